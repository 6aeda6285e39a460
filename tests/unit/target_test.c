/**
 * @file
 * Targets: which one lies under a finger, and where the focus goes.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "target.h"

/* Three rows of tiles, of which the last has one, over a surface:

       a b c
       d e f
       wwwww
   and s behind all of them. */
static const struct target grid[] = {
    { .key = 's', .id = "s", .role = ROLE_SURFACE, .rect = { 0, 0, 400, 400 } },
    { .key = 'a', .id = "a", .role = ROLE_TILE, .rect = { 10, 10, 90, 90 } },
    { .key = 'b', .id = "b", .role = ROLE_TILE, .rect = { 110, 10, 90, 90 } },
    { .key = 'c', .id = "c", .role = ROLE_TILE, .rect = { 210, 10, 90, 90 } },
    { .key = 'd', .id = "d", .role = ROLE_LINK, .rect = { 10, 110, 90, 90 } },
    { .key = 'e',
      .id = "e",
      .role = ROLE_TOGGLE,
      .rect = { 110, 110, 90, 90 } },
    { .key = 'f',
      .id = "f",
      .role = ROLE_BUTTON,
      .rect = { 210, 110, 90, 90 } },
    { .key = 'w',
      .id = "w",
      .role = ROLE_BUTTON,
      .rect = { 10, 210, 290, 50 } },
};

static const struct target_list list = { grid, sizeof(grid) / sizeof(grid[0]) };

static const struct {
    const char *label;
    float x, y;
    char want; /* 0: nothing */
} points[] = {
    { "in a tile", 50, 50, 'a' },      { "its first pixel", 10, 10, 'a' },
    { "its last pixel", 99, 99, 'a' }, { "the first outside it", 100, 50, 's' },
    { "between two", 105, 50, 's' },   { "the wide one", 250, 230, 'w' },
    { "outside all", 400, 10, 0 },     { "left of all", -1, 10, 0 },
};

static void test_at(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(points) / sizeof(points[0]); i++) {
        const struct target *t = target_at(&list, points[i].x, points[i].y);
        const char got = t ? (char)t->key : 0;
        if (got != points[i].want) {
            fail_msg("%s: '%c', not '%c'", points[i].label, got,
                     points[i].want);
        }
    }
}

/* Tiles 10 pixels apart and, below, one alone; a finger reaches 12 pixels. */
static const struct {
    const char *label;
    float x, y;
    char want;
} near_points[] = {
    { "in a tile", 50, 50, 'a' },
    { "in a tile, close to the next", 99, 50, 'a' },
    { "between two, nearer to the first", 104, 50, 'a' },
    { "between two, nearer to the second", 106, 50, 'b' },
    { "in the middle: the first in reading order", 105, 50, 'a' },
    { "in the middle of four", 105, 105, 'a' },
    { "at its edge", 100, 50, 'a' },
    { "as far as it reaches", 150, 272, 'w' },
    { "further than it reaches", 150, 273, 's' },
    { "beside a corner", 308, 268, 'w' },
    { "beside a corner, too far", 309, 269, 's' },
    { "left of all, on no area", -1, 50, 'a' },
    { "left of all, too far", -3, 50, 0 },
};

static void test_near(void **state)
{
    const float reach_px = 12.0f;

    (void)state;
    for (size_t i = 0; i < sizeof(near_points) / sizeof(near_points[0]); i++) {
        const struct vec2 at = { near_points[i].x, near_points[i].y };
        const struct target *t = target_near(&list, at, reach_px);
        const char got = t ? (char)t->key : 0;
        if (got != near_points[i].want) {
            fail_msg("%s: '%c', not '%c'", near_points[i].label, got,
                     near_points[i].want);
        }
    }
}

/* What lies under the finger, beside a button, and who gets the touch. */
static const struct {
    const char *label;
    enum target_role role;
    enum intent_type intent;
    bool stays;
} areas[] = {
    { "nothing to do", ROLE_SURFACE, INTENT_NONE, false },
    { "somebody is there", ROLE_SURFACE, INTENT_TOUCHED, false },
    { "out of the loop", ROLE_SURFACE, INTENT_HOME, false },
    { "the next slide", ROLE_SURFACE, INTENT_NEXT, false },
    { "the slide before", ROLE_SURFACE, INTENT_PREVIOUS, false },
    { "the idle question's answer", ROLE_SURFACE, INTENT_STAY, true },
    { "a link's second line", ROLE_SURFACE, INTENT_OPEN, true },
    { "another button", ROLE_BUTTON, INTENT_NEXT, true },
    { "a tile without a use", ROLE_TILE, INTENT_NONE, true },
};

static void test_what_gives_way(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(areas) / sizeof(areas[0]); i++) {
        const struct target two[] = {
            { .key = 1,
              .role = areas[i].role,
              .rect = { 0, 0, 300, 300 },
              .intent = { .type = areas[i].intent } },
            { .key = 2, .role = ROLE_BUTTON, .rect = { 100, 100, 50, 50 } },
        };
        const struct target_list both = { two, 2 };
        const struct vec2 beside = { 95, 120 };
        const struct vec2 on = { 110, 120 };
        if ((target_near(&both, beside, 12.0f)->key == 1) != areas[i].stays) {
            fail_msg("%s", areas[i].label);
        }
        assert_int_equal(target_near(&both, on, 12.0f)->key, 2);
    }
}

/* What was added last lies on top. */
static void test_topmost(void **state)
{
    (void)state;
    const struct target two[] = {
        { .key = 1, .role = ROLE_BUTTON, .rect = { 0, 0, 50, 50 } },
        { .key = 2, .role = ROLE_BUTTON, .rect = { 40, 0, 50, 50 } },
    };
    const struct target_list both = { two, 2 };

    assert_int_equal(target_at(&both, 45, 10)->key, 2);
    assert_int_equal(target_at(&both, 39, 10)->key, 1);
}

static void test_lookup(void **state)
{
    (void)state;
    assert_string_equal(target_lookup(&list, 'e')->id, "e");
    assert_null(target_lookup(&list, 'x'));
    assert_null(target_lookup(&list, 0));
}

/* Each letter of `moves` is a focus move, beginning at `from`. */
static const struct {
    const char *label;
    char from;
    const char *moves, *want;
} walks[] = {
    { "forward through all", 0, "nnnnnnn", "abcdefw" },
    { "and stays at the end", 'f', "nnn", "www" },
    { "back through all", 'w', "pppppp", "fedcba" },
    { "and stays at the start", 'b', "ppp", "aaa" },
    { "any key begins at the first", 0, "l", "a" },
    { "even the previous one", 0, "p", "a" },
    { "even up", 0, "u", "a" },
    { "a focus that is gone begins again", 'x', "r", "a" },
    { "right in a row", 'a', "rrr", "bcc" },
    { "left in a row", 'f', "lll", "edd" },
    { "down a column", 'b', "dd", "ew" },
    { "down the last column", 'c', "ddd", "fww" },
    { "up from the wide one, to its middle", 'w', "uu", "eb" },
    { "up at the top", 'a', "uu", "aa" },
    { "down at the bottom", 'w', "dd", "ww" },
    { "round a square", 'a', "rdlu", "beda" },
    { "no move", 'c', ".", "c" },
};

static enum focus_move move_from_letter(char letter)
{
    switch (letter) {
    case 'n':
        return FOCUS_NEXT;
    case 'p':
        return FOCUS_PREVIOUS;
    case 'l':
        return FOCUS_LEFT;
    case 'r':
        return FOCUS_RIGHT;
    case 'u':
        return FOCUS_UP;
    case 'd':
        return FOCUS_DOWN;
    default:
        return FOCUS_NONE;
    }
}

static void test_walks(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(walks) / sizeof(walks[0]); i++) {
        int64_t at = (unsigned char)walks[i].from;

        for (size_t k = 0; walks[i].moves[k]; k++) {
            at = target_after(&list, at, move_from_letter(walks[i].moves[k]));
            if (at != (unsigned char)walks[i].want[k]) {
                fail_msg("%s: step %zu leads to '%c', not '%c'", walks[i].label,
                         k + 1, (int)at, walks[i].want[k]);
            }
        }
    }
}

/* A surface has no focus, wherever it stands in the list. */
static void test_surfaces(void **state)
{
    (void)state;
    const struct target mixed[] = {
        { .key = 1, .role = ROLE_SURFACE, .rect = { 0, 0, 10, 10 } },
        { .key = 2, .role = ROLE_BUTTON, .rect = { 20, 0, 10, 10 } },
        { .key = 3, .role = ROLE_SURFACE, .rect = { 40, 0, 10, 10 } },
        { .key = 4, .role = ROLE_BUTTON, .rect = { 60, 0, 10, 10 } },
        { .key = 5, .role = ROLE_SURFACE, .rect = { 80, 0, 10, 10 } },
    };
    const struct target_list some = { mixed, 5 };
    const struct target_list none = { mixed, 1 };
    const struct target_list empty = { NULL, 0 };

    assert_int_equal(target_after(&some, 0, FOCUS_NEXT), 2);
    assert_int_equal(target_after(&some, 2, FOCUS_NEXT), 4);
    assert_int_equal(target_after(&some, 4, FOCUS_NEXT), 4);
    assert_int_equal(target_after(&some, 4, FOCUS_PREVIOUS), 2);
    assert_int_equal(target_after(&some, 2, FOCUS_PREVIOUS), 2);
    assert_int_equal(target_after(&some, 2, FOCUS_RIGHT), 4);
    assert_int_equal(target_after(&some, 4, FOCUS_RIGHT), 4);
    assert_int_equal(target_after(&none, 0, FOCUS_NEXT), 0);
    assert_int_equal(target_after(&empty, 0, FOCUS_NEXT), 0);
}

/* Arrows alone reach each target of a grid, and leave it again. */
static void test_arrows_reach_all(void **state)
{
    static const enum focus_move moves[] = { FOCUS_LEFT, FOCUS_RIGHT, FOCUS_UP,
                                             FOCUS_DOWN };
    (void)state;

    for (size_t from = 1; from < list.count; from++) {
        bool reached[256] = { [0] = false };
        reached[grid[from].key] = true;
        for (size_t round = 0; round < list.count; round++) {
            for (size_t i = 1; i < list.count; i++) {
                for (size_t m = 0; reached[grid[i].key] && m < 4; m++) {
                    reached[target_after(&list, grid[i].key, moves[m])] = true;
                }
            }
        }
        for (size_t i = 1; i < list.count; i++) {
            assert_true(reached[grid[i].key]);
        }
    }
}

static void test_keys(void **state)
{
    (void)state;
    assert_int_equal(target_key("nav-home"), target_key("nav-home"));
    assert_int_not_equal(target_key("nav-home"), target_key("nav-back"));
    assert_int_not_equal(target_key(""), 0);
    assert_string_equal(target_role_name(ROLE_BUTTON), "button");
    assert_string_equal(target_role_name(ROLE_TILE), "tile");
    assert_string_equal(target_role_name(ROLE_LINK), "link");
    assert_string_equal(target_role_name(ROLE_TOGGLE), "toggle");
    assert_string_equal(target_role_name(ROLE_SURFACE), "surface");
}

/* A map under two buttons: only Tab leads there, arrows pass it by. */
static void test_map(void **state)
{
    (void)state;
    static const struct target targets[] = {
        { .key = 'm', .id = "m", .role = ROLE_MAP, .rect = { 0, 0, 90, 90 } },
        { .key = 'a',
          .id = "a",
          .role = ROLE_BUTTON,
          .rect = { 200, 40, 20, 20 } },
        { .key = 'b',
          .id = "b",
          .role = ROLE_BUTTON,
          .rect = { 300, 40, 20, 20 } },
    };
    const struct target_list map = { targets, 3 };

    assert_int_equal(target_after(&map, 'a', FOCUS_LEFT), 'a');
    assert_int_equal(target_after(&map, 'a', FOCUS_PREVIOUS), 'm');
    assert_int_equal(target_after(&map, 'm', FOCUS_NEXT), 'a');
    assert_int_equal(target_after(&map, 0, FOCUS_NEXT), 'm');
    assert_int_equal(target_at(&map, 50, 50)->key, 'm');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_map),
        cmocka_unit_test(test_at),
        cmocka_unit_test(test_near),
        cmocka_unit_test(test_what_gives_way),
        cmocka_unit_test(test_topmost),
        cmocka_unit_test(test_lookup),
        cmocka_unit_test(test_walks),
        cmocka_unit_test(test_surfaces),
        cmocka_unit_test(test_arrows_reach_all),
        cmocka_unit_test(test_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
