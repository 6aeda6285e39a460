#include "trail.h"

#include <assert.h>

#include "hash.h"

void trail_begin(struct trail *t)
{
    failing_begin(&t->plan);
}

void trail_finish(struct trail *t)
{
    (void)t;
    failing_end();
}

void trail_worsen(struct trail *t, enum trail_end end)
{
    t->end = end > t->end ? end : t->end;
}

static bool is_blank(const struct pixmap *picture)
{
    for (int y = 0; y < picture->h_px; y++) {
        for (int x = 0; x < picture->w_px; x++) {
            const ptrdiff_t at = (ptrdiff_t)y * picture->stride_px + x;
            if (picture->pixels[at] != picture->pixels[0]) {
                return false;
            }
        }
    }
    return true;
}

static uint64_t hash_of(const struct pixmap *picture)
{
    uint64_t hash = HASH_START;

    for (int y = 0; y < picture->h_px; y++) {
        hash = hash_bytes(hash,
                          picture->pixels + (ptrdiff_t)y * picture->stride_px,
                          (size_t)picture->w_px * sizeof(*picture->pixels));
    }
    return hash;
}

void trail_show(struct trail *t, const struct pixmap *picture)
{
    const uint64_t mark = hash_of(picture);

    if (is_blank(picture)) {
        trail_worsen(t, TRAIL_LOST);
    }
    if (!t->compares) {
        assert(t->count < TRAIL_MARKS_MAX);
        t->marks[t->count++] = mark;
    } else if (t->at == t->count || t->marks[t->at++] != mark) {
        trail_worsen(t, TRAIL_OTHER);
    }
}

void trail_show_again(struct trail *t, const struct pixmap *picture)
{
    const size_t last = t->compares ? t->at : t->count;

    if (last == 0 || t->marks[last - 1] != hash_of(picture)) {
        trail_worsen(t, TRAIL_LOST);
    }
}
