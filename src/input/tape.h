#pragma once

/**
 * @file
 * Tapes: a visit written down as text, one event a line.
 *
 *     0 size 1920 1080      # before anything else
 *     0 lang en             # settings: time 0, before all events
 *     500 tap 960 540
 *     1200 key Shift+F
 *     1300 keydown Escape   # and held, until
 *     2000 keyup Escape
 *     2500 shot home.png
 *
 * A display for the presenter comes and goes, and `on` says which of the two
 * pictures the next lines touch, shoot and dump:
 *
 *     0 clock 2026-06-30T14:32:00+02:00
 *     600 plug desk 1920 1080
 *     700 on desk
 *     800 tap 1600 1010
 *     900 shot desk.png
 *     950 unplug desk
 *
 * `#` begins a comment at the start of a line or after a space. Times are
 * milliseconds from the start and never decrease. A later `size` is a
 * resize of the window. `mouse` is a finger, too: the left button. `clock
 * 2026-03-28T22:00:00+01:00` sets the wall clock
 * (`Z` for UTC); without it the time of day is not known. A move or a release
 * of a finger that is not down is allowed, because panels send such things.
 * Thread-safety: none is needed; nothing is shared.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "input_event.h"
#include "moment.h"

enum {
    TAPE_BYTES_MAX = 1024 * 1024,
    TAPE_LINE_BYTES_MAX = 1024,
    TAPE_EVENT_MAX = 100000,
    TAPE_ERROR_MAX = 100,         /**< More are not listed. */
    TAPE_TIME_MS_MAX = 604800000, /**< A week. */
    TAPE_SIDE_PX_MIN = 320,
    TAPE_SIDE_PX_MAX = 8192,
    TAPE_POINT_PX_MAX = 8192, /**< Below 0, too: fingers leave the panel. */
    TAPE_FINGER_MAX = 9,
    TAPE_MOUSE = TAPE_FINGER_MAX + 1, /**< `finger` of the mouse. */
    TAPE_PANEL_MM_MIN = 50,
    TAPE_PANEL_MM_MAX = 5000,
    TAPE_WHEEL_STEPS_MAX = 100,
    TAPE_NAME_BYTES_MAX = 64,
    TAPE_FILE_BYTES_MAX = 100,

    TAPE_TAP_FINGER = 1,
    TAPE_TAP_MS = 60, /**< From down to up. */
};

enum tape_type {
    TAPE_SIZE,  /**< `size`. The first event of every tape. */
    TAPE_STAND, /**< `text`. Setting. */
    TAPE_MODE,  /**< `text`: kiosk, loop or present. Setting. */
    TAPE_LANG,  /**< `text`. Setting. */
    TAPE_DECK,  /**< `text`. Setting. */
    TAPE_PANEL, /**< `panel`, the lit area. Setting. */
    TAPE_DOWN,  /**< `touch`. */
    TAPE_MOVE,  /**< `touch`. */
    TAPE_UP,    /**< `touch.finger`, released where it was. */
    TAPE_LOST,  /**< `touch.finger`, gone without a release. */
    TAPE_TAP,   /**< `touch`: down, and up after TAPE_TAP_MS. */
    TAPE_HOVER, /**< `touch`: the mouse moves with no button down. */
    TAPE_BLUR,  /**< The window loses the focus. */
    TAPE_KEY,   /**< `key`: down and up again. */
    /** `key`. Of a key that is down, it is what the system repeats. */
    TAPE_KEY_DOWN,
    TAPE_KEY_UP, /**< `key`. */
    TAPE_SHOT,   /**< `text`: a plain file name. */
    TAPE_DUMP,   /**< `text`: a plain file name. */
    TAPE_RELOAD, /**< `text`: a folder, as written. */
    TAPE_WAIT,   /**< Only time goes by. */
    TAPE_WHEEL,  /**< `wheel_steps`, positive towards the next. */
    TAPE_PLUG,   /**< `output` and `size`: a display, or its new mode. */
    TAPE_UNPLUG, /**< `output`. */
    TAPE_ON,     /**< `output`: where the next events are. */
    TAPE_CLOCK,  /**< `moment`: what the wall clock shows from now on. */
    TAPE_TYPE_COUNT,
};

struct tape_event {
    enum tape_type type;
    int line; /**< In the tape, from 1. */
    uint64_t time_ms;
    enum input_output output;
    union {
        struct {
            int w_px, h_px;
        } size;
        struct {
            int w_mm, h_mm;
        } panel;
        struct {
            int finger, x_px, y_px;
        } touch;
        struct key key;
        int wheel_steps;
        struct moment moment;
        const char *text;
    } u;
};

/** Everything lives in the arena of the call that filled it. */
struct tape {
    const struct tape_event *events;
    size_t count;
    const char *const *errors; /**< `file:line: error: …`, in line order. */
    size_t error_count;
};

struct tape_source {
    const char *name; /**< For the errors. */
    const char *text; /**< Need not end with NUL. */
    size_t len;
};

/**
 * Read a tape. All mistakes are listed in one pass; with one or more the
 * tape is refused whole, and @p out has no events.
 *
 * @param arena  At most 8 MiB are taken.
 */
bool tape_parse(struct arena *arena, struct tape_source source,
                struct tape *out);

/** The same from a file; the whole arena use is then at most 9 MiB. */
bool tape_load(struct arena *arena, const char *path, struct tape *out);

/** The word of @p type on a tape. */
const char *tape_word(enum tape_type type);
