#pragma once

/**
 * @file
 * What a search reads of the content; for this room.
 */

#include "search.h"
#include "search_index.h"

/** Which documents are of which kind: from `first[kind]` to the next. */
struct gathered {
    int first[SEARCH_KIND_COUNT + 1];
};

/** Add all that can be found to @p b. Linear in the size of the content. */
struct gathered gather(struct index_builder *b, const struct content *content,
                       const struct strings *strings);

/** The thing that is @p document. */
struct search_hit gathered_thing(const struct gathered *g, int document);
