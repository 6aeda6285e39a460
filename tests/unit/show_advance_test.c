/**
 * @file
 * Slides that turn themselves over, only where they ask for it.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "stage.h"

static struct content *content;

static uint64_t deadline(const struct stage *t)
{
    return show_deadline_ms(&t->s, &t->content, t->now_ms);
}

/* Where a talk is some seconds after its keys. */
static const struct {
    const char *label, *deck, *keys;
    int seconds;
    const char *want;
} cases[] = {
    { "by hand, nothing goes on", "tt", "", 3600, "1.0" },
    { "its seconds", "tat", "n", 4, "2.0" },
    { "are over", "tat", "n", 5, "3.0" },
    { "and the next waits for its speaker", "tat", "n", 3600, "3.0" },
    { "one after the other", "taat", "n", 10, "4.0" },
    { "in parts: a quarter of 8 s each", "tbt", "n", 2, "2.1" },
    { "the second", "tbt", "n", 4, "2.2" },
    { "all of them", "tbt", "n", 6, "2.3" },
    { "and on", "tbt", "n", 8, "3.0" },
    { "paused", "tat", "nA", 60, "2.0" },
    { "paused and on again", "tat", "nAA", 5, "3.0" },
    { "paused before", "tat", "An", 60, "2.0" },
    { "black", "tat", "nb", 60, "2.0" },
    { "after black all of the time again", "tat", "n....bn", 4, "2.0" },
    { "the overview", "tat", "nO", 60, "2.0" },
    { "the box, until it closes", "tat", "nG", 16, "2.0" },
    { "frozen", "tat", "nF", 60, "2.0" },
    { "thawed", "tat", "nFF", 5, "3.0" },
    { "the end is reached by itself", "ta", "n", 6, "2.0" },
    { "and hands back", "ta", "n", 5 + 60, "loop" },
};

static void test_cases(void **state)
{
    (void)state;
    assert_int_equal(content->kiosk.hand_back_seconds, 60);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct stage t;

        stage_open(&t, content, cases[i].deck);
        stage_keys(&t, cases[i].keys);
        stage_pass(&t, (uint64_t)cases[i].seconds * 1000);
        if (strcmp(stage_place(&t), cases[i].want) != 0) {
            fail_msg("%s: at %s", cases[i].label, stage_place(&t));
        }
        stage_close(&t);
    }
}

/* Many small steps of the clock are one large one. */
static void test_steps_of_the_clock(void **state)
{
    (void)state;
    struct stage all;
    struct stage bit;

    stage_open(&all, content, "tabaat");
    stage_open(&bit, content, "tabaat");
    stage_keys(&all, "n");
    stage_keys(&bit, "n");
    for (int ms = 0; ms < 17000; ms += 17) {
        stage_pass(&bit, 17);
    }
    stage_pass(&all, bit.now_ms - all.now_ms);
    assert_true(show_looks_equal(&all.s, &bit.s));
    assert_int_equal(all.s.talk.arrived_ms, bit.s.talk.arrived_ms);
    stage_close(&all);
    stage_close(&bit);
}

/* A deck may ask for it as a whole, and a slide of it may not. */
static void test_deck_asks(void **state)
{
    (void)state;
    struct stage t;

    stage_open(&t, content, "ttt");
    struct deck *deck = &t.decks[t.s.talk.deck];
    deck->advance = ADVANCE_AUTO;
    deck->seconds = 9;
    t.slides[1].advance = ADVANCE_BY_HAND;
    stage_keys(&t, "bn");
    assert_int_equal(talk_advance_ms(&t.s, &t.content), t.now_ms + 9000);
    stage_pass(&t, 9000);
    assert_string_equal(stage_place(&t), "2.0");
    assert_true(talk_advance_ms(&t.s, &t.content) == UINT64_MAX);
    stage_close(&t);
}

/* The ring is drawn dot by dot: the stand sleeps between them. */
static void test_ring(void **state)
{
    (void)state;
    struct stage t;

    stage_open(&t, content, "tat");
    assert_int_equal(
        talk_advance_share(&t.s, &t.content, TALK_RING_DOTS, t.now_ms), -1);
    stage_keys(&t, "n");
    stage_pass(&t, 1000);
    for (int dots =
             talk_advance_share(&t.s, &t.content, TALK_RING_DOTS, t.now_ms);
         dots < TALK_RING_DOTS - 1; dots++) {
        assert_int_equal(
            talk_advance_share(&t.s, &t.content, TALK_RING_DOTS, t.now_ms),
            dots);
        const uint64_t next_ms = deadline(&t);
        assert_true(next_ms > t.now_ms && next_ms - t.now_ms < 200);
        stage_pass(&t, next_ms - t.now_ms - 1);
        assert_int_equal(
            talk_advance_share(&t.s, &t.content, TALK_RING_DOTS, t.now_ms),
            dots);
        stage_pass(&t, 1);
    }
    stage_pass(&t, deadline(&t) - t.now_ms);
    assert_string_equal(stage_place(&t), "3.0");
    stage_close(&t);
}

static int load(void **state)
{
    (void)state;
    content = stage_load();
    return 0;
}

static int unload(void **state)
{
    (void)state;
    content_destroy(content);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_steps_of_the_clock),
        cmocka_unit_test(test_deck_asks),
        cmocka_unit_test(test_ring),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
