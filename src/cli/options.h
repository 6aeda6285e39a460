#pragma once

/**
 * @file
 * What subcommands share in reading their command line: every mistake is
 * one clear line on standard error and exit status 2.
 */

#include <stdbool.h>

enum {
    EXIT_USAGE = 2,
};

/** A long option and where its value goes. */
struct cli_option {
    const char *name;
    const char **value; /**< NULL for a flag. */
    bool *flag;
};

enum {
    CLI_SIDE_PX_MIN = 320, /**< Of a window or a picture. */
    CLI_SIDE_PX_MAX = 8192,
};

/**
 * Read `--name value`, `--name=value` and flags, names in full; at most one
 * argument that is none goes to @p operand, which is NULL before.
 *
 * @param operand  NULL if none is allowed.
 * @return  False after one line on standard error.
 */
bool cli_parse(int argc, char **argv, const struct cli_option *options,
               const char **operand);

/** A whole number from @p min to @p max. */
bool cli_number(const char *option, const char *value, int min, int max,
                int *out);

/** `1920x1080`; each from @p min to @p max. */
bool cli_size(const char *option, const char *value, int min, int max,
              int out[2]);

/** One of @p words, NULL-terminated. @return its index, or -1 and a line. */
int cli_word(const char *option, const char *value, const char *const *words);
