/**
 * @file
 * What a paragraph costs from text to pixels, as a multiple of what Pango
 * and Cairo take for it in the same run: the same font file, size, width
 * and coverage without hinting, drawn into memory.
 *
 * Cold is the first paragraph of a process whose fonts are open, new is one
 * of other words, warm one that was drawn before. Figures are medians of
 * processor time: what others do meanwhile does not count.
 */

#include <malloc.h>
#include <pango/pangocairo.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "arena.h"
#include "hash.h"
#include "kernel.h"
#include "state.h"
#include "text.h"

enum {
    COLD_RUNS = 15,
    WARM_RUNS = 101,
    WORDS_MAX = 48,
    TEXT_MAX = 16 * 1024,
    SIZE_PX = 28,
    LINE_PX = 38,
    WIDTH_PX = 860, /* About 66 letters. */
    HIGH_PX = 120 * LINE_PX,
    ARENA_BYTES = 64 * 1024 * 1024,
    TIMES = 6,
    DISTINCT = 10000,
};

static const struct color ink = { 26, 26, 30, 255 };

struct script {
    const char *label;
    const char *language;
    enum text_direction direction;
    const char *family; /* For Pango: the files that ours are. */
    int word_count;     /* Of 12 lines. */
    const char *words[WORDS_MAX];
};

#define DUTCH \
    "gemeenten", "de", "werken", "samen", "aan", "schoon", "water", "in", \
        "steden", "langs", "een", "rivier", "jaarlijks", "delen", "zij", \
        "kennis", "over", "bestuur,", "afvalverwerking", "en", "onderwijs.", \
        "Burgers", "praten", "mee"
#define UKRAINIAN \
    "громади", "та", "міста", "разом", "працюють", "над", "чистою", "водою", \
        "у", "селах", "біля", "річки", "щороку", "вони", "діляться", \
        "знаннями", "про", "управління,", "відходи", "й", "освіту.", \
        "Мешканці", "беруть", "участь"
#define ARABIC \
    "البلديات", "تعمل", "معا", "من", "أجل", "مياه", "نظيفة", "في", "المدن", \
        "على", "ضفاف", "النهر", "كل", "عام", "تتبادل", "المعرفة", "حول", \
        "الإدارة،", "النفايات", "والتعليم.", "يشارك", "السكان", "أيضا", "هنا"

static const struct script scripts[] = {
    { "Dutch", "nl", TEXT_LTR, "Inter", 104, { DUTCH } },
    { "Ukrainian", "uk", TEXT_LTR, "Inter", 100, { UKRAINIAN } },
    { "Arabic", "ar", TEXT_RTL, "Noto Sans Arabic", 160, { ARABIC } },
    { "mixed",
      "nl",
      TEXT_LTR,
      "Inter,Noto Sans Arabic",
      128,
      { DUTCH, ARABIC } },
};

/* Something that draws paragraphs into the same kind of memory. */
struct engine {
    const struct script *script;
    uint32_t *pixels;
    struct text *text;
    struct region region;
    PangoFontMap *fonts;
    PangoContext *context;
    cairo_surface_t *surface;
    cairo_t *cairo;
};

typedef int draw_paragraph(struct engine *e, const char *text);

static void require(bool ok, const char *what)
{
    if (!ok) {
        (void)fprintf(stderr, "bench_text: %s\n", what);
        exit(EXIT_FAILURE);
    }
}

static void clear(struct engine *e)
{
    memset(e->pixels, 0xFF, sizeof(*e->pixels) * WIDTH_PX * HIGH_PX);
}

/* @p seed chooses the words. */
static void write_paragraph(const struct script *s, int times, uint64_t seed,
                            char out[TEXT_MAX])
{
    size_t known = 0;
    size_t len = 0;
    uint64_t random = hash_int(HASH_START, (int)seed);

    while (known < WORDS_MAX && s->words[known]) {
        known++;
    }
    for (int i = 0; i < s->word_count * times; i++) {
        random = hash_int(random, i);
        const char *word = s->words[(random >> 16) % known];
        require(len + strlen(word) + 2 < TEXT_MAX, "text too long");
        len += (size_t)sprintf(out + len, "%s%s", i > 0 ? " " : "", word);
    }
}

/* ---- ours ---------------------------------------------------------------- */

static struct text_params params_of(const struct script *s, const char *text)
{
    return (struct text_params){
        .text = text,
        .style = { FACE_TEXT, SIZE_PX, LINE_PX, 0, false },
        .language = s->language,
        .direction = s->direction,
        .width_px = WIDTH_PX,
    };
}

static void draw_mask(const struct engine *e, const struct text_mask *mask,
                      int x, int y)
{
    const int left = x < 0 ? 0 : x;
    const int end = x + mask->w_px < WIDTH_PX ? x + mask->w_px : WIDTH_PX;

    for (int row = 0; row < mask->h_px; row++) {
        if (y + row >= 0 && y + row < HIGH_PX && left < end) {
            kernel_mask(e->pixels + (ptrdiff_t)(y + row) * WIDTH_PX + left,
                        mask->pixels + (ptrdiff_t)row * mask->stride_bytes +
                            (left - x),
                        (size_t)(end - left), ink);
        }
    }
}

static int draw_ours(struct engine *e, const char *text)
{
    struct arena arena = region_arena(&e->region);
    const struct text_params params = params_of(e->script, text);
    const struct text_block *block = text_layout(e->text, &arena, &params);

    for (size_t i = 0; i < block->line_count; i++) {
        const struct text_line *line = &block->lines[i];
        for (size_t k = 0; k < line->segment_count; k++) {
            const struct text_mask mask =
                text_mask(e->text, &block->style, &line->segments[k]);
            draw_mask(e, &mask, line->segments[k].x_px + mask.left_px,
                      line->baseline_px - mask.top_px);
        }
    }
    return (int)block->line_count;
}

/* ---- Pango and Cairo ----------------------------------------------------- */

static PangoFontDescription *describe(const struct script *s)
{
    char text[TEXT_MAX];
    write_paragraph(s, 1, 0, text);
    const struct text_params params = params_of(s, text);
    PangoFontDescription *d = pango_font_description_new();

    pango_font_description_set_family(d, s->family);
    pango_font_description_set_absolute_size(d, text_style_of(&params).size_px *
                                                    (double)PANGO_SCALE);
    return d;
}

static int draw_pango(struct engine *e, const char *text)
{
    PangoLayout *layout = pango_layout_new(e->context);

    pango_layout_set_width(layout, WIDTH_PX * PANGO_SCALE);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text(layout, text, -1);
    cairo_move_to(e->cairo, 0, 0);
    pango_cairo_show_layout(e->cairo, layout);
    cairo_surface_flush(e->surface);
    const int lines = pango_layout_get_line_count(layout);
    g_object_unref(layout);
    return lines;
}

/* The font that the first family means is the one that ours is. */
static void open_pango_font(struct engine *e, const PangoFontDescription *d)
{
    PangoFont *font = pango_context_load_font(e->context, d);
    require(font != NULL, "no font");
    PangoFontDescription *got = pango_font_describe(font);
    const char *family = pango_font_description_get_family(got);

    require(strncmp(e->script->family, family, strlen(family)) == 0,
            "fontconfig has another font");
    pango_font_description_free(got);
    g_object_unref(font);
}

static void open_pango(struct engine *e)
{
    PangoFontDescription *d = describe(e->script);
    cairo_font_options_t *options = cairo_font_options_create();

    e->surface = cairo_image_surface_create_for_data(
        (unsigned char *)e->pixels, CAIRO_FORMAT_RGB24, WIDTH_PX, HIGH_PX,
        WIDTH_PX * (int)sizeof(*e->pixels));
    e->cairo = cairo_create(e->surface);
    e->fonts = pango_cairo_font_map_new();
    e->context = pango_font_map_create_context(e->fonts);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(e->context, options);
    pango_context_set_font_description(e->context, d);
    pango_context_set_language(e->context,
                               pango_language_from_string(e->script->language));
    pango_context_set_base_dir(e->context, e->script->direction == TEXT_RTL
                                               ? PANGO_DIRECTION_RTL
                                               : PANGO_DIRECTION_LTR);
    cairo_set_source_rgb(e->cairo, ink.r / 255.0, ink.g / 255.0, ink.b / 255.0);
    open_pango_font(e, d);
    cairo_font_options_destroy(options);
    pango_font_description_free(d);
}

/* The same on our side: the font is found, nothing is shaped or drawn. */
static void open_ours(struct engine *e)
{
    const struct text_gaps gaps =
        text_find_gaps(e->text, FACE_TEXT, e->script->words[0]);
    require(gaps.count == 0, "no font has the words");
}

static struct engine engine_create(const struct script *s)
{
    struct engine e = {
        .script = s,
        .pixels = malloc(sizeof(*e.pixels) * WIDTH_PX * HIGH_PX),
        .text = text_create(true),
        .region = region_create(ARENA_BYTES),
    };

    require(e.pixels && e.text, "no fonts");
    open_ours(&e);
    open_pango(&e);
    clear(&e);
    return e;
}

static void engine_finish(struct engine *e)
{
    cairo_destroy(e->cairo);
    cairo_surface_destroy(e->surface);
    g_object_unref(e->context);
    g_object_unref(e->fonts);
    region_destroy(&e->region);
    text_destroy(e->text);
    free(e->pixels);
}

/* ---- measuring ----------------------------------------------------------- */

static double used_ms(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *times, size_t count)
{
    qsort(times, count, sizeof(*times), compare);
    return times[count / 2];
}

static double time_of(draw_paragraph *draw, struct engine *e, const char *text)
{
    clear(e);
    const double start = used_ms();
    (void)draw(e, text);
    return used_ms() - start;
}

/* In a process that has drawn nothing. */
static double cold_ms(draw_paragraph *draw, const struct script *s, int times)
{
    double runs[COLD_RUNS];
    int ends[2];

    for (int i = 0; i < COLD_RUNS; i++) {
        require(pipe(ends) == 0, "pipe");
        const pid_t child = fork();
        require(child >= 0, "fork");
        if (child == 0) {
            char text[TEXT_MAX];
            struct engine e = engine_create(s);
            write_paragraph(s, times, 1, text);
            const double ms = time_of(draw, &e, text);
            _exit(write(ends[1], &ms, sizeof(ms)) == sizeof(ms) ? 0 : 1);
        }
        require(read(ends[0], &runs[i], sizeof(*runs)) == sizeof(*runs),
                "read");
        (void)close(ends[0]);
        (void)close(ends[1]);
        (void)waitpid(child, NULL, 0);
    }
    return median(runs, COLD_RUNS);
}

/* One paragraph again and again, or @p fresh ones. */
static double warm_ms(draw_paragraph *draw, struct engine *e, bool fresh)
{
    char text[TEXT_MAX];
    double runs[WARM_RUNS];

    write_paragraph(e->script, 1, 1, text);
    (void)draw(e, text);
    for (int i = 0; i < WARM_RUNS; i++) {
        write_paragraph(e->script, 1, fresh ? (uint64_t)i + 2 : 1, text);
        runs[i] = time_of(draw, e, text);
    }
    return median(runs, WARM_RUNS);
}

/* A text of TIMES the length beside it, turn by turn. */
static double warm_growth(struct engine *e)
{
    char once[TEXT_MAX];
    char often[TEXT_MAX];
    double once_ms[WARM_RUNS];
    double often_ms[WARM_RUNS];

    write_paragraph(e->script, 1, 1, once);
    write_paragraph(e->script, TIMES, 1, often);
    (void)draw_ours(e, once);
    (void)draw_ours(e, often);
    for (int i = 0; i < WARM_RUNS; i++) {
        once_ms[i] = time_of(draw_ours, e, once);
        often_ms[i] = time_of(draw_ours, e, often);
    }
    return median(often_ms, WARM_RUNS) / median(once_ms, WARM_RUNS);
}

static void say(const char *label, double ours, double than)
{
    (void)printf("  %-10s %8.3f ms %8.3f ms %6.2f x\n", label, ours, than,
                 ours / than);
}

static size_t ink_count(const struct engine *e)
{
    size_t count = 0;
    for (size_t i = 0; i < (size_t)WIDTH_PX * HIGH_PX; i++) {
        count += (e->pixels[i] & 0xFF) < 128 ? 1 : 0;
    }
    return count;
}

static void bench_script(const struct script *s)
{
    char text[TEXT_MAX];
    struct engine e = engine_create(s);

    write_paragraph(s, 1, 1, text);
    const int lines = draw_ours(&e, text);
    const size_t ours = ink_count(&e);
    clear(&e);
    const int others = draw_pango(&e, text);
    (void)printf("%s: %d lines, %zu dark pixels; Pango %d, %zu\n", s->label,
                 lines, ours, others, ink_count(&e));

    const double warm = warm_ms(draw_ours, &e, false);
    const double cold = cold_ms(draw_ours, s, 1);
    say("cold", cold, cold_ms(draw_pango, s, 1));
    say("new", warm_ms(draw_ours, &e, true), warm_ms(draw_pango, &e, true));
    say("warm", warm, warm_ms(draw_pango, &e, false));
    (void)printf("  %d times the text: cold %.2f x, warm %.2f x\n", TIMES,
                 cold_ms(draw_ours, s, TIMES) / cold, warm_growth(&e));
    engine_finish(&e);
}

/* Whatever is shown in a day, the caches stay within their budget. */
static void bench_memory(void)
{
    char text[TEXT_MAX];
    const size_t count = sizeof(scripts) / sizeof(scripts[0]);
    struct engine e = engine_create(&scripts[0]);
    size_t most = 0;
    size_t early = 0;

    for (uint64_t i = 0; i < DISTINCT; i++) {
        e.script = &scripts[i % count];
        write_paragraph(e.script, 1, i, text);
        (void)draw_ours(&e, text);
        const size_t bytes = mask_cache_bytes(e.text->masks);
        most = bytes > most ? bytes : most;
        early = i == DISTINCT / 10 ? mallinfo2().uordblks : early;
    }
    (void)printf("%d paragraphs: at most %.2f MiB of masks, budget %.2f MiB;\n"
                 "  all memory from the 1000th on grew by %.2f MiB\n",
                 DISTINCT, (double)most / 0x1p20,
                 (double)MASK_BUDGET_BYTES / 0x1p20,
                 ((double)mallinfo2().uordblks - (double)early) / 0x1p20);
    engine_finish(&e);
    require(most <= MASK_BUDGET_BYTES, "the masks are beyond their budget");
}

int main(void)
{
    (void)printf("  12 lines     standpunt       Pango  ratio\n");
    for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
        bench_script(&scripts[i]);
    }
    bench_memory();
    return 0;
}
