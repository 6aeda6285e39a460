#include "options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    OPTION_MAX = 16,
};

static void complain(const char *command, const char *what, const char *which)
{
    (void)fprintf(stderr, "standpunt %s: %s '%s'; see standpunt --help\n",
                  command, what, which);
}

/* getopt's table, from ours. @return the number of options. */
static int fill_table(const struct cli_option *options,
                      struct option table[OPTION_MAX + 1])
{
    int count = 0;

    for (; options[count].name && count < OPTION_MAX; count++) {
        table[count] = (struct option){
            .name = options[count].name,
            .has_arg = options[count].value ? required_argument : no_argument,
            .val = count,
        };
    }
    table[count] = (struct option){ 0 };
    return count;
}

bool cli_parse(int argc, char **argv, const struct cli_option *options,
               const char **operand)
{
    struct option table[OPTION_MAX + 1];
    const int count = fill_table(options, table);
    int found;

    opterr = 0;
    optind = 1;
    while ((found = getopt_long(argc, argv, ":", table, NULL)) != -1) {
        if (found < 0 || found >= count) {
            complain(argv[0],
                     found == ':' ? "no value for option" : "unknown option",
                     argv[optind - 1]);
            return false;
        }
        if (options[found].value) {
            *options[found].value = optarg;
        } else {
            *options[found].flag = true;
        }
    }
    if (operand && optind < argc) {
        *operand = argv[optind++];
    }
    if (optind < argc) {
        complain(argv[0], "unexpected argument", argv[optind]);
        return false;
    }
    return true;
}

bool cli_size(const char *option, const char *value, int min, int max,
              int out[2])
{
    char *end;
    const long w = strtol(value, &end, 10);
    const bool by = end != value && *end == 'x';
    const char *rest = by ? end + 1 : value;
    const long h = strtol(rest, &end, 10);

    if (!by || end == rest || *end != '\0' || w < min || h < min || w > max ||
        h > max) {
        (void)fprintf(stderr,
                      "standpunt: --%s '%s' is not a size; write WxH, each "
                      "%d to %d\n",
                      option, value, min, max);
        return false;
    }
    out[0] = (int)w;
    out[1] = (int)h;
    return true;
}

int cli_word(const char *option, const char *value, const char *const *words)
{
    for (int i = 0; words[i]; i++) {
        if (strcmp(words[i], value) == 0) {
            return i;
        }
    }
    (void)fprintf(stderr, "standpunt: --%s '%s' is not known; known are",
                  option, value);
    for (int i = 0; words[i]; i++) {
        (void)fprintf(stderr, "%s %s", i > 0 ? "," : "", words[i]);
    }
    (void)fputc('\n', stderr);
    return -1;
}
