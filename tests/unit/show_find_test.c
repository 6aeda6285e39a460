/**
 * @file
 * A slide by its title: what is found, and the box it is typed into.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "stage.h"
#include "utf8.h"

static struct content *content;

/* What is typed, as UTF-8. */
static void type(struct stage *t, const char *text)
{
    size_t left = strlen(text);

    while (left > 0) {
        uint32_t c;
        const size_t used = utf8_decode(text, left, &c);
        stage_say(t, (struct intent){ .type = INTENT_CHARACTER, .value = c });
        text += used;
        left -= used;
    }
}

static const char *const titles[] = {
    "Het goud van nu",      /* 1 */
    "Oekraïne herstelt",    /* 2 */
    "Vrede in Oekraïne",    /* 3 */
    "Œuvre – l’été à Évry", /* 4 */
    "Двері відчинено",      /* 5 */
    "أين الماء",            /* 6 */
    "Goudkoorts",           /* 7 */
    "Water, overal water",  /* 8 */
    "24 gemeenten",         /* 9 */
    "Besluit",              /* 10 */
    "Besluit",              /* 11 */
    "Rebel",                /* 12 */
};

enum {
    TITLE_COUNT = sizeof(titles) / sizeof(titles[0]),
};

static void open_titled(struct stage *t)
{
    stage_open(t, content, "tttttttttttt");
    for (int i = 0; i < TITLE_COUNT; i++) {
        for (int l = 0; l < LANGUAGE_MAX; l++) {
            t->slides[i].title.in[l] = titles[i];
        }
    }
    t->slides[5].id = "eind-goed";
    stage_keys(t, "G");
    assert_int_equal(t->s.overlay, OVERLAY_FIND);
}

static const struct {
    const char *label, *typed;
    int want[FIND_MATCH_MAX]; /* numbers, 0 after the last */
} finds[] = {
    { "nothing", "", { 0 } },
    { "a beginning", "het g", { 1 } },
    { "case and accents do not matter", "OEKRAINE", { 2, 3 } },
    { "with its accents, too", "oekraïne", { 2, 3 } },
    { "a title before a word, a word before the rest", "goud", { 7, 1 } },
    { "a number of a slide first", "2", { 2, 9 } },
    { "two digits", "12", { 12 } },
    { "equal titles in the order of slides", "besl", { 10, 11 } },
    { "the inside of a word, and the beginning", "be", { 10, 11, 12 } },
    { "ligature, dash and apostrophe", "l ete a evry", { 4 } },
    { "Cyrillic", "двЕРі", { 5 } },
    { "Arabic without its hamza", "اين", { 6 } },
    { "an id", "eind", { 6 } },
    { "a blank at the end", "water ", { 8 } },
    { "no match", "xyz", { 0 } },
    { "no more than five", "e", { 4, 9, 10, 11, 1 } },
};

static void test_finds(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(finds) / sizeof(finds[0]); i++) {
        struct stage t;

        open_titled(&t);
        type(&t, finds[i].typed);
        const struct talk_matches got = talk_find_slides(&t.s, &t.content);
        for (int m = 0; m < FIND_MATCH_MAX; m++) {
            const int slide = m < got.count ? got.slides[m] + 1 : 0;
            if (slide != finds[i].want[m]) {
                fail_msg("%s: match %d is slide %d", finds[i].label, m + 1,
                         slide);
            }
        }
        stage_close(&t);
    }
}

static void test_enter_goes_to_the_best(void **state)
{
    (void)state;
    struct stage t;

    open_titled(&t);
    type(&t, "goud");
    stage_keys(&t, "E");
    assert_string_equal(stage_place(&t), "7.0");
    assert_int_equal(t.s.overlay, OVERLAY_NONE);
    stage_close(&t);
}

/* Arrows and a clicker choose; typing begins at the best again. */
static void test_choosing(void **state)
{
    (void)state;
    struct stage t;

    open_titled(&t);
    type(&t, "besl");
    stage_keys(&t, "nnnp");
    assert_int_equal(t.s.talk.find.chosen, 0);
    stage_keys(&t, "n");
    assert_int_equal(t.s.talk.find.chosen, 1);
    type(&t, "u");
    assert_int_equal(t.s.talk.find.chosen, 0);
    stage_keys(&t, "nE");
    assert_string_equal(stage_place(&t), "11.0");
    stage_close(&t);
}

static const struct {
    const char *label, *typed, *keys;
    enum show_overlay want;
    int len;
} boxes[] = {
    { "Esc closes it", "goud", "u", OVERLAY_NONE, 4 },
    { "F5 closes it", "goud", "s", OVERLAY_NONE, 4 },
    { "erase takes one back", "goud", "e", OVERLAY_FIND, 3 },
    { "and stays open with none", "g", "eee", OVERLAY_FIND, 0 },
    { "Enter of nothing closes it", "", "E", OVERLAY_NONE, 0 },
    { "Enter without a match waits", "xyz", "E", OVERLAY_FIND, 3 },
    { "black is a letter's work", "g", "b", OVERLAY_FIND, 1 },
    { "it closes when it is left alone", "g", "...............", OVERLAY_NONE,
      1 },
    { "no sooner", "g", "..............", OVERLAY_FIND, 1 },
    { "it has an end", "0123456789012345678901234567890123456789", "",
      OVERLAY_FIND, FIND_CHARACTERS_MAX },
};

static void test_box(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(boxes) / sizeof(boxes[0]); i++) {
        struct stage t;

        open_titled(&t);
        type(&t, boxes[i].typed);
        stage_keys(&t, boxes[i].keys);
        if (t.s.overlay != boxes[i].want || t.s.talk.find.len != boxes[i].len ||
            strcmp(stage_place(&t), "1.0") != 0) {
            fail_msg("%s: overlay %d, %d characters, at %s", boxes[i].label,
                     (int)t.s.overlay, t.s.talk.find.len, stage_place(&t));
        }
        stage_close(&t);
    }
}

/* A slide that is a thing is found by the thing's title. */
static void test_things_have_titles(void **state)
{
    (void)state;
    struct stage t;

    stage_open(&t, content, "ttg");
    assert_string_equal(talk_slide_title(&t.content, &t.slides[2], 0),
                        content->goals[10].title.in[0]);
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
        cmocka_unit_test(test_finds),
        cmocka_unit_test(test_enter_goes_to_the_best),
        cmocka_unit_test(test_choosing),
        cmocka_unit_test(test_box),
        cmocka_unit_test(test_things_have_titles),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
