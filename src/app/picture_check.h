#pragma once

/**
 * @file
 * Does every picture of a content folder decode? Each is decoded once, as a
 * stand would.
 */

#include "content.h"
#include "diag.h"

/**
 * Add an error for each picture that cannot be read or decoded to @p diags,
 * sorted. Blocks on the disk; needs no display.
 */
void picture_check(const struct content *content, struct diag_list *diags);
