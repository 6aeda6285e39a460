/*
 * What a talk does by itself: slides that ask for it go on after their
 * seconds, and Esc held for a second ends it.
 */
#include "talk_room.h"

static const uint64_t never_ms = UINT64_MAX;

static const struct slide *slide_now(const struct show *s,
                                     const struct content *content)
{
    return &content->decks[s->talk.deck].slides[s->talk.slide];
}

static bool is_automatic(const struct show *s, const struct content *content)
{
    const struct deck *deck = &content->decks[s->talk.deck];
    const enum slide_advance own = slide_now(s, content)->advance;

    return own == ADVANCE_AUTO ||
           (own == ADVANCE_AS_DECK && deck->advance == ADVANCE_AUTO);
}

/* Under a cover, a finger, or after the end nothing goes on. */
static bool advances(const struct show *s, const struct content *content)
{
    return s->state == STATE_PRESENT && s->overlay == OVERLAY_NONE &&
           !s->talk.paused && !s->talk.frozen && !s->talk.ended &&
           s->drag.step == 0 && is_automatic(s, content);
}

/* The slide's seconds, shared out among its parts. */
static uint64_t part_ms(const struct show *s, const struct content *content)
{
    const struct deck *deck = &content->decks[s->talk.deck];
    const struct slide *slide = slide_now(s, content);
    const int seconds = slide->seconds > 0  ? slide->seconds
                        : deck->seconds > 0 ? deck->seconds
                                            : content->kiosk.slide_seconds;

    return (uint64_t)seconds * 1000 / (uint64_t)(slide_part_count(slide) + 1);
}

/* Whoever does something gets all of the time again. */
static uint64_t since_ms(const struct show *s)
{
    return s->talk.arrived_ms > s->touched_ms ? s->talk.arrived_ms
                                              : s->touched_ms;
}

uint64_t talk_advance_ms(const struct show *s, const struct content *content)
{
    return advances(s, content) ? since_ms(s) + part_ms(s, content) : never_ms;
}

int talk_advance_share(const struct show *s, const struct content *content,
                       int whole, uint64_t now_ms)
{
    if (!advances(s, content)) {
        return -1;
    }
    const uint64_t all_ms = part_ms(s, content);
    const uint64_t had_ms = now_ms > since_ms(s) ? now_ms - since_ms(s) : 0;

    return had_ms < all_ms ? (int)(had_ms * (uint64_t)whole / all_ms) : whole;
}

/* When talk_advance_share() of RING_DOTS changes next. */
static uint64_t next_dot_ms(const struct show *s, const struct content *content,
                            uint64_t now_ms)
{
    const int dots = talk_advance_share(s, content, TALK_RING_DOTS, now_ms);
    const uint64_t all_ms = part_ms(s, content);

    return since_ms(s) + (all_ms * (uint64_t)(dots + 1) + TALK_RING_DOTS - 1) /
                             TALK_RING_DOTS;
}

int talk_hold_share(const struct show *s, int whole, uint64_t now_ms)
{
    const uint64_t from_ms = s->talk.held_ms + TALK_HOLD_SHOWN_MS;
    const uint64_t all_ms = TALK_HOLD_MS - TALK_HOLD_SHOWN_MS;

    if (!s->talk.held || now_ms < from_ms) {
        return 0;
    }
    const uint64_t had_ms = now_ms - from_ms;
    return had_ms < all_ms ? (int)(had_ms * (uint64_t)whole / all_ms) : whole;
}

/* Esc begins to be held; letting go or any other key ends that. */
void talk_hold(struct show *s, const struct intent *intent, uint64_t now_ms)
{
    if (intent->type == INTENT_UNWIND && intent->repeat) {
        return;
    }
    s->talk.held = intent->type == INTENT_UNWIND && intent->from == FROM_KEY &&
                   show_has_talk(s) && s->overlay != OVERLAY_PIN &&
                   s->overlay != OVERLAY_STAFF;
    s->talk.held_ms = now_ms;
}

uint64_t talk_deadline_ms(const struct show *s, const struct content *content,
                          uint64_t now_ms)
{
    if (s->talk.held) {
        const uint64_t shown_ms = s->talk.held_ms + TALK_HOLD_SHOWN_MS;
        return now_ms < shown_ms ? shown_ms : now_ms; /* the ring moves */
    }
    if (s->overlay == OVERLAY_FIND) {
        return s->touched_ms + TALK_FIND_MS;
    }
    return advances(s, content) ? next_dot_ms(s, content, now_ms) : never_ms;
}

static void pass_advance(struct show *s, const struct content *content,
                         uint64_t now_ms)
{
    const struct intent next = { .type = INTENT_NEXT };
    uint64_t when_ms = talk_advance_ms(s, content);

    while (when_ms <= now_ms) {
        talk_next(s, content, &next, when_ms);
        when_ms = talk_advance_ms(s, content);
    }
}

void talk_pass_time(struct show *s, const struct content *content,
                    uint64_t now_ms)
{
    const uint64_t find_ms = s->touched_ms + TALK_FIND_MS;
    const uint64_t held_ms = s->talk.held_ms + TALK_HOLD_MS;

    if (s->talk.typed >= 0 && now_ms >= s->talk.typed_ms + TYPED_MS) {
        s->talk.typed = -1;
    }
    if (s->overlay == OVERLAY_FIND && now_ms >= find_ms) {
        s->overlay = OVERLAY_NONE;
        s->talk.arrived_ms = find_ms;
        talk_fade(s, find_ms);
    }
    if (s->talk.held && now_ms >= held_ms) {
        talk_end(s, held_ms);
    } else {
        pass_advance(s, content, now_ms);
    }
}
