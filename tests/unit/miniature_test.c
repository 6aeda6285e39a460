/**
 * @file
 * A slide made small says the same, line by line, and stays in its box.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "miniature.h"
#include "slide.h"

enum {
    ARENA_BYTES = 64 << 20, /* addresses; pages are used as needed */
};

static struct {
    struct content *content;
    struct strings *strings;
    struct text *text;
    struct shape_set *shapes;
    struct region memory;
} house;

static const struct viewport outputs[] = {
    { .w_px = 1920, .h_px = 1080 },
    { .w_px = 1080, .h_px = 1920 },
    { .w_px = 1024, .h_px = 768 },
};

static const float widths[] = { 1064.0f, 336.0f, 206.0f, 40.0f };

static struct scene_params params_for(const struct show *show,
                                      struct viewport viewport)
{
    return (struct scene_params){
        .content = house.content,
        .strings = house.strings,
        .show = show,
        .text = house.text,
        .shapes = house.shapes,
        .viewport = viewport,
    };
}

/* As the audience has it. */
static struct draw_list large(struct arena *arena,
                              const struct scene_params *params)
{
    const struct show_talk *talk = &params->show->talk;
    struct canvas c;

    canvas_init(&c, arena, params);
    slide_draw(
        &c, &(struct slide_view){
                .slide = &house.content->decks[talk->deck].slides[talk->slide],
                .deck = talk->deck,
                .index = talk->slide,
                .area = canvas_across(&c, 0, c.h),
                .progress = true,
            });
    return (struct draw_list){ c.cmds, c.cmd_count };
}

static void assert_same_words(const struct text_block *a,
                              const struct text_block *b)
{
    assert_int_equal(a->line_count, b->line_count);
    for (size_t i = 0; i < a->line_count; i++) {
        assert_int_equal(a->lines[i].segment_count, b->lines[i].segment_count);
        for (size_t k = 0; k < a->lines[i].segment_count; k++) {
            assert_string_equal(a->lines[i].segments[k].text,
                                b->lines[i].segments[k].text);
        }
    }
}

static void check(const struct show *show, struct viewport output, float w)
{
    const struct viewport desk = { .w_px = 1920, .h_px = 1080 };
    const struct scene_params there = params_for(show, output);
    const struct scene_params here = params_for(show, desk);
    struct arena arena = region_arena(&house.memory);
    const struct draw_list from = large(&arena, &there);
    struct canvas c;

    canvas_init(&c, &arena, &here);
    const struct box box =
        miniature_fit(output, (struct box){ 100.0f, 50.0f, w, 600.0f });
    miniature_draw(&c, &(struct miniature){
                           .output = output,
                           .deck = show->talk.deck,
                           .place = { show->talk.slide, 0 },
                           .box = box,
                       });
    const struct rect all = canvas_rect_px(&c, box);
    assert_int_equal(c.target_count, 0);
    assert_int_equal(c.cmd_count, from.count + 2); /* a clip, and its end */
    assert_true(rect_is_equal(c.cmds[0].rect, all));
    assert_true(rect_is_empty(c.cmds[c.cmd_count - 1].rect));
    for (size_t i = 0; i < from.count; i++) {
        const struct draw_cmd *cmd = &c.cmds[i + 1];
        assert_int_equal(cmd->type, from.items[i].type);
        if (cmd->type == DRAW_TEXT) {
            assert_same_words(cmd->u.text.block, from.items[i].u.text.block);
            assert_true(cmd->u.text.block->style.size_px >= 1);
        } else if (cmd->type == DRAW_CLIP && !rect_is_empty(cmd->rect)) {
            assert_true(
                rect_is_equal(rect_intersect(cmd->rect, all), cmd->rect));
        }
    }
}

static void check_deck(int deck, int language)
{
    struct show show = { .state = STATE_PRESENT, .language = language };

    show.talk.deck = deck;
    for (int i = 0; i < (int)house.content->decks[deck].slide_count; i++) {
        show.talk.slide = i;
        for (size_t o = 0; o < sizeof(outputs) / sizeof(outputs[0]); o++) {
            for (size_t w = 0; w < sizeof(widths) / sizeof(widths[0]); w++) {
                check(&show, outputs[o], widths[w]);
            }
        }
    }
}

static void test_every_slide(void **state)
{
    const int language = content_find_language(house.content, *state);

    assert_true(language >= 0);
    for (int i = 0; i < (int)house.content->deck_count; i++) {
        check_deck(i, language);
    }
}

static int open_house(void **state)
{
    struct diag_list diags;

    (void)state;
    diag_list_init(&diags);
    house.content = content_load(SOURCE_DIR "/content", &diags);
    house.strings = strings_load(BINARY_DIR "/assets", &diags);
    house.text = text_create(false);
    house.shapes = shape_set_load(BINARY_DIR "/assets");
    house.memory = region_create(ARENA_BYTES);
    diag_list_finish(&diags);
    return house.content && house.strings && house.text && house.shapes ? 0 : 1;
}

static int close_house(void **state)
{
    (void)state;
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
        { "nl", test_every_slide, NULL, NULL, dutch },
        { "ar", test_every_slide, NULL, NULL, arabic },
    };
    return cmocka_run_group_tests(tests, open_house, close_house);
}
