/*
 * Pictures as textures, mixed by SDL_Renderer. A texture can be made again
 * from its key, the pixels of its picture, at any time. Uploads are tight
 * bands of at most PRESENTER_UPLOAD_BYTES_MAX a frame; until a frame is
 * whole the last one stays on the screen.
 *
 * Textures are turned as the panel is, while they are uploaded: SDL knows
 * no rotation of a whole screen on KMSDRM.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "canary.h"
#include "log.h"
#include "presenter.h"

enum {
    TEXTURE_COUNT = 2,
    NAME_BYTES = 128,
    PIXEL_BYTES = 4,
};

struct texture {
    SDL_Texture *texture;
    const uint32_t *key; /* pixels of its picture; NULL: free */
    int w_px, h_px;      /* of the picture */
    struct damage todo;  /* of the picture, to upload */
};

struct presenter_gpu {
    struct presenter base;
    char name[NAME_BYTES];
    SDL_Renderer *renderer;
    struct texture textures[TEXTURE_COUNT];
    struct pixmap band;
};

static struct presenter_gpu *own(struct presenter *base)
{
    return (struct presenter_gpu *)base;
}

static SDL_Rect sdl_rect(struct rect r)
{
    return (SDL_Rect){ r.x, r.y, r.w, r.h };
}

/* Textures and their keys. */

static void drop(struct texture *t)
{
    if (t->texture) {
        SDL_DestroyTexture(t->texture);
    }
    *t = (struct texture){ 0 };
}

static bool make(struct presenter_gpu *p, struct texture *t,
                 const struct turn *turn, const struct pixmap *picture)
{
    drop(t);
    t->texture =
        SDL_CreateTexture(p->renderer, SDL_PIXELFORMAT_ARGB8888,
                          SDL_TEXTUREACCESS_STATIC, turn->w_px, turn->h_px);
    if (!t->texture) {
        return false;
    }
    (void)SDL_SetTextureScaleMode(t->texture, SDL_ScaleModeLinear);
    t->key = picture->pixels;
    t->w_px = picture->w_px;
    t->h_px = picture->h_px;
    damage_add(&t->todo, turn_picture(turn));
    return true;
}

static struct texture *lookup(struct presenter_gpu *p,
                              const struct pixmap *picture)
{
    for (int i = 0; i < TEXTURE_COUNT; i++) {
        struct texture *t = &p->textures[i];
        if (t->key == picture->pixels && t->w_px == picture->w_px &&
            t->h_px == picture->h_px) {
            return t;
        }
    }
    return NULL;
}

/* The one that holds neither this picture nor the other of the frame. */
static struct texture *spare(struct presenter_gpu *p,
                             const struct pixmap *other)
{
    return lookup(p, other) == &p->textures[0] ? &p->textures[1]
                                               : &p->textures[0];
}

static struct texture *bind(struct presenter_gpu *p, const struct turn *turn,
                            const struct output_picture *picture,
                            const struct pixmap *other)
{
    struct texture *t = lookup(p, picture->pixmap);

    if (!t) {
        t = spare(p, other);
        if (!make(p, t, turn, picture->pixmap)) {
            return NULL;
        }
    }
    for (size_t i = 0; i < picture->changed.count; i++) {
        damage_add(&t->todo, rect_intersect(picture->changed.rects[i],
                                            turn_picture(turn)));
    }
    return t;
}

/* Uploads. */

/* Tight and turned, so that the driver need not copy it once more. */
static const uint32_t *turned_band(struct presenter_gpu *p,
                                   const struct turn *turn,
                                   const struct pixmap *picture, struct rect r)
{
    const struct rect to = turn_rect(turn, r);
    const size_t count = (size_t)to.w * (size_t)to.h;
    const struct turn local = { .deg = turn->deg, .w_px = to.w, .h_px = to.h };

    if ((size_t)p->band.w_px < count) {
        pixmap_destroy(&p->band);
        p->band = pixmap_create((int)count, 1);
    }
    turn_copy(&local,
              picture->pixels + (ptrdiff_t)r.y * picture->stride_px + r.x,
              picture->stride_px, (struct turn_pixels){ p->band.pixels, to.w },
              (struct rect){ 0, 0, r.w, r.h });
    return p->band.pixels;
}

static bool upload_rect(struct presenter_gpu *p, struct texture *t,
                        const struct turn *turn, const struct pixmap *picture,
                        struct rect r)
{
    const SDL_Rect to = sdl_rect(turn_rect(turn, r));
    const bool tight = turn->deg == 0 && r.w == picture->stride_px;
    const uint32_t *pixels =
        tight ? picture->pixels + (ptrdiff_t)r.y * picture->stride_px
              : turned_band(p, turn, picture, r);

    return SDL_UpdateTexture(t->texture, &to, pixels, to.w * PIXEL_BYTES) == 0;
}

/*
 * As much as @p left_bytes allows. What is left stays in `todo`, so that a
 * texture is whole when that is empty.
 */
static bool upload(struct presenter_gpu *p, struct texture *t,
                   const struct present_params *params,
                   const struct pixmap *picture, size_t *left_bytes)
{
    while (t->todo.count > 0) {
        struct rect *whole = &t->todo.rects[t->todo.count - 1];
        const size_t row_bytes = (size_t)whole->w * PIXEL_BYTES;
        const size_t rows = *left_bytes / row_bytes;
        struct rect part = *whole;
        part.h = rows < (size_t)whole->h ? (int)rows : whole->h;
        if (part.h == 0) {
            return true; /* the rest with the next frame */
        }
        if (!upload_rect(p, t, params->turn, picture, part)) {
            return false;
        }
        *left_bytes -= row_bytes * (size_t)part.h;
        whole->y += part.h;
        whole->h -= part.h;
        t->todo.count -= whole->h == 0 ? 1 : 0;
    }
    return true;
}

/* Drawing. */

static bool draw_color(struct presenter_gpu *p, const struct turn *turn,
                       const struct layer *layer)
{
    const SDL_Rect to = sdl_rect(turn_rect(turn, layer->to));
    const struct color c = layer->color;

    (void)SDL_SetRenderDrawBlendMode(p->renderer, SDL_BLENDMODE_BLEND);
    (void)SDL_SetRenderDrawColor(p->renderer, c.r, c.g, c.b, c.a);
    return SDL_RenderFillRect(p->renderer, &to) == 0;
}

/* Without blending at full weight: software drivers are much faster so. */
static bool draw_texture(struct presenter_gpu *p, const struct turn *turn,
                         const struct layer *layer, const struct texture *t)
{
    const SDL_Rect from = sdl_rect(turn_rect(turn, layer->from));
    const SDL_Rect to = sdl_rect(turn_rect(turn, layer->to));
    const bool solid = layer->weight == LAYER_SOLID;
    const int alpha = solid ? 255 : layer->weight * 255 / LAYER_SOLID;

    (void)SDL_SetTextureBlendMode(t->texture, solid ? SDL_BLENDMODE_NONE
                                                    : SDL_BLENDMODE_BLEND);
    (void)SDL_SetTextureAlphaMod(t->texture, (Uint8)alpha);
    return SDL_RenderCopy(p->renderer, t->texture, &from, &to) == 0;
}

static bool draw_layers(struct presenter_gpu *p,
                        const struct present_params *params,
                        const struct texture *after,
                        const struct texture *before)
{
    const struct layers *layers = &params->frame->layers;
    const struct rect whole = turn_picture(params->turn);
    const struct layer settled = {
        LAYER_AFTER, whole, whole, { 0 }, LAYER_SOLID
    };
    bool drawn =
        layers->count > 0 || draw_texture(p, params->turn, &settled, after);

    for (int i = 0; drawn && i < layers->count; i++) {
        const struct layer *layer = &layers->items[i];
        drawn =
            layer->source == LAYER_COLOR
                ? draw_color(p, params->turn, layer)
                : draw_texture(p, params->turn, layer,
                               layer->source == LAYER_AFTER ? after : before);
    }
    return drawn;
}

static void draw_outlines(struct presenter_gpu *p,
                          const struct present_params *params)
{
    const struct damage *damage = &params->frame->damage;

    (void)SDL_SetRenderDrawBlendMode(p->renderer, SDL_BLENDMODE_NONE);
    (void)SDL_SetRenderDrawColor(p->renderer, 0xE5, 0x00, 0x7D, 0xFF);
    for (size_t i = 0; i < damage->count; i++) {
        const SDL_Rect r = sdl_rect(turn_rect(params->turn, damage->rects[i]));
        (void)SDL_RenderDrawRect(p->renderer, &r);
    }
}

/* The interface. */

static bool fits(const struct presenter_gpu *p,
                 const struct present_params *params)
{
    const struct rect r = turn_picture(params->turn);
    const struct pixmap *picture = params->frame->after.pixmap;
    int w_px;
    int h_px;

    return SDL_GetRendererOutputSize(p->renderer, &w_px, &h_px) == 0 &&
           w_px == params->turn->w_px && h_px == params->turn->h_px &&
           picture->w_px == r.w && picture->h_px == r.h;
}

static enum present_result show(struct presenter *base,
                                const struct present_params *params)
{
    struct presenter_gpu *p = own(base);
    const struct output_frame *frame = params->frame;
    size_t left_bytes = PRESENTER_UPLOAD_BYTES_MAX;

    if (!fits(p, params)) {
        /* The event that says so comes, and a frame of that size with it. */
        return PRESENT_BEHIND;
    }
    struct texture *after =
        bind(p, params->turn, &frame->after, frame->before.pixmap);
    struct texture *before =
        after ? bind(p, params->turn, &frame->before, frame->after.pixmap)
              : NULL;
    if (!before ||
        !upload(p, after, params, frame->after.pixmap, &left_bytes)) {
        return PRESENT_FAILED;
    }
    const bool both = frame->layers.count > 0;
    if (both && !upload(p, before, params, frame->before.pixmap, &left_bytes)) {
        return PRESENT_FAILED;
    }
    if (after->todo.count > 0 || (both && before->todo.count > 0)) {
        return PRESENT_BEHIND;
    }
    if (!draw_layers(p, params, after, before)) {
        return PRESENT_FAILED;
    }
    if (params->outlines) {
        draw_outlines(p, params);
    }
    const bool right = !params->canary || canary_in_renderer(p->renderer);
    SDL_RenderPresent(p->renderer);
    return right ? PRESENT_SHOWN : PRESENT_WRONG;
}

static void forget(struct presenter *base)
{
    for (int i = 0; i < TEXTURE_COUNT; i++) {
        drop(&own(base)->textures[i]);
    }
}

static void destroy(struct presenter *base)
{
    struct presenter_gpu *p = own(base);

    forget(base);
    if (p->renderer) {
        SDL_DestroyRenderer(p->renderer);
    }
    pixmap_destroy(&p->band);
    free(p);
}

/* Finding a driver. */

static int driver_index(const char *name)
{
    for (int i = 0; i < SDL_GetNumRenderDrivers(); i++) {
        SDL_RendererInfo info;
        if (SDL_GetRenderDriverInfo(i, &info) == 0 &&
            strcmp(info.name, name) == 0) {
            return i;
        }
    }
    return -1;
}

static SDL_Renderer *create(const struct presenter_gpu_params *params)
{
    static const char *const usual[] = { "opengles2", "opengl" };
    const char *const named[] = { params->driver };
    const char *const *names = params->driver ? named : usual;
    const int count = params->driver ? 1 : 2;
    SDL_Renderer *renderer = NULL;

    for (int i = 0; !renderer && i < count; i++) {
        const int index = driver_index(names[i]);
        if (index >= 0) {
            renderer = SDL_CreateRenderer(params->window, index,
                                          SDL_RENDERER_PRESENTVSYNC);
        }
    }
    return renderer;
}

/* What draws behind it: of GL its own word, else SDL's. */
static const char *device_name(const SDL_RendererInfo *info)
{
    enum {
        GL_RENDERER_NAME = 0x1F01 /* GL_RENDERER of the OpenGL registry */
    };
    typedef const unsigned char *(*get_string)(unsigned name);

    if (strncmp(info->name, "opengl", strlen("opengl")) != 0) {
        return info->name;
    }
    void *found = SDL_GL_GetProcAddress("glGetString");
    get_string get;
    memcpy(&get, &found, sizeof(get)); /* POSIX: data and code pointers mix */
    return get ? (const char *)get(GL_RENDERER_NAME) : "";
}

static bool is_fit(const struct presenter_gpu_params *params,
                   const SDL_RendererInfo *info, const char *device)
{
    int w_px;
    int h_px;

    SDL_GetWindowSize(params->window, &w_px, &h_px);
    if (!params->software_is_ok && presenter_is_software(device)) {
        SDL_SetError("%s draws by the CPU", device ? device : info->name);
        return false;
    }
    if (info->max_texture_width > 0 &&
        (w_px > info->max_texture_width || h_px > info->max_texture_height)) {
        SDL_SetError("%s has no textures of %d x %d", device, w_px, h_px);
        return false;
    }
    return true;
}

struct presenter *
presenter_gpu_create(const struct presenter_gpu_params *params)
{
    static const struct presenter_ops ops = { show, forget, destroy };
    struct presenter_gpu *p = calloc(1, sizeof(*p));
    SDL_RendererInfo info;

    if (!p) {
        log_fatal_memory(sizeof(*p));
    }
    p->base =
        (struct presenter){ .ops = &ops, .name = p->name, .is_gpu = true };
    p->renderer = create(params);
    if (!p->renderer || SDL_GetRendererInfo(p->renderer, &info) != 0) {
        destroy(&p->base);
        return NULL;
    }
    const char *device = device_name(&info);
    if (!is_fit(params, &info, device)) {
        destroy(&p->base);
        return NULL;
    }
    (void)SDL_snprintf(p->name, sizeof(p->name), "%s on %s", info.name,
                       device ? device : "a device without a name");
    p->base.paced = (info.flags & SDL_RENDERER_PRESENTVSYNC) != 0;
    return &p->base;
}
