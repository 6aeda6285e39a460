#pragma once

/**
 * @file
 * What is cited where: every source of the content, once, with the things
 * that name it; in groups by the site it is found on.
 */

#include "model.h"

enum cited_kind {
    CITED_PROJECT,
    CITED_MUNICIPALITY,
    CITED_GOAL,
    CITED_THEME,
    CITED_PAGE,
    CITED_SLIDE,
};

/** A thing that names a source. */
struct citation {
    enum cited_kind kind;
    int index; /**< Of a slide: its deck. */
    int slide;
};

/** A source as its authors wrote it. */
struct source {
    const char *text;
    const char *id; /**< A hash of the text: eight digits of base 16. */
    const struct citation *uses; /**< In the order of kinds, then indices. */
    size_t use_count;
};

/** Sources of one site: those of `archive.vng-international.nl`, too. */
struct source_site {
    const char *name;    /**< "vng-international.nl"; "" for what has none. */
    size_t first, count; /**< Into the content's sources. */
    size_t use_count;
};

struct loader;

/** Fill in sites and sources, by text; what has no site comes last. */
void source_collect(struct loader *ld);

/**
 * The name of a machine in a source: "https://www.vng.nl/x" is found on
 * "vng.nl".
 *
 * @param[out] len  In bytes, 0 if there is none.
 * @return          Where it begins in @p text.
 */
const char *source_host(const char *text, size_t *len);

/** Index of a source, by id; -1 if there is none. */
int source_find(const struct content *c, const char *id);

/** The same by its text. */
int source_find_text(const struct content *c, const char *text);

/** Index of a site, by name; -1 if there is none. */
int source_find_site(const struct content *c, const char *name);
