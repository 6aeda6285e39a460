#pragma once

/**
 * @file
 * A content folder of any size, written into the working directory. The
 * same numbers give the same bytes.
 *
 * Two loops: `calm` stands still, `moving` changes every three seconds. A
 * talk of pictures and words. A mosaic whose first tile leads to the list
 * of all projects, and whose second opens the talk.
 */

#include <stdbool.h>

enum {
    STAND_PROJECTS_MAX = 100000,
    STAND_SLIDES_MAX = 999,
    STAND_SLIDES = 12, /**< Where nothing is said. */
};

struct stand_params {
    int project_count;
    int picture_count; /**< Of the projects; each its own. */
    int slide_count;   /**< Of the talk. */
};

/** False, and one line on standard error, at the first file that fails. */
bool stand_write(const struct stand_params *params);
