/**
 * @file
 * Parts of slides, whole slides, optional slides, and the way back: where
 * each key of a talk leads, and how the picture gets there. Decks and keys
 * are told as letters; stage.h says which.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "stage.h"

static struct content *content;

static const struct {
    const char *label, *deck, *keys;
    const char *want;
} places[] = {
    { "a slide begins without its parts", "3t", "", "1.0" },
    { "next brings one", "3t", "n", "1.1" },
    { "then the others", "3t", "nnn", "1.3" },
    { "then the next slide", "3t", "nnnn", "2.0" },
    { "previous takes one away", "3t", "nnnp", "1.2" },
    { "at none it stays on the first slide", "3t", "npp", "1.0" },
    { "arriving backwards shows all", "3t", "nnnnp", "1.3" },
    { "and then takes them away again", "3t", "nnnnpp", "1.2" },
    { "a picture is one part", "pt", "n", "1.1" },
    { "a jump shows none", "t3t", "2E", "2.0" },
    { "a jump to where one is keeps the parts", "t3t", "nnn2E", "2.2" },
    { "the last slide by its key shows none", "t3", "l", "2.0" },
    { "the first slide by its key, too", "3t", "nnlf", "1.0" },
    { "a whole slide forth leaves parts out", "3t", "n>", "2.0" },
    { "a whole slide back shows all", "3tt", "n>><", "2.0" },
    { "and the slide with parts is whole", "3t", "n><", "1.3" },
    { "a held key leaves parts alone", "33t", "N", "2.0" },
    { "held back, it shows all", "33t", "NNP", "2.3" },
    { "cut goes where next goes", "3t", "xx", "1.2" },

    { "no slide was seen before the first", "tt", "z", "1.0" },
    { "the slide seen last", "tttt", "4Ez", "1.0" },
    { "and back again", "tttt", "4Ezz", "4.0" },
    { "with its parts as they were", "t3t", "nnn3Ez", "2.2" },
    { "parts are not places", "3t", "nnz", "1.2" },

    { "nothing is skipped without a wish", "tot", "n", "2.0" },
    { "folded, next passes over", "tot", "Mn", "3.0" },
    { "folded, previous does", "tot", "Mnp", "1.0" },
    { "several in a row", "toooot", "Mn", "6.0" },
    { "unfolded again", "tot", "MMn", "2.0" },
    { "a number reaches it", "tot", "M2E", "2.0" },
    { "a whole slide passes over as well", "tot", "M>", "3.0" },
    { "behind the plan, they are passed over", "ttott", "n,,,,,,n", "4.0" },
    { "not before", "ttott", "n,,,,n", "3.0" },
    { "waiting on the first slide is not late", "tottt", ",,,,,,n", "2.0" },
    { "behind, several are passed over", "ttoottoo", "n,,,,n", "5.0" },
    { "at the last that is shown, next is the end", "to", "Mn", "1.0" },
};

static void test_places(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        struct stage t;

        stage_open(&t, content, places[i].deck);
        stage_keys(&t, places[i].keys);
        if (strcmp(stage_place(&t), places[i].want) != 0) {
            fail_msg("%s: at %s", places[i].label, stage_place(&t));
        }
        stage_close(&t);
    }
}

static const struct {
    const char *label, *deck, *keys;
    enum transition_kind want;
} motions[] = {
    { "a part appears", "3t", "n", TRANSITION_APPEAR },
    { "it goes back", "3t", "np", TRANSITION_VANISH },
    { "a slide pushes", "3t", "nnnn", TRANSITION_PUSH_LEFT },
    { "a slide back", "3t", "nnnnp", TRANSITION_PUSH_RIGHT },
    { "a whole slide", "3t", ">", TRANSITION_PUSH_LEFT },
    { "cut", "3t", "x", TRANSITION_NONE },
    { "cut to a slide", "tt", "x", TRANSITION_NONE },
    { "a held key", "tt", "N", TRANSITION_NONE },
    { "while frozen", "tt", "Fn", TRANSITION_NONE },
    { "out of the overview", "ttt", "OR.E", TRANSITION_FADE },
};

static void test_motions(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(motions) / sizeof(motions[0]); i++) {
        struct stage t;

        stage_open(&t, content, motions[i].deck);
        stage_keys(&t, motions[i].keys);
        if (t.s.transition.kind != motions[i].want) {
            fail_msg("%s: transition %d", motions[i].label,
                     (int)t.s.transition.kind);
        }
        stage_close(&t);
    }
}

/* 280 ms, and a cut under less motion. */
static void test_part_motion(void **state)
{
    (void)state;
    struct stage t;

    stage_open(&t, content, "3t");
    stage_keys(&t, "n");
    assert_int_equal(t.s.transition.duration_ms, 280);
    assert_int_equal(t.s.transition.ease, EASE_OUT);
    t.s.settings = 1U << SETTING_CALM;
    stage_keys(&t, "n");
    assert_int_equal(t.s.transition.kind, TRANSITION_NONE);
    assert_string_equal(stage_place(&t), "1.2");
    stage_close(&t);
}

/* The audience keeps its picture while the presenter goes on. */
static void test_freeze(void **state)
{
    (void)state;
    struct stage t;

    stage_open(&t, content, "3tt");
    stage_keys(&t, "nFnnn>");
    assert_string_equal(stage_place(&t), "3.0");
    const struct show seen = show_audience(&t.s);
    assert_int_equal(seen.talk.slide, 0);
    assert_int_equal(seen.talk.hidden, 2);
    assert_int_equal(t.s.transition.kind, TRANSITION_NONE);

    stage_keys(&t, "F");
    assert_int_equal(show_audience(&t.s).talk.slide, 2);
    assert_int_equal(t.s.transition.kind, TRANSITION_FADE);
    stage_close(&t);
}

/* Black comes over a frozen picture; the first key only brings it back. */
static void test_freeze_and_black(void **state)
{
    (void)state;
    struct stage t;

    stage_open(&t, content, "tttt");
    stage_keys(&t, "Fnb");
    assert_int_equal(show_audience(&t.s).overlay, OVERLAY_BLACK);
    stage_keys(&t, "n");
    assert_int_equal(show_audience(&t.s).overlay, OVERLAY_NONE);
    assert_int_equal(show_audience(&t.s).talk.slide, 0);
    assert_string_equal(stage_place(&t), "2.0");
    /* It can be frozen and thawed under black, too. */
    stage_keys(&t, "bF");
    assert_int_equal(t.s.overlay, OVERLAY_BLACK);
    assert_int_equal(show_audience(&t.s).talk.slide, 1);
    stage_close(&t);
}

/* Nothing frozen is left behind by a talk that is over. */
static void test_freeze_ends_with_the_talk(void **state)
{
    (void)state;
    struct stage t;

    stage_open(&t, content, "tt");
    stage_keys(&t, "Fnn;");
    assert_string_equal(stage_place(&t), "loop");
    stage_keys(&t, "s");
    assert_false(t.s.talk.frozen);
    stage_close(&t);
}

/* An id for each slide, a letter of @p ids. */
static void name_slides(struct stage *t, const char *ids)
{
    static const char *const names[] = { "a", "b", "c", "d", "e", "f" };

    for (size_t i = 0; ids[i]; i++) {
        t->slides[i].id = names[ids[i] - 'a'];
    }
}

/* New content under a talk: the same slide and the same step. */
static const struct {
    const char *label;
    const char *deck, *ids, *keys; /* before */
    const char *new_deck, *new_ids, *want;
} reloads[] = {
    { "nothing changed", "t3t", "abc", "nnn", "t3t", "abc", "2.2" },
    { "a slide before it is gone", "t3t", "abc", "nnn", "3t", "bc", "1.2" },
    { "and one is new", "t3t", "abc", "nnn", "tt3t", "adbc", "3.2" },
    { "it lost a part", "t3t", "abc", "nnnn", "t2t", "abc", "2.2" },
    { "it got one more", "t2t", "abc", "nnn", "t3t", "abc", "2.2" },
    { "it has no parts any more", "t3t", "abc", "nn", "ttt", "abc", "2.0" },
    { "the page of a slide is kept", "tg", "ab", "ni", "tg", "ab",
      "page 2/10" },
};

static void test_reloads(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(reloads) / sizeof(reloads[0]); i++) {
        struct stage t;
        struct stage after;

        stage_open(&t, content, reloads[i].deck);
        stage_open(&after, content, reloads[i].new_deck);
        name_slides(&t, reloads[i].ids);
        name_slides(&after, reloads[i].new_ids);
        stage_keys(&t, reloads[i].keys);
        show_rebind(&t.s, &t.content, &after.content, t.now_ms);
        after.s = t.s;
        if (strcmp(stage_place(&after), reloads[i].want) != 0) {
            fail_msg("%s: at %s", reloads[i].label, stage_place(&after));
        }
        stage_close(&t);
        stage_close(&after);
    }
}

/* What else a talk remembers of places follows the slides, too. */
static void test_reload_keeps_other_places(void **state)
{
    (void)state;
    struct stage t;
    struct stage after;

    stage_open(&t, content, "tttt");
    stage_open(&after, content, "ttttt");
    name_slides(&t, "abcd");
    name_slides(&after, "eabcd");
    stage_keys(&t, "nFnnO");
    show_rebind(&t.s, &t.content, &after.content, t.now_ms);
    assert_int_equal(t.s.talk.frozen_at.slide, 2);
    assert_int_equal(t.s.talk.seen.slide, 3);
    assert_int_equal(t.s.talk.slide, 4);
    assert_int_equal(t.s.talk.cursor, 4);
    after.s = t.s;
    stage_say(&after, (struct intent){ .type = INTENT_END_TALK });
    assert_int_equal(after.s.last_talk.at.slide, 4);
    show_rebind(&after.s, &after.content, &t.content, t.now_ms);
    assert_int_equal(after.s.last_talk.at.slide, 3);
    stage_close(&t);
    stage_close(&after);
}

/* 500 slides: a step looks at its neighbour, wherever it is. */
static void test_many_slides(void **state)
{
    (void)state;
    struct stage t;
    char deck[STAGE_SLIDE_MAX + 1] = { 0 };

    memset(deck, 't', STAGE_SLIDE_MAX);
    stage_open(&t, content, deck);
    stage_keys(&t, "250En");
    assert_string_equal(stage_place(&t), "251.0");
    stage_keys(&t, "lp");
    assert_string_equal(stage_place(&t), "499.0");
    assert_int_equal(talk_neighbour(&t.s, &t.content, 1, t.now_ms), 499);
    stage_keys(&t, "n");
    assert_int_equal(talk_neighbour(&t.s, &t.content, 1, t.now_ms), -1);
    stage_close(&t);
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
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_motions),
        cmocka_unit_test(test_part_motion),
        cmocka_unit_test(test_freeze),
        cmocka_unit_test(test_freeze_and_black),
        cmocka_unit_test(test_freeze_ends_with_the_talk),
        cmocka_unit_test(test_reloads),
        cmocka_unit_test(test_reload_keeps_other_places),
        cmocka_unit_test(test_many_slides),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
