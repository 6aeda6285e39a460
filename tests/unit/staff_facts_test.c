/**
 * @file
 * What the staff panel says of the program and of the content: whole in
 * every language, lying and upright.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "rig.h"

static const char *const languages[] = { "nl", "en", "fr", "uk", "ar" };
static const int sizes[][2] = { { 1920, 1080 }, { 1080, 1920 }, { 1280, 720 } };

static const struct facts facts = {
    .version = "10.20.30",
    .folder = "0042-releases",
    .release = 42,
    .older = 41,
    .drawn_by = "opengles2",
    .driver = "KMSDRM",
    .up_ms = ((51 * 60 + 7) * 60 + 30) * 1000,
    .frames = 123456789,
    .late = 321,
    .frame_ms = 17,
    .frame_worst_ms = 33,
    .memory_bytes = (uint64_t)765 << 20,
    .picture_bytes_max = (uint64_t)256 << 20,
};

static const char *const values[] = {
    "10.20.30", "0042-releases", "51:07:30", "123456789", "321",
    "765 MiB",  "0 / 256 MiB",   "42",       "opengles2", "17 ms; 99 %: 33 ms",
    "0 / 0",
};

static void open_panel(struct rig *r)
{
    static const char *const keys[] = { "Ctrl+Alt+Q", "2", "0",
                                        "2",          "2", "Return" };

    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        rig_key(r, keys[i]);
        rig_key_up(r, keys[i]);
        rig_pass(r, 400);
    }
    assert_true(exhibit_shows_facts(r->e));
}

static int times_said(struct rig *r, const char *text)
{
    const struct draw_list *items = &exhibit_scene(r->e, r->now_ms)->items;
    int count = 0;

    for (size_t i = 0; i < items->count; i++) {
        const struct draw_cmd *cmd = &items->items[i];
        count += cmd->type == DRAW_TEXT && strcmp(cmd->u.text.text, text) == 0;
    }
    return count;
}

static void expect_uncut(struct rig *r, const char *language)
{
    const struct draw_list *items = &exhibit_scene(r->e, r->now_ms)->items;

    for (size_t i = 0; i < items->count; i++) {
        const struct draw_cmd *cmd = &items->items[i];
        if (cmd->type == DRAW_TEXT && cmd->u.text.block->clipped) {
            fail_msg("%s: '%s' is cut", language, cmd->u.text.text);
        }
    }
}

static void expect_whole(struct rig *r, const char *language)
{
    expect_uncut(r, language);
    for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
        if (times_said(r, values[i]) != 1) {
            fail_msg("%s: no '%s'", language, values[i]);
        }
    }
}

/* One row more, whatever the reason is. */
static void expect_safe(struct rig *r, const char *language)
{
    static const enum string_id why[] = {
        [FACTS_START_ENDED] = STR_STAFF_SAFE_ENDED,
        [FACTS_START_PICTURE] = STR_STAFF_SAFE_PICTURE,
    };
    const struct strings *strings = exhibit_strings(r->e);
    struct facts safe = facts;

    for (int i = FACTS_START_ENDED; i <= FACTS_START_PICTURE; i++) {
        const char *reason = strings_lookup(strings, language, why[i]);
        assert_int_equal(times_said(r, reason), 0);
        safe.start = (enum facts_start)i;
        exhibit_set_facts(r->e, &safe);
        assert_int_equal(times_said(r, reason), 1);
        expect_whole(r, language);
    }
    exhibit_set_facts(r->e, &facts);
}

static void test_languages(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
        struct rig r = rig_open((struct exhibit_params){
            .content_dir = SOURCE_DIR "/content",
            .language = languages[i],
        });
        open_panel(&r);
        assert_int_equal(times_said(&r, "10.20.30"), 0);
        exhibit_set_facts(r.e, &facts);
        for (size_t k = 0; k < sizeof(sizes) / sizeof(sizes[0]); k++) {
            rig_resize(&r, sizes[k][0], sizes[k][1]);
            expect_whole(&r, languages[i]);
            expect_safe(&r, languages[i]);
        }
        rig_tap_on(&r, "staff-rollback");
        for (size_t k = 0; k < sizeof(sizes) / sizeof(sizes[0]); k++) {
            rig_resize(&r, sizes[k][0], sizes[k][1]);
            assert_string_equal(rig_screen(&r), "rollback");
            expect_uncut(&r, languages[i]);
        }
        rig_close(&r);
    }
}

/* Where there is a release before, one can go back to it: after a question,
   whose answer is one wish. */
static void test_rollback(void **state)
{
    (void)state;
    struct rig r = rig_open(
        (struct exhibit_params){ .content_dir = SOURCE_DIR "/content" });
    struct facts alone = facts;

    open_panel(&r);
    alone.older = 0;
    exhibit_set_facts(r.e, &alone);
    const struct scene *scene = exhibit_scene(r.e, r.now_ms);
    assert_null(target_lookup(&scene->targets, target_key("staff-rollback")));
    exhibit_set_facts(r.e, &facts);
    rig_tap_on(&r, "staff-rollback");
    assert_string_equal(rig_screen(&r), "rollback");
    assert_int_equal(times_said(&r, "Terug naar uitgave 41?"), 1);
    rig_tap_on(&r, "rollback-no");
    assert_string_equal(rig_screen(&r), "staff");
    assert_false(exhibit_wants_rollback(r.e));
    rig_tap_on(&r, "staff-rollback");
    rig_tap_on(&r, "rollback-yes");
    assert_string_equal(rig_screen(&r), "staff");
    assert_true(exhibit_wants_rollback(r.e));
    assert_false(exhibit_wants_rollback(r.e));
    rig_close(&r);
}

/* The first errors, by place; warnings are for `check`. */
static void test_mistakes(void **state)
{
    (void)state;
    struct rig r = rig_open(
        (struct exhibit_params){ .content_dir = SOURCE_DIR "/content" });
    struct diag_list diags;

    diag_list_init(&diags);
    diag_add(&diags, DIAG_WARNING, 1, (struct diag_where){ "a.yaml", 1, 1 },
             "odd");
    for (int line = 2; line <= 5; line++) {
        diag_add(&diags, DIAG_ERROR, 1,
                 (struct diag_where){ "a.yaml", line, 1 }, "wrong");
    }
    open_panel(&r);
    exhibit_take_content(r.e, NULL, &diags, r.now_ms);
    assert_int_equal(times_said(&r, "a.yaml:1: odd"), 0);
    assert_int_equal(times_said(&r, "a.yaml:2: wrong"), 1);
    assert_int_equal(times_said(&r, "a.yaml:4: wrong"), 1);
    assert_int_equal(times_said(&r, "a.yaml:5: wrong"), 0);
    exhibit_set_facts(r.e, &facts);
    assert_int_equal(times_said(&r, "a.yaml:4: wrong"), 1);
    diag_list_finish(&diags);

    /* They are gone with the content that has none. */
    diag_list_init(&diags);
    assert_true(exhibit_reload(r.e, NULL, &diags, r.now_ms));
    assert_int_equal(times_said(&r, "a.yaml:2: wrong"), 0);
    diag_list_finish(&diags);
    rig_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_rollback),
        cmocka_unit_test(test_mistakes),
    };
    return cmocka_run_group_tests_name("staff_facts", tests, NULL, NULL);
}
