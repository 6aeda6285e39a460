/**
 * @file
 * The heap of the whole program, its libraries included: little memory that
 * cannot be had ends it, in the one place that says so.
 *
 * Many libraries do not look whether they got what they asked for, or go on
 * in silence with less: text without its letters, for the rest of the day.
 * A stand that ends is started again on the same slide. Much memory at once
 * is pixels, where whoever asks looks and shows a placeholder.
 *
 * A malloc() of the program goes before that of the C library (the manual of
 * glibc, "Replacing malloc"); it hands on to it, so that free() and what
 * aligns stay those of the C library. Not linked where a sanitizer has the
 * heap.
 * Thread-safety: any thread.
 */

#include <stddef.h>
#include <stdlib.h>

#include "log.h"

enum {
    /* Half a megapixel. libhyphen needs 1.3 MB at once for its patterns, and
       ends the program in its own way, with status 1, if it gets none. */
    MUCH_BYTES = 2 * 1024 * 1024,
};

/* Names that glibc chose for its own. */
// NOLINTBEGIN(bugprone-reserved-identifier)
void *__libc_malloc(size_t bytes);
void *__libc_calloc(size_t count, size_t bytes);
void *__libc_realloc(void *block, size_t bytes);
// NOLINTEND(bugprone-reserved-identifier)

/* Nothing may be answered by NULL. */
static void *checked(void *block, size_t bytes)
{
    if (!block && bytes > 0 && bytes < MUCH_BYTES) {
        log_fatal_memory(bytes);
    }
    return block;
}

void *malloc(size_t bytes)
{
    return checked(__libc_malloc(bytes), bytes);
}

/* A product that has no bits left is much. */
void *calloc(size_t count, size_t bytes)
{
    const size_t all =
        bytes > 0 && count > MUCH_BYTES / bytes ? MUCH_BYTES : count * bytes;

    return checked(__libc_calloc(count, bytes), all);
}

void *realloc(void *block, size_t bytes)
{
    return checked(__libc_realloc(block, bytes), bytes);
}
