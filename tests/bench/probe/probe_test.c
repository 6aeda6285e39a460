/*
 * What the probe makes of a screen's header, of times and of numbers. On
 * made-up data: nothing here starts a program or looks at a clock.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "motion.h"
#include "plot.h"
#include "result.h"
#include "stats.h"
#include "table.h"
#include "tree.h"
#include "xwd.h"

enum {
    HEADER_BYTES = 160,
    COLORS = 256,
    COLOR_BYTES = 12,
    W_PX = 64,
    H_PX = 48,
    STRIDE_BYTES = 272, /* 64 pixels and a little */
    PIXELS_AT = HEADER_BYTES + COLORS * COLOR_BYTES,
    FILE_BYTES = PIXELS_AT + STRIDE_BYTES * H_PX,
    WORD_VERSION = 1,
    WORD_W = 4,
    WORD_BITS = 11,
    WORD_STRIDE = 12,
};

static void set_word(uint8_t *bytes, int index, uint32_t value)
{
    for (int i = 0; i < 4; i++) {
        bytes[index * 4 + i] = (uint8_t)(value >> (24 - 8 * i));
    }
}

static void make_header(uint8_t bytes[HEADER_BYTES])
{
    memset(bytes, 0, HEADER_BYTES);
    set_word(bytes, 0, HEADER_BYTES);
    set_word(bytes, WORD_VERSION, 7);
    set_word(bytes, WORD_W, W_PX);
    set_word(bytes, 5, H_PX);
    set_word(bytes, WORD_BITS, 32);
    set_word(bytes, WORD_STRIDE, STRIDE_BYTES);
    set_word(bytes, 19, COLORS);
}

static void test_header(void **state)
{
    uint8_t bytes[HEADER_BYTES];
    struct xwd_layout layout;

    (void)state;
    make_header(bytes);
    assert_true(xwd_parse(bytes, sizeof(bytes), FILE_BYTES, &layout));
    assert_int_equal(layout.w_px, W_PX);
    assert_int_equal(layout.h_px, H_PX);
    assert_int_equal(layout.stride_bytes, STRIDE_BYTES);
    assert_int_equal(layout.pixels_offset, PIXELS_AT);
}

static void test_bad_headers(void **state)
{
    static const struct {
        const char *label;
        int word;
        uint32_t value;
        size_t len, file_bytes;
    } rows[] = {
        { "cut short", WORD_VERSION, 7, 99, FILE_BYTES },
        { "other version", WORD_VERSION, 6, HEADER_BYTES, FILE_BYTES },
        { "16 bits", WORD_BITS, 16, HEADER_BYTES, FILE_BYTES },
        { "no width", WORD_W, 0, HEADER_BYTES, FILE_BYTES },
        { "wider than a row", WORD_W, 69, HEADER_BYTES, FILE_BYTES },
        { "absurd width", WORD_W, 0xFFFFFFFF, HEADER_BYTES, FILE_BYTES },
        { "absurd row", WORD_STRIDE, 0xFFFFFFFF, HEADER_BYTES, FILE_BYTES },
        { "a byte too few", WORD_VERSION, 7, HEADER_BYTES, FILE_BYTES - 1 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        uint8_t bytes[HEADER_BYTES];
        struct xwd_layout layout;
        make_header(bytes);
        set_word(bytes, rows[i].word, rows[i].value);
        if (xwd_parse(bytes, rows[i].len, rows[i].file_bytes, &layout)) {
            fail_msg("%s: taken for a screen", rows[i].label);
        }
    }
}

static void test_stats(void **state)
{
    double odd[] = { 9, 1, 5 };
    double even[] = { 4, 1, 3, 2 };
    double one[] = { 7 };
    double hundred[100];

    (void)state;
    for (int i = 0; i < 100; i++) {
        hundred[i] = 100 - i;
    }
    assert_true(stats_median(odd, 3) == 5);
    assert_true(stats_median(even, 4) == 2.5);
    assert_true(stats_median(one, 1) == 7);
    assert_true(stats_percentile(hundred, 100, 99) == 99);
    assert_true(stats_percentile(hundred, 100, 100) == 100);
    assert_true(stats_percentile(hundred, 100, 0) == 1);
    /* Of fifty, the worst is beyond 98 of 100. */
    assert_true(stats_percentile(hundred, 50, 99) == 50);
}

static void change(struct motion_log *log, int row, double ms, int step)
{
    motion_add_change(log, row, (struct motion_change){ ms, step });
}

/* Two movements of four frames with a long rest between; one frame late. */
static void test_motion(void **state)
{
    static const double times[] = { 10, 26, 42, 58, 510, 526, 566, 582 };
    struct motion_log log = { 0 };

    (void)state;
    change(&log, 0, -100, 90); /* before anybody pressed */
    motion_add_press(&log, 0);
    motion_add_press(&log, 500);
    for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++) {
        change(&log, 0, times[i], 90);
    }
    const struct motion_result result = motion_judge(&log);
    assert_int_equal(result.movements, 2);
    assert_int_equal(result.frames, 6);
    assert_int_equal(result.gaps, 1);
    assert_true(result.worst_ms == 40);
    assert_true(result.moving_ms == 48 + 72);
    assert_true(fabs(motion_rate(&result) - 50) < 1e-9);
    motion_finish(&log);
}

/* A row caught in the middle of a copy changes twice, as one frame. */
static void test_torn_row(void **state)
{
    struct motion_log log = { 0 };

    (void)state;
    motion_add_press(&log, 0);
    change(&log, 3, 10, 90);
    change(&log, 3, 26, 2);
    change(&log, 3, 27, 90);
    const struct motion_result result = motion_judge(&log);
    assert_int_equal(result.frames, 1);
    assert_true(result.moving_ms == 16);
    assert_int_equal(log.rows[3].list[1].step, 90);
    motion_finish(&log);
}

/* The soft end of a crossfade: nobody misses a frame that moves nothing. */
static void test_soft_end(void **state)
{
    struct motion_log log = { 0 };

    (void)state;
    motion_add_press(&log, 0);
    change(&log, 0, 10, 90);
    change(&log, 0, 26, 90);
    change(&log, 0, 74, MOTION_STEP_SEEN - 1);
    struct motion_result result = motion_judge(&log);
    assert_int_equal(result.gaps, 0);
    assert_int_equal(result.frames, 1);
    assert_true(result.moving_ms == 16);
    change(&log, 0, 122, MOTION_STEP_SEEN);
    result = motion_judge(&log);
    assert_int_equal(result.gaps, 1);
    assert_true(result.worst_ms == 48);
    motion_finish(&log);
}

static void test_most_frames_win(void **state)
{
    struct motion_log log = { 0 };

    (void)state;
    motion_add_press(&log, 0);
    change(&log, 0, 10, 90);
    change(&log, 0, 74, 90);
    change(&log, 9, 10, 90);
    change(&log, 9, 26, 90);
    change(&log, 9, 42, 90);
    const struct motion_result result = motion_judge(&log);
    assert_int_equal(result.frames, 2);
    assert_int_equal(result.gaps, 0);
    motion_finish(&log);
}

static void test_nothing_moved(void **state)
{
    struct motion_log log = { 0 };

    (void)state;
    motion_add_press(&log, 0);
    const struct motion_result result = motion_judge(&log);
    assert_int_equal(result.movements, 0);
    assert_true(motion_rate(&result) == 0);
    motion_finish(&log);
}

static void test_process(void **state)
{
    static const char line[] =
        "42 (a ) 9 (b) S 7 42 42 0 -1 4194304 100 200 0 0 11 22 33 44 20 0 1 "
        "0 5 6 7\n";
    struct tree_stat stat;

    (void)state;
    assert_true(tree_stat_parse(line, &stat));
    assert_int_equal(stat.parent, 7);
    assert_int_equal(stat.ticks, 11 + 22 + 33 + 44);
    assert_false(tree_stat_parse("42 (a", &stat));
    assert_false(tree_stat_parse("42 (a) S 7 42", &stat));
}

static void test_result_line(void **state)
{
    struct result r;

    (void)state;
    assert_true(result_parse("Two words\t64x48\tstart_ms\t12.500\n", &r));
    assert_string_equal(r.program, "Two words");
    assert_string_equal(r.size, "64x48");
    assert_string_equal(r.measure, "start_ms");
    assert_int_equal(r.kind, RESULT_NUMBER);
    assert_true(r.value == 12.5);
    assert_true(result_parse("p\t64x48\tfade_fps\tnone\n", &r));
    assert_int_equal(r.kind, RESULT_NONE);
    assert_true(result_parse("p\t64x48\tfade_fps\tmissing\n", &r));
    assert_int_equal(r.kind, RESULT_MISSING);
    assert_false(result_parse("p\t64x48\tfade_fps\t12 apples\n", &r));
    assert_false(result_parse("p\t64x48\tfade_fps\n", &r));
    assert_false(result_parse("\n", &r));
}

static const struct measure_info less = { "start_ms", "start", false, 0 };
static const struct measure_info more = { "fade_fps", "fade", true, 1 };

static void test_cells(void **state)
{
    static const struct {
        const char *label;
        const struct measure_info *info;
        struct result result, base;
        const char *expected;
    } rows[] = {
        { "slower", &less, { .value = 500 }, { .value = 50 }, "500   10.00x" },
        { "faster", &less, { .value = 25 }, { .value = 50 }, "25    0.50x" },
        { "fewer frames",
          &more,
          { .value = 20 },
          { .value = 60 },
          "20.0    3.00x" },
        { "base nothing", &less, { .value = 7 }, { .value = 0 }, "7         " },
        { "missing",
          &less,
          { .kind = RESULT_MISSING },
          { .value = 50 },
          "missing" },
        { "base failed",
          &less,
          { .value = 7 },
          { .kind = RESULT_FAILED },
          "7         " },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char cell[TABLE_CELL_BYTES];
        table_cell(cell, rows[i].info, &rows[i].result, &rows[i].base);
        if (strcmp(cell, rows[i].expected) != 0) {
            fail_msg("%s: '%s', not '%s'", rows[i].label, cell,
                     rows[i].expected);
        }
    }
}

static struct results *load_lines(const char *const *lines, size_t count)
{
    struct results *all = calloc(1, sizeof(*all));

    assert_non_null(all);
    for (size_t i = 0; i < count; i++) {
        assert_true(result_parse(lines[i], &all->list[all->count++]));
    }
    return all;
}

static const char *const lines[] = {
    "Ours\t1920x1080\tstart_ms\t100\n",
    "A & <B>\t1920x1080\tstart_ms\t1234\n",
    "Ours\t3840x2160\tfade_fps\t60\n",
    "Gone\t1920x1080\tstart_ms\tmissing\n",
};

/* What was measured again counts; what is missing is said. */
static void test_table(void **state)
{
    static const char expected[] =
        "1920x1080                                                 Ours"
        "             A & <B>                Gone\n"
        "start to first complete frame, ms                 100         "
        "       1234   12.34x             missing\n"
        "\n"
        "3840x2160                                                 Ours"
        "             A & <B>                Gone\n"
        "crossfade, frames a second                       60.0         "
        "                                        \n"
        "\n";
    struct results *all = load_lines(lines, sizeof(lines) / sizeof(lines[0]));
    char *text = NULL;
    size_t len = 0;
    FILE *file = open_memstream(&text, &len);

    (void)state;
    assert_non_null(file);
    table_print(file, all);
    assert_int_equal(fclose(file), 0);
    assert_string_equal(text, expected);
    free(text);
    free(all);
}

static void test_plot(void **state)
{
    char title[] = "1 < 2 & 3";
    char *const titles[] = { title, NULL };
    struct results *all = load_lines(lines, sizeof(lines) / sizeof(lines[0]));
    char *text = NULL;
    size_t len = 0;
    FILE *file = open_memstream(&text, &len);

    (void)state;
    assert_non_null(file);
    plot_write(file, all, titles);
    assert_int_equal(fclose(file), 0);
    assert_non_null(strstr(text, ">1 &lt; 2 &amp; 3</text>"));
    assert_non_null(strstr(text, ">A &amp; &lt;B></text>"));
    assert_non_null(strstr(text, ">1234   12.34x</text>"));
    assert_non_null(strstr(text, ">missing</text>"));
    assert_string_equal(text + len - strlen("</svg>\n"), "</svg>\n");
    free(text);
    free(all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_header),
        cmocka_unit_test(test_bad_headers),
        cmocka_unit_test(test_stats),
        cmocka_unit_test(test_motion),
        cmocka_unit_test(test_torn_row),
        cmocka_unit_test(test_soft_end),
        cmocka_unit_test(test_most_frames_win),
        cmocka_unit_test(test_nothing_moved),
        cmocka_unit_test(test_process),
        cmocka_unit_test(test_result_line),
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_plot),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
