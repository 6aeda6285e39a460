#pragma once

/**
 * @file
 * The measurements. All look at the pixels of the server's screen; none
 * asks the program.
 *
 * While something moves, the screen is looked at once a millisecond and the
 * probe sleeps in between: a machine of two cores has none to spare for it.
 * Thread-safety: one thread.
 */

#include <stdbool.h>
#include <stddef.h>

#include "framebuffer.h"
#include "motion.h"
#include "press.h"
#include "server.h"
#include "tree.h"

enum {
    ACTIONS_MAX = 8,
    PRESSES_MAX = 1000,
};

/** What is done again and again, in turn. */
struct actions {
    int count;
    struct press list[ACTIONS_MAX];
};

/**
 * Wait until the screen has not changed for @p quiet_ms.
 *
 * @return  The time of the last change; -1 if there was none, or if the
 *          screen was still changing after @p limit_ms.
 */
double measure_settle(const struct server *s, double quiet_ms, double limit_ms);

/**
 * From @p command to the screen as it then stays.
 *
 * The program runs on afterwards.
 *
 * @return  Milliseconds; -1 after one line on standard error.
 */
double measure_start(const struct server *s, char *const *command,
                     const char *log);

/** What @p count actions did, in the order of those that did something. */
struct measure_presses {
    size_t changed;
    double first_ms[PRESSES_MAX]; /**< From each to the first changed pixel. */
    double last_ms[PRESSES_MAX];  /**< To the last one: it is all there. */
};

/** Between the actions the screen comes to rest. */
void measure_presses(const struct server *s, const struct actions *actions,
                     int count, struct measure_presses *out);

struct measure_motion_params {
    const struct actions *actions;
    double every_ms; /**< From one action to the next. */
    double for_ms;
    struct band band; /**< What is watched: no press shows there. */
};

struct measure_motion {
    struct motion_result motion;
    size_t presses;
    double cpu_ms;        /**< Of the program's processes, all together. */
    double server_cpu_ms; /**< Of the X server in that time. */
};

struct measure_motion measure_motion(const struct server *s,
                                     const struct measure_motion_params *p);

/** A finger draws a list up and down for @p for_ms; the list follows. */
struct measure_motion measure_scroll(const struct server *s, double for_ms);

struct measure_idle {
    size_t presented; /**< Drawn to the screen, even if nothing changed. */
    double cpu_ms;
    double for_ms;
};

struct measure_idle measure_idle(const struct server *s, double for_ms);
