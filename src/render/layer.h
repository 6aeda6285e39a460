#pragma once

/**
 * @file
 * A frame of a movement: parts of two composed pictures, one over the
 * other. What a movement looks like is said once, in layers; a back end
 * draws them by its own means (layers_draw() here, textures on a GPU).
 *
 * Pure data, in output pixels.
 */

#include <stdbool.h>

#include "draw.h"
#include "geom.h"
#include "render.h"

enum {
    LAYER_MAX = 80,
    LAYER_SOLID = 256, /**< Weight of a layer that hides what is below. */
};

enum layer_source {
    LAYER_BEFORE, /**< The picture that is left. */
    LAYER_AFTER,  /**< The one that comes. */
    LAYER_COLOR,  /**< No picture: one colour, which dims what is below. */
};

struct layer {
    enum layer_source source;
    struct rect from; /**< Part of the picture; lies inside it. */
    /** Where it stands, scaled if the sizes differ; may overhang. */
    struct rect to;
    struct color color; /**< LAYER_COLOR: blended by its alpha. */
    int weight;         /**< Of a picture: 0 to LAYER_SOLID. */
};

/** From the lowest up; together they cover the frame. Count 0: no movement. */
struct layers {
    struct layer items[LAYER_MAX];
    int count;
};

/**
 * What differs between two frames of the same two pictures. If their
 * layers are not of a kind it is all of @p screen.
 */
struct damage layers_damage(const struct layers *a, const struct layers *b,
                            struct rect screen);

/** The two pictures, of one size. Borrowed. */
struct layer_pair {
    const struct pixmap *before, *after;
};

/**
 * Draw into @p out, which has the pictures' size and is neither of them,
 * inside @p clip only.
 *
 * A weight t mixes as kernel_fade() does. A scaled layer is sampled with
 * linear weights in 1/256 of a pixel, centres on centres. Integers only:
 * the same bits on every machine.
 */
void layers_draw(struct pixmap *out, const struct layers *layers,
                 struct layer_pair pair, struct rect clip);
