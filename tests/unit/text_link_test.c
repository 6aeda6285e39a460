/* Links inside a text: what is underlined, and where a finger finds them. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "marked.h"
#include "text_link.h"

enum {
    MEMORY_BYTES = 1 << 20,
    LEAST_PX = 80, /* at a unit of 1 */
    LEFT = 400,
    TOP = 300,
};

static const struct text_style body = {
    .face = FACE_TEXT,
    .size_px = 28,
    .line_px = 39,
};

/* A canvas of one pixel a unit, with text but without content. */
struct easel {
    struct region memory;
    struct arena arena;
    struct scene_params params;
    struct canvas canvas;
};

static struct easel *easel_create(void)
{
    struct easel *e = calloc(1, sizeof(*e));
    assert_non_null(e);
    e->memory = region_create(MEMORY_BYTES);
    e->arena = region_arena(&e->memory);
    e->params = (struct scene_params){
        .viewport = { .w_px = 1920, .h_px = 1080 },
        .text = text_create(false),
    };
    assert_non_null(e->params.text);
    canvas_init(&e->canvas, &e->arena, &e->params);
    return e;
}

static void easel_destroy(struct easel *e)
{
    text_destroy(e->params.text);
    region_destroy(&e->memory);
    free(e);
}

/* Every link of @p text leads to goal 11. */
static void draw(struct easel *e, const char *text, int width_px)
{
    static struct link links[MARKED_SPANS_MAX];
    static struct mark marks[MARKED_SPANS_MAX];
    const struct marked in = marked_from(text);
    const struct text_params params = {
        .text = in.text,
        .spans = in.spans,
        .span_count = in.span_count,
        .style = body,
        .width_px = width_px,
    };

    for (size_t i = 0; i < in.span_count; i++) {
        links[i] = (struct link){ .kind = LINK_GOAL, .index = 10 };
        marks[i] = (struct mark){ .start = in.spans[i].start,
                                  .len = in.spans[i].len,
                                  .link = in.spans[i].look.link - 1 };
    }
    const struct mark_list list = {
        .items = marks,
        .count = in.span_count,
        .links = links,
        .link_count = in.span_count,
    };
    text_link_draw(&e->canvas,
                   &(struct linked){
                       .block = text_layout(e->params.text, &e->arena, &params),
                       .rect = { LEFT, TOP, width_px, 0 },
                       .say = in.text,
                       .marks = &list,
                   });
}

static void assert_inside(struct rect part, struct rect whole)
{
    const struct rect both = rect_intersect(part, whole);
    assert_true(rect_is_equal(both, part));
}

static void test_one(void **state)
{
    (void)state;
    struct easel *e = easel_create();
    draw(e, "Over [Beira nu](goal:11) en verder", 900);
    const struct target *t = e->canvas.targets;

    assert_int_equal(e->canvas.target_count, 1);
    assert_string_equal(t->id, "to-goal-11");
    assert_string_equal(t->name, "Beira nu");
    assert_int_equal(t->role, ROLE_WORDS);
    assert_int_equal(t->intent.type, INTENT_OPEN);
    assert_int_equal(t->intent.screen.kind, SCREEN_GOAL);
    assert_int_equal(t->intent.screen.index, 10);
    assert_int_equal(t->rect.h, LEAST_PX);
    assert_inside(t->ring, t->rect);

    /* The line is under the words alone, not under the blank after them. */
    const int before = text_width_px(e->params.text, &body, "Over ");
    const int words = text_width_px(e->params.text, &body, "Beira nu");
    assert_int_equal(e->canvas.cmd_count, 1);
    const struct rect line = e->canvas.cmds[0].rect;
    assert_in_range(line.x, LEFT + before - 1, LEFT + before + 1);
    assert_in_range(line.w, words - 1, words + 1);
    easel_destroy(e);
}

static void test_short_words_are_wide_enough(void **state)
{
    (void)state;
    struct easel *e = easel_create();
    draw(e, "een [x](goal:11)", 900);
    assert_int_equal(e->canvas.targets[0].rect.w, LEAST_PX);
    easel_destroy(e);
}

/* Each is found by its own words, and none lies over another. */
static void test_neighbours(void **state)
{
    static const struct {
        const char *label;
        const char *text;
        size_t count;
        int width_px;
    } cases[] = {
        { "on one line", "[a](home) [b](home) [c](home)", 3, 900 },
        { "on two lines", "[een](home)\n[twee](home)", 2, 900 },
        { "on three lines", "[een](home)\n[twee](home)\n[drie](home)", 3, 900 },
        { "that touch", "[a](home)[b](home)", 2, 900 },
        { "between others", "x [een](home) y\nz [twee](home) [drie](home)", 3,
          900 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct easel *e = easel_create();
        draw(e, cases[i].text, cases[i].width_px);
        const struct target *t = e->canvas.targets;
        if (e->canvas.target_count != cases[i].count) {
            fail_msg("%s: %zu targets", cases[i].label, e->canvas.target_count);
        }
        for (size_t a = 0; a < cases[i].count; a++) {
            assert_false(rect_is_empty(rect_intersect(t[a].rect, t[a].ring)));
            for (size_t b = a + 1; b < cases[i].count; b++) {
                if (!rect_is_empty(rect_intersect(t[a].rect, t[b].rect))) {
                    fail_msg("%s: %s lies over %s", cases[i].label, t[b].id,
                             t[a].id);
                }
            }
        }
        easel_destroy(e);
    }
}

/* The focus stops once at a link of two lines; a finger finds both. */
static void test_two_lines(void **state)
{
    (void)state;
    struct easel *e = easel_create();
    draw(e, "een [lange verwijzing](goal:11) nu", 220);
    const struct target *t = e->canvas.targets;

    assert_int_equal(e->canvas.target_count, 2);
    assert_int_equal(t[0].role, ROLE_WORDS);
    assert_int_equal(t[1].role, ROLE_SURFACE);
    assert_string_equal(t[0].id, "to-goal-11");
    assert_string_equal(t[1].id, "to-goal-11-2");
    assert_string_equal(t[0].name, "lange verwijzing");
    assert_int_equal(t[1].intent.screen.index, 10);
    easel_destroy(e);
}

static void test_same_twice(void **state)
{
    (void)state;
    struct easel *e = easel_create();
    draw(e, "[a](home) of veel later [b](home)", 900);
    assert_int_equal(e->canvas.target_count, 2);
    assert_string_equal(e->canvas.targets[1].id, "to-goal-11-2");
    assert_int_equal(e->canvas.targets[1].role, ROLE_WORDS);
    easel_destroy(e);
}

/* Lines of another page have no target; those at its edge stay inside. */
static void test_clip(void **state)
{
    (void)state;
    struct easel *e = easel_create();
    const struct rect page = { LEFT, TOP + 39, 900, 400 };
    canvas_clip(&e->canvas, canvas_box(&e->canvas, page));
    draw(e, "[een](home)\n[twee](home)\n\n\n\n[drie](home)", 900);

    assert_int_equal(e->canvas.target_count, 2);
    assert_string_equal(e->canvas.targets[0].name, "twee");
    for (size_t i = 0; i < 2; i++) {
        assert_inside(e->canvas.targets[i].rect, page);
        assert_int_equal(e->canvas.targets[i].rect.h, LEAST_PX);
    }
    easel_destroy(e);
}

static void test_other_targets(void **state)
{
    (void)state;
    struct easel *e = easel_create();
    canvas_target(&e->canvas,
                  &(struct touchable){ .id = "above",
                                       .name = "above",
                                       .box = { LEFT, TOP - 105, 900, 100 } });
    draw(e, "[een](home)", 900);
    assert_int_equal(e->canvas.target_count, 2);
    assert_true(rect_is_empty(
        rect_intersect(e->canvas.targets[0].rect, e->canvas.targets[1].rect)));
    assert_int_equal(e->canvas.targets[1].rect.h, LEAST_PX);
    easel_destroy(e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one),
        cmocka_unit_test(test_short_words_are_wide_enough),
        cmocka_unit_test(test_neighbours),
        cmocka_unit_test(test_two_lines),
        cmocka_unit_test(test_same_twice),
        cmocka_unit_test(test_clip),
        cmocka_unit_test(test_other_targets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
