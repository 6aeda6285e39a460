/**
 * @file
 * Where a period lies on the axis of the content's years.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "timeline.h"

/* Ten years: each is a tenth of the axis. */
static const struct content content = { .derived = { .first_year = 2011,
                                                     .last_year = 2020 } };

static const struct {
    const char *label;
    struct date start, end;
    bool known, open_start, open_end;
    float from, to; /* in years after the first */
} cases[] = {
    { "nothing is known", { 0 }, { 0 }, false, true, true, 0, 10 },
    { "years are whole",
      { 2013, 0, 0 },
      { 2014, 0, 0 },
      true,
      false,
      false,
      2,
      4 },
    { "one year", { 2013, 0, 0 }, { 2013, 0, 0 }, true, false, false, 2, 3 },
    { "all of them",
      { 2011, 0, 0 },
      { 2020, 0, 0 },
      true,
      false,
      false,
      0,
      10 },
    { "months are whole",
      { 2013, 7, 0 },
      { 2014, 6, 0 },
      true,
      false,
      false,
      2.5f,
      3.5f },
    { "days", { 2013, 1, 1 }, { 2013, 12, 31 }, true, false, false, 2, 3 },
    { "an open end", { 2019, 0, 0 }, { 0 }, true, false, true, 8, 10 },
    { "an open start", { 0 }, { 2012, 0, 0 }, true, true, false, 0, 2 },
};

static void test_places(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct project project = { .start = cases[i].start,
                                         .end = cases[i].end };
        struct timeline t;
        const bool known = timeline_place(&content, &project, &t);

        if (known != cases[i].known || t.open_start != cases[i].open_start ||
            t.open_end != cases[i].open_end ||
            t.from * 10 < cases[i].from - 0.001f ||
            t.from * 10 > cases[i].from + 0.001f ||
            t.to * 10 < cases[i].to - 0.001f ||
            t.to * 10 > cases[i].to + 0.001f) {
            fail_msg("%s: %.3f to %.3f", cases[i].label, (double)t.from * 10,
                     (double)t.to * 10);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),
    };
    return cmocka_run_group_tests_name("unit.timeline", tests, NULL, NULL);
}
