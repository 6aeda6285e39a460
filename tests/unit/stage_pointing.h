#pragma once

/**
 * @file
 * A talk on a bench in which somebody points: on six slides, the third of
 * them a goal, the fifth a map.
 */

#include "stage.h"

/** With one display, and with the presenter's beside it. */
struct stage stage_talk(void);
struct stage stage_talk_with_desk(void);

void stage_want(struct stage *t, enum intent_type type, int value);

/** A finger at a place of what is shown, in SLIDE_WHOLE. */
void stage_point(struct stage *t, int x, int y, bool down);

/** A level line at @p y, with what is in the hand. */
void stage_stroke(struct stage *t, int y);

bool stage_has_ink(const struct show *s);
