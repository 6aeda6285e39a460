#pragma once

/**
 * @file
 * The window of the key tester: the last key, what it would do, and the
 * keys before it.
 */

#include "scene.h"

enum {
    KEY_PAGE_ROWS_MAX = 6,
    KEY_PAGE_RING_DOTS = 36,
};

/** A key that was pressed. Strings are borrowed for the call. */
struct key_page_row {
    const char *name; /**< As YAML has it; "" if it has none. */
    int usage;
    uint32_t symbol; /**< 0: it prints nothing. */
    bool is_own;     /**< The content gave it an action. */
    bool is_down;
    int held_ms; /**< If it is not down any more. */
    int repeats;
    const char *in_loop, *browsing, *in_talk; /**< Names of actions. */
};

struct key_page {
    const char *language;                        /**< Code. */
    struct key_page_row rows[KEY_PAGE_ROWS_MAX]; /**< The newest first. */
    int row_count;
    const char *clicker; /**< "" if none is known. */
    bool is_half_dead;   /**< Two buttons of an R400 do not arrive. */
    int hold_dots;       /**< Of KEY_PAGE_RING_DOTS; 0: no ring. */
};

/** Build it in @p arena; of @p p the show is not looked at. */
struct scene key_page_build(struct arena *arena, const struct scene_params *p,
                            const struct key_page *page);
