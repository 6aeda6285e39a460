/*
 * The style sheet: the colours of the design, from the palette, then the
 * rules of assets/web.css; and the script of the page that is taken along.
 */
#include <stdlib.h>
#include <string.h>

#include "log.h"
#include "palette.h"
#include "web_room.h"

enum {
    ASSET_BYTES_MAX = 256 * 1024,
};

static void put_variable(FILE *out, const char *name, int number,
                         struct color c)
{
    (void)fprintf(out, "  --%s", name);
    if (number > 0) {
        (void)fprintf(out, "%d", number);
    }
    (void)fprintf(out, ": #%02x%02x%02x;\n", c.r, c.g, c.b);
}

static void put_colors(FILE *out)
{
    static const struct {
        const char *name;
        enum tint tint;
    } names[] = {
        { "paper", TINT_PAPER },   { "white", TINT_WHITE },
        { "tone", TINT_TONE },     { "tone-2-", TINT_TONE_2 },
        { "line", TINT_LINE },     { "ink", TINT_INK },
        { "ink-2-", TINT_INK_2 },  { "ink-3-", TINT_INK_3 },
        { "bar", TINT_STAGE_BAR }, { "stage-text", TINT_STAGE_TEXT_2 },
        { "gold", TINT_GOLD },     { "eu-blue", TINT_EU_BLUE },
    };
    (void)fputs(":root {\n", out);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        put_variable(out, names[i].name, 0, tint(names[i].tint));
    }
    for (int i = 0; i < GOAL_COUNT; i++) {
        put_variable(out, "goal-", i + 1, goal_color(i));
    }
    (void)fputs("}\n", out);
}

/* A goal's colour, what is written on it, and its bars at rest. */
static void put_goals(FILE *out)
{
    for (int i = 0; i < GOAL_COUNT; i++) {
        const struct color text = goal_text(i);
        const struct color rest = goal_tone(i);
        (void)fprintf(out,
                      ".g%d { background: var(--goal-%d); "
                      "color: #%02x%02x%02x; --rest: #%02x%02x%02x; }\n"
                      ".b%d { fill: var(--goal-%d); }\n",
                      i + 1, i + 1, text.r, text.g, text.b, rest.r, rest.g,
                      rest.b, i + 1, i + 1);
    }
}

/* @return a text in @p arena, or NULL with one line logged. */
static char *read_asset(struct arena *arena, const char *dir, const char *name,
                        size_t *len)
{
    const char *path = arena_format(arena, "%s/%s", dir, name);
    char *text = arena_make(arena, char, ASSET_BYTES_MAX);
    FILE *file = fopen(path, "rb");

    if (!file) {
        log_warning("%s cannot be read", path);
        return NULL;
    }
    *len = fread(text, 1, ASSET_BYTES_MAX, file);
    (void)fclose(file);
    return text;
}

static bool add_sheet(const struct web *web, const char *rules, size_t len)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    if (!out) {
        log_fatal_memory(len);
    }
    put_colors(out);
    put_goals(out);
    (void)fwrite(rules, 1, len, out);
    if (fclose(out) != 0) {
        log_fatal_memory(size);
    }
    const bool added = web_tree_add(web->tree, "style.css", text, size);
    free(text);
    return added;
}

bool web_add_style(const struct web *web, const char *assets_dir)
{
    struct arena arena = region_arena(web->page_memory);
    size_t sheet_len = 0;
    size_t script_len = 0;
    const char *sheet = read_asset(&arena, assets_dir, "web.css", &sheet_len);
    const char *script = read_asset(&arena, assets_dir, "web.js", &script_len);

    return sheet && script && add_sheet(web, sheet, sheet_len) &&
           web_tree_add(web->tree, "take.js", script, script_len);
}
