#include "frame.h"

#include <string.h>

#include "component.h"
#include "skyline.h"
#include "take.h"

enum {
    GROUP_MAX = 8,
};

static const float button_h = 96.0f;
static const float gap = 16.0f;
static const float portrait_button_h = 120.0f;

void frame_ground(struct canvas *c)
{
    canvas_fill(c, canvas_across(c, 0, c->h), tint(TINT_PAPER));
    c->parts.ground = tint(TINT_PAPER);
}

/* Mark and name; @p y is the middle of the name's line. */
void frame_brand(struct canvas *c, float y, struct brand brand)
{
    const struct text *name = &c->content->stands[c->show->stand].name;
    const struct words words = {
        .text = canvas_say(c, name),
        .source = name,
        .role = TYPE_LABEL,
        .color = brand.ink,
        .ground = brand.ground,
        .box = { c->w - c->margin - 420.0f, y, 420.0f, 0 },
        .align = TEXT_END,
        .lines_max = 1,
        .heading = true,
    };
    const struct box at = canvas_words(c, &words);

    skyline_mark(c, c->w - c->margin - at.w - 18.0f - 68.0f, y - 2.0f,
                 brand.mark);
}

float frame_header(struct canvas *c, const char *title,
                   const struct text *source)
{
    const struct color none = { 0 };
    const float brand = c->portrait ? 330.0f : 360.0f;
    const struct box box = canvas_words(
        c, &(struct words){
               .text = title,
               .source = source,
               .role = c->portrait ? TYPE_PANEL_TITLE : TYPE_TITLE_1,
               .color = tint(TINT_INK),
               .ground = tint(TINT_PAPER),
               .box = { c->margin, c->portrait ? 56.0f : 48.0f,
                        c->w - 2 * c->margin - brand, 0 },
               .lines_max = c->portrait ? 2 : 1,
               .heading = true,
           });
    const float bottom = box.y + box.h;

    frame_brand(c, bottom - 41.0f,
                (struct brand){ tint(TINT_INK), tint(TINT_PAPER), none });
    return bottom;
}

static struct intent plain(enum intent_type type)
{
    return (struct intent){ .type = type };
}

/* The groups of the footer as buttons without their boxes. */
static int section_buttons(const struct canvas *c, const struct footer *f,
                           struct button out[GROUP_MAX])
{
    out[0] = (struct button){
        .id = "nav-home",
        .label = canvas_word(c, STR_NAV_HOME),
        .icon = ICON_HOME,
        .look = f->home ? BUTTON_SELECTED : BUTTON_TONE,
        .intent = plain(INTENT_HOME),
    };
    out[1] = (struct button){
        .id = "nav-map",
        .label = canvas_word(c, STR_NAV_MAP),
        .icon = ICON_PIN,
        .look = f->map ? BUTTON_SELECTED : BUTTON_TONE,
        .intent = intent_open((struct screen){ .kind = SCREEN_MAP }),
    };
    out[2] = (struct button){
        .id = "nav-search",
        .label = canvas_word(c, STR_NAV_SEARCH),
        .icon = ICON_SEARCH,
        .look = f->search ? BUTTON_SELECTED : BUTTON_TONE,
        .intent = intent_open((struct screen){ .kind = SCREEN_SEARCH }),
    };
    return 3;
}

static int scroll_buttons(const struct canvas *c, const struct footer *f,
                          struct button out[GROUP_MAX])
{
    const float page = c->scroll_page * c->unit;

    if (!f->scrolls || c->scroll_max_px == 0) {
        return 0;
    }
    for (int i = 0; i < 2; i++) {
        out[i] = (struct button){
            .id = i == 0 ? "scroll-up" : "scroll-down",
            .label = "",
            .name = canvas_word(c, i == 0 ? STR_NAV_UP : STR_NAV_DOWN),
            .icon = i == 0 ? ICON_CHEVRON_UP : ICON_CHEVRON_DOWN,
            .look = BUTTON_LINE,
            .intent = { .type = INTENT_SCROLL,
                        .value = (int64_t)(i == 0 ? -page : page),
                        .limit = c->scroll_max_px },
        };
    }
    return 2;
}

static int step_buttons(struct canvas *c, const struct footer *f,
                        struct button out[GROUP_MAX])
{
    int count = 0;

    if (f->done) {
        out[count++] = (struct button){
            .id = "nav-done",
            .label = canvas_word(c, STR_NAV_DONE),
            .icon = ICON_CHECK,
            .look = BUTTON_PRIMARY,
            .intent = plain(INTENT_BACK),
        };
    }
    if (f->back) {
        out[count++] = (struct button){
            .id = "nav-back",
            .label = canvas_word(c, STR_NAV_BACK),
            .icon = ICON_ARROW_LEFT,
            .look = BUTTON_LINE,
            .intent = plain(INTENT_BACK),
        };
    }
    if (c->portrait || !basket_takes(show_screen(c->show))) {
        count += take_buttons(c, out + count);
    }
    count += scroll_buttons(c, f, out + count);
    if (f->previous) {
        out[count++] = (struct button){
            .id = "nav-previous",
            .label = f->previous,
            .name = f->previous_name,
            .icon = ICON_CHEVRON_LEFT,
            .look = BUTTON_LINE,
            .intent = plain(INTENT_PREVIOUS),
        };
    }
    if (f->next) {
        out[count++] = (struct button){
            .id = "nav-next",
            .label = f->next,
            .name = f->next_name,
            .icon = ICON_CHEVRON_RIGHT,
            .icon_after = true,
            .look = BUTTON_PRIMARY,
            .intent = plain(INTENT_NEXT),
        };
    }
    return count;
}

static int setting_buttons(const struct canvas *c, const struct footer *f,
                           struct button out[GROUP_MAX])
{
    int count = 0;

    if (c->content->language_count > 1) {
        out[count++] = (struct button){
            .id = "nav-language",
            .label = canvas_word(c, STR_NAV_LANGUAGE),
            .icon = ICON_GLOBE,
            .look = f->language ? BUTTON_SELECTED : BUTTON_TONE,
            .intent = intent_open((struct screen){ .kind = SCREEN_LANGUAGE }),
        };
    }
    out[count++] = (struct button){
        .id = "nav-access",
        .label = canvas_word(c, STR_NAV_ACCESS),
        .icon = ICON_ACCESS,
        .look = f->access ? BUTTON_SELECTED : BUTTON_TONE,
        .intent =
            intent_open((struct screen){ .kind = SCREEN_LANGUAGE, .index = 1 }),
    };
    return count;
}

/* Sets the widths; @return the width of the group. */
static float measure(struct canvas *c, struct button *buttons, int count)
{
    float w = 0.0f;
    for (int i = 0; i < count; i++) {
        buttons[i].role = TYPE_CONTROL;
        buttons[i].box.w = component_button_width(c, &buttons[i]);
        w += buttons[i].box.w + (i > 0 ? gap : 0.0f);
    }
    return w;
}

static void place(struct canvas *c, struct button *buttons, int count,
                  struct box at)
{
    for (int i = 0; i < count; i++) {
        buttons[i].box.x = at.x;
        buttons[i].box.y = at.y;
        buttons[i].box.h = at.h;
        component_button(c, &buttons[i]);
        at.x += buttons[i].box.w + gap;
    }
}

static const float group_gap = 24.0f;

/* The most that stands in the middle on any screen of this language: that of
   a goal or of a project. */
static float widest_steps(struct canvas *c)
{
    const struct footer goal = {
        .back = true,
        .previous = "16",
        .next = canvas_word_with(c, STR_GOAL_N, "17"),
    };
    const struct footer project = {
        .back = true,
        .next = canvas_word(c, STR_NAV_NEXT_PROJECT),
    };
    struct button steps[GROUP_MAX];
    const float a = measure(c, steps, step_buttons(c, &goal, steps));
    const float b = measure(c, steps, step_buttons(c, &project, steps));

    return a > b ? a : b;
}

static float shorten(struct canvas *c, struct button *buttons, int count)
{
    for (int i = 0; i < count; i++) {
        buttons[i].name = buttons[i].label;
        buttons[i].label = "";
    }
    return measure(c, buttons, count);
}

static void landscape_footer(struct canvas *c, const struct footer *f)
{
    struct button sections[GROUP_MAX];
    struct button steps[GROUP_MAX];
    struct button settings[GROUP_MAX];
    const int section_count = section_buttons(c, f, sections);
    const int step_count = step_buttons(c, f, steps);
    const int setting_count = setting_buttons(c, f, settings);
    const float y = c->ground + (c->h - c->ground - button_h) / 2.0f;
    const float middle = measure(c, steps, step_count);
    const float most = widest_steps(c) + 2.0f * (c->margin + group_gap);
    float left = measure(c, sections, section_count);
    float right = measure(c, settings, setting_count);

    /* Too narrow for all words: the settings are their signs, on every
       screen, and if that is not enough the sections are, too. */
    if (left + most + right > c->w) {
        right = shorten(c, settings, setting_count);
    }
    if (left + most + right > c->w) {
        left = shorten(c, sections, section_count);
    }
    /* The middle group is centred, but never touches the left one. */
    float x = (c->w - middle) / 2.0f;
    if (x < c->margin + left + group_gap) {
        x = c->margin + left + group_gap;
    }
    place(c, sections, section_count,
          (struct box){ c->margin, y, 0, button_h });
    place(c, steps, step_count, (struct box){ x, y, 0, button_h });
    place(c, settings, setting_count,
          (struct box){ c->w - c->margin - right, y, 0, button_h });
}

static bool is_at_left(const struct button *b)
{
    return strcmp(b->id, "nav-back") == 0 || strcmp(b->id, "keep") == 0 ||
           strcmp(b->id, "nav-basket") == 0;
}

/* Back at the left, the page's own steps at the right, over the ribbon. */
static void portrait_steps(struct canvas *c, const struct footer *f)
{
    struct button steps[GROUP_MAX];
    const int count = step_buttons(c, f, steps);
    const float y = c->ground - 28.0f - 20.0f - button_h;

    if (f->home) {
        /* Home has no such row: on its pages there is a second way. */
        take_hearts(c, (struct box){ 0, 40.0f, c->w - c->margin, 0 });
        return;
    }
    if (count == 0) {
        return;
    }
    const float whole = measure(c, steps, count);
    if (count == 1 && f->done) {
        steps[0].box.w = c->w - 2 * c->margin;
        place(c, steps, 1, (struct box){ c->margin, y, 0, button_h });
        return;
    }
    const struct button *rest = steps;
    float left_w = 0.0f;
    while (rest < steps + count && is_at_left(rest)) {
        left_w += rest->box.w + gap;
        rest++;
    }
    const int left = (int)(rest - steps);
    place(c, steps, left, (struct box){ c->margin, y, 0, button_h });
    place(c, steps + left, count - left,
          (struct box){ c->w - c->margin - (whole - left_w), y, 0, button_h });
}

static void portrait_footer(struct canvas *c, const struct footer *f)
{
    struct button buttons[GROUP_MAX];
    int count = section_buttons(c, f, buttons);
    const float space = 12.0f;

    portrait_steps(c, f);
    count += setting_buttons(c, f, buttons + count);
    const float w =
        (c->w - 2 * c->margin - space * (float)(count - 1)) / (float)count;
    for (int i = 0; i < count; i++) {
        buttons[i].stacked = true;
        buttons[i].role = TYPE_LABEL;
        buttons[i].box =
            (struct box){ c->margin + (float)i * (w + space),
                          c->ground +
                              (c->h - c->ground - portrait_button_h) / 2.0f,
                          w, portrait_button_h };
        component_button(c, &buttons[i]);
    }
}

void frame_footer(struct canvas *c, const struct footer *f)
{
    canvas_fill(c, canvas_across(c, c->ground, c->h - c->ground),
                tint(TINT_WHITE));
    skyline_ribbon(c, f->ribbon_goal);
    if (c->portrait) {
        portrait_footer(c, f);
    } else {
        landscape_footer(c, f);
    }
}
