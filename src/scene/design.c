#include "design.h"

#include <math.h>

static const float landscape_ratio = 1.2f; /* wider: landscape; 5:4 is */
static const float landscape_h = 1080.0f;
static const float landscape_w_min = 1720.0f; /* narrower: smaller units */
static const float landscape_w_max = 1920.0f; /* wider: centred */
static const float portrait_w = 1080.0f;
static const float portrait_h_min = 1860.0f; /* lower: centred */

/* Below these a page for reading cannot hold its footer and one line. */
static const float reader_w_min = 1240.0f;
static const float reader_upright_w_min = 720.0f;

static const float unit_step = 1.05f;
static const float screens_raise_max = 1.05f; /* beyond it titles do not fit */
static const float reader_small_scale = 0.7f; /* 28 units instead of 40 */
static const float large_text_units = 40.0f;

/* Inter's cap height is 0.727 em. Source: its OS/2 table. */
static const float cap_height = 0.727f;

/*
 * Millimetre floors at 600 mm. Sources: ISO 9241-3 (22 minutes of arc),
 * EN 301 549 5.1.4 (0.7 degrees); targets: Colle and Hiszem 2004.
 */
static const float target_mm = 20.0f;

/* The smallest text that is read and the smallest target of an arrangement,
   and how high a capital of that text must be. */
struct floors {
    float text_units, target_units, cap_mm;
};

static const struct floors screen_floors = { 26.0f, 80.0f, 3.8f };
static const struct floors reader_floors = { 28.0f, 96.0f, 3.8f };
static const struct floors large_floors = { 40.0f, 96.0f, 7.33f };

static bool meets(const struct viewport *v, float unit, struct floors floors)
{
    const float mm = unit * v->panel_w_mm / (float)v->w_px;

    return mm * floors.text_units * cap_height >= floors.cap_mm &&
           mm * floors.target_units >= target_mm;
}

/* Up to @p most; a panel that nobody measured is as good as any. */
static float raised(const struct viewport *v, float unit, struct floors floors,
                    float most)
{
    while (v->panel_w_mm > 0.0f && unit * unit_step <= most &&
           !meets(v, unit, floors)) {
        unit *= unit_step;
    }
    return unit;
}

static float unit_of(const struct viewport *v, bool portrait)
{
    const float w = (float)v->w_px;
    const float h = (float)v->h_px;

    return portrait ? fminf(w / portrait_w, h / portrait_h_min)
                    : fminf(h / landscape_h, w / landscape_w_min);
}

static float reader_unit(const struct design_params *p, float unit,
                         bool portrait)
{
    const float w_min = portrait ? reader_upright_w_min : reader_w_min;
    const float most = (float)p->viewport.w_px / w_min;

    return raised(&p->viewport, unit, p->large ? large_floors : reader_floors,
                  most);
}

static void fill_area(struct design *d, const struct viewport *v)
{
    const float w = (float)v->w_px / d->unit;

    d->h = (float)v->h_px / d->unit;
    d->w = fminf(w, d->portrait ? portrait_w : landscape_w_max);
    d->bleed = (w - d->w) / 2.0f;
    d->origin_x_px = (int)lroundf(d->bleed * d->unit);
}

struct design design_make(const struct design_params *p)
{
    const struct viewport *v = &p->viewport;
    struct design d = {
        .portrait = (float)v->w_px < (float)v->h_px * landscape_ratio,
        .reader_scale = p->large ? 1.0f : reader_small_scale,
        .text_min = p->large ? large_text_units : 0.0f,
    };
    const float unit = unit_of(v, d.portrait);

    d.unit = raised(v, unit, screen_floors, unit * screens_raise_max);
    const bool fits = v->panel_w_mm <= 0.0f || meets(v, d.unit, screen_floors);
    d.reader = p->read && (p->large || p->contrast || !fits);
    if (d.reader) {
        d.unit = reader_unit(p, unit, d.portrait);
    }
    fill_area(&d, v);
    return d;
}
