#pragma once

/**
 * @file
 * A process gives up everything but memory and the socket it has.
 *
 * Layers, so that a hole in one is covered by the others:
 * - limits: 1 GiB of address space, eight descriptors, no new processes, no
 *   file that is written, no core;
 * - no_new_privs; nobody of the same user looks into it; it ends with the
 *   thread that started it; the first to go where memory is short;
 * - Landlock, where the kernel has it: no path and no port, without exception;
 * - seccomp: a dozen system calls, and memory is never executable. Another
 *   call kills the process.
 *
 * In a build with a sanitizer there is no limit of memory, and calls that
 * open files, connect, start or change processes fail instead of kill: its
 * own machinery needs the rest. Such a build says that both are missing.
 * Thread-safety: a process with one thread.
 */

#include <stdint.h>

/**
 * Before the first foreign byte. Nothing is undone.
 *
 * @return  What is in place: bits of enum decoder_layer.
 */
uint32_t sandbox_enter(void);
