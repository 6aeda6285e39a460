#include "switch.h"

static const float knob_inset = 6.0f;

static const struct {
    const char *id;
    enum string_id label;
    enum icon icon;
} settings[SETTING_COUNT] = {
    [SETTING_LARGE] = { "setting-large", STR_ACCESS_LARGE, ICON_LETTERS },
    [SETTING_CONTRAST] = { "setting-contrast", STR_ACCESS_CONTRAST,
                           ICON_CONTRAST },
    [SETTING_CALM] = { "setting-calm", STR_ACCESS_CALM, ICON_CALM },
    [SETTING_SLOW] = { "setting-slow", STR_ACCESS_SLOW, ICON_CLOCK },
};

const char *switch_id(enum setting setting)
{
    return settings[setting].id;
}

const char *switch_label(const struct canvas *c, enum setting setting)
{
    return canvas_word(c, settings[setting].label);
}

/* The knob is at the end when it is on: not by colour alone. */
static void draw_knob(struct canvas *c, struct box box, bool on)
{
    const float side = box.h - 2.0f * knob_inset;
    const float x = on ? box.x + box.w - knob_inset - side : box.x + knob_inset;

    canvas_round(c, box, box.h / 2.0f, tint(on ? TINT_INK : TINT_HEADLINE));
    canvas_round(c, (struct box){ x, box.y + knob_inset, side, side },
                 side / 2.0f, tint(TINT_WHITE));
}

static void draw_words(struct canvas *c, struct box box, enum setting setting,
                       struct color ground)
{
    const bool on = show_has(c->show, setting);
    const struct box knob = { box.x, box.y + box.h - 52.0f, 96.0f, 52.0f };

    draw_knob(c, knob, on);
    (void)canvas_words(
        c, &(struct words){
               .text = canvas_word(c, on ? STR_ACCESS_ON : STR_ACCESS_OFF),
               .role = on ? TYPE_CONTROL : TYPE_BODY,
               .color = tint(on ? TINT_INK : TINT_INK_2),
               .ground = ground,
               .box = { box.x + 114.0f, knob.y, box.w - 114.0f, knob.h },
               .vertical = FROM_MIDDLE,
               .lines_max = 1,
           });
    (void)canvas_words(
        c, &(struct words){
               .text = switch_label(c, setting),
               .role = TYPE_CARD,
               .color = tint(TINT_INK),
               .ground = ground,
               .box = { box.x, box.y, box.w, box.h - knob.h - 24.0f },
               .vertical = FROM_BOTTOM,
               .lines_max = 2,
               .heading = true,
           });
}

void switch_draw(struct canvas *c, struct box box, enum setting setting)
{
    const float inset = 32.0f;
    const bool on = show_has(c->show, setting);
    const bool pressed = canvas_is_pressed(c, switch_id(setting));
    const struct color ground = tint(pressed ? TINT_TONE : TINT_WHITE);
    const struct color colors[2] = { ground, tint(on ? TINT_INK : TINT_LINE) };

    canvas_outline(c, box, (struct outline){ 20.0f, on ? 5.0f : 2.0f }, colors);
    canvas_icon(c, (struct box){ box.x + inset, box.y + inset, 48.0f, 48.0f },
                settings[setting].icon, tint(TINT_INK));
    draw_words(c,
               (struct box){ box.x + inset, box.y + inset + 56.0f,
                             box.w - 2.0f * inset,
                             box.h - 2.0f * inset - 56.0f },
               setting, ground);
    canvas_target(
        c, &(struct touchable){
               .id = switch_id(setting),
               .role = ROLE_TOGGLE,
               .name = arena_format(
                   c->arena, "%s. %s", switch_label(c, setting),
                   canvas_word(c, on ? STR_ACCESS_ON : STR_ACCESS_OFF)),
               .box = box,
               .radius = 20.0f,
               .intent = { .type = INTENT_SETTING, .value = (int64_t)setting },
           });
}
