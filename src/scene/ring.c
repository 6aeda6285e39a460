#include "ring.h"

#include <math.h>

static const float dot_share = 0.11f;  /* of the radius, across */
static const float disc_share = 1.36f; /* of the radius, to its edge */
static const float turn = 6.2831853f;
static const uint8_t rest_alpha = 64; /* a quarter */

void ring_draw(struct canvas *c, const struct ring *ring)
{
    const float side = fmaxf(ring->radius * dot_share, 4.0f);
    const float edge = ring->radius * disc_share;
    const struct box disc = { ring->middle_x - edge, ring->middle_y - edge,
                              2 * edge, 2 * edge };

    canvas_round(c, disc, edge, tint(TINT_STAGE_3));
    for (int i = 0; i < ring->dots; i++) {
        const float angle = turn * (float)i / (float)ring->dots;
        const struct box dot = {
            ring->middle_x + ring->radius * sinf(angle) - side / 2.0f,
            ring->middle_y - ring->radius * cosf(angle) - side / 2.0f,
            side,
            side,
        };
        const struct color rest =
            color_with_alpha(tint(TINT_WHITE), rest_alpha);
        canvas_round(c, dot, side / 2.0f,
                     i < ring->filled ? tint(TINT_GOLD) : rest);
    }
}
