#pragma once

/**
 * @file
 * The content as a small web site: static pages in all its languages, that
 * need no script and no server. A visitor takes them along from the stand.
 *
 * A page is a folder with an index.html, and links name that file, so that
 * the site works from a disk, from any host, and offline.
 */

#include <stdbool.h>

/** Borrowed for the call. */
struct web_params {
    const char *content_dir, *assets_dir;
    const char *out_dir;
};

/**
 * Write the site. The same content gives the same bytes.
 *
 * @return  Exit status: 0; 1 if the content has mistakes; 2 if it could not
 *          be written, with the reason in the log: the folder is then as it
 *          was before.
 */
int web_export(const struct web_params *params);
