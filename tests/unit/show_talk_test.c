/**
 * @file
 * A talk under a clicker's and a keyboard's keys.
 *
 * A talk is told as a string, a character a key, 200 ms apart:
 *
 *     n p f l    next, previous, first, last     N P    held: repeats
 *     0-9 e E    digits, erase, Enter            u      Esc
 *     b w s      black, white, F5                t q    a touch, Ctrl+Q
 *     , ;        three seconds pass; the time to hand back passes
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "content.h"
#include "show.h"
#include "stage.h"

enum {
    START_MS = 1000000,
    KEY_MS = 200,
    SLIDES = 7, /* of the deck `verhaal` */
    LAST = SLIDES - 1,
};

static struct content *content;

struct talk {
    struct show s;
    uint64_t now_ms;
};

static struct intent intent_from_letter(char letter)
{
    static const struct {
        char letter;
        enum intent_type type;
    } letters[] = {
        { 'n', INTENT_NEXT },    { 'p', INTENT_PREVIOUS },
        { 'f', INTENT_FIRST },   { 'l', INTENT_LAST },
        { 'N', INTENT_NEXT },    { 'P', INTENT_PREVIOUS },
        { 'e', INTENT_ERASE },   { 'E', INTENT_ENTER },
        { 'u', INTENT_UNWIND },  { 'b', INTENT_BLACK },
        { 'w', INTENT_WHITE },   { 's', INTENT_PRESENT },
        { 't', INTENT_TOUCHED }, { ',', INTENT_NONE },
        { ';', INTENT_NONE },    { 'q', INTENT_QUIT },
    };

    if (letter >= '0' && letter <= '9') {
        return (struct intent){ .type = INTENT_DIGIT, .value = letter - '0' };
    }
    for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++) {
        if (letters[i].letter == letter) {
            return (struct intent){ .type = letters[i].type,
                                    .repeat = letter == 'N' || letter == 'P' };
        }
    }
    fail_msg("no key '%c'", letter);
    return (struct intent){ 0 };
}

static void keys(struct talk *t, const char *letters)
{
    for (const char *p = letters; *p; p++) {
        const struct intent intent = intent_from_letter(*p);
        const uint64_t hand_back_ms =
            (uint64_t)content->kiosk.hand_back_seconds * 1000;
        t->now_ms += *p == ',' ? 3000 : *p == ';' ? hand_back_ms : KEY_MS;
        show_update(&t->s, content, &intent, t->now_ms);
    }
}

static struct talk talk_start(void)
{
    const struct show_params params = { .mode = MODE_PRESENT, .deck = -1 };
    struct talk t = { .now_ms = START_MS };

    show_init(&t.s, content, &params, t.now_ms);
    assert_int_equal(t.s.state, STATE_PRESENT);
    assert_int_equal(content->decks[t.s.talk.deck].slide_count, SLIDES);
    return t;
}

static const struct {
    const char *label, *keys;
    int slide; /* -1: the loop plays */
    enum show_overlay overlay;
    int typed; /* -1 for none */
    bool ended;
} cases[] = {
    { "nothing", "", 0, OVERLAY_NONE, -1, false },
    { "next", "nn", 2, OVERLAY_NONE, -1, false },
    { "previous", "nnp", 1, OVERLAY_NONE, -1, false },
    { "previous of the first", "ppp", 0, OVERLAY_NONE, -1, false },
    { "last", "l", LAST, OVERLAY_NONE, -1, false },
    { "first", "lf", 0, OVERLAY_NONE, -1, false },
    { "Enter alone is next", "EE", 2, OVERLAY_NONE, -1, false },
    { "Backspace alone is previous", "nne", 1, OVERLAY_NONE, -1, false },

    { "a digit waits", "4", 0, OVERLAY_NONE, 4, false },
    { "digit and Enter", "4E", 3, OVERLAY_NONE, -1, false },
    { "the number of the slide that is on", "n2E", 1, OVERLAY_NONE, -1, false },
    { "two digits", "1e3E", 2, OVERLAY_NONE, -1, false },
    { "leading zeros", "003E", 2, OVERLAY_NONE, -1, false },
    { "zero is the first", "nn0E", 0, OVERLAY_NONE, -1, false },
    { "one more than there are", "8E", LAST, OVERLAY_NONE, -1, false },
    { "the last number", "7E", LAST, OVERLAY_NONE, -1, false },
    { "far more than there are", "999E", LAST, OVERLAY_NONE, -1, false },
    { "a fourth digit is not taken", "1234", 0, OVERLAY_NONE, 123, false },
    { "erasing takes one digit", "12e", 0, OVERLAY_NONE, 1, false },
    { "erasing all of them", "12ee", 0, OVERLAY_NONE, -1, false },
    { "erased, so Enter is next", "5eE", 1, OVERLAY_NONE, -1, false },
    { "Esc forgets the number", "5uE", 1, OVERLAY_NONE, -1, false },
    { "next forgets the number", "5nE", 2, OVERLAY_NONE, -1, false },
    { "so does time", "5,E", 1, OVERLAY_NONE, -1, false },
    { "a digit after that begins a new number", "1,2E", 1, OVERLAY_NONE, -1,
      false },

    { "black", "nb", 1, OVERLAY_BLACK, -1, false },
    { "white", "nw", 1, OVERLAY_WHITE, -1, false },
    { "black again restores", "nbb", 1, OVERLAY_NONE, -1, false },
    { "white again restores", "nww", 1, OVERLAY_NONE, -1, false },
    { "next restores and does not move", "nbn", 1, OVERLAY_NONE, -1, false },
    { "previous does so too", "nbp", 1, OVERLAY_NONE, -1, false },
    { "Home does so too", "nbf", 1, OVERLAY_NONE, -1, false },
    { "End does so too", "nwl", 1, OVERLAY_NONE, -1, false },
    { "Enter does so too", "nwE", 1, OVERLAY_NONE, -1, false },
    { "Backspace does so too", "nbe", 1, OVERLAY_NONE, -1, false },
    { "a touch does so too", "nbt", 1, OVERLAY_NONE, -1, false },
    { "Esc does so too", "nbu", 1, OVERLAY_NONE, -1, false },
    { "F5 does so too", "nbs", 1, OVERLAY_NONE, -1, false },
    { "the key after it moves", "nbnn", 2, OVERLAY_NONE, -1, false },
    { "a held key leaves it black", "nbNNN", 1, OVERLAY_BLACK, -1, false },
    { "digits leave it black", "nb3", 1, OVERLAY_BLACK, -1, false },
    { "a number typed before it is gone", "3bnE", 1, OVERLAY_NONE, -1, false },
    { "black stays", "nb,,,,", 1, OVERLAY_BLACK, -1, false },

    { "F5 twice", "nnss", 2, OVERLAY_NONE, -1, false },
    { "F5 and Esc in turn", "nsususu", 1, OVERLAY_NONE, -1, false },
    { "Esc", "nuuuuuu", 1, OVERLAY_NONE, -1, false },
    { "Ctrl+Q", "nqqq", 1, OVERLAY_NONE, -1, false },
    { "a touch alone", "nt", 1, OVERLAY_NONE, -1, false },

    { "next of the last", "ln", LAST, OVERLAY_NONE, -1, true },
    { "more next", "lnnn", LAST, OVERLAY_NONE, -1, true },
    { "Esc after the end", "lnuu", LAST, OVERLAY_NONE, -1, true },
    { "previous after the end", "lnp", LAST - 1, OVERLAY_NONE, -1, false },
    { "a number after the end", "ln2E", 1, OVERLAY_NONE, -1, false },
    { "handing back", "ln;", -1, OVERLAY_NONE, -1, false },
    { "next does not put it off", "lnnnn;", -1, OVERLAY_NONE, -1, false },
    { "previous does", "lnp;", LAST - 1, OVERLAY_NONE, -1, false },
    { "nothing hands back before the end", "l;;;", LAST, OVERLAY_NONE, -1,
      false },

    { "held next", "nNNN", 4, OVERLAY_NONE, -1, false },
    { "held next stops at the last", "nNNNNNNNNNN", LAST, OVERLAY_NONE, -1,
      false },
    { "held previous stops at the first", "lPPPPPPPPPP", 0, OVERLAY_NONE, -1,
      false },
};

static void test_keys(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct talk t = talk_start();

        keys(&t, cases[i].keys);
        const int slide = t.s.state == STATE_PRESENT ? t.s.talk.slide : -1;
        if (slide != cases[i].slide || t.s.overlay != cases[i].overlay ||
            t.s.talk.typed != cases[i].typed ||
            t.s.talk.ended != cases[i].ended || t.s.quit_wanted) {
            fail_msg("%s: slide %d, overlay %d, typed %d, ended %d",
                     cases[i].label, slide, (int)t.s.overlay, t.s.talk.typed,
                     t.s.talk.ended);
        }
    }
}

static const struct {
    const char *label, *keys;
    enum transition_kind want;
} motions[] = {
    { "next", "n", TRANSITION_PUSH_LEFT },
    { "previous", "np", TRANSITION_PUSH_RIGHT },
    { "last", "l", TRANSITION_PUSH_LEFT },
    { "first", "lf", TRANSITION_PUSH_RIGHT },
    { "a number behind", "l2E", TRANSITION_PUSH_RIGHT },
    { "a number ahead", "5E", TRANSITION_PUSH_LEFT },
    { "the slide that is on", ",1E", TRANSITION_NONE },
    { "previous of the first", ",p", TRANSITION_NONE },
    { "next of the last", "ln", TRANSITION_NONE },
    { "a held key", "nN", TRANSITION_NONE },
    { "a held key back", "lP", TRANSITION_NONE },
    { "black", "nb", TRANSITION_FADE },
    { "from black", "nbn", TRANSITION_FADE },
    { "a digit", "n3", TRANSITION_NONE },
};

/* A held key cuts; any key during a movement finishes it, and then acts. */
static void test_motion(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(motions) / sizeof(motions[0]); i++) {
        struct talk t = talk_start();

        keys(&t, motions[i].keys);
        if (t.s.transition.kind != motions[i].want) {
            fail_msg("%s: transition %d", motions[i].label,
                     (int)t.s.transition.kind);
        }
    }
}

static const struct {
    const char *label, *keys;
    enum show_notice want;
} notices[] = {
    { "nothing", "n", NOTICE_NONE },
    { "F5", "s", NOTICE_ALREADY_RUNNING },
    { "F5, and some time", "s,", NOTICE_NONE },
    { "a digit", "3", NOTICE_TYPED },
    { "a digit, and some time", "3,", NOTICE_NONE },
    { "a digit gone to", "3E", NOTICE_NONE },
    { "a digit erased", "3e", NOTICE_NONE },
    { "a digit given up", "3u", NOTICE_NONE },
    { "the end", "ln", NOTICE_LAST_SLIDE },
    { "the end, and some time", "ln,", NOTICE_NONE },
};

static void test_notices(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(notices) / sizeof(notices[0]); i++) {
        struct talk t = talk_start();

        keys(&t, notices[i].keys);
        if (t.s.notice != notices[i].want) {
            fail_msg("%s: notice %d", notices[i].label, (int)t.s.notice);
        }
    }
}

/* To the millisecond, and the loop goes on where it was. */
static void test_hand_back(void **state)
{
    (void)state;
    struct talk t = talk_start();
    const struct intent nothing = { .type = INTENT_NONE };

    keys(&t, "lns");
    const uint64_t touched_ms = t.s.touched_ms;
    t.now_ms =
        touched_ms + (uint64_t)content->kiosk.hand_back_seconds * 1000 - 1;
    show_update(&t.s, content, &nothing, t.now_ms);
    assert_int_equal(t.s.state, STATE_PRESENT);
    assert_int_equal(show_deadline_ms(&t.s, content, t.now_ms), t.now_ms + 1);
    show_update(&t.s, content, &nothing, t.now_ms + 1);
    assert_int_equal(t.s.state, STATE_ATTRACT);
    assert_int_equal(t.s.loop.slide, 0);
    assert_int_equal(t.s.loop.since_ms, t.now_ms + 1);
    assert_false(t.s.talk.ended);
}

/* A talk never ends by itself before its end: no idle question in it. */
static void test_no_idle(void **state)
{
    (void)state;
    struct talk t = talk_start();
    const struct intent nothing = { .type = INTENT_NONE };

    keys(&t, "n");
    show_update(&t.s, content, &nothing, t.now_ms + 1000);
    assert_true(show_deadline_ms(&t.s, content, t.now_ms + 1000) == UINT64_MAX);
    show_update(&t.s, content, &nothing, t.now_ms + 24 * 3600 * 1000);
    assert_int_equal(t.s.state, STATE_PRESENT);
    assert_int_equal(t.s.talk.slide, 1);
}

static const struct {
    const char *label;
    struct intent in;
    enum show_state want;
} starts[] = {
    { "F5", { .type = INTENT_PRESENT }, STATE_PRESENT },
    { "a link to the deck",
      { .type = INTENT_OPEN, .screen = { .kind = SCREEN_SLIDE, .index = 1 } },
      STATE_PRESENT },
    { "the end button", { .type = INTENT_END_TALK }, STATE_BROWSE },
};

/*
 * From browsing: F5 begins a talk for the hall, in the stand's language; a
 * link lets a visitor look into one and come back to the page.
 */
static void test_start_from_browse(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
        struct talk t = { .now_ms = START_MS };
        const struct show_params params = { .mode = MODE_KIOSK, .deck = -1 };
        const struct intent home = { .type = INTENT_HOME };
        const struct intent english = { .type = INTENT_LANGUAGE, .value = 1 };

        show_init(&t.s, content, &params, t.now_ms);
        show_update(&t.s, content, &home, t.now_ms);
        show_update(&t.s, content, &english, t.now_ms);
        show_update(&t.s, content, &starts[i].in, t.now_ms);
        if (t.s.state != starts[i].want) {
            fail_msg("%s: state %d", starts[i].label, (int)t.s.state);
        }
        assert_int_equal(t.s.language,
                         starts[i].in.type == INTENT_PRESENT ? 0 : 1);
        if (t.s.state == STATE_PRESENT) {
            const bool visited = starts[i].in.type == INTENT_OPEN;
            assert_int_equal(t.s.talk.slide, 0);
            const struct intent end = { .type = INTENT_END_TALK };
            show_update(&t.s, content, &end, t.now_ms);
            assert_int_equal(t.s.state, visited ? STATE_BROWSE : STATE_ATTRACT);
            assert_int_equal(t.s.language, visited ? 1 : 0);
        }
    }
}

static struct talk visit_talk(void)
{
    struct talk t = { .now_ms = START_MS };
    const struct show_params params = { .mode = MODE_KIOSK, .deck = -1 };
    const struct intent home = { .type = INTENT_HOME };
    const struct intent page = { .type = INTENT_OPEN,
                                 .screen = { .kind = SCREEN_PAGE } };
    const struct intent deck = {
        .type = INTENT_OPEN, .screen = { .kind = SCREEN_SLIDE, .index = 1 }
    };

    show_init(&t.s, content, &params, t.now_ms);
    show_update(&t.s, content, &home, t.now_ms);
    show_update(&t.s, content, &page, t.now_ms);
    show_update(&t.s, content, &deck, t.now_ms);
    return t;
}

static void pass(struct talk *t, uint64_t ms)
{
    const struct intent nothing = { .type = INTENT_NONE };

    t->now_ms += ms;
    show_update(&t->s, content, &nothing, t->now_ms);
}

/* A visitor who walks away from a talk does not keep the stand. */
static void test_visited_talk_is_left(void **state)
{
    (void)state;
    struct talk t = visit_talk();

    assert_int_equal(t.s.state, STATE_PRESENT);
    pass(&t, (uint64_t)content->kiosk.idle_seconds * 1000);
    assert_int_equal(t.s.overlay, OVERLAY_WARNING);
    pass(&t, (uint64_t)content->kiosk.warning_seconds * 1000);
    assert_int_equal(t.s.state, STATE_ATTRACT);
}

/* Back and Esc lead to the page it was opened from, at its place. */
static void test_visited_talk_goes_back(void **state)
{
    static const enum intent_type ways[] = { INTENT_BACK, INTENT_UNWIND };

    (void)state;
    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        struct talk t = visit_talk();
        const struct intent back = { .type = ways[i] };

        show_update(&t.s, content, &back, t.now_ms);
        assert_int_equal(t.s.state, STATE_BROWSE);
        assert_int_equal(show_screen(&t.s).kind, SCREEN_PAGE);
        assert_int_equal(t.s.depth, 2);
    }
}

/* Whoever presses start in it is its presenter: nobody asks whether they
   are still there, and its end is the loop's turn. */
static void test_visited_talk_is_taken_over(void **state)
{
    (void)state;
    struct talk t = visit_talk();

    show_update(&t.s, content, &(struct intent){ .type = INTENT_NEXT },
                t.now_ms);
    show_update(&t.s, content, &(struct intent){ .type = INTENT_PRESENT },
                t.now_ms);
    assert_int_equal(t.s.talk.slide, 1);
    assert_int_equal(t.s.notice, NOTICE_NONE);
    pass(&t, 3600 * 1000);
    assert_int_equal(t.s.overlay, OVERLAY_NONE);
    show_update(&t.s, content, &(struct intent){ .type = INTENT_END_TALK },
                t.now_ms);
    assert_int_equal(t.s.state, STATE_ATTRACT);
}

/* A held key: one step, then at most one each 120 ms. */
static void test_held_key(void **state)
{
    (void)state;
    struct talk t = talk_start();
    const struct intent next = { .type = INTENT_NEXT };
    const struct intent held = { .type = INTENT_NEXT, .repeat = true };

    show_update(&t.s, content, &next, t.now_ms);
    assert_int_equal(t.s.talk.slide, 1);
    for (int ms = 30; ms < 360; ms += 30) {
        show_update(&t.s, content, &held, t.now_ms + (uint64_t)ms);
    }
    assert_int_equal(t.s.talk.slide, 3);
}

/* Black after the end is handed back, too; under a staff panel it waits. */
static void test_hand_back_under_overlays(void **state)
{
    (void)state;
    const uint64_t wait_ms = (uint64_t)content->kiosk.hand_back_seconds * 1000;
    const struct intent knock = { .type = INTENT_STAFF };
    struct talk t = talk_start();

    keys(&t, "ln");
    show_update(&t.s, content, &(struct intent){ .type = INTENT_BLACK },
                t.now_ms);
    pass(&t, wait_ms - 1);
    assert_int_equal(t.s.overlay, OVERLAY_BLACK);
    show_update(&t.s, content, &knock, t.now_ms);
    assert_int_equal(t.s.overlay, OVERLAY_PIN);
    pass(&t, 2);
    assert_int_equal(t.s.overlay, OVERLAY_PIN);
    show_update(&t.s, content, &(struct intent){ .type = INTENT_UNWIND },
                t.now_ms);
    assert_int_equal(t.s.overlay, OVERLAY_BLACK);
    pass(&t, wait_ms);
    assert_int_equal(t.s.state, STATE_ATTRACT);
    assert_int_equal(t.s.overlay, OVERLAY_NONE);
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
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_motion),
        cmocka_unit_test(test_notices),
        cmocka_unit_test(test_hand_back),
        cmocka_unit_test(test_no_idle),
        cmocka_unit_test(test_start_from_browse),
        cmocka_unit_test(test_visited_talk_is_left),
        cmocka_unit_test(test_visited_talk_goes_back),
        cmocka_unit_test(test_visited_talk_is_taken_over),
        cmocka_unit_test(test_held_key),
        cmocka_unit_test(test_hand_back_under_overlays),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
