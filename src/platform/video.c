#include "video.h"

#include <string.h>

#include <SDL.h>

#include "log.h"
#include "manager_x11.h"
#include "platform.h"
#include "sdl_version.h"
#include "survey.h"

/* Where there is a Wayland session it comes first: SDL's own order takes
   XWayland, which breaks drags (SDL#5924). What the environment asks for
   wins over this. */
static void set_hints(void)
{
    const bool wayland = SDL_getenv("WAYLAND_DISPLAY") &&
                         !SDL_GetHint(SDL_HINT_VIDEODRIVER) &&
                         sdl_version_suits_wayland("X11 is used instead");

    (void)SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER,
                                  wayland ? "wayland,x11,KMSDRM" : "x11,KMSDRM",
                                  SDL_HINT_DEFAULT);
    (void)SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "0");
    (void)SDL_SetHint(SDL_HINT_APP_NAME, "Standpunt");
    (void)SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
    (void)SDL_SetHint(SDL_HINT_RENDER_BATCHING, "1");
    (void)SDL_SetHint(SDL_HINT_RENDER_VSYNC, "1");
    (void)SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    (void)SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    (void)SDL_SetHint(SDL_HINT_MOUSE_AUTO_CAPTURE, "0");
    (void)SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
}

/* Files and texts that are dropped on the window are not for us, and SDL
   would hand over memory that somebody has to free. */
static void refuse_drops(void)
{
    static const Uint32 drops[] = { SDL_DROPFILE, SDL_DROPTEXT, SDL_DROPBEGIN,
                                    SDL_DROPCOMPLETE };

    for (size_t i = 0; i < sizeof(drops) / sizeof(drops[0]); i++) {
        (void)SDL_EventState(drops[i], SDL_IGNORE);
    }
}

/* What a desktop needs and a stand does not: SDL would start a session bus
   where there is none, and X11 read its composing of letters, each tens of
   milliseconds before the first picture. What is set is left alone. */
static void skip_desktop(void)
{
    if (!SDL_getenv("XDG_RUNTIME_DIR")) { /* where a session has its bus */
        (void)SDL_setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 0);
    }
    (void)SDL_setenv("XCOMPOSEFILE", "/dev/null", 0);
}

bool video_driver_is(const char *name)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return driver && SDL_strcasecmp(driver, name) == 0;
}

/* A driver without a screen counts only if somebody asked for it. */
static bool is_blind_by_accident(void)
{
    const char *asked = SDL_GetHint(SDL_HINT_VIDEODRIVER);

    return (video_driver_is("dummy") || video_driver_is("offscreen")) &&
           !(asked && strstr(asked, SDL_GetCurrentVideoDriver()));
}

/* Else X11 sends each picture through a hidden GL texture, 15 ms of software.
   On Wayland and KMSDRM there is no surface without it, and on KMSDRM what
   SDL takes first, the desktop's OpenGL, stays black without a word. */
static void choose_surface(void)
{
    if (video_driver_is("x11")) {
        (void)SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    } else if (video_driver_is("KMSDRM")) {
        (void)SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "opengles2");
    }
}

bool video_open(void)
{
    set_hints();
    skip_desktop();
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        log_warning("no display: %s; `standpunt proof` draws without one",
                    SDL_GetError());
        return false;
    }
    if (is_blind_by_accident()) {
        log_warning("no display: only the driver %s answers; "
                    "`standpunt proof` draws without one",
                    SDL_GetCurrentVideoDriver());
        SDL_Quit();
        return false;
    }
    if (video_driver_is("wayland") &&
        !sdl_version_suits_wayland("install 2.30.5, or ask for x11")) {
        SDL_Quit();
        return false;
    }
    choose_surface();
    SDL_DisableScreenSaver();
    refuse_drops();
    return true;
}

bool platform_survey(struct platform_survey *out)
{
    if (!video_open()) {
        return false;
    }
    *out = (struct platform_survey){
        .displays = platform_displays(),
        .touch_count = SDL_GetNumTouchDevices(),
        .is_x11 = video_driver_is("x11"),
        .zaps = video_driver_is("x11") && manager_x11_zaps(),
    };
    (void)SDL_strlcpy(out->driver, SDL_GetCurrentVideoDriver(),
                      sizeof(out->driver));
    SDL_Quit();
    return true;
}
