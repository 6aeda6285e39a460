/*
 * What time does: the loop turns, the idle question comes and goes, talks
 * hand back, notices fade.
 */
#include "show_room.h"

static const uint64_t never_ms = UINT64_MAX;

static uint64_t seconds_to_ms(int seconds)
{
    return (uint64_t)seconds * 1000;
}

static bool idle_applies(const struct show *s, const struct content *content)
{
    const bool visited = (s->state == STATE_BROWSE && !s->talk.away) ||
                         (s->state == STATE_PRESENT && s->talk.by_visitor);
    const bool open = s->overlay == OVERLAY_NONE ||
                      s->overlay == OVERLAY_OVERVIEW ||
                      s->overlay == OVERLAY_FIND || s->overlay == OVERLAY_HELP;

    return visited && content->kiosk.idle_seconds > 0 && open;
}

static uint64_t idle_end_ms(const struct show *s, const struct content *content)
{
    return s->touched_ms +
           seconds_to_ms(content->kiosk.idle_seconds * show_patience(s));
}

static uint64_t warning_end_ms(const struct show *s,
                               const struct content *content)
{
    return s->warning_ms + seconds_to_ms(content->kiosk.warning_seconds);
}

/* Counted from the last key: black after the end is somebody's wish, too. */
static uint64_t hand_back_ms(const struct show *s,
                             const struct content *content)
{
    const uint64_t from_ms =
        s->talk.ended_ms > s->touched_ms ? s->talk.ended_ms : s->touched_ms;
    return from_ms + seconds_to_ms(content->kiosk.hand_back_seconds);
}

static bool staff_is_open(const struct show *s)
{
    return s->overlay == OVERLAY_PIN || s->overlay == OVERLAY_STAFF;
}

/* Not under anybody's hands, and not under a warning. */
static bool hands_back(const struct show *s)
{
    return s->state == STATE_PRESENT && s->talk.ended && !staff_is_open(s) &&
           s->overlay != OVERLAY_WARNING && s->drag.step == 0;
}

/* A panel that staff forgot closes itself; so does it after cleaning. */
static void pass_staff(struct show *s, const struct content *content,
                       uint64_t now_ms)
{
    const bool cleaned = show_is_cleaned(s);
    const uint64_t end_ms =
        cleaned ? s->staff.clean_until_ms : s->touched_ms + STAFF_IDLE_MS;

    if (staff_is_open(s) && now_ms >= end_ms) {
        const struct intent close = { .type = INTENT_UNWIND };
        s->staff.confirms = false;
        staff_update(s, content, &close, end_ms);
        s->touched_ms = end_ms; /* staff were there until then */
    }
    if (s->staff.locked_until_ms != 0 && !staff_is_locked(s, now_ms)) {
        s->staff.locked_until_ms = 0;
        s->staff.wrong = false;
    }
}

static void pass_idle(struct show *s, const struct content *content,
                      uint64_t now_ms)
{
    if (idle_applies(s, content) && now_ms >= idle_end_ms(s, content)) {
        s->overlay = OVERLAY_WARNING;
        s->warning_ms = idle_end_ms(s, content);
        s->focus = 0;
        s->pressed = 0;
        scroll_stop(s);
        map_stop(s);
        drag_undo(s);
        show_rise(s, idle_end_ms(s, content));
    }
    if (s->overlay == OVERLAY_WARNING && now_ms >= warning_end_ms(s, content)) {
        loop_enter(s, warning_end_ms(s, content));
    }
}

static void pass_talk(struct show *s, const struct content *content,
                      uint64_t now_ms)
{
    if (show_has_talk(s)) {
        talk_pass_time(s, content, now_ms);
    }
    if (hands_back(s) && now_ms >= hand_back_ms(s, content)) {
        talk_end(s, hand_back_ms(s, content));
    }
}

void show_pass_time(struct show *s, const struct content *content,
                    uint64_t now_ms)
{
    pass_staff(s, content, now_ms);
    scroll_advance(s, now_ms);
    map_advance(s, now_ms);
    press_advance(s, now_ms);
    pass_idle(s, content, now_ms);
    pass_talk(s, content, now_ms);
    loop_advance(s, content, now_ms);
    pointing_pass_time(s, now_ms);
    if (s->notice != NOTICE_NONE && now_ms >= s->notice_until_ms) {
        s->notice = NOTICE_NONE;
    }
    if (!transition_is_running(&s->transition, now_ms)) {
        transition_finish(&s->transition);
    }
}

static uint64_t earlier(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* The next whole second of a countdown that ends at @p end_ms. */
static uint64_t next_second_ms(uint64_t end_ms, uint64_t now_ms)
{
    return end_ms > now_ms ? end_ms - (end_ms - now_ms - 1) / 1000 * 1000
                           : now_ms;
}

static uint64_t overlay_deadline_ms(const struct show *s,
                                    const struct content *content,
                                    uint64_t now_ms)
{
    uint64_t when = never_ms;

    if (s->overlay == OVERLAY_WARNING) {
        when = earlier(next_second_ms(warning_end_ms(s, content), now_ms),
                       countdown_deadline_ms(s, content, now_ms));
    }
    if (show_is_cleaned(s)) {
        when = earlier(when, next_second_ms(s->staff.clean_until_ms, now_ms));
    } else if (staff_is_open(s)) {
        when = earlier(when, s->touched_ms + STAFF_IDLE_MS);
    }
    if (s->overlay == OVERLAY_PIN && s->staff.locked_until_ms != 0) {
        when = earlier(when, next_second_ms(s->staff.locked_until_ms, now_ms));
    }
    return when;
}

uint64_t show_deadline_ms(const struct show *s, const struct content *content,
                          uint64_t now_ms)
{
    uint64_t when = overlay_deadline_ms(s, content, now_ms);

    const bool moving = transition_is_running(&s->transition, now_ms) &&
                        !s->transition.held; /* a finger moves it */
    if (moving || s->scroll.moving || map_is_moving(&s->map) ||
        s->press.target != 0) {
        return now_ms;
    }
    if (s->notice != NOTICE_NONE) {
        when = earlier(when, s->notice_until_ms);
    }
    when = earlier(when, pointing_deadline_ms(s));
    if (idle_applies(s, content)) {
        when = earlier(when, idle_end_ms(s, content));
    }
    if (hands_back(s)) {
        when = earlier(when, hand_back_ms(s, content));
    }
    if (show_has_talk(s)) {
        when = earlier(when, talk_deadline_ms(s, content, now_ms));
    }
    if (s->state == STATE_ATTRACT && s->overlay == OVERLAY_NONE) {
        when = earlier(when, loop_deadline_ms(s, content));
    }
    return when < now_ms ? now_ms : when;
}

int show_seconds_left(const struct show *s, const struct content *content,
                      uint64_t now_ms)
{
    const uint64_t end_ms = s->overlay == OVERLAY_WARNING
                                ? warning_end_ms(s, content)
                            : show_is_cleaned(s) ? s->staff.clean_until_ms
                                                 : s->staff.locked_until_ms;
    return end_ms > now_ms ? (int)((end_ms - now_ms + 999) / 1000) : 0;
}
