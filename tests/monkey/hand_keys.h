#pragma once

/**
 * @file
 * Keys for a monkey: those that mean something, letters, and any other.
 */

#include "dice.h"
#include "key.h"

/** The name of one, as key_from_name() reads it. */
void hand_choose_key(struct dice *dice, char out[KEY_NAME_BYTES_MAX]);
