#pragma once

/**
 * @file
 * A program that is measured, on a virtual X server.
 */

#include <stdbool.h>
#include <sys/types.h>

#include "server.h"

/** Become the one to whom orphans of what is started here are given. */
void program_adopt_orphans(void);

/**
 * Start @p command, NULL-terminated; what it says goes to @p log, a path.
 *
 * @return  Its process, or -1 after one line on standard error.
 */
pid_t program_start(const struct server *server, char *const *command,
                    const char *log);

/** Whether it has not ended. */
bool program_is_running(pid_t pid);
