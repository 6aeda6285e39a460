#pragma once

/**
 * @file
 * The slides of a deck, one by one, as they are handed out: the show that
 * stands on a slide with all of it to be seen, and what it is called.
 */

#include <stddef.h>

#include "arena.h"
#include "model.h"
#include "pdf_list.h"
#include "scene.h"
#include "show.h"

enum {
    DECK_UNKNOWN = -1,
};

/** A deck in a language. Indices into the content. */
struct deck_view {
    const struct content *content;
    int deck, language;
};

/** The index of a deck; DECK_UNKNOWN, with a line logged that names those
    there are. */
int deck_find(const struct content *content, const char *id);

/** The show that has slide @p index on the screen, to its last step. */
struct show deck_show(const struct deck_view *v, int index);

/** What a list of bookmarks calls a slide: one line, in @p arena. */
const char *deck_slide_title(const struct deck_view *v, int index,
                             struct arena *arena);

/** The list of a slide and what it means. Borrows both. */
struct pdf_list deck_slide_list(const struct deck_view *v, int index,
                                const struct scene *scene);
