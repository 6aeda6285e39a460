#pragma once

/**
 * @file
 * The list of what a site's folder holds: a line a file, with the hash and
 * the size of what may be there under its name.
 *
 * While files are moved to their places the list on the disk names both
 * what was there and what comes, so that an interrupted export can be
 * repeated.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/** What a file says. */
struct web_print {
    uint64_t hash;
    size_t size;
};

struct web_entry {
    char *path; /**< Owned by the list. */
    struct web_print print;
};

/** Sorted by path once it is searched. Grows; owned by its holder. */
struct web_manifest {
    struct web_entry *items;
    size_t count, capacity;
};

/** Copies @p path. */
void web_manifest_add(struct web_manifest *m, const char *path,
                      struct web_print print);

/** In order of paths; later ones of one path keep their order. */
void web_manifest_sort(struct web_manifest *m);

/** The first entry of @p path in a sorted list, or NULL. */
const struct web_entry *web_manifest_find(const struct web_manifest *m,
                                          const char *path);

/** True if the sorted list has @p path with @p print. */
bool web_manifest_has(const struct web_manifest *m, const char *path,
                      struct web_print print);

/** @return False if this is no such list, or not whole. */
bool web_manifest_read(struct web_manifest *m, FILE *file);

void web_manifest_write(const struct web_manifest *m, FILE *file);

void web_manifest_finish(struct web_manifest *m);

struct web_print web_print_of(const void *data, size_t len);
