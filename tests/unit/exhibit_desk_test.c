/**
 * @file
 * A stand with two outputs: each has its own size, damage and targets, and
 * what happens on one leaves the other's picture alone.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "gesture.h"
#include "rig.h"

enum {
    DESK_W_PX = 1024,
    DESK_H_PX = 768,
};

static void desk_event(struct rig *r, struct input_event event)
{
    event.output = OUTPUT_DESK;
    event.time_ms = r->now_ms;
    exhibit_input(r->e, &event);
}

static void desk_resize(struct rig *r, int w_px, int h_px)
{
    desk_event(r, (struct input_event){ .type = INPUT_RESIZE,
                                        .u.size = { w_px, h_px } });
}

static struct rig rig_talk(void)
{
    struct rig r =
        rig_open((struct exhibit_params){ .content_dir = SOURCE_DIR "/content",
                                          .mode = MODE_PRESENT,
                                          .deck = "goud-en-peper" });

    exhibit_set_day_minute(r.e, 872);
    exhibit_set_displays(r.e, DESK_ROOM_DISPLAY, DESK_COMES | DESK_IS_PRIVATE,
                         r.now_ms);
    desk_resize(&r, DESK_W_PX, DESK_H_PX);
    rig_key(&r, "PageDown");
    rig_pass(&r, RIG_PAUSE_MS);
    (void)exhibit_draw(r.e, r.now_ms);
    (void)exhibit_draw(r.e, r.now_ms);
    (void)exhibit_draw_desk(r.e, r.now_ms);
    return r;
}

static struct vec2 middle(struct rig *r, const char *id)
{
    const struct scene *scene = exhibit_desk_scene(r->e, r->now_ms);
    const struct target *t = target_lookup(&scene->targets, target_key(id));

    if (!t) {
        fail_msg("no target %s", id);
    }
    return (struct vec2){ (float)t->rect.x + (float)t->rect.w / 2.0f,
                          (float)t->rect.y + (float)t->rect.h / 2.0f };
}

static void desk_tap(struct rig *r, struct vec2 at)
{
    struct touch touch = { .phase = TOUCH_DOWN, .id = 1, .at = at };

    desk_event(r,
               (struct input_event){ .type = INPUT_TOUCH, .u.touch = touch });
    r->now_ms += 60;
    touch.phase = TOUCH_UP;
    desk_event(r,
               (struct input_event){ .type = INPUT_TOUCH, .u.touch = touch });
    rig_pass(r, RIG_PAUSE_MS);
}

static void test_own_size_and_damage(void **state)
{
    (void)state;
    struct rig r = rig_talk();
    const struct exhibit_frame frame = exhibit_draw_desk(r.e, r.now_ms);

    assert_int_equal(frame.picture->w_px, DESK_W_PX);
    assert_int_equal(frame.picture->h_px, DESK_H_PX);
    assert_int_equal(frame.damage.count, 0);
    assert_int_equal(exhibit_draw(r.e, r.now_ms).picture->w_px, RIG_W_PX);

    /* A second of the timer: some of the one, nothing of the other. */
    rig_pass(&r, 1000);
    assert_true(exhibit_draw_desk(r.e, r.now_ms).damage.count > 0);
    assert_int_equal(exhibit_draw(r.e, r.now_ms).damage.count, 0);
    rig_close(&r);
}

static void test_wakes_each_second(void **state)
{
    (void)state;
    struct rig r = rig_talk();
    const uint64_t due_ms = exhibit_deadline_ms(r.e, r.now_ms);

    assert_in_range(due_ms, r.now_ms, r.now_ms + 1000);
    rig_key(&r, "T"); /* the timer stands: nothing comes by itself */
    (void)exhibit_draw_desk(r.e, r.now_ms);
    rig_pass(&r, RIG_PAUSE_MS);
    (void)exhibit_draw_desk(r.e, r.now_ms);
    assert_true(exhibit_deadline_ms(r.e, r.now_ms) > r.now_ms + 60000);
    /* The clock of the day is told, and seen. */
    exhibit_set_day_minute(r.e, 873);
    rig_pass(&r, 1);
    assert_true(exhibit_draw_desk(r.e, r.now_ms).damage.count > 0);
    rig_close(&r);
}

static void test_touch_acts_where_it_is(void **state)
{
    (void)state;
    struct rig r = rig_talk();

    assert_string_equal(rig_screen(&r), "slide/goud-en-peper/2");
    desk_tap(&r, middle(&r, "desk-next"));
    assert_string_equal(rig_screen(&r), "slide/goud-en-peper/3");
    desk_tap(&r, middle(&r, "desk-slide-6"));
    assert_string_equal(rig_screen(&r), "slide/goud-en-peper/6");
    /* The same place of the audience's picture is nobody's button. */
    rig_tap(&r, middle(&r, "desk-next"));
    rig_pass(&r, RIG_PAUSE_MS);
    assert_string_equal(rig_screen(&r), "slide/goud-en-peper/6");
    /* Beside the buttons a hand may rest, under a black picture too. */
    desk_tap(&r, middle(&r, "desk-black"));
    desk_tap(&r, (struct vec2){ 500.0f, 10.0f });
    assert_int_equal(exhibit_show(r.e)->overlay, OVERLAY_BLACK);
    rig_close(&r);
}

static void test_closed_and_reloaded(void **state)
{
    (void)state;
    struct diag_list diags;
    struct rig r = rig_talk();

    diag_list_init(&diags);
    assert_true(exhibit_reload(r.e, NULL, &diags, r.now_ms));
    diag_list_finish(&diags);
    assert_true(exhibit_draw_desk(r.e, r.now_ms).damage.count > 0);
    desk_resize(&r, 0, 0);
    assert_null(exhibit_desk_scene(r.e, r.now_ms));
    assert_null(exhibit_draw_desk(r.e, r.now_ms).picture);
    assert_int_equal(exhibit_next_desk_frame(r.e, r.now_ms).damage.count, 0);
    rig_pass(&r, RIG_PAUSE_MS);
    desk_resize(&r, DESK_H_PX, DESK_W_PX);
    assert_int_equal(exhibit_draw_desk(r.e, r.now_ms).picture->w_px, DESK_H_PX);
    rig_close(&r);
}

static void desk_press(struct rig *r, const char *id)
{
    desk_event(
        r, (struct input_event){ .type = INPUT_TOUCH,
                                 .u.touch = { TOUCH_DOWN, 1, middle(r, id) } });
}

/* Nothing says so when the presenter's panel is unplugged. */
static void test_lost_finger(void **state)
{
    (void)state;
    struct rig r = rig_talk();

    desk_press(&r, "desk-next");
    assert_true(exhibit_show(r.e)->pressed != 0);
    rig_pass(&r, GESTURE_AGE_MS);
    assert_int_equal(exhibit_show(r.e)->pressed, 0);
    desk_press(&r, "desk-next");
    desk_resize(&r, 0, 0);
    assert_int_equal(exhibit_show(r.e)->pressed, 0);
    desk_resize(&r, DESK_W_PX, DESK_H_PX);
    desk_tap(&r, middle(&r, "desk-next"));
    assert_string_equal(rig_screen(&r), "slide/goud-en-peper/3");
    rig_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lost_finger),
        cmocka_unit_test(test_own_size_and_damage),
        cmocka_unit_test(test_wakes_each_second),
        cmocka_unit_test(test_touch_acts_where_it_is),
        cmocka_unit_test(test_closed_and_reloaded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
