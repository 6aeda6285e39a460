#pragma once

/**
 * @file
 * Which display shows what: the audience's picture, and beside it the
 * presenter's display with the notes.
 *
 * Whatever is plugged and unplugged, the two are never on one display, the
 * audience's display keeps that part while it is there, and alone it shows
 * the audience's picture. A display whose part nobody confirmed may show
 * the presenter's display, but no notes. Pure: the caller brings the list
 * of displays whenever it has changed.
 */

#include <stdbool.h>
#include <stdint.h>

#include "geom.h"

enum {
    DISPLAYS_MAX = 8, /**< More are left alone. */
};

struct display {
    uint64_t id;  /**< The same when it is plugged in again; never 0. */
    bool is_twin; /**< Another one has its name: it may be taken for that. */
    struct rect bounds;
};

struct display_list {
    struct display items[DISPLAYS_MAX];
    int count;
};

/** What the command line says about the presenter's display. */
enum displays_choice {
    DISPLAYS_AUTO,
    DISPLAYS_OFF,
    DISPLAYS_WINDOW, /**< In a window, whatever displays there are. */
    DISPLAYS_NUMBER,
};

struct displays_params {
    enum displays_choice choice;
    int number;       /**< DISPLAYS_NUMBER: of the display, from 1. */
    bool windowed;    /**< The audience's picture is in a window itself. */
    bool can_windows; /**< Windows can be moved and closed by hand. */
};

enum displays_room {
    DISPLAYS_ROOM_NONE, /**< The audience's display is the only one. */
    DISPLAYS_ROOM_WINDOW,
    DISPLAYS_ROOM_DISPLAY,
};

/** Indices are those of the list that was handed in. */
struct displays_plan {
    int audience; /**< -1: there is no display at all. */
    enum displays_room room;
    int desk;        /**< Where the presenter's display or window is; -1. */
    bool is_private; /**< It may show notes. */
    bool comes;      /**< It comes with a talk, without being asked for. */
};

/** Parts are remembered by id, also of a display that is gone. */
struct displays {
    struct displays_params params;
    uint64_t audience, desk; /**< 0: not given yet. */
    uint64_t confirmed;      /**< Somebody said that this is the presenter's. */
    bool confirmed_alone;    /**< Said where a display had just been lost. */
    uint64_t seen;           /**< Of the last list: a hash of its ids. */
};

void displays_init(struct displays *d, const struct displays_params *params);

/** Hand out the parts. The same list twice gives the same plan. */
struct displays_plan displays_plan(struct displays *d,
                                   const struct display_list *list);

/** The two change places; nothing if they are not both there. */
void displays_swap(struct displays *d, const struct display_list *list);

/** Somebody said that only the presenter sees the presenter's display. */
void displays_confirm(struct displays *d, const struct display_list *list);

/**
 * Not decided here, but asked of the system: the displays there are; after
 * INPUT_DISPLAYS they may be others. Two that show the same picture have the
 * same bounds.
 */
struct display_list platform_displays(void);
