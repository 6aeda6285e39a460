#include "notes_page.h"

#include <string.h>

#include "palette.h"

enum {
    MARGIN_PX = 92,
    SLIDE_W_PX = NOTES_W_PX - 2 * MARGIN_PX,
    SLIDE_H_PX = SLIDE_W_PX * 9 / 16,
    BELOW_SLIDE_PX = 56,
    FOOTER_PX = 60,
    NOTES_SIZE_PX = 29, /* 14 points: to be read from a lectern */
    NOTES_LINE_PX = 44,
    PARAGRAPH_GAP_PX = 16,
    FOOTER_SIZE_PX = 19,
    FOOTER_LINE_PX = 26,
    FOOTERS = 2,
    PARTS_MAX = 64, /* Paragraphs on a page, with border and footer. */
};

/* A page in the making. */
struct sheet {
    struct notes_flow *flow;
    struct draw_cmd *cmds;
    size_t count;
    int y; /* Where the next line begins. */
};

struct rect notes_slide_rect(void)
{
    return (struct rect){ MARGIN_PX, MARGIN_PX, SLIDE_W_PX, SLIDE_H_PX };
}

static const struct text *notes_of(const struct notes_flow *flow)
{
    const struct deck *deck = &flow->view->content->decks[flow->view->deck];
    return &deck->slides[flow->index].notes;
}

static void add(struct sheet *p, const struct draw_cmd *cmd)
{
    p->cmds[p->count++] = *cmd;
}

static void add_text(struct sheet *p, const struct text_block *block,
                     struct rect rect, const char *language)
{
    const struct color color = tint(TINT_INK);
    const struct draw_cmd cmd = {
        .type = DRAW_TEXT,
        .rect = rect,
        .color = color,
        .u.text = { .block = block,
                    .strong = color,
                    .ground = tint(TINT_WHITE),
                    .text = "",
                    .language = language },
    };
    add(p, &cmd);
}

/* The marks of @p all inside the paragraph, counted from its start. */
static void set_spans(struct text_params *params, const struct mark_list *all,
                      struct text_span *out, struct text_span part)
{
    size_t count = 0;

    for (size_t i = 0; all && i < all->count; i++) {
        const struct mark *m = &all->items[i];
        const size_t first = m->start > part.start ? m->start : part.start;
        const size_t mark_end = m->start + m->len;
        const size_t part_end = part.start + part.len;
        const size_t end = mark_end < part_end ? mark_end : part_end;
        if (first < end) {
            out[count++] = (struct text_span){
                .start = first - part.start,
                .len = end - first,
                .look = { .strong = m->bold, .italic = m->italic },
            };
        }
    }
    params->spans = out;
    params->span_count = count;
}

static const char *notes_language(const struct notes_flow *flow)
{
    const struct text *notes = notes_of(flow);
    const struct content *content = flow->view->content;

    return content->languages[notes->written_in[flow->view->language]];
}

/* The paragraph at flow->at, which is @p len bytes long. */
static const struct text_block *set_paragraph(const struct notes_flow *flow,
                                              size_t len)
{
    const struct text *notes = notes_of(flow);
    const struct mark_list *marks = notes->marks[flow->view->language];
    const char *language = notes_language(flow);
    struct text_params params = {
        .text = arena_copy_string(
            flow->arena, notes->in[flow->view->language] + flow->at, len),
        .style = { .face = FACE_TEXT,
                   .size_px = NOTES_SIZE_PX,
                   .line_px = NOTES_LINE_PX },
        .language = language,
        .direction = language_is_rtl(language) ? TEXT_RTL : TEXT_LTR,
        .width_px = SLIDE_W_PX,
    };
    struct text_span *spans =
        arena_make(flow->arena, struct text_span, marks ? marks->count : 0);

    set_spans(&params, marks, spans,
              (struct text_span){ flow->at, len, { 0 } });
    return text_layout(flow->text, flow->arena, &params);
}

/* As many lines as there is room for. @return  False if some are left. */
static bool add_lines(struct sheet *p, const struct text_block *block,
                      const char *language)
{
    struct notes_flow *flow = p->flow;
    const int bottom = NOTES_H_PX - MARGIN_PX - FOOTER_PX;
    const int line_px = block->style.line_px;
    const size_t left = block->line_count - flow->line;
    const size_t room = bottom > p->y ? (size_t)((bottom - p->y) / line_px) : 0;
    const size_t count = left < room ? left : room;
    if (count == 0) {
        return left == 0;
    }

    struct text_block *part = arena_make(flow->arena, struct text_block, 1);
    *part = *block;
    part->lines = block->lines + flow->line;
    part->line_count = count;
    part->h_px = (int)count * line_px;
    const struct rect rect = { MARGIN_PX, p->y - (int)flow->line * line_px,
                               SLIDE_W_PX, part->h_px };
    add_text(p, part, rect, language);
    p->y += part->h_px;
    flow->line += count;
    return count == left;
}

/* Paragraphs until the page or the notes end. */
static void add_notes(struct sheet *p)
{
    struct notes_flow *flow = p->flow;
    const char *text = notes_of(flow)->in[flow->view->language];

    while (text[flow->at] != '\0' && p->count < PARTS_MAX - FOOTERS) {
        const size_t len = strcspn(text + flow->at, "\n");
        if (len > 0 &&
            !add_lines(p, set_paragraph(flow, len), notes_language(flow))) {
            return;
        }
        p->y += PARAGRAPH_GAP_PX;
        flow->line = 0;
        flow->at += len + (text[flow->at + len] == '\n' ? 1 : 0);
    }
}

/* The deck at the start of the line, the slide's number at its end. */
static void add_footer(struct sheet *p, const char *say, enum text_align align)
{
    const struct deck_view *view = p->flow->view;
    const char *language = view->content->languages[view->language];
    const struct text_params params = {
        .text = say,
        .style = { .face = FACE_TEXT,
                   .size_px = FOOTER_SIZE_PX,
                   .line_px = FOOTER_LINE_PX },
        .direction = language_is_rtl(language) ? TEXT_RTL : TEXT_LTR,
        .width_px = SLIDE_W_PX * (align == TEXT_START ? 3 : 1) / 4,
        .lines_max = 1,
        .align = align,
    };
    const bool at_left =
        (align == TEXT_START) == (params.direction == TEXT_LTR);
    const struct text_block *block =
        text_layout(p->flow->text, p->flow->arena, &params);
    const struct rect rect = {
        .x = at_left ? MARGIN_PX : MARGIN_PX + SLIDE_W_PX - params.width_px,
        .y = NOTES_H_PX - MARGIN_PX - block->h_px,
        .w = params.width_px,
        .h = block->h_px,
    };
    add_text(p, block, rect, NULL);
}

static void add_footers(struct sheet *p)
{
    const struct deck_view *view = p->flow->view;
    const struct deck *deck = &view->content->decks[view->deck];

    add_footer(p, deck->title.in[view->language], TEXT_START);
    add_footer(p,
               arena_format(p->flow->arena, "%d / %zu", p->flow->index + 1,
                            deck->slide_count),
               TEXT_END);
}

bool notes_next_page(struct notes_flow *flow, struct draw_list *out)
{
    const char *text = notes_of(flow)->in[flow->view->language];
    if (flow->page > 0 && text[flow->at] == '\0') {
        return false;
    }
    struct sheet p = {
        .flow = flow,
        .cmds = arena_make(flow->arena, struct draw_cmd, PARTS_MAX),
        .y = MARGIN_PX,
    };

    if (flow->page++ == 0) {
        const struct draw_cmd border = {
            .type = DRAW_ROUND,
            .rect = notes_slide_rect(),
            .u.round = { .border_px = 1, .border = tint(TINT_LINE) },
        };
        add(&p, &border);
        p.y += SLIDE_H_PX + BELOW_SLIDE_PX;
    }
    add_notes(&p);
    add_footers(&p);
    *out = (struct draw_list){ .items = p.cmds, .count = p.count };
    return true;
}
