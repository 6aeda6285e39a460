/**
 * @file
 * The presenter's display as text: its display list and its targets, in a
 * language of either direction. Compared with desk/LANGUAGE/NAME.txt.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "desk_scene.h"
#include "golden_folder.h"

#define EXPECTED SOURCE_DIR "/tests/golden/desk"
#define ACTUAL BINARY_DIR "/golden/desk"

enum {
    SCENE_ARENA_BYTES = 64 << 20, /* addresses; pages are used as needed */
    NAME_BYTES_MAX = 256,
    DAY_MINUTE = 14 * 60 + 32,
    MINUTE_MS = 60000,
    STEPS_MAX = 6,
};

static const char deck_id[] = "goud-en-peper";

/* What a presenter does, and on which display. */
static const struct look {
    const char *name;
    int w_px, h_px;
    bool is_private;
    int minutes; /* of the talk's timer */
    struct intent steps[STEPS_MAX];
} looks[] = {
    { "asks", 1920, 1080, false, 0, { { .type = INTENT_FIRST } } },
    { "notes", 1920, 1080, true, 19, { { .type = INTENT_GO, .value = 12 } } },
    { "behind", 1920, 1080, true, 25, { { .type = INTENT_GO, .value = 12 } } },
    { "large-notes",
      1920,
      1080,
      true,
      19,
      { { .type = INTENT_GO, .value = 12 },
        { .type = INTENT_NOTES_SIZE, .value = 3 },
        { .type = INTENT_NOTES_SCROLL, .value = 60, .limit = 200 } } },
    { "black",
      1920,
      1080,
      true,
      1,
      { { .type = INTENT_GO, .value = 1 }, { .type = INTENT_BLACK } } },
    { "frozen",
      1920,
      1080,
      true,
      1,
      { { .type = INTENT_FREEZE }, { .type = INTENT_GO, .value = 3 } } },
    { "last", 1920, 1080, true, 30, { { .type = INTENT_LAST } } },
    { "overview",
      1920,
      1080,
      true,
      1,
      { { .type = INTENT_OVERVIEW }, { .type = INTENT_CURSOR, .value = 13 } } },
    { "help", 1920, 1080, true, 1, { { .type = INTENT_HELP } } },
    { "small", 1024, 768, true, 19, { { .type = INTENT_GO, .value = 12 } } },
    { "upright", 1080, 1920, true, 19, { { .type = INTENT_GO, .value = 12 } } },
};

static struct {
    struct golden_folder *golden;
    struct content *content;
    struct strings *strings;
    struct text *text;
    struct shape_set *shapes;
    struct region memory;
} house;

static struct show show_of(const struct look *look, int language)
{
    const uint64_t now_ms = (uint64_t)look->minutes * MINUTE_MS;
    const struct intent displays = {
        .type = INTENT_DISPLAYS,
        .value = DESK_ROOM_DISPLAY,
        .limit = DESK_COMES | (look->is_private ? DESK_IS_PRIVATE : 0),
    };
    const struct show_params params = {
        .language = language,
        .mode = MODE_PRESENT,
        .deck = content_find_deck(house.content, deck_id),
    };
    struct show show;

    show_init(&show, house.content, &params, now_ms);
    show.language = language;
    show_update(&show, house.content, &displays, now_ms);
    for (int i = 0; i < STEPS_MAX; i++) {
        show_update(&show, house.content, &look->steps[i], now_ms);
    }
    show.talk.timer = (struct timer){ .before_ms = now_ms };
    transition_finish(&show.transition);
    return show;
}

static char *text_of(const struct scene *scene, struct arena *arena)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);

    assert_non_null(out);
    (void)fprintf(out, "screen %s overlay %s language %s scroll %d\n",
                  scene->id, scene->overlay, scene->language,
                  scene->scroll_max_px);
    (void)fputs(draw_list_trace(&scene->items, arena), out);
    for (size_t i = 0; i < scene->targets.count; i++) {
        const struct target *t = &scene->targets.items[i];
        (void)fprintf(out, "target %d,%d %dx%d %s %s \"%s\"\n", t->rect.x,
                      t->rect.y, t->rect.w, t->rect.h,
                      target_role_name(t->role), t->id, t->name);
    }
    assert_int_equal(fclose(out), 0);
    return text;
}

static bool is_as_expected(const struct look *look, const char *language)
{
    const struct desk_view view = { .audience = { .w_px = 1920, .h_px = 1080 },
                                    .day_minute = DAY_MINUTE };
    const struct show show =
        show_of(look, content_find_language(house.content, language));
    const struct scene_params params = {
        .content = house.content,
        .strings = house.strings,
        .show = &show,
        .text = house.text,
        .shapes = house.shapes,
        .viewport = { .w_px = look->w_px, .h_px = look->h_px },
        .now_ms = (uint64_t)look->minutes * MINUTE_MS,
    };
    char path[NAME_BYTES_MAX];
    struct arena arena = region_arena(&house.memory);
    const struct scene scene = desk_build(&arena, &params, &view);
    char *text = text_of(&scene, &arena);

    (void)snprintf(path, sizeof(path), "%s/%s.txt", language, look->name);
    const bool fine = golden_folder_check(house.golden, path, text);
    free(text);
    return fine;
}

static void desk_is_as_expected(void **state)
{
    int bad = 0;

    for (size_t i = 0; i < sizeof(looks) / sizeof(looks[0]); i++) {
        bad += is_as_expected(&looks[i], *state) ? 0 : 1;
    }
    assert_int_equal(bad, 0);
}

static void no_golden_is_left_over(void **state)
{
    (void)state;
    assert_true(golden_folder_check_rest(house.golden));
}

static int open_house(void **state)
{
    struct diag_list diags;

    (void)state;
    diag_list_init(&diags);
    house.golden = golden_folder_open(EXPECTED, ACTUAL);
    house.content = content_load(SOURCE_DIR "/content", &diags);
    house.strings = strings_load(BINARY_DIR "/assets", &diags);
    house.text = text_create(false);
    house.shapes = shape_set_load(BINARY_DIR "/assets");
    house.memory = region_create(SCENE_ARENA_BYTES);
    diag_list_finish(&diags);
    return house.content && house.strings && house.text && house.shapes ? 0 : 1;
}

static int close_house(void **state)
{
    (void)state;
    golden_folder_close(house.golden);
    content_destroy(house.content);
    strings_destroy(house.strings);
    text_destroy(house.text);
    shape_set_destroy(house.shapes);
    region_destroy(&house.memory);
    return 0;
}

int main(void)
{
    static char dutch[] = "nl";
    static char arabic[] = "ar";
    const struct CMUnitTest tests[] = {
        { "nl", desk_is_as_expected, NULL, NULL, dutch },
        { "ar", desk_is_as_expected, NULL, NULL, arabic },
        cmocka_unit_test(no_golden_is_left_over),
    };
    return cmocka_run_group_tests(tests, open_house, close_house);
}
