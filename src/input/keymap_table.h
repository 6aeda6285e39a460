#pragma once

/**
 * @file
 * The key map as rows: what keymap_lookup() reads; not for other rooms.
 */

#include <stddef.h>
#include <stdint.h>

#include "keymap.h"

/**
 * A row matches by symbol or by usage, where it names them (0: it does
 * not); the modifiers must be exactly its own.
 */
struct keymap_row {
    unsigned modes; /**< 1 << enum keymap_mode, or-ed. */
    uint32_t symbol;
    int usage;
    unsigned modifiers;
    enum intent_type intent;
    int value; /**< Of the intent. */
    enum focus_move focus;
};

extern const struct keymap_row keymap_rows[];
extern const size_t keymap_row_count;
