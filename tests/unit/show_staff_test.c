/**
 * @file
 * The staff's door: its corners, and what the panel does.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "staff_door.h"
#include "stage.h"

enum {
    PANEL_MS = 60000,
};

static struct content *content;

static const struct {
    const char *label, *corners; /* '.' is a second */
    bool opens;
} corners[] = {
    { "left, right, left, right", "0101", true },
    { "three of them", "010", false },
    { "the other way round", "1010", false },
    { "the right four, after a wrong one", "10101", true },
    { "twice the same begins again", "00101", true },
    { "and is not enough", "0011", false },
    { "twice the same at the end", "01001", false },
    { "clockwise", "0123", false },
    { "a lower corner between", "01201", false },
    { "a lower corner, then all", "0130101", true },
    { "five seconds in all", "0..1.0..1", true },
    { "more than five seconds", "0..1..0..1", false },
    { "slow, then quick", "0......0101", true },
    { "slow, going on", "01......01", false },
    { "none", "", false },
};

static void test_corners(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(corners) / sizeof(corners[0]); i++) {
        struct door d = door_start(content);

        for (const char *p = corners[i].corners; *p; p++) {
            if (*p == '.') {
                door_pass(&d, 1000);
            } else {
                door_act(&d, INTENT_CORNER, *p - '0');
            }
        }
        const bool opened = d.s.overlay == OVERLAY_PIN;
        if (opened != corners[i].opens) {
            fail_msg("%s: %s", corners[i].label,
                     opened ? "opened" : "did not open");
        }
    }
}

/* The door is the same over all that a visitor or a speaker may see. */
static void test_corners_anywhere(void **state)
{
    static const struct {
        const char *label;
        enum intent_type first, second;
        uint64_t wait_ms;
    } places[] = {
        { "attract", INTENT_NONE, INTENT_NONE, 0 },
        { "browse", INTENT_HOME, INTENT_NONE, 0 },
        { "the idle question", INTENT_HOME, INTENT_NONE, 125000 },
        { "a talk", INTENT_PRESENT, INTENT_NONE, 0 },
        { "black", INTENT_PRESENT, INTENT_BLACK, 0 },
    };
    (void)state;

    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        struct door d = door_start(content);

        door_act(&d, places[i].first, 0);
        door_act(&d, places[i].second, 0);
        door_pass(&d, places[i].wait_ms);
        const enum show_state before = d.s.state;
        for (int k = 0; k < CORNER_TAPS; k++) {
            door_act(&d, INTENT_CORNER, k % 2);
        }
        if (d.s.overlay != OVERLAY_PIN || d.s.state != before) {
            fail_msg("%s: overlay %d", places[i].label, (int)d.s.overlay);
        }
        door_act(&d, INTENT_UNWIND, 0);
        assert_int_equal(d.s.state, before);
    }
}

static void test_no_pin_no_door(void **state)
{
    (void)state;
    struct content open = *content;
    open.kiosk.staff_pin_hash = "";
    struct door d = door_start(content);
    const struct intent knock = { .type = INTENT_STAFF };

    show_update(&d.s, &open, &knock, d.now_ms);
    assert_int_equal(d.s.overlay, OVERLAY_NONE);
    for (int k = 0; k < CORNER_TAPS; k++) {
        const struct intent corner = { .type = INTENT_CORNER, .value = k % 2 };
        show_update(&d.s, &open, &corner, d.now_ms);
    }
    assert_int_equal(d.s.overlay, OVERLAY_NONE);
}

/* Each of the two closes itself a minute after the last touch. */
static void test_closes_itself(void **state)
{
    (void)state;
    for (int opened = 0; opened < 2; opened++) {
        struct door d = door_start(content);
        const enum show_overlay overlay = opened ? OVERLAY_STAFF : OVERLAY_PIN;

        door_act(&d, INTENT_STAFF, 0);
        door_act(&d, INTENT_DIGIT, 0);
        if (opened) {
            door_type(&d, door_pin + 1);
        }
        door_pass(&d, PANEL_MS - 1);
        assert_int_equal(d.s.overlay, overlay);
        door_act(&d, INTENT_TOUCHED, 0);
        door_pass(&d, PANEL_MS - 1);
        assert_int_equal(d.s.overlay, overlay);
        assert_int_equal(show_deadline_ms(&d.s, content, d.now_ms),
                         d.now_ms + 1);
        door_pass(&d, 1);
        assert_int_equal(d.s.overlay, OVERLAY_NONE);
        assert_int_equal(d.s.state, STATE_ATTRACT);
        assert_int_equal(d.s.staff.pin_len, 0);
    }
}

/* While staff are there the loop stands still. */
static void test_loop_waits(void **state)
{
    (void)state;
    struct door d = door_start(content); /* the first slide has 12 seconds */

    door_pass(&d, 10000);
    door_act(&d, INTENT_STAFF, 0);
    door_pass(&d, 50000);
    assert_int_equal(d.s.loop.slide, 0);
    door_act(&d, INTENT_UNWIND, 0);
    door_pass(&d, 1999);
    assert_int_equal(d.s.loop.slide, 0);
    door_pass(&d, 1);
    assert_int_equal(d.s.loop.slide, 1);
}

static const struct {
    const char *label;
    enum intent_type way; /* how to get there */
    bool windowed, quits;
} quits[] = {
    { "attract", INTENT_NONE, false, false },
    { "browse", INTENT_HOME, false, false },
    { "a talk", INTENT_PRESENT, false, false },
    { "the PIN", INTENT_STAFF, false, false },
    { "attract in a window", INTENT_NONE, true, true },
    { "browse in a window", INTENT_HOME, true, true },
    { "a talk in a window", INTENT_PRESENT, true, true },
    { "the PIN in a window", INTENT_STAFF, true, true },
};

static void test_quit(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(quits) / sizeof(quits[0]); i++) {
        struct door d = door_start(content);

        d.s.windowed = quits[i].windowed;
        door_act(&d, quits[i].way, 0);
        door_act(&d, INTENT_QUIT, 0);
        if (d.s.quit_wanted != quits[i].quits) {
            fail_msg("%s: quit %d", quits[i].label, d.s.quit_wanted);
        }
    }
    struct door d = door_open(content);
    door_act(&d, INTENT_QUIT, 0);
    assert_true(d.s.quit_wanted);
}

static void test_reload(void **state)
{
    (void)state;
    struct door d = door_start(content);

    door_act(&d, INTENT_RELOAD, 0);
    assert_int_equal(d.s.reload_wanted, 0);
    d = door_open(content);
    door_act(&d, INTENT_RELOAD, 0);
    door_act(&d, INTENT_RELOAD, 0);
    assert_int_equal(d.s.reload_wanted, 2);
    assert_int_equal(d.s.overlay, OVERLAY_STAFF);
}

/* Deaf for half a minute, whatever the cloth and the elbow do. */
static void test_clean(void **state)
{
    (void)state;
    static const enum intent_type wipes[] = {
        INTENT_PRESS,  INTENT_QUIT,     INTENT_UNWIND, INTENT_MODE,
        INTENT_CORNER, INTENT_STAFF,    INTENT_NEXT,   INTENT_DRAG,
        INTENT_RELOAD, INTENT_LANGUAGE, INTENT_HOME,   INTENT_RELAUNCH,
    };
    struct door d = door_start(content);

    door_act(&d, INTENT_CLEAN, 0); /* not without the PIN */
    assert_false(show_is_cleaned(&d.s));
    d = door_open(content);
    door_act(&d, INTENT_CLEAN, 0);
    assert_true(show_is_cleaned(&d.s));
    const struct show before = d.s;
    for (size_t i = 0; i < sizeof(wipes) / sizeof(wipes[0]); i++) {
        door_act(&d, wipes[i], 1);
        assert_true(show_looks_equal(&before, &d.s));
        assert_false(d.s.quit_wanted);
    }
    for (int left = STAFF_CLEAN_MS / 1000; left > 0; left--) {
        assert_int_equal(show_seconds_left(&d.s, content, d.now_ms), left);
        assert_int_equal(show_deadline_ms(&d.s, content, d.now_ms),
                         d.now_ms + 1000);
        door_pass(&d, 1000);
    }
    assert_false(show_is_cleaned(&d.s));
    assert_int_equal(d.s.overlay, OVERLAY_NONE);

    /* The next visit of the panel is one. */
    door_act(&d, INTENT_STAFF, 0);
    door_type(&d, door_pin);
    assert_int_equal(d.s.overlay, OVERLAY_STAFF);
    assert_false(show_is_cleaned(&d.s));
}

static void test_relaunch(void **state)
{
    (void)state;
    struct door d = door_start(content);

    door_act(&d, INTENT_RELAUNCH, 0); /* not without the PIN */
    assert_false(d.s.quit_wanted);
    d = door_open(content);
    door_act(&d, INTENT_RELAUNCH, 0);
    assert_true(d.s.quit_wanted);
    assert_true(d.s.relaunch_wanted);
    assert_int_equal(d.s.overlay, OVERLAY_NONE);
}

/* Back to the release before: only in the panel, and only after the question
   was answered. */
static void test_rollback(void **state)
{
    (void)state;
    static const enum intent_type others[] = {
        INTENT_RELOAD, INTENT_QUIT,     INTENT_CLEAN, INTENT_MODE,
        INTENT_ENTER,  INTENT_RELAUNCH, INTENT_STAND,
    };
    struct door d = door_start(content);

    door_act(&d, INTENT_ROLLBACK, 0);
    door_act(&d, INTENT_ROLLBACK, 1);
    assert_int_equal(d.s.rollback_wanted, 0);
    d = door_open(content);
    door_act(&d, INTENT_ROLLBACK, 1); /* the first time it asks */
    assert_true(d.s.staff.confirms);
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        door_act(&d, others[i], 1);
        assert_true(d.s.staff.confirms);
    }
    assert_false(d.s.quit_wanted);
    assert_int_equal(d.s.reload_wanted, 0);
    door_act(&d, INTENT_UNWIND, 0);
    assert_false(d.s.staff.confirms);
    assert_int_equal(d.s.overlay, OVERLAY_STAFF);
    assert_int_equal(d.s.rollback_wanted, 0);
    door_act(&d, INTENT_ROLLBACK, 0);
    door_act(&d, INTENT_ROLLBACK, 0);
    assert_int_equal(d.s.rollback_wanted, 0);
    door_act(&d, INTENT_ROLLBACK, 1);
    assert_int_equal(d.s.rollback_wanted, 1);
    assert_int_equal(d.s.overlay, OVERLAY_STAFF);

    /* A question that nobody answers goes with the panel. */
    door_act(&d, INTENT_ROLLBACK, 0);
    door_pass(&d, PANEL_MS);
    assert_int_equal(d.s.overlay, OVERLAY_NONE);
    assert_false(d.s.staff.confirms);
}

static void test_stand(void **state)
{
    (void)state;
    struct door d = door_start(content);
    const int other = 1;

    door_act(&d, INTENT_STAND, other); /* not without the PIN */
    assert_int_equal(d.s.stand, 0);
    door_act(&d, INTENT_HOME, 0);
    door_pass(&d, 13000);
    door_act(&d, INTENT_STAFF, 0);
    door_type(&d, door_pin);
    door_act(&d, INTENT_STAND, other);
    assert_int_equal(d.s.stand, other);
    assert_int_equal(d.s.overlay, OVERLAY_NONE);
    assert_int_equal(d.s.state, STATE_ATTRACT);
    assert_int_equal(d.s.loop.deck, content->stands[other].loop);
    assert_int_equal(d.s.loop.slide, 0);
    assert_int_equal(d.s.loop.since_ms, d.now_ms);
}

static const struct {
    const char *label;
    enum show_mode mode;
    enum show_state want;
} modes[] = {
    { "kiosk", MODE_KIOSK, STATE_ATTRACT },
    { "loop", MODE_LOOP, STATE_ATTRACT },
    { "present", MODE_PRESENT, STATE_PRESENT },
};

static void test_mode(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(modes) / sizeof(modes[0]); i++) {
        struct door d = door_start(content);

        door_act(&d, INTENT_MODE, modes[i].mode); /* not without the PIN */
        assert_int_equal(d.s.start, MODE_KIOSK);
        d = door_open(content);
        door_act(&d, INTENT_MODE, modes[i].mode);
        if (d.s.start != modes[i].mode || d.s.state != modes[i].want ||
            d.s.overlay != OVERLAY_NONE) {
            fail_msg("%s: start %d, state %d, overlay %d", modes[i].label,
                     (int)d.s.start, (int)d.s.state, (int)d.s.overlay);
        }
    }
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
        cmocka_unit_test(test_corners),
        cmocka_unit_test(test_corners_anywhere),
        cmocka_unit_test(test_no_pin_no_door),
        cmocka_unit_test(test_closes_itself),
        cmocka_unit_test(test_loop_waits),
        cmocka_unit_test(test_quit),
        cmocka_unit_test(test_reload),
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_relaunch),
        cmocka_unit_test(test_rollback),
        cmocka_unit_test(test_stand),
        cmocka_unit_test(test_mode),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
