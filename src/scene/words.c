/*
 * Words on a canvas: which string, in which style, in which box.
 */
#include <string.h>

#include "canvas.h"
#include "found.h"
#include "text_link.h"

enum {
    STEP_PERCENT = 6, /* a heading steps down by this much */
};

/* What was set, and how high its box may be. */
struct placed {
    const struct text_block *block;
    struct rect rect;
};

static int lines_that_fit(int h_px, const struct text_style *style)
{
    /* The last line may reach below its box by its own leading. */
    const int lines = (h_px + style->line_px - style->size_px) /
                      (style->line_px > 0 ? style->line_px : 1);
    return lines < 1 ? 1 : lines;
}

/* What fell back to another language keeps that language's ways. */
static const char *language_of(const struct canvas *c, const struct words *w)
{
    if (w->language) {
        return w->language;
    }
    return w->source && w->source->where.file
               ? c->content->languages[w->source->written_in[c->language_index]]
               : c->language;
}

/*
 * Start and end are the layout's; the text room's are the paragraph's. They
 * differ where one runs against the other.
 */
static enum text_align align_of(const struct canvas *c, const struct words *w,
                                bool rtl)
{
    if (rtl == c->mirrored || w->align == TEXT_CENTER) {
        return w->align;
    }
    return w->align == TEXT_START ? TEXT_END : TEXT_START;
}

/* Whether what is set has all of the source's string in it, as it is. */
static bool shows_source(const struct canvas *c, const struct words *w)
{
    return w->source && (w->lead > 0 || w->text == canvas_say(c, w->source));
}

/* What a mark of the source covers of a part of its string. */
static struct text_span span_in_part(const struct words *w,
                                     const struct mark *mark)
{
    const size_t end = w->skip + strlen(w->text);
    const size_t from = mark->start > w->skip ? mark->start : w->skip;
    const size_t to =
        mark->start + mark->len < end ? mark->start + mark->len : end;

    return (struct text_span){
        .start = from - w->skip,
        .len = to > from ? to - from : 0,
        .look = { .strong = mark->bold, .italic = mark->italic },
    };
}

static void set_part_spans(struct canvas *c, const struct words *w,
                           struct text_params *params)
{
    const struct mark_list *marks = w->source->marks[c->language_index];
    struct text_span *spans =
        arena_make(c->arena, struct text_span, marks ? marks->count : 0);

    params->spans = spans;
    for (size_t i = 0; marks && i < marks->count; i++) {
        const struct text_span span = span_in_part(w, &marks->items[i]);
        if (span.len > 0) {
            spans[params->span_count++] = span;
        }
    }
}

/* The marks of the source, where its string stands in the text. */
static void set_spans(struct canvas *c, const struct words *w,
                      struct text_params *params)
{
    const struct mark_list *marks =
        shows_source(c, w) ? w->source->marks[c->language_index] : NULL;
    if (!marks) {
        return;
    }
    struct text_span *spans =
        arena_make(c->arena, struct text_span, marks->count);

    for (size_t i = 0; i < marks->count; i++) {
        const struct mark *mark = &marks->items[i];
        spans[i] = (struct text_span){
            .start = w->lead + mark->start,
            .len = mark->len,
            .look = { .strong = mark->bold,
                      .italic = mark->italic,
                      .link = w->links ? mark->link + 1 : 0 },
        };
    }
    params->spans = spans;
    params->span_count = marks->count;
}

static const struct text_block *set_at(struct canvas *c, const struct words *w,
                                       struct rect rect, int percent)
{
    const char *language = language_of(c, w);
    const bool rtl = language_is_rtl(language);
    struct text_params params = {
        .text = w->text,
        .style = canvas_style(c, w->role, percent),
        .language = language,
        .direction = rtl ? TEXT_RTL : TEXT_LTR,
        .width_px = rect.w < 1 ? 1 : rect.w,
        .lines_max = w->lines_max,
        .align = align_of(c, w, rtl),
        .balanced = w->heading,
    };
    if (w->query) {
        params.spans =
            found_spans(c->arena, w->query, w->text, &params.span_count);
    } else if (w->part) {
        set_part_spans(c, w, &params);
    } else {
        set_spans(c, w, &params);
    }

    if (rect.h > 0) {
        const struct text_style style = text_style_of(&params);
        const int fit = lines_that_fit(rect.h, &style);
        if (params.lines_max == 0 || fit < params.lines_max) {
            params.lines_max = fit;
        }
    }
    return text_layout(c->p->text, c->arena, &params);
}

/* One line stands even in a box that is lower than it. */
static bool fits(const struct text_block *block, struct rect rect)
{
    return !block->clipped && (rect.h <= 0 || block->line_count != 1 ||
                               block->style.size_px <= rect.h);
}

/* A heading steps down the scale until it fits; body text never shrinks. */
static const struct text_block *set(struct canvas *c, const struct words *w,
                                    struct rect rect)
{
    const struct text_block *block = set_at(c, w, rect, 100);
    const int smallest = w->heading ? type_smallest_percent(w->role) : 100;

    for (int percent = 100 - STEP_PERCENT;
         !fits(block, rect) && percent >= smallest; percent -= STEP_PERCENT) {
        block = set_at(c, w, rect, percent);
    }
    return block;
}

static struct placed set_in_box(struct canvas *c, const struct words *w)
{
    struct rect rect = canvas_rect_px(c, w->box);
    const struct text_block *block = set(c, w, rect);
    const int room_px = rect.h - block->h_px;

    if (w->vertical == FROM_MIDDLE) {
        rect.y += room_px / 2;
    } else if (w->vertical == FROM_BOTTOM) {
        rect.y += room_px;
    }
    rect.h = block->h_px;
    return (struct placed){ block, rect };
}

float canvas_line(const struct canvas *c, const struct words *w)
{
    const struct text_params params = {
        .text = w->text,
        .style = canvas_style(c, w->role, 100),
        .direction = language_is_rtl(language_of(c, w)) ? TEXT_RTL : TEXT_LTR,
    };
    return (float)text_style_of(&params).line_px / c->unit;
}

static struct box taken(const struct canvas *c, const struct words *w,
                        const struct placed *s)
{
    return (struct box){
        .x = w->box.x,
        .y = (float)s->rect.y / c->unit,
        .w = (float)s->block->w_px / c->unit,
        .h = (float)s->rect.h / c->unit,
    };
}

struct box canvas_measure(struct canvas *c, const struct words *words)
{
    const struct placed s = set_in_box(c, words);
    return taken(c, words, &s);
}

bool canvas_fits(struct canvas *c, const struct words *words)
{
    const struct rect rect = canvas_rect_px(c, words->box);
    return fits(set(c, words, rect), rect);
}

/* Of the string that is shown: another language's where it fell back. */
static struct draw_source source_of(const struct canvas *c,
                                    const struct text *text)
{
    if (!text) {
        return (struct draw_source){ 0 };
    }
    const struct content_where *where = &text->where;
    return (struct draw_source){
        .file = where->file,
        .path = where->path,
        .line = where->in[c->language_index].line,
        .column = where->in[c->language_index].column,
    };
}

static void draw_links(struct canvas *c, const struct words *words,
                       const struct placed *s)
{
    const struct mark_list *marks = words->source->marks[c->language_index];

    if (marks && marks->link_count > 0) {
        text_link_draw(c, &(struct linked){
                              .block = s->block,
                              .rect = s->rect,
                              .say = canvas_say(c, words->source),
                              .marks = marks,
                              .color = words->color,
                          });
    }
}

struct box canvas_words(struct canvas *c, const struct words *words)
{
    if (words->text[0] == '\0') {
        return (struct box){ words->box.x, words->box.y, 0, 0 };
    }
    const struct placed s = set_in_box(c, words);
    const struct draw_text text = {
        .block = s.block,
        .strong = words->strong.a ? words->strong : words->color,
        .ground = words->ground,
        .text = words->text,
        .language = language_of(c, words),
        .source = source_of(c, words->source),
    };
    if (words->query) {
        found_lines(c, s.block, s.rect); /* under the letters */
    }
    canvas_text(c, s.rect, words->color, &text);
    if (words->links && shows_source(c, words)) {
        draw_links(c, words, &s);
    }
    return taken(c, words, &s);
}

const char *canvas_say(const struct canvas *c, const struct text *text)
{
    return text->in[c->language_index];
}

const char *canvas_word(const struct canvas *c, enum string_id id)
{
    return strings_lookup(c->p->strings, c->language, id);
}

const char *canvas_word_with(const struct canvas *c, enum string_id id,
                             const char *value)
{
    const char *word = canvas_word(c, id);
    const char *open = strchr(word, '{');
    const char *close = open ? strchr(open, '}') : NULL;

    if (!close) {
        return word;
    }
    return arena_format(c->arena, "%.*s%s%s", (int)(open - word), word, value,
                        close + 1);
}

const char *canvas_word_with_two(const struct canvas *c, enum string_id id,
                                 const struct two_values *two)
{
    const char *word = canvas_word(c, id);
    const char *places[2] = { strstr(word, two->names[0]),
                              strstr(word, two->names[1]) };

    if (!places[0] || !places[1]) {
        return word;
    }
    const int first = places[0] < places[1] ? 0 : 1;
    const int second = 1 - first;
    const char *between = places[first] + strlen(two->names[first]);
    return arena_format(
        c->arena, "%.*s%s%.*s%s%s", (int)(places[first] - word), word,
        two->values[first], (int)(places[second] - between), between,
        two->values[second], places[second] + strlen(two->names[second]));
}

const char *canvas_number(const struct canvas *c, int number)
{
    return arena_format(c->arena, "%d", number);
}
