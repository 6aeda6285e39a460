#pragma once

/**
 * @file
 * What a release is called: `7-1f3a5c7e9b2d4f60`, its serial and the first
 * 64 bits of its manifest's hash, in hexadecimal digits. Pure.
 */

#include <stdbool.h>

enum {
    RELEASE_SERIAL_MAX = 999999999,
    RELEASE_HASH_DIGITS = 16,
    RELEASE_NAME_BYTES = 9 + 1 + RELEASE_HASH_DIGITS + 1,
};

/** `{0}` is none. */
struct release_id {
    int serial; /**< From 1; a later release has a greater one. */
    char name[RELEASE_NAME_BYTES];
};

/** @p hash is at least RELEASE_HASH_DIGITS / 2 bytes. */
struct release_id release_id_make(int serial, const unsigned char *hash);

/** False, and @p out is none, for what release_id_make() does not write. */
bool release_id_read(const char *name, struct release_id *out);

bool release_id_is_same(const struct release_id *a, const struct release_id *b);
