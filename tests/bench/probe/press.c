#include "press.h"

#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <stdio.h>
#include <string.h>

enum {
    PER_MILLE = 1000,
    AWAY_X = 500, /* the upper edge: nobody has anything to touch there */
    AWAY_Y = 2,
};

static bool read_place(const char *text, struct press *out)
{
    char rest = '\0';

    return sscanf(text, "%d:%d%c", &out->x, &out->y, &rest) == 2 &&
           out->x >= 0 && out->x < PER_MILLE && out->y >= 0 &&
           out->y < PER_MILLE;
}

bool press_parse(const char *word, struct press *out)
{
    *out = (struct press){ .kind = PRESS_AWAY };
    if (strcmp(word, "away") == 0) {
        return true;
    }
    if (strncmp(word, "tap:", 4) == 0) {
        out->kind = PRESS_TAP;
        return read_place(word + 4, out);
    }
    if (strncmp(word, "press:", 6) == 0) {
        out->kind = PRESS_DOWN;
        return read_place(word + 6, out);
    }
    if (strncmp(word, "key:", 4) == 0 || strncmp(word, "cut:", 4) == 0) {
        out->kind = PRESS_KEY;
        out->control = word[0] == 'c';
        out->symbol = XStringToKeysym(word + 4);
        return out->symbol != NoSymbol;
    }
    return false;
}

static void move(Display *display, int x, int y)
{
    const int screen = DefaultScreen(display);

    (void)XTestFakeMotionEvent(
        display, screen, DisplayWidth(display, screen) * x / PER_MILLE,
        DisplayHeight(display, screen) * y / PER_MILLE, CurrentTime);
}

static void button(Display *display, bool down)
{
    (void)XTestFakeButtonEvent(display, Button1, down ? True : False,
                               CurrentTime);
}

static void turn_key(Display *display, KeySym symbol, bool down)
{
    (void)XTestFakeKeyEvent(display, XKeysymToKeycode(display, symbol),
                            down ? True : False, CurrentTime);
}

static void key(Display *display, const struct press *press)
{
    if (press->control) {
        turn_key(display, XK_Control_L, true);
    }
    turn_key(display, press->symbol, true);
    turn_key(display, press->symbol, false);
    if (press->control) {
        turn_key(display, XK_Control_L, false);
    }
}

void press_send(Display *display, const struct press *press)
{
    switch (press->kind) {
    case PRESS_TAP:
        move(display, press->x, press->y);
        button(display, true);
        button(display, false);
        break;
    case PRESS_DOWN:
        move(display, press->x, press->y);
        button(display, true);
        break;
    case PRESS_AWAY:
        move(display, AWAY_X, AWAY_Y);
        button(display, false);
        break;
    case PRESS_KEY:
        key(display, press);
        break;
    }
    (void)XFlush(display);
}

void press_move(Display *display, int x, int y)
{
    move(display, x, y);
    (void)XFlush(display);
}

void press_button(Display *display, bool down)
{
    button(display, down);
    (void)XFlush(display);
}
