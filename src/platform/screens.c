/*
 * The displays that SDL knows, by names that outlast their cables.
 */
#include <string.h>

#include <SDL.h>

#include "hash.h"
#include "platform.h"
#include "screens_x11.h"

static const char *name_of(int index)
{
    const char *name = SDL_GetDisplayName(index);
    return name ? name : "";
}

static int twins_before(int index)
{
    int count = 0;

    for (int i = 0; i < index; i++) {
        count += strcmp(name_of(i), name_of(index)) == 0 ? 1 : 0;
    }
    return count;
}

static bool is_twin(int index, int count)
{
    for (int i = 0; i < count; i++) {
        if (i != index && strcmp(name_of(i), name_of(index)) == 0) {
            return true;
        }
    }
    return false;
}

static uint64_t id_of(int index)
{
    const uint64_t id =
        hash_int(hash_string(HASH_START, name_of(index)), twins_before(index));
    return id != 0 ? id : 1;
}

static bool is_x11(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return driver && SDL_strcasecmp(driver, "x11") == 0;
}

struct display_list platform_displays(void)
{
    struct display_list list = { .count = 0 };

    if (is_x11() && screens_x11_list(&list)) {
        return list;
    }
    const int count = SDL_GetNumVideoDisplays();

    for (int i = 0; i < count && list.count < DISPLAYS_MAX; i++) {
        SDL_Rect r;
        if (SDL_GetDisplayBounds(i, &r) == 0) {
            list.items[list.count++] = (struct display){
                .id = id_of(i),
                .is_twin = is_twin(i, count),
                .bounds = { r.x, r.y, r.w, r.h },
            };
        }
    }
    return list;
}
