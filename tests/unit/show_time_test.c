/**
 * @file
 * What time does by itself: the idle question, the reset, and a deadline
 * that never lies.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "content.h"
#include "show.h"
#include "stage.h"

enum {
    START_MS = 1000000,
    STEP_MS = 10,
    ENGLISH = 1,
};

static struct content *content;

static struct show start(const struct content *c, uint64_t now_ms)
{
    const struct show_params params = { .mode = MODE_KIOSK, .deck = -1 };
    struct show s;

    show_init(&s, c, &params, now_ms);
    return s;
}

static void want(struct show *s, enum intent_type type, uint64_t now_ms)
{
    const struct intent intent = { .type = type };
    show_update(s, content, &intent, now_ms);
}

static uint64_t seconds(int count)
{
    return (uint64_t)count * 1000;
}

/* A visitor far from home, in another language, down a list. */
static struct show visitor(void)
{
    const struct intent deep[] = {
        { .type = INTENT_OPEN, .screen = { .kind = SCREEN_PROJECTS } },
        { .type = INTENT_LANGUAGE, .value = ENGLISH },
        { .type = INTENT_OPEN, .screen = { .kind = SCREEN_PROJECT } },
        { .type = INTENT_OPEN, .screen = { .kind = SCREEN_PROJECTS } },
        { .type = INTENT_SCROLL, .value = 300, .limit = 900 },
        { .type = INTENT_FOCUS, .value = 77 },
        { .type = INTENT_FLING, .value = 3000, .limit = 90000 },
    };
    struct show s = start(content, START_MS);

    want(&s, INTENT_HOME, START_MS);
    for (size_t i = 0; i < sizeof(deep) / sizeof(deep[0]); i++) {
        show_update(&s, content, &deep[i], START_MS);
    }
    return s;
}

/* After a reset nothing tells of the visit but the loop's place. */
static void assert_fresh(const struct show *s, uint64_t now_ms)
{
    const struct show fresh = start(content, now_ms);

    assert_int_equal(s->state, fresh.state);
    assert_int_equal(s->overlay, fresh.overlay);
    assert_int_equal(s->start, fresh.start);
    assert_int_equal(s->stand, fresh.stand);
    assert_int_equal(s->language, fresh.language);
    assert_int_equal(s->own_language, fresh.own_language);
    assert_int_equal(s->depth, fresh.depth);
    assert_true(screen_is_equal(s->history[0].screen, fresh.history[0].screen));
    assert_int_equal(s->history[0].scroll_px, 0);
    assert_int_equal(s->scroll.moving, fresh.scroll.moving);
    assert_int_equal(s->pressed, fresh.pressed);
    assert_int_equal(s->focus, fresh.focus);
    assert_int_equal(s->notice, fresh.notice);
    assert_int_equal(s->talk.typed, fresh.talk.typed);
    assert_int_equal(s->talk.ended, fresh.talk.ended);
    assert_int_equal(s->quit_wanted, fresh.quit_wanted);
    assert_int_equal(s->loop.deck, fresh.loop.deck);
}

/* A question first, with a countdown, never sooner than it says. */
static void test_warning(void **state)
{
    (void)state;
    const uint64_t idle_ms = START_MS + seconds(content->kiosk.idle_seconds);
    const int whole = content->kiosk.warning_seconds;
    struct show s = visitor();

    assert_true(content->kiosk.idle_seconds >= 60);
    assert_true(whole >= 20);
    want(&s, INTENT_NONE, idle_ms - 1);
    assert_int_equal(s.overlay, OVERLAY_NONE);
    want(&s, INTENT_NONE, idle_ms);
    assert_int_equal(s.overlay, OVERLAY_WARNING);
    assert_int_equal(show_screen(&s).kind, SCREEN_PROJECTS);
    for (int left = whole; left > 0; left--) {
        const uint64_t at_ms = idle_ms + seconds(whole - left);
        assert_int_equal(show_seconds_left(&s, content, at_ms), left);
        assert_int_equal(show_seconds_left(&s, content, at_ms + 999), left);
        const bool rises = transition_is_running(&s.transition, at_ms);
        assert_int_equal(rises, left == whole);
        const uint64_t next_ms = show_deadline_ms(&s, content, at_ms);
        assert_true(rises ? next_ms == at_ms
                          : next_ms > at_ms && next_ms <= at_ms + 1000);
        want(&s, INTENT_NONE, at_ms + 999);
        assert_int_equal(s.overlay, OVERLAY_WARNING);
    }
    want(&s, INTENT_NONE, idle_ms + seconds(whole));
    assert_int_equal(s.state, STATE_ATTRACT);
    assert_fresh(&s, idle_ms + seconds(whole));
}

static void test_restart(void **state)
{
    (void)state;
    const uint64_t idle_ms = START_MS + seconds(content->kiosk.idle_seconds);
    struct show s = visitor();

    want(&s, INTENT_NONE, idle_ms);
    want(&s, INTENT_RESTART, idle_ms + 5000);
    assert_fresh(&s, idle_ms + 5000);
}

/* A finger that is still down has not said anything yet. */
static bool says_nothing(enum intent_type type)
{
    return type == INTENT_NONE || type == INTENT_PRESS ||
           type == INTENT_RELEASE || type == INTENT_FOCUS ||
           type == INTENT_CORNER || type == INTENT_LET_GO ||
           type == INTENT_DISPLAYS || type == INTENT_ADMIT;
}

/* Any touch or key goes on, and does nothing else. */
static void test_warning_continues(void **state)
{
    (void)state;
    const uint64_t idle_ms = START_MS + seconds(content->kiosk.idle_seconds);

    for (int type = 0; type < INTENT_TYPE_COUNT; type++) {
        if (says_nothing((enum intent_type)type) || type == INTENT_RESTART ||
            type == INTENT_STAFF) {
            continue;
        }
        struct show s = visitor();
        const struct show before = s;
        const uint64_t now_ms = idle_ms + 29999;
        want(&s, (enum intent_type)type, now_ms);
        if (s.overlay != OVERLAY_NONE || s.state != STATE_BROWSE ||
            s.depth != before.depth || s.language != before.language ||
            s.quit_wanted || s.reload_wanted != 0) {
            fail_msg("intent %d did not just go on", type);
        }
        want(&s, INTENT_NONE,
             now_ms + seconds(content->kiosk.idle_seconds) - 1);
        assert_int_equal(s.overlay, OVERLAY_NONE);
    }
}

/* At least ten times (WCAG 2.2, 2.2.1). */
static void test_warning_again_and_again(void **state)
{
    (void)state;
    struct show s = visitor();
    uint64_t now_ms = START_MS;

    for (int i = 0; i < 25; i++) {
        now_ms += seconds(content->kiosk.idle_seconds);
        want(&s, INTENT_NONE, now_ms);
        assert_int_equal(s.overlay, OVERLAY_WARNING);
        now_ms += seconds(content->kiosk.warning_seconds) - 1;
        want(&s, INTENT_STAY, now_ms);
        assert_int_equal(s.overlay, OVERLAY_NONE);
    }
    assert_int_equal(s.language, ENGLISH);
    assert_int_equal(show_screen(&s).kind, SCREEN_PROJECTS);
}

static void test_idle_never(void **state)
{
    (void)state;
    struct content patient = *content;
    patient.kiosk.idle_seconds = 0;
    struct show s = start(&patient, START_MS);
    const struct intent home = { .type = INTENT_HOME };
    const struct intent nothing = { .type = INTENT_NONE };

    show_update(&s, &patient, &home, START_MS);
    show_update(&s, &patient, &nothing, START_MS + seconds(86400));
    assert_int_equal(s.state, STATE_BROWSE);
    assert_int_equal(s.overlay, OVERLAY_NONE);
    assert_true(show_deadline_ms(&s, &patient, START_MS + seconds(86400)) ==
                UINT64_MAX);
}

/* Random, and the same on every machine: xorshift (Marsaglia 2003). */
static uint64_t random_bits;

static int random_below(int limit)
{
    random_bits ^= random_bits << 13;
    random_bits ^= random_bits >> 7;
    random_bits ^= random_bits << 17;
    return (int)(random_bits % (uint64_t)limit);
}

static struct screen random_screen(void)
{
    struct screen screen = { .kind = (enum screen_kind)(
                                 1 + random_below(SCREEN_KIND_COUNT - 1)) };
    const int counts[SCREEN_KIND_COUNT] = {
        [SCREEN_GOAL] = GOAL_COUNT,
        [SCREEN_THEME] = (int)content->theme_count,
        [SCREEN_PROJECT] = (int)content->project_count,
        [SCREEN_PROJECTS] = GOAL_COUNT + 1,
        [SCREEN_PAGE] = (int)content->page_count,
        [SCREEN_SLIDE] = (int)content->deck_count,
        [SCREEN_RELATED] = (int)content->project_count,
        [SCREEN_COUNTRY] = (int)content->derived.country_count,
        [SCREEN_MUNICIPALITIES] = 2,
        [SCREEN_SOURCES] = (int)content->derived.site_count + 1,
        [SCREEN_SOURCE] = (int)content->derived.source_count,
        [SCREEN_CITED] = (int)content->project_count,
    };
    /* This content has no municipalities to choose from. */
    if (screen.kind == SCREEN_MUNICIPALITY &&
        content->municipality_count == 0) {
        screen.kind = SCREEN_MUNICIPALITIES;
    }
    if (counts[screen.kind] > 0) {
        screen.index = random_below(counts[screen.kind]);
    }
    return screen;
}

/* The way through the staff's door is too narrow for luck alone. */
static struct intent random_intent(const struct show *s)
{
    static const char pin[] = "0417";
    struct intent intent = {
        .type = (enum intent_type)(1 + random_below(INTENT_TYPE_COUNT - 1)),
        .screen = random_screen(),
        .limit = 900,
        .repeat = random_below(8) == 0,
    };
    const int ranges[INTENT_TYPE_COUNT] = {
        [INTENT_DIGIT] = 10,        [INTENT_CORNER] = 2,
        [INTENT_MODE] = MODE_COUNT, [INTENT_STAND] = (int)content->stand_count,
        [INTENT_LANGUAGE] = 3,      [INTENT_SCROLL] = 500,
        [INTENT_FLING] = 6000,      [INTENT_PRESS] = 9,
        [INTENT_FOCUS] = 9,         [INTENT_GO] = 9,
        [INTENT_CURSOR] = 5,        [INTENT_CHARACTER] = 'z',
        [INTENT_ROLLBACK] = 2,      [INTENT_POINT] = 3,
        [INTENT_POINT_END] = 2,     [INTENT_VIEW] = 2000,
        [INTENT_ZOOM] = 2,
    };
    intent.at = (struct slide_point){ random_below(SLIDE_WHOLE),
                                      random_below(SLIDE_WHOLE) };
    if (ranges[intent.type] > 0) {
        intent.value = random_below(ranges[intent.type]);
    }
    const int luck = random_below(16);
    if (s->overlay == OVERLAY_PIN && s->staff.asks && luck > 0) {
        intent = (struct intent){
            .type = INTENT_ADMIT,
            .value = strcmp(s->staff.pin, pin) == 0,
            .limit = s->staff.asking,
        };
    } else if (s->overlay == OVERLAY_PIN && luck > 0) {
        const int typed = s->staff.pin_len;
        const bool enter = typed >= (int)strlen(pin) || luck < 3;
        intent = (struct intent){
            .type = enter ? INTENT_ENTER : INTENT_DIGIT,
            .value = enter ? 0 : pin[typed] - '0',
        };
    } else if (s->state == STATE_PRESENT && luck < 4) {
        intent = (struct intent){ .type = INTENT_NEXT };
    }
    return intent;
}

/* All that anybody can see, or that will be seen later. */
static void describe(const struct show *s, uint64_t now_ms, bool visible_only,
                     char *out, size_t size)
{
    const struct screen screen = show_screen(s);
    const struct show_place *place = &s->history[s->depth - 1];
    const bool panel = s->overlay == OVERLAY_PIN;
    const bool counts = panel || s->overlay == OVERLAY_WARNING;
    int len = snprintf(
        out, size,
        "state %d overlay %d start %d stand %d language %d depth %d "
        "screen %d/%d/%d scroll %d pressed %d focus %d notice %d ended %d "
        "pin %d wrong %d left %d transition %d/%u talk %d/%d away %d "
        "frozen %d paused %d folded %d cursor %d find %d/%d held %d "
        "pointer %d tool %d lit %d zoom %d at %d,%d ink %d",
        (int)s->state, (int)s->overlay, (int)s->start, s->stand, s->language,
        s->depth, (int)screen.kind, screen.index, screen.slide,
        place->scroll_px, (int)s->pressed, (int)s->focus, (int)s->notice,
        s->talk.ended, s->staff.pin_len, panel && s->staff.wrong,
        counts ? show_seconds_left(s, content, now_ms) : 0,
        (int)s->transition.kind, s->transition.serial, s->talk.slide,
        s->talk.hidden, s->talk.away, s->talk.frozen, s->talk.paused,
        s->talk.folded, s->talk.cursor, s->talk.find.len, s->talk.find.chosen,
        s->talk.held, (int)pointing_pointer(s), (int)s->pointing.tool,
        s->pointing.lit, zoom_factor(&s->pointing.zoom),
        s->pointing.zoom.from.x, s->pointing.zoom.from.y,
        s->pointing.ink.point_count);
    if (visible_only) {
        return;
    }
    (void)snprintf(out + len, size - (size_t)len,
                   " typed %d loop %d/%d since %llu elapsed %llu touched %llu "
                   "moving %d tries %d locked %llu quit %d",
                   s->talk.typed, s->loop.deck, s->loop.slide,
                   (unsigned long long)s->loop.since_ms,
                   (unsigned long long)s->loop.elapsed_ms,
                   (unsigned long long)s->touched_ms, s->scroll.moving,
                   s->staff.tries_left,
                   (unsigned long long)s->staff.locked_until_ms,
                   s->quit_wanted);
}

/* A state as of a time. */
struct moment {
    const struct show *s;
    uint64_t now_ms;
};

/* Stop at the first difference, and say what it is. */
static void compare(struct moment a, struct moment b, bool visible_only,
                    const char *what)
{
    char said_a[1024];
    char said_b[1024];

    describe(a.s, a.now_ms, visible_only, said_a, sizeof(said_a));
    describe(b.s, b.now_ms, visible_only, said_b, sizeof(said_b));
    if (strcmp(said_a, said_b) != 0) {
        fail_msg("%s:\n  %llu: %s\n  %llu: %s", what,
                 (unsigned long long)a.now_ms, said_a,
                 (unsigned long long)b.now_ms, said_b);
    }
}

/* Whether @p a and @p b may look unlike; cheap, for every step. */
static bool may_differ(const struct show *a, const struct show *b)
{
    return !show_looks_equal(a, b) ||
           a->transition.serial != b->transition.serial ||
           a->overlay == OVERLAY_WARNING || a->overlay == OVERLAY_PIN;
}

/*
 * From @p s at @p now_ms: nothing that can be seen changes before the
 * deadline, and waking there alone gives what waking every 10 ms gives.
 * @return  A later time, for which @p s was advanced.
 */
static uint64_t check_deadline(struct show *s, uint64_t now_ms)
{
    const uint64_t quiet_ms = 5000; /* looked at, where nothing will come */
    uint64_t when_ms = show_deadline_ms(s, content, now_ms);
    struct show stepped = *s;

    assert_true(when_ms >= now_ms);
    if (when_ms == now_ms) { /* in motion: frame by frame */
        want(s, INTENT_NONE, now_ms + STEP_MS);
        return now_ms + STEP_MS;
    }
    if (when_ms == UINT64_MAX) {
        when_ms = now_ms + quiet_ms;
    }
    for (uint64_t t = now_ms + STEP_MS; t < when_ms; t += STEP_MS) {
        want(&stepped, INTENT_NONE, t);
        if (may_differ(s, &stepped)) {
            compare((struct moment){ s, now_ms },
                    (struct moment){ &stepped, t }, true,
                    "seen before the deadline");
        }
    }
    want(&stepped, INTENT_NONE, when_ms);
    want(s, INTENT_NONE, when_ms);
    compare((struct moment){ s, when_ms }, (struct moment){ &stepped, when_ms },
            false, "a jump is no walk");
    return when_ms;
}

static void test_deadline(void **state)
{
    enum {
        ROUNDS = 4000,
        CHECKS_MAX = 200
    };
    (void)state;
    struct show s = start(content, START_MS);
    uint64_t now_ms = START_MS;

    random_bits = 20220629; /* the day of the congress */
    for (int i = 0; i < ROUNDS; i++) {
        const struct intent intent = random_intent(&s);
        show_update(&s, content, &intent, now_ms);
        const bool hurry = s.overlay == OVERLAY_PIN ||
                           s.overlay == OVERLAY_STAFF || s.talk.ended;
        const int checks = random_below(10) == 0           ? CHECKS_MAX
                           : hurry && random_below(8) != 0 ? 0
                                                           : random_below(4);
        for (int k = 0; k < checks; k++) {
            now_ms = check_deadline(&s, now_ms);
        }
    }
    assert_true(now_ms > START_MS + seconds(3600));
}

/* A machine that slept lands where one that was awake all the time does. */
static void test_sleep(void **state)
{
    enum {
        ROUNDS = 600
    };
    (void)state;
    struct show s = start(content, START_MS);
    uint64_t now_ms = START_MS;

    random_bits = 1648;
    for (int i = 0; i < ROUNDS; i++) {
        const struct intent intent = random_intent(&s);
        show_update(&s, content, &intent, now_ms);
        if (s.scroll.moving) {
            want(&s, INTENT_PRESS, now_ms); /* its rounding is its own */
        }
        const uint64_t end_ms = now_ms + (uint64_t)random_below(400) * 1000;
        struct show slept = s;
        for (uint64_t t = now_ms; t < end_ms; t += STEP_MS) {
            want(&s, INTENT_NONE, t);
        }
        want(&s, INTENT_NONE, end_ms);
        want(&slept, INTENT_NONE, end_ms);
        slept.transition = s.transition; /* fewer, but none is running */
        compare((struct moment){ &s, end_ms },
                (struct moment){ &slept, end_ms }, false,
                "asleep is not awake");
        now_ms = end_ms;
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
        cmocka_unit_test(test_warning),
        cmocka_unit_test(test_restart),
        cmocka_unit_test(test_warning_continues),
        cmocka_unit_test(test_warning_again_and_again),
        cmocka_unit_test(test_idle_never),
        cmocka_unit_test(test_deadline),
        cmocka_unit_test(test_sleep),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
