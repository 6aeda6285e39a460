/**
 * @file
 * Pictures before they are needed. What a worker has finished is taken in
 * only on a wake, so a picture that is there at once was asked for before.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <SDL.h>
#include <cmocka.h>

#include "rig.h"

enum {
    WAIT_MS_MAX = 60000, /* a machine that does much else */
    STEPS_MAX = 100,
};

/* Wait for the worker and take in what it made. */
static void take_pictures(struct rig *r)
{
    SDL_Event event;

    assert_int_equal(SDL_WaitEventTimeout(&event, WAIT_MS_MAX), 1);
    assert_int_equal(event.type, SDL_USEREVENT);
    rig_event(r, INPUT_WAKE);
}

/* With the logo of the first screen, whose wake would be taken for another;
   so would be one that the stand of the test before left behind. */
static struct rig rig_live(void)
{
    SDL_FlushEvent(SDL_USEREVENT);
    struct rig r = rig_open((struct exhibit_params){
        .content_dir = SOURCE_DIR "/tests/content/good",
        .live = true,
    });

    (void)exhibit_draw(r.e, r.now_ms);
    take_pictures(&r);
    return r;
}

/* @return  Scenes that were looked at, at least one. */
static int look_ahead(struct rig *r)
{
    int steps = 1;

    (void)exhibit_draw(r->e, r->now_ms);
    while (exhibit_look_ahead(r->e, r->now_ms)) {
        assert_in_range(++steps, 1, STEPS_MAX);
    }
    return steps;
}

/* Of the pictures on the screen; the test fails if there is none. */
static enum asset_state state_of_pictures(struct rig *r)
{
    const struct scene *scene = exhibit_scene(r->e, r->now_ms);
    enum asset_state worst = ASSET_READY;
    int count = 0;

    for (size_t i = 0; i < scene->items.count; i++) {
        if (scene->items.items[i].type == DRAW_IMAGE) {
            const enum asset_state state =
                exhibit_image_state(r->e, &scene->items.items[i]);
            worst = state == ASSET_READY ? worst : state;
            count++;
        }
    }
    assert_true(count > 0);
    return worst;
}

/* In the talk; its sixth slide has the picture. */
static struct rig rig_slide(const char *number)
{
    struct rig r = rig_live();

    rig_key(&r, "F5");
    rig_pass(&r, RIG_PAUSE_MS);
    rig_key(&r, number);
    rig_key(&r, "Return");
    rig_pass(&r, RIG_PAUSE_MS);
    return r;
}

static void check_step(const char *from, const char *key)
{
    struct rig r = rig_slide(from);

    (void)look_ahead(&r);
    take_pictures(&r);
    rig_key(&r, key);
    assert_string_equal(rig_screen(&r), "slide/verhaal/6");
    assert_int_equal(state_of_pictures(&r), ASSET_READY);
    rig_close(&r);
}

static void test_slides_beside(void **state)
{
    (void)state;

    check_step("5", "PageDown");
    check_step("7", "PageUp");
}

/* Without a look ahead the same step finds a placeholder. */
static void test_not_by_itself(void **state)
{
    (void)state;
    struct rig r = rig_slide("5");

    (void)exhibit_draw(r.e, r.now_ms);
    rig_key(&r, "PageDown");
    assert_int_equal(state_of_pictures(&r), ASSET_WAITING);
    rig_close(&r);
}

/* What a row of a list opens. */
static void test_target(void **state)
{
    (void)state;
    struct rig r = rig_live();

    rig_tap_on(&r, "touch");
    rig_tap_on(&r, "nav-map");
    rig_pass(&r, RIG_PAUSE_MS);
    assert_string_equal(rig_screen(&r), "map");
    (void)look_ahead(&r);
    take_pictures(&r);
    rig_tap_on(&r, "project-deals-beira");
    assert_string_equal(rig_screen(&r), "project/deals-beira");
    assert_int_equal(state_of_pictures(&r), ASSET_READY);
    rig_close(&r);
}

/* A screen is looked around once; not while it moves, not under a panel. */
static void test_at_rest_only(void **state)
{
    (void)state;
    struct rig r = rig_live();

    rig_tap_on(&r, "touch");
    rig_pass(&r, RIG_PAUSE_MS);
    assert_true(look_ahead(&r) > 1);
    assert_int_equal(look_ahead(&r), 1);
    rig_touch(&r, TOUCH_DOWN, 1, rig_middle(&r, "goal-9"));
    assert_int_equal(look_ahead(&r), 1);
    rig_touch(&r, TOUCH_UP, 1, rig_middle(&r, "goal-9"));
    (void)exhibit_draw(r.e, r.now_ms);
    assert_false(exhibit_look_ahead(r.e, r.now_ms)); /* it opens */
    rig_pass(&r, RIG_PAUSE_MS);
    assert_string_equal(rig_screen(&r), "goal/9");
    assert_true(look_ahead(&r) > 1);
    rig_close(&r);
}

/* A stand that is only looked at shows the same with and without. */
static void test_state_stays(void **state)
{
    (void)state;
    struct rig r = rig_live();

    rig_tap_on(&r, "touch");
    rig_pass(&r, RIG_PAUSE_MS);
    (void)exhibit_draw(r.e, r.now_ms);
    const struct show before = *exhibit_show(r.e);
    (void)look_ahead(&r);
    assert_true(show_looks_equal(&before, exhibit_show(r.e)));
    assert_int_equal(exhibit_draw(r.e, r.now_ms).damage.count, 0);
    rig_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_slides_beside),
        cmocka_unit_test(test_not_by_itself),
        cmocka_unit_test(test_target),
        cmocka_unit_test(test_at_rest_only),
        cmocka_unit_test(test_state_stays),
    };

    if (SDL_Init(SDL_INIT_EVENTS) != 0) {
        return 1;
    }
    const int failed =
        cmocka_run_group_tests_name("exhibit ahead", tests, NULL, NULL);
    SDL_Quit();
    return failed;
}
