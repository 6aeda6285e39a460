#pragma once

/**
 * @file
 * What the words of the interface are called in assets/strings.yaml.
 */

#include "string_table.h"

/** "nav.home" for STR_NAV_HOME. */
const char *string_key(enum string_id id);

/** All of them, STR_COUNT, in order of their ids. */
const char *const *string_keys(void);
