#pragma once

/**
 * @file
 * What lies between two pages: from how far a movement is to the layers
 * that show it. Pure geometry; time and easing are the caller's.
 */

#include <stdbool.h>

#include "layer.h"

enum between_kind {
    BETWEEN_FADE, /**< One picture through the other. */
    BETWEEN_PUSH, /**< The new picture pushes the old one out. */
    BETWEEN_ZOOM, /**< A page grows out of a tile, or back into it. */
    BETWEEN_CARD, /**< A dialogue rises while what it covers is dimmed. */
    BETWEEN_PART, /**< A part of a picture rises into it. */
};

enum {
    BETWEEN_WHOLE = 65536, /**< Progress at the end. */
};

/** A movement at a moment. Fields that a kind does not name are not read. */
struct between {
    enum between_kind kind;
    int progress;   /**< 0 is the old picture, BETWEEN_WHOLE the new one. */
    int w_px, h_px; /**< Of both pictures. */
    /** Push, zoom: what lies below moves not; h_px if all moves. */
    int moving_px;
    bool to_right; /**< Push: the new picture comes from the left. */
    /** Zoom, card, part: the old picture has the page, dialogue or part. */
    bool back;
    bool from_right;  /**< Zoom: pages begin at the right. */
    struct rect rect; /**< Of the tile, card or part; not empty. */
    int rise_px;      /**< Card, part: how far it rises. */
    struct color dim; /**< Card: what lies over the page under it. */
};

struct layers between_layers(const struct between *b);
