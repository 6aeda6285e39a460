#include "pace.h"

enum {
    MINUTE_MS = 60000,
    SECOND_MS = 1000,
    RIGHT_SECONDS = 15,  /* off by less is not worth a word */
    SLIGHT_SECONDS = 60, /* off by less is no reason to hurry */
    ROUND_SECONDS = 10,  /* words that change each second are not read */
};

/* Seconds that slides say, and the slides that say none. */
struct shares {
    uint64_t said_ms;
    uint64_t silent_count;
};

static struct shares shares_until(const struct pace_plan *plan, int slide)
{
    const struct deck *deck = plan->deck;
    struct shares s = { 0 };

    for (int i = 0; i < slide && i < (int)deck->slide_count; i++) {
        const int seconds = deck->slides[i].seconds;
        if (plan->folded && deck->slides[i].duty == SLIDE_OPTIONAL) {
            continue;
        }
        s.said_ms += (uint64_t)seconds * SECOND_MS;
        s.silent_count += seconds == 0 ? 1 : 0;
    }
    return s;
}

static struct shares shares_of(const struct pace_plan *plan)
{
    return shares_until(plan, (int)plan->deck->slide_count);
}

uint64_t pace_planned_ms(const struct pace_plan *plan)
{
    const struct shares all = shares_of(plan);

    if (plan->deck->minutes > 0) {
        return (uint64_t)plan->deck->minutes * MINUTE_MS;
    }
    return all.silent_count == 0 ? all.said_ms : 0;
}

/* When slide @p slide begins; one past the last: when that ends. */
static uint64_t begin_ms(const struct pace_plan *plan, int slide)
{
    const uint64_t planned_ms = pace_planned_ms(plan);
    const struct shares all = shares_of(plan);
    const struct shares before = shares_until(plan, slide);
    const uint64_t left_ms =
        planned_ms > all.said_ms ? planned_ms - all.said_ms : 0;

    return before.said_ms +
           (all.silent_count > 0
                ? left_ms * before.silent_count / all.silent_count
                : 0);
}

struct pace_span pace_span(const struct pace_plan *plan,
                           const struct pace_place *place)
{
    if (pace_planned_ms(plan) == 0) {
        return (struct pace_span){ 0 };
    }
    const uint64_t from_ms = begin_ms(plan, place->slide);
    const uint64_t length_ms = begin_ms(plan, place->slide + 1) - from_ms;
    const uint64_t count =
        place->step_count > 1 ? (uint64_t)place->step_count : 1;
    const uint64_t step = place->step > 0 ? (uint64_t)place->step : 0;

    return (struct pace_span){
        .from_ms = from_ms + length_ms * step / count,
        .to_ms = from_ms + length_ms * (step + 1) / count,
    };
}

static struct pace off_by(enum pace_kind kind, uint64_t off_ms)
{
    const int seconds = (int)(off_ms / SECOND_MS);
    const int rounded =
        (seconds + ROUND_SECONDS / 2) / ROUND_SECONDS * ROUND_SECONDS;

    if (seconds < RIGHT_SECONDS) {
        return (struct pace){ .kind = PACE_RIGHT, .slight = true };
    }
    return (struct pace){
        .kind = kind,
        .slight = rounded < SLIGHT_SECONDS,
        .seconds = rounded,
    };
}

struct pace pace_of(const struct pace_plan *plan,
                    const struct pace_place *place, uint64_t elapsed_ms)
{
    const struct pace_span span = pace_span(plan, place);

    if (pace_planned_ms(plan) == 0) {
        return (struct pace){ .kind = PACE_UNKNOWN };
    }
    if (elapsed_ms < span.from_ms) {
        return off_by(PACE_AHEAD, span.from_ms - elapsed_ms);
    }
    return off_by(PACE_BEHIND,
                  elapsed_ms > span.to_ms ? elapsed_ms - span.to_ms : 0);
}
