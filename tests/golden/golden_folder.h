#pragma once

/**
 * @file
 * A folder of texts that are expected: one file a text, no file without a
 * text.
 *
 * With STANDPUNT_BLESS=1 in the environment the folder is renewed instead
 * of compared.
 * Thread-safety: one thread per folder.
 */

#include <stdbool.h>

struct golden_folder;

/**
 * @param expected  The folder in the source tree.
 * @param actual    Where a text that is not as expected is written, under
 *                  the name of its golden; what was there is removed.
 * @return          Owned by the caller; both paths are borrowed.
 */
struct golden_folder *golden_folder_open(const char *expected,
                                         const char *actual);

/** Release it. NULL is fine. */
void golden_folder_close(struct golden_folder *g);

/**
 * Compare one text with its file.
 *
 * @param name  Path under the folder, each once.
 * @return      False after saying which file it is, the first lines that
 *              differ, and where the whole text was written.
 */
bool golden_folder_check(struct golden_folder *g, const char *name,
                         const char *text);

/**
 * Look for files whose texts were never checked.
 *
 * @return  False after naming them. Renewing removes them.
 */
bool golden_folder_check_rest(const struct golden_folder *g);
