#pragma once

/**
 * @file
 * `standpunt check`: read a content folder and say what is wrong in it.
 */

/**
 * @param argc  Arguments from the word `check` on.
 * @return      Exit status: 0 no errors, 1 errors, 2 could not run.
 */
int check_main(int argc, char **argv);
