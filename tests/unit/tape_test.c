#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tape.h"

enum {
    ARENA_BYTES = 16 * 1024 * 1024,
    TEXT_BYTES = 8 * 1024 * 1024,
};

static int open_region(void **state)
{
    struct region *region = calloc(1, sizeof(*region));

    assert_non_null(region);
    *region = region_create(ARENA_BYTES + TEXT_BYTES);
    *state = region;
    return 0;
}

static int close_region(void **state)
{
    region_destroy(*state);
    free(*state);
    return 0;
}

static struct tape parse(void **state, const char *text, size_t len)
{
    struct arena arena = region_arena(*state);
    struct tape tape;

    const bool good = tape_parse(
        &arena,
        (struct tape_source){ .name = "t.tape", .text = text, .len = len },
        &tape);
    assert_int_equal(good, tape.error_count == 0);
    if (!good) {
        assert_null(tape.events); /* refused whole */
        assert_int_equal(tape.count, 0);
    }
    return tape;
}

static void test_mouse_and_panel(void **state)
{
    static const char text[] = "0 size 1280 720\n"
                               "0 panel 527 296\n"
                               "5 hover 10 20\n"
                               "6 down mouse 30 40\n"
                               "7 up mouse\n"
                               "8 blur\n";
    const struct tape tape = parse(state, text, strlen(text));

    assert_int_equal(tape.count, 6);
    const struct tape_event *e = tape.events;
    assert_int_equal(e[1].type, TAPE_PANEL);
    assert_int_equal(e[1].u.panel.w_mm, 527);
    assert_int_equal(e[1].u.panel.h_mm, 296);
    assert_int_equal(e[2].type, TAPE_HOVER);
    assert_int_equal(e[2].u.touch.finger, TAPE_MOUSE);
    assert_int_equal(e[2].u.touch.x_px, 10);
    assert_int_equal(e[2].u.touch.y_px, 20);
    assert_int_equal(e[3].type, TAPE_DOWN);
    assert_int_equal(e[3].u.touch.finger, TAPE_MOUSE);
    assert_int_equal(e[4].type, TAPE_UP);
    assert_int_equal(e[4].u.touch.finger, TAPE_MOUSE);
    assert_int_equal(e[5].type, TAPE_BLUR);
}

static void test_displays(void **state)
{
    static const char text[] = "0 size 1280 720\n"
                               "0 clock 2026-06-30T14:32:00+02:00\n"
                               "5 plug desk 1920 1080\n"
                               "6 on desk\n"
                               "7 unplug audience\n";
    const struct tape tape = parse(state, text, strlen(text));

    assert_int_equal(tape.count, 5);
    assert_int_equal(tape.events[1].u.moment.ahead_min, 120);
    assert_int_equal(tape.events[2].type, TAPE_PLUG);
    assert_int_equal(tape.events[2].output, OUTPUT_DESK);
    assert_int_equal(tape.events[2].u.size.h_px, 1080);
    assert_int_equal(tape.events[3].type, TAPE_ON);
    assert_int_equal(tape.events[3].output, OUTPUT_DESK);
    assert_int_equal(tape.events[4].type, TAPE_UNPLUG);
    assert_int_equal(tape.events[4].output, OUTPUT_AUDIENCE);
}

static const char whole[] = "# a visit\n"
                            "0 size 1920 1080   # before anything else\n"
                            "0 stand vng-international\n"
                            "0 mode present\n"
                            "0 lang en\r\n"
                            "0 deck goud-en-peper\n"
                            "\n"
                            "500 down 1 960 540\n"
                            "560\tmove 1 -5 540\n"
                            "600 up 1\n"
                            "600 lost 9\n"
                            "  900 tap 960 540\n"
                            "1200 key Shift+Keypad 1   \n"
                            "1300 wheel -2\n"
                            "2000 shot home.png\n"
                            "2000 dump home.json\n"
                            "2500 reload ../other content#2 # a folder\n"
                            "3000 size 320 8192\n"
                            "604800000 keydown Escape\n"
                            "604800000 keyup Escape\n"
                            "604800000 wait";

static void test_every_event(void **state)
{
    const struct tape tape = parse(state, whole, strlen(whole));
    const struct tape_event *e = tape.events;

    assert_int_equal(tape.count, 19);
    assert_int_equal(e[0].type, TAPE_SIZE);
    assert_int_equal(e[0].line, 2);
    assert_int_equal(e[0].u.size.w_px, 1920);
    assert_int_equal(e[0].u.size.h_px, 1080);
    assert_int_equal(e[1].type, TAPE_STAND);
    assert_string_equal(e[1].u.text, "vng-international");
    assert_int_equal(e[2].type, TAPE_MODE);
    assert_string_equal(e[2].u.text, "present");
    assert_int_equal(e[3].type, TAPE_LANG);
    assert_string_equal(e[3].u.text, "en");
    assert_int_equal(e[4].type, TAPE_DECK);
    assert_string_equal(e[4].u.text, "goud-en-peper");
    assert_int_equal(e[5].type, TAPE_DOWN);
    assert_int_equal(e[5].time_ms, 500);
    assert_int_equal(e[5].u.touch.finger, 1);
    assert_int_equal(e[5].u.touch.x_px, 960);
    assert_int_equal(e[5].u.touch.y_px, 540);
    assert_int_equal(e[6].type, TAPE_MOVE);
    assert_int_equal(e[6].u.touch.x_px, -5);
    assert_int_equal(e[7].type, TAPE_UP);
    assert_int_equal(e[7].u.touch.finger, 1);
    assert_int_equal(e[8].type, TAPE_LOST);
    assert_int_equal(e[8].u.touch.finger, 9);
    assert_int_equal(e[9].type, TAPE_TAP);
    assert_int_equal(e[9].u.touch.finger, TAPE_TAP_FINGER);
    assert_int_equal(e[9].u.touch.y_px, 540);
    assert_int_equal(e[10].type, TAPE_KEY);
    assert_int_equal(e[10].u.key.usage, KEY_KP_1);
    assert_int_equal(e[10].u.key.modifiers, KEY_SHIFT);
    assert_int_equal(e[11].type, TAPE_WHEEL);
    assert_int_equal(e[11].u.wheel_steps, -2);
    assert_int_equal(e[12].type, TAPE_SHOT);
    assert_string_equal(e[12].u.text, "home.png");
    assert_int_equal(e[13].type, TAPE_DUMP);
    assert_string_equal(e[13].u.text, "home.json");
    assert_int_equal(e[14].type, TAPE_RELOAD);
    assert_string_equal(e[14].u.text, "../other content#2");
    assert_int_equal(e[15].type, TAPE_SIZE);
    assert_int_equal(e[15].u.size.h_px, 8192);
    assert_int_equal(e[16].type, TAPE_KEY_DOWN);
    assert_int_equal(e[16].u.key.usage, KEY_ESCAPE);
    assert_int_equal(e[17].type, TAPE_KEY_UP);
    assert_int_equal(e[17].u.key.usage, KEY_ESCAPE);
    assert_int_equal(e[18].type, TAPE_WAIT);
    assert_int_equal(e[18].time_ms, TAPE_TIME_MS_MAX);
    assert_int_equal(e[18].line, 21);
}

#define HEAD "0 size 1920 1080\n"
#define NO_MOMENT(text) \
    "t.tape:2: error: \"" text "\" is no moment from 2000 to 2099; " \
    "write it as 2026-03-28T22:00:00+01:00, or with Z for UTC"

static const struct {
    const char *text;
    int64_t want_ms; /* as `date -u -d … +%s` has it */
} moments[] = {
    { "2026-03-28T22:00:00+01:00", 1774731600000 },
    { "2026-03-29T00:59:59Z", 1774745999000 },
    { "2000-01-01T00:00:00+23:59", 946598460000 },
    { "2099-12-31T23:59:59-12:00", 4102487999000 },
    { "2024-02-29T12:30:15-03:30", 1709222415000 },
};

static void test_moments(void **state)
{
    for (size_t i = 0; i < sizeof(moments) / sizeof(moments[0]); i++) {
        char text[100];
        const int len =
            snprintf(text, sizeof(text), HEAD "7 clock %s\n", moments[i].text);
        const struct tape tape = parse(state, text, (size_t)len);
        assert_int_equal(tape.count, 2);
        assert_int_equal(tape.events[1].type, TAPE_CLOCK);
        if (tape.events[1].u.moment.utc_ms != moments[i].want_ms) {
            fail_msg("%s: %lld", moments[i].text,
                     (long long)tape.events[1].u.moment.utc_ms);
        }
    }
}

/* Each text and all that is said about it, joined by newlines. */
static const struct {
    const char *label;
    const char *text;
    const char *want;
} mistakes[] = {
    { "nothing", "",
      "t.tape:1: error: no events; "
      "a tape begins with 0 size WIDTH HEIGHT" },
    { "comments only", "# a\n#b\n",
      "t.tape:1: error: no events; "
      "a tape begins with 0 size WIDTH HEIGHT" },
    { "no size", "0 lang nl\n5 tap 1 1\n",
      "t.tape:1: error: the tape begins with 0 lang; "
      "it must begin with 0 size WIDTH HEIGHT" },
    { "size too late", "5 size 320 320\n",
      "t.tape:1: error: the tape begins with 5 size; "
      "it must begin with 0 size WIDTH HEIGHT" },
    { "no time", HEAD "tap 1 1\n",
      "t.tape:2: error: time \"tap\" is no whole number; "
      "write milliseconds from the start" },
    { "time with a fraction", HEAD "1.5 tap 1 1\n",
      "t.tape:2: error: time \"1.5\" is no whole number; "
      "write milliseconds from the start" },
    { "time below zero", HEAD "-1 tap 1 1\n",
      "t.tape:2: error: time -1 is out of range; 0 to 604800000" },
    { "time over a week", HEAD "604800001 wait\n",
      "t.tape:2: error: time 604800001 is out of range; 0 to 604800000" },
    { "time over 64 bits", HEAD "99999999999999999999 wait\n",
      "t.tape:2: error: time 99999999999999999999 is out of range; "
      "0 to 604800000" },
    { "time goes back", HEAD "500 wait\n\n499 wait\n500 wait\n",
      "t.tape:4: error: time 499 is before 500 on line 2; "
      "times never decrease" },
    { "time alone", HEAD "500\n",
      "t.tape:2: error: no event after the time; "
      "write 500 tap 960 540, for instance" },
    { "unknown event", HEAD "5 swipe 1 1\n",
      "t.tape:2: error: no event \"swipe\"; events are size, stand, mode, "
      "lang, deck, panel, down, move, up, lost, tap, hover, key, keydown, "
      "keyup, wheel, blur, clock, wait, shot, dump, reload, plug, "
      "unplug and on" },
    { "a word in capitals", HEAD "5 Wait\n",
      "t.tape:2: error: no event \"Wait\"; events are size, stand, mode, "
      "lang, deck, panel, down, move, up, lost, tap, hover, key, keydown, "
      "keyup, wheel, blur, clock, wait, shot, dump, reload, plug, "
      "unplug and on" },
    { "too few values", HEAD "5 tap 1\n",
      "t.tape:2: error: tap has 1 value; write tap X Y" },
    { "no values", HEAD "5 down\n",
      "t.tape:2: error: down has 0 values; write down FINGER X Y" },
    { "too many values", HEAD "5 up 1 2 3 4 5\n",
      "t.tape:2: error: up has 5 values; write up FINGER" },
    { "a value for wait", HEAD "5 wait 5\n",
      "t.tape:2: error: wait has 1 value; write wait" },
    { "no key", HEAD "5 key\n",
      "t.tape:2: error: key has 0 values; write key NAME" },
    { "no folder", HEAD "5 reload # here\n",
      "t.tape:2: error: reload has 0 values; write reload FOLDER" },
    { "two file names", HEAD "5 shot a b\n",
      "t.tape:2: error: shot has 2 values; write shot FILE" },
    { "no number", HEAD "5 tap 1x -\n",
      "t.tape:2: error: x \"1x\" is no whole number; -8192 to 8192\n"
      "t.tape:2: error: y \"-\" is no whole number; -8192 to 8192" },
    { "points out of range", HEAD "5 tap -8193 8193\n",
      "t.tape:2: error: x -8193 is out of range; -8192 to 8192\n"
      "t.tape:2: error: y 8193 is out of range; -8192 to 8192" },
    { "sides out of range", "0 size 319 8193\n",
      "t.tape:1: error: width 319 is out of range; 320 to 8192\n"
      "t.tape:1: error: height 8193 is out of range; 320 to 8192" },
    { "finger out of range", HEAD "5 down 10 1 1\n5 up -1\n",
      "t.tape:2: error: finger 10 is out of range; 0 to 9\n"
      "t.tape:3: error: finger -1 is out of range; 0 to 9" },
    { "wheel out of range", HEAD "5 wheel 101\n",
      "t.tape:2: error: steps 101 is out of range; -100 to 100" },
    { "unknown output", HEAD "5 on beamer\n",
      "t.tape:2: error: no output \"beamer\"; outputs are audience and desk" },
    { "a display without a size", HEAD "5 plug desk\n",
      "t.tape:2: error: plug has 1 value; write plug OUTPUT WIDTH HEIGHT" },
    { "unknown key", HEAD "5 key Hyper+F\n",
      "t.tape:2: error: no key \"Hyper+F\"; write SDL's name, "
      "such as PageDown, Shift+F or Keypad 1" },
    { "unknown mode", HEAD "0 mode talk\n",
      "t.tape:2: error: no mode \"talk\"; modes are kiosk, loop and present" },
    { "a name with a dot", HEAD "0 deck a.b\n",
      "t.tape:2: error: \"a.b\" is no name; "
      "letters, digits, - and _, at most 64" },
    { "a file in a folder", HEAD "5 shot ../home.png\n",
      "t.tape:2: error: \"../home.png\" is no plain file name; letters, "
      "digits, -, _ and . (not first), at most 100" },
    { "a hidden file", HEAD "5 dump .home\n",
      "t.tape:2: error: \".home\" is no plain file name; letters, "
      "digits, -, _ and . (not first), at most 100" },
    { "a setting after an event", HEAD "0 wait\n0 lang en\n",
      "t.tape:3: error: lang is too late; settings stand at time 0, "
      "before all events" },
    { "a setting with a time", HEAD "5 stand a\n",
      "t.tape:2: error: stand is too late; settings stand at time 0, "
      "before all events" },
    { "a setting twice", HEAD "0 lang en\n0 lang nl\n",
      "t.tape:3: error: lang is set twice; once is right" },
    { "a control character", HEAD "5 key \x07\n",
      "t.tape:2: error: byte 0x07; a tape is plain text" },
    { "not UTF-8", HEAD "5 reload \xff\n",
      "t.tape:2: error: a broken character; a tape is UTF-8" },
    { "quotes are cut and clean",
      HEAD "5 \xc3\xa9%s6789012345678901234567890123456789x\n",
      "t.tape:2: error: no event "
      "\"??%s678901234567890123456789012345678"
      "9x\"; events are size, stand, mode, "
      "lang, deck, panel, down, move, up, lost, tap, hover, key, keydown, "
      "keyup, wheel, blur, clock, wait, shot, dump, reload, plug, "
      "unplug and on" },
    { "a moment without a zone", HEAD "5 clock 2026-03-28T22:00:00\n",
      NO_MOMENT("2026-03-28T22:00:00") },
    { "a day that is none", HEAD "5 clock 2026-02-29T22:00:00Z\n",
      NO_MOMENT("2026-02-29T22:00:00Z") },
    { "an hour that is none", HEAD "5 clock 2026-02-28T24:00:00Z\n",
      NO_MOMENT("2026-02-28T24:00:00Z") },
    { "a zone that is none", HEAD "5 clock 2026-02-28T23:00:00+01:60\n",
      NO_MOMENT("2026-02-28T23:00:00+01:60") },
    { "another century", HEAD "5 clock 1999-12-31T23:59:59Z\n",
      NO_MOMENT("1999-12-31T23:59:59Z") },
    { "two words", HEAD "5 clock 2026-02-28 22:00:00Z\n",
      "t.tape:2: error: clock has 2 values; write clock MOMENT" },
    { "all mistakes in one pass",
      "x\n"
      "5 tap\n"
      "4 key Foo\n"
      "3 shot /\n",
      "t.tape:1: error: time \"x\" is no whole number; "
      "write milliseconds from the start\n"
      "t.tape:2: error: tap has 0 values; write tap X Y\n"
      "t.tape:3: error: time 4 is before 5 on line 2; "
      "times never decrease\n"
      "t.tape:4: error: time 3 is before 5 on line 2; "
      "times never decrease" },
};

static void test_mistakes(void **state)
{
    for (size_t i = 0; i < sizeof(mistakes) / sizeof(mistakes[0]); i++) {
        char got[4096] = "";
        const struct tape tape =
            parse(state, mistakes[i].text, strlen(mistakes[i].text));

        for (size_t k = 0; k < tape.error_count; k++) {
            const size_t used = strlen(got);
            (void)snprintf(got + used, sizeof(got) - used, "%s%s",
                           k == 0 ? "" : "\n", tape.errors[k]);
        }
        if (strcmp(got, mistakes[i].want) != 0) {
            fail_msg("%s:\ngot  %s\nwant %s", mistakes[i].label, got,
                     mistakes[i].want);
        }
    }
}

/* Long texts live behind the tape's own part of the region. */
static char *long_text(void **state)
{
    const struct region *region = *state;
    return (char *)region->base + ARENA_BYTES;
}

static size_t repeat(char *text, const char *line, size_t count)
{
    char *end = stpcpy(text, HEAD);

    for (size_t i = 0; i < count; i++) {
        end = stpcpy(end, line);
    }
    return (size_t)(end - text);
}

static void test_limit_of_events(void **state)
{
    char *text = long_text(state);
    const size_t count = TAPE_EVENT_MAX - 1;

    struct tape tape = parse(state, text, repeat(text, "5 wait\n", count));
    assert_int_equal(tape.count, TAPE_EVENT_MAX);
    tape = parse(state, text, repeat(text, "5 wait\n", count + 1));
    assert_int_equal(tape.error_count, 1);
    assert_string_equal(
        tape.errors[0],
        "t.tape:100001: error: too many events; at most 100000");
}

static void test_limit_of_bytes(void **state)
{
    char *text = long_text(state);
    const size_t len = repeat(text, "# 34567\n", TAPE_BYTES_MAX / 8);

    assert_int_equal(parse(state, text, TAPE_BYTES_MAX).error_count, 0);
    assert_true(len > TAPE_BYTES_MAX);
    const struct tape tape = parse(state, text, TAPE_BYTES_MAX + 1);
    assert_int_equal(tape.error_count, 1);
    assert_string_equal(
        tape.errors[0],
        "t.tape:1: error: the tape is too long; at most 1048576 bytes");
}

static void test_limit_of_a_line(void **state)
{
    char *text = long_text(state);
    const size_t len = repeat(text, "#", TAPE_LINE_BYTES_MAX);

    assert_int_equal(parse(state, text, len).error_count, 0);
    text[len] = '#';
    const struct tape tape = parse(state, text, len + 1);
    assert_int_equal(tape.error_count, 1);
    assert_string_equal(
        tape.errors[0],
        "t.tape:2: error: the line has 1025 bytes; at most 1024");
}

static void test_limit_of_mistakes(void **state)
{
    char *text = long_text(state);

    const struct tape tape =
        parse(state, text, repeat(text, "x\n", 2 * TAPE_ERROR_MAX));
    assert_int_equal(tape.error_count, TAPE_ERROR_MAX + 1);
    assert_string_equal(tape.errors[TAPE_ERROR_MAX],
                        "t.tape:102: error: more than 100 mistakes; "
                        "the rest is not listed");
}

static void test_names_at_their_limits(void **state)
{
    char text[256];
    char name[128];

    memset(name, 'n', sizeof(name));
    for (int extra = 0; extra < 2; extra++) {
        (void)snprintf(text, sizeof(text), HEAD "0 stand %.*s\n",
                       TAPE_NAME_BYTES_MAX + extra, name);
        assert_int_equal(parse(state, text, strlen(text)).error_count, extra);
        (void)snprintf(text, sizeof(text), HEAD "0 shot %.*s\n",
                       TAPE_FILE_BYTES_MAX + extra, name);
        assert_int_equal(parse(state, text, strlen(text)).error_count, extra);
    }
}

/* A tape cut anywhere is read or refused, nothing else. */
static void test_cut_anywhere(void **state)
{
    for (size_t len = 0; len <= strlen(whole); len++) {
        char *text = long_text(state);
        memcpy(text, whole, len);
        (void)parse(state, text, len);
    }
}

static void test_nul_is_refused(void **state)
{
    static const char text[] = HEAD "5 wait\0\n";
    const struct tape tape = parse(state, text, sizeof(text) - 1);

    assert_int_equal(tape.error_count, 1);
    assert_string_equal(tape.errors[0],
                        "t.tape:2: error: byte 0x00; a tape is plain text");
}

static void test_load(void **state)
{
    struct arena arena = region_arena(*state);
    struct tape tape;

    assert_true(tape_load(
        &arena, SOURCE_DIR "/tests/fuzz/corpus/tape/visit.tape", &tape));
    assert_int_equal(tape.events[0].type, TAPE_SIZE);

    assert_false(tape_load(&arena, "/nonexistent.tape", &tape));
    assert_int_equal(tape.error_count, 1);
    assert_string_equal(tape.errors[0],
                        "/nonexistent.tape: error: cannot be read: "
                        "No such file or directory");

    assert_false(tape_load(&arena, "/", &tape));
    assert_string_equal(tape.errors[0],
                        "/: error: cannot be read: Is a directory");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_displays),
        cmocka_unit_test(test_mouse_and_panel),
        cmocka_unit_test(test_every_event),
        cmocka_unit_test(test_moments),
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_limit_of_events),
        cmocka_unit_test(test_limit_of_bytes),
        cmocka_unit_test(test_limit_of_a_line),
        cmocka_unit_test(test_limit_of_mistakes),
        cmocka_unit_test(test_names_at_their_limits),
        cmocka_unit_test(test_cut_anywhere),
        cmocka_unit_test(test_nul_is_refused),
        cmocka_unit_test(test_load),
    };
    return cmocka_run_group_tests(tests, open_region, close_region);
}
