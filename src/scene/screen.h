#pragma once

/**
 * @file
 * One function a screen. Each draws a whole screen on a fresh canvas.
 */

#include "canvas.h"

void screen_attract(struct canvas *c);
void screen_home(struct canvas *c);
void screen_goal(struct canvas *c, int goal);
void screen_theme(struct canvas *c, int theme);
void screen_project(struct canvas *c, int project);
void screen_page(struct canvas *c, int page);
void screen_basket(struct canvas *c);
/** @param door 0 if one came for a language, 1 for the settings. */
void screen_language(struct canvas *c, int door);

/** @param goal_number 0 for all projects. */
void screen_projects(struct canvas *c, int goal_number);

/** The field, its keyboard, and what is found while typing. */
void screen_search(struct canvas *c);

/** Projects where they are, and a list in step with them. */
void screen_map(struct canvas *c);

/** A talk's slide, from edge to edge. */
void screen_slide(struct canvas *c, int deck, int slide);

/** No content that can be shown: never a black screen. */
void screen_preparing(struct canvas *c);

/** More like a project: its relations, and the lists it is on. */
void screen_related(struct canvas *c, int project);
void screen_country(struct canvas *c, int country);

/** @param door 0 for all of them, 1 for one that is not there. */
void screen_municipalities(struct canvas *c, int door);
void screen_municipality(struct canvas *c, int municipality);

/** @param site_number 0 for all sites. */
void screen_sources(struct canvas *c, int site_number);
/** What names a source. */
void screen_source(struct canvas *c, int source);
/** The sources of a project. */
void screen_cited(struct canvas *c, int project);
/** One of those that are the same on a page for reading (sheet.h). */
void screen_sheet(struct canvas *c, struct screen screen);

/* Over a screen. */
void overlay_warning(struct canvas *c);
void overlay_pin(struct canvas *c);
void overlay_staff(struct canvas *c);
void overlay_rollback(struct canvas *c);
void overlay_clean(struct canvas *c);
/** @param bottom  y of its lower edge. */
void overlay_notice(struct canvas *c, float bottom);
void overlay_find(struct canvas *c);

/** The ring of a held Esc, if it is held long enough to be shown. */
void overlay_hold(struct canvas *c);
