/**
 * @file
 * The releases of a stand, followed in a thread: what is current comes as
 * content, what cannot be shown is current no longer, and the staff goes back.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "content_case.h"
#include "platform.h"
#include "release_stand.h"
#include "release_watch.h"

enum {
    WAIT_MS = 60000, /* only a hang takes so long */
};

static struct content_case house;

static void put_title(const char *title)
{
    char text[512];

    (void)snprintf(text, sizeof(text),
                   "themes:\n  - id: steden\n    title: %s\n    lead: Sterk\n"
                   "    goals: [11, 6]\n  - id: bestuur\n    title: Bestuur\n"
                   "    lead: Luistert\n",
                   title);
    write_file("content/themes.yaml", text);
}

static struct release_id publish_title(const char *title)
{
    struct release_id id;

    put_title(title);
    assert_true(publish("content", &id));
    return id;
}

static struct release_id publish_mistake(void)
{
    struct release_id id;

    write_file("content/themes.yaml", "themes: 12\n");
    assert_true(publish("content", &id));
    return id;
}

static int set_up(void **state)
{
    content_case_open(&house, NULL);
    return make_stand(state);
}

static int tear_down(void **state)
{
    const int result = end_stand(state);

    content_case_close(&house);
    return result;
}

static struct release_watch *watch_stand(bool safe)
{
    struct release_watch *w = release_watch_open(&(struct release_watch_params){
        .dir = stand_dir(),
        .start = { .safe = safe, .boot = "one" },
    });
    assert_non_null(w);
    return w;
}

/* What comes next: content with this title, or with NULL none. */
static void expect(struct release_watch *w, const char *title, bool mistakes)
{
    struct content_news news;

    assert_true(release_watch_take(w, WAIT_MS, &news));
    assert_int_equal(news.diags.error_count > 0, mistakes);
    if (title) {
        assert_non_null(news.content);
        assert_string_equal(news.content->themes[0].title.in[0], title);
    } else {
        assert_null(news.content);
    }
    content_news_finish(&news);
}

/* As soon as its thread has noted it. */
static void expect_state(struct release_watch *w, int shown, int older)
{
    struct release_state state = { .shown = -1 };

    while (state.shown != shown || state.older != older) {
        const struct timespec moment = { .tv_nsec = 1000000 };
        (void)nanosleep(&moment, NULL);
        release_watch_state(w, &state);
    }
}

static void test_next_and_back(void **state)
{
    (void)state;
    const struct release_id first = publish_title("Een");
    struct release_watch *w = watch_stand(false);

    expect(w, "Een", false);
    expect_state(w, 1, 0);
    const struct release_id second = publish_title("Twee");
    expect(w, "Twee", false);
    expect_state(w, 2, 1);
    assert_true(is_current(&second));

    release_watch_ask(w, RELEASE_AGAIN);
    expect(w, "Twee", false);
    release_watch_ask(w, RELEASE_BACK);
    expect(w, "Een", false);
    expect_state(w, 1, 0);
    assert_true(is_current(&first));
    release_watch_close(w);
}

/* The one that was shown stays, and is current again. */
static void test_next_cannot_be_shown(void **state)
{
    (void)state;
    const struct release_id first = publish_title("Een");
    struct release_watch *w = watch_stand(false);

    expect(w, "Een", false);
    (void)publish_mistake();
    expect(w, NULL, true);
    expect_state(w, 1, 0);
    assert_true(is_current(&first));
    release_watch_close(w);
}

/* What is shown instead comes with what is wrong. */
static void test_first_cannot_be_shown(void **state)
{
    (void)state;
    const struct release_id first = publish_title("Een");
    (void)publish_mistake();
    struct release_watch *w = watch_stand(false);

    expect(w, "Een", true);
    expect_state(w, 1, 0);
    assert_true(is_current(&first));
    release_watch_close(w);
}

/* Mistakes are told once, until somebody asks; then comes what is whole. */
static void test_nothing_can_be_shown(void **state)
{
    (void)state;
    struct content_news news;

    (void)publish_mistake();
    struct release_watch *w = watch_stand(false);
    expect(w, NULL, true);
    assert_false(release_watch_take(w, 3 * TRIAL_LOOK_MS, &news));
    release_watch_ask(w, RELEASE_AGAIN);
    expect(w, NULL, true);
    (void)publish_title("Twee");
    expect(w, "Twee", false);
    release_watch_close(w);
}

/* A new stand's folder is nobody's mistake. */
static void test_nothing_is_published(void **state)
{
    (void)state;
    char path[TEST_PATH_BYTES];

    assert_int_equal(mkdir(stand_dir(), 0755), 0);
    (void)snprintf(path, sizeof(path), "%s/releases", stand_dir());
    assert_int_equal(mkdir(path, 0755), 0);
    struct release_watch *w = watch_stand(false);
    expect(w, NULL, false);
    (void)publish_title("Een");
    expect(w, "Een", false);
    expect_state(w, 1, 0);
    release_watch_close(w);
}

static void test_safe(void **state)
{
    (void)state;
    const struct release_id first = publish_title("Een");

    point_at(DEPOT_GOOD, &first);
    (void)publish_title("Twee");
    struct release_watch *w = watch_stand(true);
    expect(w, "Een", false);
    assert_true(is_current(&first));
    release_watch_close(w);
}

static bool is_noted(void)
{
    char path[TEST_PATH_BYTES];

    (void)snprintf(path, sizeof(path), "%s/trial", stand_dir());
    return access(path, F_OK) == 0;
}

/* News that nobody took, and an end at any moment, which is an orderly one. */
static void test_close(void **state)
{
    (void)state;
    (void)publish_title("Een");
    for (int i = 0; i < 20; i++) {
        const struct timespec moment = { .tv_nsec = i * 1000000L };
        struct release_watch *w = watch_stand(false);
        release_watch_ask(w, RELEASE_AGAIN);
        (void)nanosleep(&moment, NULL);
        release_watch_tell_shown(w, platform_now_ms());
        assert_true(release_watch_beat_ms(w) > 0);
        release_watch_close(w);
        assert_false(is_noted());
    }
    release_watch_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_next_and_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_next_cannot_be_shown, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_first_cannot_be_shown, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_nothing_can_be_shown, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_nothing_is_published, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_safe, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_close, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
