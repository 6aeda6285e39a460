#pragma once

/**
 * @file
 * The state of the map: what part of the world it shows, which projects
 * pass its filters, and which of them a visitor has picked out.
 *
 * `{0}` is a map that nobody has touched.
 */

#include <stdbool.h>
#include <stdint.h>

#include "content.h"
#include "map_view.h"

/** What projects are filtered by. */
enum map_facet {
    FACET_NONE,
    FACET_GOAL,
    FACET_THEME,
    FACET_REGION,
    FACET_PERIOD,
    FACET_COUNT,
};

enum {
    FACET_VALUES_MAX = 24, /**< Of one facet. */
    MAP_GLIDE_MS = 320,    /**< A button's zoom, and back to the whole. */
};

/**
 * A value for each facet, 0 for any: the number of a goal, the index of a
 * theme plus 1, an enum world_region, a period as map_facet_values() gives it.
 */
struct map_filter {
    int value[FACET_COUNT];
};

enum map_motion_kind {
    MAP_STILL,
    MAP_FLING, /**< Carried on by the speed of the finger. */
    MAP_GLIDE, /**< On the way from one view to another. */
};

struct map_motion {
    enum map_motion_kind kind;
    struct map_view from, to; /**< Of a glide. */
    bool home;                /**< It ends where a map is at first. */
    uint64_t start_ms;
    float speed_x, speed_y;          /**< Of a fling: a second. */
    struct map_view least, greatest; /**< Its middle stays between these. */
    uint64_t last_ms;
};

struct show_map {
    bool moved; /**< Else the screen's own view of the world holds. */
    struct map_view view;
    struct map_motion motion;
    struct map_filter filter;
    enum map_facet panel; /**< Whose values are shown to choose from. */
    int chosen;           /**< A project of the chosen mark, plus 1; or 0. */
    int page;             /**< Of the list beside the map, from 0. */
};

/** Whether @p project has that value of a facet; 0: always. */
bool map_facet_passes(const struct project *project, enum map_facet facet,
                      int value);

/** Whether it passes all facets, but for @p except. */
bool map_filter_passes(const struct map_filter *filter,
                       const struct project *project, enum map_facet except);

/**
 * The values there are of a facet in @p content, in order; of goals and
 * regions only those that a project has.
 *
 * Periods are spans of 5 years, or of more where there would be too many.
 */
int map_facet_values(const struct content *content, enum map_facet facet,
                     int out[FACET_VALUES_MAX]);

/** First and last year of a period. */
struct map_years {
    int first, last;
};

struct map_years map_period_years(int value);

/** True if any facet is set. */
bool map_filter_is_set(const struct map_filter *filter);

/** While it moves by itself. */
bool map_is_moving(const struct show_map *map);

/** Where a movement ends: the view itself if it stands still or flies. */
struct map_view map_goal(const struct show_map *map);

bool map_looks_equal(const struct show_map *a, const struct show_map *b);
