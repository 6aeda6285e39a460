#pragma once

/**
 * @file
 * A folder of good and bad picture files, for tests of what reads it.
 */

#include <stdint.h>

#include "asset_id.h"

/** Ids of the files, in the order of their paths. */
enum picture_stand_file {
    STAND_RED = 1,
    STAND_GREEN,
    STAND_BLUE,
    STAND_BELOW, /**< Red, in a folder. The last sound one. */
    STAND_LIE,
    STAND_TEXT,
    STAND_EMPTY,
    STAND_HUGE,
    STAND_MISSING,
    STAND_LINK,
    STAND_LINKED_FOLDER,
    STAND_FOLDER,
    STAND_PIPE,
    STAND_UPWARDS,
    STAND_ABSOLUTE,
    STAND_END,
};

struct picture_stand {
    char dir[64];
};

/** cmocka set-up: @p state becomes a struct picture_stand. */
int picture_stand_make(void **state);

/** cmocka tear-down. */
int picture_stand_remove(void **state);

/** STAND_END - 1 of them. */
const char *const *picture_stand_paths(void);

/** Colour of a sound file, 0xAARRGGBB. */
uint32_t picture_stand_color(uint32_t file);

struct asset_id picture_stand_id(uint32_t file);

/** Forget all wakes, before a worker is started. */
void picture_stand_expect(void);

/** For asset_params and worker_create(). */
void picture_stand_wake(void);

/** Wait for one call of picture_stand_wake(); none is missed. */
void picture_stand_wait(void);
