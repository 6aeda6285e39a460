#pragma once

/**
 * @file
 * The two pictures of a stand on the displays of a machine.
 */

#include "outputs.h"
#include "platform.h"

struct live_displays {
    struct platform *platform;
    struct outputs outputs;
    bool changed;             /**< There are other displays. */
    struct rect audience;     /**< Where its picture was put. */
    struct rect desk;         /**< Size of the presenter's display; or 0. */
    uint64_t minute_until_ms; /**< When its clock is to be looked at. */
    bool refused;             /**< No window could be had: not tried again. */
};

void live_displays_init(struct live_displays *l, struct platform *platform,
                        const struct displays_params *params);

/** Give both pictures of @p s their places. Once a turn. */
void live_displays_arrange(struct live_displays *l, struct exhibit *s,
                           uint64_t now_ms);

/** Show what changed on the presenter's display, if there is one. */
void live_displays_present(struct live_displays *l, struct exhibit *s,
                           uint64_t now_ms);

/** When the clock on it shows another minute; UINT64_MAX without one. */
uint64_t live_displays_deadline_ms(const struct live_displays *l);
