#include "options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool complain(const char *command, const char *what, const char *which)
{
    (void)fprintf(stderr, "standpunt %s: %s '%s'; see standpunt --help\n",
                  command, what, which);
    return false;
}

/* Written in full: an abbreviation that works today is another tomorrow. */
static const struct cli_option *find(const struct cli_option *options,
                                     const char *name, size_t len)
{
    for (; options->name; options++) {
        if (strlen(options->name) == len &&
            strncmp(options->name, name, len) == 0) {
            return options;
        }
    }
    return NULL;
}

/* One option and its value. @return arguments used, 0 after a complaint. */
static int take_option(char **argv, int at, const struct cli_option *options)
{
    const char *name = argv[at] + strspn(argv[at], "-");
    const size_t len = strcspn(name, "=");
    const struct cli_option *option = find(options, name, len);
    const bool joined = name[len] == '=';

    if (!option || strncmp(argv[at], "--", 2) != 0 ||
        (joined && !option->value)) {
        return complain(argv[0], "unknown option", argv[at]);
    }
    if (!option->value) {
        *option->flag = true;
        return 1;
    }
    *option->value = joined ? name + len + 1 : argv[at + 1];
    if (!*option->value) {
        return complain(argv[0], "no value for option", argv[at]);
    }
    return joined ? 1 : 2;
}

bool cli_parse(int argc, char **argv, const struct cli_option *options,
               const char **operand)
{
    int at = 1;

    while (at < argc) {
        if (argv[at][0] == '-' && argv[at][1] != '\0') {
            const int used = take_option(argv, at, options);
            if (used == 0) {
                return false;
            }
            at += used;
        } else if (operand && !*operand) {
            *operand = argv[at++];
        } else {
            return complain(argv[0], "unexpected argument", argv[at]);
        }
    }
    return true;
}

bool cli_number(const char *option, const char *value, int min, int max,
                int *out)
{
    char *end;
    const long number = strtol(value, &end, 10);

    if (end == value || *end != '\0' || number < min || number > max) {
        (void)fprintf(stderr,
                      "standpunt: --%s '%s' is not a number from %d to %d\n",
                      option, value, min, max);
        return false;
    }
    *out = (int)number;
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
