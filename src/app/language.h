#pragma once

/**
 * @file
 * A language that was asked for by its code, in an option or on a tape.
 */

#include "model.h"

enum {
    LANGUAGE_UNKNOWN = -1,
};

/**
 * Index of @p code among the languages of @p content.
 *
 * @return  LANGUAGE_UNKNOWN, with a line logged that names those there are.
 */
int language_find(const struct content *content, const char *code);
