#pragma once

/**
 * @file
 * What reaches a running stand beside events: content that was read again,
 * and what the staff panel says.
 * Thread-safety: the stand's thread.
 */

#include "exhibit.h"

/**
 * Read the content again, from @p dir or, if NULL, from where it was.
 * With mistakes the old content stays.
 *
 * @return  True if the new content is shown.
 */
bool exhibit_reload(struct exhibit *s, const char *dir, struct diag_list *diags,
                    uint64_t now_ms);

/**
 * The same with content that was read elsewhere. If it is the first, what
 * was asked for at the start is shown, an unknown name is said and left out.
 *
 * @param content  Taken over; NULL: it has mistakes, and the old one stays.
 * @param diags    What is wrong with it; borrowed for the call.
 */
void exhibit_take_content(struct exhibit *s, struct content *content,
                          const struct diag_list *diags, uint64_t now_ms);

/** Whether the last frame was of a movement; a skyline's breath is none. */
bool exhibit_moves(const struct exhibit *s);

/**
 * What the program knows of itself; pictures and mistakes are filled in.
 * Strings are borrowed until the next call.
 */
void exhibit_set_facts(struct exhibit *s, const struct facts *facts);

/** Whether they are to be seen: the staff panel is open. */
bool exhibit_shows_facts(const struct exhibit *s);
