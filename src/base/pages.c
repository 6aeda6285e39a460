#include "pages.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "log.h"

enum {
    LARGE_PAGE_BYTES = 2 << 20,
    /* Below this, what a large page leaves unused weighs more. */
    MAPPED_BYTES_MIN = 2 * LARGE_PAGE_BYTES,
    SMALL_PAGE_BYTES = 4096,
    WASTE_PART = 16, /* at most this part more, so that all pages are large */
};

static size_t round_up(size_t bytes, size_t to)
{
    return (bytes + to - 1) / to * to;
}

static size_t mapped_bytes(size_t bytes)
{
    const size_t large = round_up(bytes, LARGE_PAGE_BYTES);

    return large - bytes <= bytes / WASTE_PART
               ? large
               : round_up(bytes, SMALL_PAGE_BYTES);
}

/* Begins on a large page: the kernel puts none anywhere else. */
static void *map_aligned(size_t bytes)
{
    const size_t asked = bytes + LARGE_PAGE_BYTES;
    unsigned char *const base = mmap(NULL, asked, PROT_READ | PROT_WRITE,
                                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (base == MAP_FAILED) {
        return NULL;
    }
    const size_t before =
        round_up((uintptr_t)base, LARGE_PAGE_BYTES) - (uintptr_t)base;
    if (before > 0) {
        (void)munmap(base, before);
    }
    (void)munmap(base + before + bytes, asked - before - bytes);
    (void)madvise(base + before, bytes, MADV_HUGEPAGE); /* a wish */
    return base + before;
}

void *pages_alloc(size_t bytes)
{
    assert(bytes > 0);
    assert(bytes < SIZE_MAX / 2);

    void *pages = bytes < MAPPED_BYTES_MIN ? calloc(1, bytes)
                                           : map_aligned(mapped_bytes(bytes));
    if (!pages) {
        log_fatal_memory(bytes);
    }
    return pages;
}

void pages_free(void *pages, size_t bytes)
{
    if (bytes < MAPPED_BYTES_MIN) {
        free(pages);
    } else if (pages) {
        (void)munmap(pages, mapped_bytes(bytes));
    }
}
