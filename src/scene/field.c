#include "field.h"

#include <string.h>

#include "keyboard.h"
#include "utf8.h"

static const float border = 5.0f;
static const float radius = 28.0f;
static const float caret_w = 4.0f;
static const float chip_padding = 30.0f;
static const float chip_gap = 12.0f;

/* What is too long for the field is seen from its end. */
static void show_end(struct canvas *c, struct words *w)
{
    size_t left = strlen(w->text);

    while (left > 0 && !canvas_fits(c, w)) {
        uint32_t letter;
        const size_t used = utf8_decode(w->text, left, &letter);
        w->text += used;
        left -= used;
    }
}

/* Behind the text as it is read, which may not be as the screen is. */
static void draw_caret(struct canvas *c, struct box text, bool rtl,
                       struct box in)
{
    const float h = in.h * 0.5f;
    const float away = 7.0f;
    const float x =
        rtl == c->mirrored ? text.x + text.w + away : text.x - away - caret_w;

    canvas_fill(c, (struct box){ x, in.y + (in.h - h) / 2.0f, caret_w, h },
                tint(TINT_GOLD));
}

void field_draw(struct canvas *c, struct box box)
{
    const char *text = c->show->query.text;
    const bool empty = text[0] == '\0';
    const char *language =
        empty ? c->language : keyboard_language(keyboard_script_of(text));
    const struct color colors[2] = {
        c->contrast ? color_from_rgb(0) : tint(TINT_WHITE),
        c->contrast ? tint(TINT_WHITE) : tint(TINT_INK),
    };
    const float icon = 48.0f;
    const float x = box.x + 110.0f;
    struct words words = {
        .text = empty ? canvas_word(c, STR_SEARCH_HINT) : text,
        .language = language,
        .role = c->reader ? TYPE_READER_HEAD
                : empty   ? TYPE_LEAD
                          : TYPE_TITLE_2,
        .color = empty && !c->contrast ? tint(TINT_INK_3) : colors[1],
        .ground = colors[0],
        .box = { x, box.y, box.x + box.w - 32.0f - x, box.h },
        .vertical = FROM_MIDDLE,
        .lines_max = 1,
        .heading = true,
    };

    canvas_outline(c, box, (struct outline){ radius, border }, colors);
    canvas_icon(c,
                (struct box){ box.x + 36.0f, box.y + (box.h - icon) / 2.0f,
                              icon, icon },
                ICON_SEARCH, colors[1]);
    show_end(c, &words);
    struct box at = canvas_words(c, &words);
    draw_caret(c, empty ? (struct box){ x - 18.0f, at.y, 0, 0 } : at,
               empty ? c->mirrored : language_is_rtl(language), box);
}

static float chip_width(struct canvas *c, const char *word)
{
    const struct text_style style = canvas_style(c, TYPE_BODY, 100);
    const int width_px = text_width_px(c->p->text, &style, word);

    return 2.0f * chip_padding + ((float)width_px + 2.0f) / c->unit;
}

/* The scene outlives the answer: what it says is copied. */
static const char *kept(const struct canvas *c, const char *text)
{
    return arena_copy_string(c->arena, text, strlen(text));
}

static void draw_chip(struct canvas *c, struct box box,
                      const struct search_suggestion *suggestion, size_t index)
{
    const char *id = arena_format(c->arena, "suggestion-%zu", index + 1);
    const char *word = kept(c, suggestion->word);
    const struct color fill =
        tint(canvas_is_pressed(c, id) ? TINT_PRESSED : TINT_TONE);

    canvas_round(c, box, box.h / 2.0f, fill);
    (void)canvas_words(c, &(struct words){
                              .text = word,
                              .role = TYPE_BODY,
                              .color = tint(TINT_INK),
                              .ground = fill,
                              .box = { box.x + chip_padding / 2.0f, box.y,
                                       box.w - chip_padding, box.h },
                              .align = TEXT_CENTER,
                              .vertical = FROM_MIDDLE,
                              .lines_max = 1,
                          });
    canvas_target(c, &(struct touchable){
                         .id = id,
                         .role = ROLE_BUTTON,
                         .name = word,
                         .box = box,
                         .radius = box.h / 2.0f,
                         .intent = { .type = INTENT_QUERY,
                                     .text = kept(c, suggestion->query) },
                     });
}

/* One that the field could not hold would find something else. */
static bool fits_field(const struct search_suggestion *suggestion)
{
    return utf8_count(suggestion->query, strlen(suggestion->query)) <=
           QUERY_CHARACTERS_MAX;
}

void field_suggestions(struct canvas *c, struct box box,
                       const struct search_answer *answer)
{
    struct box at = box;

    for (size_t i = 0; i < answer->suggestion_count; i++) {
        at.w = chip_width(c, answer->suggestions[i].word);
        if (at.x + at.w > box.x + box.w) {
            break;
        }
        if (fits_field(&answer->suggestions[i])) {
            draw_chip(c, at, &answer->suggestions[i], i);
            at.x += at.w + chip_gap;
        }
    }
}
