#pragma once

/**
 * @file
 * What somebody at the screen does, as words: `tap:617:356` touches at
 * thousandths of the width and height, `key:Page_Down` presses a key by its
 * X name, `cut:Page_Down` with Control, `press:617:356` holds the button down,
 * `away` lets go outside.
 */

#include <X11/Xlib.h>
#include <stdbool.h>

enum press_kind {
    PRESS_TAP,
    PRESS_DOWN,
    PRESS_AWAY, /**< Moves to the upper edge and lets go. */
    PRESS_KEY,
};

struct press {
    enum press_kind kind;
    int x, y;      /**< Per mille of the screen. */
    KeySym symbol; /**< Of a key. */
    bool control;  /**< Held meanwhile. */
};

/** False if @p word is none of them. */
bool press_parse(const char *word, struct press *out);

/** Do it now; the events are on their way when this returns. */
void press_send(Display *display, const struct press *press);

/** Move the pointer, the button as it is. */
void press_move(Display *display, int x, int y);

/** The first button, down or up. */
void press_button(Display *display, bool down);
