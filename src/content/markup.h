#pragma once

/**
 * @file
 * Marks in an author's text: `*italic*`, `**bold**` and `[words](link)`, by
 * the rules of CommonMark 0.31; a backslash before a sign makes it plain.
 * What else CommonMark knows (underscores, code, pictures, HTML, headings,
 * titles of links) is no mark here: it stays in the text, and is a problem,
 * so that its author hears of it.
 *
 * Linear in the length of the text. Pure.
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"

enum {
    MARKUP_BYTES_MAX = 64 * 1024,
    /** What the longest text takes. */
    MARKUP_MEMORY_BYTES = 16 * 1024 * 1024,
    MARKUP_LINK_BYTES_MAX = 128, /**< Of where a link leads. */
    MARKUP_PROBLEM_MAX = 8,      /**< Of a text; more are of no help. */
};

enum markup_style {
    MARKUP_BOLD = 1,
    MARKUP_ITALIC = 2,
};

/** A part of the plain text. Never empty; in order, none overlap. */
struct markup_span {
    size_t start, len; /**< In bytes of the plain text. */
    unsigned styles;   /**< MARKUP_BOLD, MARKUP_ITALIC. */
    int link;          /**< Into links; -1: none. */
};

/** Borrows the marked text. */
struct markup_part {
    const char *text;
    size_t len;
};

enum markup_problem_kind {
    MARKUP_NO_PARTNER, /**< A word with asterisks that do nothing. */
    MARKUP_UNKNOWN,    /**< A mark that has no meaning here. */
    MARKUP_NO_LINK,    /**< `[…](` and then not where it leads. */
};

struct markup_problem {
    enum markup_problem_kind kind;
    struct markup_part part;
};

/** A text that was read. */
struct markup {
    const char *text; /**< Without its marks; NUL-terminated. */
    size_t len;
    const struct markup_span *spans;
    size_t span_count;
    const struct markup_part *links; /**< Where they lead, as written. */
    size_t link_count;
    struct markup_problem problems[MARKUP_PROBLEM_MAX];
    size_t problem_count;
};

/**
 * Read @p text, valid UTF-8 of at most MARKUP_BYTES_MAX.
 *
 * @param arena  Holds the result; with MARKUP_MEMORY_BYTES it never lacks.
 */
struct markup markup_parse(struct arena *arena, struct markup_part text);
