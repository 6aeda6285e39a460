/*
 * The heap under that of the program (heap.c), in the place of the C
 * library's: all libraries come here. Memory that the program maps comes by
 * --wrap=mmap (failing_calls.c).
 */
#include <stddef.h>

#include "failing.h"

void *__real___libc_malloc(size_t bytes);
void *__real___libc_calloc(size_t count, size_t bytes);
void *__real___libc_realloc(void *block, size_t bytes);
void *__wrap___libc_malloc(size_t bytes);
void *__wrap___libc_calloc(size_t count, size_t bytes);
void *__wrap___libc_realloc(void *block, size_t bytes);

/* In a build with a sanitizer the heap is its own, by these names. */
__attribute__((weak)) void *__interceptor_malloc(size_t bytes);
__attribute__((weak)) void *__interceptor_calloc(size_t count, size_t bytes);
__attribute__((weak)) void *__interceptor_realloc(void *block, size_t bytes);

static bool is_refused(void)
{
    return failing_now(FAILING_MEMORY, false) == FAILING_ERROR;
}

void *__wrap___libc_malloc(size_t bytes)
{
    if (is_refused()) {
        return NULL;
    }
    return __interceptor_malloc ? __interceptor_malloc(bytes)
                                : __real___libc_malloc(bytes);
}

void *__wrap___libc_calloc(size_t count, size_t bytes)
{
    if (is_refused()) {
        return NULL;
    }
    return __interceptor_calloc ? __interceptor_calloc(count, bytes)
                                : __real___libc_calloc(count, bytes);
}

void *__wrap___libc_realloc(void *block, size_t bytes)
{
    if (is_refused()) {
        return NULL;
    }
    return __interceptor_realloc ? __interceptor_realloc(block, bytes)
                                 : __real___libc_realloc(block, bytes);
}
