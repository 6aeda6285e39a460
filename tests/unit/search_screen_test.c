/*
 * The screen of the search over the real content: whatever is found, in all
 * languages, nothing of it is cut off, and the row that opens it is there.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "content.h"
#include "scene.h"

enum {
    SCENE_ARENA_BYTES = 64 << 20, /* addresses */
    NOW_MS = 1000,
};

static struct house {
    struct content *content;
    struct strings *strings;
    struct text *text;
    struct shape_set *shapes;
    struct search *search;
    struct region memory;
} house;

static const struct viewport landscape = { .w_px = 1920, .h_px = 1080 };
static const struct viewport portrait = { .w_px = 1080, .h_px = 1920 };

static struct scene build(const struct show *show,
                          const struct viewport *viewport)
{
    struct arena arena = region_arena(&house.memory);

    return scene_build(&arena, &(struct scene_params){
                                   .content = house.content,
                                   .strings = house.strings,
                                   .show = show,
                                   .text = house.text,
                                   .shapes = house.shapes,
                                   .search = house.search,
                                   .viewport = *viewport,
                                   .now_ms = NOW_MS,
                               });
}

static struct show searching(int language, const char *query)
{
    const struct intent open = { .type = INTENT_OPEN,
                                 .screen = { .kind = SCREEN_SEARCH } };
    const struct intent ask = { .type = INTENT_QUERY, .text = query };
    struct show s;

    show_init(&s, house.content,
              &(struct show_params){ .deck = -1, .language = language },
              NOW_MS);
    show_update(&s, house.content, &open, NOW_MS);
    show_update(&s, house.content, &ask, NOW_MS);
    return s;
}

static void check_texts(const struct scene *scene, const char *query)
{
    for (size_t i = 0; i < scene->items.count; i++) {
        const struct draw_cmd *cmd = &scene->items.items[i];
        if (cmd->type == DRAW_TEXT && cmd->u.text.block->clipped) {
            fail_msg("%s: \"%s\" is cut off", query, cmd->u.text.text);
        }
    }
}

static const struct target *find_target(const struct scene *scene,
                                        struct screen screen)
{
    for (size_t i = 0; i < scene->targets.count; i++) {
        const struct target *t = &scene->targets.items[i];
        if (t->intent.type == INTENT_OPEN &&
            screen_is_equal(t->intent.screen, screen)) {
            return t;
        }
    }
    return NULL;
}

/* It is on one of the pages, and all pages are whole. */
static void check_query(int language, const char *query, struct screen screen)
{
    const struct viewport *const viewports[] = { &landscape, &portrait };
    struct show s = searching(language, query);

    for (size_t i = 0; i < 2; i++) {
        bool found = false;
        int count = 1;
        for (int page = 0; page < count; page++) {
            s.history[s.depth - 1].page = page;
            const struct scene scene = build(&s, viewports[i]);
            check_texts(&scene, query);
            found = found || find_target(&scene, screen);
            count = scene.page_count;
        }
        if (!found) {
            fail_msg("%s: no row opens it", query);
        }
    }
}

static void test_every_project(void **state)
{
    const struct content *c = house.content;
    (void)state;

    for (int k = 0; k < (int)c->language_count; k++) {
        for (int i = 0; i < (int)c->project_count; i++) {
            check_query(k, c->projects[i].title.in[k],
                        (struct screen){ SCREEN_PROJECT, i, 0 });
        }
    }
}

static void test_every_page_and_theme(void **state)
{
    const struct content *c = house.content;
    (void)state;

    for (int k = 0; k < (int)c->language_count; k++) {
        for (int i = 0; i < (int)c->page_count; i++) {
            check_query(k, c->pages[i].title.in[k],
                        (struct screen){ SCREEN_PAGE, i, 0 });
        }
        for (int i = 0; i < (int)c->theme_count; i++) {
            check_query(k, c->themes[i].title.in[k],
                        (struct screen){ SCREEN_THEME, i, 0 });
        }
    }
}

/* As long as a field can be, in letters of every width and direction. */
static void test_long_queries(void **state)
{
    static const char *const queries[] = {
        "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
        "щщщщщщщщщщщщщщщщщщщщщщщщщщщщщщщщщщщщщщщщщщщщщщщщ",
        "ضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضض",
        "water مياه вода water مياه вода water مياه вода",
        "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
        "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    };
    (void)state;

    for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++) {
        for (int k = 0; k < (int)house.content->language_count; k++) {
            const struct show s = searching(k, queries[i]);
            struct scene scene = build(&s, &landscape);
            check_texts(&scene, queries[i]);
            assert_string_equal(scene.id, "search");
            scene = build(&s, &portrait);
            check_texts(&scene, queries[i]);
        }
    }
}

/* From left to right in every language, each key of at least 20 mm on 24
   inches but for the twelve of a portrait screen, which are of 73 units. */
static void test_keys(void **state)
{
    const int least_px = 72;
    (void)state;

    for (int k = 0; k < (int)house.content->language_count; k++) {
        const struct show s = searching(k, "");
        const struct viewport *const viewports[] = { &landscape, &portrait };
        for (size_t v = 0; v < 2; v++) {
            const struct scene scene = build(&s, viewports[v]);
            int x = 0;
            int keys = 0;
            for (size_t i = 0; i < scene.targets.count && keys < 10; i++) {
                const struct target *t = &scene.targets.items[i];
                if (strncmp(t->id, "key-", 4) == 0) {
                    assert_true(t->rect.x > x);
                    assert_true(t->rect.w >= least_px);
                    assert_true(t->rect.h >= least_px);
                    x = t->rect.x;
                    keys++;
                }
            }
            assert_int_equal(keys, 10);
        }
    }
}

/* A scene that is not handed a search shows the screen all the same. */
static void test_no_search(void **state)
{
    struct search *const search = house.search;
    const struct show s = searching(0, "water");
    (void)state;

    house.search = NULL;
    assert_string_equal(build(&s, &landscape).id, "search");
    house.search = search;
}

static int open_house(void **state)
{
    struct diag_list diags;
    (void)state;

    diag_list_init(&diags);
    house = (struct house){
        .content = content_load(SOURCE_DIR "/content", &diags),
        .strings = strings_load(BINARY_DIR "/assets", &diags),
        .text = text_create(false),
        .shapes = shape_set_load(BINARY_DIR "/assets"),
        .memory = region_create(SCENE_ARENA_BYTES),
    };
    diag_list_print(&diags, stderr);
    diag_list_finish(&diags);
    if (!house.content || !house.strings || !house.text || !house.shapes) {
        return -1;
    }
    house.search = search_create(house.content, house.strings);
    return 0;
}

static int close_house(void **state)
{
    (void)state;
    search_destroy(house.search);
    region_destroy(&house.memory);
    shape_set_destroy(house.shapes);
    text_destroy(house.text);
    strings_destroy(house.strings);
    content_destroy(house.content);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_project),
        cmocka_unit_test(test_every_page_and_theme),
        cmocka_unit_test(test_long_queries),
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_no_search),
    };
    return cmocka_run_group_tests_name("search_screen", tests, open_house,
                                       close_house);
}
