#pragma once

/**
 * @file
 * What keys can be made to do, by the names that authors write.
 *
 * The one table between names and intents. Those up to ACTION_NONE can be
 * given to a key; the rest is what other keys do, so that it can be named.
 */

#include <stdbool.h>
#include <stddef.h>

#include "intent.h"

enum action {
    ACTION_NEXT,
    ACTION_PREVIOUS,
    ACTION_NEXT_SLIDE,
    ACTION_PREVIOUS_SLIDE,
    ACTION_FIRST,
    ACTION_LAST,
    ACTION_LAST_SEEN,
    ACTION_FIND,
    ACTION_OVERVIEW,
    ACTION_BLACK,
    ACTION_WHITE,
    ACTION_FREEZE,
    ACTION_OPEN,
    ACTION_LANGUAGE,
    ACTION_FULL_SCREEN,
    ACTION_START,
    ACTION_START_HERE,
    ACTION_END,
    ACTION_ADVANCE,
    ACTION_FOLD,
    ACTION_TIMER,
    ACTION_TIMER_RESET,
    ACTION_PRESENTER,
    ACTION_SWAP,
    ACTION_NOTES_BIGGER,
    ACTION_NOTES_SMALLER,
    ACTION_POINTER,
    ACTION_MAGNIFIER,
    ACTION_ZOOM_IN,
    ACTION_ZOOM_OUT,
    ACTION_PEN,
    ACTION_ERASER,
    ACTION_CLEAR,
    ACTION_UNDO,
    ACTION_REDO,
    ACTION_HELP,
    ACTION_RELOAD,
    ACTION_NONE,        /**< The key does nothing. */
    ACTION_GIVEN_COUNT, /**< So many can be given to a key. */
    ACTION_BACK = ACTION_GIVEN_COUNT,
    ACTION_ENTER,
    ACTION_ERASE,
    ACTION_DIGIT,
    ACTION_CHARACTER,
    ACTION_HOME,
    ACTION_FOCUS,
    ACTION_STAFF,
    ACTION_QUIT,
    ACTION_COUNT,
};

/** As an author writes it: "next", "timer-reset". */
const char *action_name(enum action action);

/** Read the name of an action that can be given. @return false: unknown. */
bool action_from_name(const char *name, enum action *out);

/** What it wants; type, value and nothing else. */
struct intent action_intent(enum action action);

/** The action that wants this; ACTION_NONE if none does. */
enum action action_from_intent(const struct intent *intent);

/** Where a key that was given an action has it. */
enum action_reach {
    REACH_TALK,  /**< In a talk. */
    REACH_MOVE,  /**< And starts one from the loop, ends a look aside. */
    REACH_START, /**< Everywhere. */
};

enum action_reach action_reach(enum action action);
