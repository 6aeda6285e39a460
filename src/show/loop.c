/*
 * Nobody is there: the loop plays. It resumes where it was, with the rest
 * of its slide's time, after every visit and every talk.
 */
#include <assert.h>

#include "show_room.h"

static const struct deck *loop_deck(const struct show *s,
                                    const struct content *content)
{
    return &content->decks[s->loop.deck];
}

static uint64_t slide_ms(const struct content *content,
                         const struct slide *slide)
{
    const int seconds =
        slide->seconds > 0 ? slide->seconds : content->kiosk.slide_seconds;
    return (uint64_t)seconds * 1000;
}

uint64_t loop_slide_ms(const struct show *s, const struct content *content)
{
    return slide_ms(content, &loop_deck(s, content)->slides[s->loop.slide]);
}

void loop_enter(struct show *s, uint64_t now_ms)
{
    show_reset_visit(s);
    s->state = STATE_ATTRACT;
    s->loop.since_ms = now_ms - s->loop.elapsed_ms;
    show_move(s,
              (struct motion){ TRANSITION_FADE, MOTION_WAKE_MS, EASE_IN_OUT },
              now_ms);
}

void loop_leave(struct show *s, const struct content *content, uint64_t now_ms)
{
    if (s->state != STATE_ATTRACT) {
        return;
    }
    const uint64_t whole = loop_slide_ms(s, content);
    const uint64_t elapsed = now_ms - s->loop.since_ms;
    s->loop.elapsed_ms = elapsed < whole ? elapsed : 0;
}

static uint64_t loop_whole_ms(const struct content *content,
                              const struct deck *deck)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < deck->slide_count; i++) {
        sum += slide_ms(content, &deck->slides[i]);
    }
    return sum;
}

void loop_advance(struct show *s, const struct content *content,
                  uint64_t now_ms)
{
    const struct deck *deck = loop_deck(s, content);
    const int before = s->loop.slide;

    if (s->state != STATE_ATTRACT || s->overlay != OVERLAY_NONE) {
        return;
    }
    /* After a long sleep only the place in the round matters. */
    const uint64_t whole = loop_whole_ms(content, deck);
    const uint64_t late = now_ms - s->loop.since_ms;
    assert(whole > 0);
    s->loop.since_ms += late / whole * whole;
    while (now_ms - s->loop.since_ms >= loop_slide_ms(s, content)) {
        s->loop.since_ms += loop_slide_ms(s, content);
        s->loop.slide = (s->loop.slide + 1) % (int)deck->slide_count;
    }
    if (s->loop.slide != before) {
        show_move(
            s, (struct motion){ TRANSITION_FADE, MOTION_LOOP_MS, EASE_IN_OUT },
            s->loop.since_ms);
    }
}
