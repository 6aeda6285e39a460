#pragma once

/**
 * @file
 * A visitor's settings as switches: what each is called, and the tile of
 * the settings screen that turns it on and off.
 */

#include "canvas.h"

/** Of its target: "setting-large". */
const char *switch_id(enum setting setting);

const char *switch_label(const struct canvas *c, enum setting setting);

/** The tile: icon, label, and a switch whose state is also a word. */
void switch_draw(struct canvas *c, struct box box, enum setting setting);
