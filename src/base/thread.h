#pragma once

/**
 * @file
 * A thread that leaves signals to the others: those that end the program are
 * for the one that waits for events.
 */

#include <pthread.h>

/** pthread_create(3). @return 0, or a number of errno. Any thread. */
int thread_start(pthread_t *out, void *(*run)(void *), void *data);
