#include "sdl_version.h"

#include "log.h"

bool sdl_version_is_safe_on_wayland(const SDL_version *v)
{
    const int version = SDL_VERSIONNUM(v->major, v->minor, v->patch);

    return version < SDL_VERSIONNUM(2, 28, 0) ||
           version > SDL_VERSIONNUM(2, 30, 4);
}

bool sdl_version_suits_wayland(const char *advice)
{
    SDL_version v;

    SDL_GetVersion(&v);
    const bool safe = sdl_version_is_safe_on_wayland(&v);
    if (!safe) {
        log_warning("SDL %d.%d.%d crashes when a display of Wayland is "
                    "switched off; %s",
                    v.major, v.minor, v.patch, advice);
    }
    return safe;
}
