#pragma once

/**
 * @file
 * What a visitor may ask for to see and read better. Every setting takes
 * effect at once, all of them combine, and the reset takes them back.
 */

#include <stdbool.h>

enum setting {
    SETTING_LARGE,    /**< Large text: capitals of 7.3 mm (EN 5.1.4). */
    SETTING_CONTRAST, /**< White on black. */
    SETTING_CALM,     /**< Less motion. */
    SETTING_SLOW,     /**< More time before the idle question. */
    SETTING_COUNT,
};

struct show;

struct content;

/** What is on for everybody, as the content says. */
unsigned setting_own(const struct content *content);

/** Whether the visitor has turned @p setting on. */
bool show_has(const struct show *s, enum setting setting);

/**
 * How many times the idle time a visitor gets: large text takes twice as
 * long to read, and who asks for time gets three.
 */
int show_patience(const struct show *s);
