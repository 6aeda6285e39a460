#pragma once

/**
 * @file
 * What must hold after every event, whatever happened.
 */

#include "exhibit.h"
#include "tape.h"

/** Set up with zero. */
struct eye {
    uint64_t said_ms;    /**< When anybody did anything. */
    uint64_t touched_ms; /**< When a finger said anything. */
    bool staff;          /**< Their panel was open since then. */
};

/**
 * Look after @p e, as of @p now_ms.
 *
 * @return  What is wrong, or NULL.
 */
const char *eye_look(struct eye *eye, struct exhibit *stand,
                     const struct tape_event *e, uint64_t now_ms);

/** The same of a composed picture of the audience's or the presenter's. */
const char *eye_look_at_picture(const struct pixmap *picture,
                                const struct exhibit *stand);
