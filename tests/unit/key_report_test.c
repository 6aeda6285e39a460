/* The key tester without its window: keys of a tape, and what it says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "key_report.h"

static struct key_binding items[2];

static struct key key_of(const char *name)
{
    struct key key;

    assert_true(key_from_name(name, strlen(name), &key));
    return key;
}

static struct key_bindings own(void)
{
    items[0] = (struct key_binding){ key_of("AudioPlay"), ACTION_NEXT };
    items[1] = (struct key_binding){ key_of("PageUp"), ACTION_NONE };
    return (struct key_bindings){ items, 2 };
}

static void feed(struct key_watch *w, enum input_type type, const char *name,
                 uint64_t now_ms)
{
    const struct key_bindings bindings = own();
    struct input_event event = { .type = type, .time_ms = now_ms };

    if (name) {
        event.u.key = key_of(name);
    }
    key_watch_input(w, &bindings, &event);
}

static void repeat(struct key_watch *w, const char *name, uint64_t now_ms)
{
    const struct key_bindings bindings = own();
    struct input_event event = { .type = INPUT_KEY, .time_ms = now_ms };

    event.u.key = key_of(name);
    event.u.key.repeat = true;
    key_watch_input(w, &bindings, &event);
}

static void press(struct key_watch *w, const char *name, uint64_t now_ms)
{
    feed(w, INPUT_KEY, name, now_ms);
    feed(w, INPUT_KEY_UP, name, now_ms + 40);
}

/* Owned by the caller. */
static char *line_of(const struct key_report *report)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);

    assert_non_null(out);
    key_report_write(report, out);
    assert_int_equal(fclose(out), 0);
    return text;
}

static const struct {
    const char *name, *want;
} lines[] = {
    { "PageDown",
      "PageDown             usage 0x04e  loop start, browsing next, talk "
      "next\n" },
    { "AudioPlay",
      "AudioPlay            usage 0x105  loop start, browsing next, talk next "
      "*\n" },
    { "PageUp",
      "PageUp               usage 0x04b  loop none, browsing none, talk none "
      "*\n" },
    { "Escape",
      "Escape               usage 0x029  loop home, browsing back, talk "
      "back\n" },
    { "7", "7                    usage 0x024  loop home, browsing none, talk "
           "digit\n" },
    { "Tab",
      "Tab                  usage 0x02b  loop home, browsing focus, talk "
      "focus\n" },
    { "Ctrl+Alt+Q",
      "Ctrl+Alt+Q           usage 0x014  loop staff, browsing staff, talk "
      "staff\n" },
    { "Keypad +",
      "Keypad +             usage 0x057  loop home, browsing zoom-in, talk "
      "zoom-in\n" },
};

static void test_lines(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        struct key_watch w = { 0 };
        press(&w, lines[i].name, 1000);
        char *got = line_of(&w.reports[0]);
        assert_string_equal(got, lines[i].want);
        free(got);
    }
}

static void test_a_key_without_a_name(void **state)
{
    struct key_watch w = { 0 };
    struct input_event event = { .type = INPUT_KEY, .time_ms = 5 };
    (void)state;

    event.u.key = (struct key){ .usage = 100, .symbol = '<' };
    key_watch_input(&w, NULL, &event);
    char *got = line_of(&w.reports[0]);
    assert_string_equal(got, "(no name)            usage 0x064  loop home, "
                             "browsing none, talk none\n");
    free(got);
}

static void test_how_long_and_how_often(void **state)
{
    struct key_watch w = { 0 };
    (void)state;

    feed(&w, INPUT_KEY, "PageDown", 1000);
    repeat(&w, "PageDown", 1500);
    repeat(&w, "PageDown", 1530);
    assert_int_equal(w.count, 1);
    assert_true(w.reports[0].is_down);
    assert_int_equal(w.reports[0].repeats, 2);
    feed(&w, INPUT_KEY_UP, "PageDown", 1600);
    assert_false(w.reports[0].is_down);
    assert_int_equal(w.reports[0].up_ms - w.reports[0].down_ms, 600);
    repeat(&w, "PageDown", 1700); /* of a key that is up: nobody's */
    assert_int_equal(w.reports[0].repeats, 2);
}

static void test_the_last_ones(void **state)
{
    struct key_watch w = { 0 };
    (void)state;

    for (int i = 0; i < 10; i++) {
        const char name[] = { (char)('0' + i), '\0' };
        press(&w, name, 1000 + (uint64_t)i * 100);
    }
    assert_int_equal(w.count, KEY_REPORT_MAX);
    assert_int_equal(w.presses, 10);
    assert_string_equal(w.reports[0].name, "9");
    assert_string_equal(w.reports[KEY_REPORT_MAX - 1].name, "4");
}

/* What an R400 sends, as in tests/tapes/clicker-r400.tape. */
static void test_it_knows_a_clicker(void **state)
{
    struct key_watch w = { 0 };
    (void)state;

    press(&w, "F5", 1000);
    press(&w, "Escape", 2000);
    assert_null(clicker_from_keys(&w.clicker));
    press(&w, "PageDown", 3000);
    press(&w, ".", 4000);
    assert_string_equal(clicker_from_keys(&w.clicker),
                        "Logitech R400, R700, R800");
    assert_false(w.ended); /* however often its start button is pressed */
}

static void test_ends(void **state)
{
    struct key_watch esc = { 0 };
    struct key_watch quit = { 0 };
    struct key_watch closed = { 0 };
    struct key_watch short_esc = { 0 };
    struct key_watch lost = { 0 };
    (void)state;

    feed(&esc, INPUT_KEY, "Escape", 1000);
    assert_int_equal(key_watch_deadline_ms(&esc, 1000), 1200);
    assert_int_equal(key_watch_hold_share(&esc, 100, 1100), 0);
    assert_int_equal(key_watch_hold_share(&esc, 100, 1600), 50);
    key_watch_tick(&esc, 1999);
    assert_false(esc.ended);
    key_watch_tick(&esc, 2000);
    assert_true(esc.ended);

    press(&quit, "Ctrl+Q", 1000);
    assert_true(quit.ended);
    feed(&closed, INPUT_CLOSE, NULL, 1000);
    assert_true(closed.ended);

    press(&short_esc, "Escape", 1000);
    key_watch_tick(&short_esc, 9000);
    assert_false(short_esc.ended);
    assert_true(key_watch_deadline_ms(&short_esc, 9000) == UINT64_MAX);

    feed(&lost, INPUT_KEY, "Escape", 1000);
    feed(&lost, INPUT_FOCUS_LOST, NULL, 1500);
    key_watch_tick(&lost, 9000);
    assert_false(lost.ended);
    assert_false(lost.reports[0].is_down);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_a_key_without_a_name),
        cmocka_unit_test(test_how_long_and_how_often),
        cmocka_unit_test(test_the_last_ones),
        cmocka_unit_test(test_it_knows_a_clicker),
        cmocka_unit_test(test_ends),
    };
    return cmocka_run_group_tests_name("key_report", tests, NULL, NULL);
}
