/*
 * The languages, each in its own script. A choice takes effect at once and
 * leads nowhere by itself.
 */
#include "component.h"
#include "frame.h"
#include "screen.h"

static void language_button(struct canvas *c, struct box box, int index)
{
    const char *code = c->content->languages[index];
    const char *name = strings_language_name(c->p->strings, code);
    const char *id = arena_format(c->arena, "language-%s", code);
    const bool chosen = index == c->language_index;
    const bool pressed = canvas_is_pressed(c, id);
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
               .box = { box.x + 36.0f, box.y, box.w - 130.0f, box.h },
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

void screen_language(struct canvas *c)
{
    const float w = c->portrait ? c->w - 2 * c->margin : 560.0f;
    const float h = 122.0f;

    frame_ground(c);
    const float top =
        frame_header(c, canvas_word(c, STR_LANGUAGE_CHOOSE), NULL) + 50.0f;
    for (int i = 0; i < (int)c->content->language_count; i++) {
        language_button(
            c, (struct box){ c->margin, top + (float)i * (h + 16.0f), w, h },
            i);
    }
    frame_footer(c, &(struct footer){
                        .language = true, .done = true, .ribbon_goal = -1 });
}
