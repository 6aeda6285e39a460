/*
 * The staff's door: four corner taps or Ctrl+Alt+Q, then the PIN. Five
 * wrong tries shut it for a quarter of an hour.
 */
#include <string.h>

#include "show_room.h"

enum {
    CORNER_TOP_LEFT_TAP = 0,
    CORNER_TOP_RIGHT_TAP = 1,
};

bool show_is_cleaned(const struct show *s)
{
    return s->overlay == OVERLAY_STAFF && s->staff.clean_until_ms != 0;
}

bool staff_is_locked(const struct show *s, uint64_t now_ms)
{
    return now_ms < s->staff.locked_until_ms;
}

void staff_knock(struct show *s, const struct content *content, uint64_t now_ms)
{
    s->staff.corner_count = 0;
    if (!kiosk_has_pin(&content->kiosk) || s->overlay == OVERLAY_PIN ||
        s->overlay == OVERLAY_STAFF) {
        return;
    }
    /* The loop's clock stands still meanwhile. */
    loop_leave(s, content, now_ms);
    s->staff.over_black = s->overlay == OVERLAY_BLACK;
    s->staff.over_white = s->overlay == OVERLAY_WHITE;
    s->overlay = OVERLAY_PIN;
    s->focus = 0;
    s->staff.pin_len = 0;
    s->staff.wrong = false;
    show_rise(s, now_ms);
}

void staff_corner(struct show *s, const struct content *content, int corner,
                  uint64_t now_ms)
{
    struct show_staff *staff = &s->staff;
    const int wanted = staff->corner_count % 2 == 0 ? CORNER_TOP_LEFT_TAP
                                                    : CORNER_TOP_RIGHT_TAP;

    if (now_ms - staff->corner_ms > CORNER_MS_MAX || corner != wanted) {
        staff->corner_count = 0;
    }
    if (staff->corner_count == 0) {
        if (corner != CORNER_TOP_LEFT_TAP) {
            return;
        }
        staff->corner_ms = now_ms;
    }
    if (++staff->corner_count == CORNER_TAPS) {
        staff_knock(s, content, now_ms);
    }
}

static void forget_pin(struct show_staff *staff)
{
    memset(staff->pin, 0, sizeof(staff->pin));
    staff->pin_len = 0;
    staff->asks = false;
}

static void shut_door(struct show_staff *staff, uint64_t now_ms)
{
    staff->tries_left = PIN_TRIES;
    staff->locked_until_ms = now_ms + PIN_LOCK_MS;
}

static void leave(struct show *s, uint64_t now_ms)
{
    s->overlay = s->staff.over_black   ? OVERLAY_BLACK
                 : s->staff.over_white ? OVERLAY_WHITE
                                       : OVERLAY_NONE;
    s->focus = 0;
    s->pressed = 0;
    if (s->staff.asks && s->staff.tries_left == 0) {
        shut_door(&s->staff, now_ms); /* nobody waits for the answer */
    }
    forget_pin(&s->staff);
    s->staff.clean_until_ms = 0;
    s->staff.confirms = false;
    show_sink(s, now_ms);
    if (s->state == STATE_ATTRACT) {
        loop_resume(s, now_ms);
    }
}

void staff_init(struct show *s, int spent, uint64_t now_ms)
{
    s->staff.tries_left = PIN_TRIES - spent;
    if (spent >= PIN_TRIES) {
        shut_door(&s->staff, now_ms);
    }
}

int show_pin_spent(const struct show *s, uint64_t now_ms)
{
    return staff_is_locked(s, now_ms) ? PIN_TRIES
                                      : PIN_TRIES - s->staff.tries_left;
}

/* Whoever asks has spent a try, whatever happens before the answer. */
static void ask(struct show_staff *staff)
{
    staff->pin[staff->pin_len] = '\0';
    staff->wrong = false;
    staff->asks = true;
    staff->asking++;
    staff->tries_left--;
}

void staff_admit(struct show *s, const struct intent *intent, uint64_t now_ms)
{
    struct show_staff *staff = &s->staff;

    if (!staff->asks || intent->limit != (int64_t)staff->asking) {
        return; /* whoever asked has gone */
    }
    forget_pin(staff);
    s->pressed = 0;
    if (intent->value == ANSWER_RIGHT) {
        transition_finish(&s->transition);
        staff->tries_left = PIN_TRIES;
        s->overlay = OVERLAY_STAFF;
        s->focus = 0;
        return;
    }
    if (intent->value == ANSWER_NOT_KNOWN) {
        staff->tries_left++;
        return;
    }
    staff->wrong = true;
    if (staff->tries_left == 0) {
        shut_door(staff, now_ms);
    }
}

static void pin_update(struct show *s, const struct intent *intent,
                       uint64_t now_ms)
{
    struct show_staff *staff = &s->staff;

    if (intent->type == INTENT_UNWIND || intent->type == INTENT_BACK) {
        leave(s, now_ms);
        return;
    }
    if (staff_is_locked(s, now_ms) || staff->asks || intent->repeat) {
        return;
    }
    if (intent->type == INTENT_DIGIT && staff->pin_len < PIN_DIGITS_MAX) {
        staff->pin[staff->pin_len++] = (char)('0' + intent->value);
        staff->wrong = false;
    } else if (intent->type == INTENT_ERASE && staff->pin_len > 0) {
        staff->pin_len--;
    } else if (intent->type == INTENT_ENTER && staff->pin_len > 0) {
        ask(staff);
    }
}

/* Nothing but an answer acts. */
static void confirm_update(struct show *s, const struct intent *intent)
{
    const bool yes = intent->type == INTENT_ROLLBACK && intent->value == 1;
    const bool no =
        intent->type == INTENT_UNWIND || intent->type == INTENT_BACK;

    if (yes) {
        s->rollback_wanted++;
    }
    if (yes || no) {
        s->staff.confirms = false;
        s->focus = 0;
    }
}

static void panel_update(struct show *s, const struct content *content,
                         const struct intent *intent, uint64_t now_ms)
{
    if (intent->type == INTENT_UNWIND || intent->type == INTENT_BACK) {
        leave(s, now_ms);
    } else if (intent->type == INTENT_QUIT) {
        s->quit_wanted = true;
    } else if (intent->type == INTENT_RELOAD) {
        s->reload_wanted++;
    } else if (intent->type == INTENT_ROLLBACK) {
        s->staff.confirms = true;
        s->focus = 0;
    } else if (intent->type == INTENT_CLEAN) {
        s->staff.clean_until_ms = now_ms + STAFF_CLEAN_MS;
        s->focus = 0;
        s->pressed = 0;
    } else if (intent->type == INTENT_RELAUNCH) {
        leave(s, now_ms);
        s->relaunch_wanted = true;
        s->quit_wanted = true;
    } else if (intent->type == INTENT_MODE) {
        leave(s, now_ms);
        show_begin(s, content, (enum show_mode)intent->value, now_ms);
    } else if (intent->type == INTENT_STAND) {
        leave(s, now_ms);
        s->stand = (int)intent->value;
        s->loop = (struct show_loop){ .deck = content->stands[s->stand].loop,
                                      .own = true };
        show_begin(s, content, s->start, now_ms);
    }
}

void staff_update(struct show *s, const struct content *content,
                  const struct intent *intent, uint64_t now_ms)
{
    if (s->overlay == OVERLAY_PIN) {
        pin_update(s, intent, now_ms);
    } else if (s->staff.confirms) {
        confirm_update(s, intent);
    } else {
        panel_update(s, content, intent, now_ms);
    }
}
