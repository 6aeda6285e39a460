#include "widths.h"

#include <assert.h>
#include <stdlib.h>

#include "hash.h"
#include "log.h"
#include "utf8.h"

enum {
    SET_COUNT = 4096, /* A power of two. */
    SET_SIZE = 4,
};

struct width_entry {
    uint64_t key; /* 0: free. */
    struct width width;
    uint32_t used; /* Turn of the last use; wraps, which only costs time. */
};

struct widths {
    struct fonts *fonts;
    struct width_entry entries[SET_COUNT][SET_SIZE];
    uint32_t turn;
    struct missing missing;
    char buffer[TEXT_BYTES_MAX]; /* Of a run. */
};

struct widths *widths_create(struct fonts *fonts)
{
    struct widths *w = calloc(1, sizeof(*w));
    if (!w) {
        log_fatal_memory(sizeof(*w));
    }
    w->fonts = fonts;
    return w;
}

void widths_destroy(struct widths *w)
{
    free(w);
}

static int count_clusters(struct span text)
{
    int count = 0;
    for (size_t pos = 0; pos < text.len; count++) {
        pos += cluster_len(span_from(text, pos));
    }
    return count;
}

static bool begins_with_digit(struct span text)
{
    uint32_t c;
    (void)utf8_decode(text.text, text.len, &c);
    return char_is_digit(c);
}

/* Run by run, each shaped whole. */
static struct width measure_runs(struct widths *w, enum text_face face,
                                 struct directed text)
{
    struct width width = { 0 };
    struct run_walk walk = {
        .fonts = w->fonts,
        .face = face,
        .text = text.span,
        .rtl = text.rtl,
        .buffer = w->buffer,
        .missing = &w->missing,
    };
    struct font_run run;

    while (run_walk_next(&walk, &run)) {
        width.advance_em16 += fonts_advance_em16(w->fonts, &run);
        if (!run.rtl) {
            width.tracked_count += count_clusters(run.text);
        }
    }
    return width;
}

/* Cluster by cluster, so that digits can have a width of their own. */
static struct width measure_tabular(struct widths *w,
                                    const struct text_style *style,
                                    struct span text)
{
    const struct text_style plain = { .face = style->face };
    struct width width = { 0 };

    for (size_t pos = 0; pos < text.len;) {
        struct span pair = span_from(text, pos);
        const size_t first = cluster_len(pair);
        pair.len = first + cluster_len(span_from(pair, first));
        const struct directed one = { .span = { pair.text, first } };
        width.advance_em16 += widths_step_em16(w, style, pair, first);
        width.tracked_count += widths_measure(w, &plain, one).tracked_count;
        pos += first;
    }
    return width;
}

/* The place of @p key, or the one in its set to give away. */
static struct width_entry *find_entry(struct widths *w, uint64_t key)
{
    struct width_entry *set = w->entries[key & (SET_COUNT - 1)];
    struct width_entry *oldest = &set[0];

    for (int i = 0; i < SET_SIZE; i++) {
        if (set[i].key == key) {
            return &set[i];
        }
        if (set[i].used < oldest->used) {
            oldest = &set[i];
        }
    }
    return oldest;
}

static int64_t widest_digit_em16(struct widths *w, enum text_face face)
{
    const struct text_style style = { .face = face };
    int64_t widest = 0;

    for (int i = 0; i < 10; i++) {
        const char c = (char)('0' + i);
        const struct directed digit = { .span = { .text = &c, .len = 1 } };
        const int64_t advance = widths_measure(w, &style, digit).advance_em16;
        widest = advance > widest ? advance : widest;
    }
    return widest;
}

struct width widths_measure(struct widths *w, const struct text_style *style,
                            struct directed text)
{
    assert(text.span.len <= TEXT_BYTES_MAX);

    uint64_t key = hash_int(HASH_START, (int)style->face);
    key = hash_int(key, style->tabular);
    key = hash_int(key, text.rtl);
    key = hash_bytes(key, text.span.text, text.span.len);
    key = key == 0 ? 1 : key;

    struct width_entry *e = find_entry(w, key);
    if (e->key != key) {
        const struct width width = style->tabular && !text.rtl
                                       ? measure_tabular(w, style, text.span)
                                       : measure_runs(w, style->face, text);
        /* Measuring may have used the table: look for a place again. */
        e = find_entry(w, key);
        *e = (struct width_entry){ .key = key, .width = width };
    }
    e->used = ++w->turn;
    return e->width;
}

int64_t widths_step_em16(struct widths *w, const struct text_style *style,
                         struct span text, size_t first)
{
    const struct text_style kerned = { .face = style->face };
    const struct directed one = { .span = { text.text, first } };
    const struct directed two = { .span = span_from(text, first) };
    const struct directed both = { .span = text };

    if (style->tabular && begins_with_digit(one.span)) {
        return widest_digit_em16(w, style->face);
    }
    if (two.span.len == 0 || (style->tabular && begins_with_digit(two.span))) {
        return widths_measure(w, &kerned, one).advance_em16;
    }
    return widths_measure(w, &kerned, both).advance_em16 -
           widths_measure(w, &kerned, two).advance_em16;
}

int64_t widths_scale(const struct text_style *style, int64_t em16)
{
    return em16 * style->size_px * FINE / EM16;
}

int widths_tracking(const struct text_style *style)
{
    return style->tracking * style->size_px * FINE / 1000;
}

int64_t widths_fine(const struct text_style *style, struct width width)
{
    return widths_scale(style, width.advance_em16) +
           (int64_t)widths_tracking(style) * width.tracked_count;
}

const struct missing *widths_missing(const struct widths *w)
{
    return &w->missing;
}
