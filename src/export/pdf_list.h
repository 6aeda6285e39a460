#pragma once

/**
 * @file
 * A display list on a page: each paragraph becomes a text of the document's
 * structure, each picture that has words a figure; all else is decoration.
 */

#include <stddef.h>

#include "asset_id.h"
#include "draw.h"

struct pdf_pen;

/** What a picture of the list shows, in words. */
struct pdf_alt {
    struct asset_id asset;
    const char *text;
    const char *language;
};

/** A list and what it means. Borrowed. */
struct pdf_list {
    const struct draw_list *items;
    const struct draw_cmd *heading; /**< Among the items, or NULL. */
    const char *language;           /**< Of the document. */
    struct pdf_alt alt; /**< Of the one picture that has words, if any. */
};

void pdf_list_draw(struct pdf_pen *pen, const struct pdf_list *list);
