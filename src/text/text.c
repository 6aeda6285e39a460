#include "text.h"

#include <stdlib.h>
#include <string.h>

#include "bidi.h"
#include "hash.h"
#include "log.h"
#include "state.h"

enum {
    /* The pieces and cuts of the longest paragraph, or the canvas of the
       largest line; only what is touched costs memory. */
    SCRATCH_BYTES = 256 * 1024 * 1024,
};

struct text *text_create_from(const struct fonts_params *params,
                              const char *hyphen_dir, bool hinted)
{
    struct fonts *fonts = fonts_create(params);
    if (!fonts) {
        return NULL; /* fonts_create has said why. */
    }

    struct text *t = calloc(1, sizeof(*t));
    if (!t) {
        log_fatal_memory(sizeof(*t));
    }
    *t = (struct text){
        .fonts = fonts,
        .glyphs = glyphs_create(fonts, hinted),
        .hyphens = hyphens_create(hyphen_dir),
        .widths = widths_create(fonts),
        .masks = mask_cache_create(),
        .scratch = region_create(SCRATCH_BYTES),
    };
    return t;
}

struct text *text_create(bool hinted)
{
    const struct fonts_params params = {
        .inter_dir = STANDPUNT_INTER_DIR,
        .noto_dir = STANDPUNT_NOTO_DIR,
    };
    return text_create_from(&params, STANDPUNT_HYPHEN_DIR, hinted);
}

void text_destroy(struct text *t)
{
    if (!t) {
        return;
    }
    mask_cache_destroy(t->masks);
    widths_destroy(t->widths);
    hyphens_destroy(t->hyphens);
    glyphs_destroy(t->glyphs);
    fonts_destroy(t->fonts);
    region_destroy(&t->scratch);
    free(t);
}

static struct span limited(const char *text)
{
    const size_t len = strlen(text);
    return (struct span){
        .text = text,
        .len = len < TEXT_BYTES_MAX ? len : TEXT_BYTES_MAX,
    };
}

/* To the next whole pixel, so that the text fits into what is said. */
static int pixels_up(int64_t fine)
{
    return fine > 0 ? (int)((fine + FINE - 1) / FINE) : 0;
}

int text_width_px(struct text *t, const struct text_style *style,
                  const char *text)
{
    const struct span span = limited(text);
    struct arena scratch = region_arena(&t->scratch);
    uint8_t *levels = arena_make(&scratch, uint8_t, span.len);
    struct width sum = { 0 };

    bidi_levels(span, false, levels, scratch);
    for (size_t pos = 0; pos < span.len;) {
        const size_t len = bidi_level_len(levels + pos, span.len - pos);
        const struct directed part = {
            .span = { .text = text + pos, .len = len },
            .rtl = levels[pos] % 2 == 1,
        };
        const struct width w = widths_measure(t->widths, style, part);
        sum.advance_em16 += w.advance_em16;
        sum.tracked_count += w.tracked_count;
        pos += len;
    }
    const int after = sum.tracked_count > 0 ? widths_tracking(style) : 0;
    return pixels_up(widths_fine(style, sum) - after);
}

int text_cap_height_px(struct text *t, const struct text_style *style)
{
    const struct font_metrics m = fonts_metrics(t->fonts, style->face);
    return (int)((widths_scale(style, m.capital_em16) + FINE / 2) / FINE);
}

struct text_mask text_mask(struct text *t, const struct text_style *style,
                           const struct text_segment *segment)
{
    const struct directed text = {
        .span = limited(segment->text),
        .rtl = segment->direction == TEXT_RTL,
    };

    struct text_style own = *style;
    own.face = fonts_face(style->face, segment->look);

    uint64_t key = hash_int(HASH_START, (int)own.face);
    key = hash_int(key, style->size_px);
    key = hash_int(key, style->tracking);
    key = hash_int(key, style->tabular);
    key = hash_int(key, text.rtl);
    key = hash_string(key, segment->text);

    const struct text_mask *known = mask_cache_lookup(t->masks, key);
    if (known) {
        return *known;
    }
    const struct text_mask mask = mask_draw(t, &own, text);
    mask_cache_add(t->masks, key, &mask);
    return mask;
}

size_t text_missing_count(const struct text *t)
{
    return widths_missing(t->widths)->count;
}

uint32_t text_missing(const struct text *t, size_t index)
{
    const struct missing *m = widths_missing(t->widths);
    return index < m->char_count ? m->chars[index] : 0;
}
