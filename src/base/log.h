#pragma once

/**
 * @file
 * One line an event, on standard error, where the journal picks it up.
 *
 * Nothing personal is ever logged. Thread-safe: a line is one write.
 */

#include <stddef.h>

/**
 * From now on the same line is written at most LOG_SAME_PER_MINUTE times a
 * minute (log_limit.h): for a program that runs for days.
 */
void log_spare_repeats(void);

/** Something worth knowing: which back end, which display. */
void log_info(const char *format, ...) __attribute__((format(printf, 1, 2)));

/** Something went wrong and was degraded or refused. */
void log_warning(const char *format, ...) __attribute__((format(printf, 1, 2)));

/**
 * Say that @p bytes cannot be had and end with exit status 70, at once:
 * nothing that was to be done at the end is done. Any thread.
 */
_Noreturn void log_fatal_memory(size_t bytes);
