/*
 * The staff's PIN pad and panel.
 */
#include <math.h>

#include "component.h"
#include "dialog.h"
#include "screen.h"
#include "staff_facts.h"

enum {
    PAD_COLUMNS = 3,
    PAD_KEYS = 12,
    ACTIONS_MAX = 5,
};

/* From the card's top to the first line, from row to row, and a row. */
static const float head_h = 144.0f;
static const float group_pitch = 160.0f;
static const float action_pitch = 98.0f;
static const float button_h = 84.0f;

static void title(struct canvas *c, struct box in, const char *text)
{
    (void)canvas_words(c, &(struct words){
                              .text = text,
                              .role = TYPE_TITLE_2,
                              .color = tint(TINT_INK),
                              .ground = tint(TINT_WHITE),
                              .box = { in.x, in.y + 48.0f, in.w - 130.0f, 0 },
                              .lines_max = 1,
                              .heading = true,
                          });
}

static void close_button(struct canvas *c, struct box in)
{
    component_button(
        c, &(struct button){
               .id = "staff-close",
               .label = "",
               .name = canvas_word(c, STR_STAFF_CLOSE),
               .icon = ICON_CLOSE,
               .look = BUTTON_TONE,
               .role = TYPE_CONTROL,
               .box = { in.x + in.w - 96.0f, in.y + 36.0f, 96.0f, 96.0f },
               .intent = { .type = INTENT_UNWIND },
           });
}

/* Seconds as minutes and seconds: 14:59. */
static const char *clock_words(const struct canvas *c, int seconds)
{
    return arena_format(c->arena, "%d:%02d", seconds / 60, seconds % 60);
}

static const char *pin_words(const struct canvas *c)
{
    const struct show_staff *staff = &c->show->staff;

    if (c->p->now_ms < staff->locked_until_ms) {
        const int left = show_seconds_left(c->show, c->content, c->p->now_ms);
        return canvas_word_with(c, STR_STAFF_PIN_LOCKED, clock_words(c, left));
    }
    if (staff->asks) {
        return canvas_word(c, STR_STAFF_PIN_LOOKING);
    }
    if (staff->wrong) {
        return canvas_word_with(c, STR_STAFF_PIN_WRONG,
                                canvas_number(c, staff->tries_left));
    }
    return canvas_word(c, STR_STAFF_PIN);
}

/* A dot for every digit typed, a ring for every one that could follow. */
static void pin_dots(struct canvas *c, struct box in)
{
    for (int i = 0; i < PIN_DIGITS_MAX; i++) {
        const struct box dot = { in.x + (float)i * 44.0f, in.y + 176.0f, 28.0f,
                                 28.0f };
        const bool typed = i < c->show->staff.pin_len;
        const struct color colors[2] = { tint(typed ? TINT_INK : TINT_WHITE),
                                         tint(typed ? TINT_INK : TINT_TONE_2) };
        canvas_outline(c, dot, (struct outline){ 14.0f, 3.0f }, colors);
    }
}

static struct button pad_key(const struct canvas *c, int i)
{
    /* 1 to 9, then erase, 0, enter. */
    if (i == 9) {
        return (struct button){
            .id = "pin-erase",
            .label = "",
            .name = canvas_word(c, STR_STAFF_CLEAR),
            .icon = ICON_BACKSPACE,
            .intent = { .type = INTENT_ERASE },
        };
    }
    if (i == 11) {
        return (struct button){
            .id = "pin-enter",
            .label = "",
            .name = canvas_word(c, STR_STAFF_ENTER),
            .icon = ICON_CHECK,
            .look = BUTTON_PRIMARY,
            .intent = { .type = INTENT_ENTER },
        };
    }
    const int digit = i == 10 ? 0 : i + 1;
    return (struct button){
        .id = arena_format(c->arena, "pin-%d", digit),
        .label = canvas_number(c, digit),
        .icon = ICON_NONE,
        .intent = { .type = INTENT_DIGIT, .value = digit },
    };
}

void overlay_pin(struct canvas *c)
{
    const struct box in = dialog_open(c, 760.0f, 840.0f, INTENT_NONE);
    const float gap = 14.0f;
    const float w = (in.w - gap * (PAD_COLUMNS - 1)) / PAD_COLUMNS;
    const float h = 128.0f;

    title(c, in, canvas_word(c, STR_STAFF_TITLE));
    close_button(c, in);
    (void)canvas_words(c, &(struct words){
                              .text = pin_words(c),
                              .role = TYPE_BODY,
                              .color = tint(TINT_INK_2),
                              .ground = tint(TINT_WHITE),
                              .box = { in.x, in.y + 118.0f, in.w - 120.0f, 0 },
                              .lines_max = 2,
                          });
    pin_dots(c, in);
    for (int i = 0; i < PAD_KEYS; i++) {
        struct button key = pad_key(c, i);
        key.role = TYPE_TITLE_3;
        /* Digits stand as on every telephone. */
        key.box = canvas_unmirrored(
            c, in,
            (struct box){ in.x + (float)(i % PAD_COLUMNS) * (w + gap),
                          in.y + 236.0f + (float)(i / PAD_COLUMNS) * (h + gap),
                          w, h });
        component_button(c, &key);
    }
}

static void section(struct canvas *c, struct box at, enum string_id id)
{
    (void)canvas_words(c, &(struct words){
                              .text = canvas_word(c, id),
                              .role = TYPE_LABEL,
                              .color = tint(TINT_INK_3),
                              .ground = tint(TINT_WHITE),
                              .box = { at.x, at.y, at.w, 0 },
                              .lines_max = 1,
                          });
}

/* Buttons of one width beside each other. */
static void row(struct canvas *c, struct box at, struct button *buttons,
                int count)
{
    const float gap = 14.0f;
    const float w = (at.w - gap * (float)(count - 1)) / (float)count;

    for (int i = 0; i < count; i++) {
        buttons[i].role = TYPE_CONTROL;
        buttons[i].box =
            (struct box){ at.x + (float)i * (w + gap), at.y, w, button_h };
        component_button(c, &buttons[i]);
    }
}

static void modes(struct canvas *c, struct box at)
{
    static const struct {
        const char *id;
        enum string_id label;
    } names[MODE_COUNT] = {
        [MODE_KIOSK] = { "mode-kiosk", STR_STAFF_MODE_VISITOR },
        [MODE_LOOP] = { "mode-loop", STR_STAFF_MODE_LOOP },
        [MODE_PRESENT] = { "mode-present", STR_STAFF_MODE_PRESENTER },
    };
    struct button buttons[MODE_COUNT];

    for (int i = 0; i < MODE_COUNT; i++) {
        buttons[i] = (struct button){
            .id = names[i].id,
            .label = canvas_word(c, names[i].label),
            .icon = ICON_NONE,
            .look = (int)c->show->start == i ? BUTTON_SELECTED : BUTTON_TONE,
            .intent = { .type = INTENT_MODE, .value = i },
        };
    }
    section(c, at, STR_STAFF_MODE);
    at.y += 44.0f;
    row(c, at, buttons, MODE_COUNT);
}

static void stands(struct canvas *c, struct box at)
{
    enum {
        SHOWN_MAX = 4
    };
    struct button buttons[SHOWN_MAX];
    const int count = (int)c->content->stand_count < SHOWN_MAX
                          ? (int)c->content->stand_count
                          : SHOWN_MAX;

    for (int i = 0; i < count; i++) {
        const struct stand *stand = &c->content->stands[i];
        buttons[i] = (struct button){
            .id = arena_format(c->arena, "stand-%s", stand->id),
            .label = canvas_say(c, &stand->name),
            .icon = ICON_NONE,
            .look = c->show->stand == i ? BUTTON_SELECTED : BUTTON_TONE,
            .intent = { .type = INTENT_STAND, .value = i },
        };
    }
    section(c, at, STR_STAFF_STAND);
    at.y += 44.0f;
    row(c, at, buttons, count);
}

static bool can_go_back(const struct canvas *c)
{
    return c->p->facts && c->p->facts->known && c->p->facts->older > 0;
}

/* Of the content, of the screen and, last, of the program. */
static int list_actions(const struct canvas *c, struct button *out)
{
    const struct {
        const char *id;
        enum string_id label;
        enum icon icon;
        enum intent_type intent;
    } all[] = {
        { "staff-reload", STR_STAFF_RELOAD, ICON_RELOAD, INTENT_RELOAD },
        { "staff-rollback", STR_STAFF_ROLLBACK, ICON_UNDO, INTENT_ROLLBACK },
        { "staff-clean", STR_STAFF_CLEAN, ICON_ERASER, INTENT_CLEAN },
        { "staff-relaunch", STR_STAFF_RELAUNCH, ICON_PLAY, INTENT_RELAUNCH },
        { "staff-quit", STR_STAFF_QUIT, ICON_POWER, INTENT_QUIT },
    };
    int count = 0;

    for (size_t i = 0; i < ACTIONS_MAX; i++) {
        if (all[i].intent == INTENT_ROLLBACK && !can_go_back(c)) {
            continue;
        }
        out[count++] = (struct button){
            .id = all[i].id,
            .label = canvas_word(c, all[i].label),
            .icon = (int)all[i].icon,
            .look = BUTTON_TONE,
            .intent = { .type = all[i].intent },
        };
    }
    return count;
}

/* Two beside each other; what is left over has a row of its own. */
static void actions(struct canvas *c, struct box at)
{
    struct button buttons[ACTIONS_MAX];
    const int count = list_actions(c, buttons);

    for (int i = 0; i < count; i += 2) {
        row(c, at, buttons + i, count - i < 2 ? 1 : 2);
        at.y += action_pitch;
    }
}

static const char *content_words(const struct canvas *c)
{
    const int errors = c->show->content_errors;

    return errors == 0 ? canvas_word(c, STR_STAFF_CONTENT_OK)
                       : canvas_word_with(c, STR_STAFF_CONTENT_ERRORS,
                                          canvas_number(c, errors));
}

static void controls(struct canvas *c, struct box at)
{
    stands(c, at);
    at.y += group_pitch;
    modes(c, at);
    at.y += group_pitch;
    actions(c, at);
}

static float controls_height(const struct canvas *c)
{
    const float rows = can_go_back(c) ? 3.0f : 2.0f;
    return 2.0f * group_pitch + rows * action_pitch;
}

static void say_content(struct canvas *c, struct box at)
{
    (void)canvas_words(c, &(struct words){
                              .text = content_words(c),
                              .role = TYPE_BODY,
                              .color = tint(TINT_INK_2),
                              .ground = tint(TINT_WHITE),
                              .box = at,
                              .lines_max = 1,
                          });
    staff_mistakes(c, (struct box){ at.x, at.y + 44.0f, at.w, 0 });
}

/*
 * What can be done, beside or, upright, over what is known; and below both
 * what is wrong with the content.
 */
void overlay_staff(struct canvas *c)
{
    const float gap = 56.0f;
    const float facts_w = 560.0f;
    const float facts_h = staff_facts_height(c);
    const float controls_h = controls_height(c);
    const bool beside = facts_h > 0 && !c->portrait;
    const bool below = facts_h > 0 && c->portrait;
    const float both_h = beside  ? fmaxf(controls_h, facts_h)
                         : below ? controls_h + 38.0f + facts_h
                                 : controls_h;
    const struct box in = dialog_open(
        c, 1120.0f + (beside ? facts_w + gap : 0.0f),
        head_h + both_h + 104.0f + staff_mistakes_height(c), INTENT_NONE);
    const float controls_w = beside ? in.w - facts_w - gap : in.w;
    const float y = in.y + head_h;

    title(c, in, canvas_word(c, STR_STAFF_TITLE));
    close_button(c, in);
    controls(c, (struct box){ in.x, y, controls_w, 0 });
    if (beside) {
        staff_facts(c, (struct box){ in.x + in.w - facts_w, y, facts_w, 0 });
    } else if (below) {
        staff_facts(c, (struct box){ in.x, y + controls_h + 38.0f, in.w, 0 });
    }
    say_content(c, (struct box){ in.x, y + both_h + 18.0f, in.w, 0 });
}
