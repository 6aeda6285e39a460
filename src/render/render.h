#pragma once

/**
 * @file
 * The CPU compositor: display list in, pixels out. Integer arithmetic only,
 * the same bits on every machine.
 *
 * Thread-safety: one thread, the one of the text room.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "asset.h"
#include "draw.h"
#include "geom.h"
#include "shape.h"
#include "text.h"

/** An opaque picture, 0xffRRGGBB. Borrowed or owned, as its maker says. */
struct pixmap {
    uint32_t *pixels;
    int w_px, h_px;
    int stride_px;
};

struct renderer;

/**
 * What a renderer draws with; all borrowed for its life. A room that no
 * list needs may be NULL.
 */
struct renderer_params {
    struct text *text;
    struct shape_set *shapes;
    struct asset_cache *assets;
    size_t mask_budget_bytes; /**< Cached shapes and shadows; 0: 32 MiB. */
};

/** Never fails: memory that cannot be had ends the program. */
struct renderer *renderer_create(const struct renderer_params *params);

/** NULL is fine. */
void renderer_destroy(struct renderer *r);

/**
 * Draw @p list into @p out, inside @p clip only. The same pixels come out
 * whether a list is drawn at once or piece by piece.
 */
void renderer_draw(struct renderer *r, struct pixmap *out,
                   const struct draw_list *list, struct rect clip);

/** Pictures of the last renderer_draw() that were not ready. */
size_t renderer_waiting_count(const struct renderer *r);

/** Owned by the caller: pixmap_destroy(). Zero sizes are refused. */
struct pixmap pixmap_create(int w_px, int h_px);

/** A zeroed one is fine. */
void pixmap_destroy(struct pixmap *p);

/** @p part of @p from to the same place in @p to; sizes are equal. */
void pixmap_copy(struct pixmap *to, const struct pixmap *from,
                 struct rect part);
