/*
 * Transitions: which movement the show asks for, and between which places
 * of the two pages.
 */
#include <math.h>
#include <stdlib.h>

#include "between.h"
#include "exhibit_room.h"

/* How far what comes in rises. */
static const float card_rise_units = 40.0f;
static const float part_rise_units = 24.0f;
static const float open_rise_units = 16.0f;
/* What is round, and what a finger has pressed in, is not taken along. */
static const float tile_edge_units = 20.0f;
static const double wake_stagger_ms = 18.0;

static const struct scene *scene_now(const struct exhibit *s)
{
    return &s->screens[s->current].scene;
}

bool exhibit_is_rtl(const struct exhibit *s)
{
    return language_is_rtl(s->content->languages[s->show.language]);
}

static bool opens(const struct target *t, struct screen screen)
{
    return (t->role == ROLE_TILE || t->role == ROLE_LINK) &&
           t->intent.type == INTENT_OPEN &&
           screen_is_equal(t->intent.screen, screen);
}

/*
 * The tile that leads to a screen: the one under the last tap, if several
 * do. Buttons are no tiles: what they open comes from the side.
 */
static struct rect tile_to(const struct exhibit *s, struct screen screen)
{
    const struct target_list *targets = &scene_now(s)->targets;
    struct rect found = { 0 };

    for (size_t i = 0; i < targets->count; i++) {
        const struct target *t = &targets->items[i];
        if (!opens(t, screen)) {
            continue;
        }
        if (rect_has_point(t->rect, s->tapped.x, s->tapped.y)) {
            return t->rect;
        }
        found = rect_is_empty(found) ? t->rect : found;
    }
    return found;
}

struct exhibit_way exhibit_way_from(const struct exhibit *s, struct screen left)
{
    return (struct exhibit_way){
        .fixed_px = scene_now(s)->fixed_px,
        .left = left,
        .tile = tile_to(s, show_screen(&s->show)),
        .card = scene_now(s)->card,
        .part = scene_now(s)->part,
        .parts = scene_now(s)->parts,
    };
}

/* The footer stands still if both pages have it at the same place. */
static int moving_px(const struct exhibit *s)
{
    const int fixed_px = scene_now(s)->fixed_px;

    return fixed_px > 0 && fixed_px == s->way.fixed_px ? fixed_px
                                                       : s->viewport.h_px;
}

static int units_px(const struct between *b, float units)
{
    const int short_px = b->w_px < b->h_px ? b->w_px : b->h_px;

    return (int)lroundf(units * (float)short_px / 1080.0f);
}

static bool has_panel(const struct parts *parts)
{
    return !rect_is_empty(parts->panel.rect);
}

/* Panels slide where they stand; a page under a finger is all of one. */
static bool is_turn(const struct between *b, const struct exhibit *s)
{
    return !s->show.transition.dragged && b->moving_px < b->h_px &&
           has_panel(b->before) &&
           rect_is_equal(b->before->panel.rect, b->after->panel.rect);
}

static void set_push(struct between *b, const struct exhibit *s, bool forth)
{
    b->kind = is_turn(b, s) ? BETWEEN_TURN : BETWEEN_PUSH;
    b->to_right = forth == exhibit_is_rtl(s);
}

static void set_zoom(struct between *b, const struct exhibit *s, bool back)
{
    const struct rect tile = back ? tile_to(s, s->way.left) : s->way.tile;
    const struct rect page = { 0, 0, b->w_px, b->moving_px };
    const struct parts *parts = back ? b->before : b->after;
    const int fixed_px = back ? s->way.fixed_px : scene_now(s)->fixed_px;

    if (rect_is_empty(rect_intersect(tile, page))) {
        b->kind = BETWEEN_PUSH; /* not what lies beside it: no turn */
        b->to_right = !back == exhibit_is_rtl(s);
        return;
    }
    b->kind = BETWEEN_ZOOM;
    b->back = back;
    b->from_right = exhibit_is_rtl(s);
    b->rect = tile;
    if (has_panel(parts) && fixed_px > 0) {
        b->kind = BETWEEN_OPEN;
        b->moving_px = fixed_px;
        b->rise_px = units_px(b, open_rise_units);
        b->edge_px = units_px(b, tile_edge_units);
    }
}

static void set_card(struct between *b, const struct exhibit *s, bool back)
{
    const struct scene_card *card = back ? &s->way.card : &scene_now(s)->card;

    if (rect_is_empty(card->rect)) {
        return; /* stays a fade */
    }
    b->kind = BETWEEN_CARD;
    b->back = back;
    b->rect = card->rect;
    b->dim = card->dim;
    b->rise_px = units_px(b, card_rise_units);
}

/* Each bar of the skyline at its own time, the touched one first. */
static void set_shares(const struct between *b, double wake_ms,
                       int shares[PARTS_GOALS])
{
    const double now_ms = wake_ms * b->progress / BETWEEN_WHOLE;
    const double way_ms = wake_ms - wake_stagger_ms * (PARTS_GOALS - 1);

    for (int i = 0; i < PARTS_GOALS; i++) {
        const double from_ms = wake_stagger_ms * abs(i - b->lead);
        const double x = fmin(fmax((now_ms - from_ms) / way_ms, 0.0), 1.0);
        shares[i] = (int)lround(ease_at(EASE_IN_OUT, x) * BETWEEN_WHOLE);
    }
}

/* The bar that was touched, or stands over what was. */
static int lead_of(const struct exhibit *s)
{
    for (int i = 0; i < PARTS_GOALS; i++) {
        const struct rect bar = s->way.parts.goals[i].rect;
        if (s->tapped.x >= (float)bar.x &&
            s->tapped.x < (float)(bar.x + bar.w)) {
            return i;
        }
    }
    return 0;
}

static void set_wake(struct between *b, const struct exhibit *s, int *shares)
{
    const struct parts *home = b->after;
    const int fixed_px = scene_now(s)->fixed_px;

    if (!b->before->is_skyline || home->is_skyline || fixed_px == 0 ||
        rect_is_empty(home->goals[0].rect)) {
        b->progress = (int)lround(
            ease_at(EASE_IN_OUT, (double)b->progress / BETWEEN_WHOLE) *
            BETWEEN_WHOLE);
        return; /* stays a fade */
    }
    b->kind = BETWEEN_WAKE;
    b->lead = lead_of(s);
    b->shares = shares;
    b->moving_px = fixed_px;
    set_shares(b, (double)s->show.transition.duration_ms, shares);
}

static void set_part(struct between *b, const struct exhibit *s, bool back)
{
    const struct rect part = back ? s->way.part : scene_now(s)->part;

    if (rect_is_empty(part)) {
        return; /* stays a fade */
    }
    b->kind = BETWEEN_PART;
    b->back = back;
    b->rect = part;
    b->rise_px = units_px(b, part_rise_units);
}

struct layers exhibit_layers(const struct exhibit *s, uint64_t now_ms)
{
    const struct transition *t = &s->show.transition;
    int shares[PARTS_GOALS];
    struct between b = {
        .kind = BETWEEN_FADE,
        .w_px = s->viewport.w_px,
        .h_px = s->viewport.h_px,
        .moving_px = moving_px(s),
        .before = &s->way.parts,
        .after = &scene_now(s)->parts,
    };

    if (!s->content || !transition_is_running(t, now_ms)) {
        return (struct layers){ .count = 0 };
    }
    b.progress = transition_progress(t, now_ms);
    switch (t->kind) {
    case TRANSITION_NONE:
    case TRANSITION_FADE:
        break;
    case TRANSITION_PUSH_LEFT:
    case TRANSITION_PUSH_RIGHT:
        set_push(&b, s, t->kind == TRANSITION_PUSH_LEFT);
        break;
    case TRANSITION_OPEN:
    case TRANSITION_CLOSE:
        set_zoom(&b, s, t->kind == TRANSITION_CLOSE);
        break;
    case TRANSITION_WAKE:
        set_wake(&b, s, shares);
        break;
    case TRANSITION_RISE:
    case TRANSITION_SINK:
        set_card(&b, s, t->kind == TRANSITION_SINK);
        break;
    case TRANSITION_APPEAR:
    case TRANSITION_VANISH:
        set_part(&b, s, t->kind == TRANSITION_VANISH);
        break;
    }
    return between_layers(&b);
}
