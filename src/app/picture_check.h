#pragma once

/**
 * @file
 * Does every picture of a content folder decode? Each is decoded once, as a
 * stand would.
 */

#include <stdbool.h>

#include "content.h"
#include "diag.h"

/**
 * Add an error for each picture that cannot be read or decoded to @p diags,
 * sorted. Blocks on the disk; needs no display.
 *
 * @return  False after one log line: the folder cannot be opened, which says
 *          nothing of any picture.
 */
bool picture_check(const struct content *content, struct diag_list *diags);
