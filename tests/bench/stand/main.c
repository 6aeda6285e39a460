/**
 * @file
 * make_stand FOLDER PROJECTS PICTURES [SLIDES]: a content folder for
 * benchmarks.
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
    ARGS_MIN = 4,
    ARGS_MAX = 5,
};

/* A range, and what was read. */
struct count {
    int min, max;
    int *out;
};

static bool read_count(const char *text, struct count count)
{
    char *end = NULL;

    errno = 0;
    const long value = strtol(text, &end, 10);
    *count.out = (int)value;
    return errno == 0 && end != text && *end == '\0' && value >= count.min &&
           value <= count.max;
}

int main(int argc, char **argv)
{
    struct stand_params params = { .slide_count = STAND_SLIDES };
    const struct count projects = { 1, STAND_PROJECTS_MAX,
                                    &params.project_count };
    const struct count pictures = { 0, STAND_PROJECTS_MAX,
                                    &params.picture_count };
    const struct count slides = { 1, STAND_SLIDES_MAX, &params.slide_count };

    if (argc < ARGS_MIN || argc > ARGS_MAX || !read_count(argv[2], projects) ||
        !read_count(argv[3], pictures) ||
        (argc == ARGS_MAX && !read_count(argv[4], slides))) {
        (void)fprintf(stderr,
                      "usage: make_stand FOLDER PROJECTS PICTURES [SLIDES]\n"
                      "  1 to %d projects, the first with a picture each;\n"
                      "  a talk of 1 to %d slides, or of %d\n",
                      STAND_PROJECTS_MAX, STAND_SLIDES_MAX, STAND_SLIDES);
        return EXIT_USAGE;
    }
    if ((mkdir(argv[1], 0777) != 0 && errno != EEXIST) || chdir(argv[1]) != 0) {
        log_warning("%s: %s", argv[1], strerror(errno));
        return EXIT_USAGE;
    }
    return stand_write(&params) ? 0 : 1;
}
