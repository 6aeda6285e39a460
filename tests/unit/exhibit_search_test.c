/**
 * @file
 * The search at its input: fingers and keys that type, and a content that is
 * read again under it.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "rig.h"

static const char good_dir[] = SOURCE_DIR "/tests/content/good";
static const char real_dir[] = SOURCE_DIR "/content";

static struct rig rig_search(const char *dir)
{
    struct rig r = rig_open((struct exhibit_params){ .content_dir = dir });

    rig_tap_on(&r, "touch");
    rig_tap_on(&r, "nav-search");
    assert_string_equal(rig_screen(&r), "search");
    return r;
}

static const char *query(const struct rig *r)
{
    return exhibit_show(r->e)->query.text;
}

/* Some words have a letter twice; a bouncing finger is faster. */
static void test_double_letters(void **state)
{
    static const struct {
        uint64_t apart_ms; /* from up to up */
        const char *want;
    } cases[] = { { 100, "o" }, { 200, "oo" } };
    (void)state;

    for (size_t i = 0; i < 2; i++) {
        struct rig r = rig_search(good_dir);
        const struct vec2 at = rig_middle(&r, "key-o");
        rig_tap(&r, at);
        rig_pass(&r, cases[i].apart_ms - 60);
        rig_tap(&r, at);
        assert_string_equal(query(&r), cases[i].want);
        rig_close(&r);
    }
}

/* A key that is not a letter keeps the visitor's patience. */
static void test_other_keys(void **state)
{
    (void)state;
    struct rig r = rig_search(good_dir);
    const struct vec2 at = rig_middle(&r, "key-digits");

    rig_tap(&r, at);
    rig_pass(&r, 200 - 60);
    rig_tap(&r, at);
    assert_true(exhibit_show(r.e)->query.digits);
    rig_close(&r);
}

static void test_suggestion(void **state)
{
    (void)state;
    struct rig r = rig_search(good_dir);

    rig_tap_on(&r, "suggestion-1");
    assert_true(query(&r)[0] != '\0');
    rig_tap_on(&r, "key-clear");
    assert_string_equal(query(&r), "");
    rig_close(&r);
}

/* What a chip says is what it asks for, whatever was asked between: the
   pictures of the next screens are looked for in the same search. */
static void test_suggestion_is_kept(void **state)
{
    (void)state;
    struct rig r = rig_search(real_dir);

    for (const char *p = "WAT"; *p; p++) {
        rig_key(&r, (char[]){ *p, '\0' });
    }
    const struct scene before = *exhibit_scene(r.e, r.now_ms);
    const struct target *chip =
        target_lookup(&before.targets, target_key("suggestion-1"));
    assert_non_null(chip);
    rig_key(&r, "E");
    (void)exhibit_scene(r.e, r.now_ms); /* the one before is still there */
    assert_string_equal(chip->name, chip->intent.text);
    assert_non_null(strstr(chip->intent.text, "wat"));
    rig_close(&r);
}

static void test_keys(void **state)
{
    (void)state;
    struct rig r = rig_search(good_dir);

    rig_key(&r, "B");
    rig_pass(&r, 60);
    rig_key(&r, "B");
    rig_key(&r, "Space");
    rig_key(&r, "1");
    rig_key(&r, "Backspace");
    assert_string_equal(query(&r), "bb ");
    rig_key(&r, "Escape");
    assert_string_equal(rig_screen(&r), "home");
    rig_close(&r);
}

static bool has_target(struct rig *r, const char *id)
{
    const struct scene *scene = exhibit_scene(r->e, r->now_ms);

    return target_lookup(&scene->targets, target_key(id)) != NULL;
}

/* The query stays; what it finds is what there is now. */
static void test_reload(void **state)
{
    struct diag_list diags;
    (void)state;
    struct rig r = rig_search(real_dir);

    for (const char *p = "DORDRECHT"; *p; p++) {
        rig_key(&r, (char[]){ *p, '\0' });
        rig_pass(&r, RIG_PAUSE_MS);
    }
    assert_true(has_target(&r, "found-project-stedenband-dordrecht-varna"));
    diag_list_init(&diags);
    assert_true(exhibit_reload(r.e, good_dir, &diags, r.now_ms));
    diag_list_finish(&diags);
    assert_string_equal(rig_screen(&r), "search");
    assert_string_equal(query(&r), "dordrecht");
    assert_false(has_target(&r, "found-project-stedenband-dordrecht-varna"));
    rig_key(&r, "Escape");
    rig_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_double_letters),
        cmocka_unit_test(test_other_keys),
        cmocka_unit_test(test_suggestion),
        cmocka_unit_test(test_suggestion_is_kept),
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_reload),
    };
    return cmocka_run_group_tests_name("exhibit_search", tests, NULL, NULL);
}
