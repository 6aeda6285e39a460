/* The list of keys under hands: whatever comes next only puts it away. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "rig.h"

enum {
    ONSET_MS = 5000, /* Esc is no longer part of the start */
};

static const struct vec2 middle = { 640, 360 };

static const struct show *show(const struct rig *r)
{
    return exhibit_show(r->e);
}

/* A talk on the screen that moves it, with the list open. */
static struct rig rig_help(void)
{
    struct rig r = rig_open((struct exhibit_params){
        .content_dir = SOURCE_DIR "/content",
        .mode = MODE_PRESENT,
        .deck = "goud-en-peper",
    });

    rig_pass(&r, ONSET_MS);
    rig_key(&r, "F1");
    rig_key_up(&r, "F1");
    rig_pass(&r, RIG_PAUSE_MS);
    assert_int_equal(show(&r)->overlay, OVERLAY_HELP);
    assert_string_equal(rig_screen(&r), "help");
    return r;
}

/* Only that: the talk is where it was, and as it was. */
static void check_put_away(struct rig *r, const char *label)
{
    rig_pass(r, RIG_PAUSE_MS);
    if (show(r)->overlay != OVERLAY_NONE || show(r)->state != STATE_PRESENT ||
        show(r)->talk.slide != 0 || show(r)->focus != 0 ||
        show(r)->language != 0 || show(r)->talk.timer.runs) {
        fail_msg("%s: overlay %d, slide %d", label, (int)show(r)->overlay,
                 show(r)->talk.slide);
    }
    rig_close(r);
}

static void test_keys(void **state)
{
    static const char *const names[] = {
        "PageDown", "Tab", "Right",   "5",      "F1", "H",      "S",  "X",
        "T",        "O",   "Shift+L", "Escape", "B",  "Ctrl+R", "F5", "V",
    };
    (void)state;

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        struct rig r = rig_help();
        rig_key(&r, names[i]);
        rig_key_up(&r, names[i]);
        check_put_away(&r, names[i]);
    }
}

static void test_hands(void **state)
{
    struct rig tapped = rig_help();
    struct rig turned = rig_help();
    struct rig dragged = rig_help();
    (void)state;

    rig_tap(&tapped, middle);
    check_put_away(&tapped, "a tap");
    rig_wheel(&turned, 1);
    check_put_away(&turned, "a wheel");
    rig_drag(&dragged, middle, (struct vec2){ 200, 360 }, 16);
    check_put_away(&dragged, "a drag");
}

static void test_what_leaves_it(void **state)
{
    struct rig r = rig_help();
    (void)state;

    rig_key(&r, "Left Shift");
    rig_pass(&r, RIG_PAUSE_MS);
    rig_pass(&r, 60000);
    assert_int_equal(show(&r)->overlay, OVERLAY_HELP);
    rig_close(&r);
}

/* Esc closes it and, held on, ends the talk as ever. */
static void test_a_long_escape(void **state)
{
    struct rig r = rig_help();
    (void)state;

    rig_key(&r, "Escape");
    rig_pass(&r, 900);
    assert_int_equal(show(&r)->overlay, OVERLAY_NONE);
    assert_int_equal(show(&r)->state, STATE_PRESENT);
    rig_pass(&r, 101);
    assert_int_equal(show(&r)->state, STATE_ATTRACT);
    rig_close(&r);
}

/* The staff's door opens over it. */
static void test_staff(void **state)
{
    struct rig r = rig_help();
    (void)state;

    rig_key(&r, "Ctrl+Alt+Q");
    assert_int_equal(show(&r)->overlay, OVERLAY_PIN);
    rig_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_hands),
        cmocka_unit_test(test_what_leaves_it),
        cmocka_unit_test(test_a_long_escape),
        cmocka_unit_test(test_staff),
    };
    return cmocka_run_group_tests_name("exhibit_help", tests, NULL, NULL);
}
