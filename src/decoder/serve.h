#pragma once

/**
 * @file
 * One picture after the other, for whoever is at the other end of a socket.
 */

#include <stdbool.h>
#include <stdint.h>

/**
 * Say hello, then answer requests until the other end is closed.
 *
 * @param layers  For the hello; see sandbox_enter().
 * @return  False if the other end went before it had its answer.
 */
bool serve(int socket, uint32_t layers);
