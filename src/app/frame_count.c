#include "frame_count.h"

enum {
    LATE_US = 25000,
};

void frame_count_note(struct frame_count *f, uint64_t now_us, bool moves)
{
    if (f->moving && moves) {
        const uint64_t us = now_us - f->last_us;
        const uint64_t ms = (us + 500) / 1000;
        f->late += us > LATE_US ? 1 : 0;
        f->by_ms[ms < FRAME_COUNT_MS_MAX ? ms : FRAME_COUNT_MS_MAX]++;
    }
    f->shown++;
    f->last_us = now_us;
    f->moving = moves;
}

void frame_count_rest(struct frame_count *f)
{
    f->moving = false;
}

int frame_count_ms(const struct frame_count *f, int percent)
{
    uint64_t all = 0;
    uint64_t seen = 0;
    int ms = 0;

    for (int i = 0; i <= FRAME_COUNT_MS_MAX; i++) {
        all += f->by_ms[i];
    }
    while (ms <= FRAME_COUNT_MS_MAX && seen * 100 < all * (uint64_t)percent) {
        seen += f->by_ms[ms++];
    }
    return ms > 0 ? ms - 1 : 0;
}
