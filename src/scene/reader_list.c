/*
 * Pages to choose from: the home screens and lists of projects.
 */
#include "component.h"
#include "list.h"
#include "reader_cell.h"
#include "reader_page.h"
#include "say.h"

static const float goal_w = 540.0f;
static const float goal_h = 174.0f; /* three rows on the smallest page */
static const float tile_h = 240.0f;

/* The way to the own municipality. */
static struct reader_cell municipalities_cell(struct canvas *c)
{
    struct reader_cell cell = reader_cell_make(
        "municipalities", canvas_word(c, STR_MUNICIPALITY_MINE));

    cell.intent = intent_open((struct screen){ .kind = SCREEN_MUNICIPALITIES });
    return cell;
}

/* Seventeen goals, what they are about, and the own municipality. */
static struct reader_cell make_goal(struct canvas *c, int index, const void *of)
{
    const struct stand *stand = of;
    struct reader_cell cell;

    if (index < GOAL_COUNT) {
        cell = reader_cell_goal(c, index, true);
    } else if (index > GOAL_COUNT || stand->about < 0) {
        cell = municipalities_cell(c);
    } else {
        cell = reader_cell_make("about", canvas_word(c, STR_HOME_ABOUT_GOALS));
        cell.intent = intent_open(
            (struct screen){ .kind = SCREEN_PAGE, .index = stand->about });
    }
    return cell;
}

/* The mosaic's tiles, then the fields of work. */
static struct reader_cell make_tile(struct canvas *c, int index, const void *of)
{
    const struct stand *stand = of;
    struct reader_cell cell;

    if (index < STAND_TILE_COUNT) {
        const struct tile *tile = &stand->tiles[index];
        cell = reader_cell_make(arena_format(c->arena, "tile-%d", index + 1),
                                canvas_say(c, &tile->title));
        cell.title_source = &tile->title;
        cell.detail = say_tile(c, &tile->text);
        cell.detail_source = &tile->text;
        cell.intent = intent_open(screen_from_link(tile->link));
    } else if (index == STAND_TILE_COUNT + (int)c->content->theme_count) {
        cell = municipalities_cell(c);
    } else {
        const int i = index - STAND_TILE_COUNT;
        const struct theme *theme = &c->content->themes[i];
        cell = reader_cell_make(arena_format(c->arena, "theme-%s", theme->id),
                                canvas_say(c, &theme->title));
        cell.title_source = &theme->title;
        cell.intent =
            intent_open((struct screen){ .kind = SCREEN_THEME, .index = i });
    }
    return cell;
}

void reader_home(struct canvas *c)
{
    const struct stand *stand = &c->content->stands[c->show->stand];
    const bool goals = stand->home == HOME_GOALS;
    const int about = stand->about >= 0 ? 1 : 0;
    const int own = c->content->municipality_count > 0 ? 1 : 0;
    const struct reader_page page = {
        .head = { .title = canvas_say(c, &stand->title),
                  .source = &stand->title,
                  .goal = -1 },
        .foot = { .home = true, .ribbon_goal = -1 },
    };
    struct flow flow = { .c = c };

    reader_begin(c, &page.foot);
    (void)flow_add_cells(
        &flow, &(struct flow_cells){
                   .count = goals ? GOAL_COUNT + about + own
                                  : STAND_TILE_COUNT +
                                        (int)c->content->theme_count + own,
                   .w_min = goals ? goal_w : READER_CELL_W,
                   .h = goals ? goal_h : tile_h,
                   .make = goals ? make_goal : make_tile,
                   .of = stand,
               });
    reader_finish(&flow, &page);
}

static struct reader_cell make_project(struct canvas *c, int index,
                                       const void *of)
{
    const int *projects = of;
    const struct reader_cell cell = reader_cell_project(c, projects[index]);

    return cell;
}

void reader_add_projects(struct flow *flow, int goal, int theme)
{
    const struct project_filter filter = { .goal = goal, .theme = theme };
    const int count = list_count(flow->c, filter);
    int *projects = arena_make(flow->c->arena, int, (size_t)count);

    list_find(flow->c, filter, projects);
    (void)flow_add_cells(flow, &(struct flow_cells){ .count = count,
                                                     .w_min = READER_CELL_W,
                                                     .h = READER_PROJECT_H,
                                                     .make = make_project,
                                                     .of = projects });
}

void reader_projects(struct canvas *c, int goal_number)
{
    const int goal = goal_number - 1;
    const struct text *title =
        goal >= 0 ? &c->content->goals[goal].title : NULL;
    const struct reader_page page = {
        .head = { .title = title ? canvas_say(c, title)
                                 : canvas_word(c, STR_PROJECT_ALL),
                  .source = title,
                  .goal = goal },
        .foot = { .ribbon_goal = goal },
    };
    struct flow flow = { .c = c };

    reader_begin(c, &page.foot);
    reader_add_projects(&flow, goal, -1);
    reader_finish(&flow, &page);
}
