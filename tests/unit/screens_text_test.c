/**
 * @file
 * Every text of every screen of the real content, in Dutch and English, at
 * every size: whole, on the screen, in its own place, and with enough
 * contrast. All offenders are printed.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "palette.h"
#include "patrol.h"

enum {
    LARGE_PX = 32,         /* bold and 24 px at 96 dpi, by far */
    LINES_MAX = 2000,      /* of one screen */
    CAP_THOUSANDTHS = 727, /* of Inter's em */
};

static const double contrast_min = 4.5;
static const double large_contrast_min = 3.0;
static const float cap_mm_min = 2.8f; /* 16 arcmin at 600 mm */

/* A line of text: what it covers from its baseline to its capitals. */
struct line {
    const char *text;
    struct rect rect;
};

struct line_list {
    struct line items[LINES_MAX];
    size_t count;
};

static struct rect line_rect(const struct draw_cmd *cmd, size_t i)
{
    const struct text_block *block = cmd->u.text.block;
    const struct text_line *line = &block->lines[i];
    const int cap_px = block->style.size_px * CAP_THOUSANDTHS / 1000;

    return (struct rect){
        .x = cmd->rect.x + line->x_px,
        .y = cmd->rect.y + line->baseline_px - cap_px,
        .w = line->w_px,
        .h = cap_px,
    };
}

/* All lines that can be seen; what a clip leaves of them. */
static void collect(const struct patrol *p, struct line_list *list)
{
    struct rect clip = { 0 };

    list->count = 0;
    for (size_t i = 0; i < p->scene->items.count; i++) {
        const struct draw_cmd *cmd = &p->scene->items.items[i];
        if (cmd->type == DRAW_CLIP) {
            clip = cmd->rect;
        }
        if (cmd->type != DRAW_TEXT) {
            continue;
        }
        for (size_t k = 0; k < cmd->u.text.block->line_count; k++) {
            struct rect rect = line_rect(cmd, k);
            rect = rect_is_empty(clip) ? rect : rect_intersect(rect, clip);
            if (!rect_is_empty(rect)) {
                assert_true(list->count < LINES_MAX);
                list->items[list->count++] =
                    (struct line){ cmd->u.text.text, rect };
            }
        }
    }
}

static bool is_inside(struct rect inner, struct rect outer)
{
    return rect_is_equal(rect_intersect(inner, outer), inner);
}

/* Nothing is cut. */
static void check_clipped(struct patrol *p)
{
    for (size_t i = 0; i < p->scene->items.count; i++) {
        const struct draw_cmd *cmd = &p->scene->items.items[i];
        if (cmd->type == DRAW_TEXT && cmd->u.text.block->clipped) {
            patrol_report(p, "clipped", "\"%s\" in %d x %d", cmd->u.text.text,
                          cmd->rect.w, cmd->rect.h);
        }
    }
}

static void check_on_screen(struct patrol *p)
{
    static struct line_list lines;

    collect(p, &lines);
    for (size_t i = 0; i < lines.count; i++) {
        const struct rect r = lines.items[i].rect;
        if (!is_inside(r, patrol_screen(p))) {
            patrol_report(p, "off the screen", "\"%s\" at %d, %d, %d x %d",
                          lines.items[i].text, r.x, r.y, r.w, r.h);
        }
    }
}

/* Under a dialogue lies the page, whose text it may cover. */
static bool is_covered(const struct patrol *p)
{
    return p->show.overlay != OVERLAY_NONE;
}

static void check_text_on_text(struct patrol *p)
{
    static struct line_list lines;

    collect(p, &lines);
    for (size_t i = 0; i < lines.count && !is_covered(p); i++) {
        for (size_t k = i + 1; k < lines.count; k++) {
            if (!rect_is_empty(
                    rect_intersect(lines.items[i].rect, lines.items[k].rect))) {
                patrol_report(p, "text on text", "\"%s\" and \"%s\"",
                              lines.items[i].text, lines.items[k].text);
            }
        }
    }
}

/* A text belongs to a button or to none; it never crosses an edge, unless
   the button is of its own words. */
static void check_in_target(struct patrol *p)
{
    static struct line_list lines;
    const struct target_list *targets = &p->scene->targets;

    collect(p, &lines);
    for (size_t i = 0; i < lines.count && !is_covered(p); i++) {
        for (size_t k = 0; k < targets->count; k++) {
            const struct target *t = &targets->items[k];
            const struct rect r = lines.items[i].rect;
            if (t->role != ROLE_SURFACE && t->role != ROLE_WORDS &&
                !is_inside(r, t->rect) &&
                !rect_is_empty(rect_intersect(r, t->rect))) {
                patrol_report(p, "crosses an edge", "\"%s\" of %s",
                              lines.items[i].text, t->id);
            }
        }
    }
}

static double contrast_wanted(const struct draw_cmd *cmd)
{
    const struct text_style *style = &cmd->u.text.block->style;

    /* Bold display type is large text; so is the two-tone headline. */
    return style->size_px >= LARGE_PX && style->face == FACE_DISPLAY
               ? large_contrast_min
               : contrast_min;
}

/* On the colour the text says it stands on (WCAG 2.2, 1.4.3). */
static void check_contrast(struct patrol *p)
{
    for (size_t i = 0; i < p->scene->items.count; i++) {
        const struct draw_cmd *cmd = &p->scene->items.items[i];
        if (cmd->type != DRAW_TEXT) {
            continue;
        }
        const struct draw_text *t = &cmd->u.text;
        const double plain = color_contrast(cmd->color, t->ground);
        const double strong = color_contrast(t->strong, t->ground);
        if (cmd->color.a != 255 || t->ground.a != 255 ||
            plain < contrast_wanted(cmd) || strong < contrast_wanted(cmd)) {
            patrol_report(p, "contrast",
                          "\"%s\", %d px, has %.2f; its strong words %.2f",
                          t->text, t->block->style.size_px, plain, strong);
        }
    }
}

/* What was filled last under a point by the first @p count commands. */
static struct color color_under(const struct patrol *p, size_t count,
                                struct rect around)
{
    const float x = (float)around.x + (float)around.w / 2.0f;
    const float y = (float)around.y + (float)around.h / 2.0f;
    struct color under = { 0 };

    for (size_t i = 0; i < count; i++) {
        const struct draw_cmd *cmd = &p->scene->items.items[i];
        if ((cmd->type == DRAW_RECT || cmd->type == DRAW_ROUND) &&
            cmd->color.a == 255 && rect_has_point(cmd->rect, x, y)) {
            under = cmd->color;
        }
    }
    return under;
}

/* And what it says it stands on is there. Shapes are not looked at. */
static void check_ground(struct patrol *p)
{
    struct rect clip = patrol_screen(p);

    for (size_t i = 0; i < p->scene->items.count; i++) {
        const struct draw_cmd *cmd = &p->scene->items.items[i];
        if (cmd->type == DRAW_CLIP) {
            clip = rect_is_empty(cmd->rect) ? patrol_screen(p) : cmd->rect;
        }
        if (cmd->type != DRAW_TEXT || cmd->u.text.block->line_count == 0) {
            continue;
        }
        const struct rect seen = rect_intersect(line_rect(cmd, 0), clip);
        const struct color under = color_under(p, i, seen);
        const struct color said = cmd->u.text.ground;
        if (!rect_is_empty(seen) && !color_is_equal(under, said) &&
            color_contrast(cmd->color, under) < contrast_wanted(cmd)) {
            patrol_report(p, "ground",
                          "\"%s\" is on #%02x%02x%02x, not #%02x%02x%02x",
                          cmd->u.text.text, under.r, under.g, under.b, said.r,
                          said.g, said.b);
        }
    }
}

static const struct viewport sizes[] = {
    { 1920, 1080, 0, 0 }, { 1080, 1920, 0, 0 }, { 1280, 720, 0, 0 },
    { 1440, 1080, 0, 0 }, { 1920, 1200, 0, 0 }, { 3840, 2160, 0, 0 },
};

static void test_screens(void **state)
{
    static patrol_check *const checks[] = {
        check_clipped,   check_on_screen, check_text_on_text,
        check_in_target, check_contrast,  check_ground,
    };
    const struct patrol_checks all = { checks,
                                       sizeof(checks) / sizeof(checks[0]) };
    int offenders = 0;
    (void)state;

    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        offenders += patrol_walk(sizes[i], all);
    }
    assert_int_equal(offenders, 0);
}

/* Who stands before it can read it. */
static void check_capitals(struct patrol *p)
{
    const float mm = p->viewport.panel_w_mm / (float)p->viewport.w_px;

    for (size_t i = 0; i < p->scene->items.count; i++) {
        const struct draw_cmd *cmd = &p->scene->items.items[i];
        if (cmd->type != DRAW_TEXT) {
            continue;
        }
        const float cap_mm = (float)cmd->u.text.block->style.size_px * mm *
                             CAP_THOUSANDTHS / 1000.0f;
        if (cap_mm < cap_mm_min) {
            patrol_report(p, "capital under 2.8 mm", "\"%s\" has %.2f mm",
                          cmd->u.text.text, (double)cap_mm);
        }
    }
}

/* Measured panels: nothing is cut for the millimetres' sake. */
static void test_panels(void **state)
{
    static const struct viewport panels[] = {
        { 1920, 1080, 531, 299 }, /* 24 inch */
        { 1920, 1080, 476, 268 }, /* 21.5 inch: the unit is raised */
        { 3840, 2160, 952, 535 }, /* 43 inch */
    };
    static patrol_check *const checks[] = { check_capitals, check_clipped,
                                            check_on_screen };
    const struct patrol_checks all = { checks, 3 };
    int offenders = 0;
    (void)state;

    for (size_t i = 0; i < sizeof(panels) / sizeof(panels[0]); i++) {
        offenders += patrol_walk(panels[i], all);
    }
    assert_int_equal(offenders, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_screens),
        cmocka_unit_test(test_panels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
