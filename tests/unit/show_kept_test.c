/**
 * @file
 * A stand that starts again goes on where it was, also on content that
 * changed meanwhile, and knows nothing of a visitor.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "content.h"
#include "content_case.h"
#include "kept.h"

enum {
    START_MS = 2000000,
    AGAIN_MS = 20000, /* after a power cut the clock is young */
    TALK_MS = 300000,
    SLIDE = 4,
};

static struct show start(const struct content *c, enum show_mode mode,
                         uint64_t now_ms)
{
    const struct show_params params = { .mode = mode, .deck = -1 };
    struct show s;

    show_init(&s, c, &params, now_ms);
    return s;
}

static void act(struct show *s, const struct content *c, struct intent intent,
                uint64_t now_ms)
{
    show_update(s, c, &intent, now_ms);
}

/* A talk on its fifth slide, after five minutes. */
static struct show_kept talk_kept(const struct content *c)
{
    struct show s = start(c, MODE_KIOSK, START_MS);
    struct show_kept kept;

    act(&s, c, (struct intent){ .type = INTENT_PRESENT }, START_MS);
    for (int i = 0; i < SLIDE; i++) {
        act(&s, c, (struct intent){ .type = INTENT_NEXT },
            START_MS + 1000 * (uint64_t)i);
    }
    show_keep(&s, c, START_MS + TALK_MS, &kept);
    return kept;
}

static const struct {
    const char *label, *changes;
    int slide; /* -1: no talk */
} contents[] = {
    { "the same", NULL, SLIDE },
    { "a slide before it is gone",
      "in content/decks/verhaal.yaml\n"
      "-  - id: stelling\n-    layout: statement\n-    title: Kennis reist\n"
      "-    text: Heen en terug\n",
      SLIDE - 1 },
    { "it is gone itself",
      "in content/decks/verhaal.yaml\n"
      "-  - id: citaat\n-    layout: quote\n-    title: Een stem\n"
      "-    text: Wij leren van elkaar\n-    by: Een wethouder\n",
      SLIDE },
    { "the deck has one slide left",
      "remove content/decks/verhaal.yaml\n"
      "in content/decks/kort.yaml\n+id: verhaal\n+title: Kort\n+kind: talk\n"
      "+slides:\n+  - {id: x, layout: title, title: x}\n",
      0 },
    { "the deck is gone",
      "remove content/decks/verhaal.yaml\n"
      "in content/decks/nieuw.yaml\n+id: nieuw\n+title: Nieuw\n+kind: talk\n"
      "+slides:\n+  - {id: x, layout: title, title: x}\n"
      "in content/standpunt.yaml\n"
      "-    talks: [verhaal]\n+    talks: [nieuw]\n"
      "-      - link: deck:verhaal\n+      - link: deck:nieuw\n",
      -1 },
};

static void test_talk(void **state)
{
    (void)state;
    struct content *before = content_case_load(NULL);
    const struct show_kept kept = talk_kept(before);

    assert_true(kept_has_talk(&kept));
    assert_string_equal(kept.talk.deck, "verhaal");
    assert_string_equal(kept.talk.slide, "citaat");
    assert_int_equal(kept.talk_ms, TALK_MS);
    for (size_t i = 0; i < sizeof(contents) / sizeof(contents[0]); i++) {
        struct content *after = content_case_load(contents[i].changes);
        struct show s = start(after, MODE_KIOSK, AGAIN_MS);
        show_resume(&s, after, &kept, AGAIN_MS);
        const int slide = s.state == STATE_PRESENT ? s.talk.slide : -1;
        if (slide != contents[i].slide) {
            fail_msg("%s: slide %d", contents[i].label, slide);
        }
        assert_false(transition_is_running(&s.transition, AGAIN_MS));
        if (slide >= 0) {
            assert_int_equal(timer_elapsed_ms(&s.talk.timer, AGAIN_MS + 1000),
                             TALK_MS + 1000);
            act(&s, after, (struct intent){ .type = INTENT_END_TALK },
                AGAIN_MS + 1000);
        }
        assert_int_equal(s.state, STATE_ATTRACT);
        content_destroy(after);
    }
    content_destroy(before);
}

/* Two points, of which the first is shown; and what the content became. */
static const struct {
    const char *label, *changes;
    int hidden;
} steps[] = {
    { "the same",
      "in content/decks/verhaal.yaml\n"
      "-    title: Drie punten\n"
      "+    title: Drie punten\n+    steps: one-by-one\n",
      1 },
    { "without steps", NULL, 0 },
    { "the slide is gone",
      "in content/decks/verhaal.yaml\n"
      "-  - id: punten\n+  - id: andere\n"
      "-    title: Drie punten\n"
      "+    title: Drie punten\n+    steps: one-by-one\n",
      0 },
};

static void test_step(void **state)
{
    (void)state;
    struct content *before = content_case_load(steps[0].changes);
    struct show s = start(before, MODE_KIOSK, START_MS);
    struct show_kept kept;

    act(&s, before, (struct intent){ .type = INTENT_PRESENT }, START_MS);
    for (int i = 0; i < 3; i++) {
        act(&s, before, (struct intent){ .type = INTENT_NEXT },
            START_MS + 1000 * (uint64_t)i);
    }
    show_keep(&s, before, START_MS + 5000, &kept);
    assert_int_equal(kept.talk_hidden, 1);
    for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
        struct content *after = content_case_load(steps[i].changes);
        s = start(after, MODE_KIOSK, AGAIN_MS);
        show_resume(&s, after, &kept, AGAIN_MS);
        if (s.talk.slide != 2 || s.talk.hidden != steps[i].hidden) {
            fail_msg("%s: slide %d, %d hidden", steps[i].label, s.talk.slide,
                     s.talk.hidden);
        }
        content_destroy(after);
    }
    content_destroy(before);
}

static void test_ended_talk_is_forgotten(void **state)
{
    (void)state;
    struct content *c = content_case_load(NULL);
    struct show s = start(c, MODE_PRESENT, START_MS);
    struct show_kept kept;

    show_keep(&s, c, START_MS, &kept);
    assert_true(kept_has_talk(&kept));
    act(&s, c, (struct intent){ .type = INTENT_END_TALK }, START_MS + 5000);
    show_keep(&s, c, START_MS + 5000, &kept);
    assert_false(kept_has_talk(&kept));
    content_destroy(c);
}

/* D7: whatever somebody looked at, the same is kept as if nobody came. */
static void test_nothing_of_a_visitor(void **state)
{
    (void)state;
    static const struct intent visit[] = {
        { .type = INTENT_HOME },
        { .type = INTENT_LANGUAGE, .value = 1 },
        { .type = INTENT_SETTING, .value = SETTING_LARGE },
        { .type = INTENT_OPEN, .screen = { .kind = SCREEN_GOAL, .index = 10 } },
        { .type = INTENT_OPEN,
          .screen = { .kind = SCREEN_PROJECT, .index = 1 } },
        { .type = INTENT_OPEN, .screen = { .kind = SCREEN_SLIDE } },
        { .type = INTENT_NEXT },
    };
    struct content *c = content_case_load(NULL);
    struct show s = start(c, MODE_KIOSK, START_MS);
    struct show_kept before;
    struct show_kept kept;

    show_keep(&s, c, START_MS + 3000, &before);
    for (size_t i = 0; i < sizeof(visit) / sizeof(visit[0]); i++) {
        struct intent intent = visit[i];
        if (intent.screen.kind == SCREEN_SLIDE) {
            intent.screen.index = content_find_deck(c, "verhaal");
        }
        act(&s, c, intent, START_MS + 3000 + 1000 * (uint64_t)i);
        show_keep(&s, c, START_MS + 3000 + 1000 * (uint64_t)i, &kept);
        assert_memory_equal(&kept, &before, sizeof(kept));
    }
    content_destroy(c);
}

static const char two_decks[] =
    "in content/decks/avond.yaml\n"
    "+id: avond\n+title: Avond\n+kind: loop\n+slides:\n"
    "+  - {id: een, layout: goal, goal: 6, seconds: 5}\n"
    "+  - {id: twee, layout: goal, goal: 7, seconds: 7}\n"
    "in content/standpunt.yaml\n"
    "-    talks: [verhaal]\n+    talks: [verhaal]\n"
    "+    schedule:\n+      zone: UTC\n+      programmes:\n"
    "+        - days: [monday, tuesday, wednesday, thursday, friday]\n"
    "+          from: 00:00\n+          to: 24:00\n"
    "+          decks: [{deck: avond}, {deck: rondgang}, {deck: avond}]\n";

/* Thursday, 1 January 1970, and the Saturday after it. */
static const struct {
    const char *label;
    struct show_clock clock;
    int turn, slide;
    uint64_t since_ms;
} mornings[] = {
    { "on the same day", { true, 0 }, 2, 1, AGAIN_MS - 3000 },
    { "two days later", { true, 2 * 86400000LL }, 0, 0, AGAIN_MS },
    { "when the time is not known", { false, 0 }, 0, 0, AGAIN_MS },
};

static void test_loop(void **state)
{
    (void)state;
    struct content *c = content_case_load(two_decks);
    const struct show_params params = { .deck = -1, .clock = { true, 0 } };
    struct show s;
    struct show_kept kept;
    const uint64_t now_ms = START_MS + (12 + 28 + 5 + 3) * 1000;

    show_init(&s, c, &params, START_MS);
    act(&s, c, (struct intent){ .type = INTENT_NONE }, now_ms);
    show_keep(&s, c, now_ms, &kept);
    assert_string_equal(kept.loop.deck, "avond");
    assert_string_equal(kept.loop.slide, "twee");
    assert_int_equal(kept.loop_turn, 2);
    assert_int_equal(kept.loop_ms, 3000);
    for (size_t i = 0; i < sizeof(mornings) / sizeof(mornings[0]); i++) {
        const struct show_params again = { .deck = -1,
                                           .clock = mornings[i].clock };
        show_init(&s, c, &again, AGAIN_MS);
        show_resume(&s, c, &kept, AGAIN_MS);
        if (s.loop.turn != mornings[i].turn ||
            s.loop.slide != mornings[i].slide ||
            s.loop.since_ms != mornings[i].since_ms) {
            fail_msg("%s: turn %d, slide %d", mornings[i].label, s.loop.turn,
                     s.loop.slide);
        }
    }
    content_destroy(c);
}

/* A stand that was away for a while is where it would have been. */
static void test_loop_meanwhile(void **state)
{
    static const uint64_t away_ms[] = { 0, 1, 4999, 60000, 1799999 };
    (void)state;
    struct content *c = content_case_load(two_decks);
    const struct show_params params = { .deck = -1, .clock = { true, 0 } };
    const struct intent none = { .type = INTENT_NONE };
    struct show_kept kept;

    for (size_t i = 0; i < sizeof(away_ms) / sizeof(away_ms[0]); i++) {
        struct show stayed;
        struct show again;
        uint64_t now_ms = START_MS + 48000;
        show_init(&stayed, c, &params, START_MS);
        act(&stayed, c, none, now_ms);
        show_keep(&stayed, c, now_ms, &kept);
        now_ms += away_ms[i];
        act(&stayed, c, none, now_ms);

        kept.loop_ms += (int64_t)away_ms[i];
        show_init(&again, c, &params, now_ms);
        show_resume(&again, c, &kept, now_ms);
        assert_int_equal(again.loop.deck, stayed.loop.deck);
        assert_int_equal(again.loop.turn, stayed.loop.turn);
        assert_int_equal(again.loop.slide, stayed.loop.slide);
        assert_int_equal(again.loop.since_ms, stayed.loop.since_ms);
    }
    content_destroy(c);
}

/* Staff had changed the stand and its mode. */
static void test_stand(void **state)
{
    (void)state;
    struct content *c = content_case_load(NULL);
    struct show s = start(c, MODE_KIOSK, START_MS);
    struct show_kept kept;

    show_keep(&s, c, START_MS, &kept);
    (void)strcpy(kept.stand, "wereld");
    kept.mode = MODE_LOOP;
    show_resume(&s, c, &kept, START_MS);
    assert_int_equal(s.stand, 1);
    assert_int_equal(s.start, MODE_LOOP);

    /* What no program wrote is not followed. */
    (void)strcpy(kept.stand, "nergens");
    kept.mode = MODE_KIOSK;
    show_resume(&s, c, &kept, START_MS);
    (void)strcpy(kept.stand, "doelen");
    kept.mode = MODE_COUNT;
    show_resume(&s, c, &kept, START_MS);
    assert_int_equal(s.stand, 1);
    assert_int_equal(s.start, MODE_LOOP);
    content_destroy(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_talk),
        cmocka_unit_test(test_step),
        cmocka_unit_test(test_ended_talk_is_forgotten),
        cmocka_unit_test(test_nothing_of_a_visitor),
        cmocka_unit_test(test_loop),
        cmocka_unit_test(test_loop_meanwhile),
        cmocka_unit_test(test_stand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
