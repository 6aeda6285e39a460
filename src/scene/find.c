/*
 * The box that finds a slide by its title: what is typed, and the slides it
 * finds, the best first.
 */
#include <string.h>

#include "component.h"
#include "say.h"
#include "screen.h"
#include "utf8.h"

static const float box_w = 1120.0f;
static const float line_h = 76.0f;
static const float padding = 40.0f;

static const char *typed(const struct canvas *c)
{
    const struct talk_find *find = &c->show->talk.find;
    char text[FIND_CHARACTERS_MAX * UTF8_BYTES_MAX];
    size_t len = 0;

    for (int i = 0; i < find->len; i++) {
        len += utf8_encode(find->text[i], text + len);
    }
    return arena_copy_string(c->arena, text, len);
}

/* One line of the box; a dim one is no answer but a hint. */
static void line(struct canvas *c, struct box at, const char *text, bool dim)
{
    (void)canvas_words(c,
                       &(struct words){
                           .text = text,
                           .role = TYPE_PROMPT,
                           .color = tint(dim ? TINT_STAGE_TEXT_2 : TINT_WHITE),
                           .ground = tint(TINT_STAGE_3),
                           .box = at,
                           .vertical = FROM_MIDDLE,
                           .lines_max = 1,
                           .heading = true,
                       });
}

static void match(struct canvas *c, struct box at, int slide, bool chosen)
{
    const struct deck *deck = &c->content->decks[c->show->talk.deck];
    const struct slide *found = &deck->slides[slide];
    const char *title =
        say_line(c, talk_slide_title(c->content, found, c->language_index));
    const float number_w = 92.0f;
    const float inset = 20.0f;

    if (chosen) {
        canvas_round(c, at, 16.0f, tint(TINT_INK));
    }
    canvas_target(c, &(struct touchable){
                         .id = arena_format(c->arena, "find-%d", slide + 1),
                         .role = ROLE_LINK,
                         .name = title,
                         .box = at,
                         .intent = { .type = INTENT_GO, .value = slide },
                     });
    line(c, (struct box){ at.x + inset, at.y, number_w - inset, at.h },
         canvas_number(c, slide + 1), true);
    line(c,
         (struct box){ at.x + number_w, at.y, at.w - number_w - inset, at.h },
         title, false);
}

static struct talk_matches matches(const struct canvas *c)
{
    return talk_find_slides(c->show, c->content);
}

/* What is typed, with a line under it that shows where the next goes. */
static void entry(struct canvas *c, struct box at)
{
    const char *text = typed(c);
    const bool empty = text[0] == '\0';

    line(c, at, empty ? canvas_word(c, STR_PRESENTER_FIND) : text, empty);
    canvas_fill(c, (struct box){ at.x, at.y + at.h - 4.0f, at.w, 3.0f },
                tint(TINT_GOLD));
}

void overlay_find(struct canvas *c)
{
    const struct talk_matches found = matches(c);
    const bool none = found.count == 0 && c->show->talk.find.len > 0;
    const int lines = none ? 1 : found.count;
    const float w = c->w - 96.0f < box_w ? c->w - 96.0f : box_w;
    const float gap = lines > 0 ? 20.0f : 0.0f;
    const float h = 2 * padding + line_h * (float)(lines + 1) + gap;
    const struct box box = { (c->w - w) / 2.0f, c->h * 0.12f, w, h };
    struct box at = { box.x + padding, box.y + padding, box.w - 2 * padding,
                      line_h };

    c->target_count = 0;
    canvas_round(c, box, 42.0f, tint(TINT_STAGE_3));
    entry(c, at);
    at.y += line_h + gap;
    if (none) {
        line(c, at, canvas_word(c, STR_PRESENTER_FIND_NONE), true);
    }
    for (int i = 0; i < found.count; i++) {
        match(c, at, found.slides[i], i == c->show->talk.find.chosen);
        at.y += line_h;
    }
}
