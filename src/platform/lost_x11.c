#include "lost_x11.h"

#include <X11/Xlib.h>
#include <unistd.h>

#include <SDL_syswm.h>

#include "log.h"

enum {
    EXIT_START_AGAIN = 75, /* sysexits.h: a failure that may pass */
};

/* Xlib's own writes a line of its own. */
static int say_nothing(Display *display)
{
    (void)display;
    return 0;
}

/* Without what exit() would do: drivers close their displays then. */
static void leave(Display *display, void *data)
{
    const struct platform_leave *params = data;

    (void)display;
    log_warning("the X server is gone; the program ends, to be started again");
    if (params->call) {
        params->call(params->data);
    }
    _exit(EXIT_START_AGAIN);
}

void lost_x11_watch(SDL_Window *window, const struct platform_leave *params)
{
    SDL_SysWMinfo info;

    SDL_VERSION(&info.version);
    if (SDL_GetWindowWMInfo(window, &info) && info.subsystem == SDL_SYSWM_X11) {
        (void)XSetIOErrorHandler(say_nothing);
        XSetIOErrorExitHandler(info.info.x11.display, leave, (void *)params);
    }
}
