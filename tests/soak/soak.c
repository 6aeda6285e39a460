/**
 * @file
 * A stand for days, without a window and on a virtual clock: the loop,
 * every hour a visitor who leaves, every third hour a talk. At the end the
 * loop is where it must be to the millisecond, and the memory is what it was
 * after a seventh of the time.
 *
 *     soak HOURS memory|times
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "rig.h"

enum {
    HOUR_MS = 3600 * 1000,
    MINUTE_MS = 60 * 1000,
    W_PX = 320, /* what is looked at is time and memory */
    H_PX = 180,
    MOTION_MS = 800, /* longer than any transition */
    KEY_MS = 20 * 1000,
    TALK_HOURS = 3,
    BASE_PARTS = 3,
    /* Of reference: at most 64 KiB a day, and what a page more or less is. */
    GROWTH_KIB_PER_DAY = 64,
    GROWTH_KIB_MIN = 256,
};

static int hours;
static bool looks_at_memory;

/* Of this process, in KiB, without what it shares. */
static long resident_kib(void)
{
    long all = 0;
    long shared = 0;
    FILE *file = fopen("/proc/self/statm", "r");

    assert_non_null(file);
    assert_int_equal(fscanf(file, "%*d %ld %ld", &all, &shared), 2);
    (void)fclose(file);
    return (all - shared) * (sysconf(_SC_PAGESIZE) / 1024);
}

/* A stand that is watched: how often a slide came on, and how long the loop
   has played. */
struct watch {
    struct rig rig;
    uint64_t played_ms, since_ms;
    size_t slides;
};

static const struct kiosk *kiosk_of(const struct watch *w)
{
    return &exhibit_content(w->rig.e)->kiosk;
}

/* From deadline to deadline; each new slide is drawn. */
static void pass_until(struct watch *w, uint64_t until_ms)
{
    struct rig *r = &w->rig;

    while (r->now_ms < until_ms) {
        const uint64_t next_ms = exhibit_deadline_ms(r->e, r->now_ms);
        const uint64_t wanted_ms =
            next_ms > r->now_ms ? next_ms : r->now_ms + MOTION_MS;
        const uint64_t since_ms = exhibit_show(r->e)->loop.since_ms;
        r->now_ms = wanted_ms < until_ms ? wanted_ms : until_ms;
        exhibit_tick(r->e, r->now_ms);
        w->slides += exhibit_show(r->e)->loop.since_ms != since_ms;
        (void)exhibit_draw(r->e, r->now_ms);
        (void)exhibit_look_ahead(r->e, r->now_ms);
    }
}

/* The loop stood still since now, and goes on at @p until_ms. */
static void pause_until(struct watch *w, uint64_t from_ms, uint64_t until_ms)
{
    w->played_ms += from_ms - w->since_ms;
    w->since_ms = until_ms;
}

/* Somebody looks at something and walks away. */
static void visit(struct watch *w, int hour)
{
    struct rig *r = &w->rig;
    const uint64_t gone_ms =
        (uint64_t)(kiosk_of(w)->idle_seconds + kiosk_of(w)->warning_seconds) *
        1000;

    rig_tap(r, (struct vec2){ W_PX / 2.0f, H_PX / 2.0f });
    const uint64_t from_ms = r->now_ms;
    assert_int_equal(exhibit_show(r->e)->state, STATE_BROWSE);
    pass_until(w, r->now_ms + KEY_MS);
    for (int i = 0; i < hour % 5 + 1; i++) {
        rig_key(r, "Tab");
        pass_until(w, r->now_ms + 500);
    }
    rig_key(r, "Return");
    pass_until(w, r->now_ms + KEY_MS);
    rig_key(r, "Tab");
    pause_until(w, from_ms, r->now_ms + gone_ms);
    pass_until(w, r->now_ms + gone_ms + MOTION_MS);
    assert_int_equal(exhibit_show(r->e)->state, STATE_ATTRACT);
}

/* To the last slide and one step more. */
static void talk(struct watch *w)
{
    struct rig *r = &w->rig;
    const uint64_t from_ms = r->now_ms;
    const uint64_t back_ms = (uint64_t)kiosk_of(w)->hand_back_seconds * 1000;

    rig_key(r, "F5");
    assert_int_equal(exhibit_show(r->e)->state, STATE_PRESENT);
    while (!exhibit_show(r->e)->talk.ended) {
        pass_until(w, r->now_ms + KEY_MS);
        rig_key(r, "Right");
    }
    pause_until(w, from_ms, r->now_ms + back_ms);
    pass_until(w, r->now_ms + back_ms + MOTION_MS);
    assert_int_equal(exhibit_show(r->e)->state, STATE_ATTRACT);
}

static uint64_t slide_ms(const struct content *c, const struct slide *slide)
{
    return 1000 * (uint64_t)(slide->seconds > 0 ? slide->seconds
                                                : c->kiosk.slide_seconds);
}

/* Where the loop is after it played for that long. */
static void check_place(const struct watch *w)
{
    const struct content *c = exhibit_content(w->rig.e);
    const struct show_loop *loop = &exhibit_show(w->rig.e)->loop;
    const struct deck *deck = &c->decks[loop->deck];
    uint64_t round_ms = 0;
    int slide = 0;

    for (size_t i = 0; i < deck->slide_count; i++) {
        round_ms += slide_ms(c, &deck->slides[i]);
    }
    uint64_t rest_ms =
        (w->played_ms + (w->rig.now_ms - w->since_ms)) % round_ms;
    for (; rest_ms >= slide_ms(c, &deck->slides[slide]); slide++) {
        rest_ms -= slide_ms(c, &deck->slides[slide]);
    }
    assert_int_equal(loop->slide, slide);
    assert_int_equal(w->rig.now_ms - loop->since_ms, rest_ms);
}

static void check_memory(long base_kib, long end_kib)
{
    const long may = hours * GROWTH_KIB_PER_DAY / 24;

    (void)printf("resident: %ld KiB after %d h, %ld KiB after %d h\n", base_kib,
                 hours / BASE_PARTS, end_kib, hours);
    if (looks_at_memory) {
        assert_true(end_kib - base_kib <=
                    (may > GROWTH_KIB_MIN ? may : GROWTH_KIB_MIN));
    }
}

static void test_days(void **state)
{
    (void)state;
    const struct exhibit_params params = {
        .content_dir = SOURCE_DIR "/tests/content/good",
    };
    struct watch w = { .rig = rig_open(params), .since_ms = RIG_START_MS };
    long base_kib = 0;

    rig_resize(&w.rig, W_PX, H_PX);
    for (int hour = 0; hour < hours; hour++) {
        const uint64_t begin_ms = RIG_START_MS + (uint64_t)hour * HOUR_MS;
        pass_until(&w, begin_ms + 10 * MINUTE_MS + (uint64_t)hour * 37);
        visit(&w, hour);
        check_place(&w);
        if (hour % TALK_HOURS == TALK_HOURS - 1) {
            pass_until(&w, begin_ms + 30 * MINUTE_MS + (uint64_t)hour * 41);
            talk(&w);
            check_place(&w);
        }
        pass_until(&w, begin_ms + HOUR_MS);
        check_place(&w);
        if (hour == hours / BASE_PARTS - 1 || hour == 0) {
            base_kib = resident_kib();
        }
    }
    (void)printf("%zu slides in %d h\n", w.slides, hours);
    check_memory(base_kib, resident_kib());
    rig_close(&w.rig);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_days) };

    hours = argc == 3 ? atoi(argv[1]) : 0;
    looks_at_memory = argc == 3 && strcmp(argv[2], "memory") == 0;
    if (hours < 1) {
        (void)fputs("usage: soak HOURS memory|times\n", stderr);
        return 2;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
