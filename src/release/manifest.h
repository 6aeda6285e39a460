#pragma once

/**
 * @file
 * What a release holds, as text: a line a file, with its SHA-256, its
 * length and its path, in order of the paths' bytes.
 *
 *     standpunt-release 1
 *     serial 7
 *     9f86d081… 4217 decks/rondgang.yaml
 *
 * The same files and serial give the same bytes, so that a release is
 * verified by writing its manifest anew and comparing. Pure.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    MANIFEST_HASH_BYTES = 32, /**< SHA-256. */
    MANIFEST_FILES_MAX = 32768,
    MANIFEST_BYTES_MAX = 16 * 1024 * 1024,
};

struct manifest_file {
    char *path;
    uint64_t bytes_count;
    unsigned char hash[MANIFEST_HASH_BYTES];
};

/** `{0}` is empty. Holds memory: manifest_finish(). */
struct manifest {
    struct manifest_file *files;
    size_t count, capacity;
};

/** A text that is owned by whoever has it, and freed by free(). */
struct manifest_text {
    char *data;
    size_t len;
};

/** Copies the path. @return false if there are too many files. */
bool manifest_add(struct manifest *m, const struct manifest_file *file);

/** Sorts the files. The caller frees `data`. */
struct manifest_text manifest_write(struct manifest *m, int serial);

/** The serial that a text begins with; 0 if it is no manifest. */
int manifest_read_serial(const char *text, size_t len);

/** Of the text: what a release is called by and what is signed. */
void manifest_hash(struct manifest_text text,
                   unsigned char out[MANIFEST_HASH_BYTES]);

/** The path of the first line that differs; "" if it is none of a file. */
void manifest_first_difference(struct manifest_text a, struct manifest_text b,
                               char *out, size_t size);

void manifest_finish(struct manifest *m);
