#include "presenter.h"

#include <glob.h>

#include "log.h"

enum present_result presenter_show(struct presenter *p,
                                   const struct present_params *params)
{
    return p->ops->show(p, params);
}

void presenter_forget(struct presenter *p)
{
    p->ops->forget(p);
}

void presenter_destroy(struct presenter *p)
{
    if (p) {
        p->ops->destroy(p);
    }
}

bool presenter_is_software(const char *renderer)
{
    /* Mesa's three, what Chromium and emulators bring, what virtual
       machines say when the host has no GPU either, and SDL's own. */
    static const char *const names[] = {
        "llvmpipe", "softpipe", "swrast", "swiftshader", "software", "lavapipe",
    };

    if (!renderer || renderer[0] == '\0') {
        return true;
    }
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (SDL_strcasestr(renderer, names[i])) {
            return true;
        }
    }
    return false;
}

/*
 * A driver that draws has a render node. Without one OpenGL is software,
 * and loading it only to hear that takes as long as the whole start.
 */
static bool has_render_node(void)
{
    glob_t found;
    const bool there = glob("/dev/dri/renderD*", 0, NULL, &found) == 0;

    globfree(&found);
    return there;
}

struct presenter *presenter_choose(SDL_Window *window,
                                   enum platform_renderer wanted)
{
    const struct presenter_gpu_params params = {
        .window = window,
        .software_is_ok = wanted == RENDERER_GPU,
    };
    const bool seek = wanted == RENDERER_GPU ||
                      (wanted == RENDERER_AUTO && has_render_node());
    struct presenter *p = seek ? presenter_gpu_create(&params) : NULL;

    if (p) {
        log_info("drawn by the GPU, %s", p->name);
        return p;
    }
    log_info("drawn by the CPU: %s", seek                      ? SDL_GetError()
                                     : wanted == RENDERER_AUTO ? "no GPU"
                                                               : "as asked");
    return presenter_cpu_create(window);
}
