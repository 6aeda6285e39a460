#pragma once

/**
 * @file
 * Which run of the machine this is.
 *
 * A program that has ended and a plug that was pulled leave the same notes;
 * only the first of them is about the program.
 */

enum {
    BOOT_BYTES = 33,
};

/** 32 hexadecimal digits, or "-" where the kernel does not tell. */
void boot_name(char out[BOOT_BYTES]);
