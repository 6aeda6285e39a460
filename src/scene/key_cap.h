#pragma once

/**
 * @file
 * A key as it looks: its name on a small rounded box.
 */

#include "canvas.h"

struct key_cap {
    const char *text;
    enum type_role role;
    bool is_own; /**< Of an author's choice: white. */
};

/** What is printed on the key of this name: an arrow for `Right`. */
const char *key_cap_text(const struct canvas *c, const char *name);

/** Of the box it needs, in units. */
float key_cap_width(struct canvas *c, const struct key_cap *cap);

/** @param box  As wide as key_cap_width(). */
void key_cap_draw(struct canvas *c, struct box box, const struct key_cap *cap);

/** What a white key means, at the end of the line @p box. */
void key_cap_legend(struct canvas *c, struct box box);
