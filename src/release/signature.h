#pragma once

/**
 * @file
 * Signatures over a manifest, in the files of minisign: keys are made with
 * `minisign -G -W`, and whoever has minisign can verify a release.
 *
 * Ed25519 over the BLAKE2b-512 of the text.
 * Source: minisign, jedisct1.github.io/minisign, "Signature format".
 */

#include <stdbool.h>
#include <stddef.h>

enum {
    SIGNATURE_KEY_ID_BYTES = 8,
    SIGNATURE_SECRET_BYTES = 64,
    SIGNATURE_PUBLIC_BYTES = 32,
    SIGNATURE_TEXT_MAX = 1024,
    SIGNATURE_FILE_MAX = 4096, /**< Of any of the three kinds of files. */
};

/** Who publishes. signature_key_forget() when it is done with. */
struct signature_key {
    unsigned char id[SIGNATURE_KEY_ID_BYTES];
    unsigned char secret[SIGNATURE_SECRET_BYTES];
};

/** Who is believed. */
struct signature_public {
    unsigned char id[SIGNATURE_KEY_ID_BYTES];
    unsigned char key[SIGNATURE_PUBLIC_BYTES];
};

/** Borrowed bytes. */
struct signature_bytes {
    const char *data;
    size_t len;
};

/** @return NULL, or why @p text is no secret key that can be used. */
const char *signature_read_key(const char *text, struct signature_key *out);

/** @return NULL, or why @p text is no public key. */
const char *signature_read_public(const char *text,
                                  struct signature_public *out);

/**
 * Sign.
 *
 * @param comment  One line, which is signed too.
 * @return  The length of the text, which is closed with NUL.
 */
size_t signature_make(const struct signature_key *key,
                      struct signature_bytes message, const char *comment,
                      char out[SIGNATURE_TEXT_MAX]);

/** @return NULL if @p text is a good signature of the message by that key,
            else why not. */
const char *signature_check(const struct signature_public *key,
                            struct signature_bytes message, const char *text);

/** Overwrite the secret. */
void signature_key_forget(struct signature_key *key);
