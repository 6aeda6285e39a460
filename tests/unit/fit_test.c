/**
 * @file
 * The fit report: what is told, where, how often, and in which words. That
 * a folder with such a text is reported at all is a case of content_test.c.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "content_case.h"
#include "fit.h"
#include "fit_report.h"

#define ASSETS BINARY_DIR "/assets"
#define LONG_WORD "Internationalisationsverantwortungsgemeinschaften"
#define ADVICE "; shorten it or put soft hyphens in long words [C062]\n"

static char *text_from_diags(const struct diag_list *diags)
{
    char *text = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&text, &size);

    diag_list_print(diags, memory);
    (void)fclose(memory);
    return text;
}

/* What is said about the good content with @p changes. To be freed. */
static char *said_about(const char *changes)
{
    struct content_case c;
    struct diag_list diags;

    diag_list_init(&diags);
    content_case_open(&c, changes);
    struct content *content = content_load("content", &diags);
    if (!content) {
        diag_list_print(&diags, stderr);
    }
    assert_non_null(content);
    assert_int_not_equal(fit_check(content, ASSETS, &diags), 0);
    char *said = text_from_diags(&diags);
    content_destroy(content);
    content_case_close(&c);
    diag_list_finish(&diags);
    return said;
}

/* Changes of the title of goal 16, line 78 of its file. */
#define GOAL_16(title) \
    "in content/goals.yaml\n-    title: Vrede\n+    title: " title "\n"

static const struct {
    const char *label, *changes, *want;
} cases[] = {
    { "all is well", NULL, "" },
    { "another language has another place",
      GOAL_16("{nl: Vrede, en: " LONG_WORD "}"),
      "content/goals.yaml:78:28: error: goals[15].title: does not fit on home "
      "(en) and 13 more screens" ADVICE },
    { "a string for all languages is told once", GOAL_16(LONG_WORD),
      "content/goals.yaml:78:12: error: goals[15].title: does not fit on home "
      "(nl) and 27 more screens" ADVICE },
    { "soft hyphens help",
      GOAL_16("\"Internationalisations\\u00ADverantwortungs\\u00AD"
              "gemein\\u00ADschaften\""),
      "" },
    { "an invisible character needs no font", GOAL_16("\"Vre\\u200Bde\""), "" },
    { "nor does a letter of another alphabet", GOAL_16("Мир سلام ειρήνη"), "" },
    { "a character that no font has", GOAL_16("Vrede 水水"),
      "content/goals.yaml:78:12: warning: goals[15].title: no font has U+6C34; "
      "it is not drawn [C063]\n" },
    { "beyond the first plane", GOAL_16("Vrede \U00012000 \U00012001"),
      "content/goals.yaml:78:12: warning: goals[15].title: no font has "
      "U+12000, U+12001; they are not drawn [C063]\n" },
};

static void test_content(void **state)
{
    (void)state;
    int bad = 0;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char *said = said_about(cases[i].changes);
        if (strcmp(said, cases[i].want) != 0) {
            print_error("%s:\n--- expected\n%s--- got\n%s", cases[i].label,
                        cases[i].want, said);
            bad++;
        }
        free(said);
    }
    assert_int_equal(bad, 0);
}

/* Forty projects x0000 to x0039, and one that does not fit. */
#define PROJECTS(id) \
    "in content/projects/x.yaml\n" \
    "+id: x@\n" \
    "+title: Samen\n" \
    "+text: Samen leren\n" \
    "+country: BG\n" \
    "+place: {name: Varna, precision: country}\n" \
    "+goals: [17]\n" \
    "+themes: [bestuur]\n+sources: [vng.nl]\n" \
    "copies 40 content/projects/x@.yaml\n" \
    "remove content/projects/x.yaml\n" \
    "in content/projects/" id ".yaml\n" \
    "+id: " id "\n" \
    "+title: " LONG_WORD LONG_WORD "\n" \
    "+text: Samen leren\n" \
    "+country: BG\n" \
    "+place: {name: Varna, precision: country}\n" \
    "+goals: [3]\n" \
    "+themes: [bestuur]\n+sources: [vng.nl]\n"

/* The last of a list, which is seen only after scrolling, as the first. */
static void test_end_of_a_list(void **state)
{
    (void)state;
    char *first = said_about(PROJECTS("a"));
    char *last = said_about(PROJECTS("z"));
    const char *want = " more screens" ADVICE;

    assert_non_null(strstr(first, "content/projects/a.yaml:2:8: error: title"));
    assert_non_null(strstr(last, "content/projects/z.yaml:2:8: error: title"));
    assert_non_null(strstr(first, want));
    assert_string_equal(strchr(first, '('), strchr(last, '('));
    free(last);
    free(first);
}

static void test_without_assets(void **state)
{
    (void)state;
    struct content_case c;
    struct diag_list diags;

    diag_list_init(&diags);
    content_case_open(&c, NULL);
    struct content *content = content_load("content", &diags);
    assert_int_equal(fit_check(content, "nowhere", &diags), 0);
    content_destroy(content);
    content_case_close(&c);
    diag_list_finish(&diags);
}

/* A scene with one text, at a place of the output. */
struct stage {
    struct text_line line;
    struct text_block block;
    struct draw_cmd cmds[2];
    struct scene scene;
};

static void set_stage(struct stage *s, struct rect rect)
{
    *s = (struct stage){
        .line = { .baseline_px = 20, .w_px = rect.w },
        .block = { .style = { .size_px = 20 }, .line_count = 1 },
        .scene = { .id = "slide/a/1",
                   .language = "nl",
                   .viewport = { .w_px = 640, .h_px = 480 } },
    };
    s->block.lines = &s->line;
    s->cmds[0] = (struct draw_cmd){ .type = DRAW_CLIP };
    s->cmds[1] = (struct draw_cmd){
        .type = DRAW_TEXT,
        .rect = rect,
        .u.text = { .block = &s->block, .text = "Tekst" },
    };
    s->scene.items = (struct draw_list){ s->cmds, 2 };
}

static const struct {
    const char *label;
    struct rect rect;
    bool scrolls, clipped;
    size_t want;
} places[] = {
    { "inside", { 10, 10, 100, 24 }, false, false, 0 },
    { "cut", { 10, 10, 100, 24 }, false, true, 1 },
    { "to the edges", { 0, 460, 640, 24 }, false, false, 0 },
    { "left", { -1, 10, 100, 24 }, false, false, 1 },
    { "right", { 541, 10, 100, 24 }, false, false, 1 },
    { "below", { 10, 461, 100, 24 }, false, false, 1 },
    { "above", { 10, -11, 100, 24 }, false, false, 1 },
    { "below in a list that scrolls", { 10, 900, 100, 24 }, true, false, 0 },
    { "cut in a list that scrolls", { 10, 900, 100, 24 }, true, true, 1 },
};

static void test_places(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        struct stage s;
        struct fit_report *r = fit_report_create();
        set_stage(&s, places[i].rect);
        s.block.clipped = places[i].clipped;
        s.cmds[0].rect.w = s.cmds[0].rect.h = places[i].scrolls ? 100 : 0;
        fit_report_add(r, &s.scene, NULL);
        if (fit_report_count(r) != places[i].want) {
            fail_msg("%s: %zu", places[i].label, fit_report_count(r));
        }
        fit_report_destroy(r);
    }
    fit_report_destroy(NULL);
}

/* One text on a screen twice, in two positions of it, on two more. */
static void test_screens_are_joined(void **state)
{
    (void)state;
    struct stage s;
    struct diag_list diags;
    struct fit_report *r = fit_report_create();
    const struct fit_report_manner manner = { DIAG_WARNING, "folder" };

    set_stage(&s, (struct rect){ 10, 10, 100, 24 });
    s.block.clipped = true;
    s.scene.viewport = (struct viewport){ .w_px = 480, .h_px = 640 };
    fit_report_add(r, &s.scene, NULL);
    fit_report_add(r, &s.scene, NULL);
    s.scene.language = "en";
    fit_report_add(r, &s.scene, NULL);
    s.scene.id = "slide/a/2";
    fit_report_add(r, &s.scene, NULL);
    assert_int_equal(fit_report_count(r), 1);

    diag_list_init(&diags);
    fit_report_tell(r, manner, &diags);
    char *said = text_from_diags(&diags);
    assert_string_equal(said, "folder: warning: 'Tekst': does not fit on "
                              "slide/a/1, upright (nl) and 2 more "
                              "screens" ADVICE);
    free(said);
    diag_list_finish(&diags);
    fit_report_destroy(r);
}

/* More texts than there is room at first: each is still known by itself. */
static void test_many_texts(void **state)
{
    (void)state;
    struct stage s;
    struct fit_report *r = fit_report_create();

    for (int i = 0; i < 2000; i++) {
        char text[16];
        set_stage(&s, (struct rect){ 10, 10, 100, 24 });
        s.block.clipped = true;
        (void)snprintf(text, sizeof(text), "%d", i % 1000);
        s.cmds[1].u.text.text = text;
        fit_report_add(r, &s.scene, NULL);
    }
    assert_int_equal(fit_report_count(r), 1000);
    fit_report_destroy(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_content),
        cmocka_unit_test(test_end_of_a_list),
        cmocka_unit_test(test_without_assets),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_screens_are_joined),
        cmocka_unit_test(test_many_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
