/**
 * @file
 * Attract and browse: the loop, how a visitor comes in, where a visitor can
 * go and how the way back leads. Idle time is in show_time_test.c.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "content.h"
#include "show.h"

enum {
    START_MS = 1000000, /* no clock starts at 0 */
    DAY_MS = 24 * 60 * 60 * 1000,
    DUTCH = 0,
    ENGLISH = 1,
};

static struct content *content;

/* A show and its clock. */
struct visit {
    struct show s;
    uint64_t now_ms;
};

static struct visit visit_start(void)
{
    const struct show_params params = { .mode = MODE_KIOSK, .deck = -1 };
    struct visit v = { .now_ms = START_MS };

    show_init(&v.s, content, &params, v.now_ms);
    return v;
}

static void act(struct visit *v, struct intent intent)
{
    show_update(&v->s, content, &intent, v->now_ms);
}

static void want(struct visit *v, enum intent_type type)
{
    act(v, (struct intent){ .type = type });
}

static void open_screen(struct visit *v, enum screen_kind kind, int index)
{
    act(v, (struct intent){
               .type = INTENT_OPEN,
               .screen = { .kind = kind, .index = index },
           });
}

static void pass(struct visit *v, uint64_t ms)
{
    v->now_ms += ms;
    want(v, INTENT_NONE);
}

static struct visit visit_home(void)
{
    struct visit v = visit_start();
    want(&v, INTENT_HOME);
    return v;
}

static void assert_screen(const struct visit *v, enum screen_kind kind,
                          int index)
{
    const struct screen got = show_screen(&v->s);

    if (got.kind != kind || got.index != index) {
        fail_msg("on screen %d, index %d; not on screen %d, index %d",
                 (int)got.kind, got.index, (int)kind, index);
    }
}

static const struct deck *loop_of(const struct visit *v)
{
    return &content->decks[v->s.loop.deck];
}

static uint64_t slide_ms(const struct deck *deck, int slide)
{
    const int own = deck->slides[slide].seconds;
    return (uint64_t)(own > 0 ? own : content->kiosk.slide_seconds) * 1000;
}

/* The slide that is on @p ms after the first one came on. */
static int slide_after(const struct deck *deck, uint64_t ms)
{
    int slide = 0;

    while (ms >= slide_ms(deck, slide)) {
        ms -= slide_ms(deck, slide);
        slide = (slide + 1) % (int)deck->slide_count;
    }
    return slide;
}

static void test_loop_turns(void **state)
{
    (void)state;
    struct visit v = visit_start();
    const struct deck *deck = loop_of(&v);
    const int count = (int)deck->slide_count;

    assert_int_equal(v.s.state, STATE_ATTRACT);
    assert_false(transition_is_running(&v.s.transition, v.now_ms));
    for (int i = 0; i < 2 * count; i++) {
        assert_int_equal(show_screen(&v.s).slide, i % count);
        pass(&v, slide_ms(deck, i % count) - 1);
        assert_int_equal(show_screen(&v.s).slide, i % count);
        pass(&v, 1);
        assert_int_equal(show_screen(&v.s).slide, (i + 1) % count);
        assert_int_equal(v.s.transition.kind, TRANSITION_FADE);
        assert_int_equal(v.s.transition.start_ms, v.now_ms);
    }
}

static void test_loop_after_a_sleep(void **state)
{
    (void)state;
    for (uint64_t extra_ms = 0; extra_ms < 40000; extra_ms += 999) {
        struct visit v = visit_start();
        pass(&v, DAY_MS + extra_ms);
        assert_int_equal(show_screen(&v.s).slide,
                         slide_after(loop_of(&v), DAY_MS + extra_ms));
        assert_true(v.now_ms - v.s.loop.since_ms <
                    slide_ms(loop_of(&v), v.s.loop.slide));
    }
}

/* A visit, in whichever way it ends, costs the loop no time. */
static void test_loop_resumes(void **state)
{
    static const enum intent_type visits[] = { INTENT_HOME, INTENT_PRESENT,
                                               INTENT_STAFF };
    (void)state;

    for (size_t i = 0; i < sizeof(visits) / sizeof(visits[0]); i++) {
        struct visit v = visit_start();
        const struct deck *deck = loop_of(&v);

        pass(&v, slide_ms(deck, 0) + 3000);
        want(&v, visits[i]);
        if (visits[i] == INTENT_HOME) {
            pass(&v, (uint64_t)content->kiosk.idle_seconds * 1000 + 10);
            want(&v, INTENT_RESTART);
        } else {
            pass(&v, 50000);
            want(&v,
                 visits[i] == INTENT_PRESENT ? INTENT_END_TALK : INTENT_UNWIND);
        }
        assert_int_equal(v.s.state, STATE_ATTRACT);
        assert_int_equal(v.s.overlay, OVERLAY_NONE);
        assert_int_equal(show_screen(&v.s).slide, 1);
        pass(&v, slide_ms(deck, 1) - 3000 - 1);
        assert_int_equal(show_screen(&v.s).slide, 1);
        pass(&v, 1);
        assert_int_equal(show_screen(&v.s).slide, 2);
    }
}

/* Nobody was there for a day after a visitor left. */
static void test_visit_then_a_day(void **state)
{
    (void)state;
    struct visit v = visit_start();
    const uint64_t visit_ms = (uint64_t)(content->kiosk.idle_seconds +
                                         content->kiosk.warning_seconds) *
                              1000;

    pass(&v, 5000);
    want(&v, INTENT_HOME);
    pass(&v, DAY_MS);
    assert_int_equal(v.s.state, STATE_ATTRACT);
    assert_int_equal(show_screen(&v.s).slide,
                     slide_after(loop_of(&v), DAY_MS - visit_ms + 5000));
}

static const struct {
    const char *label;
    enum intent_type type;
    enum screen_kind open; /* with INTENT_OPEN */
    int index;
    enum show_state state;
    enum screen_kind want;
} entries[] = {
    { "any key", INTENT_HOME, 0, 0, STATE_BROWSE, SCREEN_HOME },
    { "Enter", INTENT_ENTER, 0, 0, STATE_BROWSE, SCREEN_HOME },
    { "a goal", INTENT_OPEN, SCREEN_GOAL, 10, STATE_BROWSE, SCREEN_GOAL },
    { "a project", INTENT_OPEN, SCREEN_PROJECT, 1, STATE_BROWSE,
      SCREEN_PROJECT },
    { "a start key", INTENT_PRESENT, 0, 0, STATE_PRESENT, SCREEN_SLIDE },
    { "Esc", INTENT_UNWIND, 0, 0, STATE_ATTRACT, SCREEN_ATTRACT },
    { "a language", INTENT_LANGUAGE, 0, 0, STATE_ATTRACT, SCREEN_ATTRACT },
};

static void test_entry(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++) {
        struct visit v = visit_start();
        const bool opens = entries[i].type == INTENT_OPEN;

        act(&v, (struct intent){ .type = entries[i].type,
                                 .value = ENGLISH,
                                 .screen = { .kind = entries[i].open,
                                             .index = entries[i].index } });
        const struct screen screen = show_screen(&v.s);
        if (v.s.state != entries[i].state || screen.kind != entries[i].want ||
            (opens && screen.index != entries[i].index) ||
            v.s.depth != (opens ? 2 : 1)) {
            fail_msg("%s: state %d, screen %d, index %d, depth %d",
                     entries[i].label, (int)v.s.state, (int)screen.kind,
                     screen.index, v.s.depth);
        }
        assert_int_equal(v.s.language, DUTCH);
    }
}

static void test_open_and_back(void **state)
{
    (void)state;
    struct visit v = visit_home();

    open_screen(&v, SCREEN_PROJECTS, 0);
    act(&v,
        (struct intent){ .type = INTENT_SCROLL, .value = 250, .limit = 900 });
    open_screen(&v, SCREEN_PROJECT, 1);
    open_screen(&v, SCREEN_PROJECT, 1); /* already there */
    assert_int_equal(v.s.depth, 3);
    assert_int_equal(v.s.history[2].scroll_px, 0);
    v.s.focus = 7;
    want(&v, INTENT_BACK);
    assert_screen(&v, SCREEN_PROJECTS, 0);
    assert_int_equal(v.s.history[1].scroll_px, 250);
    assert_int_equal(v.s.focus, 0);
    want(&v, INTENT_BACK);
    want(&v, INTENT_BACK); /* home is the end of the way */
    assert_screen(&v, SCREEN_HOME, 0);
    assert_int_equal(v.s.depth, 1);
}

static void test_home(void **state)
{
    (void)state;
    struct visit v = visit_home();

    open_screen(&v, SCREEN_GOAL, 3);
    open_screen(&v, SCREEN_PROJECT, 0);
    want(&v, INTENT_HOME);
    assert_screen(&v, SCREEN_HOME, 0);
    assert_int_equal(v.s.depth, 1);
    open_screen(&v, SCREEN_GOAL, 3);
    open_screen(&v, SCREEN_HOME, 0); /* a link home is no deeper place */
    assert_int_equal(v.s.depth, 1);
}

/* Esc and Backspace: exactly one level, and at home nothing but the ring. */
static void test_unwind(void **state)
{
    (void)state;
    struct visit v = visit_home();

    open_screen(&v, SCREEN_GOAL, 3);
    open_screen(&v, SCREEN_LANGUAGE, 0);
    want(&v, INTENT_UNWIND);
    assert_screen(&v, SCREEN_GOAL, 3);
    want(&v, INTENT_UNWIND);
    act(&v, (struct intent){ .type = INTENT_FOCUS, .value = 9 });
    assert_int_equal(v.s.focus, 9);
    want(&v, INTENT_UNWIND);
    assert_int_equal(v.s.focus, 0);
    for (int i = 0; i < 5; i++) {
        want(&v, INTENT_UNWIND);
        assert_screen(&v, SCREEN_HOME, 0);
        assert_int_equal(v.s.state, STATE_BROWSE);
    }
    assert_false(v.s.quit_wanted);
}

/* The oldest place but home is forgotten; the others keep their order. */
static void test_history_overflow(void **state)
{
    enum {
        OPENED = 3 * HISTORY_MAX
    };
    (void)state;
    struct visit v = visit_home();

    for (int i = 0; i < OPENED; i++) {
        open_screen(&v, SCREEN_GOAL, i % GOAL_COUNT);
    }
    assert_int_equal(v.s.depth, HISTORY_MAX);
    assert_int_equal(v.s.history[0].screen.kind, SCREEN_HOME);
    for (int i = OPENED - 1; i > OPENED - HISTORY_MAX; i--) {
        assert_screen(&v, SCREEN_GOAL, i % GOAL_COUNT);
        want(&v, INTENT_BACK);
    }
    assert_screen(&v, SCREEN_HOME, 0);
}

/* A held key does nothing for visitors (EN 301 549, 5.7). */
static void test_repeats(void **state)
{
    static const enum intent_type types[] = {
        INTENT_OPEN,     INTENT_BACK,   INTENT_HOME,    INTENT_NEXT,
        INTENT_PREVIOUS, INTENT_UNWIND, INTENT_PRESENT, INTENT_LANGUAGE,
    };
    (void)state;
    struct visit v = visit_home();

    open_screen(&v, SCREEN_GOAL, 3);
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        act(&v, (struct intent){ .type = types[i],
                                 .value = ENGLISH,
                                 .screen = { .kind = SCREEN_PROJECTS },
                                 .repeat = true });
        assert_screen(&v, SCREEN_GOAL, 3);
        assert_int_equal(v.s.language, DUTCH);
    }
    act(&v,
        (struct intent){ .type = INTENT_FOCUS, .value = 5, .repeat = true });
    assert_int_equal(v.s.focus, 0);
}

static void test_goal_neighbours(void **state)
{
    (void)state;
    struct visit v = visit_home();

    open_screen(&v, SCREEN_GOAL, 0);
    for (int i = 1; i <= GOAL_COUNT; i++) {
        want(&v, INTENT_NEXT);
        assert_screen(&v, SCREEN_GOAL, i % GOAL_COUNT);
        assert_int_equal(v.s.transition.kind, TRANSITION_PUSH_LEFT);
    }
    want(&v, INTENT_PREVIOUS);
    assert_screen(&v, SCREEN_GOAL, GOAL_COUNT - 1);
    assert_int_equal(v.s.transition.kind, TRANSITION_PUSH_RIGHT);
    assert_int_equal(v.s.depth, 2); /* Back leaves the row in one step */
}

static bool is_in(const struct int_list *list, int value)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i] == value) {
            return true;
        }
    }
    return false;
}

/* The row of a goal, of a theme, of a list; else all projects are one. */
static bool in_row(int project, struct screen row)
{
    const struct project *p = &content->projects[project];

    if (row.kind == SCREEN_PROJECTS && row.index > 0) {
        return is_in(&p->goals, row.index - 1);
    }
    return row.kind == SCREEN_GOAL    ? is_in(&p->goals, row.index)
           : row.kind == SCREEN_THEME ? is_in(&p->themes, row.index)
                                      : true;
}

/* Next from @p first through the whole row, in order, and round; back too. */
static void check_row(struct screen row, int first)
{
    const int count = (int)content->project_count;
    struct visit v = visit_home();

    open_screen(&v, row.kind, row.index);
    open_screen(&v, SCREEN_PROJECT, first);
    for (int i = 1; i <= count; i++) {
        const int project = (first + i) % count;
        if (in_row(project, row)) {
            want(&v, INTENT_NEXT);
            assert_screen(&v, SCREEN_PROJECT, project);
        }
    }
    for (int i = 1; i <= count; i++) {
        const int project = (first + count - i) % count;
        if (in_row(project, row)) {
            want(&v, INTENT_PREVIOUS);
            assert_screen(&v, SCREEN_PROJECT, project);
        }
    }
    want(&v, INTENT_BACK);
    assert_screen(&v, row.kind, row.index);
}

static void test_project_neighbours(void **state)
{
    (void)state;
    for (int i = 0; i < (int)content->project_count; i++) {
        const struct project *p = &content->projects[i];

        check_row((struct screen){ .kind = SCREEN_PROJECTS }, i);
        for (size_t g = 0; g < p->goals.count; g++) {
            const int goal = p->goals.items[g];
            check_row((struct screen){ .kind = SCREEN_GOAL, .index = goal }, i);
            check_row(
                (struct screen){ .kind = SCREEN_PROJECTS, .index = goal + 1 },
                i);
        }
        for (size_t t = 0; t < p->themes.count; t++) {
            check_row((struct screen){ .kind = SCREEN_THEME,
                                       .index = p->themes.items[t] },
                      i);
        }
    }
}

/* A change of language keeps the place, and leads nowhere. */
static void test_language(void **state)
{
    (void)state;
    struct visit v = visit_home();

    open_screen(&v, SCREEN_PROJECTS, 0);
    act(&v,
        (struct intent){ .type = INTENT_SCROLL, .value = 99, .limit = 900 });
    open_screen(&v, SCREEN_LANGUAGE, 0);
    act(&v, (struct intent){ .type = INTENT_LANGUAGE, .value = ENGLISH });
    assert_int_equal(v.s.language, ENGLISH);
    assert_screen(&v, SCREEN_LANGUAGE, 0);
    want(&v, INTENT_BACK);
    assert_screen(&v, SCREEN_PROJECTS, 0);
    assert_int_equal(v.s.history[1].scroll_px, 99);
    act(&v, (struct intent){ .type = INTENT_LANGUAGE, .value = 2 });
    act(&v, (struct intent){ .type = INTENT_LANGUAGE, .value = -1 });
    assert_int_equal(v.s.language, ENGLISH);
    pass(&v, DAY_MS);
    assert_int_equal(v.s.state, STATE_ATTRACT);
    assert_int_equal(v.s.language, DUTCH);
}

static int load(void **state)
{
    struct diag_list diags;

    diag_list_init(&diags);
    content = content_load(*state, &diags);
    diag_list_print(&diags, stderr);
    diag_list_finish(&diags);
    return content ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    content_destroy(content);
    return 0;
}

#define ON_GOOD(test) \
    cmocka_unit_test_prestate_setup_teardown(test, load, unload, good_dir)
#define ON_REAL(test) \
    cmocka_unit_test_prestate_setup_teardown(test, load, unload, real_dir)

int main(void)
{
    char good_dir[] = SOURCE_DIR "/tests/content/good";
    char real_dir[] = SOURCE_DIR "/content";
    const struct CMUnitTest tests[] = {
        ON_GOOD(test_loop_turns),
        ON_GOOD(test_loop_after_a_sleep),
        ON_GOOD(test_loop_resumes),
        ON_GOOD(test_visit_then_a_day),
        ON_GOOD(test_entry),
        ON_GOOD(test_open_and_back),
        ON_GOOD(test_home),
        ON_GOOD(test_unwind),
        ON_GOOD(test_history_overflow),
        ON_GOOD(test_repeats),
        ON_GOOD(test_goal_neighbours),
        ON_GOOD(test_project_neighbours),
        ON_REAL(test_project_neighbours),
        ON_GOOD(test_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
