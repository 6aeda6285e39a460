/*
 * What is taken along, on pages for reading: the heart as a switch, what was
 * kept, and the code on a card of its own, last of all.
 */
#include "component.h"
#include "reader_cell.h"
#include "reader_look.h"
#include "reader_page.h"
#include "say.h"
#include "take.h"

enum {
    CELLS_PER_KEPT = 2, /* to open it, and to remove it */
};

static const float card_margin = 56.0f; /* around a code in its cell */

/* A code is as large as on other screens, whatever the type's scale. */
static void add_code(struct flow *flow, const char **address, float card)
{
    const float scale = flow->c->reader_scale;

    (void)flow_add_cells(flow,
                         &(struct flow_cells){ .count = 1,
                                               .w_min = READER_CELL_W,
                                               .h = card / scale + card_margin,
                                               .columns_max = 1,
                                               .make = reader_cell_code,
                                               .of = address });
}

static struct reader_cell make_button(struct canvas *c, int index,
                                      const void *of)
{
    const struct button *b = (const struct button *)of + index;
    struct reader_cell cell = reader_cell_make(
        b->id, b->toggles ? canvas_word(c, STR_TAKE_KEEP) : b->name);

    if (b->toggles) {
        cell.state = basket_has(&c->show->basket, b->intent.screen)
                         ? READER_ON
                         : READER_OFF;
        cell.detail = canvas_word(c, cell.state == READER_ON ? STR_ACCESS_ON
                                                             : STR_ACCESS_OFF);
    }
    cell.intent = b->intent;
    return cell;
}

void reader_add_take(struct flow *flow)
{
    struct canvas *c = flow->c;
    struct button *buttons = arena_make(c->arena, struct button, 2);
    const char **address = arena_make(c->arena, const char *, 1);
    const int count = take_buttons(c, buttons);

    if (count == 0) {
        return;
    }
    (void)flow_add_cells(flow, &(struct flow_cells){ .count = count,
                                                     .w_min = READER_CELL_W,
                                                     .h = READER_LINK_H,
                                                     .make = make_button,
                                                     .of = buttons });
    *address = take_address(c);
    add_code(flow, address, TAKE_CARD);
}

static struct reader_cell make_kept(struct canvas *c, int index, const void *of)
{
    const struct show_basket *basket = of;
    const struct screen thing = basket->items[index / CELLS_PER_KEPT];
    const struct link link = take_link(thing);
    const int number = index / CELLS_PER_KEPT + 1;
    const char *title = say_link(c, link);
    struct reader_cell cell;

    if (index % CELLS_PER_KEPT == 0) {
        cell =
            reader_cell_make(arena_format(c->arena, "kept-%d", number), title);
        cell.title_source = say_link_source(c->content, link);
        cell.intent = intent_open(thing);
    } else {
        cell = reader_cell_make(arena_format(c->arena, "remove-%d", number),
                                canvas_word_with(c, STR_TAKE_REMOVE, title));
        cell.intent = (struct intent){ .type = INTENT_KEEP, .screen = thing };
    }
    return cell;
}

static void add_empty(struct flow *flow)
{
    const struct reader_look look = reader_look(flow->c);

    (void)flow_add_words(flow, &(struct words){
                                   .text = canvas_word(flow->c, STR_TAKE_EMPTY),
                                   .role = TYPE_READER_STATEMENT,
                                   .color = look.text,
                                   .ground = look.ground,
                               });
}

void reader_basket(struct canvas *c)
{
    const struct show_basket *basket = &c->show->basket;
    const struct reader_page page = {
        .head = { canvas_word(c, STR_TAKE_BASKET), NULL, -1 },
        .foot = { .ribbon_goal = -1 },
    };
    const char **address = arena_make(c->arena, const char *, 1);
    struct flow flow = { .c = c };

    reader_begin(c, &page.foot);
    if (basket->count == 0 || !take_is_offered(c)) {
        add_empty(&flow);
    } else {
        *address = take_all_address(c);
        (void)flow_add_cells(&flow, &(struct flow_cells){
                                        .count = basket->count * CELLS_PER_KEPT,
                                        .w_min = READER_CELL_W,
                                        .h = READER_LINK_H,
                                        .make = make_kept,
                                        .of = basket });
        add_code(&flow, address, TAKE_ALL_CARD);
    }
    reader_finish(&flow, &page);
}
