#pragma once

/**
 * @file
 * Periods and dates in words.
 */

#include "canvas.h"

/** "2022 – 2026", "Sinds april 2022", "" if nothing is known. */
const char *period_words(const struct canvas *c, const struct project *project);
