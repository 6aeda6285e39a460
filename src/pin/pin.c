#include "pin.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

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

/* Whether what a try takes can be had. libsodium 1.0.18 calls it another PIN
   when it cannot, so that this has to be seen behind its back. */
static bool has_memory(const char *hash)
{
    unsigned kib = 0;

    if (sscanf(hash, "$argon2id$v=19$m=%u,", &kib) != 1 || kib == 0) {
        return true; /* no hash, and no lack of memory */
    }
    const size_t bytes = (size_t)kib << 10;
    void *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory != MAP_FAILED && munmap(memory, bytes) == 0;
}

enum pin_verdict pin_judge(const char *pin, const char *hash)
{
    if (!begin()) {
        return PIN_NOT_KNOWN;
    }
    if (crypto_pwhash_str_verify(hash, pin, strlen(pin)) == 0) {
        return PIN_RIGHT;
    }
    if (!has_memory(hash)) {
        log_warning("no memory to look at a PIN; it counts as no try");
        return PIN_NOT_KNOWN;
    }
    return PIN_WRONG;
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
