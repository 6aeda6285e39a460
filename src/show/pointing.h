#pragma once

/**
 * @file
 * What a presenter points at, enlarges and draws on the slide of a talk.
 *
 * It belongs to one slide in one language. What of it stays after whatever
 * happens is said in one place, pointing_keep() in pointing.c.
 */

#include <stdbool.h>
#include <stdint.h>

#include "ink.h"
#include "zoom.h"

enum {
    POINTING_STAY_MS = 700, /**< A spot stays so long after the finger. */
    /** A finger that says nothing for so long is lost: panels lose some. */
    POINTING_SILENT_MS = 10000,
    /** A pen that draws nothing for so long was forgotten. */
    POINTING_PEN_MS = 60000,
};

/** What a finger shows to the audience. */
enum pointer {
    /** Nobody said: the dot on the presenter's display, nothing without. */
    POINTER_UNSAID,
    POINTER_SPOTLIGHT, /**< All else is dimmed. */
    POINTER_DOT,
    POINTER_NONE,
};

/** What is in the presenter's hand. */
enum pointing_tool {
    TOOL_POINTER,
    TOOL_PEN,
    TOOL_ERASER,
};

/** `{0}` is nothing of it. */
struct show_pointing {
    enum pointer pointer;
    enum pointing_tool tool;
    struct zoom zoom;
    bool down;                 /**< A finger is there. */
    bool lit;                  /**< The audience sees the spot. */
    bool placed;               /**< There is one on this slide: */
    struct slide_point spot;   /**< where somebody pointed last. */
    uint64_t used_ms;          /**< The last time a tool was. */
    int deck, slide, language; /**< What all of it belongs to; slide -1:
                                    the page of a thing. */
    unsigned revision;         /**< Grows whenever it looks different. */
    struct ink ink;
};

struct show;

/** Whether a slide is there to point at. */
bool pointing_applies(const struct show *s);

/** What a finger shows now; never POINTER_UNSAID. */
enum pointer pointing_pointer(const struct show *s);

/** Whether somebody switched on what a finger on the slide then does. */
bool pointing_is_chosen(const struct show *s);

/** Whether a mouse points without being pressed: it takes a pointer that
    somebody chose. A clicker that moves the mouse has no other way. */
bool pointing_follows_mouse(const struct show *s);

/** Whether a finger moves the part that is shown, instead of pointing. */
bool pointing_pans(const struct show *s);
