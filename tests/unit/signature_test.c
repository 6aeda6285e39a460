/**
 * @file
 * Signatures in the files of minisign: a good one, and each bit of it that is
 * another.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "signature.h"
#include "test_key.h"

static const char secret_text[] = TEST_SECRET_KEY;
static const char public_text[] = TEST_PUBLIC_KEY;

static const char their_text[] =
    "untrusted comment: signature\n"
    "RUTOuHyzDxXa4m3pH5DVZ3YGBjy9pbit6ZSk6D6FLG/zJwrwTs0l0R54NuObt9dl"
    "q/4ifrCjrJbgFDbtKVc6yVsZvjiikFuSMQM=\n"
    "trusted comment: release 7\n"
    "mZI3iPshxpOIbHfHERlo5ERyClzuGcDupXDnxUxeBDMdF80vaBfh8a6h/XXk0GS3"
    "AU55r+r3ETmtAdstcm0qBA==\n";

static const char message[] = "standpunt-release 1\nserial 7\n";

static struct signature_bytes whole_message(void)
{
    return (struct signature_bytes){ message, strlen(message) };
}

static void make(char out[SIGNATURE_TEXT_MAX], struct signature_public *key)
{
    struct signature_key secret;

    assert_null(signature_read_key(secret_text, &secret));
    assert_null(signature_read_public(public_text, key));
    const size_t len =
        signature_make(&secret, whole_message(), "release 7", out);
    assert_int_equal(len, strlen(out));
    signature_key_forget(&secret);
}

/* What minisign itself said of the same message. */
static void test_theirs(void **state)
{
    (void)state;
    struct signature_public key;

    assert_null(signature_read_public(public_text, &key));
    assert_null(signature_check(&key, whole_message(), their_text));
}

static void test_ours(void **state)
{
    (void)state;
    struct signature_public key;
    char text[SIGNATURE_TEXT_MAX];

    make(text, &key);
    assert_null(signature_check(&key, whole_message(), text));
    assert_non_null(strstr(text, "\ntrusted comment: release 7\n"));
    assert_non_null(signature_check(
        &key, (struct signature_bytes){ message, strlen(message) - 1 }, text));
}

/* The first comment is for people and nobody's word, as its name says. */
static void test_each_bit_of_it(void **state)
{
    (void)state;
    struct signature_public key;
    char text[SIGNATURE_TEXT_MAX];

    make(text, &key);
    const size_t len = strlen(text) - 1; /* the last line may end anyhow */
    for (size_t at = strcspn(text, "\n") + 1; at < len; at++) {
        for (int bit = 0; bit < 8; bit++) {
            text[at] = (char)(text[at] ^ (1 << bit));
            if (!signature_check(&key, whole_message(), text)) {
                fail_msg("byte %zu, bit %d", at, bit);
            }
            text[at] = (char)(text[at] ^ (1 << bit));
        }
    }
}

static void test_each_bit_of_message(void **state)
{
    (void)state;
    struct signature_public key;
    char text[SIGNATURE_TEXT_MAX];
    char other[sizeof(message)];

    make(text, &key);
    memcpy(other, message, sizeof(message));
    for (size_t at = 0; at < strlen(message); at++) {
        for (int bit = 0; bit < 8; bit++) {
            other[at] = (char)(other[at] ^ (1 << bit));
            assert_non_null(signature_check(
                &key, (struct signature_bytes){ other, strlen(message) },
                text));
            other[at] = (char)(other[at] ^ (1 << bit));
        }
    }
}

/* Cut short anywhere: not a good one, and nothing is read behind its end. */
static void test_cut(void **state)
{
    (void)state;
    struct signature_public key;
    char text[SIGNATURE_TEXT_MAX];

    make(text, &key);
    for (size_t len = strlen(text) - 1; len-- > 0;) {
        text[len] = '\0';
        if (!signature_check(&key, whole_message(), text)) {
            fail_msg("%zu bytes", len);
        }
    }
}

static void test_keys(void **state)
{
    (void)state;
    struct signature_key secret;
    struct signature_public key;
    char text[sizeof(secret_text)];

    assert_non_null(signature_read_key("", &secret));
    assert_non_null(signature_read_key(public_text, &secret));
    assert_non_null(signature_read_public("", &key));
    assert_non_null(signature_read_public(secret_text, &key));
    memcpy(text, secret_text, sizeof(text));
    char *near_end = strchr(text, '\n') + 160; /* in the secret */
    *near_end = *near_end == 'x' ? 'y' : 'x';
    assert_string_equal(signature_read_key(text, &secret),
                        "is a damaged secret key");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_theirs),
        cmocka_unit_test(test_ours),
        cmocka_unit_test(test_each_bit_of_it),
        cmocka_unit_test(test_each_bit_of_message),
        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
