/*
 * F4: any bytes as what comes with a release: its manifest, its signature,
 * and the keys of both sides. The first byte chooses. Nobody but the key's
 * owner makes a signature that is believed: one that is has the two that
 * were made here in it.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "manifest.h"
#include "signature.h"
#include "test_key.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char message[] = "standpunt-release 1\nserial 7\n";

static struct {
    struct signature_public public;
    char text[SIGNATURE_TEXT_MAX]; /* "" until it is made */
} house;

/* Ends the program, so that the fuzzer keeps the input. */
static void require(bool ok)
{
    if (!ok) {
        abort();
    }
}

static void open_house(void)
{
    struct signature_key key;
    const struct signature_bytes bytes = { message, strlen(message) };

    require(!signature_read_key(TEST_SECRET_KEY, &key));
    require(!signature_read_public(TEST_PUBLIC_KEY, &house.public));
    (void)signature_make(&key, bytes, "release 7", house.text);
}

/* A line of the signature that was made, from 0. */
static bool has_line(const char *text, int number)
{
    const char *line = house.text;

    for (int i = 0; i < number; i++) {
        line = strchr(line, '\n') + 1;
    }
    const size_t len = strcspn(line, "\n");
    char copy[SIGNATURE_TEXT_MAX] = { 0 };
    memcpy(copy, line, len);
    return strstr(text, copy) != NULL;
}

static void read_signature(const char *text)
{
    const struct signature_bytes bytes = { message, strlen(message) };

    if (!signature_check(&house.public, bytes, text)) {
        require(has_line(text, 1) && has_line(text, 2) && has_line(text, 3));
    }
}

static void read_keys(const char *text)
{
    struct signature_key key;
    struct signature_public public;
    const struct signature_public none = { 0 };

    if (signature_read_public(text, &public)) {
        require(memcmp(&public, &none, sizeof(none)) == 0);
    }
    if (!signature_read_key(text, &key)) {
        char out[SIGNATURE_TEXT_MAX];
        const struct signature_bytes bytes = { message, strlen(message) };
        require(signature_make(&key, bytes, text, out) < sizeof(out));
    }
    signature_key_forget(&key);
}

/* The manifest, and another one that begins with the same bytes. */
static void read_manifest(char *text, size_t len)
{
    char path[64];
    const struct manifest_text whole = { text, len };
    const struct manifest_text half = { text, len / 2 };
    unsigned char hash[MANIFEST_HASH_BYTES];

    require(manifest_read_serial(text, len) >= 0);
    manifest_hash(whole, hash);
    manifest_first_difference(whole, half, path, sizeof(path));
    require(strlen(path) < sizeof(path));
    manifest_first_difference(half, whole, path, sizeof(path));
    require(strlen(path) < sizeof(path));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (house.text[0] == '\0') {
        open_house();
    }
    if (size == 0 || size > SIGNATURE_FILE_MAX) {
        return 0;
    }
    char *text = calloc(size, 1);
    require(text != NULL);
    memcpy(text, data + 1, size - 1);
    switch (data[0] % 3) {
    case 0:
        read_manifest(text, size - 1);
        break;
    case 1:
        read_signature(text);
        break;
    default:
        read_keys(text);
        break;
    }
    free(text);
    return 0;
}
