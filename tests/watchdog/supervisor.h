#pragma once

/**
 * @file
 * A service manager of one program, as its unit asks for: it owns the socket
 * that is notified, kills a start that is silent for too long, and starts
 * the program again whenever it ends.
 */

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

enum {
    SUPERVISOR_PATH_BYTES = 1024,
};

struct supervisor_params {
    char *const *argv;    /**< Of the program; borrowed, like what follows. */
    const char *dir;      /**< For the socket and the program's log. */
    const char *display;  /**< Its DISPLAY. */
    uint64_t watchdog_ms; /**< Silence that is too long. */
};

struct supervisor {
    struct supervisor_params params;
    char path[SUPERVISOR_PATH_BYTES]; /**< Of the socket. */
    int fd;
    pid_t pid;   /**< 0: it has ended. */
    bool ready;  /**< This start has said so. */
    int starts;  /**< That began. */
    int readies; /**< That said they were ready. */
    int pings;   /**< Since this one was. */
    int status;  /**< Of the last end, as waitpid(2) has it. */
    uint64_t heard_ms;
    uint64_t start_ms; /**< When the next one is due. */
};

/** Ends the test if it cannot. */
void supervisor_open(struct supervisor *s,
                     const struct supervisor_params *params);

/** Do what is due, and wait a moment for the program. */
void supervisor_step(struct supervisor *s);

/** End it in order, and say how it ended, as waitpid(2) does. */
int supervisor_close(struct supervisor *s);

/** Of a monotonic clock. */
uint64_t supervisor_now_ms(void);

/** What does not go on ends the test with a word. */
_Noreturn void supervisor_fail(const char *what, const char *which);
