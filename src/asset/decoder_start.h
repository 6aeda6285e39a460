#pragma once

/**
 * @file
 * Start the program that decodes, with nothing but a socket.
 *
 * A program of its own and not a copy of this one: it has none of its
 * memory, threads and open files, can be started at any time, maps three
 * decoders instead of a window's libraries, and gets a new random layout
 * each time. Thread-safety: any thread.
 */

#include <sys/types.h>

/**
 * Start @p path: no environment, no open file but the socket, all signals
 * as they are by default, out of reach of a terminal's keys.
 *
 * @param[out] pid     The caller's to end and wait for.
 * @param[out] socket  Our end; the caller's to close.
 * @return  0, or an errno; then nothing is set.
 */
int decoder_start(const char *path, pid_t *pid, int *socket);
