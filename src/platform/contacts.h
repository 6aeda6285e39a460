#pragma once

/**
 * @file
 * The fingers that are down, as SDL names them: to find those that are gone.
 *
 * SDL drops a panel that is unplugged with all its fingers and sends no
 * release. Whoever has taken every event asks which of them are still there.
 */

#include <stdbool.h>

#include <SDL.h>

#include "input_event.h"

enum {
    CONTACTS_MAX = 32, /**< More are left to their age. */
};

struct contact {
    SDL_TouchID panel;
    SDL_FingerID finger;
    struct touch touch; /**< As it was reported last. */
};

/** `{0}`: nobody touches anything. */
struct contacts {
    struct contact items[CONTACTS_MAX];
    int count;
};

/** Whether a finger is down. */
typedef bool contact_is_down(SDL_TouchID panel, SDL_FingerID finger);

/** Note a sample of a finger, and what it was reported as. */
void contacts_note(struct contacts *c, const SDL_TouchFingerEvent *e,
                   const struct touch *touch);

/**
 * Take out one that is down no more, by what @p is_down says.
 *
 * @param[out] out  Its TOUCH_LOST.
 * @return  False if there is none.
 */
bool contacts_take_lost(struct contacts *c, contact_is_down *is_down,
                        struct touch *out);

/** What SDL knows. True only after all of its events were taken. */
bool contacts_ask_sdl(SDL_TouchID panel, SDL_FingerID finger);
