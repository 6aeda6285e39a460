/**
 * @file
 * Press one key on the X server that DISPLAY names, as somebody at a
 * keyboard would: `send_key End`.
 */

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <stdio.h>

enum {
    EXIT_USAGE = 2,
};

int main(int argc, char **argv)
{
    const KeySym symbol = argc == 2 ? XStringToKeysym(argv[1]) : NoSymbol;
    Display *display = XOpenDisplay(NULL);

    if (symbol == NoSymbol || !display) {
        (void)fputs("usage: send_key KEY, with a display\n", stderr);
        return EXIT_USAGE;
    }
    const KeyCode code = XKeysymToKeycode(display, symbol);
    (void)XTestFakeKeyEvent(display, code, True, CurrentTime);
    (void)XTestFakeKeyEvent(display, code, False, CurrentTime);
    (void)XSync(display, False);
    (void)XCloseDisplay(display);
    return 0;
}
