/*
 * The staff wipes the screen: nothing acts until a number has come to
 * nothing and a skyline is grey.
 */
#include "component.h"
#include "dialog.h"
#include "screen.h"
#include "skyline.h"

void overlay_clean(struct canvas *c)
{
    const struct box in = dialog_open(c, 1072.0f, 408.0f, INTENT_NONE);
    const struct box bars = { in.x, in.y + 264.0f, in.w, 88.0f };
    const int left = show_seconds_left(c->show, c->content, c->p->now_ms);
    const int shown = left * 1000 * GOAL_COUNT / STAFF_CLEAN_MS;

    dialog_question(c, dialog_beside_seconds(in),
                    canvas_word(c, STR_STAFF_CLEAN),
                    canvas_word(c, STR_STAFF_CLEAN_EXPLAIN));
    dialog_seconds(c, in, left);
    for (int i = 0; i < GOAL_COUNT; i++) {
        canvas_fill(c, skyline_bar(bars, i),
                    i < shown ? goal_color(i) : tint(TINT_TONE_2));
    }
}
