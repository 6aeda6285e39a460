#pragma once

/**
 * @file
 * What things are called on a screen, wherever it shows them. Strings live
 * in the canvas's arena or longer.
 */

#include "canvas.h"

/**
 * A canvas that has words and nothing to draw on: for what is no screen but
 * says the same. @p arena outlives it.
 */
struct canvas say_words_only(struct arena *arena, const struct content *content,
                             const struct strings *strings, int language);

/** What a link leads to. */
const char *say_link(const struct canvas *c, struct link link);

/** What a screen is called; for a slide, its deck. */
const char *say_screen(const struct canvas *c, struct screen screen);

/** The word for a pointer; the same as for none if nobody said. */
enum string_id say_pointer(enum pointer pointer);

/** The content's own part of that, or NULL if it has none. */
const struct text *say_link_source(const struct content *content,
                                   struct link link);

/** `{projects}` in it becomes the number of projects: never wrong. */
const char *say_tile(const struct canvas *c, const struct text *text);

/** "Stedenband · 2019 – 2024"; "" if nothing of it is known. */
const char *say_project_kind(const struct canvas *c, const struct project *p);

/** "Bron: VNG International (SDLG). Doelen: keuze redactie." */
const char *say_project_source(const struct canvas *c, const struct project *p);

/** "Bronnen: …; …"; "" if the page names none. */
const char *say_page_sources(const struct canvas *c, const struct page *page);

/** The same of any list. */
const char *say_sources(const struct canvas *c,
                        const struct string_list *sources);

/** A title may break where its author wants; this one has one line. */
const char *say_line(const struct canvas *c, const char *title);

/** One after another with @p between. */
const char *say_list(const struct canvas *c, const struct string_list *list,
                     const char *between);

/** "2 of 5", of the page with this index. */
const char *say_page_of(const struct canvas *c, int index, int count);
