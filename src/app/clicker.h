#pragma once

/**
 * @file
 * Which clicker it may be: by what the system says of its devices, and by
 * the keys that came. Pure.
 *
 * Sources: the keys are those of the makers' manuals and of users' reports;
 * `c52d` is the R400 in the hardware database of systemd. Nothing of this
 * decides what a key does.
 */

#include <stdbool.h>
#include <stddef.h>

#include "key.h"

enum {
    CLICKER_DEVICES_MAX = 4,
};

/** Clickers that are plugged in. */
struct clicker_devices {
    const char *names[CLICKER_DEVICES_MAX];
    size_t count;
    /** Two buttons of an R400 do not arrive: see docs/content.md. */
    bool is_half_dead;
};

/** Read the text of /proc/bus/input/devices. */
struct clicker_devices clicker_devices_read(const char *text, size_t len);

/** Which keys have come; `{0}` is none. */
struct clicker_keys {
    unsigned seen; /**< Bits of clicker.c. */
};

void clicker_keys_add(struct clicker_keys *keys, const struct key *key);

/** Clickers that send these and no others, or NULL if nothing tells. */
const char *clicker_from_keys(const struct clicker_keys *keys);
