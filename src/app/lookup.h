#pragma once

/**
 * @file
 * Stands and decks by the names of a command line.
 */

#include "model.h"

/** Index; -1 and a line in the log, with the ids there are, if not found. */
int lookup_stand(const struct content *content, const char *id);
int lookup_deck(const struct content *content, const char *id);
