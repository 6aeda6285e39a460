#include "hash.h"

#include <string.h>

static const uint64_t offset_basis = 0xCBF29CE484222325u;
static const uint64_t prime = 0x100000001B3u;

uint64_t hash_bytes(uint64_t hash, const void *data, size_t len)
{
    const unsigned char *p = data;

    /* The basis is folded in, so that HASH_START can be plain zero. */
    hash ^= offset_basis;
    for (size_t i = 0; i < len; i++) {
        hash = (hash ^ p[i]) * prime;
    }
    return hash ^ offset_basis;
}

uint64_t hash_string(uint64_t hash, const char *text)
{
    return hash_bytes(hash, text, strlen(text) + 1);
}

uint64_t hash_int(uint64_t hash, int64_t value)
{
    return hash_bytes(hash, &value, sizeof(value));
}
