#pragma once

/**
 * @file
 * Circles that overlap push each other away, a little each in turn, until
 * their rims are as far apart as is asked for, or nearly so in a crowd.
 * Pure and deterministic.
 */

#include "cluster.h"

struct push_rule {
    float gap;   /**< Of two rims, in units of the screen. */
    float units; /**< Per unit of the plane. */
};

void push_apart(struct arena *arena, struct cluster *items, int count,
                const struct push_rule *rule);
