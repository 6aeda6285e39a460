#include "log.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    LINE_BYTES_MAX = 1024, /* longer lines are cut, never split */
    EXIT_SOFTWARE = 70,    /* sysexits.h: internal software error */
};

static void write_line(const char *kind, const char *format, va_list args)
{
    char line[LINE_BYTES_MAX];

    (void)vsnprintf(line, sizeof(line), format, args);
    (void)fprintf(stderr, "standpunt: %s%s\n", kind, line);
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

void log_fatal_memory(size_t bytes)
{
    (void)fprintf(stderr, "standpunt: no memory for %zu bytes\n", bytes);
    exit(EXIT_SOFTWARE);
}
