/*
 * From events to intents: what a finger means on the screen that
 * is shown.
 */
#include <math.h>

#include "exhibit_room.h"

/* A second identical tap sooner than this is a trembling hand; some words
   have a letter twice. */
static const uint64_t tap_again_ms_visitor = 300;
static const uint64_t tap_again_ms_talk = 150;

static const float corner_share = 0.11f; /* of the short side */
static const float across_slope = 1.5f;  /* flatter is no scrolling */

/* 10 mm where the panel was measured; else a share of the screen. */
static const float slop_mm = 10.0f;
static const float slop_of_short_side = 24.0f / 1080.0f;

/* A touch this near to a target still means it: as far as beside a tile a
   free area would not step on either. Without a measured panel the same
   share of the screen as on one of 24 inches. */
static const float reach_mm = 12.0f;
static const float reach_of_short_side = 29.0f / 1080.0f;

float exhibit_reach_px(const struct viewport *v)
{
    const int short_px = v->w_px < v->h_px ? v->w_px : v->h_px;

    return v->panel_w_mm > 0.0f ? reach_mm * (float)v->w_px / v->panel_w_mm
                                : reach_of_short_side * (float)short_px;
}

struct gesture_params exhibit_gesture_params(const struct viewport *v)
{
    const int short_px = v->w_px < v->h_px ? v->w_px : v->h_px;

    return (struct gesture_params){
        .slop_px = v->panel_w_mm > 0.0f
                       ? slop_mm * (float)v->w_px / v->panel_w_mm
                       : slop_of_short_side * (float)short_px,
    };
}

void exhibit_init_gesture(struct exhibit *s)
{
    const struct gesture_params params = exhibit_gesture_params(&s->viewport);
    gesture_init(&s->gesture, &params);
}

/* What a finger says: in a talk it may not be its turn. */
static void apply_touch(struct exhibit *s, struct intent intent,
                        uint64_t now_ms)
{
    intent.from = FROM_TOUCH;
    exhibit_apply(s, &intent, now_ms);
}

static void feed_touch(struct exhibit *s, enum intent_type type,
                       uint64_t now_ms)
{
    apply_touch(s, (struct intent){ .type = type }, now_ms);
}

/* 0 to 3 clockwise from the top left; -1 away from the corners. */
static int corner_at(const struct exhibit *s, struct vec2 at)
{
    const float w = (float)s->viewport.w_px;
    const float h = (float)s->viewport.h_px;
    const float reach = corner_share * fminf(w, h);
    const bool left = at.x < reach;
    const bool right = at.x >= w - reach;

    if (at.y < reach) {
        return left ? 0 : right ? 1 : -1;
    }
    if (at.y >= h - reach) {
        return right ? 2 : left ? 3 : -1;
    }
    return -1;
}

static void press(struct exhibit *s, const struct gesture_event *e,
                  uint64_t now_ms)
{
    const struct scene *scene = exhibit_scene(s, now_ms);
    const struct target *t =
        target_near(&scene->targets, e->at, exhibit_reach_px(&s->viewport));
    const struct intent intent = {
        .type = INTENT_PRESS,
        .value = t && t->role != ROLE_SURFACE ? t->key : 0,
    };
    s->axis = AXIS_NONE;
    apply_touch(s, intent, now_ms);
}

/* The same place again, whatever has come to lie there meanwhile. */
static bool is_same_tap_again(struct exhibit *s, struct vec2 at,
                              const struct intent *intent, uint64_t now_ms)
{
    const bool types =
        intent->type == INTENT_CHARACTER || intent->type == INTENT_ERASE;
    const bool visitor =
        (exhibit_is_browsing(s) && !types) || s->show.state == STATE_ATTRACT;
    const uint64_t wait_ms = visitor && !exhibit_is_panel_open(s)
                                 ? tap_again_ms_visitor
                                 : tap_again_ms_talk;
    const float apart = hypotf(at.x - s->tapped.x, at.y - s->tapped.y);
    const bool again =
        now_ms - s->tapped_ms < wait_ms && apart < s->gesture.params.slop_px;

    if (!again) {
        s->tapped = at;
        s->tapped_ms = now_ms;
    }
    return again;
}

/* @return true if a corner opened the staff's door. */
static bool tap_corner(struct exhibit *s, struct vec2 at, uint64_t now_ms)
{
    const int corner = corner_at(s, at);
    const struct intent intent = { .type = INTENT_CORNER, .value = corner };

    if (corner < 0 || exhibit_is_panel_open(s)) {
        return false;
    }
    apply_touch(s, intent, now_ms);
    return exhibit_is_panel_open(s);
}

/*
 * What a tap means: the target's intent if the finger came down and up on
 * it, and if it is still the one that was pressed (the loop may have turned
 * under the finger).
 */
static struct intent tap_intent(struct exhibit *s,
                                const struct gesture_event *e, uint64_t now_ms)
{
    const struct target_list targets = exhibit_scene(s, now_ms)->targets;
    const float reach_px = exhibit_reach_px(&s->viewport);
    const struct target *down = target_near(&targets, e->from, reach_px);
    const struct target *up = target_near(&targets, e->at, reach_px);
    const bool pressed =
        up && (up->role == ROLE_SURFACE || up->key == s->show.pressed);

    if (up && up == down && pressed && up->intent.type != INTENT_NONE) {
        return up->intent;
    }
    return (struct intent){ .type = exhibit_presence(s) };
}

/* Where a second tap zooms in: a mark is not opened by accident. */
static bool is_free_map(struct exhibit *s, struct vec2 at, uint64_t now_ms)
{
    const struct target *t =
        target_at(&exhibit_scene(s, now_ms)->targets, at.x, at.y);

    return t && t->role == ROLE_MAP;
}

static void tap(struct exhibit *s, const struct gesture_event *e,
                uint64_t now_ms)
{
    const struct intent intent = tap_intent(s, e, now_ms);
    const bool again = is_same_tap_again(s, e->at, &intent, now_ms);

    feed_touch(s, INTENT_RELEASE, now_ms);
    if (tap_corner(s, e->at, now_ms)) {
        return;
    }
    if (!again) {
        apply_touch(s, intent, now_ms);
    } else if (is_free_map(s, e->at, now_ms)) {
        exhibit_map_double_tap(s, e->at, now_ms);
    }
}

/* Pages have neighbours; a loop, a panel and a question have none. */
static bool turns_pages(const struct exhibit *s)
{
    return s->show.overlay == OVERLAY_NONE && s->show.state != STATE_ATTRACT;
}

/* Said once for a finger: a hand does not keep to a line. */
static void choose_axis(struct exhibit *s, const struct gesture_event *e,
                        uint64_t now_ms)
{
    const float dx = fabsf(e->at.x - e->from.x);
    const float dy = fabsf(e->at.y - e->from.y);

    if (s->axis == AXIS_NONE) {
        s->axis = exhibit_map_is_at(s, e->from, now_ms) ? AXIS_MAP
                  : dx > across_slope * dy              ? AXIS_ACROSS
                                                        : AXIS_DOWN;
    }
}

/* From left to right, or as the language is read. */
static int64_t reading_px(const struct exhibit *s, float px)
{
    return exhibit_is_rtl(s) ? -(int64_t)lroundf(px) : (int64_t)lroundf(px);
}

/* The page is where the finger is, less the way on which it was a tap. */
static void drag_page(struct exhibit *s, const struct gesture_event *e,
                      uint64_t now_ms)
{
    const float slop = s->gesture.params.slop_px;
    const float travel = e->at.x - e->from.x;
    const float beyond = fmaxf(fabsf(travel) - slop, 0.0f);
    const struct intent intent = {
        .type = INTENT_DRAG,
        .value = reading_px(s, copysignf(beyond, travel)),
        .limit = s->viewport.w_px,
        .last_page = exhibit_scene(s, now_ms)->page_count - 1,
    };
    apply_touch(s, intent, now_ms);
}

static void drag(struct exhibit *s, const struct gesture_event *e,
                 uint64_t now_ms)
{
    const struct intent intent = {
        .type = INTENT_SCROLL,
        .value = -(int64_t)lroundf(e->delta.y),
        .limit = exhibit_scene(s, now_ms)->scroll_max_px,
    };
    if (s->show.pressed != 0) {
        feed_touch(s, INTENT_RELEASE, now_ms); /* sliding off cancels */
    }
    if (exhibit_point_drag(s, e, now_ms)) {
        return;
    }
    const bool begins = s->axis == AXIS_NONE;
    choose_axis(s, e, now_ms);
    if (s->axis == AXIS_MAP) {
        /* The way on which it was a tap is not jumped. */
        exhibit_map_drag(s, begins ? (struct vec2){ 0 } : e->delta, now_ms);
    } else if (s->axis == AXIS_ACROSS && turns_pages(s)) {
        drag_page(s, e, now_ms);
    } else if (exhibit_is_browsing(s) && intent.limit > 0) {
        apply_touch(s, intent, now_ms);
    }
}

/* Where it was let go, and how fast it went. */
static void drop_page(struct exhibit *s, const struct gesture_event *e,
                      uint64_t now_ms)
{
    const struct intent intent = {
        .type = INTENT_DROP,
        .value = reading_px(s, e->velocity.x),
        .limit = s->viewport.w_px,
    };
    drag_page(s, e, now_ms);
    apply_touch(s, intent, now_ms);
}

static void drag_end(struct exhibit *s, const struct gesture_event *e,
                     uint64_t now_ms)
{
    const struct intent fling = {
        .type = INTENT_FLING,
        .value = -(int64_t)lroundf(e->velocity.y),
        .limit = exhibit_scene(s, now_ms)->scroll_max_px,
    };
    choose_axis(s, e, now_ms);
    if (exhibit_is_panel_open(s) || exhibit_point_drag(s, e, now_ms)) {
        return;
    }
    if (s->show.state == STATE_ATTRACT) {
        feed_touch(s, INTENT_HOME, now_ms);
    } else if (s->axis == AXIS_MAP) {
        exhibit_map_drag(s, e->delta, now_ms);
        exhibit_map_fling(s, e->velocity, now_ms);
    } else if (s->axis == AXIS_ACROSS && turns_pages(s)) {
        drop_page(s, e, now_ms);
    } else if (exhibit_is_browsing(s) && fling.limit > 0) {
        apply_touch(s, fling, now_ms);
    } else {
        feed_touch(s, INTENT_TOUCHED, now_ms);
    }
}

static void gesture_input(struct exhibit *s, const struct gesture_event *e,
                          uint64_t now_ms)
{
    switch (e->type) {
    case GESTURE_NONE:
        break;
    case GESTURE_PRESS:
        press(s, e, now_ms);
        break;
    case GESTURE_CANCEL:
        exhibit_point_cancel(s, &s->hand, now_ms);
        feed_touch(s, INTENT_RELEASE, now_ms);
        break;
    case GESTURE_TAP:
        tap(s, e, now_ms);
        break;
    case GESTURE_DRAG:
        drag(s, e, now_ms);
        break;
    case GESTURE_DRAG_END:
        drag_end(s, e, now_ms);
        break;
    case GESTURE_PINCH:
        exhibit_map_pinch(s, e, now_ms);
        break;
    }
}

void exhibit_age_fingers(struct exhibit *s, uint64_t now_ms)
{
    const struct gesture_event aged = gesture_tick(&s->gesture, now_ms);

    gesture_input(s, &aged, now_ms);
}

/* Where they are on an output of another size nobody knows. */
static void lose_fingers(struct exhibit *s, uint64_t now_ms)
{
    const struct gesture_event g = gesture_reset(&s->gesture);

    if (s->content) {
        exhibit_point_reset(s, &s->hand, now_ms);
        gesture_input(s, &g, now_ms);
    }
}

/* Events that need no show. @return true if it was one. */
static bool output_input(struct exhibit *s, const struct input_event *e)
{
    switch (e->type) {
    case INPUT_RESIZE:
        lose_fingers(s, e->time_ms);
        exhibit_resize(s, e->u.size.w_px, e->u.size.h_px);
        return true;
    case INPUT_EXPOSE:
        s->present_all = true;
        return true;
    case INPUT_WAKE:
        exhibit_take_pictures(s);
        return true;
    case INPUT_CLOSE:
        s->closed |= s->start.windowed; /* a stand has no close button */
        return true;
    case INPUT_QUIT:
        s->closed = true;
        return true;
    case INPUT_NONE:
    case INPUT_DISPLAYS:
    case INPUT_TOUCH:
    case INPUT_KEY:
    case INPUT_KEY_UP:
    case INPUT_WHEEL:
    case INPUT_FOCUS_LOST:
        break;
    }
    return false;
}

/* Without content: try again, or close a window. */
static void preparing_input(struct exhibit *s, const struct input_event *e)
{
    if (e->type == INPUT_KEY) {
        const struct key_action action =
            keymap_lookup(NULL, &e->u.key, KEYMAP_BROWSE);
        s->reload_asked |= action.intent.type == INTENT_RELOAD;
        s->closed |= action.intent.type == INTENT_QUIT && s->start.windowed;
    }
}

static void take_input(struct exhibit *s, const struct input_event *e)
{
    if (e->output == OUTPUT_DESK && exhibit_desk_input(s, e)) {
        return;
    }
    if (output_input(s, e)) {
        return;
    }
    if (!s->content) {
        preparing_input(s, e);
        return;
    }
    if (e->type == INPUT_TOUCH) {
        if (e->u.touch.phase == TOUCH_DOWN) {
            s->gesture.can_pinch =
                exhibit_map_is_at(s, e->u.touch.at, e->time_ms);
        }
        const struct gesture_event g =
            gesture_feed(&s->gesture, &e->u.touch, e->time_ms);
        if (!exhibit_point_own(s, &e->u.touch, e->time_ms)) {
            gesture_input(s, &g, e->time_ms);
        }
    } else if (e->type == INPUT_KEY) {
        exhibit_key(s, &e->u.key, e->time_ms);
    } else if (e->type == INPUT_KEY_UP) {
        exhibit_key_up(s, &e->u.key, e->time_ms);
    } else if (e->type == INPUT_WHEEL) {
        exhibit_wheel(s, e->u.wheel_steps, e->time_ms);
    } else if (e->type == INPUT_FOCUS_LOST) {
        lose_fingers(s, e->time_ms);
        exhibit_let_go(s, e->time_ms); /* it comes up elsewhere */
    }
}

void exhibit_input(struct exhibit *s, const struct input_event *e)
{
    take_input(s, e);
    exhibit_mind_door(s, e->time_ms);
}
