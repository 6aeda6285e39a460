#include "framebuffer.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "log.h"

enum {
    PER_MILLE = 1000,
};

bool framebuffer_open(struct framebuffer *f, const char *path)
{
    struct stat status;
    void *bytes = MAP_FAILED;
    const int fd = open(path, O_RDONLY | O_CLOEXEC);

    *f = (struct framebuffer){ 0 };
    if (fd >= 0 && fstat(fd, &status) == 0 && status.st_size > 0) {
        bytes =
            mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_SHARED, fd, 0);
    }
    if (fd >= 0) {
        (void)close(fd);
    }
    if (bytes == MAP_FAILED) {
        log_warning("%s: %s", path, strerror(errno));
        return false;
    }
    f->bytes = bytes;
    f->size_bytes = (size_t)status.st_size;
    if (!xwd_parse(f->bytes, f->size_bytes, f->size_bytes, &f->layout)) {
        log_warning("%s: no screen of 32 bits a pixel", path);
        framebuffer_close(f);
        return false;
    }
    return true;
}

void framebuffer_close(struct framebuffer *f)
{
    if (f->bytes) {
        (void)munmap((void *)f->bytes, f->size_bytes);
    }
    *f = (struct framebuffer){ 0 };
}

static const uint8_t *screen_row(const struct rows *r, int index)
{
    const struct xwd_layout *layout = &r->screen->layout;

    return r->screen->bytes + layout->pixels_offset +
           (size_t)r->at_px[index] * layout->stride_bytes;
}

static uint8_t *seen_row(const struct rows *r, int index)
{
    return r->seen + (size_t)index * r->screen->layout.stride_bytes;
}

void rows_init(struct rows *r, const struct framebuffer *screen,
               struct band band, int count)
{
    const int h_px = screen->layout.h_px;
    const int top_px = h_px * band.top / PER_MILLE;
    const int tall_px = h_px * (band.bottom - band.top) / PER_MILLE;
    const size_t bytes = (size_t)count * screen->layout.stride_bytes;

    assert(count > 0 && count <= ROWS_MAX && tall_px >= count);
    *r = (struct rows){ .screen = screen, .count = count };
    r->seen = malloc(bytes);
    if (!r->seen) {
        log_fatal_memory(bytes);
    }
    for (int i = 0; i < count; i++) {
        r->at_px[i] = top_px + (2 * i + 1) * tall_px / (2 * count);
        memcpy(seen_row(r, i), screen_row(r, i), screen->layout.stride_bytes);
    }
}

void rows_finish(struct rows *r)
{
    free(r->seen);
    *r = (struct rows){ 0 };
}

static bool row_differs(const struct rows *r, int index)
{
    return memcmp(seen_row(r, index), screen_row(r, index),
                  r->screen->layout.stride_bytes) != 0;
}

bool rows_differ(const struct rows *r)
{
    for (int i = 0; i < r->count; i++) {
        if (row_differs(r, i)) {
            return true;
        }
    }
    return false;
}

/* Takes over while it compares: the screen may change meanwhile. */
int rows_look(struct rows *r, int index)
{
    const size_t len = r->screen->layout.stride_bytes;
    const uint8_t *now = screen_row(r, index);
    uint8_t *seen = seen_row(r, index);
    int step = 0;

    if (!row_differs(r, index)) {
        return 0;
    }
    for (size_t i = 0; i < len; i++) {
        const uint8_t value = now[i];
        const int by = abs(value - seen[i]);
        step = by > step ? by : step;
        seen[i] = value;
    }
    return step;
}

bool rows_look_all(struct rows *r)
{
    bool different = false;

    for (int i = 0; i < r->count; i++) {
        different = rows_look(r, i) > 0 || different;
    }
    return different;
}
