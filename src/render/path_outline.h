#pragma once

/**
 * @file
 * A path of the shape room as an outline of FreeType's, placed in a mask.
 *
 * Integer arithmetic, the same bits on every machine.
 */

#include <ft2build.h>
#include FT_OUTLINE_H

#include "geom.h"
#include "raster.h"
#include "shape.h"

/**
 * The outline of @p path as @p view places it. Stretches of it that lie
 * beside @p part, on one side, are cut short where that changes no pixel of
 * @p part; an empty part: nothing is cut.
 *
 * Ends the program when there is no memory.
 * @return  Owned by the caller: FT_Outline_Done().
 */
FT_Outline path_outline(FT_Library library, const struct shape_path *path,
                        const struct raster_view *view, struct rect part);
