/**
 * @file
 * Periods in words, as the content may know them.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "period.h"

static struct strings *strings;

static const struct {
    const char *label;
    struct date start, end;
    const char *dutch, *english;
} cases[] = {
    { "nothing is known", { 0 }, { 0 }, "", "" },
    { "years", { 2017, 0, 0 }, { 2022, 0, 0 }, "2017 – 2022", "2017 – 2022" },
    { "one year", { 2022, 0, 0 }, { 2022, 0, 0 }, "2022", "2022" },
    { "since a year", { 2017, 0, 0 }, { 0 }, "Sinds 2017", "Since 2017" },
    { "since a month",
      { 2022, 4, 0 },
      { 0 },
      "Sinds april 2022",
      "Since April 2022" },
    { "a day is no more than its month",
      { 2022, 6, 29 },
      { 0 },
      "Sinds juni 2022",
      "Since June 2022" },
    { "until a year", { 0 }, { 2024, 0, 0 }, "Tot 2024", "Until 2024" },
    { "until a month",
      { 0 },
      { 2024, 12, 31 },
      "Tot december 2024",
      "Until December 2024" },
    { "months",
      { 2019, 1, 0 },
      { 2021, 12, 0 },
      "januari 2019 tot december 2021",
      "January 2019 to December 2021" },
    { "months of one year",
      { 2021, 3, 0 },
      { 2021, 5, 0 },
      "maart 2021 tot mei 2021",
      "March 2021 to May 2021" },
    { "a month, then a year",
      { 2017, 1, 0 },
      { 2022, 0, 0 },
      "januari 2017 tot 2022",
      "January 2017 to 2022" },
    { "a year, then a month",
      { 2017, 0, 0 },
      { 2022, 8, 0 },
      "2017 tot augustus 2022",
      "2017 to August 2022" },
};

static const char *words_in(struct arena *arena, const char *language,
                            const struct project *project)
{
    const struct scene_params params = {
        .strings = strings,
        .viewport = { .w_px = 1920, .h_px = 1080 },
    };
    struct canvas c;

    canvas_init(&c, arena, &params);
    c.language = language;
    return period_words(&c, project);
}

static void test_words(void **state)
{
    (void)state;
    struct region memory = region_create(1 << 20);

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct arena arena = region_arena(&memory);
        const struct project project = { .start = cases[i].start,
                                         .end = cases[i].end };
        const char *dutch = words_in(&arena, "nl", &project);
        const char *english = words_in(&arena, "en", &project);
        if (strcmp(dutch, cases[i].dutch) != 0 ||
            strcmp(english, cases[i].english) != 0) {
            fail_msg("%s: '%s', '%s'", cases[i].label, dutch, english);
        }
    }
    region_destroy(&memory);
}

static int load(void **state)
{
    struct diag_list diags;

    (void)state;
    diag_list_init(&diags);
    strings = strings_load(BINARY_DIR "/assets", &diags);
    diag_list_print(&diags, stderr);
    diag_list_finish(&diags);
    return strings ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    strings_destroy(strings);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
