#include "dice.h"

uint64_t dice_bits(struct dice *d)
{
    d->state += UINT64_C(0x9E3779B97F4A7C15);
    uint64_t z = d->state;
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

int dice_below(struct dice *d, int count)
{
    return count > 0 ? (int)(dice_bits(d) % (uint64_t)count) : 0;
}

int dice_between(struct dice *d, int least, int most)
{
    return least + dice_below(d, most - least + 1);
}

bool dice_once_in(struct dice *d, int count)
{
    return dice_below(d, count) == 0;
}
