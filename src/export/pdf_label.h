#pragma once

/**
 * @file
 * What cairo 1.16 cannot write into a PDF, added by qpdf: the language of
 * the document and of what is in another one, the words for pictures, and
 * that a reader shows the title rather than the file's name. No date is
 * kept that was not asked for.
 */

#include <stdbool.h>
#include <stddef.h>

#include "pdf_tags.h"

/** A file in memory. Owned by its holder. */
struct pdf_bytes {
    unsigned char *data;
    size_t len;
};

void pdf_bytes_finish(struct pdf_bytes *bytes);

struct pdf_labels {
    const char *language;
    const struct pdf_tags *tags; /**< As they were written. */
    bool dated;                  /**< Keep the date of creation. */
};

/**
 * @param[out] out  Set on true.
 * @return  False with one line logged if @p in is not the file that
 *          @p labels are of.
 */
bool pdf_label(const struct pdf_bytes *in, const struct pdf_labels *labels,
               struct pdf_bytes *out);
