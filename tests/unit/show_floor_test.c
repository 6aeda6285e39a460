/**
 * @file
 * Who has the floor: a visitor's touch in a talk, and the presenter on the
 * page of a thing that a slide shows.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "stage.h"

static struct content *content;

static void touch(struct stage *t, enum intent_type type)
{
    t->now_ms += STAGE_KEY_MS;
    stage_say(t, (struct intent){ .type = type,
                                  .value = -900,
                                  .limit = 1000,
                                  .screen = { .kind = SCREEN_SLIDE },
                                  .from = FROM_TOUCH });
}

/* Everything a finger can say in a talk begun by a key. */
static void test_touch_has_no_floor(void **state)
{
    static const enum intent_type says[] = {
        INTENT_TOUCHED, INTENT_NEXT, INTENT_PREVIOUS, INTENT_END_TALK,
        INTENT_BACK,    INTENT_OPEN, INTENT_DRAG,     INTENT_DROP,
        INTENT_HOME,    INTENT_GO,   INTENT_PRESENT,  INTENT_OVERVIEW,
    };

    (void)state;
    for (size_t i = 0; i < sizeof(says) / sizeof(says[0]); i++) {
        struct stage t;

        stage_open(&t, content, "ttt");
        stage_keys(&t, "n");
        const uint64_t touched_ms = t.s.touched_ms;
        touch(&t, says[i]);
        if (strcmp(stage_place(&t), "2.0") != 0 ||
            t.s.overlay != OVERLAY_NONE || t.s.notice != NOTICE_FLOOR ||
            t.s.touched_ms != touched_ms || t.s.drag.step != 0) {
            fail_msg("intent %d: at %s, notice %d", (int)says[i],
                     stage_place(&t), (int)t.s.notice);
        }
        stage_pass(&t, NOTICE_MS);
        assert_int_equal(t.s.notice, NOTICE_NONE);
        stage_close(&t);
    }
}

static void test_touch_leaves_black_alone(void **state)
{
    (void)state;
    struct stage t;

    stage_open(&t, content, "ttt");
    stage_keys(&t, "b");
    touch(&t, INTENT_TOUCHED);
    touch(&t, INTENT_PRESS);
    assert_int_equal(t.s.overlay, OVERLAY_BLACK);
    assert_int_equal(t.s.pressed, 0);
    stage_close(&t);
}

/* The staff's door opens for a hand, in a talk as elsewhere. */
static void test_staff_may(void **state)
{
    (void)state;
    struct stage t;

    stage_open(&t, content, "ttt");
    for (int i = 0; i < CORNER_TAPS; i++) {
        stage_say(&t, (struct intent){ .type = INTENT_CORNER,
                                       .value = i % 2,
                                       .from = FROM_TOUCH });
    }
    assert_int_equal(t.s.overlay, OVERLAY_PIN);
    touch(&t, INTENT_DIGIT);
    assert_int_equal(t.s.staff.pin_len, 1);
    stage_close(&t);
}

/* Begun by a finger, the screen is the presenter's; so it is of a stand
   that is nothing but a talk. */
static void test_touch_has_the_floor(void **state)
{
    const struct intent deck = { .type = INTENT_OPEN,
                                 .screen = { .kind = SCREEN_SLIDE, .index = 1 },
                                 .from = FROM_TOUCH };
    const struct show_params params[] = {
        { .mode = MODE_KIOSK, .deck = -1 },
        { .mode = MODE_PRESENT, .deck = -1 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(params) / sizeof(params[0]); i++) {
        const struct intent next = { .type = INTENT_NEXT, .from = FROM_TOUCH };
        struct show s;

        show_init(&s, content, &params[i], STAGE_START_MS);
        if (i == 0) {
            show_update(&s, content, &deck, STAGE_START_MS);
        }
        assert_int_equal(s.state, STATE_PRESENT);
        assert_false(s.talk.by_visitor);
        show_update(&s, content, &next, STAGE_START_MS);
        assert_int_equal(s.talk.slide, 1);
    }
}

/* From a slide to the page of its thing, around it, and back. */
static const struct {
    const char *label, *deck, *keys;
    enum intent_type say; /* by a key, after that */
    const char *want;
} visits[] = {
    { "a goal's page", "tg", "ni", INTENT_NONE, "page 2/10" },
    { "the map", "tm", "ni", INTENT_NONE, "page 6/0" },
    { "no thing, no page", "tt", "ni", INTENT_NONE, "2.0" },
    { "back by Esc", "tg", "niu", INTENT_NONE, "2.0" },
    { "back by the clicker", "tg", "nin", INTENT_NONE, "2.0" },
    { "also by its other key", "tg", "nip", INTENT_NONE, "2.0" },
    { "back by the start button", "tg", "nis", INTENT_NONE, "2.0" },
    { "back by the page's own way", "tg", "ni", INTENT_BACK, "2.0" },
    { "home is on the way", "tg", "ni", INTENT_HOME, "page 1/0" },
    { "another deck is not", "tg", "ni", INTENT_OPEN, "page 2/10" },
    { "the end of the talk", "tg", "ni", INTENT_END_TALK, "loop" },
    { "nobody is asked whether they are there", "tg", "ni,,,,", INTENT_NONE,
      "page 2/10" },
};

static void test_visits(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(visits) / sizeof(visits[0]); i++) {
        struct stage t;

        stage_open(&t, content, visits[i].deck);
        stage_keys(&t, visits[i].keys);
        stage_say(&t, (struct intent){ .type = visits[i].say,
                                       .screen = { .kind = SCREEN_SLIDE } });
        if (strcmp(stage_place(&t), visits[i].want) != 0) {
            fail_msg("%s: at %s", visits[i].label, stage_place(&t));
        }
        stage_close(&t);
    }
}

/* The step is kept; Esc goes back one page at a time, to the slide last. */
static void test_visit_roams(void **state)
{
    (void)state;
    struct stage t;

    stage_open(&t, content, "t3t");
    t.slides[1].art = ART_MAP;
    stage_keys(&t, "nnni");
    assert_string_equal(stage_place(&t), "page 6/0");
    touch(&t, INTENT_NONE);
    stage_say(&t, (struct intent){ .type = INTENT_OPEN,
                                   .screen = { .kind = SCREEN_PROJECT },
                                   .from = FROM_TOUCH });
    assert_string_equal(stage_place(&t), "page 4/0");
    stage_keys(&t, "u");
    assert_string_equal(stage_place(&t), "page 6/0");
    stage_keys(&t, "u");
    assert_string_equal(stage_place(&t), "2.2");
    /* And a focus first. */
    stage_keys(&t, "i");
    stage_say(&t, (struct intent){ .type = INTENT_FOCUS, .value = 7 });
    stage_keys(&t, "u");
    assert_string_equal(stage_place(&t), "page 6/0");
    assert_int_equal(t.s.focus, 0);
    stage_close(&t);
}

/* A visitor's neighbour is a step on the page, not back to the talk. */
static void test_visit_by_touch(void **state)
{
    (void)state;
    struct stage t;

    stage_open(&t, content, "tg");
    stage_keys(&t, "ni");
    touch(&t, INTENT_NEXT);
    assert_string_equal(stage_place(&t), "page 2/11");
    stage_close(&t);
}

/* Held Esc ends the talk from there as well. */
static void test_visit_long_escape(void **state)
{
    (void)state;
    struct stage t;

    stage_open(&t, content, "tg");
    stage_keys(&t, "ni");
    stage_say(&t, (struct intent){ .type = INTENT_UNWIND });
    stage_pass(&t, TALK_HOLD_MS);
    assert_string_equal(stage_place(&t), "loop");
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
        cmocka_unit_test(test_touch_has_no_floor),
        cmocka_unit_test(test_touch_leaves_black_alone),
        cmocka_unit_test(test_staff_may),
        cmocka_unit_test(test_touch_has_the_floor),
        cmocka_unit_test(test_visits),
        cmocka_unit_test(test_visit_roams),
        cmocka_unit_test(test_visit_by_touch),
        cmocka_unit_test(test_visit_long_escape),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
