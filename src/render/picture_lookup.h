#pragma once

/**
 * @file
 * The picture of a DRAW_IMAGE. Of one that is enlarged the sharper pixels
 * are asked for, and until they are there the ones that were on screen do.
 */

#include "asset.h"
#include "draw.h"

/**
 * @param[out] out  Set when ASSET_READY is returned: made for the command's
 *                  box, or for several times that.
 */
enum asset_state picture_lookup(struct asset_cache *assets,
                                const struct draw_cmd *cmd,
                                struct asset_image *out);
