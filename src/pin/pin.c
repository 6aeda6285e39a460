#include "pin.h"

#include <sodium.h>
#include <string.h>

#include "log.h"

enum {
    PASSES = 3,
    MEMORY_BYTES = 32 << 20,
};

static bool begin(void)
{
    if (sodium_init() < 0) {
        log_warning("the PIN cannot be looked at: no random numbers");
        return false;
    }
    return true;
}

bool pin_hash(const char *pin, char out[PIN_HASH_BYTES])
{
    _Static_assert(PIN_HASH_BYTES >= crypto_pwhash_STRBYTES, "its length");

    if (!begin()) {
        return false;
    }
    if (crypto_pwhash_str(out, pin, strlen(pin), PASSES, MEMORY_BYTES) != 0) {
        log_warning("no memory for the hash of a PIN: %d MiB",
                    MEMORY_BYTES >> 20);
        return false;
    }
    return true;
}

bool pin_has_hash(const char *pin, const char *hash)
{
    return begin() && crypto_pwhash_str_verify(hash, pin, strlen(pin)) == 0;
}

bool pin_is_same(const char *a, const char *b)
{
    const size_t len = strlen(a);
    return strlen(b) == len && sodium_memcmp(a, b, len) == 0;
}

void pin_forget(char *pin, unsigned long bytes)
{
    sodium_memzero(pin, bytes);
}
