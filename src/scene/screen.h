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
/** @param door 0 if one came for a language, 1 for the settings. */
void screen_language(struct canvas *c, int door);

/** @param goal_number 0 for all projects. */
void screen_projects(struct canvas *c, int goal_number);

/** A talk's slide, from edge to edge. */
void screen_slide(struct canvas *c, int deck, int slide);

/** No content that can be shown: never a black screen. */
void screen_preparing(struct canvas *c);

/* Over a screen. */
void overlay_warning(struct canvas *c);
void overlay_pin(struct canvas *c);
void overlay_staff(struct canvas *c);
void overlay_clean(struct canvas *c);
/** @param bottom  y of its lower edge. */
void overlay_notice(struct canvas *c, float bottom);
void overlay_find(struct canvas *c);

/** The ring of a held Esc, if it is held long enough to be shown. */
void overlay_hold(struct canvas *c);
