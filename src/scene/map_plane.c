#include "map_plane.h"

#include <math.h>

static struct vec2 middle(const struct map_plane *m)
{
    return (struct vec2){ (float)m->window.x + (float)m->window.w / 2.0f,
                          (float)m->window.y + (float)m->window.h / 2.0f };
}

float map_world_px(const struct map_plane *m)
{
    return m->whole_px * m->view.zoom;
}

struct rect map_land_px(const struct map_plane *m)
{
    const struct vec2 at = middle(m);
    const float world = roundf(map_world_px(m));

    return (struct rect){
        .x = (int)lroundf(at.x - m->view.x * world),
        .y = (int)lroundf(at.y - m->view.y * world),
        .w = (int)world,
        .h = (int)ceilf(world * m->land_h),
    };
}

struct vec2 map_place_px(const struct map_plane *m, struct vec2 place)
{
    const struct rect land = map_land_px(m);

    return (struct vec2){
        (float)land.x + roundf(place.x * (float)land.w),
        (float)land.y + roundf(place.y * (float)land.w),
    };
}

static float within(float value, float least, float greatest)
{
    return fminf(fmaxf(value, least), greatest);
}

struct map_view map_view_within(const struct map_plane *m, struct map_view view)
{
    return (struct map_view){
        .x = within(view.x, 0.0f, 1.0f),
        .y = within(view.y, 0.0f, m->world_h),
        .zoom = within(view.zoom, 1.0f, m->zoom_max),
    };
}

struct map_view map_view_moved(const struct map_plane *m, struct vec2 by_px)
{
    const float world = map_world_px(m);
    const struct map_view view = {
        .x = m->view.x - by_px.x / world,
        .y = m->view.y - by_px.y / world,
        .zoom = m->view.zoom,
    };
    return map_view_within(m, view);
}

struct map_view map_view_zoomed(const struct map_plane *m, float factor,
                                struct vec2 at_px)
{
    const struct vec2 mid = middle(m);
    const float zoom = within(m->view.zoom * factor, 1.0f, m->zoom_max);
    /* How far the place is from the middle, before and after. */
    const float before = 1.0f / (m->whole_px * m->view.zoom);
    const float after = 1.0f / (m->whole_px * zoom);
    const struct map_view view = {
        .x = m->view.x + (at_px.x - mid.x) * (before - after),
        .y = m->view.y + (at_px.y - mid.y) * (before - after),
        .zoom = zoom,
    };
    return map_view_within(m, view);
}
