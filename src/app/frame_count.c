#include "frame_count.h"

enum {
    LATE_US = 25000,
};

void frame_count_note(struct frame_count *f, uint64_t now_us, bool moves)
{
    if (f->moving && moves && now_us - f->last_us > LATE_US) {
        f->late++;
    }
    f->shown++;
    f->last_us = now_us;
    f->moving = moves;
}
