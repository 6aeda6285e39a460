#include "exhibit_point.h"

#include <math.h>

#include "exhibit_room.h"

static const char slide_id[] = "desk-slide";

/* A hand, and the slide that it is on. */
struct reach {
    struct exhibit_hand *hand;
    struct rect slide; /* empty: there is none */
    enum intent_source from;
    const struct gesture *gesture; /* of the same output */
    bool begins;                   /* a first finger would be its own */
};

static struct slide_point place(const struct reach *r, struct vec2 at)
{
    const float x = (at.x - (float)r->slide.x) / (float)r->slide.w;
    const float y = (at.y - (float)r->slide.y) / (float)r->slide.h;

    /* A finger may leave the slide, and a line goes along its edge. */
    return (struct slide_point){
        (int)lroundf(fminf(fmaxf(x, 0.0f), 1.0f) * (float)SLIDE_WHOLE),
        (int)lroundf(fminf(fmaxf(y, 0.0f), 1.0f) * (float)SLIDE_WHOLE),
    };
}

static void say(struct exhibit *s, const struct reach *r, struct intent intent,
                uint64_t now_ms)
{
    intent.from = r->from;
    exhibit_apply(s, &intent, now_ms);
}

/* A sample of the finger that points. */
struct sample {
    struct vec2 at;
    bool begins;
    uint64_t time_ms;
};

static void point(struct exhibit *s, const struct reach *r,
                  struct sample sample)
{
    say(s, r,
        (struct intent){ .type = INTENT_POINT,
                         .value = sample.begins ? 1 : 0,
                         .at = place(r, sample.at) },
        sample.time_ms);
}

static void view(struct exhibit *s, const struct reach *r,
                 const struct zoom_fingers *fingers, uint64_t now_ms)
{
    const struct zoom zoom = zoom_pinched(&r->hand->zoom, fingers);

    say(s, r,
        (struct intent){
            .type = INTENT_VIEW, .value = zoom_factor(&zoom), .at = zoom.from },
        now_ms);
}

static void begin(struct exhibit *s, const struct reach *r, struct vec2 at,
                  uint64_t now_ms)
{
    struct exhibit_hand *hand = r->hand;

    hand->on = true;
    hand->pans = pointing_pans(&s->show);
    hand->from = at;
    hand->zoom = s->show.pointing.zoom;
    if (!hand->pans) {
        point(s, r, (struct sample){ at, true, now_ms });
    }
}

static void go_on(struct exhibit *s, const struct reach *r, struct vec2 at,
                  uint64_t now_ms)
{
    const struct zoom_fingers one = { .before = place(r, r->hand->from),
                                      .now = place(r, at),
                                      .apart_before = 1,
                                      .apart_now = 1 };

    if (r->hand->pans) {
        view(s, r, &one, now_ms);
    } else {
        point(s, r, (struct sample){ at, false, now_ms });
    }
}

static void end(struct exhibit *s, const struct reach *r, bool meant,
                uint64_t now_ms)
{
    const bool pointed = r->hand->on && !r->hand->pans;

    r->hand->on = false;
    if (pointed) {
        say(s, r,
            (struct intent){ .type = INTENT_POINT_END, .value = meant ? 0 : 1 },
            now_ms);
    }
}

/* Two fingers: what the first began was not meant. */
static void pinch(struct exhibit *s, const struct reach *r,
                  const struct pinch_event *e, uint64_t now_ms)
{
    const struct zoom_fingers fingers = {
        .before = place(r, e->middle_before),
        .now = place(r, e->middle),
        .apart_before = lroundf(e->apart_before),
        .apart_now = lroundf(e->apart),
    };

    if (e->type == PINCH_BEGIN) {
        end(s, r, false, now_ms);
        r->hand->zoom = s->show.pointing.zoom;
    } else if (e->type == PINCH_MOVE && pointing_applies(&s->show)) {
        view(s, r, &fingers, now_ms);
    }
}

/* One finger at a time; the second one pinches. */
static void feed(struct exhibit *s, const struct reach *r,
                 const struct touch *t, uint64_t now_ms)
{
    struct exhibit_hand *hand = r->hand;
    const struct pinch_event e = pinch_feed(&hand->pinch, t);
    const bool first = t->phase == TOUCH_DOWN && hand->pinch.count == 1 &&
                       hand->pinch.others == 0;

    if (e.type != PINCH_NONE) {
        pinch(s, r, &e, now_ms);
    } else if (first) {
        hand->finger = t->id;
        begin(s, r, t->at, now_ms);
    } else if (!hand->on || t->id != hand->finger) {
        return;
    } else if (t->phase == TOUCH_MOVE) {
        go_on(s, r, t->at, now_ms);
    } else if (t->phase != TOUCH_DOWN) {
        end(s, r, true, now_ms);
    }
}

/* Nobody's finger is down: the spot goes soon after the mouse stands. */
static void hover(struct exhibit *s, const struct reach *r, struct vec2 at,
                  uint64_t now_ms)
{
    const bool on_it = rect_has_point(r->slide, at.x, at.y);

    if (on_it && !r->hand->on && pointing_follows_mouse(&s->show)) {
        say(s, r,
            (struct intent){
                .type = INTENT_POINT, .value = 2, .at = place(r, at) },
            now_ms);
    }
}

/* The first finger decides whose all of them are. @return true if ours. */
static bool feed_owned(struct exhibit *s, const struct reach *r,
                       const struct touch *t, uint64_t now_ms)
{
    struct exhibit_hand *hand = r->hand;
    const int contacts = r->gesture->contact_count;

    if (t->phase == TOUCH_HOVER) {
        hover(s, r, t->at, now_ms);
        return true;
    }
    if (t->phase == TOUCH_DOWN && contacts == 1) {
        exhibit_point_reset(s, hand, now_ms);
        hand->owns = r->begins;
    }
    const bool owned = hand->owns;
    if (owned && !rect_is_empty(r->slide)) {
        feed(s, r, t, now_ms);
    }
    hand->owns = hand->owns && contacts > 0;
    return owned;
}

bool exhibit_point_desk(struct exhibit *s, const struct touch *t,
                        uint64_t now_ms)
{
    const struct scene *scene = exhibit_desk_scene(s, now_ms);
    const struct target *slide =
        scene ? target_lookup(&scene->targets, target_key(slide_id)) : NULL;
    const bool on_it =
        slide && target_at(&scene->targets, t->at.x, t->at.y) == slide;
    const struct reach r = {
        .hand = &s->desk.hand,
        .slide = slide ? slide->rect : (struct rect){ 0 },
        .from = FROM_KEY,
        .gesture = &s->desk.gesture,
        .begins = on_it && pointing_applies(&s->show),
    };

    return feed_owned(s, &r, t, now_ms);
}

/* The audience's screen: the slide fills it. */
static struct reach own_reach(struct exhibit *s, enum intent_source from)
{
    return (struct reach){
        .hand = &s->hand,
        .slide = { 0, 0, s->viewport.w_px, s->viewport.h_px },
        .from = from,
        .gesture = &s->gesture,
    };
}

static bool has_floor(const struct exhibit *s)
{
    return pointing_applies(&s->show) && s->show.talk.by_touch &&
           !desk_is_instead(&s->show);
}

bool exhibit_point_own(struct exhibit *s, const struct touch *t,
                       uint64_t now_ms)
{
    const bool mouse = t->id == TOUCH_ID_MOUSE && !has_floor(s) &&
                       pointing_is_chosen(&s->show);
    struct reach r = own_reach(s, FROM_MOUSE);

    if (desk_is_instead(&s->show)) {
        return t->phase == TOUCH_HOVER;
    }
    r.begins = mouse;
    if (feed_owned(s, &r, t, now_ms)) {
        return true;
    }
    if (has_floor(s)) {
        const struct reach finger = own_reach(s, FROM_TOUCH);
        const struct pinch_event e = pinch_feed(&s->hand.pinch, t);
        pinch(s, &finger, &e, now_ms);
    }
    return false;
}

bool exhibit_point_drag(struct exhibit *s, const struct gesture_event *e,
                        uint64_t now_ms)
{
    const struct reach r = own_reach(s, FROM_TOUCH);
    const bool was_on = s->hand.on;

    if (!was_on && (!has_floor(s) || !pointing_is_chosen(&s->show))) {
        return false;
    }
    if (!was_on) {
        begin(s, &r, e->from, now_ms);
    }
    go_on(s, &r, e->at, now_ms);
    if (e->type == GESTURE_DRAG_END) {
        end(s, &r, true, now_ms);
    }
    return true;
}

void exhibit_point_cancel(struct exhibit *s, struct exhibit_hand *hand,
                          uint64_t now_ms)
{
    const struct reach r = { .hand = hand, .from = FROM_KEY };

    end(s, &r, false, now_ms);
}

void exhibit_point_reset(struct exhibit *s, struct exhibit_hand *hand,
                         uint64_t now_ms)
{
    exhibit_point_cancel(s, hand, now_ms);
    *hand = (struct exhibit_hand){ 0 };
}
