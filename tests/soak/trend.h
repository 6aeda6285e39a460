#pragma once

/**
 * @file
 * What a process holds, looked at again and again, and whether it grows.
 * Thread-safety: one thread.
 */

#include <stddef.h>
#include <sys/types.h>

enum {
    TREND_SAMPLES_MAX = 1024,
};

/** What a process holds at one time; -1 where the kernel does not tell. */
struct holding {
    long resident_kib; /**< Without what it shares with others. */
    int descriptors, threads;
};

struct holding holding_of(pid_t pid);

/** Samples of one number over time. `{0}` is empty. */
struct trend {
    size_t count;
    double at[TREND_SAMPLES_MAX]; /**< In the unit of time of the caller. */
    double value[TREND_SAMPLES_MAX];
};

/** Further ones than there is room for are not taken. */
void trend_add(struct trend *trend, double at, double value);

/** A straight line through samples. */
struct trend_line {
    double slope;
    /** The upper end of its 95 % confidence interval, with normal, independent
        errors: slope + 2 standard errors. */
    double slope_most;
};

/** By least squares; zeroed with fewer than three samples. */
struct trend_line trend_line(const struct trend *trend);
