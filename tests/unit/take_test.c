/**
 * @file
 * Codes and the addresses in them: short enough for the place that screens
 * keep free, on whole pixels, with the quiet zone of the standard.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "code.h"
#include "content.h"
#include "scene.h"
#include "take.h"
#include "web_address.h"

enum {
    MEMORY_BYTES = 64 << 20,
    MODULE_UNITS_MIN = 4,
    ID_BYTES_MAX = 48,
    NAME_BYTES_MAX = 8 + ID_BYTES_MAX, /* "project-" and an id */
};

static struct region memory;

static struct code code_of_length(size_t len)
{
    static struct code code;
    struct arena arena = region_arena(&memory);
    char *text = arena_make(&arena, char, len + 1);

    memset(text, 'x', len); /* no digits or capitals, which take less room */
    assert_true(code_make(&arena, text, &code));
    return code;
}

static int modules_across(size_t len)
{
    return code_of_length(len).side + 2 * CODE_QUIET_MODULES;
}

static void test_the_longest_page_fits_its_card(void **state)
{
    (void)state;
    assert_true(modules_across(WEB_CODE_BYTES_MAX) * MODULE_UNITS_MIN <=
                TAKE_CARD);
    /* The limit is the standard's: one more would need a larger code. */
    assert_true(modules_across(WEB_CODE_BYTES_MAX + 1) >
                modules_across(WEB_CODE_BYTES_MAX));
}

static void test_a_full_basket_fits_its_card(void **state)
{
    const size_t names =
        (size_t)BASKET_COUNT_MAX * (NAME_BYTES_MAX + 1); /* and commas */
    const size_t len = WEB_ADDRESS_BYTES_MAX + strlen("nl/take/#") + names;
    (void)state;

    assert_true(modules_across(len) * MODULE_UNITS_MIN <= TAKE_ALL_CARD);
}

static void test_a_code_has_its_three_corners(void **state)
{
    const struct code code = code_of_length(20);
    static const char row[] = { 1, 1, 1, 1, 1, 1, 1, 0 };
    (void)state;

    assert_int_equal(code.side % 4, 1); /* 17 + 4 * version */
    assert_memory_equal(code.modules, row, sizeof(row));
    assert_memory_equal(code.modules + (code.side - 7), row, 7);
    assert_memory_equal(code.modules + (code.side - 1) * code.side, row,
                        sizeof(row));
}

static void test_nothing_and_too_much_are_refused(void **state)
{
    struct arena arena = region_arena(&memory);
    struct code code;
    char *text = arena_make(&arena, char, 4000);
    (void)state;

    assert_false(code_make(&arena, "", &code));
    memset(text, 'x', 3999);
    assert_false(code_make(&arena, text, &code));
}

/* ---- addresses ------------------------------------------------------------
 */

static void test_paths(void **state)
{
    static const struct project project = { .id = "deals-beira" };
    static const struct theme theme = { .id = "steden" };
    static const struct page page = { .id = "over" };
    static const struct goal goals[2] = { { .number = 1 }, { .number = 2 } };
    static const struct content c = {
        .goals = goals, .projects = &project, .themes = &theme, .pages = &page
    };
    static const struct {
        struct link link;
        const char *path, *name;
    } cases[] = {
        { { LINK_GOAL, 1 }, "nl/goal/2/", "goal-2" },
        { { LINK_THEME, 0 }, "nl/theme/steden/", "theme-steden" },
        { { LINK_PROJECT, 0 },
          "nl/project/deals-beira/",
          "project-deals-beira" },
        { { LINK_PAGE, 0 }, "nl/page/over/", "page-over" },
        { { LINK_PROJECTS, 0 }, "nl/projects/", "" },
        { { LINK_HOME, 0 }, "nl/", "" },
        { { LINK_DECK, 0 }, "nl/", "" },
    };
    struct arena arena = region_arena(&memory);
    (void)state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_string_equal(web_path(&arena, &c, "nl", cases[i].link),
                            cases[i].path);
        assert_string_equal(web_name(&arena, &c, cases[i].link), cases[i].name);
    }
}

static void test_the_longest_path_is_what_it_says(void **state)
{
    char id[ID_BYTES_MAX + 1];
    struct project project = { .id = id };
    const struct content c = { .projects = &project };
    struct arena arena = region_arena(&memory);
    (void)state;

    memset(id, 'a', ID_BYTES_MAX);
    id[ID_BYTES_MAX] = '\0';
    assert_int_equal(
        strlen(web_path(&arena, &c, "nl", (struct link){ LINK_PROJECT, 0 })),
        WEB_PATH_BYTES_MAX);
}

/* ---- on screens -----------------------------------------------------------
 */

static struct content *content;
static struct strings *strings;
static struct text *text;
static struct shape_set *shapes;

static struct scene build(struct arena *arena, const struct viewport *viewport,
                          const struct show *show)
{
    const struct scene_params params = {
        .content = content,
        .strings = strings,
        .show = show,
        .text = text,
        .shapes = shapes,
        .viewport = *viewport,
    };
    return scene_build(arena, &params);
}

static const struct draw_cmd *find_code(const struct scene *scene)
{
    for (size_t i = 0; i < scene->items.count; i++) {
        if (scene->items.items[i].type == DRAW_CODE) {
            return &scene->items.items[i];
        }
    }
    return NULL;
}

/* The white card that a code stands on: what was drawn before it. */
static struct rect card_of(const struct scene *scene)
{
    return (find_code(scene) - 1)->rect;
}

static struct show on_screen(int language, struct screen screen)
{
    const struct show_params params = { .language = language, .deck = -1 };
    const struct intent open = { .type = INTENT_OPEN, .screen = screen };
    struct show s;

    show_init(&s, content, &params, 0);
    show_update(&s, content, &open, 0);
    return s;
}

static void check_code(const struct scene *scene, int module_px_min)
{
    const struct draw_cmd *code = find_code(scene);
    assert_non_null(code);
    const struct rect card = card_of(scene);
    const int side = code->u.code.side;
    const int module_px = code->rect.w / side;

    assert_int_equal(code->rect.w, module_px * side); /* whole pixels */
    assert_int_equal(code->rect.h, code->rect.w);
    assert_true(module_px >= module_px_min);
    assert_true(code->rect.x - card.x >= CODE_QUIET_MODULES * module_px);
    assert_true(code->rect.y - card.y >= CODE_QUIET_MODULES * module_px);
    assert_true(card.x + card.w - code->rect.x - code->rect.w >=
                CODE_QUIET_MODULES * module_px);
    assert_true(card.y + card.h - code->rect.y - code->rect.h >=
                CODE_QUIET_MODULES * module_px);
    assert_true(color_contrast(code->color, (code - 1)->color) > 15.0);
}

static void test_every_page_has_a_code(void **state)
{
    static const struct viewport viewports[] = {
        { .w_px = 1920, .h_px = 1080 },
        { .w_px = 1080, .h_px = 1920 },
        { .w_px = 3840, .h_px = 2160 },
        { .w_px = 1920, .h_px = 1080, .panel_w_mm = 531, .panel_h_mm = 299 },
    };
    static const struct screen screens[] = {
        { .kind = SCREEN_GOAL, .index = 10 },
        { .kind = SCREEN_THEME },
        { .kind = SCREEN_PROJECT, .index = 1 },
        { .kind = SCREEN_PAGE },
    };
    (void)state;

    for (size_t i = 0; i < 4; i++) {
        for (size_t k = 0; k < 4; k++) {
            struct arena arena = region_arena(&memory);
            const struct show s = on_screen(0, screens[k]);
            const struct scene scene = build(&arena, &viewports[i], &s);
            check_code(&scene, MODULE_UNITS_MIN);
            assert_int_not_equal(card_of(&scene).w, 0);
        }
    }
}

/* On a 24 inch panel 40 mm are 145 pixels; the card is the design's block. */
static void test_a_card_has_its_millimetres(void **state)
{
    const struct viewport viewport = {
        .w_px = 1920, .h_px = 1080, .panel_w_mm = 531, .panel_h_mm = 299
    };
    struct arena arena = region_arena(&memory);
    const struct show s = on_screen(0, (struct screen){ .kind = SCREEN_PAGE });
    const struct scene scene = build(&arena, &viewport, &s);
    const float mm = 531.0f / 1920.0f;
    (void)state;

    assert_true((float)card_of(&scene).w * mm >= 40.0f);
    assert_true((float)find_code(&scene)->rect.w * mm >= 25.0f);
}

static void test_without_an_address_there_is_nothing(void **state)
{
    static const struct viewport viewport = { .w_px = 1920, .h_px = 1080 };
    const char *address = content->web_address;
    const struct show s =
        on_screen(0, (struct screen){ .kind = SCREEN_GOAL, .index = 10 });
    struct arena arena = region_arena(&memory);
    (void)state;

    content->web_address = "";
    const struct scene scene = build(&arena, &viewport, &s);
    content->web_address = address;
    assert_null(find_code(&scene));
    assert_null(target_lookup(&scene.targets, target_key("keep")));
}

/* A code is never mirrored, and large text and contrast have it last. */
static void test_reading_pages_end_with_the_code(void **state)
{
    static const struct viewport viewport = { .w_px = 1920, .h_px = 1080 };
    struct show s =
        on_screen(0, (struct screen){ .kind = SCREEN_GOAL, .index = 10 });
    (void)state;

    s.settings = 1U << SETTING_LARGE | 1U << SETTING_CONTRAST;
    struct arena arena = region_arena(&memory);
    const struct scene first = build(&arena, &viewport, &s);
    assert_null(find_code(&first));
    s.history[s.depth - 1].page = first.page_count - 1;
    const struct scene last = build(&arena, &viewport, &s);
    check_code(&last, MODULE_UNITS_MIN);
}

static int open_house(void **state)
{
    struct diag_list diags;
    (void)state;

    memory = region_create(MEMORY_BYTES);
    diag_list_init(&diags);
    content = content_load(SOURCE_DIR "/tests/content/good", &diags);
    strings = strings_load(BINARY_DIR "/assets", &diags);
    diag_list_print(&diags, stderr);
    diag_list_finish(&diags);
    text = text_create(false);
    shapes = shape_set_load(BINARY_DIR "/assets");
    if (content) {
        content->web_address = "https://stand.example.org/a/longer/path-00000/";
    }
    return content && strings && text && shapes ? 0 : -1;
}

static int close_house(void **state)
{
    (void)state;
    shape_set_destroy(shapes);
    text_destroy(text);
    strings_destroy(strings);
    content_destroy(content);
    region_destroy(&memory);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_longest_page_fits_its_card),
        cmocka_unit_test(test_a_full_basket_fits_its_card),
        cmocka_unit_test(test_a_code_has_its_three_corners),
        cmocka_unit_test(test_nothing_and_too_much_are_refused),
        cmocka_unit_test(test_paths),
        cmocka_unit_test(test_the_longest_path_is_what_it_says),
        cmocka_unit_test(test_every_page_has_a_code),
        cmocka_unit_test(test_a_card_has_its_millimetres),
        cmocka_unit_test(test_without_an_address_there_is_nothing),
        cmocka_unit_test(test_reading_pages_end_with_the_code),
    };
    return cmocka_run_group_tests(tests, open_house, close_house);
}
