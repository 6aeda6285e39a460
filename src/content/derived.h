#pragma once

/**
 * @file
 * What follows from the content once all of it is read: countries, years,
 * relations, projects of municipalities, sources.
 */

#include "loader.h"

/** Fill in all of it. Content without errors only. */
void derived_make(struct loader *ld);
