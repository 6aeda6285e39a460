/* The key tester's page: nothing on it is cut, in any language and shape. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "key_page.h"

enum {
    MEMORY_BYTES = 16 << 20,
};

static const char *const languages[] = { "nl", "en", "fr", "uk", "ar" };

static const struct viewport sizes[] = {
    { .w_px = 1280, .h_px = 720 },
    { .w_px = 720, .h_px = 1280 },
    { .w_px = 800, .h_px = 600 },
    { .w_px = 320, .h_px = 320 },
};

/* As wide as a page gets, as one of Esc held, and as it begins. */
static const struct key_page_row long_row = {
    .name = "Ctrl+Alt+PageDown",
    .usage = 0x105,
    .symbol = 'w',
    .is_own = true,
    .is_down = false,
    .held_ms = 1234,
    .repeats = 12,
    .in_loop = "start-here",
    .browsing = "start-here",
    .in_talk = "previous-slide",
};

static struct key_page full_page(const char *language)
{
    struct key_page page = { .language = language,
                             .row_count = KEY_PAGE_ROWS_MAX,
                             .clicker = "Logitech R400, R700, R800" };

    for (int i = 0; i < KEY_PAGE_ROWS_MAX; i++) {
        page.rows[i] = long_row;
    }
    return page;
}

static void check(const struct key_page *page, const struct viewport *size,
                  const char *what)
{
    struct diag_list diags;
    struct region memory = region_create(MEMORY_BYTES);
    struct arena arena = region_arena(&memory);

    diag_list_init(&diags);
    struct strings *strings = strings_load(BINARY_DIR "/assets", &diags);
    struct shape_set *shapes = shape_set_load(BINARY_DIR "/assets");
    struct text *text = text_create(false);
    const struct scene_params params = {
        .strings = strings,
        .text = text,
        .shapes = shapes,
        .viewport = *size,
    };
    const struct scene scene = key_page_build(&arena, &params, page);
    int texts = 0;

    for (size_t i = 0; i < scene.items.count; i++) {
        const struct draw_cmd *cmd = &scene.items.items[i];
        if (cmd->type != DRAW_TEXT) {
            continue;
        }
        texts++;
        if (cmd->u.text.block->clipped) {
            fail_msg("%s, %s, %d x %d: '%s' is cut", what, page->language,
                     size->w_px, size->h_px, cmd->u.text.text);
        }
    }
    assert_true(texts > 2);
    text_destroy(text);
    shape_set_destroy(shapes);
    strings_destroy(strings);
    diag_list_finish(&diags);
    region_destroy(&memory);
}

static void test_nothing_is_cut(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
        for (size_t k = 0; k < sizeof(sizes) / sizeof(sizes[0]); k++) {
            const struct key_page empty = { .language = languages[i],
                                            .clicker = "" };
            struct key_page page = full_page(languages[i]);
            check(&empty, &sizes[k], "empty");
            check(&page, &sizes[k], "full");
            page.is_half_dead = true;
            page.rows[0].name = "";
            page.hold_dots = 7;
            check(&page, &sizes[k], "half dead");
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_cut),
    };
    return cmocka_run_group_tests_name("key_page", tests, NULL, NULL);
}
