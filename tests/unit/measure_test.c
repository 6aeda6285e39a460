/**
 * @file
 * How long the lines of running text are, on every screen of the real
 * content and in every language. All offenders are printed.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "chars.h"
#include "patrol.h"

enum {
    LETTERS_MAX = 66, /* in the mean of a screen's lines */
    LONGEST_MAX = 80, /* WCAG 1.4.8, of any line. */
    BODY_PX_MIN = 25, /* Of Arabic, at 1080 pixels short side. */
    LINES_MIN = 333,
};

/* Of a screen, and of a whole walk. */
static size_t letters_of_screen, lines_of_screen, lines_of_walk;

/* What a reader counts: letters, signs and blanks. */
static size_t count_letters(const struct text_line *line)
{
    size_t count = 0;

    for (size_t i = 0; i < line->segment_count; i++) {
        const char *text = line->segments[i].text;
        const size_t len = strlen(text);
        for (size_t pos = 0; pos < len; count++) {
            pos += cluster_len((struct span){ text + pos, len - pos });
        }
    }
    return count;
}

/* The last line of a paragraph is left out: it would make the mean better
   than it is. */
static void check_block(struct patrol *p, const struct draw_text *text)
{
    for (size_t i = 0; i + 1 < text->block->line_count; i++) {
        const size_t letters = count_letters(&text->block->lines[i]);
        letters_of_screen += letters;
        lines_of_screen++;
        if (letters > LONGEST_MAX) {
            patrol_report(p, "a long line", "\"%s\": %zu letters", text->text,
                          letters);
        }
    }
}

static bool is_body(const struct text_block *block)
{
    const enum text_face face = block->style.face;
    return block->style.size_px >= BODY_PX_MIN &&
           (face == FACE_TEXT || face == FACE_TEXT_MEDIUM);
}

static void check_lines(struct patrol *p)
{
    letters_of_screen = 0;
    lines_of_screen = 0;
    for (size_t i = 0; i < p->scene->items.count; i++) {
        const struct draw_cmd *cmd = &p->scene->items.items[i];
        if (cmd->type == DRAW_TEXT && is_body(cmd->u.text.block)) {
            check_block(p, &cmd->u.text);
        }
    }
    lines_of_walk += lines_of_screen;
    if (letters_of_screen > LETTERS_MAX * lines_of_screen) {
        patrol_report(p, "long lines", "%.1f letters in the mean of %zu",
                      (double)letters_of_screen / (double)lines_of_screen,
                      lines_of_screen);
    }
}

static void walk(int w_px, int h_px)
{
    static patrol_check *const checks[] = { check_lines };
    const struct viewport viewport = { .w_px = w_px, .h_px = h_px };

    lines_of_walk = 0;
    const int offenders =
        patrol_walk(viewport, (struct patrol_checks){ checks, 1 });
    assert_int_equal(offenders, 0);
    assert_true(lines_of_walk > LINES_MIN);
}

static void test_landscape(void **state)
{
    (void)state;
    walk(1920, 1080);
}

static void test_portrait(void **state)
{
    (void)state;
    walk(1080, 1920);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_landscape),
        cmocka_unit_test(test_portrait),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
