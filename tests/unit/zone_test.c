/**
 * @file
 * Time zones: what the C library says of the same files, and files that are
 * none.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "calendar.h"
#include "zone_file.h"
#include "zone_rule.h"

enum {
    ARENA_BYTES = 1 << 20,
    STEP_S = 11 * 3600 + 1234, /* meets every hour of the day */
};

static struct region memory;

static int open_memory(void **state)
{
    (void)state;
    memory = region_create(ARENA_BYTES);
    return 0;
}

static int close_memory(void **state)
{
    (void)state;
    region_destroy(&memory);
    return 0;
}

/* Both halves of the earth, half hours, summer that is winter by law, a rule
   by a fixed day, changes that are listed to 2087, none at all. */
static const char *const names[] = {
    "Europe/Amsterdam",  "Europe/Kyiv",        "Europe/Dublin",
    "America/New_York",  "America/St_Johns",   "America/Santiago",
    "Africa/Casablanca", "Africa/Cairo",       "Asia/Kolkata",
    "Asia/Tehran",       "Asia/Gaza",          "Australia/Lord_Howe",
    "Pacific/Chatham",   "Pacific/Kiritimati", "America/Godthab",
    "Antarctica/Troll",  "Etc/GMT+12",         "UTC",
};

static int offset_by_the_library(int64_t utc_s)
{
    const time_t t = (time_t)utc_s;
    struct tm local;

    assert_non_null(localtime_r(&t, &local));
    return (int)local.tm_gmtoff;
}

static void compare(const char *name, const struct zone *zone, int64_t utc_s)
{
    const int want = offset_by_the_library(utc_s);
    const int got = zone_offset_s(zone, utc_s);

    if (got != want) {
        fail_msg("%s at %lld: %d, not %d", name, (long long)utc_s, got, want);
    }
}

/* A century, and both sides of every change. */
static void test_as_the_library(void **state)
{
    (void)state;
    const int64_t from_s = calendar_days(ZONE_YEAR_MIN, 1, 1) * 86400;
    const int64_t to_s = calendar_days(ZONE_YEAR_MAX + 1, 1, 1) * 86400;

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        struct arena arena = region_arena(&memory);
        struct zone zone;
        assert_true(zone_load(&arena, names[i], &zone));
        assert_int_equal(setenv("TZ", names[i], 1), 0);
        tzset();
        for (int64_t s = from_s; s < to_s; s += STEP_S) {
            compare(names[i], &zone, s);
        }
        int64_t last_s = from_s;
        for (size_t k = 0; k < zone.count; k++) {
            const int64_t at_s = zone.changes[k].at_s;
            compare(names[i], &zone, at_s);
            compare(names[i], &zone, at_s - 1);
            assert_int_equal(zone_next_change_s(&zone, at_s - 1), at_s);
            assert_true(at_s >= last_s);
            last_s = at_s;
        }
        assert_true(zone_next_change_s(&zone, last_s) == INT64_MAX);
    }
}

static void test_no_such_zone(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",
        "Europe",
        "Europe/Amsterdm",
        "/etc/localtime",
        "../UTC",
        "Europe/../UTC",
        "zone.tab",
        "tzdata.zi",
        ".",
        "Europe/Amsterdam ",
        "posix/",
        "leapseconds",
    };

    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        struct arena arena = region_arena(&memory);
        const struct arena before = arena;
        struct zone zone;
        if (zone_load(&arena, wrong[i], &zone) || zone.count != 0 ||
            arena.begin != before.begin) {
            fail_msg("'%s' was read", wrong[i]);
        }
    }
}

static const struct {
    const char *text;
    bool good;
    int standard_s, summer_s;
} rules[] = {
    { "UTC0", true, 0, 0 },
    { "CET-1CEST,M3.5.0,M10.5.0/3", true, 3600, 7200 },
    { "<+0545>-5:45", true, 20700, 0 },
    { "<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", true, -10800, -7200 },
    { "IST-1GMT0,M10.5.0,M3.5.0/1", true, 3600, 0 },
    { "LHST-10:30LHDT-11,M10.1.0,M4.1.0", true, 37800, 39600 },
    { "EST5EDT,0/0,J365/25", true, -18000, -14400 },
    { "AAA1:02:03", true, -3723, 0 },
    { "", false, 0, 0 },
    { "CE-1", false, 0, 0 },
    { "CET", false, 0, 0 },
    { "CET-25", false, 0, 0 },
    { "CET-1:60", false, 0, 0 },
    { "<CET-1", false, 0, 0 },
    { "CET-1CEST", false, 0, 0 },
    { "CET-1CEST,M3.5.0", false, 0, 0 },
    { "CET-1CEST,M13.5.0,M10.5.0", false, 0, 0 },
    { "CET-1CEST,M3.6.0,M10.5.0", false, 0, 0 },
    { "CET-1CEST,M3.5.7,M10.5.0", false, 0, 0 },
    { "CET-1CEST,J0,J365", false, 0, 0 },
    { "CET-1CEST,0,366", false, 0, 0 },
    { "CET-1CEST,M3.5.0/168,M10.5.0", false, 0, 0 },
    { "CET-1CEST,M3.5.0,M10.5.0 ", false, 0, 0 },
    { "CET-99999999999999999999", false, 0, 0 },
};

static void test_rules(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
        struct zone_rule rule;
        const bool good = zone_rule_read(rules[i].text, &rule);
        if (good != rules[i].good ||
            (good && (rule.standard_s != rules[i].standard_s ||
                      rule.summer_s != rules[i].summer_s))) {
            fail_msg("'%s': %d, %d and %d", rules[i].text, good,
                     rule.standard_s, rule.summer_s);
        }
    }
}

/* The days of a rule that no file of today has. */
static void test_days_by_number(void **state)
{
    (void)state;
    struct zone_rule rule;
    struct zone_change changes[2];

    assert_true(zone_rule_read("AAA0BBB,J60/0,365/0", &rule));
    zone_rule_changes(&rule, 2024, changes); /* a leap year */
    assert_int_equal(changes[0].at_s, calendar_days(2024, 3, 1) * 86400);
    assert_int_equal(changes[1].at_s,
                     calendar_days(2024, 12, 31) * 86400 - 3600);
    zone_rule_changes(&rule, 2023, changes);
    assert_int_equal(changes[0].at_s, calendar_days(2023, 3, 1) * 86400);
    assert_int_equal(changes[1].at_s, calendar_days(2024, 1, 1) * 86400 - 3600);
}

static size_t read_file(const char *path, unsigned char *data, size_t room)
{
    FILE *file = fopen(path, "rb");

    assert_non_null(file);
    const size_t len = fread(data, 1, room, file);
    (void)fclose(file);
    return len;
}

/* Cut or changed anywhere: no zone, or a table within its limits. */
static void test_broken_files(void **state)
{
    (void)state;
    static unsigned char data[ZONE_FILE_BYTES_MAX];
    const size_t len =
        read_file("/usr/share/zoneinfo/Europe/Amsterdam", data, sizeof(data));

    for (size_t cut = 0; cut < len; cut++) {
        struct arena arena = region_arena(&memory);
        unsigned char *part = malloc(cut + 1); /* its end is guarded */
        struct zone zone;
        assert_non_null(part);
        memcpy(part, data, cut);
        assert_false(
            zone_parse(&arena, (struct zone_bytes){ part, cut }, &zone));
        free(part);
    }
    for (size_t at = 0; at < len; at++) {
        struct arena arena = region_arena(&memory);
        struct zone zone;
        data[at] ^= 0xFF;
        if (zone_parse(&arena, (struct zone_bytes){ data, len }, &zone)) {
            assert_true(zone.count <= ZONE_CHANGE_COUNT_MAX);
        }
        data[at] ^= 0xFF;
    }
}

/* The short form has one line instead of a table to 2037. */
static void test_short_form(void **state)
{
    (void)state;
    static unsigned char data[ZONE_FILE_BYTES_MAX];
    const size_t len = read_file(SOURCE_DIR "/tests/fuzz/corpus/zone/slim",
                                 data, sizeof(data));
    struct arena arena = region_arena(&memory);
    struct zone whole;
    struct zone slim;

    assert_true(zone_load(&arena, "Europe/Amsterdam", &whole));
    assert_true(zone_parse(&arena, (struct zone_bytes){ data, len }, &slim));
    assert_int_equal(slim.first_offset_s, whole.first_offset_s);
    assert_int_equal(slim.count, whole.count);
    for (size_t i = 0; i < slim.count; i++) {
        assert_int_equal(slim.changes[i].at_s, whole.changes[i].at_s);
        assert_int_equal(slim.changes[i].offset_s, whole.changes[i].offset_s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_as_the_library),
        cmocka_unit_test(test_no_such_zone),
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_days_by_number),
        cmocka_unit_test(test_broken_files),
        cmocka_unit_test(test_short_form),
    };
    return cmocka_run_group_tests(tests, open_memory, close_memory);
}
