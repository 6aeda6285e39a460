#pragma once

/**
 * @file
 * The colours of pages for reading: ink on paper, or white on black for a
 * visitor who asked for contrast.
 */

#include "canvas.h"

struct reader_look {
    struct color ground, text, quiet;
    struct color cell, cell_pressed, border; /**< Of cells at rest. */
    struct color chosen, chosen_text;        /**< Of a setting that is on. */
    float border_w; /**< In units: 2, or 4 where it must be seen. */
};

struct reader_look reader_look(const struct canvas *c);
