#pragma once

/**
 * @file
 * The screens that have text goldens: all kinds of them, from the real
 * content, each reached as a visitor, a speaker or the staff reach it.
 */

#include <stdbool.h>
#include <stddef.h>

#include "show.h"

/** A screen, named by ids, so that other content does not move it. */
struct golden_screen {
    const char *name; /**< Of its golden. */
    const char *stand;
    /**
     * "home", "goal/11", "projects/11", "project/ID", "slide/DECK/SLIDE",
     * "basket", "language" and "language/access", the settings' door;
     * "attract/SLIDE" is a slide of the stand's loop, "loop/SLIDE" the
     * same without anything under it.
     */
    const char *place;
    /** What happens there: words of golden_screens.c, or "". */
    const char *steps;
};

struct golden_screen_list {
    const struct golden_screen *items;
    size_t count;
};

struct golden_screen_list golden_screens(void);

/** Whether its content has an address, so that things are taken along. */
bool golden_screen_is_on_web(const struct golden_screen *screen);

/** A show that stands on a screen, and when. */
struct golden_show {
    struct show show;
    uint64_t now_ms;
};

/**
 * Go to @p screen in a language, an index.
 *
 * @return  False if the stand or the place is not in the content, or a
 *          step is no word.
 */
bool golden_show_make(const struct content *content, int language,
                      const struct golden_screen *screen,
                      struct golden_show *out);
