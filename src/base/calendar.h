#pragma once

/**
 * @file
 * The Gregorian calendar. Months and days count from 1. Pure.
 */

#include <stdbool.h>
#include <stdint.h>

bool calendar_is_leap(int year);

/** Days of a month. */
int calendar_month_days(int year, int month);

/** Days from 1970-01-01 to a date; before it they are negative. */
int64_t calendar_days(int year, int month, int day);
