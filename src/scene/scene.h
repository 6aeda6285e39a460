#pragma once

/**
 * @file
 * From what the show is to what is drawn and what can be touched.
 *
 * Building is a function of its arguments: the same ones give the same
 * lists. Nothing is kept between calls but what the text and shape rooms
 * cache.
 * Thread-safety: the thread of the text room.
 */

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "content.h"
#include "draw.h"
#include "facts.h"
#include "map_plane.h"
#include "parts.h"
#include "search.h"
#include "shape.h"
#include "show.h"
#include "string_table.h"
#include "target.h"
#include "text.h"

/** The output. `panel` is 0 if nobody measured it. */
struct viewport {
    int w_px, h_px;
    float panel_w_mm, panel_h_mm; /**< Of the lit area. */
};

/** What a screen is made from; all borrowed for the call. */
struct scene_params {
    const struct content *content; /**< NULL: the preparing page. */
    const struct strings *strings;
    const struct show *show; /**< NULL with content NULL. */
    struct text *text;
    struct shape_set *shapes;
    struct search *search; /**< Of the content; NULL: nothing is found. */
    struct viewport viewport;
    uint64_t now_ms;           /**< For countdowns and what a finger moves. */
    const struct facts *facts; /**< For the staff panel; NULL: none. */
};

/** A dialogue over a screen. */
struct scene_card {
    struct rect rect; /**< Empty: there is none. */
    struct color dim; /**< Over all of the screen under it. */
};

/** What a screen is. Lives in the arena it was built in. */
struct scene {
    struct draw_list items;
    struct target_list targets;
    int scroll_max_px; /**< Furthest a list can scroll; 0: not at all. */
    int page_index;
    int page_count; /**< Of a screen that is read page by page; else 1. */
    int fixed_px;   /**< y of the footer, the same on many screens; or 0. */
    struct scene_card card;
    struct parts parts;   /**< Of the page under any dialogue. */
    struct map_plane map; /**< Of the map screen; else zeroed. */
    struct rect part;     /**< What a slide's last step brought; or empty. */
    const char *id;       /**< "goal/11", "warning". */
    const char *overlay;  /**< "" if nothing lies over the screen. */
    const char *language;
    unsigned settings; /**< Of the visitor it was made for; 1 << setting. */
    struct viewport viewport;
};

/** Build the screen in @p arena. */
struct scene scene_build(struct arena *arena, const struct scene_params *p);

/** Stable id of a screen: "project/deals-beira". In @p arena. */
const char *scene_screen_id(struct arena *arena, const struct content *content,
                            struct screen screen);
