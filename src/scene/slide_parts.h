#pragma once

/**
 * @file
 * What slides of several layouts have in common.
 */

#include "slide.h"

/** Ink or paper under a text. */
struct slide_ground {
    struct color fill, title, strong, text, label, rest;
};

struct slide_ground slide_on_ink(void);
struct slide_ground slide_on_paper(void);

/** Left panel (landscape) or upper part (portrait), and the rest. */
struct slide_split {
    struct box panel, rest; /**< Without margins. */
};

/** @param share  Of the height that the panel takes in portrait. */
struct slide_split slide_split(const struct canvas *c, struct box area,
                               float share);

/** @p box without the slides' margins, kept off the bleed. */
struct box slide_inner(const struct canvas *c, struct box box);

/** Small line above; nothing if empty. @return y for what follows. */
float slide_label(struct canvas *c, const struct text *label, struct box at,
                  const struct slide_ground *g);

/** A heading. @return y under it. */
float slide_heading(struct canvas *c, const struct text *title,
                    enum type_role role, struct box at,
                    const struct slide_ground *g);

/** Running text. @return y under it. */
float slide_text(struct canvas *c, const struct text *text, struct box at,
                 const struct slide_ground *g);

/** The slide's art into a box, if it has one. */
void slide_art(struct canvas *c, enum art_kind art, struct box box);

/** How many of the slide's parts are drawn. */
int slide_shown(const struct slide_view *v, int count);

/** Note where part @p index is drawn: the last one is what a step brings. */
void slide_part(struct canvas *c, const struct slide_view *v, int index,
                struct box box);

/** The progress skyline on the lower edge of a talk's slide. */
void slide_progress(struct canvas *c, const struct slide_view *v,
                    struct color rest);
