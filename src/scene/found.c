#include "found.h"

#include <math.h>

enum {
    FOUND_LINK = 1, /* no other span of such a text has a number */
};

/* From the baseline down to the line, and its height, of an em. */
static const float drop = 0.19f;
static const float thickness = 0.16f;

const struct text_span *found_spans(struct arena *arena, const char *query,
                                    const char *text, size_t *count)
{
    struct search_mark marks[SEARCH_MARKS_MAX];

    *count = search_marks(query, text, marks);
    if (*count == 0) {
        return NULL;
    }
    struct text_span *spans = arena_make(arena, struct text_span, *count);
    for (size_t i = 0; i < *count; i++) {
        spans[i] = (struct text_span){ .start = marks[i].start,
                                       .len = marks[i].len,
                                       .look = { .link = FOUND_LINK } };
    }
    return spans;
}

static void draw_line(struct canvas *c, const struct text_block *block,
                      struct rect rect, const struct text_line *line)
{
    const float em = (float)block->style.size_px;

    for (size_t i = 0; i < line->segment_count; i++) {
        const struct text_segment *s = &line->segments[i];
        if (s->look.link != FOUND_LINK) {
            continue;
        }
        canvas_emit(c, &(struct draw_cmd){
                           .type = DRAW_RECT,
                           .rect = { rect.x + s->x_px,
                                     rect.y + line->baseline_px +
                                         (int)lroundf(drop * em),
                                     s->w_px, (int)lroundf(thickness * em) },
                           .color = tint(TINT_GOLD),
                       });
    }
}

void found_lines(struct canvas *c, const struct text_block *block,
                 struct rect rect)
{
    for (size_t i = 0; i < block->line_count; i++) {
        draw_line(c, block, rect, &block->lines[i]);
    }
}
