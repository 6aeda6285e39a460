#pragma once

/**
 * @file
 * A deck handed out: as a PDF, a page a slide, or as pictures.
 */

#include <stdbool.h>

/** Borrowed for the call. */
struct handout_params {
    const char *content_dir, *assets_dir;
    const char *deck;     /**< Its id. */
    const char *language; /**< A code, or NULL for the first. */
    const char *pdf;      /**< The file to write, or NULL. */
    bool notes;           /**< In the PDF: pages for the speaker. */
    const char *creator;  /**< The program and its version. */
    const char *created;  /**< ISO 8601, or NULL. */
    const char *png_dir;  /**< The folder to write, or NULL. */
    int w_px, h_px;       /**< Of a picture. */
};

/**
 * @return  Exit status: 0; 1 if the content has mistakes; 2 if it cannot
 *          run, with the reason in the log. A file is there whole or not at
 *          all.
 */
int handout_pdf(const struct handout_params *params);
int handout_png(const struct handout_params *params);
