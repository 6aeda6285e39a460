#pragma once

/**
 * @file
 * A talk on a bench: a deck told as letters, and its keys as letters, too.
 *
 * The deck, a letter a slide:
 *
 *     t    a title                 o    a title that is optional
 *     1-3  points, one by one      g    goal 11
 *     p    a picture that comes    m    a statement with the map
 *     a    a title of 5 seconds    b    three points, 8 seconds, by time
 *
 * Keys, 400 ms apart:
 *
 *     n p  next, previous          N P  the same, held
 *     > <  whole slides            x    next, cut
 *     f l  first, last             z    the slide seen last
 *     0-9 E e  digits, Enter, erase     u  Esc     s S  F5, Shift+F5
 *     b w  black, white            F    freeze
 *     O    overview                R L D U  arrows in it
 *     G    the box                 A    automatic advance
 *     M    optional slides         i    the page of the thing
 *     . ,  one second, a minute    ;    the time to hand back
 */

#include "content.h"
#include "show.h"

enum {
    STAGE_START_MS = 1000000,
    STAGE_KEY_MS = 400,
    STAGE_SLIDE_MAX = 500,
    STAGE_MINUTES = 10,
};

struct stage {
    struct content content;
    struct deck *decks; /**< The content's, and last the talk's. */
    struct slide *slides;
    struct show s;
    uint64_t now_ms;
};

/** The content of tests/content/good; once a program. */
struct content *stage_load(void);

/**
 * Start a talk on @p deck, told as above, by a key out of the loop, and let
 * five seconds go by. Pair with stage_close().
 */
void stage_open(struct stage *t, const struct content *base, const char *deck);
void stage_close(struct stage *t);

void stage_keys(struct stage *t, const char *letters);
void stage_say(struct stage *t, struct intent intent);
void stage_pass(struct stage *t, uint64_t ms);

/** "3.1": slide 3 with one part shown; "loop"; "goal/11"; in turn. */
const char *stage_place(const struct stage *t);
