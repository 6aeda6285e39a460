#pragma once

/**
 * @file
 * Text as a code that a phone's camera reads: a QR code (ISO/IEC 18004)
 * with error correction M, which survives 15 % of its area being glare or
 * finger marks.
 *
 * Pure: the same text gives the same modules. The address of a page takes
 * a twentieth of a millisecond.
 * Thread-safety: any thread.
 */

#include <stdbool.h>

#include "arena.h"

enum {
    /** Light modules that the standard wants around it, on each side. */
    CODE_QUIET_MODULES = 4,
};

struct code {
    const unsigned char *modules; /**< By rows; 1 where it is dark. */
    int side;                     /**< Modules a side, without the margin. */
};

/**
 * Encode @p text, as it is.
 *
 * @param out  Its modules live in @p arena.
 * @return     False if it is empty or too long for any code: 2,331 bytes.
 */
bool code_make(struct arena *arena, const char *text, struct code *out);
