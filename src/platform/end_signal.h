#pragma once

/**
 * @file
 * Was the program asked to end, or has its display gone? SDL makes the same
 * event of both: of SIGINT and SIGTERM, and of a lost connection to Wayland.
 *
 * A signal's handler can reach nothing but what is static, so that this is.
 */

#include <stdbool.h>

/** After SDL has begun: from now on its signals are noted on their way. */
void end_signal_watch(void);

/** Whether one came since then. */
bool end_signal_came(void);
