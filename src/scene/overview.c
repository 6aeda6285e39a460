#include "overview.h"

#include <math.h>

#include "component.h"
#include "miniature.h"
#include "say.h"

static const float margin = 48.0f;
static const float top = 132.0f;
static const float gap = 24.0f;
static const float number_h = 46.0f;
static const float bar_h = 136.0f;
static const float button_h = 104.0f;
static const float ring = 6.0f;
static const float radius = 12.0f;

/* The page of the grid that holds the cursor. */
struct grid {
    struct canvas *c;
    const struct deck *deck;
    struct viewport output;
    int cursor, current;
    float cell_w, thumb_h;
    int rows, first, last_page, page;
};

static int per_page(const struct grid *g)
{
    return g->rows * OVERVIEW_COLUMNS;
}

static struct grid grid_make(struct canvas *c, struct viewport output)
{
    const struct show_talk *talk = &c->show->talk;
    const float columns = OVERVIEW_COLUMNS;
    const float room_h = c->h - top - bar_h - gap;
    struct grid g = {
        .c = c,
        .deck = &c->content->decks[talk->deck],
        .output = output,
        .cursor = talk->cursor,
        .current = talk->slide,
        .cell_w = (c->w - 2.0f * margin - gap * (columns - 1.0f)) / columns,
    };
    const struct box fitted =
        miniature_fit(output, (struct box){ 0, 0, g.cell_w, room_h / 2.0f });

    /* A row that nearly fits is worth smaller slides. */
    g.rows = (int)(room_h / (fitted.h + number_h) + 0.4f);
    g.rows = g.rows < 1 ? 1 : g.rows;
    g.thumb_h = fminf(fitted.h, room_h / (float)g.rows - number_h);
    g.page = g.cursor / per_page(&g);
    g.first = g.page * per_page(&g);
    g.last_page = ((int)g.deck->slide_count - 1) / per_page(&g);
    return g;
}

static void cell_number(const struct grid *g, int slide, struct box cell)
{
    const bool here = slide == g->current;

    (void)canvas_words(
        g->c, &(struct words){
                  .text = canvas_number(g->c, slide + 1),
                  .role = TYPE_LABEL,
                  .color = tint(here ? TINT_GOLD : TINT_STAGE_TEXT_2),
                  .ground = tint(TINT_STAGE),
                  .box = { cell.x, cell.y + g->thumb_h + 9.0f, cell.w, 0 },
                  .align = TEXT_CENTER,
                  .lines_max = 1,
              });
}

/* Gold is where the talk is, white where the cursor is. */
static void cell_ring(const struct grid *g, int slide, struct box box)
{
    const struct color clear = { 0 };
    const bool here = slide == g->current;
    const float inner = here ? 2.0f * ring : ring;

    if (here) {
        const struct box around = { box.x - ring, box.y - ring,
                                    box.w + 2.0f * ring, box.h + 2.0f * ring };
        canvas_outline(g->c, around, (struct outline){ radius + ring, ring },
                       (struct color[2]){ clear, tint(TINT_GOLD) });
    }
    if (slide == g->cursor) {
        const struct box around = { box.x - inner, box.y - inner,
                                    box.w + 2.0f * inner,
                                    box.h + 2.0f * inner };
        canvas_outline(g->c, around, (struct outline){ radius + inner, ring },
                       (struct color[2]){ clear, tint(TINT_WHITE) });
    }
}

static void cell(const struct grid *g, int slide)
{
    struct canvas *c = g->c;
    const int at = slide - g->first;
    const struct box all = {
        margin + (float)(at % OVERVIEW_COLUMNS) * (g->cell_w + gap),
        top + (float)(at / OVERVIEW_COLUMNS) * (g->thumb_h + number_h),
        g->cell_w, g->thumb_h + number_h
    };
    const struct box box = miniature_fit(
        g->output, (struct box){ all.x, all.y, all.w, g->thumb_h });

    miniature_draw(c, &(struct miniature){ .output = g->output,
                                           .deck = c->show->talk.deck,
                                           .place = { .slide = slide },
                                           .box = box });
    canvas_round_off(c, box, radius, tint(TINT_STAGE));
    cell_ring(g, slide, box);
    cell_number(g, slide, all);
    canvas_target(c,
                  &(struct touchable){
                      .id = arena_format(c->arena, "overview-%d", slide + 1),
                      .role = ROLE_TILE,
                      .name = arena_format(
                          c->arena, "%d %s", slide + 1,
                          talk_slide_title(c->content, &g->deck->slides[slide],
                                           c->language_index)),
                      .box = all,
                      .ring = box,
                      .radius = radius,
                      .intent = { .type = INTENT_GO, .value = slide },
                  });
}

/* Of the slide under the cursor: what Enter goes to. */
static void head(const struct grid *g)
{
    struct canvas *c = g->c;
    const struct slide *slide = &g->deck->slides[g->cursor];
    const struct box name =
        canvas_words(c, &(struct words){
                            .text = canvas_word(c, STR_PRESENTER_ALL_SLIDES),
                            .role = TYPE_CONTROL,
                            .color = tint(TINT_STAGE_TEXT_2),
                            .ground = tint(TINT_STAGE),
                            .box = { margin, 48.0f, c->w * 0.3f, 0 },
                            .lines_max = 1,
                            .heading = true,
                        });
    const float x = margin + name.w + 32.0f;

    (void)canvas_words(
        c, &(struct words){
               .text = arena_format(
                   c->arena, "%d. %s", g->cursor + 1,
                   talk_slide_title(c->content, slide, c->language_index)),
               .role = TYPE_TITLE_3,
               .color = tint(TINT_WHITE),
               .ground = tint(TINT_STAGE),
               .box = { x, 40.0f, c->w - margin - x, 0 },
               .lines_max = 1,
               .heading = true,
           });
}

static float bar_button(struct canvas *c, struct button *b, float x)
{
    b->role = TYPE_CONTROL;
    b->box = (struct box){ x, c->h - bar_h + 16.0f,
                           component_button_width(c, b), button_h };
    component_button(c, b);
    return x + b->box.w + 16.0f;
}

static void pager(const struct grid *g, float right)
{
    struct canvas *c = g->c;
    const int step = per_page(g);
    const int back = g->cursor < step ? g->cursor : step;
    const int last = (int)g->deck->slide_count - 1;
    const int forth = last - g->cursor < step ? last - g->cursor : step;
    struct button previous = {
        .id = "overview-previous",
        .label = "",
        .name = canvas_word(c, STR_NAV_PREVIOUS),
        .icon = ICON_CHEVRON_LEFT,
        .look = BUTTON_STAGE,
        .intent = { .type = INTENT_CURSOR, .value = -back },
    };
    struct button next = {
        .id = "overview-next",
        .label = "",
        .name = canvas_word(c, STR_NAV_NEXT),
        .icon = ICON_CHEVRON_RIGHT,
        .look = BUTTON_STAGE,
        .intent = { .type = INTENT_CURSOR, .value = forth },
    };
    const float w = component_button_width(c, &next);
    const float words_w = 180.0f;

    if (g->last_page == 0) {
        return;
    }
    if (g->page > 0) {
        (void)bar_button(c, &previous, right - 2.0f * w - words_w);
    }
    if (g->page < g->last_page) {
        (void)bar_button(c, &next, right - w);
    }
    (void)canvas_words(c,
                       &(struct words){
                           .text = say_page_of(c, g->page, g->last_page + 1),
                           .role = TYPE_CONTROL,
                           .color = tint(TINT_WHITE),
                           .ground = tint(TINT_INK),
                           .box = { right - w - words_w, c->h - bar_h + 16.0f,
                                    words_w, button_h },
                           .align = TEXT_CENTER,
                           .vertical = FROM_MIDDLE,
                           .lines_max = 1,
                       });
}

static void bar(const struct grid *g)
{
    struct canvas *c = g->c;
    struct button back = {
        .id = "overview-back",
        .label = canvas_word(c, STR_NAV_BACK),
        .icon = ICON_ARROW_LEFT,
        .look = BUTTON_STAGE,
        .intent = { .type = INTENT_OVERVIEW },
    };
    struct button end = {
        .id = "overview-end",
        .label = canvas_word(c, STR_PRESENTER_STOP),
        .icon = ICON_CLOSE,
        .look = BUTTON_STAGE,
        .intent = { .type = INTENT_END_TALK },
    };

    canvas_fill(c, canvas_across(c, c->h - bar_h, bar_h), tint(TINT_INK));
    const float x = bar_button(c, &back, margin);
    (void)bar_button(c, &end, x);
    pager(g, c->w - margin);
}

void overview_draw(struct canvas *c, struct viewport output)
{
    const struct grid g = grid_make(c, output);
    const int left = (int)g.deck->slide_count - g.first;
    const int count = left < per_page(&g) ? left : per_page(&g);

    canvas_fill(c, canvas_across(c, 0, c->h), tint(TINT_STAGE));
    head(&g);
    for (int i = 0; i < count; i++) {
        cell(&g, g.first + i);
    }
    bar(&g);
}
