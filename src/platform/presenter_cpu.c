/*
 * Straight from memory into the surface of the window, by rectangles. On an
 * upright panel with a usual surface a movement is mixed into the surface
 * itself, one pass over the pixels. Else the frame is mixed in memory and
 * turned on the way; a surface of an unusual format gets it through a second
 * picture in memory.
 */
#include <stddef.h>
#include <stdlib.h>

#include "canary.h"
#include "log.h"
#include "presenter.h"

enum {
    RECT_MAX = 2 * DAMAGE_MAX, /* those of now, and outlines of before */
    OUTLINE_PX = 3,
};

struct presenter_cpu {
    struct presenter base;
    SDL_Window *window;
    struct pixmap mix;     /* a movement, where it is not mixed in place */
    struct pixmap staging; /* for unusual formats, of the window's size */
    struct damage outlined;
};

/* A frame on its way into a surface. */
struct job {
    struct presenter_cpu *p;
    const struct present_params *params;
    SDL_Surface *surface;
};

static const uint32_t outline_color = 0xFFE5007D;

static bool is_usual(const SDL_Surface *surface)
{
    const Uint32 format = surface->format->format;
    return format == SDL_PIXELFORMAT_XRGB8888 ||
           format == SDL_PIXELFORMAT_ARGB8888;
}

/* Kept from frame to frame; made when first needed. */
static void fit(struct pixmap *p, int w_px, int h_px)
{
    if (p->w_px != w_px || p->h_px != h_px) {
        pixmap_destroy(p);
        *p = pixmap_create(w_px, h_px);
    }
}

static struct layer_pair pair_of(const struct job *job)
{
    const struct output_frame *frame = job->params->frame;

    return (struct layer_pair){ frame->before.pixmap, frame->after.pixmap };
}

/* A view of the surface: nothing is owned. */
static struct pixmap view(const SDL_Surface *surface)
{
    return (struct pixmap){
        .pixels = surface->pixels,
        .w_px = surface->w,
        .h_px = surface->h,
        .stride_px = surface->pitch / (int)sizeof(uint32_t),
    };
}

/* The part @p r of the frame, upright and in memory. */
static const struct pixmap *composed(const struct job *job, struct rect r)
{
    const struct output_frame *frame = job->params->frame;
    struct pixmap *mix = &job->p->mix;

    if (frame->layers.count == 0) {
        return frame->after.pixmap;
    }
    fit(mix, frame->after.pixmap->w_px, frame->after.pixmap->h_px);
    layers_draw(mix, &frame->layers, pair_of(job), r);
    return mix;
}

/* @p r is a rectangle of the window. */
static bool convert_rect(const struct job *job, struct rect r)
{
    SDL_Surface *surface = job->surface;
    const struct pixmap *from = &job->p->staging;
    const int bytes = surface->format->BytesPerPixel;
    unsigned char *to = surface->pixels;

    to += (ptrdiff_t)r.y * surface->pitch + (ptrdiff_t)r.x * bytes;
    return SDL_ConvertPixels(r.w, r.h, SDL_PIXELFORMAT_ARGB8888,
                             from->pixels + (ptrdiff_t)r.y * from->stride_px +
                                 r.x,
                             from->stride_px * (int)sizeof(*from->pixels),
                             surface->format->format, to, surface->pitch) == 0;
}

/* @p r is a rectangle of the picture. */
static bool copy_rect(const struct job *job, struct rect r)
{
    const struct output_frame *frame = job->params->frame;
    const struct turn *turn = job->params->turn;
    const bool usual = is_usual(job->surface);
    struct pixmap out = view(job->surface);

    if (usual && turn->deg == 0 && frame->layers.count > 0) {
        layers_draw(&out, &frame->layers, pair_of(job), r);
        return true;
    }
    if (!usual) {
        fit(&job->p->staging, job->surface->w, job->surface->h);
        out = job->p->staging;
    }
    const struct pixmap *picture = composed(job, r);
    turn_copy(turn, picture->pixels, picture->stride_px,
              (struct turn_pixels){ out.pixels, out.stride_px }, r);
    return usual || convert_rect(job, turn_rect(turn, r));
}

/* The visible parts of what changed. @return how many. */
static int gather(const struct job *job, struct rect out[RECT_MAX])
{
    const struct rect bounds = turn_picture(job->params->turn);
    const struct damage *lists[] = { &job->params->frame->damage,
                                     &job->p->outlined };
    int count = 0;

    for (int n = 0; n < 2; n++) {
        for (size_t i = 0; i < lists[n]->count; i++) {
            const struct rect r = rect_intersect(lists[n]->rects[i], bounds);
            if (!rect_is_empty(r)) {
                out[count++] = r;
            }
        }
    }
    return count;
}

static void outline(const struct job *job, struct rect picture_rect)
{
    const struct rect r = turn_rect(job->params->turn, picture_rect);
    const int w = OUTLINE_PX;
    const SDL_Rect sides[] = {
        { r.x, r.y, r.w, w },
        { r.x, r.y + r.h - w, r.w, w },
        { r.x, r.y, w, r.h },
        { r.x + r.w - w, r.y, w, r.h },
    };

    (void)SDL_FillRects(
        job->surface, sides, 4,
        SDL_MapRGB(job->surface->format, outline_color >> 16 & 0xFF,
                   outline_color >> 8 & 0xFF, outline_color & 0xFF));
}

/* On the surface alone, so that the next frame takes them away again. */
static void draw_outlines(const struct job *job)
{
    const struct damage *damage = &job->params->frame->damage;

    job->p->outlined = (struct damage){ 0 };
    if (!job->params->outlines) {
        return;
    }
    for (size_t i = 0; i < damage->count; i++) {
        outline(job, damage->rects[i]);
    }
    job->p->outlined = *damage;
}

static bool fits(const SDL_Surface *surface, const struct turn *turn,
                 const struct pixmap *picture)
{
    const struct rect r = turn_picture(turn);

    return surface->w == turn->w_px && surface->h == turn->h_px &&
           picture->w_px == r.w && picture->h_px == r.h;
}

static enum present_result show(struct presenter *base,
                                const struct present_params *params)
{
    struct presenter_cpu *p = (struct presenter_cpu *)base;
    const struct job job = { p, params, SDL_GetWindowSurface(p->window) };
    struct rect rects[RECT_MAX];
    SDL_Rect shown[RECT_MAX];

    if (!job.surface) {
        return PRESENT_FAILED;
    }
    if (!fits(job.surface, params->turn, params->frame->after.pixmap)) {
        SDL_SetError("it has just changed its size");
        return PRESENT_FAILED;
    }
    const int count = gather(&job, rects);
    for (int i = 0; i < count; i++) {
        const struct rect r = turn_rect(params->turn, rects[i]);
        shown[i] = (SDL_Rect){ r.x, r.y, r.w, r.h };
        if (!copy_rect(&job, rects[i])) {
            return PRESENT_FAILED;
        }
    }
    draw_outlines(&job);
    if (count > 0 &&
        SDL_UpdateWindowSurfaceRects(p->window, shown, count) != 0) {
        return PRESENT_FAILED;
    }
    return params->canary &&
                   !canary_in_window(p->window, job.surface, &params->covered)
               ? PRESENT_WRONG
               : PRESENT_SHOWN;
}

/* There is nothing that a device could lose. */
static void forget(struct presenter *base)
{
    (void)base;
}

static void destroy(struct presenter *base)
{
    struct presenter_cpu *p = (struct presenter_cpu *)base;

    pixmap_destroy(&p->mix);
    pixmap_destroy(&p->staging);
    free(p);
}

struct presenter *presenter_cpu_create(SDL_Window *window)
{
    static const struct presenter_ops ops = { show, forget, destroy };
    struct presenter_cpu *p = calloc(1, sizeof(*p));

    if (!p) {
        log_fatal_memory(sizeof(*p));
    }
    p->base = (struct presenter){ .ops = &ops, .name = "the CPU" };
    p->window = window;
    return &p->base;
}
