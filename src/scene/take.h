#pragma once

/**
 * @file
 * What a visitor takes home: the code that a phone reads, and the heart that
 * keeps a page for later.
 *
 * Both are there only if the content is on the web. A heart without a code
 * to read in the end would promise what the stand cannot give.
 *
 * A code stands on a white card, ink on white in every mode, with the quiet
 * zone of the standard around it, on whole pixels. Its modules are as large
 * as the card has room for: 4 design units or more for every address that
 * the content may have (web_address.h), and for a full basket.
 */

#include "component.h"

enum {
    TAKE_CARD = 196,     /**< Side of a page's card, in units. */
    TAKE_ALL_CARD = 480, /**< Of the basket's. */
};

/** Whether there is anything to take along. */
bool take_is_offered(const struct canvas *c);

/** What a column beside the block must leave free: units, or 0. */
float take_width(const struct canvas *c);

/**
 * The code of the page that is shown, and what it is: the card at the end of
 * @p area, at its top, the caption under it. Nothing if none is offered.
 */
void take_block(struct canvas *c, struct box area);

/** The heart of the page that is shown and the way to what was kept, at the
    end of @p row. Nothing on screens that cannot be kept. */
void take_hearts(struct canvas *c, struct box row);

/** Room for take_hearts() with three digits, or 0 where there are none. */
float take_hearts_width(const struct canvas *c);

/** The two as buttons without places, or those of them that there are, for
    the caller's row. @return how many. */
int take_buttons(struct canvas *c, struct button *out);

/** A code on a white card. @p box is square. */
void take_card(struct canvas *c, struct box box, const char *address);

/** Address of the page that is shown. */
const char *take_address(const struct canvas *c);

/** Address of all that was kept. */
const char *take_all_address(const struct canvas *c);

/** The link to what a screen shows. */
struct link take_link(struct screen thing);
