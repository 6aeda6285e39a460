#pragma once

/**
 * @file
 * Everything on a page that is neither text nor picture: boxes, their
 * borders and shadows, and named shapes.
 */

#include "draw.h"
#include "pdf_pen.h"

void pdf_shape_round(struct pdf_pen *pen, const struct draw_cmd *cmd);

/** Add a rounded rectangle to the path; corners as in struct draw_round. */
void pdf_shape_round_path(const struct pdf_pen *pen, struct rect rect,
                          const struct draw_round *round);

/** A picture of the shadow: soft edges are no shapes. */
void pdf_shape_shadow(struct pdf_pen *pen, const struct draw_cmd *cmd);

void pdf_shape_named(struct pdf_pen *pen, const struct draw_cmd *cmd);
