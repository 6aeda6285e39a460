#pragma once

/**
 * @file
 * Does everything fit? All screens of a content folder, laid out without a
 * pixel, and what an author has to know about it.
 */

#include <stddef.h>

#include "content.h"
#include "diag.h"

/**
 * Lay out every screen of @p content in every language, 1920 x 1080 and
 * 1080 x 1920, lists in all their positions, with large text and in high
 * contrast on all their pages, and add what does not fit and what no font
 * can draw to @p diags, sorted.
 *
 * @return  Screens laid out; 0 if fonts or other assets are missing, with
 *          the reason in the log.
 */
size_t fit_check(const struct content *content, const char *assets_dir,
                 struct diag_list *diags);
