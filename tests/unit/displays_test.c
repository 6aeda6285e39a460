/**
 * @file
 * Displays that come, go, change places and modes, on a platform that is
 * none: the notes are never where the audience looks.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "displays.h"

enum {
    STAND = 11, /* ids of displays */
    LAPTOP = 22,
    BEAMER = 33,
    STEPS = 20000,
};

/* The ids of a list, as digits of eleven: "S", "SL" and so on are clearer. */
static struct display_list list_of(const char *names)
{
    struct display_list list = { .count = 0 };

    for (const char *n = names; *n; n++) {
        const uint64_t id = *n == 'S' ? STAND : *n == 'L' ? LAPTOP : BEAMER;
        list.items[list.count++] = (struct display){
            .id = id,
            .bounds = { 1920 * list.count, 0, 1920, 1080 },
        };
    }
    return list;
}

static char name_at(const struct display_list *list, int index)
{
    if (index < 0) {
        return '-';
    }
    const uint64_t id = list->items[index].id;
    return id == STAND ? 'S' : id == LAPTOP ? 'L' : 'B';
}

/* What happens, and what is then where: audience, desk, and n if notes. */
struct act {
    const char *what; /* names of displays, or "swap", "confirm" */
    const char *then; /* "SLn" */
};

struct story {
    const char *label;
    struct displays_params params;
    struct act acts[8];
};

static const struct story stories[] = {
    { "one display", { DISPLAYS_AUTO, 0, false, false }, { { "S", "S-" } } },
    { "one display and windows",
      { DISPLAYS_AUTO, 0, false, true },
      { { "S", "SSn" } } },
    { "two displays: the presenter's asks before it shows notes",
      { DISPLAYS_AUTO, 0, false, false },
      { { "SL", "SL" }, { "confirm", "SLn" } } },
    { "swap: who swaps sees both",
      { DISPLAYS_AUTO, 0, false, false },
      { { "SL", "SL" }, { "swap", "LSn" }, { "swap", "SLn" } } },
    { "the audience's goes and comes back",
      { DISPLAYS_AUTO, 0, false, false },
      { { "SL", "SL" },
        { "confirm", "SLn" },
        { "L", "L-" },
        { "SL", "SLn" } } },
    { "the order of the list is not its meaning",
      { DISPLAYS_AUTO, 0, false, false },
      { { "SL", "SL" }, { "confirm", "SLn" }, { "LS", "SLn" } } },
    { "the presenter's goes; another one is asked about again",
      { DISPLAYS_AUTO, 0, false, false },
      { { "SL", "SL" },
        { "confirm", "SLn" },
        { "S", "S-" },
        { "SB", "SB" },
        { "SL", "SLn" } } },
    { "a third stands in for the audience's",
      { DISPLAYS_AUTO, 0, false, false },
      { { "SLB", "SL" },
        { "confirm", "SLn" },
        { "LB", "BLn" },
        { "SLB", "SLn" } } },
    { "swapped, and then the audience's goes",
      { DISPLAYS_AUTO, 0, false, false },
      { { "SL", "SL" }, { "swap", "LSn" }, { "S", "S-" }, { "SL", "LSn" } } },
    { "all of them go",
      { DISPLAYS_AUTO, 0, false, false },
      { { "SL", "SL" },
        { "confirm", "SLn" },
        { "", "--" },
        { "L", "L-" },
        { "SL", "SLn" } } },
    { "the second is the presenter's",
      { DISPLAYS_NUMBER, 2, false, false },
      { { "SL", "SLn" }, { "S", "S-" }, { "SL", "SLn" } } },
    { "the first is, and the audience's comes later",
      { DISPLAYS_NUMBER, 1, false, false },
      { { "L", "L-" }, { "LB", "BLn" }, { "L", "L-" }, { "LB", "BLn" } } },
    { "a number that there is not",
      { DISPLAYS_NUMBER, 5, false, false },
      { { "SL", "SL" } } },
    { "off",
      { DISPLAYS_OFF, 0, false, true },
      { { "SL", "S-" }, { "swap", "S-" }, { "L", "L-" } } },
    { "a window beside the audience's display",
      { DISPLAYS_WINDOW, 0, false, false },
      { { "SL", "SLn" }, { "S", "SS" }, { "confirm", "SSn" } } },
    { "a window where there is one display from the start",
      { DISPLAYS_WINDOW, 0, false, false },
      { { "S", "SSn" } } },
    { "a display lost is no leave for a window",
      { DISPLAYS_AUTO, 0, false, true },
      { { "SL", "SL" }, { "confirm", "SLn" }, { "L", "LL" } } },
};

static void act(struct displays *d, struct display_list *list, const char *what)
{
    if (strcmp(what, "swap") == 0) {
        displays_swap(d, list);
    } else if (strcmp(what, "confirm") == 0) {
        displays_confirm(d, list);
    } else {
        *list = list_of(what);
    }
}

static void play(const struct story *story)
{
    struct displays d;
    struct display_list list = { .count = 0 };

    displays_init(&d, &story->params);
    for (int i = 0; i < 8 && story->acts[i].what; i++) {
        act(&d, &list, story->acts[i].what);
        const struct displays_plan plan = displays_plan(&d, &list);
        const char then[] = { name_at(&list, plan.audience),
                              name_at(&list, plan.desk),
                              plan.is_private ? 'n' : '\0', '\0' };
        if (strcmp(then, story->acts[i].then) != 0) {
            fail_msg("%s: after %s it is %s, not %s", story->label,
                     story->acts[i].what, then, story->acts[i].then);
        }
    }
}

static void test_stories(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(stories) / sizeof(stories[0]); i++) {
        play(&stories[i]);
    }
}

/* A mode change is a list with other bounds: nobody moves. */
static void test_mode_change(void **state)
{
    const struct displays_params params = { .choice = DISPLAYS_AUTO };
    struct displays d;
    struct display_list list = list_of("SL");

    (void)state;
    displays_init(&d, &params);
    (void)displays_plan(&d, &list);
    displays_confirm(&d, &list);
    const struct displays_plan before = displays_plan(&d, &list);
    list.items[0].bounds = (struct rect){ 0, 0, 3840, 2160 };
    const struct displays_plan after = displays_plan(&d, &list);
    assert_memory_equal(&before, &after, sizeof(before));
}

/* Two displays with one picture: what the one shows the other shows too. */
static void test_mirrored(void **state)
{
    const struct displays_params params = { .choice = DISPLAYS_AUTO };
    struct displays d;
    struct display_list list = list_of("SL");

    (void)state;
    displays_init(&d, &params);
    displays_confirm(&d, &list);
    assert_true(displays_plan(&d, &list).is_private);
    list.items[1].bounds = list.items[0].bounds;
    const struct displays_plan plan = displays_plan(&d, &list);
    assert_int_equal(plan.audience, 0);
    assert_int_equal(plan.room, DISPLAYS_ROOM_NONE);
    assert_false(plan.is_private);
}

/* Two of a kind may come back in each other's place: ask again. */
static void test_twins(void **state)
{
    const struct displays_params params = { .choice = DISPLAYS_AUTO };
    struct displays d;
    struct display_list both = list_of("SL");
    const struct display_list one = list_of("S");

    (void)state;
    both.items[0].is_twin = true;
    both.items[1].is_twin = true;
    displays_init(&d, &params);
    (void)displays_plan(&d, &both);
    displays_confirm(&d, &both);
    assert_true(displays_plan(&d, &both).is_private);
    (void)displays_plan(&d, &one);
    assert_false(displays_plan(&d, &both).is_private);
}

/* What was last said about who sees what. */
struct memory {
    uint64_t audience, confirmed;
};

static void remember(struct memory *m, const struct display_list *list,
                     const struct displays_plan *plan)
{
    m->audience = list->items[plan->audience].id;
    m->confirmed = list->items[plan->desk].id;
}

static void check(const struct memory *m, const struct display_list *list,
                  const struct displays_plan *plan)
{
    const bool both = plan->audience >= 0 && plan->desk >= 0;

    assert_true(list->count == 0 || plan->audience >= 0);
    assert_false(both && plan->audience == plan->desk);
    assert_true(plan->room == DISPLAYS_ROOM_DISPLAY || plan->desk < 0);
    if (plan->is_private) {
        assert_true(list->items[plan->desk].id == m->confirmed);
        assert_true(list->items[plan->desk].id != m->audience);
    }
}

/* Any order of anything: notes only on a display that was said to be the
   presenter's after it had last been the audience's. */
static void test_never_where_the_audience_looks(void **state)
{
    static const char *const lists[] = { "",   "S",  "L",   "B",   "SL", "LS",
                                         "SB", "BL", "SLB", "BLS", "LB" };
    const struct displays_params params = { .choice = DISPLAYS_AUTO };
    struct memory memory = { 0 };
    struct display_list list = { .count = 0 };
    struct displays d;

    (void)state;
    srand(20221127);
    displays_init(&d, &params);
    for (int i = 0; i < STEPS; i++) {
        const int what = rand() % 8;
        if (what >= 2) {
            list = list_of(
                lists[rand() % (int)(sizeof(lists) / sizeof(lists[0]))]);
        } else {
            act(&d, &list, what == 0 ? "swap" : "confirm");
        }
        const struct displays_plan plan = displays_plan(&d, &list);
        if (what < 2 && plan.room == DISPLAYS_ROOM_DISPLAY) {
            remember(&memory, &list, &plan);
        }
        check(&memory, &list, &plan);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stories),
        cmocka_unit_test(test_mode_change),
        cmocka_unit_test(test_mirrored),
        cmocka_unit_test(test_twins),
        cmocka_unit_test(test_never_where_the_audience_looks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
