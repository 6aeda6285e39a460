#include "check.h"

#include <getopt.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "content.h"

enum {
    EXIT_CLEAN = 0,
    EXIT_ERRORS = 1,
    EXIT_COULD_NOT_RUN = 2,
};

struct check_options {
    const char *dir;
    bool is_json;
};

static bool refuse(const char *what, const char *argument)
{
    (void)fprintf(stderr, "standpunt check: %s '%s'; see standpunt --help\n",
                  what, argument);
    return false;
}

static bool take_format(struct check_options *out, const char *format)
{
    out->is_json = strcmp(format, "json") == 0;
    return out->is_json || strcmp(format, "text") == 0 ||
           refuse("--format is text or json, not", format);
}

/* False after one line on standard error. */
static bool read_options(int argc, char **argv, struct check_options *out)
{
    static const struct option options[] = {
        { "content", required_argument, NULL, 'c' },
        { "format", required_argument, NULL, 'f' },
        { 0 },
    };
    bool is_fine = true;
    int option;

    opterr = 0;
    optind = 0; /* glibc: start anew */
    while (is_fine &&
           (option = getopt_long(argc, argv, "+:", options, NULL)) != -1) {
        switch (option) {
        case 'c':
            out->dir = optarg;
            break;
        case 'f':
            is_fine = take_format(out, optarg);
            break;
        case ':':
            is_fine = refuse("no value for option", argv[optind - 1]);
            break;
        default:
            is_fine = refuse("unknown option", argv[optind - 1]);
            break;
        }
    }
    if (is_fine && optind < argc) {
        is_fine = refuse("unknown argument", argv[optind]);
    }
    return is_fine;
}

static void print_summary(const struct content *c,
                          const struct diag_list *diags)
{
    (void)printf("%s: %d goals, %zu projects, %zu decks: ", c->dir, GOAL_COUNT,
                 c->project_count, c->deck_count);
    if (diags->count == 0) {
        (void)printf("no mistakes\n");
    } else {
        (void)printf("warnings: %zu\n", diags->count);
    }
}

int check_main(int argc, char **argv)
{
    struct check_options options = { .dir = "content" };
    struct diag_list diags;

    if (!read_options(argc, argv, &options)) {
        return EXIT_COULD_NOT_RUN;
    }
    diag_list_init(&diags);
    struct content *content = content_load(options.dir, &diags);
    if (options.is_json) {
        diag_list_print_json(&diags, stdout);
    } else {
        diag_list_print(&diags, stderr);
        if (content) {
            print_summary(content, &diags);
        }
    }
    const int status = content ? EXIT_CLEAN : EXIT_ERRORS;
    content_destroy(content);
    diag_list_finish(&diags);
    return status;
}
