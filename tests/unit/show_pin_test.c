/**
 * @file
 * The PIN of the staff's door: asked, answered, and shut after five tries.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "staff_door.h"
#include "stage.h"

static struct content *content;

static const struct {
    const char *label, *digits;
    bool opens;
} pins[] = {
    { "right", "0417", true },
    { "wrong", "0418", false },
    { "too short", "041", false },
    { "right and more", "04170", false },
    { "right, then as many as fit", "04170417", false },
    { "more than fit", "0417041704", false },
};

static void test_pins(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(pins) / sizeof(pins[0]); i++) {
        struct door d = door_start(content);

        door_act(&d, INTENT_STAFF, 0);
        door_type(&d, pins[i].digits);
        const bool opened = d.s.overlay == OVERLAY_STAFF;
        if (opened != pins[i].opens || d.s.staff.wrong == opened ||
            d.s.staff.tries_left != (opened ? PIN_TRIES : PIN_TRIES - 1)) {
            fail_msg("%s: overlay %d, %d tries left", pins[i].label,
                     (int)d.s.overlay, d.s.staff.tries_left);
        }
        assert_int_equal(d.s.staff.pin_len, 0);
        assert_int_equal(d.s.staff.pin[0], '\0');
    }
}

static void test_pin_is_edited(void **state)
{
    (void)state;
    struct door d = door_start(content);

    door_act(&d, INTENT_STAFF, 0);
    door_act(&d, INTENT_ENTER, 0); /* nothing typed is no try */
    assert_int_equal(d.s.staff.tries_left, PIN_TRIES);
    door_act(&d, INTENT_ERASE, 0);
    door_act(&d, INTENT_DIGIT, 0);
    door_act(&d, INTENT_DIGIT, 9);
    door_act(&d, INTENT_ERASE, 0);
    door_type(&d, door_pin + 1);
    assert_int_equal(d.s.overlay, OVERLAY_STAFF);
}

static void lock(struct door *d)
{
    door_act(d, INTENT_STAFF, 0);
    for (int i = 0; i < PIN_TRIES; i++) {
        assert_false(d->s.staff.locked_until_ms != 0);
        door_type(d, "9999");
    }
    assert_int_equal(d->s.staff.locked_until_ms, d->now_ms + PIN_LOCK_MS);
}

/* Five wrong tries, and a quarter of an hour to the millisecond. */
static void test_lock(void **state)
{
    (void)state;
    struct door d = door_start(content);

    lock(&d);
    assert_int_equal(show_seconds_left(&d.s, content, d.now_ms), 15 * 60);
    assert_int_equal(show_deadline_ms(&d.s, content, d.now_ms),
                     d.now_ms + 1000);
    door_type(&d, door_pin);
    assert_int_equal(d.s.overlay, OVERLAY_PIN);
    assert_int_equal(d.s.staff.pin_len, 0);
    door_act(&d, INTENT_UNWIND, 0);
    assert_int_equal(d.s.overlay, OVERLAY_NONE);

    door_pass(&d, PIN_LOCK_MS - 1);
    door_act(&d, INTENT_STAFF, 0); /* closing and knocking does not help */
    door_type(&d, door_pin);
    assert_int_equal(d.s.overlay, OVERLAY_PIN);
    assert_int_equal(show_seconds_left(&d.s, content, d.now_ms), 1);
    door_pass(&d, 1);
    assert_int_equal(show_seconds_left(&d.s, content, d.now_ms), 0);
    assert_false(d.s.staff.wrong);
    door_type(&d, door_pin);
    assert_int_equal(d.s.overlay, OVERLAY_STAFF);
}

/* While it is found out whether a PIN is right nothing else acts. */
static void test_asks(void **state)
{
    (void)state;
    struct door d = door_start(content);

    door_act(&d, INTENT_STAFF, 0);
    door_type_unanswered(&d, door_pin);
    assert_true(d.s.staff.asks);
    assert_string_equal(d.s.staff.pin, door_pin);
    assert_int_equal(d.s.staff.tries_left, PIN_TRIES - 1);
    assert_int_equal(show_pin_spent(&d.s, d.now_ms), 1);
    const struct show before = d.s;
    door_act(&d, INTENT_DIGIT, 1);
    door_act(&d, INTENT_ERASE, 0);
    door_act(&d, INTENT_ENTER, 0);
    assert_true(show_looks_equal(&before, &d.s));
    assert_int_equal(d.s.staff.asking, before.staff.asking);
    door_answer(&d, ANSWER_RIGHT, d.s.staff.asking - 1);
    assert_int_equal(d.s.overlay, OVERLAY_PIN);
    door_answer(&d, ANSWER_RIGHT, d.s.staff.asking);
    assert_int_equal(d.s.overlay, OVERLAY_STAFF);
    assert_int_equal(show_pin_spent(&d.s, d.now_ms), 0);
    door_answer(&d, ANSWER_WRONG, d.s.staff.asking); /* once */
    assert_int_equal(d.s.staff.tries_left, PIN_TRIES);
}

/* A try is spent by asking: going away does not take it back, and the answer
   to who has gone opens nothing. */
static void test_leaves_before_the_answer(void **state)
{
    (void)state;
    struct door d = door_start(content);

    for (int i = 1; i <= PIN_TRIES; i++) {
        door_act(&d, INTENT_STAFF, 0);
        assert_int_equal(d.s.staff.locked_until_ms, 0);
        door_type_unanswered(&d, door_pin);
        door_act(&d, INTENT_UNWIND, 0);
        assert_int_equal(d.s.staff.pin[0], '\0');
        door_answer(&d, ANSWER_RIGHT, d.s.staff.asking);
        assert_int_equal(d.s.overlay, OVERLAY_NONE);
        door_act(&d, INTENT_STAFF, 0);
        door_answer(&d, ANSWER_RIGHT, d.s.staff.asking);
        assert_int_equal(d.s.overlay, OVERLAY_PIN);
        door_act(&d, INTENT_UNWIND, 0);
        assert_int_equal(show_pin_spent(&d.s, d.now_ms), i);
    }
    assert_int_equal(d.s.staff.locked_until_ms, d.now_ms + PIN_LOCK_MS);
}

/* A PIN that could not be looked at is neither right nor wrong, however often
   and also as the last try. Who goes away meanwhile has spent it. */
static void test_not_known(void **state)
{
    (void)state;
    struct door d = door_start(content);

    door_act(&d, INTENT_STAFF, 0);
    for (int left = PIN_TRIES; left > 0; left--) {
        for (int i = 0; i < 2; i++) {
            door_type_unanswered(&d, door_pin);
            door_answer(&d, ANSWER_NOT_KNOWN, d.s.staff.asking);
            assert_int_equal(d.s.overlay, OVERLAY_PIN);
            assert_int_equal(d.s.staff.pin[0], '\0');
            assert_int_equal(d.s.staff.tries_left, left);
            assert_false(d.s.staff.wrong);
        }
        if (left > 1) {
            door_type(&d, "9999");
        }
    }
    door_type_unanswered(&d, door_pin);
    door_act(&d, INTENT_UNWIND, 0);
    door_answer(&d, ANSWER_NOT_KNOWN, d.s.staff.asking); /* to nobody */
    assert_int_equal(show_pin_spent(&d.s, d.now_ms), PIN_TRIES);
    door_pass(&d, PIN_LOCK_MS);
    door_act(&d, INTENT_STAFF, 0);
    door_type(&d, door_pin);
    assert_int_equal(d.s.overlay, OVERLAY_STAFF);
}

/* What earlier starts have left spent. */
static void test_spent_before(void **state)
{
    (void)state;
    for (int spent = 0; spent <= PIN_TRIES; spent++) {
        const struct show_params params = { .deck = -1, .pin_spent = spent };
        struct door d = { .content = content, .now_ms = DOOR_START_MS };

        show_init(&d.s, content, &params, d.now_ms);
        assert_int_equal(show_pin_spent(&d.s, d.now_ms), spent);
        for (int i = spent; i < PIN_TRIES; i++) {
            assert_int_equal(d.s.staff.locked_until_ms, 0);
            door_act(&d, INTENT_STAFF, 0);
            door_type(&d, "9999");
            door_act(&d, INTENT_UNWIND, 0);
        }
        assert_int_equal(d.s.staff.locked_until_ms,
                         DOOR_START_MS + PIN_LOCK_MS);
        door_pass(&d, PIN_LOCK_MS);
        assert_int_equal(show_pin_spent(&d.s, d.now_ms), 0);
    }
}

/* A wrong try counts however the panel was left, a right one clears it. */
static void test_tries_are_kept(void **state)
{
    (void)state;
    struct door d = door_start(content);

    for (int i = 1; i < PIN_TRIES; i++) {
        door_act(&d, INTENT_STAFF, 0);
        door_type(&d, "1");
        door_act(&d, INTENT_UNWIND, 0);
        door_act(&d, INTENT_HOME, 0);
        door_pass(&d, 24 * 3600 * 1000); /* reset, too */
        assert_int_equal(d.s.staff.tries_left, PIN_TRIES - i);
    }
    door_act(&d, INTENT_STAFF, 0);
    door_type(&d, door_pin);
    assert_int_equal(d.s.staff.tries_left, PIN_TRIES);
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
        cmocka_unit_test(test_pins),
        cmocka_unit_test(test_pin_is_edited),
        cmocka_unit_test(test_lock),
        cmocka_unit_test(test_asks),
        cmocka_unit_test(test_leaves_before_the_answer),
        cmocka_unit_test(test_not_known),
        cmocka_unit_test(test_spent_before),
        cmocka_unit_test(test_tries_are_kept),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
