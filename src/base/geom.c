#include "geom.h"

#include <math.h>

static int int_min(int a, int b)
{
    return a < b ? a : b;
}

static int int_max(int a, int b)
{
    return a > b ? a : b;
}

bool rect_is_empty(struct rect r)
{
    return r.w <= 0 || r.h <= 0;
}

bool rect_has_point(struct rect r, float x, float y)
{
    return x >= (float)r.x && y >= (float)r.y && x < (float)(r.x + r.w) &&
           y < (float)(r.y + r.h);
}

bool rect_is_equal(struct rect a, struct rect b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

struct rect rect_intersect(struct rect a, struct rect b)
{
    const int x = int_max(a.x, b.x);
    const int y = int_max(a.y, b.y);
    const int right = int_min(a.x + a.w, b.x + b.w);
    const int bottom = int_min(a.y + a.h, b.y + b.h);

    if (right <= x || bottom <= y) {
        return (struct rect){ 0 };
    }
    return (struct rect){ x, y, right - x, bottom - y };
}

struct rect rect_union(struct rect a, struct rect b)
{
    if (rect_is_empty(a)) {
        return b;
    }
    if (rect_is_empty(b)) {
        return a;
    }
    const int x = int_min(a.x, b.x);
    const int y = int_min(a.y, b.y);
    return (struct rect){
        .x = x,
        .y = y,
        .w = int_max(a.x + a.w, b.x + b.w) - x,
        .h = int_max(a.y + a.h, b.y + b.h) - y,
    };
}

struct rect rect_grow(struct rect r, int by)
{
    return (struct rect){ r.x - by, r.y - by, r.w + 2 * by, r.h + 2 * by };
}

struct color color_from_rgb(uint32_t rgb)
{
    return (struct color){
        .r = (uint8_t)(rgb >> 16),
        .g = (uint8_t)(rgb >> 8),
        .b = (uint8_t)rgb,
        .a = 255,
    };
}

struct color color_with_alpha(struct color c, uint8_t alpha)
{
    c.a = alpha;
    return c;
}

static uint8_t mix_channel(uint8_t a, uint8_t b, int percent)
{
    return (uint8_t)((a * (100 - percent) + b * percent + 50) / 100);
}

struct color color_mix(struct color c, struct color other, int percent)
{
    return (struct color){
        .r = mix_channel(c.r, other.r, percent),
        .g = mix_channel(c.g, other.g, percent),
        .b = mix_channel(c.b, other.b, percent),
        .a = c.a,
    };
}

bool color_is_equal(struct color a, struct color b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b && a.a == b.a;
}

static double linear_from_channel(uint8_t channel)
{
    const double v = channel / 255.0;
    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double luminance(struct color c)
{
    return 0.2126 * linear_from_channel(c.r) +
           0.7152 * linear_from_channel(c.g) +
           0.0722 * linear_from_channel(c.b);
}

double color_contrast(struct color a, struct color b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    const double ratio = (fmax(la, lb) + 0.05) / (fmin(la, lb) + 0.05);
    return floor(ratio * 100.0) / 100.0;
}
