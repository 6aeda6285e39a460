#pragma once

/**
 * @file
 * SDL_Event to input_event.
 *
 * Pure but for the state passed in, so that tests feed it events that no
 * device has sent.
 */

#include <stdbool.h>
#include <stdint.h>

#include <SDL.h>

#include "contacts.h"
#include "input_event.h"
#include "turn.h"

enum {
    EVENT_FINGER_QUIET_MS = 500, /**< The mouse waits after a finger. */
};

/** What must be remembered between events. Set `turn`; the rest is zero. */
struct event_state {
    struct turn turn; /**< Follows the size of the window. */
    bool finger_seen;
    uint64_t finger_ms;       /**< Of the last finger, if one was seen. */
    struct contacts contacts; /**< That are down. */
    bool mouse_down;          /**< Reported as a finger that is down. */
    bool mouse_moved; /**< Real motion; whoever shows the cursor clears. */
};

/**
 * Convert @p e.
 *
 * @param now_ms  Becomes the event's time.
 * @return  False if it means nothing to the program.
 */
bool event_from_sdl(struct event_state *s, const SDL_Event *e, uint64_t now_ms,
                    struct input_event *out);

/**
 * The next finger that is down no more, by what @p is_down says, although
 * nothing said so. For when all events were converted.
 */
bool event_from_lost_finger(struct event_state *s, contact_is_down *is_down,
                            uint64_t now_ms, struct input_event *out);
