#pragma once

/**
 * @file
 * What is written down of a PIN: a hash that takes memory and time to try,
 * with a salt of its own. Argon2id, RFC 9106, as libsodium writes it.
 *
 * A try takes 32 MiB for 0.1 s of a desk computer, 0.4 s of a small one: too
 * long for a frame, so it is for a thread.
 * Thread-safety: any thread.
 */

#include <stdbool.h>

enum {
    PIN_HASH_BYTES = 128, /**< With its end. */
};

/**
 * Make the hash of @p pin.
 *
 * @return  False with one log line if there is no memory for it.
 */
bool pin_hash(const char *pin, char out[PIN_HASH_BYTES]);

enum pin_verdict {
    PIN_WRONG, /**< Also for what is no hash. */
    PIN_RIGHT,
    PIN_NOT_KNOWN, /**< It could not be looked at, which is one log line. */
};

/** Whether @p pin is what @p hash was made of. */
enum pin_verdict pin_judge(const char *pin, const char *hash);

/** Whether two PINs are the same, in a time that says nothing of them. */
bool pin_is_same(const char *a, const char *b);

/** Overwrite it, for good. */
void pin_forget(char *pin, unsigned long bytes);
