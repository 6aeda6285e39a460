/**
 * @file
 * The skyline of the loop on a stand: how often it asks for a frame, what a
 * frame redraws, and that leaving it begins with what was seen last.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "content_case.h"
#include "rig.h"

enum {
    FRAME_MS = 40,
};

static struct rig rig_loop(void)
{
    struct rig r = rig_open((struct exhibit_params){ .content_dir = SOURCE_DIR
                                                     "/tests/content/good" });

    (void)exhibit_draw(r.e, r.now_ms);
    return r;
}

/* Frame by frame, for as long as it lasts. @return how many. */
static int breathe(struct rig *r, uint64_t ms)
{
    const uint64_t until_ms = r->now_ms + ms;
    int frames = 0;

    while (exhibit_deadline_ms(r->e, r->now_ms) < until_ms) {
        r->now_ms = exhibit_deadline_ms(r->e, r->now_ms);
        exhibit_tick(r->e, r->now_ms);
        (void)exhibit_draw(r->e, r->now_ms);
        frames++;
    }
    return frames;
}

static void test_pace(void **state)
{
    (void)state;
    struct rig r = rig_loop();

    assert_int_equal(exhibit_deadline_ms(r.e, r.now_ms), r.now_ms + FRAME_MS);
    assert_int_equal(breathe(&r, 2000), 2000 / FRAME_MS - 1);
    assert_string_equal(rig_screen(&r), "attract");
    rig_close(&r);
}

/* Heads of bars, and nothing of the words and buttons around them. */
static void test_damage(void **state)
{
    (void)state;
    struct rig r = rig_loop();
    const struct parts parts = exhibit_scene(r.e, r.now_ms)->parts;
    struct target_list targets = exhibit_scene(r.e, r.now_ms)->targets;
    const struct target first = targets.items[0];
    bool moved = false;

    for (int i = 0; i < 100; i++) {
        rig_pass(&r, FRAME_MS);
        const struct exhibit_frame frame = exhibit_draw(r.e, r.now_ms);
        for (size_t n = 0; n < frame.damage.count; n++) {
            const struct rect got = frame.damage.rects[n];
            moved = true;
            assert_true(got.h < RIG_H_PX * 2 / 3);
            assert_true(got.y + got.h <=
                        parts.goals[0].rect.y + parts.goals[0].rect.h);
        }
        assert_int_equal(exhibit_draw(r.e, r.now_ms).damage.count, 0);
    }
    assert_true(moved);
    targets = exhibit_scene(r.e, r.now_ms)->targets;
    assert_true(targets.items[0].key == first.key &&
                rect_is_equal(targets.items[0].rect, first.rect));
    rig_close(&r);
}

/* Frames drawn piece by piece and at once are the same picture. */
static void test_damage_is_all(void **state)
{
    (void)state;
    struct rig r = rig_loop();
    struct pixmap seen = pixmap_create(RIG_W_PX, RIG_H_PX);
    const struct rect whole = { 0, 0, RIG_W_PX, RIG_H_PX };

    pixmap_copy(&seen, exhibit_draw(r.e, r.now_ms).picture, whole);
    for (int i = 0; i < 60; i++) {
        rig_pass(&r, 50);
        if (i == 30) {
            rig_touch(&r, TOUCH_DOWN, 1, rig_middle(&r, "goal-12"));
        }
        const struct exhibit_frame frame = exhibit_draw(r.e, r.now_ms);
        for (size_t n = 0; n < frame.damage.count; n++) {
            pixmap_copy(&seen, frame.picture, frame.damage.rects[n]);
        }
        for (int y = 0; y < RIG_H_PX; y++) {
            assert_memory_equal(frame.picture->pixels +
                                    y * frame.picture->stride_px,
                                seen.pixels + y * seen.stride_px, RIG_W_PX * 4);
        }
    }
    pixmap_destroy(&seen);
    rig_close(&r);
}

static uint64_t fingerprint(const struct pixmap *p)
{
    uint64_t sum = 14695981039346656037u; /* FNV-1a */

    for (int y = 0; y < p->h_px; y++) {
        for (int x = 0; x < p->w_px; x++) {
            sum = (sum ^ p->pixels[y * p->stride_px + x]) * 1099511628211u;
        }
    }
    return sum;
}

/* A fade to the next slide begins with the very picture that was seen. */
static void test_leaves_as_seen(void **state)
{
    (void)state;
    struct rig r = rig_loop();
    const struct content *c = exhibit_content(r.e);
    const struct show *s = exhibit_show(r.e);
    const struct slide *slide = &c->decks[s->loop.deck].slides[s->loop.slide];
    const uint64_t slide_ms =
        1000 * (uint64_t)(slide->seconds > 0 ? slide->seconds
                                             : c->kiosk.slide_seconds);
    const uint64_t end_ms = s->loop.since_ms + slide_ms;

    (void)breathe(&r, end_ms - r.now_ms - 1);
    const uint64_t seen = fingerprint(exhibit_draw(r.e, r.now_ms).picture);
    r.now_ms = end_ms;
    exhibit_tick(r.e, r.now_ms);
    assert_int_equal(exhibit_show(r.e)->loop.slide, 1);
    assert_true(fingerprint(exhibit_draw(r.e, r.now_ms).picture) == seen);
    rig_close(&r);
}

/* Where a colour stands in a frame. */
static struct rect place_of(const struct output_frame *frame,
                            struct color color)
{
    for (int i = frame->layers.count; i > 0; i--) {
        const struct layer *layer = &frame->layers.items[i - 1];
        if (layer->source == LAYER_COLOR &&
            color_is_equal(layer->color, color)) {
            return layer->to;
        }
    }
    fail_msg("not there");
    return (struct rect){ 0 };
}

/* Every bar sets out from where it was seen, the touched one first. */
static void test_wakes(void **state)
{
    (void)state;
    struct rig r = rig_loop();
    (void)breathe(&r, 3000);
    const struct output_frame seen = exhibit_next_frame(r.e, r.now_ms);
    const struct rect touch = rig_rect(&r, "touch");
    int lead = 0;

    for (int i = 0; i < PARTS_GOALS; i++) {
        const struct rect bar =
            exhibit_scene(r.e, r.now_ms)->parts.goals[i].rect;
        lead = touch.x + touch.w / 2 >= bar.x ? i : lead;
    }
    rig_tap(&r, rig_middle(&r, "touch"));
    const struct output_frame first = exhibit_next_frame(r.e, r.now_ms);
    const struct parts home = exhibit_scene(r.e, r.now_ms)->parts;
    assert_string_equal(rig_screen(&r), "home");
    rig_pass(&r, 90);
    const struct output_frame next = exhibit_next_frame(r.e, r.now_ms);
    for (int i = 0; i < PARTS_GOALS; i++) {
        const struct rect from = place_of(&first, home.goals[i].color);
        const struct rect to = place_of(&next, home.goals[i].color);
        const bool moved = !rect_is_equal(from, to);
        assert_int_equal(from.y, seen.layers.items[2 + 2 * i].to.y);
        assert_true(i != lead || moved);
        assert_true(abs(i - lead) < 5 || !moved); /* 5 x 18 ms: not yet */
    }
    rig_close(&r);
}

/* Where the content says so it stands still until the slide is over. */
static void test_calm(void **state)
{
    struct content_case folder;
    (void)state;

    content_case_open(&folder, "in content/standpunt.yaml\n"
                               "-  idle_seconds: 120\n"
                               "+  motion: calm\n");
    struct rig r =
        rig_open((struct exhibit_params){ .content_dir = "content" });
    content_case_close(&folder);
    (void)exhibit_draw(r.e, r.now_ms);
    assert_true(exhibit_deadline_ms(r.e, r.now_ms) > r.now_ms + 3000);
    rig_pass(&r, 3000);
    assert_int_equal(exhibit_draw(r.e, r.now_ms).damage.count, 0);

    /* It is a visitor's own setting, too, and comes back after a visit. */
    rig_tap_on(&r, "nav-access");
    assert_true(show_has(exhibit_show(r.e), SETTING_CALM));
    rig_tap_on(&r, "setting-calm");
    assert_false(show_has(exhibit_show(r.e), SETTING_CALM));
    rig_pass(&r, 200000);
    rig_pass(&r, 200000);
    assert_string_equal(rig_screen(&r), "attract");
    assert_true(show_has(exhibit_show(r.e), SETTING_CALM));
    rig_close(&r);
}

/* Not while a talk or a visitor is there, nor under the staff's panel. */
static void test_elsewhere(void **state)
{
    static const char *const keys[] = { "F5", "Escape" };
    (void)state;
    struct rig r = rig_loop();

    rig_key(&r, keys[0]);
    rig_pass(&r, RIG_PAUSE_MS);
    (void)exhibit_draw(r.e, r.now_ms);
    assert_true(exhibit_deadline_ms(r.e, r.now_ms) > r.now_ms + 1000);
    rig_close(&r);
    r = rig_loop();
    rig_key(&r, "Ctrl+Alt+Q");
    rig_pass(&r, RIG_PAUSE_MS);
    (void)exhibit_draw(r.e, r.now_ms);
    assert_true(exhibit_deadline_ms(r.e, r.now_ms) > r.now_ms + 1000);
    rig_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pace),
        cmocka_unit_test(test_damage),
        cmocka_unit_test(test_damage_is_all),
        cmocka_unit_test(test_leaves_as_seen),
        cmocka_unit_test(test_wakes),
        cmocka_unit_test(test_calm),
        cmocka_unit_test(test_elsewhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
