/**
 * @file
 * The content as a site: the stand's own, and one of 10,000 projects. What it
 * takes to write it, to write it again where nothing has changed, and how
 * much memory that needs at most. The program itself says how many files and
 * bytes they are.
 */

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "web.h"

enum {
    PATH_BYTES = 256,
    COMMAND_BYTES = 3 * PATH_BYTES,
};

static void require(bool ok, const char *what)
{
    if (!ok) {
        perror(what);
        exit(EXIT_FAILURE);
    }
}

static double now_ms(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void shell(const char *format, const char *name)
{
    char command[COMMAND_BYTES];

    (void)snprintf(command, sizeof(command), format, BINARY_DIR, name);
    require(system(command) == 0, command); /* NOLINT: names are our own */
}

static double export_ms(const char *content, const char *out)
{
    const struct web_params params = {
        .content_dir = content,
        .assets_dir = BINARY_DIR "/assets",
        .out_dir = out,
    };
    const double start = now_ms();

    require(web_export(&params) == 0, content);
    return now_ms() - start;
}

static void measure(const char *label, const char *content, const char *dir)
{
    char out[PATH_BYTES];
    struct rusage usage;

    (void)snprintf(out, sizeof(out), "%s/site-%s", dir, label);
    const double first = export_ms(content, out);
    const double again = export_ms(content, out);
    require(getrusage(RUSAGE_SELF, &usage) == 0, "memory");
    (void)printf("%-6s written %7.0f ms, again %7.0f ms, memory at most "
                 "%ld MiB\n",
                 label, first, again, usage.ru_maxrss / 1024);
}

int main(void)
{
    char dir[] = "/tmp/standpunt-web-XXXXXX";
    char large[PATH_BYTES];

    require(mkdtemp(dir) != NULL, dir);
    (void)snprintf(large, sizeof(large), "%s/large", dir);
    shell("'%s/tests/bench/make_stand' '%s' 10000 0", large);
    /* One language is what it has; texts of the others fall back. */
    shell("sed -i 's/^languages:.*/languages: [en, nl, fr, uk, ar]/' "
          "'%.0s%s/standpunt.yaml'",
          large);
    measure("own", SOURCE_DIR "/content", dir);
    measure("10000", large, dir);
    shell("rm -rf '%.0s%s'", dir);
    return EXIT_SUCCESS;
}
