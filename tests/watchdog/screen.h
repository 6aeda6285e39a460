#pragma once

/**
 * @file
 * An X server of the test's own, which can be killed and started again, and
 * the picture on it.
 */

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

enum {
    SCREEN_W = 640,
    SCREEN_H = 360,
};

struct screen {
    pid_t pid;
    char name[16];    /**< ":57", the server's own choice the first time. */
    const char *mode; /**< As Xvfb has it; NULL: SCREEN_W by SCREEN_H. */
    void *cover;      /**< Of screen_cover(), or NULL. */
    unsigned long window;
};

/** Start it, or again by the same name. Ends the test if it cannot. */
void screen_start(struct screen *s);

void screen_kill(struct screen *s);

/** Of all that is to be seen; 0 while there is no server. */
uint64_t screen_hash(const struct screen *s);

/** One pixel of what is to be seen, as 0xRRGGBB. */
uint32_t screen_pixel(const struct screen *s, int x, int y);

/** Press a key, named as X11 does. */
void screen_press(const struct screen *s, const char *key);

/** Somebody else's window over the middle, or that one before all again. */
void screen_cover(struct screen *s);

/** It goes; nothing if there is none. */
void screen_uncover(struct screen *s);
