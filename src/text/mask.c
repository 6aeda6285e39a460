#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "log.h"
#include "place.h"
#include "utf8.h"

/*
 * Glyphs are drawn into a canvas of coverage that is BRUSH_X_SCALE times
 * wider than the mask, and averaged into it. FreeType's coverage is an exact
 * area, so the average is one too.
 */
struct canvas {
    uint8_t *cells;
    int w, h;   /* In cells: quarter pixels across, whole ones down. */
    int origin; /* Cell of the segment's left edge. */
    int baseline;
    struct rect used; /* All ink is in it. */
};

enum {
    MASK_BYTES_MAX = 4096, /* Of a segment's text; no line holds more. */
    CANVAS_W_MAX_PX = 8192,
    FINE_PER_CELL = FINE / BRUSH_X_SCALE,
};

/* What is drawn with. */
struct drawing {
    struct text *text;
    const struct text_style *style;
    struct canvas canvas;
};

static struct canvas canvas_make(const struct text_style *style,
                                 int64_t width_px, struct arena *scratch)
{
    /* Ink hangs over by less than an em; Noto Sans Arabic, the tallest
       font, needs 1.4 em above the baseline and 0.8 em below. */
    const int em = style->size_px;
    const int64_t most =
        width_px < CANVAS_W_MAX_PX ? width_px : CANVAS_W_MAX_PX;
    struct canvas c = {
        .w = (int)((most > 0 ? most : 0) + 2 * em) * BRUSH_X_SCALE,
        .h = em * 5 / 2 + 2,
        .origin = em * BRUSH_X_SCALE,
        .baseline = em * 3 / 2 + 1,
    };
    c.cells = arena_make(scratch, uint8_t, (size_t)c.w * (size_t)c.h);
    return c;
}

/* The row of a surface on which its text stands. SDL_ttf makes the surface
   higher, upwards or downwards, when ink leaves the font's own height. */
static int surface_baseline(TTF_Font *font, const char *text,
                            const SDL_Surface *s)
{
    const int ascent = TTF_FontAscent(font);
    const int height = TTF_FontHeight(font);
    int lowest = ascent - height;

    if (s->h <= height) {
        return ascent;
    }
    for (size_t pos = 0, len = strlen(text); pos < len;) {
        uint32_t c;
        int bottom = 0;
        pos += utf8_decode(text + pos, len - pos, &c);
        (void)TTF_GlyphMetrics32(font, c, NULL, NULL, &bottom, NULL, NULL);
        lowest = bottom < lowest ? bottom : lowest;
    }
    const int below = ascent - height - lowest;
    const int above = s->h - height - below;
    return ascent + (above > 0 ? above : 0);
}

static struct rect surface_part(const struct canvas *c, const SDL_Surface *s,
                                int x, int y)
{
    const struct rect whole = { .w = c->w, .h = c->h };
    return rect_intersect((struct rect){ x, y, s->w, s->h }, whole);
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

/* Add the coverage of @p s at (x, y). */
static void paste(struct canvas *c, const SDL_Surface *s, int x, int y)
{
    const struct rect part = surface_part(c, s, x, y);

    for (int row = part.y; row < part.y + part.h; row++) {
        const uint8_t *from = (const uint8_t *)s->pixels +
                              (ptrdiff_t)(row - y) * s->pitch + (part.x - x);
        add_row(c->cells + (ptrdiff_t)row * c->w + part.x, from,
                (size_t)part.w);
    }
    c->used = rect_union(c->used, part);
}

/* Draw @p run, its origin at @p x in 64ths of a pixel. */
static void draw_run(struct drawing *d, const struct font_run *run, int64_t x)
{
    const SDL_Color black = { 0, 0, 0, 255 };
    const SDL_Color white = { 255, 255, 255, 255 };
    TTF_Font *font = fonts_brush(d->text->fonts, run, d->style->size_px);
    if (!font) {
        return;
    }
    /* Its colours are the 256 from black to white: a pixel is coverage. */
    SDL_Surface *s = TTF_RenderUTF8_Shaded(font, run->padded, white, black);
    if (!s) {
        log_warning("a text cannot be drawn: %s", TTF_GetError());
        return;
    }
    assert(s->format->BytesPerPixel == 1);

    int space_w = 0;
    (void)TTF_SizeUTF8(font, " ", &space_w, NULL);
    const int64_t cell = (x + FINE_PER_CELL / 2) / FINE_PER_CELL;
    paste(&d->canvas, s, d->canvas.origin + (int)cell - space_w,
          d->canvas.baseline - surface_baseline(font, run->padded, s));
    SDL_FreeSurface(s);
}

static bool row_has_ink(const struct canvas *c, int row)
{
    const uint8_t *cells = c->cells + (ptrdiff_t)row * c->w;
    unsigned any = 0;

    for (int i = 0; i < c->w; i++) {
        any |= cells[i]; /* No early end: few rows are asked, most empty. */
    }
    return any != 0;
}

/* First and last column, in pixels, that have ink between two rows. */
static void find_columns(const struct canvas *c, struct rect *ink)
{
    int first = c->w;
    int last = -1;

    for (int row = ink->y; row < ink->y + ink->h; row++) {
        const uint8_t *cells = c->cells + (ptrdiff_t)row * c->w;
        int left = 0;
        while (left < first && cells[left] == 0) {
            left++;
        }
        int right = c->w - 1;
        while (right > last && cells[right] == 0) {
            right--;
        }
        first = left < first ? left : first;
        last = right > last ? right : last;
    }
    ink->x = first / BRUSH_X_SCALE;
    ink->w = last / BRUSH_X_SCALE - ink->x + 1;
}

/* The smallest rectangle, in pixels of the mask, around all ink. */
static struct rect find_ink(const struct canvas *c)
{
    struct rect ink = { .y = c->used.y, .h = c->used.y + c->used.h };

    while (ink.h > ink.y && !row_has_ink(c, ink.h - 1)) {
        ink.h--;
    }
    while (ink.y < ink.h && !row_has_ink(c, ink.y)) {
        ink.y++;
    }
    ink.h -= ink.y;
    if (ink.h > 0) {
        find_columns(c, &ink);
    }
    return ink;
}

static struct text_mask mask_from_canvas(const struct canvas *c)
{
    const struct rect ink = find_ink(c);
    const size_t bytes = (size_t)ink.w * (size_t)ink.h;
    if (bytes == 0) {
        return (struct text_mask){ 0 };
    }

    uint8_t *pixels = malloc(bytes);
    if (!pixels) {
        log_warning("no memory for a text of %zu bytes", bytes);
        return (struct text_mask){ 0 };
    }
    uint8_t *to = pixels;
    for (int row = ink.y; row < ink.y + ink.h; row++) {
        const uint8_t *from =
            c->cells + (ptrdiff_t)row * c->w + (ptrdiff_t)ink.x * BRUSH_X_SCALE;
        for (int col = 0; col < ink.w; col++, from += BRUSH_X_SCALE) {
            *to++ = (uint8_t)((from[0] + from[1] + from[2] + from[3] + 2) / 4);
        }
    }
    return (struct text_mask){
        .pixels = pixels,
        .w_px = ink.w,
        .h_px = ink.h,
        .stride_bytes = ink.w,
        .left_px = ink.x - c->origin / BRUSH_X_SCALE,
        .top_px = c->baseline - ink.y,
    };
}

_Static_assert(BRUSH_X_SCALE == 4, "a pixel of the mask is four cells");

struct text_mask mask_draw(struct text *t, const struct text_style *style,
                           struct directed segment)
{
    assert(style->size_px > 0);

    if (segment.span.len > MASK_BYTES_MAX) {
        segment.span.len = MASK_BYTES_MAX;
    }
    struct arena scratch = region_arena(&t->scratch);
    const struct placed_runs placed = place_runs(t, style, segment, &scratch);
    struct drawing d = {
        .text = t,
        .style = style,
        .canvas = canvas_make(style, placed.width / FINE, &scratch),
    };

    for (size_t i = 0; i < placed.count; i++) {
        draw_run(&d, &placed.items[i].run, placed.items[i].x);
    }
    return mask_from_canvas(&d.canvas);
}
