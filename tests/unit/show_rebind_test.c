/**
 * @file
 * The content changes under a running show: places are found again by id,
 * and what is gone is left.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "content.h"
#include "content_case.h"
#include "show.h"

enum {
    START_MS = 1000000,
};

/* The good content, and the same with changes. */
struct pair {
    struct content *before, *after;
};

static struct pair pair_load(const char *changes)
{
    return (struct pair){ content_case_load(NULL), content_case_load(changes) };
}

static void pair_unload(struct pair *p)
{
    content_destroy(p->before);
    content_destroy(p->after);
}

static struct show start(const struct pair *p, enum show_mode mode, int stand)
{
    const struct show_params params = { .mode = mode,
                                        .deck = -1,
                                        .stand = stand };
    struct show s;

    show_init(&s, p->before, &params, START_MS);
    return s;
}

static void act(struct show *s, const struct content *content,
                struct intent intent)
{
    show_update(s, content, &intent, START_MS);
}

static void open_screen(struct show *s, const struct content *content,
                        enum screen_kind kind, int index)
{
    act(s, content,
        (struct intent){ .type = INTENT_OPEN,
                         .screen = { .kind = kind, .index = index } });
}

/* A project that comes before the others in order of id. */
static const char another_project[] =
    "in content/projects/aardgas.yaml\n"
    "+id: aardgas\n"
    "+title: Nieuw\n"
    "+text: Nieuw project.\n"
    "+kind: project\n"
    "+country: MZ\n"
    "+place: {name: Beira, precision: country}\n"
    "+themes: [steden]\n"
    "+goals: [11]\n"
    "+sources: [vng.nl]\n";

static const char no_varna[] = "remove content/projects/band-varna.yaml\n";

static void test_indices_move(void **state)
{
    (void)state;
    struct pair p = pair_load(another_project);
    struct show s = start(&p, MODE_KIOSK, 0);
    const int beira = content_find_project(p.before, "deals-beira");

    open_screen(&s, p.before, SCREEN_GOAL, 10);
    open_screen(&s, p.before, SCREEN_PROJECT, beira);
    act(&s, p.before, (struct intent){ .type = INTENT_FOCUS, .value = 5 });
    show_rebind(&s, p.before, p.after, START_MS);
    assert_int_equal(s.depth, 3);
    assert_int_equal(show_screen(&s).kind, SCREEN_PROJECT);
    assert_int_not_equal(show_screen(&s).index, beira);
    assert_int_equal(show_screen(&s).index,
                     content_find_project(p.after, "deals-beira"));
    assert_int_equal(s.history[1].screen.index, 10);
    assert_false(transition_is_running(&s.transition, START_MS));
    pair_unload(&p);
}

static void test_what_is_gone_is_left(void **state)
{
    (void)state;
    struct pair p = pair_load(no_varna);
    struct show s = start(&p, MODE_KIOSK, 0);

    open_screen(&s, p.before, SCREEN_PROJECTS, 0);
    open_screen(&s, p.before, SCREEN_PROJECT,
                content_find_project(p.before, "band-varna"));
    show_rebind(&s, p.before, p.after, START_MS);
    assert_int_equal(s.depth, 2);
    assert_int_equal(show_screen(&s).kind, SCREEN_PROJECTS);
    pair_unload(&p);
}

/* A list of nothing is no screen. */
static void test_no_municipalities(void **state)
{
    (void)state;
    struct pair p = { .before =
                          content_case_load("in content/municipalities.yaml\n"
                                            "+general: over-ons\n"
                                            "+municipalities:\n"
                                            "+  - id: utrecht\n"
                                            "+    name: Utrecht\n"
                                            "+    text: Over Utrecht\n"
                                            "+    sources: [vng.nl]\n"),
                      .after = content_case_load(NULL) };
    struct show s = start(&p, MODE_KIOSK, 0);

    open_screen(&s, p.before, SCREEN_MUNICIPALITIES, 0);
    assert_int_equal(show_screen(&s).kind, SCREEN_MUNICIPALITIES);
    show_rebind(&s, p.before, p.after, START_MS);
    assert_int_equal(show_screen(&s).kind, SCREEN_HOME);
    pair_unload(&p);
}

/* The way back skips it, too. */
static void test_gone_from_the_history(void **state)
{
    (void)state;
    struct pair p = pair_load(no_varna);
    struct show s = start(&p, MODE_KIOSK, 0);
    const int varna = content_find_project(p.before, "band-varna");

    open_screen(&s, p.before, SCREEN_THEME, 1);
    open_screen(&s, p.before, SCREEN_PROJECT, varna);
    open_screen(&s, p.before, SCREEN_PAGE, 0);
    show_rebind(&s, p.before, p.after, START_MS);
    assert_int_equal(show_screen(&s).kind, SCREEN_PAGE);
    act(&s, p.after, (struct intent){ .type = INTENT_BACK });
    assert_int_equal(show_screen(&s).kind, SCREEN_THEME);
    assert_int_equal(show_screen(&s).index, 1);
    pair_unload(&p);
}

static const struct {
    const char *label, *changes;
    int slide, want;
} loops[] = {
    { "nothing changed", NULL, 2, 2 },
    { "a slide before it is gone",
      "in content/decks/rondgang.yaml\n"
      "-  - id: doel\n-    layout: goal\n-    goal: 11\n",
      2, 1 },
    { "it is gone itself, the last",
      "in content/decks/rondgang.yaml\n"
      "-  - id: project\n-    layout: project\n-    project: deals-beira\n",
      2, 1 },
    { "it is gone itself, in the middle",
      "in content/decks/rondgang.yaml\n"
      "-  - id: doel\n-    layout: goal\n-    goal: 11\n",
      1, 1 },
    { "one came before it",
      "in content/decks/rondgang.yaml\n"
      "-  - id: doel\n"
      "+  - id: zes\n+    layout: goal\n+    goal: 6\n+  - id: doel\n",
      1, 2 },
};

static void test_loop(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(loops) / sizeof(loops[0]); i++) {
        struct pair p = pair_load(loops[i].changes);
        struct show s = start(&p, MODE_KIOSK, 0);

        s.loop.slide = loops[i].slide;
        show_rebind(&s, p.before, p.after, START_MS);
        if (s.state != STATE_ATTRACT || s.loop.slide != loops[i].want) {
            fail_msg("%s: slide %d", loops[i].label, s.loop.slide);
        }
        assert_int_equal(s.loop.since_ms, START_MS);
        pair_unload(&p);
    }
}

static const char other_loop[] = "remove content/decks/rondgang.yaml\n"
                                 "in content/decks/nieuw.yaml\n"
                                 "+id: nieuw\n"
                                 "+title: Nieuw\n"
                                 "+kind: loop\n"
                                 "+slides:\n"
                                 "+  - id: doel\n"
                                 "+    layout: goal\n"
                                 "+    goal: 11\n"
                                 "in content/standpunt.yaml\n"
                                 "-    loop: rondgang\n+    loop: nieuw\n"
                                 "-    loop: rondgang\n+    loop: nieuw\n";

/* Its deck is gone: the stand's own loop begins. */
static void test_loop_deck_is_gone(void **state)
{
    (void)state;
    struct pair p = pair_load(other_loop);
    struct show s = start(&p, MODE_KIOSK, 0);

    s.loop.slide = 2;
    show_rebind(&s, p.before, p.after, START_MS + 5000);
    assert_int_equal(s.loop.deck, content_find_deck(p.after, "nieuw"));
    assert_int_equal(s.loop.slide, 0);
    assert_int_equal(s.loop.since_ms, START_MS + 5000);
    show_update(&s, p.after, &(struct intent){ .type = INTENT_NONE },
                START_MS + 6000);
    pair_unload(&p);
}

static const struct {
    const char *label, *changes;
    int slide, want;
} talks[] = {
    { "nothing changed", NULL, 3, 3 },
    { "a slide before it is gone",
      "in content/decks/verhaal.yaml\n"
      "-  - id: stelling\n-    layout: statement\n-    title: Kennis reist\n"
      "-    text: Heen en terug\n",
      3, 2 },
    { "it is gone itself",
      "in content/decks/verhaal.yaml\n"
      "-  - id: citaat\n-    layout: quote\n-    title: Een stem\n"
      "-    text: Wij leren van elkaar\n-    by: Een wethouder\n",
      4, 4 },
    { "a shorter deck clamps",
      "in content/decks/verhaal.yaml\n"
      "-  - id: cijfers\n-    layout: figures\n-    title: In cijfers\n"
      "-    figures:\n-      - value: \"39\"\n-        label: gemeenten\n",
      6, 5 },
};

/* The same slide by its id; a shorter deck clamps. */
static void test_talk(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(talks) / sizeof(talks[0]); i++) {
        struct pair p = pair_load(talks[i].changes);
        struct show s = start(&p, MODE_PRESENT, 0);

        for (int k = 0; k < talks[i].slide; k++) {
            act(&s, p.before, (struct intent){ .type = INTENT_NEXT });
        }
        show_rebind(&s, p.before, p.after, START_MS);
        if (s.state != STATE_PRESENT || s.talk.slide != talks[i].want) {
            fail_msg("%s: slide %d", talks[i].label, s.talk.slide);
        }
        pair_unload(&p);
    }
}

static const char no_talk[] =
    "remove content/decks/verhaal.yaml\n"
    "in content/standpunt.yaml\n"
    "-    talks: [verhaal]\n"
    "-      - link: deck:verhaal\n+      - link: home\n";

static void test_talk_deck_is_gone(void **state)
{
    (void)state;
    struct pair p = pair_load(no_talk);
    struct show s = start(&p, MODE_PRESENT, 0);

    act(&s, p.before, (struct intent){ .type = INTENT_NEXT });
    show_rebind(&s, p.before, p.after, START_MS);
    assert_int_equal(s.state, STATE_ATTRACT);
    assert_false(s.last_talk.known); /* nobody goes on with it */
    act(&s, p.after, (struct intent){ .type = INTENT_PRESENT });
    assert_int_equal(s.state, STATE_ATTRACT);
    pair_unload(&p);
}

static void test_languages(void **state)
{
    (void)state;
    struct pair p = pair_load("in content/standpunt.yaml\n"
                              "-languages: [nl, en]\n"
                              "+languages: [nl, fr, en]\n");
    struct show s = start(&p, MODE_KIOSK, 0);

    act(&s, p.before, (struct intent){ .type = INTENT_HOME });
    act(&s, p.before, (struct intent){ .type = INTENT_LANGUAGE, .value = 1 });
    show_rebind(&s, p.before, p.after, START_MS);
    assert_string_equal(p.after->languages[s.language], "en");
    assert_int_equal(s.own_language, 0);
    show_rebind(&s, p.after, p.before, START_MS);
    assert_string_equal(p.before->languages[s.language], "en");
    pair_unload(&p);
}

static void test_stand_is_gone(void **state)
{
    (void)state;
    struct pair p = pair_load("in content/standpunt.yaml\n"
                              "-  - id: wereld\n+  - id: globe\n");
    struct show s = start(&p, MODE_KIOSK, 1);

    show_rebind(&s, p.before, p.after, START_MS);
    assert_int_equal(s.stand, 0);
    pair_unload(&p);
}

/* What the staff's door knows has nothing to do with the content. */
static void test_lock_stays(void **state)
{
    (void)state;
    struct pair p = pair_load(another_project);
    struct show s = start(&p, MODE_KIOSK, 0);

    s.staff.tries_left = 2;
    s.staff.locked_until_ms = START_MS + 100;
    show_rebind(&s, p.before, p.after, START_MS);
    assert_int_equal(s.staff.tries_left, 2);
    assert_int_equal(s.staff.locked_until_ms, START_MS + 100);
    pair_unload(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_indices_move),
        cmocka_unit_test(test_what_is_gone_is_left),
        cmocka_unit_test(test_no_municipalities),
        cmocka_unit_test(test_gone_from_the_history),
        cmocka_unit_test(test_loop),
        cmocka_unit_test(test_loop_deck_is_gone),
        cmocka_unit_test(test_talk),
        cmocka_unit_test(test_talk_deck_is_gone),
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_stand_is_gone),
        cmocka_unit_test(test_lock_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
