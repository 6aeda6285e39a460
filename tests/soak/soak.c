/**
 * @file
 * A stand for days, without a window and on a virtual clock: the loop of the
 * real content, twice an hour a visitor who touches what there is and walks
 * away, every third hour a talk, every half hour the content is read anew.
 *
 * The loop is where it must be, to the millisecond; a visitor who left is
 * forgotten when it was said; what the process holds does not grow.
 *
 *     soak HOURS memory|times
 */

#include <assert.h>
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
#include "trend.h"

enum {
    HOUR_MS = 3600 * 1000,
    MINUTE_MS = 60 * 1000,
    W_PX = 640, /* what is looked at is time and memory */
    H_PX = 360,
    MOTION_MS = 800, /* longer than any transition */
    KEY_MS = 20 * 1000,
    DAY_HOURS = 24,
    TALK_HOURS = 3,
    VISIT_STEPS_MAX = 12,
    LOOK_MS = 2500,
    /* Of reference: at most 64 KiB a day. What is shown for the first time
       is kept, so a third of the time passes before it counts. */
    GROWTH_KIB_PER_DAY = 64,
    LEARN_PARTS = 3,
    /* Hours say nothing of a day: less than a content that is not let go. */
    GROWTH_KIB_SOME = 2048,
    LINE_DAYS = 5,
};

static int hours;
static bool looks_at_memory;

/* A stand that is watched: how long the loop has played. */
struct watch {
    struct rig rig;
    enum show_state state;
    uint64_t played_ms, since_ms; /* before the loop went on, and when */
    size_t slides, screens;
    uint32_t seed;
    struct holding learned; /* after a third of the time */
    struct trend memory;    /* KiB by days, from then on */
};

static const struct kiosk *kiosk_of(const struct watch *w)
{
    return &exhibit_content(w->rig.e)->kiosk;
}

static bool plays(const struct watch *w)
{
    return exhibit_show(w->rig.e)->state == STATE_ATTRACT;
}

/* The loop plays, or it stands still: since now. */
static void note(struct watch *w)
{
    const enum show_state state = exhibit_show(w->rig.e)->state;

    if (state != w->state && w->state == STATE_ATTRACT) {
        w->played_ms += w->rig.now_ms - w->since_ms;
    } else if (state != w->state && state == STATE_ATTRACT) {
        w->since_ms = w->rig.now_ms;
    }
    w->state = state;
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
        note(w);
        w->slides += exhibit_show(r->e)->loop.since_ms != since_ms;
        (void)exhibit_draw(r->e, r->now_ms);
        (void)exhibit_look_ahead(r->e, r->now_ms);
    }
}

static void tap(struct watch *w, struct vec2 at)
{
    rig_touch(&w->rig, TOUCH_DOWN, 1, at);
    note(w);
    w->rig.now_ms += 60;
    rig_touch(&w->rig, TOUCH_UP, 1, at);
    note(w);
}

static void key(struct watch *w, const char *name)
{
    rig_key(&w->rig, name);
    note(w);
}

/* Any number; the same ones in every run. Numerical Recipes' constants. */
static uint32_t draw_number(struct watch *w, uint32_t below)
{
    assert(below > 0);
    w->seed = w->seed * 1664525u + 1013904223u;
    return (w->seed >> 8) % below;
}

/* One of the targets, each as likely as the others. */
static void touch_something(struct watch *w)
{
    const struct scene *scene = exhibit_scene(w->rig.e, w->rig.now_ms);

    assert_true(scene->items.count > 0);
    assert_true(scene->targets.count > 0);
    const struct rect at =
        scene->targets.items[draw_number(w, (uint32_t)scene->targets.count)]
            .rect;
    tap(w, (struct vec2){ (float)at.x + (float)at.w / 2.0f,
                          (float)at.y + (float)at.h / 2.0f });
    w->screens++;
}

/* A visitor leaves: after the time that the content says, and no later,
   it is as if nobody had been there. */
static void walk_away(struct watch *w)
{
    key(w, "Tab");
    const struct kiosk *kiosk = kiosk_of(w);
    const int idle_seconds =
        kiosk->idle_seconds * show_patience(exhibit_show(w->rig.e));
    const uint64_t gone_ms =
        (uint64_t)(idle_seconds + kiosk->warning_seconds) * 1000;
    const uint64_t from_ms = w->rig.now_ms;
    pass_until(w, from_ms + gone_ms - 1);
    assert_false(plays(w));
    pass_until(w, from_ms + gone_ms + MOTION_MS);
    assert_true(plays(w));
    assert_int_equal(w->since_ms, from_ms + gone_ms);
}

/* Somebody looks at this and that. */
static void visit(struct watch *w)
{
    const int steps = 1 + (int)draw_number(w, VISIT_STEPS_MAX);

    tap(w, (struct vec2){ W_PX / 2.0f, H_PX / 2.0f });
    assert_false(plays(w));
    for (int i = 0; i < steps && !plays(w); i++) {
        pass_until(w, w->rig.now_ms + LOOK_MS + draw_number(w, KEY_MS));
        touch_something(w);
    }
    pass_until(w, w->rig.now_ms + LOOK_MS);
    if (!plays(w)) {
        walk_away(w);
    }
}

/* To the last slide and one step more. */
static void talk(struct watch *w)
{
    const uint64_t back_ms = (uint64_t)kiosk_of(w)->hand_back_seconds * 1000;

    key(w, "F5");
    assert_int_equal(exhibit_show(w->rig.e)->state, STATE_PRESENT);
    while (!exhibit_show(w->rig.e)->talk.ended) {
        pass_until(w, w->rig.now_ms + KEY_MS);
        key(w, "Right");
    }
    pass_until(w, w->rig.now_ms + back_ms + MOTION_MS);
    assert_true(plays(w));
}

static void read_anew(struct watch *w)
{
    struct diag_list diags;

    diag_list_init(&diags);
    assert_true(exhibit_reload(w->rig.e, NULL, &diags, w->rig.now_ms));
    diag_list_finish(&diags);
    note(w);
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
    assert(round_ms > 0);
    uint64_t rest_ms =
        (w->played_ms + (w->rig.now_ms - w->since_ms)) % round_ms;
    for (; rest_ms >= slide_ms(c, &deck->slides[slide]); slide++) {
        rest_ms -= slide_ms(c, &deck->slides[slide]);
    }
    assert_true(plays(w));
    assert_int_equal(loop->slide, slide);
    assert_int_equal(w->rig.now_ms - loop->since_ms, rest_ms);
}

/* Two halves of an hour are alike, but for the talk. */
static void pass_half(struct watch *w, int half, uint64_t begin_ms)
{
    const bool talks = half % (2 * TALK_HOURS) == 2 * TALK_HOURS - 1;

    pass_until(w, begin_ms + MINUTE_MS + (uint64_t)half * 37);
    visit(w);
    check_place(w);
    read_anew(w);
    if (talks) {
        talk(w);
    }
    check_place(w);
    pass_until(w, begin_ms + HOUR_MS / 2);
    check_place(w);
}

static void look_at_holding(struct watch *w, int hour)
{
    const struct holding now = holding_of(getpid());

    if (hour <= hours / LEARN_PARTS) {
        w->learned = now;
    } else {
        trend_add(&w->memory, (double)hour / DAY_HOURS,
                  (double)now.resident_kib);
    }
    if (hour % DAY_HOURS == 0) {
        (void)printf("day %d: %ld KiB, %d descriptors, %d threads\n",
                     hour / DAY_HOURS, now.resident_kib, now.descriptors,
                     now.threads);
        (void)fflush(stdout);
    }
}

static void check_holding(const struct watch *w)
{
    const struct holding now = holding_of(getpid());
    const struct trend_line line = trend_line(&w->memory);

    (void)printf("%zu slides, %zu touches\n", w->slides, w->screens);
    (void)printf("resident: %ld KiB after %d h, %ld KiB after %d h; "
                 "%.1f KiB a day, at most %.1f\n",
                 w->learned.resident_kib, hours / LEARN_PARTS, now.resident_kib,
                 hours, line.slope, line.slope_most);
    assert_int_equal(now.descriptors, w->learned.descriptors);
    assert_int_equal(now.threads, w->learned.threads);
    if (looks_at_memory && hours >= LINE_DAYS * DAY_HOURS) {
        assert_true(line.slope_most <= GROWTH_KIB_PER_DAY);
    } else if (looks_at_memory) {
        assert_true(now.resident_kib - w->learned.resident_kib <=
                    GROWTH_KIB_SOME);
    }
}

static void test_days(void **state)
{
    (void)state;
    const struct exhibit_params params = {
        .content_dir = SOURCE_DIR "/content",
        .stand = "vng-international",
    };
    struct watch w = { .rig = rig_open(params),
                       .since_ms = RIG_START_MS,
                       .seed = 1 };

    w.state = exhibit_show(w.rig.e)->state;
    rig_resize(&w.rig, W_PX, H_PX);
    for (int half = 0; half < 2 * hours; half++) {
        pass_half(&w, half, RIG_START_MS + (uint64_t)half * HOUR_MS / 2);
        if (half % 2 == 1) {
            look_at_holding(&w, (half + 1) / 2);
        }
    }
    check_holding(&w);
    rig_close(&w.rig);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_days) };

    hours = argc == 3 ? atoi(argv[1]) : 0;
    looks_at_memory = argc == 3 && strcmp(argv[2], "memory") == 0;
    if (hours < LEARN_PARTS) {
        (void)fputs("usage: soak HOURS memory|times\n", stderr);
        return 2;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
