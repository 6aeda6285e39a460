#pragma once

/**
 * @file
 * What doctor.h says of keys that the X server and the kernel take before
 * any program sees them.
 */

#include <stdbool.h>

#include "doctor.h"

/** Files to look at; a test has its own. */
struct doctor_places {
    const char *xorg_conf, *xorg_conf_dir, *xorg_share_dir;
    const char *sysrq;
};

/** What the display says. */
struct doctor_display {
    bool is_x11;
    bool zaps; /**< A key of its keyboard ends it. */
};

void doctor_look_at_keys(const struct doctor_places *at,
                         struct doctor_display display, struct findings *out);
