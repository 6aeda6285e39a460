/**
 * @file
 * What is kept over a crash, as text: it comes back to the byte or not at
 * all.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "state_text.h"

enum {
    MINUTE_MS = 60 * 1000,
};

static const char asked[] = "2 - goud-en-peper";
static const int64_t saved_ms = 1774731600000;

static struct state sample(void)
{
    struct state s;

    memset(&s, 0, sizeof(s));
    (void)snprintf(s.asked, sizeof(s.asked), "%s", asked);
    s.saved_ms = saved_ms;
    s.tries = 1;
    s.kept = (struct show_kept){
        .mode = MODE_PRESENT,
        .stand = "vng-international",
        .talk = { "goud-en-peper", "citaat", 4 },
        .talk_hidden = 2,
        .talk_by_touch = 1,
        .talk_ms = 754321,
        .loop = { "vng-international-loop", "opening", 0 },
        .loop_turn = 2,
        .loop_ms = 3100,
    };
    return s;
}

static const char sample_text[] = "standpunt-state 1\n"
                                  "asked 2 - goud-en-peper\n"
                                  "saved 1774731600000\n"
                                  "tries 1\n"
                                  "mode 2\n"
                                  "stand vng-international\n"
                                  "talk goud-en-peper\n"
                                  "talk-slide citaat\n"
                                  "talk-number 4\n"
                                  "talk-hidden 2\n"
                                  "talk-by-touch 1\n"
                                  "talk-ms 754321\n"
                                  "loop vng-international-loop\n"
                                  "loop-slide opening\n"
                                  "loop-number 0\n"
                                  "loop-turn 2\n"
                                  "loop-ms 3100\n"
                                  "sum ";

static void test_form(void **state)
{
    (void)state;
    const struct state s = sample();
    char text[STATE_BYTES_MAX];
    const size_t len = state_write(&s, text);

    assert_int_equal(len, strlen(text));
    assert_int_equal(len, sizeof(sample_text) - 1 + 16 + 1);
    assert_memory_equal(text, sample_text, sizeof(sample_text) - 1);
}

static void test_round_trip(void **state)
{
    (void)state;
    const struct state s = sample();
    const struct state empty = { 0 };
    struct state back;
    char text[STATE_BYTES_MAX];

    size_t len = state_write(&s, text);
    assert_true(state_read(text, len, &back));
    assert_memory_equal(&back.kept, &s.kept, sizeof(s.kept));
    assert_string_equal(back.asked, s.asked);
    assert_int_equal(back.saved_ms, s.saved_ms);
    assert_int_equal(back.tries, s.tries);

    len = state_write(&empty, text);
    assert_true(state_read(text, len, &back));
    assert_memory_equal(&back.kept, &empty.kept, sizeof(empty.kept));
}

/* The longest there can be is held by what it is written to. */
static void test_largest(void **state)
{
    (void)state;
    struct state s = sample();
    struct state back;
    char text[STATE_BYTES_MAX];

    memset(s.asked, 'x', sizeof(s.asked) - 1);
    memset(s.kept.stand, 'x', KEPT_ID_BYTES - 1);
    memset(s.kept.talk.deck, 'x', KEPT_ID_BYTES - 1);
    memset(s.kept.talk.slide, 'x', KEPT_ID_BYTES - 1);
    memset(s.kept.loop.deck, 'x', KEPT_ID_BYTES - 1);
    memset(s.kept.loop.slide, 'x', KEPT_ID_BYTES - 1);
    s.saved_ms = s.kept.talk_ms = s.kept.loop_ms = INT64_C(1) << 53;
    s.tries = s.kept.mode = s.kept.loop_turn = INT32_MIN;
    const size_t len = state_write(&s, text);
    assert_true(state_read(text, len, &back));
    assert_memory_equal(&back, &s, sizeof(s));
}

static void assert_refused(const char *text, size_t len, const char *what,
                           size_t at)
{
    static const struct state zero;
    char *exact = malloc(len + 1); /* its end is guarded */
    struct state back;

    assert_non_null(exact);
    memcpy(exact, text, len);
    if (state_read(exact, len, &back) ||
        memcmp(&back, &zero, sizeof(back)) != 0) {
        fail_msg("%s at %zu was read", what, at);
    }
    free(exact);
}

/* With a sum that is right: sums of such times would overflow. */
static void test_times_of_no_clock(void **state)
{
    (void)state;
    static const int64_t odd[] = { -1, INT64_MIN, INT64_MAX,
                                   (INT64_C(1) << 53) + 1 };

    for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++) {
        struct state states[3];
        char text[STATE_BYTES_MAX];
        states[0] = states[1] = states[2] = sample();
        states[0].saved_ms = odd[i];
        states[1].kept.talk_ms = odd[i];
        states[2].kept.loop_ms = odd[i];
        for (size_t j = 0; j < 3; j++) {
            const size_t len = state_write(&states[j], text);
            assert_refused(text, len, "an odd time", i);
        }
    }
}

static void test_every_cut(void **state)
{
    (void)state;
    const struct state s = sample();
    char text[STATE_BYTES_MAX];
    const size_t len = state_write(&s, text);

    for (size_t cut = 0; cut < len; cut++) {
        assert_refused(text, cut, "a cut", cut);
        assert_refused(text + len - cut, cut, "an end", cut);
    }
}

static void test_every_byte(void **state)
{
    (void)state;
    const struct state s = sample();
    char text[STATE_BYTES_MAX];
    const size_t len = state_write(&s, text);

    for (size_t at = 0; at < len; at++) {
        const char right = text[at];
        for (int value = 0; value < 256; value++) {
            text[at] = (char)value;
            if (text[at] != right) {
                assert_refused(text, len, "a changed byte", at);
            }
        }
        text[at] = right;
    }
    text[len] = '\n';
    assert_refused(text, len + 1, "a line more", len);
}

static const struct {
    const char *label, *asked;
    int64_t later_ms;
    bool accepted, talks;
} judged[] = {
    { "at once", asked, 1500, true, true },
    { "half an hour later", asked, 30 * MINUTE_MS, true, true },
    { "the talk is over by now", asked, 30 * MINUTE_MS + 1, true, false },
    { "a clock that is behind", asked, -5 * MINUTE_MS, true, true },
    { "a clock that is wrong", asked, -31 * MINUTE_MS, true, false },
    { "another start", "0 - -", 1500, false, true },
};

static void test_accept(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(judged) / sizeof(judged[0]); i++) {
        struct state s = sample();
        const int64_t later_ms = judged[i].later_ms;
        const bool accepted =
            state_accept(&s, judged[i].asked, saved_ms + later_ms);
        if (accepted != judged[i].accepted ||
            kept_has_talk(&s.kept) != judged[i].talks) {
            fail_msg("%s: %d", judged[i].label, accepted);
        }
        if (accepted && judged[i].talks) {
            assert_int_equal(s.kept.talk_ms,
                             754321 + (later_ms > 0 ? later_ms : 0));
        }
        assert_string_equal(s.kept.loop.slide, "opening");
        assert_int_equal(s.kept.loop_ms, 3100); /* it waits for the talk */
    }

    /* A timer that nobody had set going is not set going by a crash. */
    struct state s = sample();
    s.kept.talk_ms = 0;
    assert_true(state_accept(&s, judged[0].asked, saved_ms + 1000));
    assert_int_equal(s.kept.talk_ms, 0);

    /* Nobody speaks: the loop has gone on, unless that was long ago. */
    static const int64_t ages_ms[][2] = {
        { 1000, 1000 },
        { STATE_AGE_MS, STATE_AGE_MS },
        { STATE_AGE_MS + 1, 0 },
        { -1000, 0 },
    };
    for (size_t i = 0; i < sizeof(ages_ms) / sizeof(ages_ms[0]); i++) {
        s = sample();
        s.kept.talk = (struct kept_slide){ 0 };
        assert_true(
            state_accept(&s, judged[0].asked, saved_ms + ages_ms[i][0]));
        assert_int_equal(s.kept.loop_ms, 3100 + ages_ms[i][1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_form),
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_largest),
        cmocka_unit_test(test_every_cut),
        cmocka_unit_test(test_times_of_no_clock),
        cmocka_unit_test(test_every_byte),
        cmocka_unit_test(test_accept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
