#pragma once

/**
 * @file
 * What the movements share; not for other rooms.
 */

#include "between.h"

/** On top of the others; one without pixels is left out. */
void between_add(struct layers *out, struct layer layer);

/** All or a part of a picture where it was, moved. */
void between_add_moved(struct layers *out, enum layer_source source,
                       struct rect part, int dx_px);

/** One picture through the other, in place. */
void between_add_mixed(struct layers *out, struct rect part, int progress);

/** What stands still below everything changes without moving. */
void between_add_fixed(struct layers *out, const struct between *b);

int between_lerp(int from, int to, int share);
struct rect between_lerp_rect(struct rect a, struct rect b, int share);

/** How far a part is that begins and ends on the way. */
int between_part(int share, int from, int to);

/**
 * The largest part of @p r with the proportions of @p shape, so that
 * nothing is distorted: at the top, and at the left, middle or right, which
 * is @p align 0, 1 or 2.
 */
struct rect between_crop(struct rect r, struct rect shape, int align);

/** Of a layer that is as far as @p progress. */
int between_weight(int progress);

/* between_panel.c */
void between_open(struct layers *out, const struct between *b);
void between_turn(struct layers *out, const struct between *b);

/* between_wake.c */
void between_wake(struct layers *out, const struct between *b);
