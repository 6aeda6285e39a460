#pragma once

/**
 * @file
 * One function a screen, as reader.h has them; for reader.c.
 */

#include "reader_frame.h"

/* reader_list.c: what is chosen from */
void reader_home(struct canvas *c);
void reader_projects(struct canvas *c, int goal_number);

/* reader_map.c: the map as a list */
void reader_map(struct canvas *c);

/** Add all projects that pass to @p flow, a cell each. */
void reader_add_projects(struct flow *flow, int goal, int theme);

/* reader_search.c */
void reader_search(struct canvas *c);

/* reader_settings.c */
void reader_settings(struct canvas *c, int door);

/* reader_thing.c: what is read */
void reader_goal(struct canvas *c, int goal);
void reader_theme(struct canvas *c, int theme);
void reader_project(struct canvas *c, int project);
void reader_story(struct canvas *c, int page);

/* reader_take.c: what is taken along */
void reader_basket(struct canvas *c);

/** The heart of what is shown, what was kept, and the code; nothing where
    nothing can be taken along. Last of a flow. */
void reader_add_take(struct flow *flow);
