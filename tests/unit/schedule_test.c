/**
 * @file
 * Which programme plays when, and the order of its decks.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "calendar.h"
#include "schedule.h"

static const int every_day[] = { 0, 1, 2, 3, 4, 5, 6 };

static const struct {
    const char *label;
    int weights[4];
    size_t count;
    const char *order;
} rounds[] = {
    { "one deck", { 5 }, 1, "aaaaa" },
    { "equal decks play as they are written", { 1, 1, 1 }, 3, "abc" },
    { "evenly spread", { 3, 1 }, 2, "aaba" },
    { "a heavy one among light ones", { 4, 1, 1 }, 3, "aabaca" },
    { "the second is the heavier one", { 1, 2 }, 2, "bab" },
};

static void test_order(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(rounds) / sizeof(rounds[0]); i++) {
        struct programme_deck decks[4];
        char order[32] = "";
        for (size_t k = 0; k < rounds[i].count; k++) {
            decks[k].weight = rounds[i].weights[k];
        }
        const struct programme p = { .decks = decks,
                                     .deck_count = rounds[i].count };
        const int turns = programme_turn_count(&p);
        for (int turn = 0; turn < turns; turn++) {
            order[turn] = (char)('a' + programme_turn_deck(&p, turn));
            assert_int_equal(programme_turn_deck(&p, turn + turns),
                             programme_turn_deck(&p, turn));
        }
        if (strcmp(order, rounds[i].order) != 0) {
            fail_msg("%s: %s", rounds[i].label, order);
        }
    }
}

/* Amsterdam in 2026: summer from 29 March to 25 October, 01:00 UTC. */
static struct zone_change changes_2026[2];

static struct zone amsterdam(void)
{
    changes_2026[0] =
        (struct zone_change){ calendar_days(2026, 3, 29) * 86400 + 3600, 7200 };
    changes_2026[1] =
        (struct zone_change){ calendar_days(2026, 10, 25) * 86400 + 3600,
                              3600 };
    return (struct zone){ 3600, changes_2026, 2 };
}

enum {
    DAY_BEFORE_SPRING = 28, /* of March, a Saturday */
    DAY_BEFORE_AUTUMN = 24, /* of October, a Saturday */
};

/* Minutes from the beginning of that Saturday, local time, to the change of
   programme after it, and to the one after that. */
static const struct {
    const char *label;
    int from, to;
    int month, day;
    int begins, ends, again; /* minutes of elapsed time; -1: not within */
} nights[] = {
    { "an evening", 20 * 60, 22 * 60, 3, DAY_BEFORE_SPRING, 1200, 1320, -1 },
    { "over midnight", 22 * 60, 60, 3, DAY_BEFORE_SPRING, 1320, 1500, -1 },
    { "it ends in the hour that is left out", 22 * 60, 150, 3,
      DAY_BEFORE_SPRING, 1320, 1560, -1 },
    { "a short night", 22 * 60, 4 * 60, 3, DAY_BEFORE_SPRING, 1320, 1620, -1 },
    { "a long night", 22 * 60, 4 * 60, 10, DAY_BEFORE_AUTUMN, 1320, 1740, -1 },
    { "it ends in the hour that comes twice", 22 * 60, 150, 10,
      DAY_BEFORE_AUTUMN, 1320, 1590, 1620 },
};

static void test_nights(void **state)
{
    (void)state;
    static const int saturday[] = { 5 };

    for (size_t i = 0; i < sizeof(nights) / sizeof(nights[0]); i++) {
        const struct programme p = { .days = { saturday, 1 },
                                     .from_minute = nights[i].from,
                                     .to_minute = nights[i].to };
        const struct schedule schedule = { amsterdam(), &p, 1 };
        const int64_t midnight_s =
            calendar_days(2026, nights[i].month, nights[i].day) * 86400 -
            (nights[i].month == 3 ? 3600 : 7200);
        int want = 0;
        for (int m = 0; m < 2 * DAY_MINUTES; m++) {
            want = m == nights[i].begins || m == nights[i].again ? 1
                   : m == nights[i].ends                         ? 0
                                                                 : want;
            want = nights[i].again >= 0 && m == nights[i].again + 30 ? 0 : want;
            if (schedule_programme(&schedule, midnight_s + m * 60) != want ||
                schedule_programme(&schedule, midnight_s + m * 60 + 59) !=
                    want) {
                fail_msg("%s: minute %d", nights[i].label, m);
            }
        }
    }
}

/* From look to look nothing is missed: the answer is the same in between. */
static void test_looks_miss_nothing(void **state)
{
    (void)state;
    static const int weekend[] = { 6, 5 };
    static const int monday[] = { 0 };
    const struct programme programmes[] = {
        { .days = { weekend, 2 }, .from_minute = 1290, .to_minute = 165 },
        { .days = { monday, 1 }, .from_minute = 165, .to_minute = 166 },
        { .days = { every_day, 7 }, .from_minute = 600, .to_minute = 720 },
    };
    const struct schedule schedule = { amsterdam(), programmes, 3 };

    for (int month = 3; month <= 10; month += 7) {
        const int64_t from_s = calendar_days(2026, month, 20) * 86400;
        const int64_t to_s = from_s + 12 * (int64_t)86400;
        int64_t look_s = from_s;
        int before = -1;
        int changes = 0;
        for (int64_t s = from_s; s < to_s; s++) {
            const int now = schedule_programme(&schedule, s);
            if (s != look_s) {
                assert_int_equal(now, before);
                continue;
            }
            changes += now != before;
            before = now;
            look_s = schedule_next_s(&schedule, s);
            assert_true(look_s > s);
        }
        /* 12 days of the last one, 2 weekends of 2, some of them touch. */
        assert_true(changes > 24);
    }
}

static void test_no_programmes(void **state)
{
    (void)state;
    const struct schedule schedule = { .zone = amsterdam() };

    assert_int_equal(schedule_programme(&schedule, 0), PROGRAMME_NONE);
    assert_true(schedule_next_s(&schedule, 0) == INT64_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_nights),
        cmocka_unit_test(test_looks_miss_nothing),
        cmocka_unit_test(test_no_programmes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
