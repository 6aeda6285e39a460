/*
 * A short message over a talk: which slide was typed, that a second start
 * does nothing, that this was the last slide, who has the floor, what a key
 * without a picture of its own has changed.
 */
#include "component.h"
#include "say.h"
#include "screen.h"

/* What is in the presenter's hand. */
static const char *tool_words(const struct canvas *c)
{
    switch (c->show->pointing.tool) {
    case TOOL_PEN:
        return canvas_word(c, STR_PRESENTER_PEN);
    case TOOL_ERASER:
        return canvas_word(c, STR_PRESENTER_ERASER);
    case TOOL_POINTER:
        break;
    }
    return canvas_word(c, say_pointer(pointing_pointer(c->show)));
}

static const char *notice_words(const struct canvas *c)
{
    const struct show_talk *talk = &c->show->talk;

    switch (c->show->notice) {
    case NOTICE_ALREADY_RUNNING:
        return canvas_word(c, STR_PRESENTER_ALREADY_RUNNING);
    case NOTICE_LAST_SLIDE:
        return canvas_word(c, STR_PRESENTER_LAST_SLIDE);
    case NOTICE_TYPED:
        return canvas_word_with(c, STR_PRESENTER_GO_TO,
                                canvas_number(c, c->show->talk.typed));
    case NOTICE_ONE_SCREEN:
        return canvas_word(c, STR_PRESENTER_ONE_SCREEN);
    case NOTICE_FLOOR:
        return canvas_word(c, STR_PRESENTER_FLOOR);
    case NOTICE_TOOL:
        return tool_words(c);
    case NOTICE_INK_FULL:
        return canvas_word(c, STR_PRESENTER_INK_FULL);
    case NOTICE_ADVANCE:
        return canvas_word(c, talk->paused ? STR_PRESENTER_ADVANCE_PAUSED
                                           : STR_PRESENTER_ADVANCE_ON);
    case NOTICE_FOLD:
        return canvas_word(c, talk->folded ? STR_PRESENTER_FOLDED
                                           : STR_PRESENTER_UNFOLDED);
    case NOTICE_BASKET_FULL:
        return canvas_word_with(c, STR_TAKE_FULL,
                                canvas_number(c, BASKET_COUNT_MAX));
    case NOTICE_NONE:
        break;
    }
    return "";
}

void overlay_notice(struct canvas *c, float bottom)
{
    const char *text = notice_words(c);
    const struct text_style style = canvas_style(c, TYPE_CONTROL, 100);

    if (text[0] == '\0') {
        return;
    }
    const float w =
        (float)text_width_px(c->p->text, &style, text) / c->unit + 64.0f;
    const struct box box = { (c->w - w) / 2.0f, bottom - 84.0f, w, 84.0f };

    canvas_round(c, box, 42.0f, tint(TINT_STAGE_3));
    (void)canvas_words(c, &(struct words){
                              .text = text,
                              .role = TYPE_CONTROL,
                              .color = tint(TINT_WHITE),
                              .ground = tint(TINT_STAGE_3),
                              .box = box,
                              .align = TEXT_CENTER,
                              .vertical = FROM_MIDDLE,
                              .lines_max = 1,
                          });
}
