#pragma once

/**
 * @file
 * Proof sheets: every screen of a content folder as a picture, as it was
 * drawn and with large text, and a page that shows them all.
 */

struct proof_params {
    const char *content_dir, *assets_dir, *out_dir;
    const char *language; /**< A code, "all", or NULL for the first. */
    int w_px, h_px;       /**< 0: 1920 x 1080 and 1080 x 1920. */
};

/**
 * @return  Exit status: 0; 1 if the content has mistakes; 2 if it cannot
 *          run. Texts that do not fit are listed on standard error.
 */
int proof_run(const struct proof_params *params);
