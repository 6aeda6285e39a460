#include "screens_x11.h"

#include <X11/Xlib.h>
#include <X11/extensions/Xrandr.h>

#include <SDL_syswm.h>

#include "hash.h"

enum {
    EDID_LONGS_MAX = 128, /* of four bytes: four blocks */
};

/* Runs where SDL reads the X connection, which is the main thread. */
static int keep_changes(void *notify_type, SDL_Event *e)
{
    return e->type != SDL_SYSWMEVENT ||
           e->syswm.msg->msg.x11.event.type == *(const int *)notify_type;
}

void screens_x11_watch(SDL_Window *window, int *notify_type)
{
    SDL_SysWMinfo info;
    int base = 0;
    int error = 0;

    SDL_VERSION(&info.version);
    if (!SDL_GetWindowWMInfo(window, &info) ||
        info.subsystem != SDL_SYSWM_X11 ||
        !XRRQueryExtension(info.info.x11.display, &base, &error)) {
        return;
    }
    /* SDL asks for cables only; a display that moves is a CRTC's change. The
       server takes a second wish only after none. */
    Display *display = info.info.x11.display;
    XRRSelectInput(display, DefaultRootWindow(display), 0);
    XRRSelectInput(display, DefaultRootWindow(display),
                   RROutputChangeNotifyMask | RRCrtcChangeNotifyMask);
    *notify_type = base + RRNotify;
    SDL_SetEventFilter(keep_changes, notify_type);
    (void)SDL_EventState(SDL_SYSWMEVENT, SDL_ENABLE);
}

/* What the monitor says it is: another one on the same cable is another. */
static uint64_t hash_edid(Display *display, RROutput output, uint64_t hash)
{
    const Atom edid = XInternAtom(display, "EDID", True);
    Atom type = None;
    int bits = 0;
    unsigned long count = 0;
    unsigned long left = 0;
    unsigned char *bytes = NULL;

    if (edid != None &&
        XRRGetOutputProperty(display, output, edid, 0, EDID_LONGS_MAX, False,
                             False, AnyPropertyType, &type, &bits, &count,
                             &left, &bytes) == Success &&
        bits == 8) {
        hash = hash_bytes(hash, bytes, count);
    }
    if (bytes) {
        XFree(bytes);
    }
    return hash;
}

static uint64_t id_of(Display *display, const XRRMonitorInfo *monitor)
{
    char *name = XGetAtomName(display, monitor->name);
    uint64_t id = hash_string(HASH_START, name ? name : "");

    for (int i = 0; i < monitor->noutput; i++) {
        id = hash_edid(display, monitor->outputs[i], id);
    }
    if (name) {
        XFree(name);
    }
    return id != 0 ? id : 1;
}

/* The primary one first, as SDL has it. */
static void add(struct display_list *list, const struct display *display,
                bool primary)
{
    if (list->count == DISPLAYS_MAX) {
        return;
    }
    list->items[list->count] = *display;
    if (primary) {
        list->items[list->count] = list->items[0];
        list->items[0] = *display;
    }
    list->count++;
}

bool screens_x11_list(struct display_list *out)
{
    struct display_list list = { .count = 0 };
    int count = 0;
    Display *display = XOpenDisplay(NULL);
    if (!display) {
        return false;
    }

    XRRMonitorInfo *monitors =
        XRRGetMonitors(display, DefaultRootWindow(display), True, &count);
    for (int i = 0; monitors && i < count; i++) {
        const XRRMonitorInfo *m = &monitors[i];
        const struct display found = {
            .id = id_of(display, m),
            .bounds = { m->x, m->y, m->width, m->height },
        };
        add(&list, &found, m->primary);
    }
    if (monitors) {
        XRRFreeMonitors(monitors);
    }
    XCloseDisplay(display);
    if (list.count > 0) {
        *out = list;
    }
    return list.count > 0;
}
