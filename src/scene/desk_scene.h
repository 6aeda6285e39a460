#pragma once

/**
 * @file
 * The presenter's display: what is on, what comes, the time and the notes.
 *
 * A scene of its own beside the audience's, built from the same show for an
 * output of its own size; only during a talk. Pure, as scene_build(): the
 * time of day is an argument like any other.
 */

#include "scene.h"

/** What it knows beyond the show. */
struct desk_view {
    struct viewport audience; /**< w_px 0: nothing shows the audience's. */
    int day_minute; /**< Of the local time of day; negative: not known. */
};

/** Build it in @p arena. `viewport` of @p p is the presenter's output. */
struct scene desk_build(struct arena *arena, const struct scene_params *p,
                        const struct desk_view *view);

/**
 * When it changes with the time alone: a second of the talk's timer.
 * UINT64_MAX: not by itself. The time of day is the caller's.
 */
uint64_t desk_deadline_ms(const struct show *show, uint64_t now_ms);
