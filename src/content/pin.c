/*
 * The staff's PIN: its digits, which everybody who has the folder can read,
 * or what `standpunt pin` makes of them.
 */
#include <string.h>

#include "value.h"

enum {
    /* What a check may cost: more would be a stand that stands still. The
       rest is the form of libsodium's crypto_pwhash_str(). */
    HASH_MEMORY_KIB_MIN = 8,
    HASH_MEMORY_KIB_MAX = 65536,
    HASH_PASSES_MAX = 8,
    HASH_SALT_LETTERS = 22,  /* of 16 bytes in base64 */
    HASH_VALUE_LETTERS = 43, /* of 32 bytes */
    NUMBER_DIGITS_MAX = 6,
};

static const char digits[] = "0123456789";
static const char base64_letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                     "abcdefghijklmnopqrstuvwxyz"
                                     "0123456789+/";

static bool is_pin(const char *text)
{
    const size_t len = strspn(text, digits);
    return len >= PIN_LEN_MIN && len <= PIN_LEN_MAX && text[len] == '\0';
}

void value_load_pin(struct loader *ld, const struct spot *at, const char **out)
{
    const char *text = value_scalar(ld, at);

    if (!text) {
        return;
    }
    /* A PIN is not repeated in a message. */
    if (!is_pin(text)) {
        spot_report(ld->diags, DIAG_PIN_FORM, at,
                    "this is no PIN; %d to %d digits", PIN_LEN_MIN,
                    PIN_LEN_MAX);
        return;
    }
    spot_report(ld->diags, DIAG_PIN_PLAIN, at,
                "whoever has this folder can read the PIN; standpunt pin "
                "makes a staff_pin_hash to write instead");
    *out = loader_copy(ld, text);
}

/* @p text behind @p words, or NULL. */
static const char *behind(const char *text, const char *words)
{
    const size_t len = strlen(words);
    return text && strncmp(text, words, len) == 0 ? text + len : NULL;
}

/* Behind a number without leading zeros, in bounds; NULL if it is none. */
static const char *behind_number(const char *text, int min, int max)
{
    const size_t len = text ? strspn(text, digits) : 0;
    int value = 0;

    if (len == 0 || len > NUMBER_DIGITS_MAX || text[0] == '0') {
        return NULL;
    }
    for (size_t i = 0; i < len; i++) {
        value = value * 10 + (text[i] - '0');
    }
    return value >= min && value <= max ? text + len : NULL;
}

static const char *behind_letters(const char *text, size_t count)
{
    return text && strspn(text, base64_letters) == count ? text + count : NULL;
}

/* $argon2id$v=19$m=32768,t=3,p=1$SALT$HASH */
static bool is_hash(const char *text)
{
    const char *at = behind(text, "$argon2id$v=19$m=");

    at = behind_number(at, HASH_MEMORY_KIB_MIN, HASH_MEMORY_KIB_MAX);
    at = behind(at, ",t=");
    at = behind_number(at, 1, HASH_PASSES_MAX);
    at = behind(at, ",p=1$");
    at = behind_letters(at, HASH_SALT_LETTERS);
    at = behind(at, "$");
    at = behind_letters(at, HASH_VALUE_LETTERS);
    return at && *at == '\0';
}

void value_load_pin_hash(struct loader *ld, const struct spot *at,
                         const char **out)
{
    const char *text = value_scalar(ld, at);

    if (!text) {
        return;
    }
    if (!is_hash(text)) {
        spot_report(ld->diags, DIAG_PIN_HASH, at,
                    "this was not made by standpunt pin, or a part of it is "
                    "missing; it begins with $argon2id$ and stands in quotes");
        return;
    }
    *out = loader_copy(ld, text);
}

bool kiosk_has_pin(const struct kiosk *kiosk)
{
    return kiosk->staff_pin[0] != '\0' || kiosk->staff_pin_hash[0] != '\0';
}
