#pragma once

/**
 * @file
 * The clock of the measurements, and short waits on it.
 */

/** Milliseconds of the monotonic clock. */
double clock_ms(void);

/** Sleep for @p ms; the kernel adds a few hundredths. */
void clock_wait(double ms);

/** Ask the kernel not to gather this thread's wake-ups. */
void clock_sharpen(void);
