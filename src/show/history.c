/*
 * Where a visitor is. The history starts with home; opening adds a place,
 * going to a neighbour replaces the last one, so that Back leaves a row of
 * goals or projects in one step.
 */
#include <assert.h>
#include <string.h>

#include "municipality.h"
#include "show_room.h"

struct show_place *history_top(struct show *s)
{
    assert(s->depth > 0);
    return &s->history[s->depth - 1];
}

static void arrive(struct show *s)
{
    s->pressed = 0;
    s->focus = 0;
    s->map.panel = FACET_NONE;
    scroll_stop(s);
    map_stop(s);
}

/* Languages and settings are one page with two doors. */
static bool is_other_door(struct screen here, struct screen there)
{
    return here.kind == SCREEN_LANGUAGE && there.kind == SCREEN_LANGUAGE;
}

void history_open(struct show *s, struct screen screen, uint64_t now_ms)
{
    if (screen.kind == SCREEN_HOME) {
        history_home(s, now_ms);
        return;
    }
    if (screen_is_equal(history_top(s)->screen, screen)) {
        return;
    }
    if (is_other_door(history_top(s)->screen, screen)) {
        *history_top(s) = (struct show_place){ .screen = screen };
        arrive(s);
        return;
    }
    if (s->depth == HISTORY_MAX) {
        memmove(&s->history[1], &s->history[2],
                (HISTORY_MAX - 2) * sizeof(s->history[0]));
        s->depth--;
    }
    s->history[s->depth++] = (struct show_place){ .screen = screen };
    arrive(s);
    show_move(s, (struct motion){ TRANSITION_OPEN, MOTION_OPEN_MS, EASE_OUT },
              now_ms);
}

void history_back(struct show *s, uint64_t now_ms)
{
    if (s->depth <= 1) {
        return;
    }
    s->depth--;
    arrive(s);
    show_move(s,
              (struct motion){ TRANSITION_CLOSE, MOTION_BACK_MS, EASE_IN_OUT },
              now_ms);
}

void history_home(struct show *s, uint64_t now_ms)
{
    if (s->depth == 1) {
        s->history[0].scroll_px = 0;
        s->history[0].page = 0;
        return;
    }
    s->depth = 1;
    s->history[0] = (struct show_place){ .screen = { .kind = SCREEN_HOME } };
    arrive(s);
    show_move(s,
              (struct motion){ TRANSITION_CLOSE, MOTION_BACK_MS, EASE_IN_OUT },
              now_ms);
}

/* Whether a project belongs to the row it is seen in. */
static bool in_row(const struct show *s, const struct content *content,
                   int index, struct screen row)
{
    const struct project *project = &content->projects[index];

    switch (row.kind) {
    case SCREEN_GOAL:
        return int_list_has(&project->goals, row.index);
    case SCREEN_THEME:
        return int_list_has(&project->themes, row.index);
    case SCREEN_PROJECTS:
        return row.index == 0 || int_list_has(&project->goals, row.index - 1);
    case SCREEN_MAP:
        return map_filter_passes(&s->map.filter, project, FACET_NONE);
    case SCREEN_COUNTRY:
        return strcmp(project->country,
                      content->derived.countries[row.index]) == 0;
    case SCREEN_MUNICIPALITY:
        return int_list_has(&content->municipalities[row.index].projects,
                            index);
    case SCREEN_ATTRACT:
    case SCREEN_HOME:
    case SCREEN_PROJECT:
    case SCREEN_PAGE:
    case SCREEN_BASKET:
    case SCREEN_LANGUAGE:
    case SCREEN_SEARCH:
    case SCREEN_SLIDE:
    case SCREEN_RELATED:
    case SCREEN_MUNICIPALITIES:
    case SCREEN_SOURCES:
    case SCREEN_SOURCE:
    case SCREEN_CITED:
    case SCREEN_KIND_COUNT:
        break;
    }
    return true;
}

/* The nearest goal or theme page below the top decides the row. */
static struct screen row_of(const struct show *s)
{
    for (int i = s->depth - 2; i >= 0; i--) {
        const struct screen below = s->history[i].screen;
        if (below.kind != SCREEN_PROJECT && below.kind != SCREEN_LANGUAGE &&
            below.kind != SCREEN_BASKET && below.kind != SCREEN_RELATED) {
            return below;
        }
    }
    return (struct screen){ .kind = SCREEN_HOME };
}

static struct screen project_neighbour(const struct show *s,
                                       const struct content *content,
                                       struct screen from, int step)
{
    const int count = (int)content->project_count;
    struct screen row = row_of(s);

    if (!in_row(s, content, from.index, row)) {
        row = (struct screen){ .kind = SCREEN_HOME };
    }
    for (int i = 1; i <= count; i++) {
        const int index = (from.index + step * i % count + count) % count;
        if (in_row(s, content, index, row)) {
            return (struct screen){ .kind = SCREEN_PROJECT, .index = index };
        }
    }
    return from;
}

struct screen show_neighbour(const struct show *s,
                             const struct content *content, int step)
{
    const struct screen here = show_screen(s);

    switch (here.kind) {
    case SCREEN_GOAL:
        return (struct screen){
            .kind = SCREEN_GOAL,
            .index = (here.index + step + GOAL_COUNT) % GOAL_COUNT,
        };
    case SCREEN_PROJECT:
        return project_neighbour(s, content, here, step);
    case SCREEN_ATTRACT:
    case SCREEN_HOME:
    case SCREEN_THEME:
    case SCREEN_PROJECTS:
    case SCREEN_MAP:
    case SCREEN_PAGE:
    case SCREEN_BASKET:
    case SCREEN_LANGUAGE:
    case SCREEN_SEARCH:
    case SCREEN_SLIDE:
    case SCREEN_RELATED:
    case SCREEN_COUNTRY:
    case SCREEN_MUNICIPALITY:
    case SCREEN_MUNICIPALITIES:
    case SCREEN_SOURCES:
    case SCREEN_SOURCE:
    case SCREEN_CITED:
    case SCREEN_KIND_COUNT:
        break;
    }
    return here;
}

void history_step(struct show *s, const struct content *content, int step,
                  uint64_t now_ms)
{
    const struct screen next = show_neighbour(s, content, step);

    if (screen_is_equal(next, history_top(s)->screen)) {
        return;
    }
    *history_top(s) = (struct show_place){ .screen = next };
    arrive(s);
    show_move(s,
              (struct motion){ step > 0 ? TRANSITION_PUSH_LEFT
                                        : TRANSITION_PUSH_RIGHT,
                               MOTION_NEIGHBOUR_MS, EASE_OUT },
              now_ms);
}

bool history_turn(struct show *s, int step, int last, uint64_t now_ms)
{
    struct show_place *top = history_top(s);
    /* There may be fewer than there were, in another language or size. */
    const int here = top->page < last ? top->page : last;
    const int page = here + step;

    if (page < 0 || page > last || page == here) {
        return false;
    }
    top->page = page;
    if (top->screen.kind == SCREEN_SEARCH) {
        /* Only the results turn: the field and its keys stay. */
        show_move(
            s, (struct motion){ TRANSITION_FADE, MOTION_PART_MS, EASE_LINEAR },
            now_ms);
        return true;
    }
    s->focus = 0;
    show_move(s,
              (struct motion){ step > 0 ? TRANSITION_PUSH_LEFT
                                        : TRANSITION_PUSH_RIGHT,
                               MOTION_NEIGHBOUR_MS, EASE_OUT },
              now_ms);
    return true;
}
