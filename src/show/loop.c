/*
 * Nobody is there: the loop plays. It resumes where it was, with the rest
 * of its slide's time, after every visit and every talk.
 *
 * Slides follow each other by the monotonic clock, each from the end of the
 * one before, so that nothing drifts and no step of the wall clock skips or
 * doubles one. The wall clock only says which programme plays.
 */
#include <assert.h>

#include "show_room.h"

enum {
    /* Whole rounds are counted, not played, after a sleep of this length. */
    SLEEP_MS = 60 * 60 * 1000,
};

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

void loop_resume(struct show *s, uint64_t now_ms)
{
    s->loop.since_ms = now_ms - s->loop.elapsed_ms;
    if (s->loop.look_ms < now_ms) {
        s->loop.look_ms = now_ms;
    }
}

void loop_enter(struct show *s, uint64_t now_ms)
{
    show_reset_visit(s);
    s->state = STATE_ATTRACT;
    loop_resume(s, now_ms);
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

/* Programmes. */

static const struct schedule *schedule_of(const struct show *s,
                                          const struct content *content)
{
    return &content->stands[s->stand].schedule;
}

/* NULL while the stand's own loop plays. */
static const struct programme *programme_of(const struct show *s,
                                            const struct content *content)
{
    return s->loop.programme == PROGRAMME_NONE
               ? NULL
               : &schedule_of(s, content)->programmes[s->loop.programme - 1];
}

static bool follows_clock(const struct show *s, const struct content *content)
{
    return s->loop.own && s->clock.known && schedule_of(s, content)->count > 0;
}

/* The second of the wall clock, rounded down also before 1970. */
static int64_t utc_s(const struct show *s, uint64_t now_ms)
{
    const int64_t utc_ms = (int64_t)now_ms + s->clock.ahead_ms;
    return utc_ms / 1000 - (utc_ms % 1000 < 0 ? 1 : 0);
}

static int programme_at(const struct show *s, const struct content *content,
                        uint64_t at_ms)
{
    return follows_clock(s, content)
               ? schedule_programme(schedule_of(s, content), utc_s(s, at_ms))
               : PROGRAMME_NONE;
}

static uint64_t next_look_ms(const struct show *s,
                             const struct content *content, uint64_t at_ms)
{
    if (!follows_clock(s, content)) {
        return UINT64_MAX;
    }
    const int64_t next_s =
        schedule_next_s(schedule_of(s, content), utc_s(s, at_ms));
    return next_s == INT64_MAX ? UINT64_MAX
                               : (uint64_t)(next_s * 1000 - s->clock.ahead_ms);
}

static int turn_deck(const struct programme *p, int turn)
{
    return p->decks[programme_turn_deck(p, turn)].deck;
}

/* Which programme is it now? Another one begins with its first slide. */
static void look(struct show *s, const struct content *content, uint64_t at_ms)
{
    const int programme = programme_at(s, content, at_ms);

    if (programme != s->loop.programme) {
        s->loop = (struct show_loop){
            .own = s->loop.own,
            .programme = programme,
            .since_ms = at_ms,
        };
        const struct programme *p = programme_of(s, content);
        s->loop.deck = p ? turn_deck(p, 0) : content->stands[s->stand].loop;
    }
    s->loop.look_ms = next_look_ms(s, content, at_ms);
}

bool loop_take_deck(struct show *s, const struct content *content, int deck,
                    uint64_t now_ms)
{
    const int programme = programme_at(s, content, now_ms);
    const struct programme *p =
        programme == PROGRAMME_NONE
            ? NULL
            : &schedule_of(s, content)->programmes[programme - 1];
    const int turns = p ? programme_turn_count(p) : 1;

    for (int i = 0; i < turns; i++) {
        const int turn = (s->loop.turn + i) % turns;
        const int found =
            p ? turn_deck(p, turn) : content->stands[s->stand].loop;
        if (found == deck) {
            s->loop.deck = deck;
            s->loop.programme = programme;
            s->loop.turn = turn;
            return true;
        }
    }
    return false;
}

/* Time. */

static uint64_t deck_ms(const struct content *content, int index)
{
    const struct deck *deck = &content->decks[index];
    uint64_t sum = 0;

    for (size_t i = 0; i < deck->slide_count; i++) {
        sum += slide_ms(content, &deck->slides[i]);
    }
    return sum;
}

/* From any slide of any turn to the same one in the next round. */
static uint64_t round_ms(const struct show *s, const struct content *content)
{
    const struct programme *p = programme_of(s, content);
    uint64_t sum = 0;

    if (!p) {
        return deck_ms(content, s->loop.deck);
    }
    for (size_t i = 0; i < p->deck_count; i++) {
        sum +=
            (uint64_t)p->decks[i].weight * deck_ms(content, p->decks[i].deck);
    }
    return sum;
}

/* After a long sleep only the place in the round matters. */
static void skip_rounds(struct show *s, const struct content *content,
                        uint64_t now_ms)
{
    const uint64_t until_ms =
        now_ms < s->loop.look_ms ? now_ms : s->loop.look_ms;

    if (until_ms > s->loop.since_ms + SLEEP_MS) {
        const uint64_t whole = round_ms(s, content);
        assert(whole > 0);
        s->loop.since_ms += (until_ms - s->loop.since_ms) / whole * whole;
    }
}

static void step(struct show *s, const struct content *content)
{
    const struct programme *p = programme_of(s, content);

    s->loop.since_ms += loop_slide_ms(s, content);
    if (++s->loop.slide < (int)loop_deck(s, content)->slide_count) {
        return;
    }
    s->loop.slide = 0;
    if (p) {
        s->loop.turn = (s->loop.turn + 1) % programme_turn_count(p);
        s->loop.deck = turn_deck(p, s->loop.turn);
    }
}

void loop_pass(struct show *s, const struct content *content, uint64_t ms)
{
    const uint64_t whole = round_ms(s, content);

    assert(whole > 0);
    uint64_t rest_ms = s->loop.elapsed_ms + ms % whole;
    while (rest_ms >= loop_slide_ms(s, content)) {
        rest_ms -= loop_slide_ms(s, content);
        step(s, content);
    }
    s->loop.elapsed_ms = rest_ms;
}

uint64_t loop_deadline_ms(const struct show *s, const struct content *content)
{
    const uint64_t end_ms = s->loop.since_ms + loop_slide_ms(s, content);
    return end_ms < s->loop.look_ms ? end_ms : s->loop.look_ms;
}

void loop_advance(struct show *s, const struct content *content,
                  uint64_t now_ms)
{
    const struct show_loop before = s->loop;

    if (s->state != STATE_ATTRACT || s->overlay != OVERLAY_NONE) {
        return;
    }
    skip_rounds(s, content, now_ms);
    while (loop_deadline_ms(s, content) <= now_ms) {
        if (s->loop.look_ms <= s->loop.since_ms + loop_slide_ms(s, content)) {
            look(s, content, s->loop.look_ms);
            skip_rounds(s, content, now_ms);
        } else {
            step(s, content);
        }
    }
    if (s->loop.slide != before.slide || s->loop.deck != before.deck) {
        show_move(
            s, (struct motion){ TRANSITION_FADE, MOTION_LOOP_MS, EASE_IN_OUT },
            s->loop.since_ms);
    }
}

void show_set_clock(struct show *s, const struct content *content,
                    struct show_clock clock, uint64_t now_ms)
{
    show_pass_time(s, content, now_ms); /* by the clock as it was */
    s->clock = clock;
    s->loop.look_ms = now_ms;
    loop_advance(s, content, now_ms);
}
