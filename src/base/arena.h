#pragma once

/**
 * @file
 * Bump allocation: many objects, one lifetime, one release.
 *
 * An arena is a pair of pointers into memory that somebody else owns.
 * Passed by pointer, the result lives in it. Passed by value it is scratch:
 * what the callee takes is free again when the callee returns.
 * A region owns such memory: it reserves addresses and lets the kernel fill
 * in pages as they are touched.
 * Thread-safety: one thread per arena and per region.
 */

#include <stddef.h>

/** Free part of a block. Borrowed: the owner of the block releases it. */
struct arena {
    unsigned char *begin;
    unsigned char *end; /**< One past the last free byte. */
};

/** Owner of a block. `{0}` is a region without memory. */
struct region {
    void *base;
    size_t size_bytes;
};

/**
 * Take @p count zeroed elements.
 *
 * @param size   Bytes of one element, not 0.
 * @param align  A power of two.
 * @return       NULL when the arena is full; the arena is then unchanged.
 */
void *arena_alloc(struct arena *a, size_t size, size_t align, size_t count);

/** Take @p count zeroed elements of @p type. See arena_alloc(). */
#define arena_new(a, type, count) \
    ((type *)arena_alloc((a), sizeof(type), _Alignof(type), (count)))

/**
 * Like arena_alloc(), but a full arena ends the program with exit status 70.
 * For what the program cannot do without and whose size has a limit.
 */
void *arena_need(struct arena *a, size_t size, size_t align, size_t count);

/** Take @p count zeroed elements of @p type. See arena_need(). */
#define arena_make(a, type, count) \
    ((type *)arena_need((a), sizeof(type), _Alignof(type), (count)))

/** Copy @p len bytes and a closing NUL. See arena_need(). */
char *arena_copy_string(struct arena *a, const char *text, size_t len);

/** Format into the arena, NUL-terminated. See arena_need(). */
char *arena_format(struct arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/**
 * Reserve @p size_bytes of zeroed memory. Pages cost memory when touched.
 * Ends the program with exit status 70 when the system has none.
 */
struct region region_create(size_t size_bytes);

/** The same, but without memory where the system has none. */
struct region region_try(size_t size_bytes);

/** Give the memory back. A zeroed region is fine. */
void region_destroy(struct region *r);

/** All of @p r as an arena. What was taken from it before is void. */
struct arena region_arena(const struct region *r);
