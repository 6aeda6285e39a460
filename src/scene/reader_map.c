/*
 * The map as pages for reading: its filters and its list. Where the world
 * would be too small to touch, the list does all that the map does.
 */
#include "map_room.h"
#include "reader_cell.h"
#include "reader_look.h"
#include "reader_page.h"

/* A filter, and what it is set to. */
static struct reader_cell make_facet(struct canvas *c, int index,
                                     const void *of)
{
    static const char *const ids[] = { "filter-goal", "filter-theme",
                                       "filter-region", "filter-period" };
    const enum map_facet facet = (enum map_facet)(FACET_GOAL + index);
    const int value = c->show->map.filter.value[facet];
    struct reader_cell cell =
        reader_cell_make(ids[index], map_facet_name(c, facet));

    (void)of;
    cell.detail = map_value_name(c, facet, value);
    cell.detail_source = map_value_source(c, facet, value);
    cell.intent = (struct intent){ .type = INTENT_MAP_PANEL, .value = facet };
    return cell;
}

static struct reader_cell make_value(struct canvas *c, int index,
                                     const void *of)
{
    const int *values = of;
    const enum map_facet facet = c->show->map.panel;
    const int value = values[index];
    struct reader_cell cell =
        reader_cell_make(arena_format(c->arena, "choice-%d", value),
                         map_value_name(c, facet, value));

    cell.title_source = map_value_source(c, facet, value);
    cell.detail =
        canvas_word_with(c, STR_PROJECT_COUNT,
                         canvas_number(c, map_value_count(c, facet, value)));
    cell.goal = facet == FACET_GOAL && value > 0 ? value - 1 : -1;
    cell.intent = map_set_facet(facet, value);
    return cell;
}

static struct reader_cell make_project(struct canvas *c, int index,
                                       const void *of)
{
    const int *projects = of;

    return reader_cell_project(c, projects[index]);
}

static void add_words(struct flow *flow, const char *text)
{
    const struct reader_look look = reader_look(flow->c);

    (void)flow_add_words(flow, &(struct words){ .text = text,
                                                .role = TYPE_READER_TEXT,
                                                .color = look.text,
                                                .ground = look.ground });
}

static void add_facets(struct flow *flow)
{
    (void)flow_add_cells(flow, &(struct flow_cells){
                                   .count = FACET_COUNT - FACET_GOAL,
                                   .w_min = READER_CELL_W,
                                   .h = READER_LINK_H,
                                   .make = make_facet,
                               });
}

static void add_projects(struct flow *flow)
{
    struct canvas *c = flow->c;
    const size_t room = c->content->project_count;
    int *projects = arena_make(c->arena, int, room);
    int count = 0;

    for (size_t i = 0; i < room; i++) {
        if (map_filter_passes(&c->show->map.filter, &c->content->projects[i],
                              FACET_NONE)) {
            projects[count++] = (int)i;
        }
    }
    if (count == 0) {
        add_words(flow, canvas_word(c, STR_NAV_NO_RESULTS));
        return;
    }
    (void)flow_add_cells(flow, &(struct flow_cells){ .count = count,
                                                     .w_min = READER_CELL_W,
                                                     .h = READER_PROJECT_H,
                                                     .make = make_project,
                                                     .of = projects });
}

static struct reader_cell make_clear(struct canvas *c, int index,
                                     const void *of)
{
    struct reader_cell cell =
        reader_cell_make("clear-filter", canvas_word(c, STR_NAV_CLEAR_FILTER));

    (void)index;
    (void)of;
    cell.intent = map_set_facet(FACET_NONE, 0);
    return cell;
}

static void add_clear(struct flow *flow)
{
    if (map_filter_is_set(&flow->c->show->map.filter)) {
        (void)flow_add_cells(flow, &(struct flow_cells){ .count = 1,
                                                         .w_min = READER_CELL_W,
                                                         .h = READER_LINK_H,
                                                         .make = make_clear });
    }
}

static void add_values(struct flow *flow)
{
    struct canvas *c = flow->c;
    int *values = arena_make(c->arena, int, FACET_VALUES_MAX + 1);
    const int count =
        1 + map_facet_values(c->content, c->show->map.panel, values + 1);

    (void)flow_add_cells(flow, &(struct flow_cells){ .count = count,
                                                     .w_min = READER_CELL_W,
                                                     .h = READER_LINK_H,
                                                     .make = make_value,
                                                     .of = values });
}

void reader_map(struct canvas *c)
{
    const enum map_facet panel = c->show->map.panel;
    const struct reader_page page = {
        .head = { .title = panel == FACET_NONE ? canvas_word(c, STR_MAP_TITLE)
                                               : map_facet_name(c, panel),
                  .goal = -1 },
        .foot = { .map = true, .ribbon_goal = -1 },
    };
    struct flow flow = { .c = c };

    reader_begin(c, &page.foot);
    if (panel != FACET_NONE) {
        add_values(&flow);
    } else {
        add_words(&flow, canvas_word(c, STR_MAP_AS_LIST));
        add_facets(&flow);
        add_clear(&flow);
        add_projects(&flow);
    }
    reader_finish(&flow, &page);
}
