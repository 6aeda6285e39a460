#include "plot.h"

#include <stdbool.h>
#include <string.h>

#include "table.h"

/* Pixels of the picture. */
enum {
    W_PX = 1200,
    MARGIN_PX = 40,
    COLUMN_PX = 580,
    TITLE_PX = 26, /* from line to line */
    HEADING_PX = 34,
    BAR_PX = 24,
    BAR_GAP_PX = 6,
    NAME_PX = 130, /* left of the bars */
    BAR_MAX_PX = 290,
    PANEL_GAP_PX = 26,
    COLUMNS = 2,
};

struct panel {
    const char *measure;
    const char *size;
    const char *heading;
};

static const struct panel panels[] = {
    { "start_ms", "1920x1080", "Start to first complete frame, ms" },
    { "press_ms", "1920x1080", "Touch to first changed pixel, ms" },
    { "cut_ms", "1920x1080", "Key to the next slide of a talk, ms" },
    { "home_pss_mb", "1920x1080", "Memory at home, MB" },
    { "fade_gaps", "3840x2160", "Crossfades at 4K: gaps over 25 ms" },
    { "fade_cpu_ms", "1920x1080", "CPU of one crossfade at 1080p, ms" },
    { "fade_fps", "3840x2160",
      "Crossfade at 4K, frames a second (more is better)" },
    { "slide_fps", "3840x2160",
      "Slide at 4K, frames a second (more is better)" },
};

enum {
    PANELS = sizeof(panels) / sizeof(panels[0]),
};

static void write_text(FILE *file, const char *text)
{
    for (const char *at = text; *at; at++) {
        switch (*at) {
        case '<':
            (void)fputs("&lt;", file);
            break;
        case '&':
            (void)fputs("&amp;", file);
            break;
        default:
            (void)fputc(*at, file);
        }
    }
}

static void text_at(FILE *file, int x_px, int y_px, const char *look,
                    const char *text)
{
    (void)fprintf(file, "<text x=\"%d\" y=\"%d\" class=\"%s\">", x_px, y_px,
                  look);
    write_text(file, text);
    (void)fputs("</text>\n", file);
}

static bool is_drawn(const struct results *all, const struct panel *panel,
                     const char *program)
{
    const struct result *r =
        results_lookup(all, program, panel->size, panel->measure);

    return r && r->kind != RESULT_NONE;
}

static int bar_count(const struct results *all, const struct panel *panel)
{
    const struct table_names programs = table_programs(all);
    int count = 0;

    for (size_t i = 0; i < programs.count; i++) {
        count += is_drawn(all, panel, programs.list[i]) ? 1 : 0;
    }
    return count;
}

static int panel_height(const struct results *all, const struct panel *panel)
{
    const int bars = bar_count(all, panel);

    return bars == 0 ? 0
                     : HEADING_PX + bars * (BAR_PX + BAR_GAP_PX) + PANEL_GAP_PX;
}

static double greatest(const struct results *all, const struct panel *panel)
{
    const struct table_names programs = table_programs(all);
    double most = 0;

    for (size_t i = 0; i < programs.count; i++) {
        const struct result *r =
            results_lookup(all, programs.list[i], panel->size, panel->measure);
        most = r && r->value > most ? r->value : most;
    }
    return most;
}

static void write_bar(FILE *file, int x_px, int y_px, double part, bool first)
{
    (void)fprintf(file,
                  "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" "
                  "rx=\"4\" fill=\"%s\"/>\n",
                  x_px + NAME_PX, y_px, 2.0 + part * BAR_MAX_PX, BAR_PX,
                  first ? "#f5b800" : "#bdb8af");
}

static const struct measure_info *find_info(const char *id)
{
    const struct measure_info *info = measures;

    while (info->id && strcmp(info->id, id) != 0) {
        info++;
    }
    return info;
}

static void write_panel(FILE *file, const struct results *all,
                        const struct panel *panel, const int at_px[2])
{
    const struct table_names programs = table_programs(all);
    const struct measure_info *info = find_info(panel->measure);
    const struct result *base =
        results_lookup(all, programs.list[0], panel->size, panel->measure);
    const double most = greatest(all, panel);
    int y_px = at_px[1] + HEADING_PX;

    text_at(file, at_px[0], at_px[1] + 20, "heading", panel->heading);
    for (size_t i = 0; i < programs.count; i++) {
        char cell[TABLE_CELL_BYTES];
        const struct result *r =
            results_lookup(all, programs.list[i], panel->size, panel->measure);
        if (!is_drawn(all, panel, programs.list[i])) {
            continue;
        }
        const double part = most > 0 ? r->value / most : 0;
        table_cell(cell, info, r, base);
        text_at(file, at_px[0], y_px + 17, "name", programs.list[i]);
        write_bar(file, at_px[0], y_px, part, i == 0);
        text_at(file,
                at_px[0] + NAME_PX + 10 + (int)(part * (double)BAR_MAX_PX),
                y_px + 17, "name", cell);
        y_px += BAR_PX + BAR_GAP_PX;
    }
}

/* Panels fill rows of two; a row is as high as its higher one. */
static int row_height(const struct results *all, int first)
{
    const int left = panel_height(all, &panels[first]);
    const int right =
        first + 1 < PANELS ? panel_height(all, &panels[first + 1]) : 0;

    return left > right ? left : right;
}

static int titles_height(char *const *titles)
{
    int count = 0;

    while (titles[count]) {
        count++;
    }
    return MARGIN_PX + count * TITLE_PX + PANEL_GAP_PX;
}

static void write_head(FILE *file, const struct results *all,
                       char *const *titles)
{
    int h_px = titles_height(titles);

    for (int i = 0; i < PANELS; i += COLUMNS) {
        h_px += row_height(all, i);
    }
    (void)fprintf(file,
                  "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                  "viewBox=\"0 0 %d %d\" font-family=\"Inter, sans-serif\" "
                  "fill=\"#1a1a1e\">\n"
                  "<style>.heading, .title { font-weight: 600; font-size: "
                  "19px } .name, .small { font-size: 15px; white-space: pre } "
                  ".small { fill: #504e4b }</style>\n"
                  "<rect width=\"%d\" height=\"%d\" fill=\"#faf8f4\"/>\n",
                  W_PX, h_px, W_PX, h_px);
    for (int i = 0; titles[i]; i++) {
        text_at(file, MARGIN_PX, MARGIN_PX + i * TITLE_PX,
                i == 0 ? "title" : "small", titles[i]);
    }
}

void plot_write(FILE *file, const struct results *all, char *const *titles)
{
    int y_px = titles_height(titles);

    write_head(file, all, titles);
    for (int i = 0; i < PANELS; i++) {
        const int column = i % COLUMNS;
        const int at_px[2] = { MARGIN_PX + column * COLUMN_PX, y_px };
        if (bar_count(all, &panels[i]) > 0) {
            write_panel(file, all, &panels[i], at_px);
        }
        if (column == COLUMNS - 1) {
            y_px += row_height(all, i - column);
        }
    }
    (void)fputs("</svg>\n", file);
}
