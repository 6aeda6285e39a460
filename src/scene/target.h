#pragma once

/**
 * @file
 * What can be touched or focused on a screen: one list for touch, keyboard,
 * speech, accessibility tests and replay.
 *
 * The order of the list is the order of focus, which is reading order.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "geom.h"
#include "intent.h"
#include "keymap.h"

enum target_role {
    ROLE_BUTTON,
    ROLE_TILE,
    ROLE_LINK,    /**< A row or card that opens a page. */
    ROLE_WORDS,   /**< Words of a text that open a page. */
    ROLE_TOGGLE,  /**< One of several, chosen or not. */
    ROLE_MAP,     /**< Arrows move it; only Tab leads there. */
    ROLE_SURFACE, /**< The free area, what a link has on a further line;
                       never focused. */
};

struct target {
    int64_t key;    /**< Hash of id, never 0. */
    const char *id; /**< Stable: "goal-11", "nav-home". */
    enum target_role role;
    const char *name; /**< As it is spoken. */
    struct rect rect;
    struct rect ring; /**< What the focus ring stands around. */
    int radius_px;    /**< Of its corners, for that. */
    bool round;       /**< A disc: a touch in a corner misses it. */
    struct intent intent;
};

/** Lives in a frame arena. */
struct target_list {
    const struct target *items;
    size_t count;
};

/** The topmost target at a point, or NULL. */
const struct target *target_at(const struct target_list *list, float x,
                               float y);

/**
 * What a finger at a point means: the target under it or, beside all of them,
 * the nearest one whose edge is at most @p reach_px away. A hand that trembles
 * misses by a little. No target loses a point of its own; a free area gives
 * way, but not where a touch of it is an answer (the idle question's "go on")
 * or part of a link.
 */
const struct target *target_near(const struct target_list *list, struct vec2 at,
                                 float reach_px);

/** NULL if no target has the key. */
const struct target *target_lookup(const struct target_list *list, int64_t key);

/**
 * Where the focus goes from @p from (0: from nowhere). At an end it stays.
 *
 * @return  A key, or 0 if nothing can be focused.
 */
int64_t target_after(const struct target_list *list, int64_t from,
                     enum focus_move move);

/** The key of an id. */
int64_t target_key(const char *id);

/** Stable word for a role: "button". */
const char *target_role_name(enum target_role role);
