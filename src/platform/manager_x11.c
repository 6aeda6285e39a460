#include "manager_x11.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/keysym.h>

/* The window that a property of @p on names, or None. */
static Window window_named(Display *display, Window on, Atom property)
{
    Atom type = None;
    int bits = 0;
    unsigned long count = 0;
    unsigned long left = 0;
    unsigned char *value = NULL;
    Window window = None;

    if (XGetWindowProperty(display, on, property, 0, 1, False, XA_WINDOW, &type,
                           &bits, &count, &left, &value) == Success &&
        type == XA_WINDOW && bits == 32 && count == 1) {
        window = *(const Window *)(const void *)value;
    }
    if (value) {
        XFree(value);
    }
    return window;
}

bool manager_x11_is_there(void)
{
    Display *display = XOpenDisplay(NULL);

    if (!display) {
        return false;
    }
    const Atom check = XInternAtom(display, "_NET_SUPPORTING_WM_CHECK", True);
    const bool there =
        check != None &&
        window_named(display, DefaultRootWindow(display), check) != None;
    XCloseDisplay(display);
    return there;
}

bool manager_x11_zaps(void)
{
    Display *display = XOpenDisplay(NULL);

    if (!display) {
        return false;
    }
    const bool zaps = XKeysymToKeycode(display, XK_Terminate_Server) != 0;
    (void)XCloseDisplay(display);
    return zaps;
}
