#pragma once

/**
 * @file
 * What a stand's folder is built on: a new folder or one that holds nothing
 * of anybody else's, which a mistyped path easily does.
 */

#include "depot.h"

/** What is copied, in `incoming`, and has no name yet. */
#define SITE_COPY "new"

/**
 * Make what is missing: the last folder of the path, and `releases` in it.
 *
 * @param d    Closed; its `dir` says where. It is closed afterwards.
 * @return     False after one log line: nothing was made in a folder that is
 *             somebody else's.
 */
bool site_make(struct depot *d);

/**
 * Make `incoming` anew, without what interrupted publications left. Be
 * locked.
 *
 * @return  A descriptor, the caller's; -1 after one log line, also if there
 *          is something in it that no publication left. That stays.
 */
int site_make_incoming(const struct depot *d);
