/**
 * @file
 * make_stand FOLDER PROJECTS PICTURES: a content folder for benchmarks.
 */

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "log.h"
#include "stand.h"

enum {
    EXIT_USAGE = 2,
};

static bool read_count(const char *text, int min, int *out)
{
    char *end = NULL;

    errno = 0;
    const long value = strtol(text, &end, 10);
    *out = (int)value;
    return errno == 0 && end != text && *end == '\0' && value >= min &&
           value <= STAND_PROJECTS_MAX;
}

int main(int argc, char **argv)
{
    struct stand_params params;

    if (argc != 4 || !read_count(argv[2], 1, &params.project_count) ||
        !read_count(argv[3], 0, &params.picture_count)) {
        (void)fprintf(stderr,
                      "usage: make_stand FOLDER PROJECTS PICTURES\n"
                      "  1 to %d projects, the first with a picture each\n",
                      STAND_PROJECTS_MAX);
        return EXIT_USAGE;
    }
    if ((mkdir(argv[1], 0777) != 0 && errno != EEXIST) || chdir(argv[1]) != 0) {
        log_warning("%s: %s", argv[1], strerror(errno));
        return EXIT_USAGE;
    }
    return stand_write(&params) ? 0 : 1;
}
