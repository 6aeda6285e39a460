/*
 * The presenter's display: a second output of the same show, with its own
 * scene, damage and picture. It is built and composed after the audience's,
 * and only when something on it changed.
 */
#include <math.h>

#include "exhibit_room.h"

/* A second identical tap sooner than this is a bouncing finger. */
static const uint64_t tap_again_ms = 150;
static const int day_minute_unknown = -1;
static const char notes_id[] = "desk-notes";

void exhibit_desk_init(struct exhibit *s)
{
    struct exhibit_desk *d = &s->desk;

    for (int i = 0; i < 2; i++) {
        d->screens[i].memory = region_create(SCENE_ARENA_BYTES);
    }
    d->day_minute = day_minute_unknown;
    d->due_ms = UINT64_MAX;
}

void exhibit_desk_finish(struct exhibit *s)
{
    struct exhibit_desk *d = &s->desk;

    pixmap_destroy(&d->page.pixmap);
    for (int i = 0; i < 2; i++) {
        region_destroy(&d->screens[i].memory);
    }
}

static bool is_open(const struct exhibit *s)
{
    return s->desk.viewport.w_px > 0;
}

static struct rect whole(const struct exhibit *s)
{
    return (struct rect){ 0, 0, s->desk.viewport.w_px, s->desk.viewport.h_px };
}

static const struct scene *current_scene(const struct exhibit *s)
{
    return &s->desk.screens[s->desk.current].scene;
}

void exhibit_desk_redraw_all(struct exhibit *s)
{
    struct exhibit_desk *d = &s->desk;

    d->stale = true;
    d->todo = (struct damage){ 0 };
    damage_add(&d->todo, whole(s));
    d->present_all = true;
}

/* Nothing of a scene that is no longer shown may be looked at. */
static void forget_scenes(struct exhibit_desk *d)
{
    for (int i = 0; i < 2; i++) {
        d->screens[i].scene = (struct scene){ 0 };
    }
}

static void resize(struct exhibit *s, int w_px, int h_px)
{
    struct exhibit_desk *d = &s->desk;

    pixmap_destroy(&d->page.pixmap);
    d->page = (struct exhibit_page){ 0 };
    d->viewport = (struct viewport){ 0 };
    forget_scenes(d);
    if (w_px < 1 || h_px < 1) {
        return;
    }
    d->viewport = (struct viewport){ .w_px = w_px, .h_px = h_px };
    d->page.pixmap = pixmap_create(w_px, h_px);
    const struct gesture_params params = exhibit_gesture_params(&d->viewport);
    gesture_init(&d->gesture, &params);
    exhibit_desk_redraw_all(s);
}

void exhibit_set_displays(struct exhibit *s, enum desk_room room,
                          unsigned facts, uint64_t now_ms)
{
    const struct intent intent = {
        .type = INTENT_DISPLAYS,
        .value = room,
        .limit = facts,
    };
    if (s->content) {
        exhibit_apply(s, &intent, now_ms);
    }
}

bool exhibit_wants_desk(const struct exhibit *s)
{
    return s->content && desk_is_shown(&s->show);
}

void exhibit_set_day_minute(struct exhibit *s, int day_minute)
{
    if (s->desk.day_minute != day_minute) {
        s->desk.day_minute = day_minute;
        s->desk.due_ms = 0;
    }
}

struct desk_view exhibit_desk_view(const struct exhibit *s)
{
    return (struct desk_view){
        .audience = s->viewport,
        .day_minute = s->desk.day_minute,
    };
}

static bool is_seen(const struct exhibit *s)
{
    return s->content && (is_open(s) || desk_is_instead(&s->show));
}

uint64_t exhibit_desk_deadline_ms(const struct exhibit *s, uint64_t now_ms)
{
    if (!is_seen(s)) {
        return UINT64_MAX;
    }
    const uint64_t finger_ms = gesture_deadline_ms(&s->desk.gesture);
    const uint64_t due_ms =
        s->desk.due_ms < finger_ms ? s->desk.due_ms : finger_ms;
    return due_ms > now_ms ? due_ms : now_ms;
}

void exhibit_desk_refresh(struct exhibit *s, uint64_t now_ms)
{
    struct exhibit_desk *d = &s->desk;

    if (!is_open(s) || !d->stale) {
        return;
    }
    const struct scene *before = current_scene(s);
    struct exhibit_screen *next = &d->screens[1 - d->current];
    struct arena arena = region_arena(&next->memory);
    const struct scene_params params =
        exhibit_scene_params(s, d->viewport, now_ms);
    const struct desk_view view = exhibit_desk_view(s);

    next->scene = desk_build(&arena, &params, &view);
    const struct damage changed =
        damage_from_lists(&before->items, &next->scene.items, whole(s));
    for (size_t i = 0; i < changed.count; i++) {
        damage_add(&d->todo, changed.rects[i]);
    }
    d->current = 1 - d->current;
    d->stale = false;
    d->due_ms = s->content ? desk_deadline_ms(&s->show, now_ms) : UINT64_MAX;
}

static void compose(struct exhibit *s)
{
    struct exhibit_desk *d = &s->desk;

    if (d->todo.count == 0) {
        return;
    }
    exhibit_hold_pictures(s);
    for (size_t i = 0; i < d->todo.count; i++) {
        renderer_draw(s->renderer, &d->page.pixmap, &current_scene(s)->items,
                      rect_intersect(d->todo.rects[i], whole(s)));
        damage_add(&d->page.changed, d->todo.rects[i]);
    }
    d->todo = (struct damage){ 0 };
}

struct output_frame exhibit_next_desk_frame(struct exhibit *s, uint64_t now_ms)
{
    struct exhibit_desk *d = &s->desk;

    if (!is_open(s)) {
        return (struct output_frame){ 0 };
    }
    exhibit_desk_refresh(s, now_ms);
    compose(s);
    if (d->present_all) {
        damage_add(&d->page.changed, whole(s));
        d->present_all = false;
    }
    const struct output_frame frame = {
        .after = { &d->page.pixmap, d->page.changed },
        .before = { .pixmap = &d->page.pixmap },
        .damage = d->page.changed,
    };
    d->page.changed = (struct damage){ 0 };
    return frame;
}

struct exhibit_frame exhibit_draw_desk(struct exhibit *s, uint64_t now_ms)
{
    const struct output_frame frame = exhibit_next_desk_frame(s, now_ms);

    return (struct exhibit_frame){ .picture = frame.after.pixmap,
                                   .damage = frame.damage };
}

const struct scene *exhibit_desk_scene(struct exhibit *s, uint64_t now_ms)
{
    exhibit_desk_refresh(s, now_ms);
    return is_open(s) ? current_scene(s) : NULL;
}

/* Input. */

static const struct target *target_under(struct exhibit *s, struct vec2 at,
                                         uint64_t now_ms)
{
    const struct scene *scene = exhibit_desk_scene(s, now_ms);

    return scene ? target_near(&scene->targets, at,
                               exhibit_reach_px(&s->desk.viewport))
                 : NULL;
}

static void press(struct exhibit *s, const struct gesture_event *e,
                  uint64_t now_ms)
{
    const struct target *t = target_under(s, e->at, now_ms);
    const struct intent intent = {
        .type = INTENT_PRESS,
        .value = t && t->role != ROLE_SURFACE ? t->key : 0,
    };
    s->desk.scrolls = t && t->key == target_key(notes_id);
    exhibit_apply(s, &intent, now_ms);
}

static bool is_again(struct exhibit *s, struct vec2 at, uint64_t now_ms)
{
    struct exhibit_tap *tap = &s->desk.tap;
    const float apart = hypotf(at.x - tap->at.x, at.y - tap->at.y);
    const bool again = now_ms - tap->time_ms < tap_again_ms &&
                       apart < s->desk.gesture.params.slop_px;

    if (!again) {
        *tap = (struct exhibit_tap){ at, now_ms };
    }
    return again;
}

static void release(struct exhibit *s, uint64_t now_ms)
{
    const struct intent intent = { .type = INTENT_RELEASE };
    exhibit_apply(s, &intent, now_ms);
}

/* Beside the targets a tap means nothing: a hand may rest there. */
static void tap(struct exhibit *s, const struct gesture_event *e,
                uint64_t now_ms)
{
    const struct target *down = target_under(s, e->from, now_ms);
    const struct target *up = target_under(s, e->at, now_ms);
    const bool hit = up && up == down && up->key == s->show.pressed;
    const struct intent intent =
        hit ? up->intent : (struct intent){ .type = INTENT_NONE };
    const bool again = is_again(s, e->at, now_ms);

    release(s, now_ms);
    if (intent.type != INTENT_NONE && !again) {
        exhibit_apply(s, &intent, now_ms);
    }
}

static void drag(struct exhibit *s, const struct gesture_event *e,
                 uint64_t now_ms)
{
    const struct scene *scene = exhibit_desk_scene(s, now_ms);
    const struct intent intent = {
        .type = INTENT_NOTES_SCROLL,
        .value = -(int64_t)lroundf(e->delta.y),
        .limit = scene ? scene->scroll_max_px : 0,
    };
    if (s->show.pressed != 0) {
        release(s, now_ms); /* sliding off cancels */
    }
    if (s->desk.scrolls) {
        exhibit_apply(s, &intent, now_ms);
    }
}

static void gesture_input(struct exhibit *s, const struct gesture_event *e,
                          uint64_t now_ms)
{
    switch (e->type) {
    case GESTURE_PINCH:
    case GESTURE_NONE:
        break;
    case GESTURE_PRESS:
        press(s, e, now_ms);
        break;
    case GESTURE_TAP:
        tap(s, e, now_ms);
        break;
    case GESTURE_DRAG:
        drag(s, e, now_ms);
        break;
    case GESTURE_CANCEL:
    case GESTURE_DRAG_END:
        release(s, now_ms);
        break;
    }
}

/* Somebody closed its window: that is no end of the talk. */
static void close(struct exhibit *s, uint64_t now_ms)
{
    const struct intent intent = { .type = INTENT_PRESENTER, .value = -1 };

    if (s->content) {
        exhibit_apply(s, &intent, now_ms);
    }
}

static void touch_input(struct exhibit *s, const struct input_event *e)
{
    if (s->content && is_open(s)) {
        const struct gesture_event g =
            gesture_feed(&s->desk.gesture, &e->u.touch, e->time_ms);
        if (!exhibit_point_desk(s, &e->u.touch, e->time_ms)) {
            gesture_input(s, &g, e->time_ms);
        }
    }
}

static void lose_fingers(struct exhibit *s, uint64_t now_ms)
{
    const struct gesture_event g = gesture_reset(&s->desk.gesture);

    if (s->content) {
        exhibit_point_reset(s, &s->desk.hand, now_ms);
        gesture_input(s, &g, now_ms);
    }
}

bool exhibit_desk_input(struct exhibit *s, const struct input_event *e)
{
    if (e->type == INPUT_RESIZE) {
        lose_fingers(s, e->time_ms);
        resize(s, e->u.size.w_px, e->u.size.h_px);
    } else if (e->type == INPUT_EXPOSE) {
        s->desk.present_all = true;
    } else if (e->type == INPUT_CLOSE) {
        close(s, e->time_ms);
    } else if (e->type == INPUT_TOUCH) {
        touch_input(s, e);
    } else if (e->type == INPUT_FOCUS_LOST) {
        lose_fingers(s, e->time_ms);
    } else {
        return false; /* keys are the same everywhere */
    }
    return true;
}

void exhibit_desk_tick(struct exhibit *s, uint64_t now_ms)
{
    const struct gesture_event aged = gesture_tick(&s->desk.gesture, now_ms);

    gesture_input(s, &aged, now_ms);
    if (s->desk.hand.on && s->desk.gesture.contact_count == 0) {
        exhibit_point_reset(s, &s->desk.hand, now_ms);
    }
    if (is_seen(s) && now_ms >= s->desk.due_ms) {
        s->desk.stale = true;
        s->desk.due_ms = desk_deadline_ms(&s->show, now_ms);
        s->stale = s->stale || desk_is_instead(&s->show);
    }
}
