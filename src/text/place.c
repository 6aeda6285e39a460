#include "place.h"

#include <string.h>

#include "utf8.h"

/* A segment that is being placed. */
struct placing {
    struct text *text;
    const struct text_style *style;
    struct arena *arena;
    struct placed_run *items; /* Room for each cluster of the segment. */
    size_t count;
};

/* A cluster at most a byte, and each with its own two spaces and end. */
static size_t most_runs(struct directed segment)
{
    return segment.span.len;
}

/* @p text of @p run, at @p x. */
static void add(struct placing *p, const struct font_run *run, struct span text,
                int64_t x)
{
    char *padded = arena_make(p->arena, char, text.len + RUN_PADDING_BYTES);
    struct font_run own = *run;

    padded[0] = ' ';
    memcpy(padded + 1, text.text, text.len);
    padded[text.len + 1] = ' ';
    own.padded = padded;
    own.len = text.len;
    p->items[p->count++] = (struct placed_run){ .run = own, .x = x };
}

/* A digit stands in the middle of the width that all digits share. */
static int64_t inset(const struct placing *p, struct span cluster,
                     int64_t step_em16)
{
    const struct text_style alone = { .face = p->style->face };
    const struct directed digit = { .span = cluster };
    uint32_t c;

    (void)utf8_decode(cluster.text, cluster.len, &c);
    if (!p->style->tabular || !char_is_digit(c)) {
        return 0;
    }
    const int own = widths_measure(p->text->widths, &alone, digit).advance_em16;
    return widths_scale(p->style, (step_em16 - own) / 2);
}

/* Cluster by cluster. */
static void add_clusters(struct placing *p, const struct font_run *run,
                         int64_t start)
{
    const struct span text = { .text = run->padded + 1, .len = run->len };
    const int tracking = widths_tracking(p->style);
    int64_t em16 = 0;
    int64_t tracked = 0;

    for (size_t pos = 0; pos < text.len;) {
        struct span pair = span_from(text, pos);
        const size_t first = cluster_len(pair);
        pair.len = first + cluster_len(span_from(pair, first));
        const struct span cluster = { .text = pair.text, .len = first };
        const int step =
            widths_step_em16(p->text->widths, p->style, pair, first);
        const int64_t x = start + widths_scale(p->style, em16) + tracked;

        add(p, run, cluster, x + inset(p, cluster, step));
        em16 += step;
        tracked += tracking;
        pos += first;
    }
}

static int64_t run_advance(const struct placing *p, const struct font_run *run)
{
    const struct directed text = {
        .span = { .text = run->padded + 1, .len = run->len },
        .rtl = run->rtl,
    };
    return widths_fine(p->style,
                       widths_measure(p->text->widths, p->style, text));
}

/* All runs, from the side on which reading begins. */
static void add_runs(struct placing *p, struct run_walk *walk, int64_t width)
{
    const bool spread = p->style->tracking != 0 || p->style->tabular;
    int64_t x = walk->rtl ? width : 0;
    struct font_run run;

    while (run_walk_next(walk, &run)) {
        const int64_t advance = run_advance(p, &run);
        const int64_t left = walk->rtl ? x - advance : x;
        if (spread && !run.rtl) {
            add_clusters(p, &run, left);
        } else {
            add(p, &run, (struct span){ run.padded + 1, run.len }, left);
        }
        x = walk->rtl ? left : x + advance;
    }
}

struct placed_runs place_runs(struct text *t, const struct text_style *style,
                              struct directed segment, struct arena *arena)
{
    const int64_t width =
        widths_fine(style, widths_measure(t->widths, style, segment));
    struct placing p = {
        .text = t,
        .style = style,
        .arena = arena,
        .items = arena_make(arena, struct placed_run, most_runs(segment)),
    };
    struct run_walk walk = {
        .fonts = t->fonts,
        .face = style->face,
        .text = segment.span,
        .rtl = segment.rtl,
        .buffer = arena_make(arena, char, segment.span.len + RUN_PADDING_BYTES),
    };

    add_runs(&p, &walk, width);
    return (struct placed_runs){
        .items = p.items,
        .count = p.count,
        .width = width,
    };
}
