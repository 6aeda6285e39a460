#pragma once

/**
 * @file
 * Chance that is the same for the same seed, on every machine.
 */

#include <stdbool.h>
#include <stdint.h>

struct dice {
    uint64_t state; /**< The seed. */
};

/** All 64 bits. Source: SplitMix64, Steele, Lea and Flood, OOPSLA 2014. */
uint64_t dice_bits(struct dice *d);

/** 0 to @p count - 1; 0 for a count below 1. */
int dice_below(struct dice *d, int count);

/** @p least to @p most, both included. */
int dice_between(struct dice *d, int least, int most);

/** True in one of @p count throws. */
bool dice_once_in(struct dice *d, int count);
