/*
 * There is no content that can be shown: a calm page instead of a black
 * screen. It needs nothing but the program's own words.
 */
#include "frame.h"
#include "screen.h"
#include "skyline.h"

void screen_preparing(struct canvas *c)
{
    const struct box skyline = canvas_across(c, c->h * 0.42f, c->h * 0.58f);

    frame_ground(c);
    skyline_colored(c, skyline);
    const struct box head =
        canvas_words(c, &(struct words){
                            .text = canvas_word(c, STR_ERROR_PREPARING),
                            .role = TYPE_HERO,
                            .color = tint(TINT_INK),
                            .ground = tint(TINT_PAPER),
                            .box = { c->margin, 70.0f, c->w * 0.62f, 0 },
                            .lines_max = 3,
                            .heading = true,
                        });
    (void)canvas_words(
        c, &(struct words){
               .text = canvas_word(c, STR_ERROR_PREPARING_BODY),
               .role = TYPE_LEAD,
               .color = tint(TINT_INK_2),
               .ground = tint(TINT_PAPER),
               .box = { head.x, head.y + head.h + 28.0f, c->w * 0.5f, 0 },
           });
}
