#pragma once

/**
 * @file
 * The projects that a map shows: which pass its filters, where they lie,
 * which are put together in one mark, and which are listed beside it.
 */

#include "canvas.h"
#include "cluster.h"
#include "map_plane.h"

/** What is known of the places of a mark: what it may claim. */
enum mark_kind {
    MARK_PLACE,   /**< A place is known, or several things stand together. */
    MARK_REGION,  /**< About here. */
    MARK_COUNTRY, /**< Somewhere in this country. */
};

/** A mark on the map. */
struct mark_on_map {
    enum mark_kind kind;
    struct vec2 at; /**< On the screen, in pixels. */
    float radius_px;
    int count;   /**< Of projects; at least 1. */
    int project; /**< The first of them. */
    bool seen;   /**< Nothing lies over its number. */
    bool chosen;
    const char *country; /**< Of all of them, or "". */
    int region;          /**< enum world_region of all of them, or 0. */
};

/** What of a screen is the map's, in units. */
struct atlas_room {
    struct box window;   /**< All of it; its middle is that of the view. */
    struct box controls; /**< Lies over it; no mark is seen there. */
    float bottom;        /**< y of what lies over its lower part. */
};

/** Lives in the canvas's arena. */
struct atlas {
    struct map_plane plane;
    const int *projects; /**< That have a place on the map, in order. */
    int placed_count;
    const struct vec2 *places; /**< Of them, in the land's unit box. */
    const int *mark_of;        /**< Of them: index into marks. */
    const struct mark_on_map *marks;
    int mark_count;
    int chosen;      /**< Index of the chosen mark, -1 for none. */
    const int *list; /**< Projects listed beside the map, in order. */
    int list_count;
    int passing_count; /**< Projects that pass the filters, seen or not. */
};

struct atlas atlas_make(struct canvas *c, const struct atlas_room *room);
