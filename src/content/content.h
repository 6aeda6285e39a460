#pragma once

/**
 * @file
 * Reading a content folder.
 *
 * Files are read whole, within the limits of docs/content.md; every mistake
 * of the author is reported, in one pass.
 */

#include <stddef.h>

#include "diag.h"
#include "model.h"

/**
 * Read and check the folder @p dir.
 *
 * @param diags  Mistakes are added, and sorted.
 * @return  Content owned by the caller (content_destroy()), or NULL if
 *          there is an error among the diagnostics. Warnings alone do not
 *          stop it.
 */
struct content *content_load(const char *dir, struct diag_list *diags);

/** Release it and all it holds. NULL is fine. */
void content_destroy(struct content *content);

/** Codes of the languages the program knows: nl, en, fr, uk, ar. */
const char *const *content_known_languages(size_t *count);
