#pragma once

/**
 * @file
 * The one place that knows which compilers can build a function twice.
 *
 * A function marked KERNEL_CLONES is compiled for AVX2 and for the oldest
 * machine of its architecture; the loader picks one at start. Elsewhere the
 * mark is empty: the same code, the same bits, only slower.
 *
 * Not with clang: version 14 leaves out the name that other files call.
 * Not with the thread sanitizer: the picking runs before its runtime is
 * ready and crashes.
 */

#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && \
    !defined(__clang__) && !defined(__SANITIZE_THREAD__)
#define KERNEL_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define KERNEL_CLONES
#endif
