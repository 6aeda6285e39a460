/**
 * @file
 * Press keys on the X server that DISPLAY names, as somebody at a keyboard
 * would: `send_key End Alt_L+F4`. Keys of a chord go down in order, and up
 * the other way round.
 */

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <stdio.h>
#include <string.h>

enum {
    EXIT_USAGE = 2,
    KEYS_MAX = 6,
    NAME_BYTES = 64,
    PAUSE_MS = 30, /* less is no hand */
};

/* @return how many; 0 if one is not on the keyboard. */
static int read_chord(Display *display, const char *chord,
                      KeyCode codes[KEYS_MAX])
{
    int count = 0;

    for (const char *at = chord; *at != '\0' && count < KEYS_MAX;) {
        char name[NAME_BYTES];
        const size_t len = strcspn(at, "+");
        (void)snprintf(name, sizeof(name), "%.*s", (int)len, at);
        const KeySym symbol = XStringToKeysym(name);
        codes[count] =
            symbol == NoSymbol ? 0 : XKeysymToKeycode(display, symbol);
        if (codes[count++] == 0) {
            (void)fprintf(stderr, "send_key: no key %s\n", name);
            return 0;
        }
        at += len + (at[len] == '+' ? 1 : 0);
    }
    return count;
}

static void press(Display *display, const KeyCode *codes, int count)
{
    for (int i = 0; i < count; i++) {
        (void)XTestFakeKeyEvent(display, codes[i], True, i == 0 ? PAUSE_MS : 0);
    }
    for (int i = count - 1; i >= 0; i--) {
        (void)XTestFakeKeyEvent(display, codes[i], False, CurrentTime);
    }
    (void)XSync(display, False);
}

int main(int argc, char **argv)
{
    Display *display = XOpenDisplay(NULL);
    int status = 0;

    if (argc < 2 || !display) {
        (void)fputs("usage: send_key KEY…, with a display\n", stderr);
        return EXIT_USAGE;
    }
    for (int i = 1; i < argc; i++) {
        KeyCode codes[KEYS_MAX];
        const int count = read_chord(display, argv[i], codes);
        press(display, codes, count);
        status = count > 0 ? status : EXIT_USAGE;
    }
    (void)XCloseDisplay(display);
    return status;
}
