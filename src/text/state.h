#pragma once

/**
 * @file
 * What a struct text holds; for the files of the room and its tests.
 */

#include "arena.h"
#include "fonts.h"
#include "glyphs.h"
#include "hyphens.h"
#include "mask_cache.h"
#include "text.h"
#include "widths.h"

struct text {
    struct fonts *fonts;
    struct glyphs *glyphs;
    struct hyphens *hyphens;
    struct widths *widths;
    struct mask_cache *masks;
    struct region scratch; /**< Of one call. */
};

/**
 * As text_create(), with the fonts from elsewhere.
 *
 * @param hyphen_dir  Folder of the dictionaries; borrowed.
 */
struct text *text_create_from(const struct fonts_params *params,
                              const char *hyphen_dir, bool hinted);

/**
 * Draw a segment.
 *
 * @return  Its pixels owned by the caller: free(). NULL pixels: no ink.
 */
struct text_mask mask_draw(struct text *t, const struct text_style *style,
                           struct directed segment);
