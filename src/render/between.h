#pragma once

/**
 * @file
 * What lies between two pages: from how far a movement is to the layers
 * that show it. Pure geometry; time and easing are the caller's.
 */

#include <stdbool.h>

#include "layer.h"
#include "parts.h"

enum between_kind {
    BETWEEN_FADE, /**< One picture through the other. */
    BETWEEN_PUSH, /**< The new picture pushes the old one out. */
    BETWEEN_ZOOM, /**< A page grows out of a tile, or back into it. */
    BETWEEN_CARD, /**< A dialogue rises while what it covers is dimmed. */
    BETWEEN_PART, /**< A part of a picture rises into it. */
    BETWEEN_OPEN, /**< A zoom whose page has a panel: the tile becomes it. */
    BETWEEN_TURN, /**< To a neighbour: the panels slide, the rest fades. */
    BETWEEN_WAKE, /**< The bars of a skyline become tiles, each in its time. */
};

enum {
    BETWEEN_WHOLE = 65536, /**< Progress at the end. */
};

/** A movement at a moment. Fields that a kind does not name are not read. */
struct between {
    enum between_kind kind;
    int progress;   /**< 0 is the old picture, BETWEEN_WHOLE the new one. */
    int w_px, h_px; /**< Of both pictures. */
    /** Not fade, card: what is below stays; h_px if all moves. */
    int moving_px;
    bool to_right; /**< Push, turn: the new picture comes from the left. */
    /** Zoom, open, card, part: the old picture has the page, dialogue, part. */
    bool back;
    bool from_right;  /**< Zoom: pages begin at the right. */
    struct rect rect; /**< Of the tile, card or part; not empty. */
    int rise_px;      /**< Card, part, open: how far what comes rises. */
    int edge_px;      /**< Open: of the tile, that only it has. */
    struct color dim; /**< Card: what lies over the page under it. */
    /** Open, turn, wake: what moves on its own, as asked for. Borrowed. */
    const struct parts *before, *after;
    const int *shares; /**< Wake: how far each of the goals is. Borrowed. */
    int lead;          /**< Wake: the one that is in front. */
};

struct layers between_layers(const struct between *b);
