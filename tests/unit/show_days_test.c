/**
 * @file
 * The loop over days: every slide of three days in spring and autumn is
 * where a plain count by the second has it.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "calendar.h"
#include "loop_stand.h"

enum {
    FRAME_MS = 16,
    DAYS = 3,
    TURN_COUNT_MAX = 60000,
};

static struct loop_stand stand;

static int open_stand(void **state)
{
    (void)state;
    stand = loop_stand_open();
    return 0;
}

static int close_stand(void **state)
{
    (void)state;
    loop_stand_close(&stand);
    return 0;
}

/* A slide and when it came on. */
struct turn {
    int deck, slide;
    uint64_t since_ms;
};

struct turns {
    struct turn *items;
    size_t count;
};

static void note(struct turns *turns, struct turn turn)
{
    assert_true(turns->count < TURN_COUNT_MAX);
    turns->items[turns->count++] = turn;
}

/* What the wall shows: seconds since Monday, by the two changes of 2026. */
static int64_t local_week_s(int64_t utc_s)
{
    const bool summer =
        utc_s >= loop_stand_utc(3, 29, 1) && utc_s < loop_stand_utc(10, 25, 1);
    const int64_t monday_s = calendar_days(2025, 12, 29) * 86400;

    return (utc_s + (summer ? 7200 : 3600) - monday_s) % (7 * 86400);
}

static int programme_by_hand(int64_t utc_s)
{
    const int64_t s = local_week_s(utc_s);
    const int64_t hour_s = 3600;
    const int64_t saturday_s = 5 * 24 * hour_s;
    const int64_t sunday_s = 6 * 24 * hour_s;

    return s >= saturday_s + 22 * hour_s && s < sunday_s + 9000
               ? LOOP_STAND_NIGHT
           : s >= sunday_s + 9 * hour_s && s < sunday_s + 17 * hour_s
               ? LOOP_STAND_SUNDAY
               : 0;
}

/* The order within a round of each programme. */
static int deck_by_hand(int programme, int turn)
{
    if (programme == LOOP_STAND_NIGHT) {
        return turn % 3 == 1 ? stand.round_trip : stand.evening;
    }
    return programme == LOOP_STAND_SUNDAY ? stand.story : stand.round_trip;
}

static int seconds_by_hand(int deck, int slide)
{
    static const int evenings[] = { 5, 7 };
    static const int rounds[] = { 12, 8, 8 };

    return deck == stand.evening      ? evenings[slide]
           : deck == stand.round_trip ? rounds[slide]
                                      : 8;
}

static int slides_by_hand(int deck)
{
    return deck == stand.evening ? 2 : deck == stand.round_trip ? 3 : 7;
}

/* Second by second, with none of the program's own reckoning. */
static void count_by_hand(struct turns *turns, int64_t from_s)
{
    int programme = programme_by_hand(from_s);
    int turn = 0;
    struct turn now = { deck_by_hand(programme, 0), 0, 0 };
    int64_t since = 0;

    for (int64_t s = 0; s < DAYS * 86400; s++) {
        const int wanted = programme_by_hand(from_s + s);
        if (wanted != programme) {
            programme = wanted;
            turn = 0;
            now = (struct turn){ deck_by_hand(programme, 0), 0, 0 };
            since = s;
        } else if (s - since == seconds_by_hand(now.deck, now.slide)) {
            since = s;
            if (++now.slide == slides_by_hand(now.deck)) {
                now.slide = 0;
                now.deck = deck_by_hand(programme, ++turn);
            }
        } else if (s > 0) {
            continue;
        }
        now.since_ms = LOOP_STAND_START_MS + (uint64_t)since * 1000;
        note(turns, now);
    }
}

static void look_at(const struct show *s, struct turns *turns)
{
    const struct turn *last =
        turns->count > 0 ? &turns->items[turns->count - 1] : NULL;

    if (!last || last->since_ms != s->loop.since_ms) {
        note(turns,
             (struct turn){ s->loop.deck, s->loop.slide, s->loop.since_ms });
    }
}

/* As the program does it: asleep from deadline to deadline. */
static void count_by_deadlines(struct turns *turns, struct show *s)
{
    const uint64_t end_ms = LOOP_STAND_START_MS + DAYS * (uint64_t)86400000;

    for (uint64_t now_ms = LOOP_STAND_START_MS; now_ms < end_ms;) {
        loop_stand_pass(&stand, s, now_ms);
        look_at(s, turns);
        const uint64_t next_ms = show_deadline_ms(s, stand.content, now_ms);
        now_ms = next_ms > now_ms ? next_ms : now_ms + FRAME_MS;
    }
}

static const struct {
    const char *label;
    int month, day, hour; /* UTC: a Friday, 23:00 in Amsterdam */
    size_t nights;        /* seconds of the night's programme … */
    size_t sundays;       /* … and of the Sunday's */
} seasons[] = {
    { "spring", 3, 27, 22, 4 * 3600, 8 * 3600 },
    { "autumn", 10, 23, 21, 5 * 3600, 8 * 3600 },
    { "no change", 6, 12, 21, 4 * 3600 + 1800, 8 * 3600 },
};

/* Every slide stands its own time but the last of a programme. */
static void check_times(const struct turns *turns, int64_t from_s,
                        const char *label, size_t seconds[3])
{
    for (size_t i = 0; i + 1 < turns->count; i++) {
        const struct turn *t = &turns->items[i];
        const uint64_t ms = turns->items[i + 1].since_ms - t->since_ms;
        const int64_t at_s =
            from_s + (int64_t)(t->since_ms - LOOP_STAND_START_MS) / 1000;
        const int programme = programme_by_hand(at_s);
        const bool last =
            programme_by_hand(at_s + (int64_t)ms / 1000) != programme;
        const int whole = seconds_by_hand(t->deck, t->slide);
        if (ms != (uint64_t)whole * 1000 &&
            !(last && ms < (uint64_t)whole * 1000)) {
            fail_msg("%s: slide %zu stood for %llu ms", label, i,
                     (unsigned long long)ms);
        }
        seconds[programme] += ms / 1000;
    }
}

static void test_three_days(void **state)
{
    (void)state;
    struct turns want = { calloc(TURN_COUNT_MAX, sizeof(struct turn)), 0 };
    struct turns got = { calloc(TURN_COUNT_MAX, sizeof(struct turn)), 0 };

    assert_true(want.items && got.items);
    for (size_t i = 0; i < sizeof(seasons) / sizeof(seasons[0]); i++) {
        const int64_t from_s =
            loop_stand_utc(seasons[i].month, seasons[i].day, seasons[i].hour);
        struct show s = loop_stand_show(&stand, from_s, MODE_LOOP);
        size_t seconds[3] = { 0 };

        want.count = got.count = 0;
        count_by_hand(&want, from_s);
        count_by_deadlines(&got, &s);
        assert_int_equal(got.count, want.count);
        for (size_t k = 0; k < got.count; k++) {
            const struct turn *a = &got.items[k];
            const struct turn *b = &want.items[k];
            if (a->deck != b->deck || a->slide != b->slide ||
                a->since_ms != b->since_ms) {
                fail_msg("%s: slide %zu is %d/%d at %llu", seasons[i].label, k,
                         a->deck, a->slide, (unsigned long long)a->since_ms);
            }
        }
        check_times(&got, from_s, seasons[i].label, seconds);
        assert_int_equal(seconds[LOOP_STAND_NIGHT], seasons[i].nights);
        assert_int_equal(seconds[LOOP_STAND_SUNDAY], seasons[i].sundays);
    }
    free(want.items);
    free(got.items);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_three_days),
    };
    return cmocka_run_group_tests(tests, open_stand, close_stand);
}
