#pragma once

/**
 * @file
 * A copy of tests/content/good in a folder of its own, with changes.
 *
 * The changes are lines of text:
 *
 *     # a comment
 *     in content/goals.yaml          the lines below change this file
 *     -  - number: 7                 take the next such line out
 *     +  - number: 8                 put this one in its place
 *     bytes 6E6C3A20FF0A             put these bytes there
 *     repeat 9000 text               put this line there so many times
 *     remove content/pages.yaml      a file, or all of a folder
 *     folder content/pages.yaml
 *     pipe content/pages.yaml
 *     link content/pages.yaml TO
 *     copies 480 content/decks/x@.yaml     of the file of the last `in`;
 *                                          @ becomes a number in both
 *
 * Without a line taken out, new ones go to the end; a file that is not there
 * is a new one. A change that mentions assets/ brings a copy of the
 * program's strings.yaml as well.
 */

#include <stdbool.h>

#include "model.h"

/** Where a case lies. */
struct content_case {
    char dir[64];
    bool has_assets;
};

/** Make the folder, with no changes if @p changes is NULL, and go there. */
void content_case_open(struct content_case *c, const char *changes);

/** Leave the folder for the top folder of the sources and remove it. */
void content_case_close(struct content_case *c);

/** Read what such a folder holds; a mistake fails the test. Owned. */
struct content *content_case_load(const char *changes);
