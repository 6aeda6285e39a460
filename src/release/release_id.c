#include "release_id.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct release_id release_id_make(int serial, const unsigned char *hash)
{
    struct release_id id = { .serial = serial };
    int len = snprintf(id.name, sizeof(id.name), "%d-", serial);

    for (int i = 0; i < RELEASE_HASH_DIGITS / 2; i++) {
        len += snprintf(id.name + len, sizeof(id.name) - (size_t)len, "%02x",
                        hash[i]);
    }
    return id;
}

bool release_id_read(const char *name, struct release_id *out)
{
    const size_t digits = strspn(name, "0123456789");
    const size_t hash =
        name[digits] == '-' ? strspn(name + digits + 1, "0123456789abcdef") : 0;

    *out = (struct release_id){ 0 };
    if (digits == 0 || digits > 9 || name[0] == '0' ||
        hash != RELEASE_HASH_DIGITS || name[digits + 1 + hash] != '\0') {
        return false;
    }
    out->serial = (int)strtol(name, NULL, 10);
    memcpy(out->name, name, digits + 1 + hash + 1);
    return true;
}

bool release_id_is_same(const struct release_id *a, const struct release_id *b)
{
    return strcmp(a->name, b->name) == 0;
}
