/**
 * @file
 * Every kind of screen as text: its display list and its targets, in all
 * languages, landscape and portrait, and what visitors browse with large
 * text too, all its pages. Compared with screens/LANGUAGE/SHEET/NAME.txt.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "golden_folder.h"
#include "golden_screens.h"
#include "scene.h"

#define EXPECTED SOURCE_DIR "/tests/golden/screens"
#define ACTUAL BINARY_DIR "/golden/screens"

enum {
    SCENE_ARENA_BYTES = 64 << 20, /* addresses; pages are used as needed */
    NAME_BYTES_MAX = 256,
};

/* All that a scene is made from. */
struct house {
    struct golden_folder *golden;
    struct content *content;
    struct strings *strings;
    struct text *text;
    struct shape_set *shapes;
    struct search *search;
    struct region memory;
};

static struct house house;

/* A language, an output size and how large the text is: one test. */
struct view {
    const char *language, *sheet;
    struct viewport viewport;
    bool large;
};

#define SHEETS(language) \
    { language, "landscape", { .w_px = 1920, .h_px = 1080 }, false }, \
        { language, "portrait", { .w_px = 1080, .h_px = 1920 }, false }, \
        { language, "landscape-large", { .w_px = 1920, .h_px = 1080 }, true }, \
    { \
        language, "portrait-large", { .w_px = 1080, .h_px = 1920 }, true \
    }

static struct view views[] = {
    SHEETS("nl"), SHEETS("en"), SHEETS("fr"), SHEETS("uk"), SHEETS("ar"),
};

/* The show NULL: no content that can be shown. */
static struct scene build(struct arena *arena, const struct view *view,
                          const struct golden_show *s)
{
    const struct scene_params params = {
        .content = s ? house.content : NULL,
        .strings = house.strings,
        .show = s ? &s->show : NULL,
        .text = house.text,
        .shapes = house.shapes,
        .search = s ? house.search : NULL,
        .viewport = view->viewport,
        .now_ms = s ? s->now_ms : 0,
    };
    return scene_build(arena, &params);
}

static void print_name(FILE *out, const char *name)
{
    (void)fputc('"', out);
    for (const char *p = name; *p; p++) {
        const unsigned char c = (unsigned char)*p;
        if (c < ' ' || c == '"' || c == '\\') {
            (void)fprintf(out, "\\x%02x", c);
        } else {
            (void)fputc(c, out);
        }
    }
    (void)fputc('"', out);
}

static void print_target(FILE *out, const struct target *t,
                         struct arena scratch)
{
    const struct rect r = t->rect;

    (void)fprintf(out, "target %d,%d %dx%d r%d %s %s ", r.x, r.y, r.w, r.h,
                  t->radius_px, target_role_name(t->role), t->id);
    print_name(out, t->name);
    if (t->intent.type == INTENT_OPEN) {
        (void)fprintf(
            out, " opens %s",
            scene_screen_id(&scratch, house.content, t->intent.screen));
    }
    (void)fputc('\n', out);
}

/* Owned by the caller. */
static char *scene_text(const struct scene *scene, struct arena *arena)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);

    assert_non_null(out);
    (void)fprintf(out, "screen %s", scene->id);
    if (scene->overlay[0]) {
        (void)fprintf(out, " overlay %s", scene->overlay);
    }
    (void)fprintf(out, " language %s scroll %d fixed %d\n", scene->language,
                  scene->scroll_max_px, scene->fixed_px);
    (void)fputs(draw_list_trace(&scene->items, arena), out);
    for (size_t i = 0; i < scene->targets.count; i++) {
        print_target(out, &scene->targets.items[i], *arena);
    }
    assert_int_equal(fclose(out), 0);
    return text;
}

/* @return 1 if the screen is not as expected, and said so. */
static int check_scene(const struct view *view, const char *name,
                       const struct golden_show *s)
{
    char path[NAME_BYTES_MAX];
    struct arena arena = region_arena(&house.memory);
    const struct scene scene = build(&arena, view, s);
    char *text = scene_text(&scene, &arena);

    (void)snprintf(path, sizeof(path), "%s/%s/%s.txt", view->language,
                   view->sheet, name);
    const bool fine = golden_folder_check(house.golden, path, text);
    free(text);
    return fine ? 0 : 1;
}

/* @return 1 if a target that the screen needs is not on it. */
static int check_touched(const struct view *view, const char *name,
                         const struct golden_show *s)
{
    struct arena arena = region_arena(&house.memory);
    const struct target_list targets = build(&arena, view, s).targets;
    const int64_t keys[] = { s->show.focus, s->show.pressed };

    for (size_t i = 0; i < 2; i++) {
        if (keys[i] != 0 && !target_lookup(&targets, keys[i])) {
            print_error("%s: no such target in %s\n", name, view->sheet);
            return 1;
        }
    }
    return 0;
}

/* What visitors browse, before anything happens there: page by page. */
static int check_large(const struct view *view, const char *name,
                       struct golden_show *s)
{
    char page_name[NAME_BYTES_MAX];
    int bad = 0;
    int count = 1;

    s->show.settings = 1U << SETTING_LARGE;
    for (int i = 0; i < count; i++) {
        struct arena arena = region_arena(&house.memory);
        s->show.history[s->show.depth - 1].page = i;
        count = build(&arena, view, s).page_count;
        (void)snprintf(page_name, sizeof(page_name), "%s-page-%d", name, i + 1);
        bad += check_scene(view, page_name, s);
    }
    return bad;
}

static int check_screen(const struct view *view,
                        const struct golden_screen *screen)
{
    const int language = content_find_language(house.content, view->language);
    struct golden_show show;

    assert_true(language >= 0);
    house.content->web_address =
        golden_screen_is_on_web(screen) ? "https://stand.example.org/" : "";
    if (!golden_show_make(house.content, language, screen, &show)) {
        print_error("%s: no such place in the content; name another in "
                    "golden_screens.c\n",
                    screen->name);
        return 1;
    }
    if (view->large) {
        return show.show.state == STATE_BROWSE && screen->steps[0] == '\0'
                   ? check_large(view, screen->name, &show)
                   : 0;
    }
    return check_touched(view, screen->name, &show) +
           check_scene(view, screen->name, &show);
}

static void screens_are_as_expected(void **state)
{
    const struct view *view = *state;
    const struct golden_screen_list list = golden_screens();
    int bad = 0;

    for (size_t i = 0; i < list.count; i++) {
        bad += check_screen(view, &list.items[i]);
    }
    assert_int_equal(bad, 0);
}

/* Without content there is no language to choose: it is always Dutch. */
static void preparing_is_as_expected(void **state)
{
    (void)state;
    assert_int_equal(check_scene(&views[0], "preparing", NULL), 0);
    assert_int_equal(check_scene(&views[1], "preparing", NULL), 0);
}

/* Comes last. */
static void no_golden_is_left_over(void **state)
{
    (void)state;
    assert_true(golden_folder_check_rest(house.golden));
}

/* Which kinds of screens and slides have a golden. */
struct coverage {
    bool kinds[SCREEN_KIND_COUNT];
    bool layouts[DECK_TALK + 1][SLIDE_LAYOUT_COUNT];
};

static void note_screen(struct coverage *seen, struct screen screen)
{
    seen->kinds[screen.kind] = true;
    if (screen.kind == SCREEN_ATTRACT || screen.kind == SCREEN_SLIDE) {
        const struct deck *deck = &house.content->decks[screen.index];
        seen->layouts[deck->kind][deck->slides[screen.slide].layout] = true;
    }
}

static void check_deck(const struct coverage *seen, const struct deck *deck)
{
    for (size_t i = 0; i < deck->slide_count; i++) {
        const struct slide *slide = &deck->slides[i];
        if (!seen->layouts[deck->kind][slide->layout]) {
            fail_msg("no golden has the layout of slide '%s' of '%s'",
                     slide->id, deck->id);
        }
    }
}

static void every_kind_has_a_golden(void **state)
{
    const struct golden_screen_list list = golden_screens();
    struct coverage seen = { 0 };
    struct golden_show s;
    (void)state;

    for (size_t i = 0; i < list.count; i++) {
        if (golden_show_make(house.content, 0, &list.items[i], &s)) {
            note_screen(&seen, show_screen(&s.show));
        }
    }
    for (int i = 0; i < SCREEN_KIND_COUNT; i++) {
        assert_true(seen.kinds[i]);
    }
    for (size_t i = 0; i < house.content->deck_count; i++) {
        check_deck(&seen, &house.content->decks[i]);
    }
}

static int open_house(void **state)
{
    struct diag_list diags;
    (void)state;

    diag_list_init(&diags);
    house = (struct house){
        .golden = golden_folder_open(EXPECTED, ACTUAL),
        .content = content_load(SOURCE_DIR "/content", &diags),
        .strings = strings_load(BINARY_DIR "/assets", &diags),
        .text = text_create(false),
        .shapes = shape_set_load(BINARY_DIR "/assets"),
        .memory = region_create(SCENE_ARENA_BYTES),
    };
    diag_list_print(&diags, stderr);
    diag_list_finish(&diags);
    if (house.content && house.strings) {
        house.search = search_create(house.content, house.strings);
    }
    return house.content && house.strings && house.text && house.shapes ? 0
                                                                        : -1;
}

static int close_house(void **state)
{
    (void)state;
    region_destroy(&house.memory);
    search_destroy(house.search);
    shape_set_destroy(house.shapes);
    text_destroy(house.text);
    strings_destroy(house.strings);
    content_destroy(house.content);
    golden_folder_close(house.golden);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        { "nl landscape", screens_are_as_expected, NULL, NULL, &views[0] },
        { "nl portrait", screens_are_as_expected, NULL, NULL, &views[1] },
        { "nl landscape, large", screens_are_as_expected, NULL, NULL,
          &views[2] },
        { "nl portrait, large", screens_are_as_expected, NULL, NULL,
          &views[3] },
        { "en landscape", screens_are_as_expected, NULL, NULL, &views[4] },
        { "en portrait", screens_are_as_expected, NULL, NULL, &views[5] },
        { "en landscape, large", screens_are_as_expected, NULL, NULL,
          &views[6] },
        { "en portrait, large", screens_are_as_expected, NULL, NULL,
          &views[7] },
        { "fr landscape", screens_are_as_expected, NULL, NULL, &views[8] },
        { "fr portrait", screens_are_as_expected, NULL, NULL, &views[9] },
        { "fr landscape, large", screens_are_as_expected, NULL, NULL,
          &views[10] },
        { "fr portrait, large", screens_are_as_expected, NULL, NULL,
          &views[11] },
        { "uk landscape", screens_are_as_expected, NULL, NULL, &views[12] },
        { "uk portrait", screens_are_as_expected, NULL, NULL, &views[13] },
        { "uk landscape, large", screens_are_as_expected, NULL, NULL,
          &views[14] },
        { "uk portrait, large", screens_are_as_expected, NULL, NULL,
          &views[15] },
        { "ar landscape", screens_are_as_expected, NULL, NULL, &views[16] },
        { "ar portrait", screens_are_as_expected, NULL, NULL, &views[17] },
        { "ar landscape, large", screens_are_as_expected, NULL, NULL,
          &views[18] },
        { "ar portrait, large", screens_are_as_expected, NULL, NULL,
          &views[19] },
        cmocka_unit_test(preparing_is_as_expected),
        cmocka_unit_test(every_kind_has_a_golden),
        cmocka_unit_test(no_golden_is_left_over),
    };
    return cmocka_run_group_tests_name("golden.screens", tests, open_house,
                                       close_house);
}
