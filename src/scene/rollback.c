/*
 * Is the staff sure to go back to the release before?
 */
#include "component.h"
#include "dialog.h"
#include "screen.h"

static void answers(struct canvas *c, struct box in)
{
    const float gap = 20.0f;
    const float w = (in.w - gap) / 2.0f;
    const struct box first = { in.x, in.y + in.h - 56.0f - 116.0f, w, 116.0f };
    const struct button yes = {
        .id = "rollback-yes",
        .label = canvas_word(c, STR_STAFF_ROLLBACK_YES),
        .icon = ICON_UNDO,
        .look = BUTTON_TONE,
        .role = TYPE_PROMPT,
        .box = first,
        .intent = { .type = INTENT_ROLLBACK, .value = 1 },
    };
    const struct button no = {
        .id = "rollback-no",
        .label = canvas_word(c, STR_STAFF_ROLLBACK_NO),
        .icon = ICON_NONE,
        .look = BUTTON_PRIMARY,
        .role = TYPE_PROMPT,
        .box = { first.x + w + gap, first.y, w, first.h },
        .intent = { .type = INTENT_UNWIND },
    };
    component_button(c, &yes);
    component_button(c, &no);
}

void overlay_rollback(struct canvas *c)
{
    const struct box in = dialog_open(c, 1072.0f, 480.0f, INTENT_NONE);
    const int older = c->p->facts ? c->p->facts->older : 0;

    dialog_question(c, in,
                    canvas_word_with(c, STR_STAFF_ROLLBACK_QUESTION,
                                     canvas_number(c, older)),
                    canvas_word(c, STR_STAFF_ROLLBACK_EXPLAIN));
    answers(c, in);
}
