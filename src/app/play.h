#pragma once

/**
 * @file
 * A recorded visit, without a window and on a virtual clock: the same tape
 * on the same content writes the same bytes, every time.
 */

struct play_params {
    const char *tape;
    const char *content_dir; /**< As found by paths_find_content(). */
    const char *assets_dir;
    const char *out_dir; /**< For shots and dumps; "." by default. */
};

/**
 * @return  Exit status: 0; 1 if the content has mistakes; 2 if the tape
 *          cannot be played or a file cannot be written.
 */
int play_run(const struct play_params *params);
