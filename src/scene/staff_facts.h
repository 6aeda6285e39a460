#pragma once

/**
 * @file
 * The staff panel's lines of what the program knows of itself, and of what
 * is wrong with the content.
 */

#include "canvas.h"

/** Names and values below each other; nothing if nothing is known. */
void staff_facts(struct canvas *c, struct box at);
float staff_facts_height(const struct canvas *c);

/** The first mistakes, a line each. */
void staff_mistakes(struct canvas *c, struct box at);
float staff_mistakes_height(const struct canvas *c);
