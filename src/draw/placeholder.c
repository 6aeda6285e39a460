#include "placeholder.h"

void placeholder_draw(const struct draw_cmd *image,
                      struct draw_cmd out[PLACEHOLDER_COUNT])
{
    static const int heights_percent[] = { 45, 70, 100 };
    const int shorter =
        image->rect.w < image->rect.h ? image->rect.w : image->rect.h;
    const int side = shorter / 4;
    const int bar = side / 3;
    const int left = image->rect.x + (image->rect.w - 3 * bar) / 2;
    const int ground = image->rect.y + (image->rect.h + side) / 2;

    out[0] = (struct draw_cmd){
        .type = DRAW_ROUND,
        .rect = image->rect,
        .color = color_from_rgb(0xF1EDE5),
        .u.round = { .radius_px = image->u.image.radius_px,
                     .corners = CORNER_ALL },
    };
    for (int i = 0; i < 3; i++) {
        const int height = side * heights_percent[i] / 100;
        out[1 + i] = (struct draw_cmd){
            .type = DRAW_RECT,
            .rect = { left + i * bar, ground - height, bar, height },
            .color = color_from_rgb(0xE7E1D6),
        };
    }
}
