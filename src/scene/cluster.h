#pragma once

/**
 * @file
 * Places that lie too near each other for a finger, put together.
 *
 * From the largest scale to the wanted one, a quarter of an octave a level:
 * a level only puts together what the one before left apart. So zooming in
 * splits clusters and never mixes them, zooming out joins whole ones, and
 * moving the map changes nothing. No place is lost. In the end large ones
 * push their neighbours away, as far as their rims ask for.
 * What is left are middles that are apart by the rule; push_apart() then
 * makes room for those that are drawn larger.
 * Pure; time grows with the number of places, wherever they lie.
 */

#include <stddef.h>

#include "arena.h"
#include "geom.h"

/** How large and how far apart clusters are, in units of the screen. */
struct cluster_rule {
    float apart; /**< Nearer middles are one cluster. */
    float gap;   /**< Distance of two rims that is sought then. */
    float units; /**< Per unit of the plane, at the level 0. */
    int level;   /**< Wanted; 0 to level_max. */
    int level_max;
};

enum {
    CLUSTER_LEVELS_PER_OCTAVE = 4,
};

struct cluster {
    struct vec2 at; /**< Mean of its places, or pushed away from there. */
    int first;      /**< The lowest index of its places. */
    int count;      /**< At least 1. */
};

struct cluster_list {
    struct cluster *items; /**< In order of `first`. */
    int count;
    const int *of; /**< Of each place: the index of its cluster. */
};

/** Radius of a cluster of @p count places, in units of the screen. */
float cluster_radius(int count);

/** The level for a zoom; 1 is the level 0. */
int cluster_level(float zoom);

/** The zoom at which a level begins. */
float cluster_level_zoom(int level);

/** Everything lives in @p arena. */
struct cluster_list cluster_make(struct arena *arena, const struct vec2 *places,
                                 int count, const struct cluster_rule *rule);
