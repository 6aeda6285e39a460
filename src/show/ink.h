#pragma once

/**
 * @file
 * What a presenter draws on one slide: strokes that can be erased, undone
 * and done again, in bounded memory.
 *
 * Every act has a number. A stroke is seen from the act that drew it until
 * the act that erased it: so undoing moves one number back, and redoing
 * moves it on. Pure; a value without pointers, to be copied.
 */

#include <stdbool.h>
#include <stdint.h>

#include "intent.h"

enum {
    /** Points of all strokes: at least four times across the slide, of a
        quick hand some thirty times. Once what is seen has used them up
        nothing more is drawn until something is wiped; what is not seen
        gives way before that, and can then no longer be undone. */
    INK_POINT_MAX = 2048,
    INK_STROKE_MAX = 128,
    INK_ACT_MAX = 1000,
};

/** In SLIDE_WHOLE, which fits. */
struct ink_point {
    uint16_t x, y;
};

struct ink_stroke {
    uint16_t first, count; /**< Of the points. */
    uint16_t born;         /**< The act that drew it; from 1. */
    uint16_t gone;         /**< The act that erased it; 0: none. */
};

/** `{0}` is a clean slide. */
struct ink {
    struct ink_point points[INK_POINT_MAX];
    struct ink_stroke strokes[INK_STROKE_MAX];
    int point_count, stroke_count;
    int act;      /**< The last that counts. */
    int act_last; /**< The last that can be done again. */
    bool open;    /**< The last stroke is still under the pen. */
    bool wipes;   /**< So is the eraser, and it has met something. */
};

/** Begin a stroke. @return false if there is no room for it. */
bool ink_begin(struct ink *ink, struct slide_point at);

/** Lead it on; nearer to its end than @p step is left out.
    @return false if there is no room. */
bool ink_extend(struct ink *ink, struct slide_point at, int step);

/** The pen or the eraser is lifted. */
void ink_lift(struct ink *ink);

/** The stroke under the pen was never meant. */
void ink_drop(struct ink *ink);

/** Erase every stroke within @p reach; all until ink_lift() is one act.
    @return true if one was met. */
bool ink_erase(struct ink *ink, struct slide_point at,
               struct slide_point reach);

/** Erase all. @return false if there was nothing. */
bool ink_clear(struct ink *ink);

/** @return false if there is nothing to undo, or to redo. */
bool ink_undo(struct ink *ink);
bool ink_redo(struct ink *ink);

bool ink_is_seen(const struct ink *ink, const struct ink_stroke *stroke);
bool ink_is_clean(const struct ink *ink);
