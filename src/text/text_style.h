#pragma once

/**
 * @file
 * How a text looks: its face and size, and the parts that differ from it.
 */

#include <stdbool.h>
#include <stddef.h>

/** Faces of the design, each with its fallbacks for other scripts. */
enum text_face {
    FACE_TEXT,          /**< Inter 400. */
    FACE_TEXT_MEDIUM,   /**< Inter 500. */
    FACE_TEXT_SEMIBOLD, /**< Inter 600: labels, controls. */
    FACE_DISPLAY,       /**< Inter Display 600: titles, numbers. */
    FACE_TEXT_ITALIC,   /**< The italics are of emphasised parts. */
    FACE_TEXT_SEMIBOLD_ITALIC,
    FACE_DISPLAY_ITALIC,
    FACE_EMBLEM, /**< The statement beside the EU emblem. */
    FACE_COUNT,
};

/** How a text looks. A value; `{0}` is not valid (size_px > 0). */
struct text_style {
    enum text_face face;
    int size_px;  /**< Em. */
    int line_px;  /**< From baseline to baseline. */
    int tracking; /**< Thousandths of an em after each cluster. */
    bool tabular; /**< Digits of one width: clocks, countdowns. */
};

/**
 * How a part of a text differs from the rest. `{0}`: it does not. Only Inter
 * has italics: Arabic, and letters that Inter lacks, stay upright.
 */
struct text_look {
    bool strong; /**< Semi-bold; a title is already. */
    bool italic;
    int link; /**< A number of the caller's; 0: none. */
};

/** A part of a text with a look of its own. */
struct text_span {
    size_t start, len; /**< In bytes. */
    struct text_look look;
};
