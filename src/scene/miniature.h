#pragma once

/**
 * @file
 * A slide as another output shows it, small.
 *
 * The slide is laid out at that output's own size, and its list is scaled:
 * lines break where they break there, whatever size the miniature has, and
 * the measures that the text room keeps serve both. Shapes and letters are
 * drawn anew, no picture is shrunk. Nothing on it can be touched. The same
 * way a part of a slide is enlarged: larger letters, not larger pixels.
 */

#include "canvas.h"
#include "zoom.h"

struct miniature {
    struct viewport output; /**< Of the other output, at least 1 x 1. */
    int deck;
    struct talk_place place;
    struct box box;   /**< Of the output's shape: see miniature_fit(). */
    struct zoom zoom; /**< Which part of it fills the box. */
};

/** The largest box of the output's shape in @p room, at its top middle. */
struct box miniature_fit(struct viewport output, struct box room);

void miniature_draw(struct canvas *c, const struct miniature *m);

/**
 * Draw @p list, made for the whole of @p output, into @p box. What it points
 * at must live as long as the canvas's arena.
 */
void miniature_list(struct canvas *c, const struct draw_list *list,
                    struct viewport output, struct box box);
