#include "ring.h"

#include <math.h>

static const float dot_share = 0.11f; /* of the radius, across */
static const float turn = 6.2831853f;

void ring_draw(struct canvas *c, const struct ring *ring)
{
    const float side = fmaxf(ring->radius * dot_share, 4.0f);

    for (int i = 0; i < ring->dots; i++) {
        const float angle = turn * (float)i / (float)ring->dots;
        const struct box dot = {
            ring->middle_x + ring->radius * sinf(angle) - side / 2.0f,
            ring->middle_y - ring->radius * cosf(angle) - side / 2.0f,
            side,
            side,
        };
        canvas_round(c, dot, side / 2.0f,
                     tint(i < ring->filled ? TINT_GOLD : TINT_STAGE_BAR));
    }
}
