#pragma once

/**
 * @file
 * What is measured, step by step, as words of the command line:
 *
 *   start=TIMES              start it; the last one runs on
 *   do=ACTION                and wait until the screen is at rest
 *   touch=TIMES:ACTION,…     to the first changed pixel
 *   key=TIMES:ACTION,…
 *   cut=TIMES:ACTION,…       the same, of keys that move nothing
 *   fade=SECONDS:ACTION,…    an action each 760 ms
 *   slide=SECONDS:ACTION,…   an action each 540 ms
 *   scroll=SECONDS
 *   pan=SECONDS              the same of a map
 *   zoom=SECONDS:ACTION,…    an action each 760 ms
 *   idle=SECONDS
 *   rest=SECONDS             nothing is done, nothing measured
 *   home                     memory, as it is at home after the loop
 *   memory                   and when everything was done
 *   picture=FILE             the screen as a portable pixmap
 *
 * Thread-safety: one thread.
 */

#include <stdbool.h>
#include <stdio.h>

#include "server.h"

struct steps_params {
    const char *program;  /**< Its name in the results. */
    const char *size;     /**< `1920x1080`. */
    char *const *command; /**< NULL-terminated. */
    const char *log;      /**< Where it may talk to. */
    FILE *out;            /**< Results. */
};

/**
 * Do one step. What fails is a result, too.
 *
 * @return  False, and one line on standard error, if the word is no step,
 *          or if the program does not run.
 */
bool steps_do(const struct server *s, const struct steps_params *params,
              const char *word);
