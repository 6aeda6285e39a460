/*
 * Transitions: which movement the show asks for, and between which places
 * of the two pages.
 */
#include <math.h>

#include "between.h"
#include "exhibit_room.h"

/* Visual design, section "Motion": of a dialogue, of a part of a slide. */
static const float rise_units = 40.0f;
static const float part_units = 24.0f;

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
    };
}

/* The footer stands still if both pages have it at the same place. */
static int moving_px(const struct exhibit *s)
{
    const int fixed_px = scene_now(s)->fixed_px;

    return fixed_px > 0 && fixed_px == s->way.fixed_px ? fixed_px
                                                       : s->viewport.h_px;
}

static void set_push(struct between *b, const struct exhibit *s, bool forth)
{
    b->kind = BETWEEN_PUSH;
    b->to_right = forth == exhibit_is_rtl(s);
}

static void set_zoom(struct between *b, const struct exhibit *s, bool back)
{
    const struct rect tile = back ? tile_to(s, s->way.left) : s->way.tile;
    const struct rect page = { 0, 0, b->w_px, b->moving_px };

    if (rect_is_empty(rect_intersect(tile, page))) {
        set_push(b, s, !back);
        return;
    }
    b->kind = BETWEEN_ZOOM;
    b->back = back;
    b->from_right = exhibit_is_rtl(s);
    b->rect = tile;
}

static void set_card(struct between *b, const struct exhibit *s, bool back)
{
    const struct scene_card *card = back ? &s->way.card : &scene_now(s)->card;
    const int short_px = b->w_px < b->h_px ? b->w_px : b->h_px;

    if (rect_is_empty(card->rect)) {
        return; /* stays a fade */
    }
    b->kind = BETWEEN_CARD;
    b->back = back;
    b->rect = card->rect;
    b->dim = card->dim;
    b->rise_px = (int)lroundf(rise_units * (float)short_px / 1080.0f);
}

static void set_part(struct between *b, const struct exhibit *s, bool back)
{
    const struct rect part = back ? s->way.part : scene_now(s)->part;
    const int short_px = b->w_px < b->h_px ? b->w_px : b->h_px;

    if (rect_is_empty(part)) {
        return; /* stays a fade */
    }
    b->kind = BETWEEN_PART;
    b->back = back;
    b->rect = part;
    b->rise_px = (int)lroundf(part_units * (float)short_px / 1080.0f);
}

struct layers exhibit_layers(const struct exhibit *s, uint64_t now_ms)
{
    const struct transition *t = &s->show.transition;
    struct between b = {
        .kind = BETWEEN_FADE,
        .w_px = s->viewport.w_px,
        .h_px = s->viewport.h_px,
        .moving_px = moving_px(s),
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
