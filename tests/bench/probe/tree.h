#pragma once

/**
 * @file
 * What a program and everything it started costs, as the kernel counts.
 */

#include <stdbool.h>
#include <sys/types.h>

/** Of one process. */
struct tree_stat {
    pid_t parent;
    unsigned long long ticks; /**< Of the CPU; with children it waited for. */
};

/** Of all of them. */
struct tree_usage {
    int process_count;
    double cpu_ms;
    double pss_bytes; /**< Shared pages count by their share. */
};

/** Read a line of /proc/PID/stat. False if it is none. */
bool tree_stat_parse(const char *line, struct tree_stat *out);

/**
 * Everything that descends from @p root, which counts nothing itself, but
 * not @p without and its own.
 */
struct tree_usage tree_measure(pid_t root, pid_t without);

/** The CPU time of one process. 0 if it is gone. */
double tree_process_ms(pid_t pid);

/** End everything that tree_measure() would count, and wait for it. */
void tree_end(pid_t without);
