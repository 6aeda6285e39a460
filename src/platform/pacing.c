#include "pacing.h"

#include <assert.h>

enum {
    REST_PERIODS = 4, /* after so many without a frame a new grid begins */
};

uint64_t pacing_next_us(struct pacing *p, uint64_t now_us)
{
    assert(p->period_us > 0);

    p->before_us = p->grid_us;
    const uint64_t due_us = p->grid_us + p->period_us;
    if (now_us <= due_us) {
        p->grid_us = due_us;
        return due_us;
    }
    const uint64_t late_us = now_us - due_us;
    if (late_us >= REST_PERIODS * p->period_us || p->grid_us == 0) {
        p->grid_us = now_us;
        return now_us;
    }
    const uint64_t missed = late_us / p->period_us;
    const uint64_t past_us = late_us % p->period_us;
    p->grid_us = due_us + missed * p->period_us;
    if (past_us < p->period_us / 2) {
        return now_us;
    }
    p->grid_us += p->period_us;
    return p->grid_us;
}

void pacing_give_back(struct pacing *p)
{
    p->grid_us = p->before_us;
}
