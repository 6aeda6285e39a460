/**
 * @file
 * The loop, its programmes and the wall clock: clocks that are set, visits,
 * talks and reloads leave it sane.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "content.h"
#include "content_case.h"
#include "loop_stand.h"

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

static void act(struct show *s, enum intent_type type, uint64_t now_ms)
{
    const struct intent intent = { .type = type };
    show_update(s, stand.content, &intent, now_ms);
}

/* Nobody woke it for that long: it is where it would be. */
static void test_after_a_sleep(void **state)
{
    (void)state;
    const int64_t from_s = loop_stand_utc(3, 27, 22);

    for (uint64_t hours = 1; hours < 72; hours += 7) {
        const uint64_t now_ms = LOOP_STAND_START_MS + hours * 3600000 + 4321;
        struct show awake = loop_stand_show(&stand, from_s, MODE_LOOP);
        struct show asleep = awake;
        for (uint64_t t = LOOP_STAND_START_MS; t < now_ms; t += 500) {
            loop_stand_pass(&stand, &awake, t);
        }
        loop_stand_pass(&stand, &awake, now_ms);
        loop_stand_pass(&stand, &asleep, now_ms);
        assert_int_equal(asleep.loop.programme, awake.loop.programme);
        assert_int_equal(asleep.loop.deck, awake.loop.deck);
        assert_int_equal(asleep.loop.slide, awake.loop.slide);
        assert_int_equal(asleep.loop.since_ms, awake.loop.since_ms);
    }
}

static void test_clock_not_known(void **state)
{
    (void)state;
    const struct show_params params = { .mode = MODE_LOOP, .deck = -1 };
    struct show s;

    show_init(&s, stand.content, &params, LOOP_STAND_START_MS);
    loop_stand_pass(&stand, &s, LOOP_STAND_START_MS + 12000);
    assert_int_equal(s.loop.deck, stand.round_trip);
    assert_int_equal(s.loop.slide, 1);
    assert_int_equal(s.loop.programme, PROGRAMME_NONE);

    /* It becomes known in the night. */
    show_set_clock(&s, stand.content,
                   loop_stand_clock(loop_stand_utc(6, 13, 21),
                                    LOOP_STAND_START_MS + 13000),
                   LOOP_STAND_START_MS + 13000);
    assert_int_equal(s.loop.programme, LOOP_STAND_NIGHT);
    assert_int_equal(s.loop.deck, stand.evening);
    assert_int_equal(s.loop.since_ms, LOOP_STAND_START_MS + 13000);
    assert_true(
        transition_is_running(&s.transition, LOOP_STAND_START_MS + 13000));
}

/* A deck that was asked for has no hours. */
static void test_a_deck_of_ones_own(void **state)
{
    (void)state;
    const struct show_params params = {
        .mode = MODE_LOOP,
        .deck = stand.round_trip,
        .clock =
            loop_stand_clock(loop_stand_utc(6, 13, 21), LOOP_STAND_START_MS),
    };
    struct show s;

    show_init(&s, stand.content, &params, LOOP_STAND_START_MS);
    loop_stand_pass(&stand, &s, LOOP_STAND_START_MS + 86400000);
    assert_int_equal(s.loop.deck, stand.round_trip);
    assert_int_equal(s.loop.programme, PROGRAMME_NONE);
}

static const struct {
    const char *label;
    int hour, jump_s;
    bool changes;
} jumps[] = {
    { "a second, by the network", 12, 1, false },
    { "back a second", 12, -1, false },
    { "an hour, the same programme", 12, 3600, false },
    { "back an hour", 12, -3600, false },
    { "to the night", 12, 10 * 3600, true },
    { "a year back, the same hours of the day", 12, -364 * 86400, false },
    { "before 1970, a Saturday", 12, -3130 * 604800, false },
    { "out of the night", 21, 12 * 3600, true },
    { "within the night", 21, 3600, false },
};

/* Only the programme follows the wall clock; no slide is cut or doubled. */
static void test_clock_is_set(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(jumps) / sizeof(jumps[0]); i++) {
        const int64_t from_s = loop_stand_utc(6, 13, jumps[i].hour);
        const uint64_t now_ms = LOOP_STAND_START_MS + 31000;
        struct show s = loop_stand_show(&stand, from_s, MODE_LOOP);
        loop_stand_pass(&stand, &s, now_ms);
        struct show same = s;
        const struct show before = s;

        show_set_clock(&s, stand.content,
                       loop_stand_clock(from_s + 31 + jumps[i].jump_s, now_ms),
                       now_ms);
        const bool changed = s.loop.programme != before.loop.programme;
        if (changed != jumps[i].changes) {
            fail_msg("%s: programme %d", jumps[i].label, s.loop.programme);
        }
        if (changed) {
            assert_int_equal(s.loop.slide, 0);
            assert_int_equal(s.loop.since_ms, now_ms);
            continue;
        }
        for (uint64_t t = now_ms; t < now_ms + 60000; t += 250) {
            loop_stand_pass(&stand, &s, t);
            loop_stand_pass(&stand, &same, t);
            assert_int_equal(s.loop.deck, same.loop.deck);
            assert_int_equal(s.loop.slide, same.loop.slide);
            assert_int_equal(s.loop.since_ms, same.loop.since_ms);
        }
    }
}

/* A touch pauses it; after the idle time it goes on with the rest. */
static void test_pause(void **state)
{
    (void)state;
    const uint64_t touch_ms =
        LOOP_STAND_START_MS + 15000; /* 3 s into the second */
    const uint64_t back_ms =
        touch_ms + (uint64_t)(stand.content->kiosk.idle_seconds +
                              stand.content->kiosk.warning_seconds) *
                       1000;

    for (int mode = MODE_KIOSK; mode <= MODE_LOOP; mode++) {
        struct show s = loop_stand_show(&stand, loop_stand_utc(6, 12, 12),
                                        (enum show_mode)mode);
        act(&s, INTENT_HOME, touch_ms);
        assert_int_equal(s.state, STATE_BROWSE);
        loop_stand_pass(&stand, &s, back_ms);
        assert_int_equal(s.state, STATE_ATTRACT);
        assert_int_equal(s.loop.slide, 1);
        loop_stand_pass(&stand, &s, back_ms + 4999);
        assert_int_equal(s.loop.slide, 1);
        loop_stand_pass(&stand, &s, back_ms + 5000);
        assert_int_equal(s.loop.slide, 2);
    }
}

/* The hour struck while a visitor was there. */
static void test_programme_begins_during_a_visit(void **state)
{
    (void)state;
    struct show s =
        loop_stand_show(&stand, loop_stand_utc(6, 13, 20) - 10, MODE_LOOP);
    const uint64_t back_ms = LOOP_STAND_START_MS + 60000;

    act(&s, INTENT_HOME, LOOP_STAND_START_MS + 5000);
    loop_stand_pass(&stand, &s, LOOP_STAND_START_MS + 20000);
    assert_int_equal(s.loop.programme, PROGRAMME_NONE);
    s.overlay = OVERLAY_WARNING;
    s.warning_ms = back_ms - 1000;
    act(&s, INTENT_RESTART, back_ms);
    assert_int_equal(s.state, STATE_ATTRACT);
    assert_int_equal(s.loop.programme, LOOP_STAND_NIGHT);
    assert_int_equal(s.loop.deck, stand.evening);
    assert_int_equal(s.loop.slide, 0);
    assert_int_equal(s.loop.since_ms, back_ms);
}

/* A talk waits for nobody's hour, and hands back to what plays by then. */
static void test_programme_begins_during_a_talk(void **state)
{
    (void)state;
    struct show s =
        loop_stand_show(&stand, loop_stand_utc(6, 13, 20) - 10, MODE_KIOSK);

    act(&s, INTENT_PRESENT, LOOP_STAND_START_MS + 1000);
    loop_stand_pass(&stand, &s, LOOP_STAND_START_MS + 3600000);
    assert_int_equal(s.state, STATE_PRESENT);
    assert_true(show_deadline_ms(&s, stand.content,
                                 LOOP_STAND_START_MS + 3600000) == UINT64_MAX);
    act(&s, INTENT_END_TALK, LOOP_STAND_START_MS + 3600000);
    assert_int_equal(s.loop.programme, LOOP_STAND_NIGHT);
    assert_int_equal(s.loop.since_ms, LOOP_STAND_START_MS + 3600000);
}

static void test_deadline_is_the_programme(void **state)
{
    (void)state;
    struct show s =
        loop_stand_show(&stand, loop_stand_utc(6, 13, 20) - 3, MODE_LOOP);

    loop_stand_pass(&stand, &s, LOOP_STAND_START_MS + 2000);
    assert_int_equal(
        show_deadline_ms(&s, stand.content, LOOP_STAND_START_MS + 2000),
        LOOP_STAND_START_MS + 3000);
}

static const struct {
    const char *label, *changes;
    int deck_slide;   /* of the stand.evening's deck, before */
    const char *deck; /* after */
    int slide;
} reloads[] = {
    { "nothing changed", "", 1, "avond", 1 },
    { "a programme came before it",
      "-        - days: [saturday]\n"
      "+        - {days: [monday], from: 10:00, to: 11:00,"
      " decks: [{deck: verhaal}]}\n"
      "+        - days: [saturday]\n",
      1, "avond", 1 },
    { "its deck plays no more", "-            - {deck: avond, weight: 2}\n", 1,
      "rondgang", 0 },
    { "the programme is over by now",
      "-          from: 22:00\n"
      "+          from: 23:30\n",
      1, "rondgang", 0 },
    { "the slide is gone",
      "in content/decks/avond.yaml\n"
      "-  - {id: twee, layout: goal, goal: 7, seconds: 7}\n",
      1, "avond", 0 },
};

static void test_reload(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(reloads) / sizeof(reloads[0]); i++) {
        char changes[4096];
        (void)snprintf(changes, sizeof(changes), "%s%s", loop_stand_changes,
                       reloads[i].changes);
        struct content *after = content_case_load(changes);
        struct show s =
            loop_stand_show(&stand, loop_stand_utc(6, 13, 21), MODE_LOOP);
        loop_stand_pass(&stand, &s, LOOP_STAND_START_MS + 5000);
        assert_int_equal(s.loop.slide, reloads[i].deck_slide);

        show_rebind(&s, stand.content, after, LOOP_STAND_START_MS + 6000);
        if (s.loop.deck != content_find_deck(after, reloads[i].deck) ||
            s.loop.slide != reloads[i].slide) {
            fail_msg("%s: deck %d, slide %d", reloads[i].label, s.loop.deck,
                     s.loop.slide);
        }
        content_destroy(after);
    }
}

/* As many as a deck may have: round once, each on its moment. */
static void test_five_hundred_slides(void **state)
{
    (void)state;
    enum {
        SLIDES = 500,
        SECONDS = 8,
        BYTES = 64,
    };
    char *changes = calloc(SLIDES + 5, BYTES);
    assert_non_null(changes);
    size_t len = (size_t)sprintf(changes, "in content/decks/lang.yaml\n"
                                          "+id: lang\n+title: Lang\n"
                                          "+kind: loop\n+slides:\n");
    for (int i = 0; i < SLIDES; i++) {
        len += (size_t)sprintf(changes + len,
                               "+  - {id: s%d, layout: goal, goal: %d}\n", i,
                               i % 17 + 1);
    }
    struct content *c = content_case_load(changes);
    const struct show_params params = { .mode = MODE_LOOP,
                                        .deck = content_find_deck(c, "lang") };
    const struct intent nothing = { .type = INTENT_NONE };
    struct show s;

    free(changes);
    show_init(&s, c, &params, LOOP_STAND_START_MS);
    for (int i = 0; i <= SLIDES; i++) {
        const uint64_t now_ms =
            LOOP_STAND_START_MS + (uint64_t)i * SECONDS * 1000;
        show_update(&s, c, &nothing, now_ms);
        assert_int_equal(s.loop.slide, i % SLIDES);
        assert_int_equal(s.loop.since_ms, now_ms);
    }
    content_destroy(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_after_a_sleep),
        cmocka_unit_test(test_clock_not_known),
        cmocka_unit_test(test_a_deck_of_ones_own),
        cmocka_unit_test(test_clock_is_set),
        cmocka_unit_test(test_pause),
        cmocka_unit_test(test_programme_begins_during_a_visit),
        cmocka_unit_test(test_programme_begins_during_a_talk),
        cmocka_unit_test(test_deadline_is_the_programme),
        cmocka_unit_test(test_reload),
        cmocka_unit_test(test_five_hundred_slides),
    };
    return cmocka_run_group_tests(tests, open_stand, close_stand);
}
