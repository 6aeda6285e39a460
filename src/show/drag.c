/*
 * A page under a finger. The neighbour is entered at once, by the same step
 * as without a finger, but its transition is held: it is where the finger
 * is. Let go far enough away or fast enough, it goes on; else what was
 * there before comes back the way it went.
 */
#include "show_room.h"

enum {
    /* A slide goes on past 20 % of the width, or at 600 a second of its 1920.
       A flick must be one: 5 % at least. */
    COMMIT_SHARE = PROGRESS_WHOLE / 5,
    FLICK_SHARE = PROGRESS_WHOLE / 20,
    FLICK_SPEED = PROGRESS_WHOLE * 600 / 1920,
};

static int share_of(const struct intent *intent)
{
    const int64_t limit = intent->limit;
    const int64_t value = intent->value < -limit  ? -limit
                          : intent->value > limit ? limit
                                                  : intent->value;
    return limit > 0 ? (int)(value * PROGRESS_WHOLE / limit) : 0;
}

/* How far a finger pulls the page, and the last page there is to read. */
struct pull {
    int share; /* negative: towards the next */
    int last_page;
};

static int step_of(struct pull pull)
{
    return pull.share < 0 ? 1 : -1;
}

/* The step that a key would take; the page of a talk is its slide. What is
   read page by page goes to its own pages first. */
static void take_step(struct show *s, const struct content *content,
                      struct pull pull, uint64_t now_ms)
{
    const int step = step_of(pull);
    const struct intent intent = {
        .type = step > 0 ? INTENT_NEXT_SLIDE : INTENT_PREVIOUS_SLIDE,
    };

    if (s->state == STATE_BROWSE) {
        if (!history_turn(s, step, pull.last_page, now_ms)) {
            history_step(s, content, step, now_ms);
        }
    } else if (talk_neighbour(s, content, step, now_ms) >= 0) {
        talk_update(s, content, &intent, now_ms);
    }
}

static bool can_drag(const struct show *s)
{
    return s->overlay == OVERLAY_NONE && s->state != STATE_ATTRACT &&
           !(s->state == STATE_PRESENT && s->talk.frozen);
}

static void put_back(struct show *s)
{
    if (s->state == STATE_BROWSE) {
        *history_top(s) = s->drag.place;
    } else {
        s->talk = s->drag.talk;
    }
    s->drag = (struct show_drag){ 0 };
}

/* At once: another finger, a key or the question came between. */
void drag_undo(struct show *s)
{
    if (s->drag.step != 0) {
        put_back(s);
        transition_finish(&s->transition);
    }
}

static void begin(struct show *s, const struct content *content,
                  struct pull pull, uint64_t now_ms)
{
    const uint32_t serial = s->transition.serial;
    struct show_drag drag = { .step = step_of(pull), .talk = s->talk };

    if (s->state == STATE_BROWSE) {
        drag.place = *history_top(s);
    }
    take_step(s, content, pull, now_ms);
    if (s->transition.serial != serial) {
        s->drag = drag;
    }
}

static void move(struct show *s, const struct content *content,
                 struct pull pull, uint64_t now_ms)
{
    const int share = pull.share;
    const int step = step_of(pull);

    if (s->drag.step == 0) {
        transition_finish(&s->transition);
    }
    if (s->drag.step != 0 && s->drag.step != step) {
        drag_undo(s); /* back where it began; the next sample goes on */
        return;
    }
    if (s->drag.step == 0 && share != 0) {
        begin(s, content, pull, now_ms);
    }
    if (s->drag.step != 0) {
        s->drag.share = share < 0 ? -share : share;
        transition_hold(&s->transition, s->drag.share);
    }
}

/* The same movement backwards, from where it is. */
static void spring_back(struct show *s, uint64_t now_ms)
{
    const struct transition was = s->transition;
    const enum transition_kind back =
        was.kind == TRANSITION_PUSH_LEFT    ? TRANSITION_PUSH_RIGHT
        : was.kind == TRANSITION_PUSH_RIGHT ? TRANSITION_PUSH_LEFT
                                            : was.kind;
    const int share = s->drag.share;

    put_back(s);
    transition_start(&s->transition,
                     (struct motion){ back, was.duration_ms, EASE_OUT },
                     now_ms);
    transition_hold(&s->transition, PROGRESS_WHOLE - share);
    transition_release(&s->transition, now_ms);
}

static void drop(struct show *s, int speed, uint64_t now_ms)
{
    const int along = s->drag.step > 0 ? -speed : speed;
    const bool flicked = along > FLICK_SPEED && s->drag.share >= FLICK_SHARE;
    const bool returned = along < -FLICK_SPEED;

    if (!returned && (flicked || s->drag.share > COMMIT_SHARE)) {
        s->drag = (struct show_drag){ 0 };
        transition_release(&s->transition, now_ms);
    } else {
        spring_back(s, now_ms);
    }
}

/* @return true if the intent was about a page under a finger. */
bool drag_update(struct show *s, const struct content *content,
                 const struct intent *intent, uint64_t now_ms)
{
    if (intent->type == INTENT_DRAG && can_drag(s)) {
        move(s, content, (struct pull){ share_of(intent), intent->last_page },
             now_ms);
        return true;
    }
    if (intent->type == INTENT_DROP && s->drag.step != 0) {
        drop(s, share_of(intent), now_ms);
        return true;
    }
    if (intent->type == INTENT_RELEASE && s->drag.step != 0) {
        spring_back(s, now_ms); /* a second finger, a lost one */
        return true;
    }
    drag_undo(s);
    return false;
}
