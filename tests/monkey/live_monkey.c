/**
 * @file
 * A monkey at a real stand: mouse, wheel and keys by XTEST, and displays that
 * are turned, switched off and get another mode by RANDR.
 *
 *     live_monkey STEPS SEED
 *
 * On the X server that DISPLAY names, with nothing but the stand on it. Once
 * in a while it looks: there is more than one colour, nobody blanks the
 * screen, and in the end the cursor of a mouse that rests is hidden.
 */

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xfixes.h>
#include <X11/extensions/Xrandr.h>
#include <X11/extensions/scrnsaver.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "dice.h"

enum {
    STEP_MS = 15,
    LOOK_STEPS = 40,
    OFF_MS = 300,
    TRIES = 100, /* until something is to be seen, each … */
    TRY_MS = 100,
    CURSOR_TRIES = 100,
    SAVER_S = 1,
    EXIT_WRONG = 1,
    EXIT_USAGE = 2,
    SIZE_COUNT = 3,
};

/* The first is the server's own. */
static const int sizes[SIZE_COUNT][2] = { { 0, 0 },
                                          { 360, 640 },
                                          { 480, 300 } };

struct monkey {
    Display *display;
    Window root;
    struct dice dice;
    RROutput output;
    RRCrtc crtc;
    RRMode modes[SIZE_COUNT];
    int w_px, h_px; /* of the display */
};

static void wait_ms(int ms)
{
    const struct timespec nap = { ms / 1000, (long)(ms % 1000) * 1000000 };

    (void)nanosleep(&nap, NULL);
}

/* Displays. */

static RRMode make_mode(struct monkey *m, int w_px, int h_px)
{
    char name[32];
    XRRModeInfo info = {
        .width = (unsigned)w_px,
        .height = (unsigned)h_px,
        .dotClock = (unsigned long)w_px * (unsigned long)h_px * 60,
        .hSyncStart = (unsigned)w_px,
        .hSyncEnd = (unsigned)w_px,
        .hTotal = (unsigned)w_px,
        .vSyncStart = (unsigned)h_px,
        .vSyncEnd = (unsigned)h_px,
        .vTotal = (unsigned)h_px,
        .name = name,
    };

    info.nameLength =
        (unsigned)snprintf(name, sizeof(name), "monkey-%dx%d", w_px, h_px);
    const RRMode mode = XRRCreateMode(m->display, m->root, &info);
    XRRAddOutputMode(m->display, m->output, mode);
    return mode;
}

static bool find_display(struct monkey *m)
{
    XRRScreenResources *all = XRRGetScreenResources(m->display, m->root);
    const bool found = all && all->noutput > 0 && all->ncrtc > 0;

    if (found) {
        m->output = all->outputs[0];
        m->crtc = all->crtcs[0];
        XRRCrtcInfo *crtc = XRRGetCrtcInfo(m->display, all, m->crtc);
        m->modes[0] = crtc->mode;
        m->w_px = (int)crtc->width;
        m->h_px = (int)crtc->height;
        XRRFreeCrtcInfo(crtc);
    }
    XRRFreeScreenResources(all);
    return found;
}

static bool set_mode(struct monkey *m, RRMode mode)
{
    XRRScreenResources *all = XRRGetScreenResources(m->display, m->root);
    const Status status = XRRSetCrtcConfig(
        m->display, all, m->crtc, CurrentTime, 0, 0, mode, RR_Rotate_0,
        mode == None ? NULL : &m->output, mode == None ? 0 : 1);

    XRRFreeScreenResources(all);
    (void)XSync(m->display, False);
    return status == RRSetConfigSuccess;
}

/* Off and on again, and perhaps another one. */
static bool change_display(struct monkey *m)
{
    const int chosen = dice_below(&m->dice, SIZE_COUNT);
    const bool off = dice_once_in(&m->dice, 2);

    if (off && !set_mode(m, None)) {
        (void)puts("the display cannot be switched off");
        return false;
    }
    wait_ms(off ? dice_below(&m->dice, OFF_MS) : 0);
    if (!set_mode(m, m->modes[chosen])) {
        (void)puts("the display has not got its mode");
        return false;
    }
    m->w_px = chosen > 0 ? sizes[chosen][0] : DisplayWidth(m->display, 0);
    m->h_px = chosen > 0 ? sizes[chosen][1] : DisplayHeight(m->display, 0);
    return true;
}

/* Hands. */

static void press_key(struct monkey *m)
{
    /* None of those that blank the screen because somebody wishes it. */
    static const KeySym keys[] = {
        XK_Tab,    XK_Return, XK_Escape, XK_Left,  XK_Right,     XK_Up,
        XK_Down,   XK_Home,   XK_End,    XK_F5,    XK_Page_Down, XK_Page_Up,
        XK_space,  XK_F1,     XK_a,      XK_e,     XK_o,         XK_1,
        XK_Delete, XK_F11,    XK_plus,   XK_minus,
    };
    const int count = (int)(sizeof(keys) / sizeof(keys[0]));
    const KeyCode code =
        XKeysymToKeycode(m->display, keys[dice_below(&m->dice, count)]);

    (void)XTestFakeKeyEvent(m->display, code, True, 0);
    (void)XTestFakeKeyEvent(m->display, code, False, 0);
}

static void act(struct monkey *m)
{
    const int kind = dice_below(&m->dice, 10);
    const unsigned wheel = dice_once_in(&m->dice, 2) ? 4 : 5;

    (void)XTestFakeMotionEvent(m->display, 0, dice_below(&m->dice, m->w_px),
                               dice_below(&m->dice, m->h_px), 0);
    if (kind < 4) {
        (void)XTestFakeButtonEvent(m->display, 1, True, 0);
        (void)XTestFakeMotionEvent(m->display, 0, dice_below(&m->dice, m->w_px),
                                   dice_below(&m->dice, m->h_px), 0);
        (void)XTestFakeButtonEvent(m->display, 1, False, 0);
    } else if (kind < 6) {
        (void)XTestFakeButtonEvent(m->display, 1, True, 0);
        (void)XTestFakeButtonEvent(m->display, 1, False, 0);
    } else if (kind < 7) {
        (void)XTestFakeButtonEvent(m->display, wheel, True, 0);
        (void)XTestFakeButtonEvent(m->display, wheel, False, 0);
    } else {
        press_key(m);
    }
    (void)XSync(m->display, False);
}

/* Eyes. */

static bool is_blank(const struct monkey *m)
{
    XImage *image = XGetImage(m->display, m->root, 0, 0, (unsigned)m->w_px,
                              (unsigned)m->h_px, AllPlanes, ZPixmap);
    bool blank = true;

    for (int y = 0; image && blank && y < m->h_px; y++) {
        for (int x = 0; blank && x < m->w_px; x++) {
            blank = XGetPixel(image, x, y) == XGetPixel(image, 0, 0);
        }
    }
    if (image) {
        XDestroyImage(image);
    }
    return blank;
}

/* A talk that begins comes out of black. */
static bool is_seen(const struct monkey *m)
{
    for (int i = 0; i < TRIES && is_blank(m); i++) {
        wait_ms(TRY_MS);
    }
    return !is_blank(m);
}

/* The server would blank the screen after a second without a hand. */
static bool is_kept_awake(const struct monkey *m)
{
    XScreenSaverInfo info = { 0 };

    return XScreenSaverQueryInfo(m->display, m->root, &info) &&
           info.state != ScreenSaverOn;
}

static bool has_cursor(const struct monkey *m)
{
    XFixesCursorImage *image = XFixesGetCursorImage(m->display);
    bool some = false;

    for (int i = 0; image && i < image->width * image->height; i++) {
        some |= image->pixels[i] != 0;
    }
    if (image) {
        XFree(image);
    }
    return some;
}

static bool hides_cursor(const struct monkey *m)
{
    for (int i = 0; i < CURSOR_TRIES && has_cursor(m); i++) {
        wait_ms(TRY_MS);
    }
    return !has_cursor(m);
}

static const char *run(struct monkey *m, int steps)
{
    for (int i = 1; i <= steps; i++) {
        act(m);
        wait_ms(STEP_MS);
        if (i % LOOK_STEPS != 0) {
            continue;
        }
        if (!change_display(m)) {
            return "no such display";
        }
        if (!is_seen(m)) {
            return "the screen is blank";
        }
    }
    if (!hides_cursor(m)) {
        return "a mouse that rests has a cursor";
    }
    wait_ms(2 * SAVER_S * 1000);
    return is_kept_awake(m) ? NULL : "the screen was blanked";
}

int main(int argc, char **argv)
{
    struct monkey m = { .display = XOpenDisplay(NULL) };

    if (argc != 3 || !m.display) {
        (void)fputs("usage: live_monkey STEPS SEED, with a display\n", stderr);
        return EXIT_USAGE;
    }
    m.root = DefaultRootWindow(m.display);
    m.dice.state = strtoull(argv[2], NULL, 10);
    if (!find_display(&m)) {
        (void)puts("the server has no display");
        return EXIT_WRONG;
    }
    for (int i = 1; i < SIZE_COUNT; i++) {
        m.modes[i] = make_mode(&m, sizes[i][0], sizes[i][1]);
    }
    (void)XSetScreenSaver(m.display, SAVER_S, 0, PreferBlanking,
                          DefaultExposures);
    const char *wrong = run(&m, atoi(argv[1]));
    if (wrong) {
        (void)puts(wrong);
    }
    (void)XCloseDisplay(m.display);
    return wrong ? EXIT_WRONG : 0;
}
