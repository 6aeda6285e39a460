#pragma once

/**
 * @file
 * What a search found, as both arrangements list it.
 */

#include "canvas.h"

struct found_thing {
    const char *id; /**< "found-project-deals-beira". */
    const char *title;
    const struct text *source; /**< Of the title; NULL: it is a name. */
    const char *detail;        /**< Under it; "" for none. */
    const char *short_detail;  /**< The same where room is short. */
    int goal;                  /**< Its number stands before it; -1: none. */
    int project;               /**< It is this project; -1: none. */
    enum icon icon;            /**< Before anything that is no goal. */
    struct intent intent;
};

struct found_thing found_thing_make(struct canvas *c,
                                    const struct search_hit *hit);

/** What stands over hits of a kind, or over what only comes near. */
const char *found_thing_label(const struct canvas *c,
                              const struct search_hit *hit);

/** Whether the same label stands over both. */
bool found_thing_is_same_group(const struct search_hit *a,
                               const struct search_hit *b);

/** The answer to what is in the field; without a search nothing is found. */
const struct search_answer *found_thing_answer(const struct canvas *c);
