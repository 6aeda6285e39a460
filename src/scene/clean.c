/*
 * The staff wipes the screen: nothing acts until a number has come to
 * nothing and a skyline is grey.
 */
#include "component.h"
#include "dialog.h"
#include "screen.h"
#include "skyline.h"

static void words(struct canvas *c, struct box in)
{
    const float w = in.w - 230.0f;
    const struct box title =
        canvas_words(c, &(struct words){
                            .text = canvas_word(c, STR_STAFF_CLEAN),
                            .role = TYPE_QUESTION,
                            .color = tint(TINT_INK),
                            .ground = tint(TINT_WHITE),
                            .box = { in.x, in.y + 56.0f, w, 0 },
                            .lines_max = 2,
                            .heading = true,
                        });
    (void)canvas_words(c, &(struct words){
                              .text = canvas_word(c, STR_STAFF_CLEAN_EXPLAIN),
                              .role = TYPE_LEAD,
                              .color = tint(TINT_INK_2),
                              .ground = tint(TINT_WHITE),
                              .box = { in.x, title.y + title.h + 12.0f, w, 0 },
                              .lines_max = 2,
                              .heading = true,
                          });
}

void overlay_clean(struct canvas *c)
{
    const struct box in = dialog_open(c, 1072.0f, 408.0f, INTENT_NONE);
    const struct box bars = { in.x, in.y + 264.0f, in.w, 88.0f };
    const int left = show_seconds_left(c->show, c->content, c->p->now_ms);
    const int shown = left * 1000 * GOAL_COUNT / STAFF_CLEAN_MS;

    words(c, in);
    (void)canvas_words(
        c, &(struct words){
               .text = canvas_number(c, left),
               .role = TYPE_COUNTDOWN,
               .color = tint(TINT_INK),
               .ground = tint(TINT_WHITE),
               .box = { in.x + in.w - 230.0f, in.y + 44.0f, 230.0f, 0 },
               .align = TEXT_END,
               .lines_max = 1,
           });
    for (int i = 0; i < GOAL_COUNT; i++) {
        canvas_fill(c, skyline_bar(bars, i),
                    i < shown ? goal_color(i) : tint(TINT_TONE_2));
    }
}
