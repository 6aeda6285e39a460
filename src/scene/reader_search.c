/*
 * Search in large type: the field and its keyboard fill the first page, what
 * is found are the cells of those after it.
 */
#include "field.h"
#include "found_thing.h"
#include "keyboard.h"
#include "reader_cell.h"
#include "reader_look.h"
#include "reader_page.h"

static const float field_h = 112.0f;
static const float keys_h_max = 4 * 132.0f + 3 * 12.0f;
static const float space = 16.0f;

static void draw_cover(struct canvas *c, struct box box)
{
    /* Wider than the page where that is narrow: twelve keys of 20 mm. */
    const float side = c->portrait ? 36.0f : c->margin;
    const float room = box.h - field_h - space;
    const float keys_h = room < keys_h_max ? room : keys_h_max;

    const float keys_y = box.y + box.h - keys_h;

    field_draw(c,
               (struct box){ box.x, keys_y - space - field_h, box.w, field_h });
    keyboard_draw(c, (struct box){ side, keys_y, c->w - 2.0f * side, keys_h });
}

static struct reader_cell make_cell(struct canvas *c, int index, const void *of)
{
    const struct search_hit *hits = of;
    const struct found_thing thing = found_thing_make(c, &hits[index]);
    struct reader_cell cell = reader_cell_make(thing.id, thing.title);

    cell.title_source = thing.source;
    cell.detail = thing.detail;
    cell.goal = thing.goal;
    cell.project = thing.project;
    cell.query = c->show->query.text;
    cell.intent = thing.intent;
    return cell;
}

static void add_label(struct flow *flow, const char *text)
{
    const struct reader_look look = reader_look(flow->c);
    struct flow_item *item = flow_add_words(flow, &(struct words){
                                                      .text = text,
                                                      .role = TYPE_READER_LABEL,
                                                      .color = look.quiet,
                                                      .ground = look.ground,
                                                  });
    if (item) {
        item->leads = true;
        item->space = 32.0f;
    }
}

static void add_group(struct flow *flow, const struct search_hit *first,
                      int count)
{
    const bool tall = first->near || first->kind == SEARCH_PROJECT;

    add_label(flow, found_thing_label(flow->c, first));
    (void)flow_add_cells(flow, &(struct flow_cells){
                                   .count = count,
                                   .w_min = READER_CELL_W,
                                   .h = tall ? READER_PROJECT_H : READER_LINK_H,
                                   .make = make_cell,
                                   .of = first });
}

static void add_found(struct flow *flow, const struct search_answer *answer)
{
    size_t first = 0;

    if (answer->none) {
        add_label(flow, canvas_word(flow->c, STR_SEARCH_NONE));
    }
    for (size_t i = 1; i <= answer->hit_count; i++) {
        if (i == answer->hit_count ||
            !found_thing_is_same_group(&answer->hits[i - 1],
                                       &answer->hits[i])) {
            add_group(flow, &answer->hits[first], (int)(i - first));
            first = i;
        }
    }
}

void reader_search(struct canvas *c)
{
    const struct search_answer *answer = found_thing_answer(c);
    const char *count = canvas_number(c, (int)answer->hit_count);
    const struct reader_page page = {
        .head = { .title = canvas_word(c, STR_NAV_SEARCH), .goal = -1 },
        .foot = { .search = true, .ribbon_goal = -1 },
        .cover = { .draw = draw_cover,
                   .read_on = canvas_word_with(c, STR_SEARCH_RESULTS, count) },
    };
    struct flow flow = { .c = c };

    reader_begin(c, &page.foot);
    add_found(&flow, answer);
    reader_finish(&flow, &page);
}
