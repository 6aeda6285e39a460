/*
 * The languages, each in its own script, and the visitor's settings. A
 * choice takes effect at once and leads nowhere by itself.
 */
#include "component.h"
#include "frame.h"
#include "screen.h"
#include "switch.h"

static void language_button(struct canvas *c, struct box box, int index)
{
    const char *code = c->content->languages[index];
    const char *name = strings_language_name(c->p->strings, code);
    const char *id = arena_format(c->arena, "language-%s", code);
    const bool chosen = index == c->language_index;
    const bool pressed = canvas_is_pressed(c, id);
    const bool own_way = language_is_rtl(code) == c->mirrored;
    const float inset = 36.0f;
    const float after = chosen ? 94.0f : inset; /* the check mark's room */
    const struct color fill = tint(chosen    ? TINT_INK
                                   : pressed ? TINT_TONE
                                             : TINT_WHITE);
    const struct color text = tint(chosen ? TINT_WHITE : TINT_INK);
    const struct color colors[2] = { fill,
                                     tint(chosen ? TINT_INK : TINT_LINE) };

    canvas_outline(c, box, (struct outline){ 20.0f, 2.0f }, colors);
    (void)canvas_words(
        c, &(struct words){
               .text = name,
               .language = code,
               .role = TYPE_TITLE_3,
               .color = text,
               .ground = fill,
               .box = { box.x + inset, box.y, box.w - inset - after, box.h },
               .align = own_way ? TEXT_START : TEXT_END,
               .vertical = FROM_MIDDLE,
               .lines_max = 1,
               .heading = true,
           });
    if (chosen) {
        canvas_icon(c,
                    (struct box){ box.x + box.w - 76.0f,
                                  box.y + box.h / 2.0f - 20.0f, 40.0f, 40.0f },
                    ICON_CHECK, text);
    }
    canvas_target(c, &(struct touchable){
                         .id = id,
                         .role = ROLE_TOGGLE,
                         .name = name,
                         .box = box,
                         .radius = 20.0f,
                         .intent = { .type = INTENT_LANGUAGE, .value = index },
                     });
}

/* Labels stand over both groups where there are two. */
static void group_label(struct canvas *c, enum string_id id, struct box at)
{
    (void)canvas_words(c, &(struct words){
                              .text = canvas_word(c, id),
                              .role = TYPE_LABEL,
                              .color = tint(TINT_INK_3),
                              .ground = tint(TINT_PAPER),
                              .box = { at.x, at.y, at.w, 0 },
                              .lines_max = 1,
                          });
}

static const float label_h = 48.0f;

/* @return the bottom. */
static float languages(struct canvas *c, struct box at)
{
    const int count = (int)c->content->language_count;
    const float gap = 14.0f;
    const float fit = (at.h - label_h + gap) / (float)count - gap;
    const float h = fit < 122.0f ? fit : 122.0f;

    group_label(c, STR_NAV_LANGUAGE, at);
    for (int i = 0; i < count; i++) {
        language_button(c,
                        (struct box){ at.x,
                                      at.y + label_h + (float)i * (h + gap),
                                      at.w, h },
                        i);
    }
    return at.y + label_h + (float)count * (h + gap) - gap;
}

static void settings(struct canvas *c, struct box at)
{
    const float gap = 16.0f;
    const float w = (at.w - gap) / 2.0f;
    const float fit = (at.h - label_h - gap) / 2.0f;
    const float h = fit < 326.0f ? fit : 326.0f;

    group_label(c, STR_ACCESS_SETTINGS, at);
    for (int i = 0; i < SETTING_COUNT; i++) {
        switch_draw(c,
                    (struct box){ at.x + (float)(i % 2) * (w + gap),
                                  at.y + label_h + (float)(i / 2) * (h + gap),
                                  w, h },
                    (enum setting)i);
    }
}

static void both_groups(struct canvas *c, float top)
{
    const float bottom = c->ground - (c->portrait ? 164.0f : 52.0f);
    const float w = c->portrait ? c->w - 2 * c->margin : 560.0f;
    struct box at = { c->margin, top, w, bottom - top };

    if (c->content->language_count > 1) {
        if (c->portrait) {
            at.h = (bottom - top) * 0.52f;
            at.y = languages(c, at) + 32.0f;
        } else {
            (void)languages(c, at);
            at.x += w + 64.0f;
        }
    }
    at.w = c->w - c->margin - at.x;
    at.h = bottom - at.y;
    settings(c, at);
}

void screen_language(struct canvas *c, int door)
{
    const enum string_id title =
        c->content->language_count > 1 ? STR_ACCESS_TITLE : STR_ACCESS_SETTINGS;

    frame_ground(c);
    both_groups(c, frame_header(c, canvas_word(c, title), NULL) + 40.0f);
    frame_footer(c, &(struct footer){ .language = door == 0,
                                      .access = door == 1,
                                      .done = true,
                                      .ribbon_goal = -1 });
}
