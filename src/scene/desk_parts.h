#pragma once

/**
 * @file
 * The parts of the presenter's display, each in a box of its own.
 */

#include "canvas.h"
#include "desk_scene.h"
#include "pace.h"

/** What all of them look at. */
struct desk {
    struct canvas *c;
    const struct desk_view *view;
    struct viewport output; /**< Whose shape the slides have. */
    const struct deck *deck;
    int deck_index;
    struct talk_place at;
    struct pace_plan plan;
    uint64_t elapsed_ms;
};

/** The time of day, and how long the talk has lasted of how long. */
void desk_clock(const struct desk *d, struct box box);

/** The plan as a skyline, and under it how the talk keeps it. */
void desk_pace(const struct desk *d, struct box box);

/** Notes of the slide, or the question whether they may be shown. */
void desk_notes(const struct desk *d, struct box box);

/** Slides before and after this one, to jump to. */
void desk_strip(const struct desk *d, struct box box);

/** Of a strip in a box as wide as @p w, its numbers included. */
float desk_strip_height(const struct desk *d, float w);

/** The controls. */
void desk_bar(const struct desk *d, struct box box);

/** A line of text in one colour on the stage. */
struct desk_line {
    const char *text;
    enum type_role role;
    enum tint tint;
};

/** Draw it at the top of @p box. @return the box it takes. */
struct box desk_say(const struct desk *d, const struct desk_line *line,
                    struct box box);
