#pragma once

/**
 * @file
 * What the files of a talk share; not for other rooms.
 */

#include "show_room.h"

/* talk_move.c: from place to place */
struct talk_place talk_here(const struct show *s);
int talk_last_slide(const struct show *s, const struct content *content);
/** Be at @p to; closes what lies over the slide. */
void talk_go(struct show *s, struct talk_place to, const struct intent *intent,
             uint64_t now_ms);
/** To slide @p slide, or the nearest there is, with its parts to come. */
void talk_jump(struct show *s, const struct content *content, int slide,
               const struct intent *intent, uint64_t now_ms);
void talk_next(struct show *s, const struct content *content,
               const struct intent *intent, uint64_t now_ms);
void talk_previous(struct show *s, const struct content *content,
                   const struct intent *intent, uint64_t now_ms);
void talk_next_slide(struct show *s, const struct content *content,
                     const struct intent *intent, uint64_t now_ms);
void talk_previous_slide(struct show *s, const struct content *content,
                         const struct intent *intent, uint64_t now_ms);
void talk_go_seen(struct show *s, const struct content *content,
                  const struct intent *intent, uint64_t now_ms);
void talk_forget_typed(struct show *s);
/** What lies over the slide comes or goes. */
void talk_fade(struct show *s, uint64_t now_ms);

/* talk_overview.c: the grid of slides */
void talk_overview_open(struct show *s, uint64_t now_ms);
/** @return true if the intent was about the grid. */
bool talk_overview_update(struct show *s, const struct content *content,
                          const struct intent *intent, uint64_t now_ms);

/* talk_find.c: the box that finds a slide by its title */
void talk_find_open(struct show *s, uint64_t now_ms);
void talk_find_update(struct show *s, const struct content *content,
                      const struct intent *intent, uint64_t now_ms);

/* talk_help.c: what the keys do */
void talk_help_open(struct show *s, uint64_t now_ms);
void talk_help_update(struct show *s, const struct intent *intent,
                      uint64_t now_ms);

/* talk_away.c: the page of what a slide shows */
void talk_leave_for(struct show *s, struct screen screen, uint64_t now_ms);
