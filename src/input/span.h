#pragma once

/**
 * @file
 * Parts of a text, cut into words and numbers without copying.
 *
 * ASCII rules only: the locale of the machine changes nothing.
 * Pure; a span lives as long as its text.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SPAN_FIELD_MAX = 5,
    SPAN_QUOTE_BYTES_MAX = 40,
};

/** Borrowed, and not closed with NUL. */
struct span {
    const char *text;
    size_t len;
};

/** What a message shows of a span: cut, and of printable ASCII only. */
struct span_quote {
    char text[SPAN_QUOTE_BYTES_MAX + 1];
};

/** A line, cut at its blanks. */
struct span_fields {
    struct span at[SPAN_FIELD_MAX];
    size_t count;     /**< May be larger than SPAN_FIELD_MAX. */
    struct span rest; /**< From the third field to the end of the line. */
};

bool span_is_equal(struct span s, const char *word);

/** True if all bytes are letters, digits, `-`, `_` or in @p others. */
bool span_is_name(struct span s, const char *others);

struct span_quote span_quote(struct span s);

/** The first line of @p text, which then begins after it. */
struct span span_take_line(struct span *text);

/**
 * Without the comment and the blanks at the end. A comment begins with `#`
 * at the start or after a blank, so that a folder may have one in its name.
 */
struct span span_without_comment(struct span line);

/** Cut at spaces, tabs and carriage returns. */
struct span_fields span_split(struct span line);

/**
 * Read a whole number, in base ten, perhaps with a minus.
 *
 * @param[out] out  INT64_MAX or its negative for one that is too long.
 * @return  False if it is no number; @p out is then unchanged.
 */
bool span_number(struct span s, int64_t *out);
