#include "log.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "hash.h"
#include "log_limit.h"

enum {
    LINE_BYTES_MAX = 1024, /* longer lines are cut, never split */
    EXIT_SOFTWARE = 70,    /* sysexits.h: internal software error */
};

/* The one state that all share, and the one clock read below app: they
   decide on nothing but whether a line is written. */
static struct {
    pthread_mutex_t lock;
    bool spares;
    struct log_limit limit;
} shared = { .lock = PTHREAD_MUTEX_INITIALIZER };

void log_spare_repeats(void)
{
    (void)pthread_mutex_lock(&shared.lock);
    shared.spares = true;
    (void)pthread_mutex_unlock(&shared.lock);
}

static bool may_write(const char *line, int *missed)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    (void)pthread_mutex_lock(&shared.lock);
    const bool pass =
        !shared.spares ||
        log_limit_pass(&shared.limit, hash_string(HASH_START, line),
                       (uint64_t)now.tv_sec, missed);
    (void)pthread_mutex_unlock(&shared.lock);
    return pass;
}

static void write_line(const char *kind, const char *format, va_list args)
{
    char line[LINE_BYTES_MAX];
    int missed = 0;

    (void)vsnprintf(line, sizeof(line), format, args);
    if (!may_write(line, &missed)) {
        return;
    }
    if (missed > 0) {
        (void)fprintf(stderr, "standpunt: %s%s (and %d times before)\n", kind,
                      line, missed);
    } else {
        (void)fprintf(stderr, "standpunt: %s%s\n", kind, line);
    }
}

void log_info(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    write_line("", format, args);
    va_end(args);
}

void log_warning(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    write_line("warning: ", format, args);
    va_end(args);
}

/* At once: other threads go on meanwhile, and what a library would do at an
   orderly end may want memory. All that is kept is whole at any time. */
void log_fatal_memory(size_t bytes)
{
    (void)fprintf(stderr, "standpunt: no memory for %zu bytes\n", bytes);
    _exit(EXIT_SOFTWARE);
}
