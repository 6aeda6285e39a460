#pragma once

/**
 * @file
 * The folder that a site is written into: whole, or left as it was.
 *
 * A file `standpunt-web.txt` in it lists what was written, with sizes and
 * hashes. What that list does not name, or what was changed since, is never
 * written over: the export then refuses before it has touched anything.
 *
 * New files wait in a folder beside their places, on the same disk. Only
 * when all of them are there, and the folders they go to, each is moved to
 * its place. A full disk is found out before that.
 */

#include <stdbool.h>
#include <stddef.h>

struct web_tree;

/**
 * Begin to write into @p dir, which is made if it is not there.
 *
 * @return  Owned by the caller, or NULL with one line logged: it cannot be
 *          written, or it has files and none of them are a site's.
 */
struct web_tree *web_tree_open(const char *dir);

/**
 * Add a file; @p path is relative, its folders are made. The same path is
 * added once.
 *
 * @return  False with one line logged; the tree is then of no use but for
 *          web_tree_close().
 */
bool web_tree_add(struct web_tree *tree, const char *path, const void *data,
                  size_t len);

/**
 * Move all to their places; take away what was there from before and is no
 * longer part of the site.
 *
 * @return  False with one line logged.
 */
bool web_tree_commit(struct web_tree *tree);

/** Files and bytes of the site, for a line to the user. */
size_t web_tree_count(const struct web_tree *tree);
size_t web_tree_bytes(const struct web_tree *tree);

/** Release it; without a commit nothing has changed. NULL is fine. */
void web_tree_close(struct web_tree *tree);
