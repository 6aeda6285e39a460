#pragma once

/**
 * @file
 * The full-bleed panel of goal, theme, project and page screens: at the
 * left in landscape, on top in portrait.
 */

#include "canvas.h"

/** Width in landscape; the whole width in portrait. */
float panel_width(const struct canvas *c);

/** Height in portrait; down to the ground line in landscape. */
float panel_height(const struct canvas *c);

/** Both, at the top left, reaching over the bleed. */
struct box panel_box(const struct canvas *c);

/** A goal's number, title, sentence and skyline. */
void panel_goal(struct canvas *c, struct box box, int goal);

/** What stands on an ink panel. Empty texts are left out. */
struct panel_words {
    const char *label, *title, *text;
    const struct text *title_source, *text_source;
};

/** Label, title and text on ink, with the skyline of @p goals below. */
void panel_ink(struct canvas *c, struct box box, const struct panel_words *w,
               const struct int_list *goals);
