#pragma once

/**
 * @file
 * A loader without a folder: single files of content come as text. Pictures
 * are never found. The languages are nl and en.
 */

#include <stddef.h>

#include "loader.h"

struct loader_bench {
    struct region region;
    struct loader_memory memory;
    struct loader loader;
    struct content *content;
    struct diag_list diags;
};

/** Prepare @p b; pair with loader_bench_close(). */
void loader_bench_open(struct loader_bench *b);
void loader_bench_close(struct loader_bench *b);

/** Read a file called a.yaml. @return its record; ends with the bench. */
void *loader_bench_read(struct loader_bench *b, enum folder_part part,
                        const char *text, size_t len);
