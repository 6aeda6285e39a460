/**
 * @file
 * What is in front on the X server that DISPLAY names:
 *
 *     see_window front        the title of what covers the middle, or "-"
 *     see_window keys         the title of what has the keys, or "-"
 *     see_window colors       how many colours the screen has, up to 99
 *     see_window close TITLE  ask it to close, as its close button would
 *     see_window hide TITLE   put it away, as its other button would
 *     see_window other        be a window of its own, until killed
 */

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <stdio.h>
#include <string.h>

enum {
    EXIT_USAGE = 2,
    COLORS_MAX = 99,
    STEP_PX = 3,
    TITLE_BYTES = 128,
};

static int ignore(Display *display, XErrorEvent *e)
{
    (void)display;
    (void)e;
    return 0; /* a window may be gone at any moment */
}

/* Of @p w, else of the first window in it that has one. */
static Window find_titled(Display *display, Window w, char out[TITLE_BYTES])
{
    char *name = NULL;
    Window root;
    Window parent;
    Window *children = NULL;
    unsigned count = 0;
    Window found = None;

    if (XFetchName(display, w, &name) && name) {
        (void)snprintf(out, TITLE_BYTES, "%s", name);
        (void)XFree(name);
        return w;
    }
    if (XQueryTree(display, w, &root, &parent, &children, &count) == 0) {
        return None;
    }
    for (unsigned i = count; i > 0 && found == None; i--) {
        found = find_titled(display, children[i - 1], out);
    }
    if (children) {
        (void)XFree(children);
    }
    return found;
}

static int say(Display *display, Window w)
{
    char title[TITLE_BYTES] = "-";

    if (w > PointerRoot && w != DefaultRootWindow(display)) {
        (void)find_titled(display, w, title);
    }
    (void)puts(title);
    return 0;
}

static int say_front(Display *display)
{
    const Window root = DefaultRootWindow(display);
    Window child = None;
    int x;
    int y;

    (void)XTranslateCoordinates(display, root, root,
                                DisplayWidth(display, 0) / 2,
                                DisplayHeight(display, 0) / 2, &x, &y, &child);
    return say(display, child);
}

static int say_keys(Display *display)
{
    Window focus = None;
    int revert;

    (void)XGetInputFocus(display, &focus, &revert);
    return say(display, focus);
}

static int say_colors(Display *display)
{
    unsigned long colors[COLORS_MAX];
    int count = 0;
    const int w = DisplayWidth(display, 0);
    const int h = DisplayHeight(display, 0);
    XImage *image = XGetImage(display, DefaultRootWindow(display), 0, 0,
                              (unsigned)w, (unsigned)h, AllPlanes, ZPixmap);

    for (int at = 0; image && at < w * h && count < COLORS_MAX; at += STEP_PX) {
        const unsigned long pixel = XGetPixel(image, at % w, at / w);
        int i = 0;
        while (i < count && colors[i] != pixel) {
            i++;
        }
        if (i == count) {
            colors[count++] = pixel;
        }
    }
    (void)printf("%d\n", count);
    if (image) {
        XDestroyImage(image);
    }
    return 0;
}

static int ask(Display *display, const char *what, const char *title)
{
    const Window root = DefaultRootWindow(display);
    char found[TITLE_BYTES] = "";
    Window unused;
    Window *children = NULL;
    unsigned count = 0;
    XEvent e = { .xclient = { .type = ClientMessage, .format = 32 } };

    (void)XQueryTree(display, root, &unused, &unused, &children, &count);
    for (unsigned i = 0; i < count; i++) {
        const Window w = find_titled(display, children[i], found);
        if (w == None || strcmp(found, title) != 0) {
            continue;
        }
        e.xclient.window = w;
        if (strcmp(what, "hide") == 0) {
            (void)XIconifyWindow(display, w, DefaultScreen(display));
        } else {
            e.xclient.message_type = XInternAtom(display, "WM_PROTOCOLS", 0);
            e.xclient.data.l[0] =
                (long)XInternAtom(display, "WM_DELETE_WINDOW", 0);
            (void)XSendEvent(display, w, False, NoEventMask, &e);
        }
    }
    if (children) {
        (void)XFree(children);
    }
    return 0;
}

static int be_other(Display *display)
{
    const Window w = XCreateSimpleWindow(display, DefaultRootWindow(display), 0,
                                         0, 500, 300, 0, 0, 0x804020);
    XEvent e;

    (void)XStoreName(display, w, "Other");
    (void)XMapRaised(display, w);
    while (XNextEvent(display, &e) == 0) {
    }
    return 0;
}

int main(int argc, char **argv)
{
    Display *display = XOpenDisplay(NULL);
    const char *what = argc > 1 ? argv[1] : "";
    int status = EXIT_USAGE;

    if (!display) {
        return status;
    }
    (void)XSetErrorHandler(ignore);
    if (strcmp(what, "front") == 0) {
        status = say_front(display);
    } else if (strcmp(what, "keys") == 0) {
        status = say_keys(display);
    } else if (strcmp(what, "colors") == 0) {
        status = say_colors(display);
    } else if (strcmp(what, "other") == 0) {
        status = be_other(display);
    } else if (argc == 3) {
        status = ask(display, what, argv[2]);
    }
    (void)XSync(display, False);
    (void)XCloseDisplay(display);
    return status;
}
