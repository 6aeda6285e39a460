#pragma once

/**
 * @file
 * What a visitor looks for: the text in the field, and the keyboard under
 * it. One for the whole visit: who comes back from a result finds it as it
 * was left, and the reset empties it. Part of struct show.
 */

#include <stdbool.h>

#include "utf8.h"

enum {
    /** Of a query: a title is shorter. More is not typed. */
    QUERY_CHARACTERS_MAX = 40,
    QUERY_BYTES_MAX = QUERY_CHARACTERS_MAX * UTF8_BYTES_MAX,
};

/** Whose letters the keyboard has. */
enum query_script {
    KEYS_OF_LANGUAGE, /**< Of the language that is shown. */
    KEYS_LATIN,
    KEYS_CYRILLIC,
    KEYS_ARABIC,
    KEYS_COUNT,
};

/** `{0}` is an empty field. */
struct show_query {
    /** Valid UTF-8, closed with NUL; no blank at the start, no two. */
    char text[QUERY_BYTES_MAX + 1];
    int len; /**< In bytes. */
    enum query_script script;
    bool digits; /**< In the keyboard's top row. */
};

/** True if both look the same. */
bool query_is_equal(const struct show_query *a, const struct show_query *b);
