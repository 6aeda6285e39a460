/*
 * The idle question's seventeen bars: one after the other turns grey as
 * the time runs out. Less motion leaves the number alone.
 */
#include "show_room.h"

enum {
    BAR_MS = 300, /* that a bar takes to lose its colour */
    STEP_MS = 33, /* a colour that fades looks the same at 30 a second */
};

/* As round(17 * share left) says it: bar 16 goes first. */
static uint64_t start_ms(const struct show *s, const struct content *content,
                         int bar)
{
    const uint64_t whole_ms = (uint64_t)content->kiosk.warning_seconds * 1000;
    const uint64_t left_ms =
        whole_ms * (2 * (uint64_t)bar + 1) / (2 * GOAL_COUNT);

    return s->warning_ms + whole_ms - left_ms;
}

int show_bar_gone(const struct show *s, const struct content *content, int bar,
                  uint64_t now_ms)
{
    const uint64_t from_ms = start_ms(s, content, bar);

    if (now_ms <= from_ms) {
        return 0;
    }
    return now_ms - from_ms < BAR_MS
               ? (int)((now_ms - from_ms) * PROGRESS_WHOLE / BAR_MS)
               : PROGRESS_WHOLE;
}

uint64_t countdown_deadline_ms(const struct show *s,
                               const struct content *content, uint64_t now_ms)
{
    if (show_has(s, SETTING_CALM)) {
        return UINT64_MAX;
    }
    for (int bar = GOAL_COUNT - 1; bar >= 0; bar--) {
        const uint64_t from_ms = start_ms(s, content, bar);
        if (now_ms < from_ms) {
            return from_ms;
        }
        if (now_ms < from_ms + BAR_MS) {
            const uint64_t next_ms = now_ms + STEP_MS;
            return next_ms < from_ms + BAR_MS ? next_ms : from_ms + BAR_MS;
        }
    }
    return UINT64_MAX;
}
