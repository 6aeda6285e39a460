#pragma once

/**
 * @file
 * An author's file, read whole into one buffer, and proved to be plain
 * UTF-8 text before a parser sees it.
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "diag.h"

enum {
    YAML_FILE_BYTES_MAX = 1024 * 1024,
};

struct yaml_file {
    const char *name; /**< As the author would write it; set by the caller. */
    const char *text; /**< Not NUL-terminated. */
    size_t len;       /**< Bytes. */
};

/** Where text and tree go, and mistakes. */
struct yaml_reader {
    struct arena *arena;
    struct diag_list *diags;
};

/**
 * Read @p entry of the folder @p folder_fd. Regular files only, no links,
 * at most YAML_FILE_BYTES_MAX.
 *
 * @return  False after a diagnostic.
 */
bool yaml_file_read(struct yaml_file *file, const struct yaml_reader *to,
                    int folder_fd, const char *entry);

/**
 * Check that it is UTF-8 without characters that do not belong in a text.
 * A byte order mark is taken off.
 *
 * @return  False after a diagnostic.
 */
bool yaml_file_check(struct yaml_file *file, struct diag_list *diags);
