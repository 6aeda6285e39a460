/**
 * @file
 * A stand in a talk, at its input: keys that are held, wheels, the focus,
 * the overview and the box, whose keys differ, and what is drawn of it.
 */

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

static const struct show *show(const struct rig *r)
{
    return exhibit_show(r->e);
}

static struct rig rig_talk(const char *language)
{
    struct rig r = rig_open((struct exhibit_params){
        .content_dir = SOURCE_DIR "/content",
        .mode = MODE_PRESENT,
        .deck = "goud-en-peper",
        .language = language,
    });

    rig_pass(&r, ONSET_MS);
    return r;
}

static void press(struct rig *r, const char *name)
{
    rig_key(r, name);
    rig_key_up(r, name);
    rig_pass(r, RIG_PAUSE_MS);
}

static void test_long_escape(void **state)
{
    (void)state;
    struct rig r = rig_talk("nl");

    rig_key(&r, "Escape");
    rig_pass(&r, 1001);
    assert_int_equal(show(&r)->state, STATE_ATTRACT);
    rig_close(&r);
}

/* Let go, or the window lost it and its release. */
static void test_escape_that_ends(void **state)
{
    (void)state;
    struct rig r = rig_talk("nl");

    rig_key(&r, "Escape");
    rig_pass(&r, 900);
    rig_key_up(&r, "Escape");
    rig_pass(&r, 5000);
    assert_int_equal(show(&r)->overlay, OVERLAY_OVERVIEW);
    rig_key(&r, "Escape");
    rig_pass(&r, 900);
    rig_event(&r, INPUT_FOCUS_LOST);
    rig_pass(&r, 5000);
    assert_int_equal(show(&r)->state, STATE_PRESENT);
    rig_close(&r);
}

/* Another key that comes up says nothing about Esc. */
static void test_release_of_another_key(void **state)
{
    (void)state;
    struct rig r = rig_talk("nl");

    rig_key(&r, "Escape");
    rig_pass(&r, 500);
    rig_key_up(&r, "Left Shift");
    rig_pass(&r, 600);
    assert_int_equal(show(&r)->state, STATE_ATTRACT);
    rig_close(&r);
}

/* While the ring fills, frames follow each other and each draws it. */
static void test_ring_is_drawn(void **state)
{
    (void)state;
    struct rig r = rig_talk("nl");

    rig_key(&r, "Escape");
    rig_pass(&r, 400);
    (void)exhibit_draw(r.e, r.now_ms);
    assert_int_equal(exhibit_deadline_ms(r.e, r.now_ms), r.now_ms);
    rig_pass(&r, 200);
    assert_true(exhibit_draw(r.e, r.now_ms).damage.count > 0);
    rig_key_up(&r, "Escape");
    (void)exhibit_draw(r.e, r.now_ms);
    assert_true(exhibit_deadline_ms(r.e, r.now_ms) == UINT64_MAX);
    rig_close(&r);
}

/* A wheel steps; spun, it leafs as a held key does. */
static void test_wheel(void **state)
{
    (void)state;
    struct rig r = rig_talk("nl");

    rig_wheel(&r, 3);
    assert_int_equal(show(&r)->talk.slide, 1);
    for (int i = 0; i < 10; i++) {
        r.now_ms += 20;
        rig_wheel(&r, 1);
    }
    assert_int_equal(show(&r)->talk.slide, 2);
    rig_pass(&r, RIG_PAUSE_MS);
    rig_wheel(&r, -1);
    assert_int_equal(show(&r)->talk.slide, 1);
    press(&r, "O");
    rig_wheel(&r, 1);
    assert_int_equal(show(&r)->talk.cursor, 1 + OVERVIEW_COLUMNS);
    rig_close(&r);
}

/* Tab is the overview where no tile takes the focus. */
static void test_tab(void **state)
{
    (void)state;
    struct rig r = rig_talk("nl");

    press(&r, "Tab");
    assert_int_equal(show(&r)->overlay, OVERLAY_OVERVIEW);
    press(&r, "Escape");
    press(&r, "9"); /* a project, which can be opened */
    press(&r, "Return");
    press(&r, "Tab");
    assert_int_equal(show(&r)->overlay, OVERLAY_NONE);
    assert_int_equal(show(&r)->focus, target_key("open-thing"));
    press(&r, "Return");
    assert_string_equal(rig_screen(&r), "project/sdlg-oekraine");
    press(&r, "PageDown");
    assert_string_equal(rig_screen(&r), "slide/goud-en-peper/9");
    rig_close(&r);
}

/* The grid begins at the right where the language does. */
static void test_arrows_in_the_overview(void **state)
{
    static const struct {
        const char *language;
        int right;
    } rows[] = { { "nl", 1 }, { "ar", -1 } };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct rig r = rig_talk(rows[i].language);

        press(&r, "5");
        press(&r, "Return");
        press(&r, "O");
        press(&r, "Down");
        press(&r, "Right");
        assert_int_equal(show(&r)->talk.cursor,
                         4 + OVERVIEW_COLUMNS + rows[i].right);
        press(&r, "Up");
        press(&r, "Left");
        assert_int_equal(show(&r)->talk.cursor, 4);
        assert_int_equal(show(&r)->focus, 0);
        rig_close(&r);
    }
}

static void test_box(void **state)
{
    (void)state;
    struct rig r = rig_talk("nl");

    press(&r, "Ctrl+F");
    press(&r, "V");
    press(&r, "E");
    press(&r, "L");
    press(&r, "D");
    (void)rig_rect(&r, "find-15");
    rig_tap_on(&r, "find-15");
    assert_string_equal(rig_screen(&r), "slide/goud-en-peper/15");
    rig_close(&r);
}

/* Between two pages only the part moves, up and out of nothing. */
static void test_part_moves(void **state)
{
    (void)state;
    struct rig r = rig_talk("nl");

    press(&r, "7");
    press(&r, "Return");
    (void)exhibit_draw(r.e, r.now_ms);
    rig_key(&r, "PageDown");
    const struct rect part = exhibit_scene(r.e, r.now_ms)->part;
    assert_true(part.x > RIG_W_PX / 3 && part.h < RIG_H_PX / 2);
    const struct output_frame first = exhibit_next_frame(r.e, r.now_ms);
    assert_int_equal(first.layers.count, 2);
    assert_true(rect_is_equal(first.layers.items[1].from, part));
    assert_int_equal(first.layers.items[1].weight, 0);
    assert_int_equal(first.layers.items[1].to.y, part.y + 16); /* 24 units */
    rig_pass(&r, 280);
    assert_int_equal(exhibit_next_frame(r.e, r.now_ms).layers.count, 0);
    rig_pass(&r, RIG_PAUSE_MS);
    rig_key(&r, "PageUp");
    const struct output_frame back = exhibit_next_frame(r.e, r.now_ms);
    assert_true(rect_is_equal(back.layers.items[1].from, part));
    assert_int_equal(back.layers.items[1].source, LAYER_BEFORE);
    rig_close(&r);
}

/* One display: the audience's. What is frozen stays to the last pixel. */
static void test_frozen_picture_stays(void **state)
{
    (void)state;
    struct rig r = rig_talk("nl");

    (void)exhibit_draw(r.e, r.now_ms);
    press(&r, "Shift+F");
    press(&r, "PageDown");
    press(&r, "End");
    assert_int_equal(exhibit_draw(r.e, r.now_ms).damage.count, 0);
    assert_string_equal(rig_screen(&r), "slide/goud-en-peper/1");
    press(&r, "Pause");
    assert_string_equal(rig_screen(&r), "slide/goud-en-peper/19");
    assert_true(exhibit_draw(r.e, r.now_ms).damage.count > 0);
    rig_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_long_escape),
        cmocka_unit_test(test_escape_that_ends),
        cmocka_unit_test(test_release_of_another_key),
        cmocka_unit_test(test_ring_is_drawn),
        cmocka_unit_test(test_wheel),
        cmocka_unit_test(test_tab),
        cmocka_unit_test(test_arrows_in_the_overview),
        cmocka_unit_test(test_box),
        cmocka_unit_test(test_part_moves),
        cmocka_unit_test(test_frozen_picture_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
