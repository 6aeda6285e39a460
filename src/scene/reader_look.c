#include "reader_look.h"

struct reader_look reader_look(const struct canvas *c)
{
    const struct color black = color_from_rgb(0x000000);
    const struct color white = tint(TINT_WHITE);
    const struct color ink = tint(TINT_INK);

    if (c->contrast) {
        return (struct reader_look){
            .ground = black,
            .text = white,
            .quiet = white,
            .cell = black,
            .cell_pressed = tint(TINT_STAGE_3),
            .border = white,
            .chosen = white,
            .chosen_text = black,
            .border_w = 4.0f,
        };
    }
    return (struct reader_look){
        .ground = tint(TINT_PAPER),
        .text = ink,
        .quiet = tint(TINT_INK_2),
        .cell = white,
        .cell_pressed = tint(TINT_TONE),
        .border = tint(TINT_LINE),
        .chosen = ink,
        .chosen_text = white,
        .border_w = 2.0f,
    };
}
