#pragma once

/**
 * @file
 * Municipalities that the content knows something about, for a visitor who
 * looks for the own one: what projects name them as a partner, which towns
 * they are linked with, and what else a source says.
 */

#include "model.h"

/** A town that a municipality is linked with. */
struct city_link {
    struct text place;
    const char *country; /**< ISO 3166-1 alpha-2. */
    struct date since;
    int project; /**< Index of the project that tells of it, -1 for none. */
};

struct municipality {
    const char *id;
    const char *name; /**< The same as among the partners of projects. */
    struct text text; /**< May be empty. */
    const struct city_link *links;
    size_t link_count;
    struct string_list sources, open;
    struct int_list projects; /**< With it as a partner, by index. */
    struct int_list goals;    /**< Of those projects, by number. */
    struct diag_place {
        const char *file, *path;
        int line, column;
    } where;
};

struct loader;

/**
 * Find the projects and goals of all municipalities, in time that grows with
 * the partners there are. One about which nothing is said is a warning.
 */
void municipality_find_projects(struct loader *ld);
