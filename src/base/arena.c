#include "arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#include "log.h"

void *arena_alloc(struct arena *a, size_t size, size_t align, size_t count)
{
    assert(size > 0);
    assert((align & (align - 1)) == 0);

    const size_t pad = (size_t)(-(uintptr_t)a->begin & (align - 1));
    const size_t room = (size_t)(a->end - a->begin);
    /* Divide instead of multiply: size * count may overflow. */
    if (pad > room || count > (room - pad) / size) {
        return NULL;
    }

    unsigned char *p = a->begin + pad;
    a->begin = p + size * count;
    return memset(p, 0, size * count);
}

void *arena_need(struct arena *a, size_t size, size_t align, size_t count)
{
    void *p = arena_alloc(a, size, align, count);
    if (!p) {
        log_fatal_memory(size * count);
    }
    return p;
}

char *arena_copy_string(struct arena *a, const char *text, size_t len)
{
    char *copy = arena_make(a, char, len + 1);
    memcpy(copy, text, len);
    return copy;
}

char *arena_format(struct arena *a, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    const int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(len >= 0);

    char *text = arena_make(a, char, (size_t)len + 1);
    va_start(args, format);
    (void)vsnprintf(text, (size_t)len + 1, format, args);
    va_end(args);
    return text;
}

struct region region_try(size_t size_bytes)
{
    void *base = mmap(NULL, size_bytes, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return base != MAP_FAILED
               ? (struct region){ .base = base, .size_bytes = size_bytes }
               : (struct region){ 0 };
}

struct region region_create(size_t size_bytes)
{
    const struct region r = region_try(size_bytes);
    if (!r.base) {
        log_fatal_memory(size_bytes);
    }
    return r;
}

void region_destroy(struct region *r)
{
    if (r->base) {
        (void)munmap(r->base, r->size_bytes);
    }
    *r = (struct region){ 0 };
}

struct arena region_arena(const struct region *r)
{
    unsigned char *begin = r->base;
    return (struct arena){ .begin = begin, .end = begin + r->size_bytes };
}
