#pragma once

/**
 * @file
 * A PDF in the making: pages with display lists on them, bookmarks, and the
 * structure that readers who listen go by.
 *
 * Nothing of the machine or the hour is in it: the same pages give the same
 * bytes.
 * Thread-safety: one thread.
 */

#include <stdbool.h>
#include <stddef.h>

#include "pdf_label.h"
#include "pdf_list.h"
#include "shape.h"
#include "text.h"

/** Strings and rooms are borrowed for the life of the file. */
struct pdf_params {
    const char *title;
    const char *language; /**< Code of the document. */
    const char *creator;  /**< The program and its version. */
    const char *created;  /**< ISO 8601, or NULL: no date is in it. */
    struct text *text;
    struct shape_set *shapes;
    struct pdf_pictures *pictures;
};

struct pdf_file;

struct pdf_file *pdf_file_create(const struct pdf_params *params);

/** NULL is fine. */
void pdf_file_destroy(struct pdf_file *f);

/** What the pages from here on are of, in the outline and the structure. */
void pdf_file_begin_section(struct pdf_file *f, const char *title);

/** A page of points, 72 to the inch. The first one follows a section. */
void pdf_file_begin_page(struct pdf_file *f, double w_pt, double h_pt);

/** Where a list stands on its page, and how large a pixel of it is there. */
struct pdf_place {
    double x_pt, y_pt;
    double pt_per_px;
    struct rect clip; /**< In pixels of the list; empty: none. */
};

void pdf_file_draw(struct pdf_file *f, const struct pdf_list *list,
                   const struct pdf_place *place);

/**
 * No more pages come; there was at least one.
 *
 * @param[out] out  The whole file; released with pdf_bytes_finish().
 * @return  False with one line logged if it could not be made.
 */
bool pdf_file_finish(struct pdf_file *f, struct pdf_bytes *out);
