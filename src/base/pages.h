#pragma once

/**
 * @file
 * Memory for whole pictures.
 *
 * A screen of pixels is thousands of small pages, and each costs the kernel
 * microseconds when it is first touched; asked for in large pages (2 MiB)
 * the same memory is there at once. Where the system has none, small ones
 * do as well.
 * Thread-safety: any thread.
 */

#include <stddef.h>

/**
 * @p bytes of zeroed memory, not 0. Ends the program with exit status 70
 * when the system has none.
 *
 * @return  Owned by the caller: pages_free() with the same @p bytes.
 */
void *pages_alloc(size_t bytes);

/** NULL is fine. */
void pages_free(void *pages, size_t bytes);
