#pragma once

/**
 * @file
 * Text that becomes HTML. This is the one place where it is escaped: what
 * is put in by `%s` can never be read as markup, in a text or in a quoted
 * attribute.
 */

#include <stdio.h>

/** Where a page is written. Borrowed. */
struct html {
    FILE *out;
};

/**
 * Write @p format, markup of our own. `%s` is a text, escaped; `%d` an int;
 * `%r` markup that was made here, as it is; `%%` a per cent sign.
 */
void html_put(struct html *h, const char *format, ...);

/** Write @p len bytes of a text, escaped. */
void html_text(struct html *h, const char *text, size_t len);
