/**
 * @file
 * A stand at its output: sizes, damage, and content that changes or has
 * mistakes. Input is in exhibit_test.c.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "content_case.h"
#include "dump.h"
#include "rig.h"

static const char good_dir[] = SOURCE_DIR "/tests/content/good";

static struct rig rig_good(void)
{
    return rig_open((struct exhibit_params){ .content_dir = good_dir });
}

static struct rig rig_home(void)
{
    struct rig r = rig_good();

    rig_tap_on(&r, "touch");
    (void)exhibit_draw(r.e, r.now_ms);
    (void)exhibit_draw(r.e, r.now_ms);
    return r;
}

static size_t damage_count(struct rig *r)
{
    return exhibit_draw(r->e, r->now_ms).damage.count;
}

static void test_nothing_changed(void **state)
{
    (void)state;
    struct rig r = rig_good();
    const struct exhibit_frame first = exhibit_draw(r.e, r.now_ms);

    assert_int_equal(first.damage.count, 1);
    assert_true(rect_is_equal(first.damage.rects[0],
                              (struct rect){ 0, 0, RIG_W_PX, RIG_H_PX }));
    assert_int_equal(damage_count(&r), 0);
    rig_event(&r, INPUT_EXPOSE);
    assert_int_equal(damage_count(&r), 1);
    assert_int_equal(damage_count(&r), 0);
    rig_close(&r);
}

/* A page that is only looked at is drawn once. */
static void test_still_page(void **state)
{
    (void)state;
    struct rig r = rig_home();

    for (int i = 0; i < 100; i++) {
        rig_pass(&r, 1000);
        assert_int_equal(damage_count(&r), 0);
    }
    rig_close(&r);
}

/* The tile and the room its ring and shadow may take, and no more. */
static void test_press_damage(void **state)
{
    enum {
        ROOM_PX = 24
    };
    (void)state;
    struct rig r = rig_home();
    const struct rect around = rect_grow(rig_rect(&r, "goal-9"), ROOM_PX);

    for (int phase = 0; phase < 2; phase++) {
        rig_touch(&r, phase == 0 ? TOUCH_DOWN : TOUCH_LOST, 1,
                  rig_middle(&r, "goal-9"));
        const struct exhibit_frame frame = exhibit_draw(r.e, r.now_ms);
        assert_true(frame.damage.count > 0);
        for (size_t i = 0; i < frame.damage.count; i++) {
            const struct rect got = frame.damage.rects[i];
            if (!rect_is_equal(rect_intersect(got, around), got)) {
                fail_msg("phase %d: %d, %d, %d x %d", phase, got.x, got.y,
                         got.w, got.h);
            }
        }
        assert_int_equal(damage_count(&r), 0);
    }
    rig_close(&r);
}

/* The very first press on a fresh stand is no different. */
static void test_first_press_damage(void **state)
{
    (void)state;
    struct rig r = rig_good();
    const struct rect button = rig_rect(&r, "touch");

    (void)exhibit_draw(r.e, r.now_ms);
    rig_touch(&r, TOUCH_DOWN, 1, rig_middle(&r, "touch"));
    const struct exhibit_frame frame = exhibit_draw(r.e, r.now_ms);
    assert_int_equal(frame.damage.count, 1);
    assert_true(rect_is_equal(
        rect_intersect(frame.damage.rects[0], rect_grow(button, 24)),
        frame.damage.rects[0]));
    rig_close(&r);
}

/* A transition is drawn while it moves, then its end, then nothing. Near
   its end less than a pixel may be left, which is no frame. */
static void test_transition_frames(void **state)
{
    (void)state;
    struct rig r = rig_home();

    rig_tap(&r, rig_middle(&r, "goal-5"));
    for (int ms = 0; ms < 420; ms += 20) {
        const size_t count = damage_count(&r);
        assert_int_equal(damage_count(&r), 0); /* the same moment again */
        assert_true(ms >= 300 || count > 0);
        assert_int_equal(exhibit_deadline_ms(r.e, r.now_ms), r.now_ms);
        rig_pass(&r, 20);
    }
    assert_true(damage_count(&r) > 0);
    assert_int_equal(damage_count(&r), 0);
    assert_true(exhibit_deadline_ms(r.e, r.now_ms) > r.now_ms);
    rig_close(&r);
}

static uint32_t pixel(const struct pixmap *p, int x, int y)
{
    return p->pixels[y * p->stride_px + x];
}

/* Input during a movement finishes it, and then acts. */
static void test_interrupted(void **state)
{
    (void)state;
    struct rig r = rig_home();

    rig_tap(&r, rig_middle(&r, "goal-5"));
    rig_pass(&r, 100);
    (void)exhibit_draw(r.e, r.now_ms);
    rig_tap(&r, rig_middle(&r, "nav-next"));
    assert_string_equal(rig_screen(&r), "goal/6");
    rig_pass(&r, RIG_PAUSE_MS);
    const struct exhibit_frame frame = exhibit_draw(r.e, r.now_ms);
    const struct color six = color_from_rgb(0x26BDE2);
    const uint32_t want =
        0xFF000000u | (uint32_t)six.r << 16 | (uint32_t)six.g << 8 | six.b;
    assert_int_equal(pixel(frame.picture, 4, 4), want);
    rig_close(&r);
}

static void test_resize_in_a_transition(void **state)
{
    (void)state;
    struct rig r = rig_home();

    rig_tap(&r, rig_middle(&r, "goal-5"));
    rig_pass(&r, 100);
    (void)exhibit_draw(r.e, r.now_ms);
    rig_resize(&r, 1080, 1920);
    const struct exhibit_frame frame = exhibit_draw(r.e, r.now_ms);
    assert_int_equal(frame.picture->w_px, 1080);
    assert_int_equal(frame.picture->h_px, 1920);
    assert_int_equal(frame.damage.rects[0].h, 1920);
    assert_string_equal(rig_screen(&r), "goal/5");
    assert_int_equal(exhibit_scene(r.e, r.now_ms)->viewport.w_px, 1080);
    rig_tap_on(&r, "nav-next");
    assert_string_equal(rig_screen(&r), "goal/6");
    rig_close(&r);
}

static void test_resize_to_nothing(void **state)
{
    static const int sizes[][2] = { { 0, 0 }, { 0, 720 }, { -1, 300 } };
    (void)state;
    struct rig r = rig_home();

    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        rig_resize(&r, sizes[i][0], sizes[i][1]);
        assert_int_equal(exhibit_scene(r.e, r.now_ms)->viewport.w_px, RIG_W_PX);
        assert_int_equal(exhibit_draw(r.e, r.now_ms).picture->w_px, RIG_W_PX);
    }
    rig_close(&r);
}

/* Sizes that no design has: small, flat, narrow. */
static void test_odd_sizes(void **state)
{
    static const int sizes[][2] = {
        { 1, 1 }, { 64, 48 }, { 3000, 20 }, { 20, 2000 }, { 333, 777 }
    };
    (void)state;
    struct rig r = rig_home();

    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        rig_resize(&r, sizes[i][0], sizes[i][1]);
        const struct exhibit_frame frame = exhibit_draw(r.e, r.now_ms);
        assert_int_equal(frame.picture->w_px, sizes[i][0]);
        assert_int_equal(frame.damage.count, 1);
        rig_tap(&r, (struct vec2){ 10, 10 });
        rig_pass(&r, RIG_PAUSE_MS);
    }
    rig_close(&r);
}

/* Read the good content again, with changes. */
static bool reload(struct rig *r, const char *changes)
{
    struct content_case folder;
    struct diag_list diags;

    content_case_open(&folder, changes);
    diag_list_init(&diags);
    const bool done = exhibit_reload(r->e, "content", &diags, r->now_ms);
    assert_int_equal(done, diags.error_count == 0);
    diag_list_finish(&diags);
    content_case_close(&folder);
    return done;
}

static const char mistake[] = "in content/themes.yaml\n"
                              "-    goals: [11, 6]\n+    goals: [11, 18]\n";

static void test_reload_with_mistakes(void **state)
{
    (void)state;
    struct rig r = rig_home();
    const struct content *before = exhibit_content(r.e);

    rig_tap_on(&r, "goal-11");
    assert_false(reload(&r, mistake));
    assert_ptr_equal(exhibit_content(r.e), before);
    assert_string_equal(rig_screen(&r), "goal/11");
    assert_int_equal(exhibit_show(r.e)->content_errors, 1);
    rig_tap_on(&r, "nav-next");
    assert_string_equal(rig_screen(&r), "goal/12");
    rig_close(&r);
}

static void test_reload_keeps_the_place(void **state)
{
    (void)state;
    struct rig r = rig_home();

    rig_tap_on(&r, "nav-map");
    rig_tap_on(&r, "project-deals-beira");
    assert_true(reload(&r, "in content/projects/deals-beira.yaml\n"
                           "-donor: Ministerie van Buitenlandse Zaken\n"
                           "+donor: Iemand anders\n"));
    assert_string_equal(rig_screen(&r), "project/deals-beira");
    assert_int_equal(exhibit_draw(r.e, r.now_ms).damage.count, 1);
    assert_false(reload(&r, mistake));
    assert_true(reload(&r, NULL));
    assert_int_equal(exhibit_show(r.e)->content_errors, 0);
    rig_tap_on(&r, "nav-back");
    assert_string_equal(rig_screen(&r), "map");
    rig_close(&r);
}

/* The page it was on is gone, while a finger is on it. */
static void test_reload_under_a_finger(void **state)
{
    (void)state;
    struct rig r = rig_home();

    rig_tap_on(&r, "nav-map");
    rig_tap_on(&r, "project-band-varna");
    (void)exhibit_draw(r.e, r.now_ms);
    rig_touch(&r, TOUCH_DOWN, 1, rig_middle(&r, "nav-next"));
    assert_true(reload(&r, "remove content/projects/band-varna.yaml\n"));
    (void)exhibit_draw(r.e, r.now_ms);
    rig_touch(&r, TOUCH_UP, 1, (struct vec2){ 640, 300 });
    rig_pass(&r, RIG_PAUSE_MS);
    (void)exhibit_draw(r.e, r.now_ms);
    assert_string_equal(rig_screen(&r), "map");
    rig_close(&r);
}

static struct rig rig_broken(struct exhibit_params params)
{
    struct content_case folder;

    content_case_open(&folder, mistake);
    params.content_dir = "content";
    struct rig r = rig_open(params);
    content_case_close(&folder);
    assert_null(exhibit_content(r.e));
    return r;
}

static void assert_preparing(struct rig *r)
{
    const struct scene *scene = exhibit_scene(r->e, r->now_ms);

    assert_string_equal(scene->id, "preparing");
    assert_true(scene->items.count > 2);
    assert_true(exhibit_deadline_ms(r->e, r->now_ms) == UINT64_MAX);
}

/* Nothing that can come in ends it, or is answered by a black screen. */
static void test_preparing(void **state)
{
    static const char *const keys[] = {
        "Return", "F5", "Escape", "Tab", "B", "7", "Ctrl+R", "Ctrl+Alt+Q"
    };
    (void)state;
    struct rig r = rig_broken((struct exhibit_params){ 0 });

    assert_int_equal(damage_count(&r), 1);
    for (int type = INPUT_NONE; type < INPUT_QUIT; type++) {
        if (type != INPUT_RESIZE) {
            rig_event(&r, (enum input_type)type);
        }
    }
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        rig_key(&r, keys[i]);
    }
    rig_tap(&r, (struct vec2){ 5, 5 });
    rig_drag(&r, (struct vec2){ 500, 500 }, (struct vec2){ 5, 5 }, 10);
    rig_wheel(&r, 3);
    rig_resize(&r, 720, 1280);
    rig_pass(&r, 24 * 3600 * 1000);
    assert_preparing(&r);
    assert_int_equal(exhibit_draw(r.e, r.now_ms).picture->w_px, 720);
    assert_false(exhibit_wants_quit(r.e));
    assert_true(exhibit_wants_reload(r.e)); /* Ctrl+R, once */
    assert_false(exhibit_wants_reload(r.e));
    rig_key(&r, "Ctrl+Q");
    assert_false(exhibit_wants_quit(r.e)); /* no window: no way out */
    rig_close(&r);
}

/* Mistakes at start, and then none: it is what it was asked to be. */
static void test_preparing_then_good(void **state)
{
    (void)state;
    struct rig r = rig_broken((struct exhibit_params){
        .stand = "wereld", .language = "en", .windowed = true });

    assert_false(reload(&r, mistake));
    assert_preparing(&r);
    assert_true(reload(&r, NULL));
    assert_string_equal(rig_screen(&r), "attract");
    const struct show *s = exhibit_show(r.e);
    assert_string_equal(exhibit_content(r.e)->stands[s->stand].id, "wereld");
    assert_string_equal(exhibit_content(r.e)->languages[s->language], "en");
    assert_true(s->windowed);
    rig_close(&r);
}

static const struct {
    const char *label;
    struct exhibit_params params;
    enum exhibit_problem want;
} problems[] = {
    { "a stand", { .stand = "nergens" }, EXHIBIT_UNKNOWN_NAME },
    { "a language", { .language = "ar" }, EXHIBIT_UNKNOWN_NAME },
    { "a deck", { .deck = "niets" }, EXHIBIT_UNKNOWN_NAME },
    { "a stand that need not be",
      { .stand = "nergens", .lenient = true },
      EXHIBIT_FINE },
    { "a language that need not be",
      { .language = "ar", .lenient = true },
      EXHIBIT_FINE },
    { "a deck that need not be",
      { .deck = "niets", .mode = MODE_PRESENT, .lenient = true },
      EXHIBIT_FINE },
    { "assets", { .assets_dir = "/nowhere" }, EXHIBIT_BROKEN },
    { "nothing", { .stand = "wereld", .language = "en" }, EXHIBIT_FINE },
};

static void test_problems(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(problems) / sizeof(problems[0]); i++) {
        struct exhibit_params params = problems[i].params;
        struct diag_list diags;
        enum exhibit_problem problem;

        params.content_dir = good_dir;
        params.viewport = (struct viewport){ .w_px = 640, .h_px = 360 };
        params.assets_dir =
            params.assets_dir ? params.assets_dir : BINARY_DIR "/assets";
        diag_list_init(&diags);
        struct exhibit *e = exhibit_create(&params, &diags, &problem);
        if (problem != problems[i].want ||
            (e != NULL) != (problem == EXHIBIT_FINE)) {
            fail_msg("%s: problem %d", problems[i].label, (int)problem);
        }
        exhibit_destroy(e);
        diag_list_finish(&diags);
    }
}

/* Of the screen as JSON; owned by the caller. */
static char *dump(struct rig *r)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    dump_write(r->e, OUTPUT_AUDIENCE, r->now_ms, out);
    (void)fclose(out);
    return text;
}

/* The dump after a visit and a reset is that of a fresh stand. */
static void test_reset_is_fresh(void **state)
{
    (void)state;
    struct rig fresh = rig_good();
    struct rig r = rig_good();
    const struct kiosk *kiosk = &exhibit_content(r.e)->kiosk;
    char *want = dump(&fresh);

    rig_tap_on(&r, "touch");
    rig_tap_on(&r, "nav-language");
    rig_tap_on(&r, "language-en");
    rig_tap_on(&r, "nav-done");
    rig_tap_on(&r, "goal-11");
    rig_key(&r, "Tab");
    rig_pass(&r, (uint64_t)kiosk->idle_seconds * 1000);
    assert_string_equal(rig_screen(&r), "warning");
    rig_pass(&r, (uint64_t)kiosk->warning_seconds * 1000);
    char *got = dump(&r);
    assert_string_equal(got, want);
    free(want);
    free(got);
    rig_close(&r);
    rig_close(&fresh);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_changed),
        cmocka_unit_test(test_still_page),
        cmocka_unit_test(test_press_damage),
        cmocka_unit_test(test_first_press_damage),
        cmocka_unit_test(test_transition_frames),
        cmocka_unit_test(test_interrupted),
        cmocka_unit_test(test_resize_in_a_transition),
        cmocka_unit_test(test_resize_to_nothing),
        cmocka_unit_test(test_odd_sizes),
        cmocka_unit_test(test_reload_with_mistakes),
        cmocka_unit_test(test_reload_keeps_the_place),
        cmocka_unit_test(test_reload_under_a_finger),
        cmocka_unit_test(test_preparing),
        cmocka_unit_test(test_preparing_then_good),
        cmocka_unit_test(test_problems),
        cmocka_unit_test(test_reset_is_fresh),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
