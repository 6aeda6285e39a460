#include "action.h"

#include <string.h>

static const struct {
    const char *name;
    enum intent_type intent;
    int value;
    enum action_reach reach;
} actions[ACTION_COUNT] = {
    [ACTION_NEXT] = { "next", INTENT_NEXT, 0, REACH_MOVE },
    [ACTION_PREVIOUS] = { "previous", INTENT_PREVIOUS, 0, REACH_MOVE },
    [ACTION_NEXT_SLIDE] = { "next-slide", INTENT_NEXT_SLIDE, 0, REACH_TALK },
    [ACTION_PREVIOUS_SLIDE] = { "previous-slide", INTENT_PREVIOUS_SLIDE, 0,
                                REACH_TALK },
    [ACTION_FIRST] = { "first", INTENT_FIRST, 0, REACH_TALK },
    [ACTION_LAST] = { "last", INTENT_LAST, 0, REACH_TALK },
    [ACTION_LAST_SEEN] = { "last-seen", INTENT_SEEN, 0, REACH_TALK },
    [ACTION_FIND] = { "find", INTENT_FIND, 0, REACH_TALK },
    [ACTION_OVERVIEW] = { "overview", INTENT_OVERVIEW, 0, REACH_TALK },
    [ACTION_BLACK] = { "black", INTENT_BLACK, 0, REACH_TALK },
    [ACTION_WHITE] = { "white", INTENT_WHITE, 0, REACH_TALK },
    [ACTION_FREEZE] = { "freeze", INTENT_FREEZE, 0, REACH_TALK },
    [ACTION_OPEN] = { "open", INTENT_VISIT, 0, REACH_TALK },
    [ACTION_LANGUAGE] = { "language", INTENT_NEXT_LANGUAGE, 0, REACH_TALK },
    [ACTION_FULL_SCREEN] = { "full-screen", INTENT_FULL_SCREEN, 0, REACH_TALK },
    [ACTION_START] = { "start", INTENT_PRESENT, 0, REACH_START },
    [ACTION_START_HERE] = { "start-here", INTENT_PRESENT_HERE, 0, REACH_START },
    [ACTION_END] = { "end", INTENT_END_TALK, 0, REACH_TALK },
    [ACTION_ADVANCE] = { "advance", INTENT_ADVANCE, 0, REACH_TALK },
    [ACTION_FOLD] = { "fold", INTENT_FOLD, 0, REACH_TALK },
    [ACTION_TIMER] = { "timer", INTENT_TIMER, 0, REACH_TALK },
    [ACTION_TIMER_RESET] = { "timer-reset", INTENT_TIMER_RESET, 0, REACH_TALK },
    [ACTION_PRESENTER] = { "presenter", INTENT_PRESENTER, 0, REACH_TALK },
    [ACTION_SWAP] = { "swap", INTENT_SWAP, 0, REACH_TALK },
    [ACTION_NOTES_BIGGER] = { "notes-bigger", INTENT_NOTES_SIZE, 1,
                              REACH_TALK },
    [ACTION_NOTES_SMALLER] = { "notes-smaller", INTENT_NOTES_SIZE, -1,
                               REACH_TALK },
    [ACTION_POINTER] = { "pointer", INTENT_POINTER, 0, REACH_TALK },
    [ACTION_MAGNIFIER] = { "magnifier", INTENT_MAGNIFIER, 0, REACH_TALK },
    [ACTION_ZOOM_IN] = { "zoom-in", INTENT_ZOOM, 1, REACH_TALK },
    [ACTION_ZOOM_OUT] = { "zoom-out", INTENT_ZOOM, -1, REACH_TALK },
    [ACTION_PEN] = { "pen", INTENT_PEN, 0, REACH_TALK },
    [ACTION_ERASER] = { "eraser", INTENT_ERASER, 0, REACH_TALK },
    [ACTION_CLEAR] = { "clear", INTENT_CLEAR, 0, REACH_TALK },
    [ACTION_UNDO] = { "undo", INTENT_UNDO, 0, REACH_TALK },
    [ACTION_REDO] = { "redo", INTENT_REDO, 0, REACH_TALK },
    [ACTION_HELP] = { "help", INTENT_HELP, 0, REACH_TALK },
    [ACTION_RELOAD] = { "reload", INTENT_RELOAD, 0, REACH_TALK },
    [ACTION_NONE] = { "none", INTENT_NONE, 0, REACH_START },
    [ACTION_BACK] = { "back", INTENT_UNWIND, 0, REACH_TALK },
    [ACTION_ENTER] = { "enter", INTENT_ENTER, 0, REACH_TALK },
    [ACTION_ERASE] = { "erase", INTENT_ERASE, 0, REACH_TALK },
    [ACTION_DIGIT] = { "digit", INTENT_DIGIT, 0, REACH_TALK },
    [ACTION_CHARACTER] = { "character", INTENT_CHARACTER, 0, REACH_TALK },
    [ACTION_HOME] = { "home", INTENT_HOME, 0, REACH_TALK },
    [ACTION_FOCUS] = { "focus", INTENT_FOCUS, 0, REACH_TALK },
    [ACTION_STAFF] = { "staff", INTENT_STAFF, 0, REACH_TALK },
    [ACTION_QUIT] = { "quit", INTENT_QUIT, 0, REACH_TALK },
};

const char *action_name(enum action action)
{
    return actions[action].name;
}

bool action_from_name(const char *name, enum action *out)
{
    for (int i = 0; i < ACTION_GIVEN_COUNT; i++) {
        if (strcmp(actions[i].name, name) == 0) {
            *out = (enum action)i;
            return true;
        }
    }
    return false;
}

struct intent action_intent(enum action action)
{
    return (struct intent){ .type = actions[action].intent,
                            .value = actions[action].value };
}

/* Two actions of one intent differ in its value: notes, zoom. */
static bool wants(enum action action, const struct intent *intent)
{
    return actions[action].intent == intent->type &&
           (actions[action].value == 0 ||
            actions[action].value == intent->value);
}

enum action action_from_intent(const struct intent *intent)
{
    for (int i = 0; i < ACTION_COUNT; i++) {
        if (wants((enum action)i, intent)) {
            return (enum action)i;
        }
    }
    return ACTION_NONE;
}

enum action_reach action_reach(enum action action)
{
    return actions[action].reach;
}
