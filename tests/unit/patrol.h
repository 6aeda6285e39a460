#pragma once

/**
 * @file
 * A walk past the screens of the real content, in every language, at one
 * size, with checks to run at each. For tests of what all screens owe. Each
 * of the three builds that run it, two compilers and a sanitizer, passes
 * another third of them: `./dev test` passes all.
 */

#include "exhibit.h"
#include "proof_list.h"

/** Where the walk is, and what it has found so far. */
struct patrol {
    struct exhibit *exhibit;
    const struct proof_item *item;
    struct show show;          /**< Of the item, scrolled. */
    const struct scene *scene; /**< Until the next screen. */
    struct viewport viewport;
    int offenders;
};

typedef void patrol_check(struct patrol *p);

/** Checks that are run at each screen. */
struct patrol_checks {
    patrol_check *const *items;
    size_t count;
};

/**
 * Walk past all screens; what scrolls is seen at its top, on the way and
 * at its end.
 *
 * @return  How many offences were reported.
 */
int patrol_walk(struct viewport viewport, struct patrol_checks checks);

/** Print an offence with its place: all are shown before a test fails. */
void patrol_report(struct patrol *p, const char *what, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** Scroll the screen to @p scroll_px and build it again. */
void patrol_scroll(struct patrol *p, int scroll_px);

/** The output. */
struct rect patrol_screen(const struct patrol *p);
