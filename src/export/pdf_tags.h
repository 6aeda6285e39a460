#pragma once

/**
 * @file
 * The structure of a document: its sections, headings, texts and pictures,
 * in the order in which they are read.
 *
 * Cairo writes the tree; what each part says besides (its language, the
 * words for a picture) is kept here until pdf_label() adds it.
 */

#include <cairo.h>
#include <stddef.h>

#include "arena.h"

enum pdf_tag_kind {
    PDF_TAG_DOCUMENT,
    PDF_TAG_SECTION, /**< A slide with its notes. */
    PDF_TAG_HEADING,
    PDF_TAG_TEXT,
    PDF_TAG_FIGURE,
    PDF_TAG_KIND_COUNT,
};

enum {
    PDF_TAGS_MAX = 65536, /**< Of a document; 500 slides have 10,000. */
};

/** A part of the document. Strings live as long as the tags. */
struct pdf_tag {
    enum pdf_tag_kind kind;
    const char *language; /**< NULL: the document's. */
    const char *alt;      /**< Of a figure; else NULL. */
};

struct pdf_tags {
    struct arena arena; /**< For strings; set by who begins. */
    cairo_t *cr;        /**< Where tags are written. */
    struct pdf_tag *items;
    size_t count;
};

/** The name of the structure type, as in ISO 32000: "P". */
const char *pdf_tag_name(enum pdf_tag_kind kind);

/**
 * Begin a part. Strings are copied. There are less than PDF_TAGS_MAX: a deck
 * is limited, and so is what a slide holds.
 */
void pdf_tags_begin(struct pdf_tags *t, const struct pdf_tag *tag);

/** End the part that was begun last. */
void pdf_tags_end(struct pdf_tags *t, enum pdf_tag_kind kind);
