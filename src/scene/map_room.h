#pragma once

/**
 * @file
 * The parts of the map screen; for its files only.
 */

#include "atlas.h"

enum {
    MAP_CHIPS_MAX = FACET_COUNT, /**< All, and one a facet. */
};

/** What a chip says, and what it does. */
struct map_chip {
    const char *id, *label, *name;
    bool chosen, opens;
    struct intent intent;
    struct box box;
};

struct map_chips {
    struct map_chip items[MAP_CHIPS_MAX];
    float top; /**< y of the highest. */
};

/** Land, shaded countries, ways between partner towns. */
void map_land_draw(struct canvas *c, const struct atlas *a);

void map_marks_draw(struct canvas *c, const struct atlas *a,
                    const struct atlas_room *room);

/** The card beside the map, in step with it. */
void map_list_draw(struct canvas *c, const struct atlas *a, struct box card);

/** Chips of the filters, from the bottom of @p room up. */
void map_chips_place(struct canvas *c, struct box room, struct map_chips *out);
void map_chips_draw(struct canvas *c, const struct map_chips *chips);

/** The values of the facet that is open, over all of the map. */
void map_panel_draw(struct canvas *c);

/** "Thema". */
const char *map_facet_name(const struct canvas *c, enum map_facet facet);

/** A value of a facet as it is read: "Sterker openbaar bestuur". */
const char *map_value_name(const struct canvas *c, enum map_facet facet,
                           int value);

/** The text of the content that this is, or NULL. */
const struct text *map_value_source(const struct canvas *c,
                                    enum map_facet facet, int value);

/** A value with the number of projects it leaves, the other facets as set. */
int map_value_count(const struct canvas *c, enum map_facet facet, int value);

/** "Noordoost-Afrika": what the projects of a mark share. */
const char *map_mark_name(const struct canvas *c,
                          const struct mark_on_map *mark);

/** An intent that sets a facet; FACET_NONE: all go back to any. */
struct intent map_set_facet(enum map_facet facet, int value);
