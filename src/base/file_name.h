#pragma once

/**
 * @file
 * Names of files, as a folder of content has them. Pure.
 */

#include <stdbool.h>

/**
 * Whether it stands beside the content and is none: hidden, or what an
 * editor keeps of a file before. No name at all does not.
 */
bool file_name_is_passed_over(const char *name);
