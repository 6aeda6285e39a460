#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "geom.h"
#include "glyphs.h"
#include "log.h"
#include "place.h"
#include "utf8.h"

enum {
    MASK_BYTES_MAX = 4096, /* Of a segment's text; no line holds more. */
    WIDTH_MAX_PX = 8192,
    FINE_PER_CELL = FINE / GLYPH_X_SCALE,
};

/* A glyph on its line, in cells from the segment's left edge and rows down
   from the baseline. */
struct placed_glyph {
    struct glyph_image image;
    int x, y;
};

/* Those of a run that have ink. */
struct placed_glyphs {
    struct placed_glyph *items;
    size_t count;
};

/* Glyphs as cells, GLYPH_X_SCALE times wider than the mask. */
struct canvas {
    uint8_t *cells;
    struct rect around; /* What it holds; begins and ends on whole pixels. */
};

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* Nearest, for positions left of the edge too. */
static int nearest(int64_t fine, int to)
{
    return (int)floor_div(fine + to / 2, to);
}

static struct rect glyph_rect(const struct placed_glyph *g)
{
    return (struct rect){ g->x, g->y, g->image.w, g->image.h };
}

static struct placed_glyphs place_glyphs(struct text *t,
                                         const struct text_style *style,
                                         const struct placed_run *placed,
                                         struct arena *scratch)
{
    const struct font_shape shape = fonts_shape(t->fonts, &placed->run);
    struct placed_glyphs row = {
        .items = arena_make(scratch, struct placed_glyph, shape.count),
    };

    for (size_t i = 0; i < shape.count; i++) {
        const struct font_glyph *g = &shape.glyphs[i];
        const struct glyph_image image = glyphs_image(
            t->glyphs,
            (struct glyph_key){ placed->run.file, style->size_px, g->id });
        const int64_t x = placed->x + widths_scale(style, g->x_em16);
        const int64_t y = -widths_scale(style, g->y_em16);
        if (image.cells) {
            row.items[row.count++] = (struct placed_glyph){
                .image = image,
                .x = nearest(x, FINE_PER_CELL) + image.left,
                .y = nearest(y, FINE) - image.top,
            };
        }
    }
    return row;
}

/* Room for all ink, up to a limit that no screen reaches. */
static struct canvas canvas_make(struct rect ink, struct arena *scratch)
{
    const int left = (int)floor_div(ink.x, GLYPH_X_SCALE);
    const int right = (int)-floor_div(-(ink.x + ink.w), GLYPH_X_SCALE);
    const int w_px = right - left < WIDTH_MAX_PX ? right - left : WIDTH_MAX_PX;
    const struct canvas c = {
        .around = { left * GLYPH_X_SCALE, ink.y, w_px * GLYPH_X_SCALE, ink.h },
    };
    return (struct canvas){
        .cells =
            arena_make(scratch, uint8_t, (size_t)c.around.w * (size_t)ink.h),
        .around = c.around,
    };
}

/* Edges that meet fill up to solid. */
static void add_row(uint8_t *restrict to, const uint8_t *restrict from,
                    size_t count)
{
    for (size_t i = 0; i < count; i++) {
        /* In bytes, so that a vector holds as many as it can. */
        const uint8_t sum = (uint8_t)(to[i] + from[i]);
        to[i] = sum < from[i] ? 255 : sum;
    }
}

static void paste(struct canvas *c, const struct placed_glyph *g)
{
    const struct rect part = rect_intersect(glyph_rect(g), c->around);

    for (int y = part.y; y < part.y + part.h; y++) {
        add_row(c->cells + (ptrdiff_t)(y - c->around.y) * c->around.w +
                    (part.x - c->around.x),
                g->image.cells + (ptrdiff_t)(y - g->y) * g->image.w +
                    (part.x - g->x),
                (size_t)part.w);
    }
}

static struct text_mask mask_from_canvas(const struct canvas *c)
{
    const int w = c->around.w / GLYPH_X_SCALE;
    const size_t count = (size_t)w * (size_t)c->around.h;
    uint8_t *pixels = malloc(count);

    if (!pixels) {
        log_warning("no memory for a text of %zu bytes", count);
        return (struct text_mask){ 0 };
    }
    const uint8_t *from = c->cells;
    for (size_t i = 0; i < count; i++, from += GLYPH_X_SCALE) {
        pixels[i] = (uint8_t)((from[0] + from[1] + from[2] + from[3] + 2) / 4);
    }
    return (struct text_mask){
        .pixels = pixels,
        .w_px = w,
        .h_px = c->around.h,
        .stride_bytes = w,
        .left_px = c->around.x / GLYPH_X_SCALE,
        .top_px = -c->around.y,
    };
}

_Static_assert(GLYPH_X_SCALE == 4, "a pixel of the mask is four cells");

static bool is_blank(struct span text)
{
    uint32_t c = ' ';

    for (size_t pos = 0; pos < text.len && char_is_space(c);) {
        pos += utf8_decode(text.text + pos, text.len - pos, &c);
    }
    return char_is_space(c);
}

struct text_mask mask_draw(struct text *t, const struct text_style *style,
                           struct directed segment)
{
    assert(style->size_px > 0);

    if (segment.span.len > MASK_BYTES_MAX) {
        segment.span.len = MASK_BYTES_MAX;
    }
    glyphs_trim(t->glyphs);
    struct arena scratch = region_arena(&t->scratch);
    const struct placed_runs runs = place_runs(t, style, segment, &scratch);
    struct placed_glyphs *rows =
        arena_make(&scratch, struct placed_glyphs, runs.count);
    struct rect ink = { 0 };
    for (size_t i = 0; i < runs.count; i++) {
        if (is_blank(runs.items[i].run.text)) {
            continue; /* Its font may not be needed for anything else. */
        }
        rows[i] = place_glyphs(t, style, &runs.items[i], &scratch);
        for (size_t g = 0; g < rows[i].count; g++) {
            ink = rect_union(ink, glyph_rect(&rows[i].items[g]));
        }
    }
    if (rect_is_empty(ink)) {
        return (struct text_mask){ 0 };
    }
    struct canvas canvas = canvas_make(ink, &scratch);
    for (size_t i = 0; i < runs.count; i++) {
        for (size_t g = 0; g < rows[i].count; g++) {
            paste(&canvas, &rows[i].items[g]);
        }
    }
    return mask_from_canvas(&canvas);
}
