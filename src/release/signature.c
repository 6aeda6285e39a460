#include "signature.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

enum {
    KIND_BYTES = 2,
    HASH_BYTES = 64,
    CHECK_BYTES = 32, /* all zero without a password */
    COMMENT_MAX = 256,
    BASE64_MAX = 256,
    VARIANT = sodium_base64_VARIANT_ORIGINAL,
};

static const unsigned char kind_key[KIND_BYTES] = { 'E', 'd' };
static const unsigned char kind_signed[KIND_BYTES] = { 'E', 'D' };
static const char base64_letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                     "abcdefghijklmnopqrstuvwxyz"
                                     "0123456789+/=";
static const char untrusted[] = "untrusted comment: ";
static const char trusted[] = "trusted comment: ";

/* The files of minisign, byte for byte: there are no gaps to fill. */
struct public_file {
    unsigned char kind[KIND_BYTES];
    unsigned char id[SIGNATURE_KEY_ID_BYTES];
    unsigned char key[SIGNATURE_PUBLIC_BYTES];
};

struct key_file {
    unsigned char kind[KIND_BYTES], password_kind[KIND_BYTES],
        check_kind[KIND_BYTES];
    unsigned char salt[32], work[8], memory[8];
    unsigned char id[SIGNATURE_KEY_ID_BYTES];
    unsigned char secret[SIGNATURE_SECRET_BYTES];
    unsigned char check[CHECK_BYTES];
};

struct signature_file {
    unsigned char kind[KIND_BYTES];
    unsigned char id[SIGNATURE_KEY_ID_BYTES];
    unsigned char signature[crypto_sign_BYTES];
};

/* What the second signature is made over. */
struct signed_comment {
    unsigned char signature[crypto_sign_BYTES];
    char comment[COMMENT_MAX];
};

/* The line after this one; NULL if there is none. */
static const char *next_line(const char *text)
{
    const char *end = text ? strchr(text, '\n') : NULL;
    return end ? end + 1 : NULL;
}

/* A line in base64 that is exactly as long as it must be. The decoder takes
   some bytes above 127 for letters, so these are looked for here. */
static bool read_base64(const char *line, void *out, size_t len)
{
    size_t got = 0;

    if (!line) {
        return false;
    }
    const size_t line_len = strcspn(line, "\r\n");
    return strspn(line, base64_letters) == line_len &&
           sodium_base642bin(out, len, line, line_len, NULL, &got, NULL,
                             VARIANT) == 0 &&
           got == len;
}

static bool begins_with(const char *text, const char *start)
{
    return text && strncmp(text, start, strlen(start)) == 0;
}

static const char *key_problem(const struct key_file *file)
{
    static const unsigned char no_password[KIND_BYTES] = { 0, 0 };
    unsigned char seed[crypto_sign_SEEDBYTES];
    unsigned char public[SIGNATURE_PUBLIC_BYTES];
    unsigned char secret[SIGNATURE_SECRET_BYTES];

    if (memcmp(file->kind, kind_key, KIND_BYTES) != 0) {
        return "is no secret key of minisign; minisign -G -W makes one";
    }
    if (memcmp(file->password_kind, no_password, KIND_BYTES) != 0) {
        return "has a password, which nobody is there to type; minisign -C -W "
               "takes it off, minisign -G -W makes a key without";
    }
    /* Without a password minisign writes no checksum, but the two halves of
       the key say the same. */
    (void)crypto_sign_ed25519_sk_to_seed(seed, file->secret);
    (void)crypto_sign_seed_keypair(public, secret, seed);
    const bool is_whole =
        sodium_memcmp(secret, file->secret, sizeof(secret)) == 0;
    sodium_memzero(seed, sizeof(seed));
    sodium_memzero(secret, sizeof(secret));
    return is_whole ? NULL : "is a damaged secret key";
}

const char *signature_read_key(const char *text, struct signature_key *out)
{
    struct key_file file;
    const char *problem = "is no secret key of minisign; minisign -G -W makes "
                          "one";

    *out = (struct signature_key){ 0 };
    if (begins_with(text, untrusted) &&
        read_base64(next_line(text), &file, sizeof(file))) {
        problem = key_problem(&file);
    }
    if (!problem) {
        memcpy(out->id, file.id, sizeof(out->id));
        memcpy(out->secret, file.secret, sizeof(out->secret));
    }
    sodium_memzero(&file, sizeof(file));
    return problem;
}

const char *signature_read_public(const char *text,
                                  struct signature_public *out)
{
    struct public_file file;

    *out = (struct signature_public){ 0 };
    if (!begins_with(text, untrusted) ||
        !read_base64(next_line(text), &file, sizeof(file)) ||
        memcmp(file.kind, kind_key, KIND_BYTES) != 0) {
        return "is no public key of minisign";
    }
    memcpy(out->id, file.id, sizeof(out->id));
    memcpy(out->key, file.key, sizeof(out->key));
    return NULL;
}

static void hash_message(struct signature_bytes message,
                         unsigned char out[HASH_BYTES])
{
    (void)crypto_generichash(out, HASH_BYTES,
                             (const unsigned char *)message.data, message.len,
                             NULL, 0);
}

size_t signature_make(const struct signature_key *key,
                      struct signature_bytes message, const char *comment,
                      char out[SIGNATURE_TEXT_MAX])
{
    struct signature_file file;
    struct signed_comment whole = { 0 };
    unsigned char hash[HASH_BYTES];
    unsigned char second[crypto_sign_BYTES];
    char first_line[BASE64_MAX];
    char last_line[BASE64_MAX];

    memcpy(file.kind, kind_signed, KIND_BYTES);
    memcpy(file.id, key->id, sizeof(file.id));
    hash_message(message, hash);
    (void)crypto_sign_detached(file.signature, NULL, hash, sizeof(hash),
                               key->secret);
    memcpy(whole.signature, file.signature, sizeof(whole.signature));
    (void)snprintf(whole.comment, sizeof(whole.comment), "%s", comment);
    (void)crypto_sign_detached(second, NULL, (const unsigned char *)&whole,
                               sizeof(whole.signature) + strlen(whole.comment),
                               key->secret);
    (void)sodium_bin2base64(first_line, sizeof(first_line),
                            (const unsigned char *)&file, sizeof(file),
                            VARIANT);
    (void)sodium_bin2base64(last_line, sizeof(last_line), second,
                            sizeof(second), VARIANT);
    return (size_t)snprintf(out, SIGNATURE_TEXT_MAX,
                            "%ssignature of standpunt publish\n%s\n%s%s\n%s\n",
                            untrusted, first_line, trusted, whole.comment,
                            last_line);
}

/* The comment is signed together with the first signature. */
static bool comment_is_good(const struct signature_public *key,
                            const struct signature_file *file, const char *line)
{
    struct signed_comment whole = { 0 };
    unsigned char second[crypto_sign_BYTES];

    if (!begins_with(line, trusted) ||
        !read_base64(next_line(line), second, sizeof(second))) {
        return false;
    }
    const char *comment = line + strlen(trusted);
    const size_t len = strcspn(comment, "\r\n");
    if (len > sizeof(whole.comment)) {
        return false;
    }
    memcpy(whole.signature, file->signature, sizeof(whole.signature));
    memcpy(whole.comment, comment, len);
    return crypto_sign_verify_detached(second, (const unsigned char *)&whole,
                                       sizeof(whole.signature) + len,
                                       key->key) == 0;
}

const char *signature_check(const struct signature_public *key,
                            struct signature_bytes message, const char *text)
{
    struct signature_file file;
    unsigned char hash[HASH_BYTES];
    const char *line = next_line(text);

    if (!begins_with(text, untrusted) ||
        !read_base64(line, &file, sizeof(file)) ||
        memcmp(file.kind, kind_signed, KIND_BYTES) != 0) {
        return "the signature is damaged";
    }
    if (memcmp(file.id, key->id, sizeof(file.id)) != 0) {
        return "signed with another key than the stand's publisher.pub";
    }
    hash_message(message, hash);
    if (crypto_sign_verify_detached(file.signature, hash, sizeof(hash),
                                    key->key) != 0 ||
        !comment_is_good(key, &file, next_line(line))) {
        return "the signature is not one of these files";
    }
    return NULL;
}

void signature_key_forget(struct signature_key *key)
{
    sodium_memzero(key, sizeof(*key));
}
