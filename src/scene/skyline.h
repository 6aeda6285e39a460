#pragma once

/**
 * @file
 * The skyline: seventeen flat bars, a goal each, on one ground line.
 *
 * Heights carry no data. One table drives the attract picture, the ribbon
 * on the footer, the mark, tile markers, progress and countdown.
 */

#include "canvas.h"

/** Bar @p goal (0-16) of a skyline that fills @p box. */
struct box skyline_bar(struct box box, int goal);

/** Every bar in its goal's colour. */
void skyline_colored(struct canvas *c, struct box box);

/** Bars at rest and marked ones; `own` without alpha: the goals' colours. */
struct skyline_look {
    struct color rest, own;
};

/** Resting bars of one colour; those of @p goals marked. */
void skyline_marked(struct canvas *c, struct box box,
                    const struct int_list *goals, struct skyline_look look);

/** So many of so many. */
struct share {
    int part, whole;
};

/**
 * A progress bar: the first round(17 * part / whole) in goal colours, the
 * others in @p rest.
 */
void skyline_progress(struct canvas *c, struct box box, struct color rest,
                      struct share done);

/** The ribbon that stands on the ground line; @p goal raised, or -1. */
void skyline_ribbon(struct canvas *c, int goal);

/**
 * The mark beside the stand's name.
 * @param single  If it has alpha: all bars in this colour.
 */
void skyline_mark(struct canvas *c, float x, float y, struct color single);
