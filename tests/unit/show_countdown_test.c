/**
 * @file
 * The bars of the idle question: which is grey when, and that the show asks
 * for no more frames than they need.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "content.h"
#include "show.h"
#include "stage.h"

enum {
    START_MS = 1000000,
    BAR_MS = 300,
};

static struct content *content;

/* @return when the question came. */
static uint64_t ask(struct show *s, bool calm)
{
    const struct show_params params = { .mode = MODE_KIOSK, .deck = -1 };
    const struct intent home = { .type = INTENT_HOME };
    const struct intent set = { .type = INTENT_SETTING, .value = SETTING_CALM };
    const struct intent none = { .type = INTENT_NONE };

    show_init(s, content, &params, START_MS);
    show_update(s, content, &home, START_MS);
    if (calm) {
        show_update(s, content, &set, START_MS);
    }
    show_update(s, content, &none,
                START_MS + (uint64_t)content->kiosk.idle_seconds * 1000);
    assert_int_equal(s->overlay, OVERLAY_WARNING);
    return s->warning_ms;
}

/* round(17 * what is left), from the last bar to the first; each in 300. */
static void test_bars(void **state)
{
    (void)state;
    struct show s;
    const uint64_t from_ms = ask(&s, false);
    const uint64_t whole_ms = (uint64_t)content->kiosk.warning_seconds * 1000;

    for (uint64_t ms = 0; ms <= whole_ms; ms += 7) {
        const double left = 17.0 * (double)(whole_ms - ms) / (double)whole_ms;
        for (int bar = 0; bar < GOAL_COUNT; bar++) {
            const double late_ms =
                ((double)bar + 0.5 - left) * (double)whole_ms / 17.0;
            const int gone = show_bar_gone(&s, content, bar, from_ms + ms);
            if (late_ms < -1.0) {
                assert_int_equal(gone, 0);
            } else if (late_ms > BAR_MS + 1) {
                assert_int_equal(gone, PROGRESS_WHOLE);
            } else {
                const double want = late_ms * PROGRESS_WHOLE / BAR_MS;
                assert_true(gone - want < 500 && want - gone < 500);
            }
        }
    }
}

/* From deadline to deadline nothing is missed, and little is asked for. */
static void test_deadlines(void **state)
{
    (void)state;
    for (int calm = 0; calm < 2; calm++) {
        struct show s;
        const struct intent none = { .type = INTENT_NONE };
        uint64_t now_ms = ask(&s, calm);
        const uint64_t whole_ms =
            (uint64_t)content->kiosk.warning_seconds * 1000;
        const uint64_t end_ms = now_ms + whole_ms;
        int frames = 0;

        now_ms += 500; /* the dialogue has risen */
        while (now_ms < end_ms) {
            show_update(&s, content, &none, now_ms);
            const uint64_t next_ms = show_deadline_ms(&s, content, now_ms);
            assert_true(next_ms > now_ms && next_ms <= now_ms + 1000);
            for (int bar = 0; !calm && bar < GOAL_COUNT; bar++) {
                const int here = show_bar_gone(&s, content, bar, now_ms);
                const int there = show_bar_gone(&s, content, bar, next_ms - 1);
                assert_true(there - here <= PROGRESS_WHOLE / 8);
            }
            now_ms = next_ms;
            frames++;
        }
        const int seconds = content->kiosk.warning_seconds;
        assert_true(frames <= seconds + (calm ? 0 : GOAL_COUNT * 11));
        assert_int_equal(s.overlay, OVERLAY_WARNING);
    }
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
        cmocka_unit_test(test_bars),
        cmocka_unit_test(test_deadlines),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
