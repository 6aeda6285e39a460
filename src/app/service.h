#pragma once

/**
 * @file
 * What is said to the service manager that started the program, if one did:
 * sd_notify(3). Without one nothing is said, and nothing costs anything.
 */

#include <stdint.h>

enum service_word {
    SERVICE_READY,    /**< The first picture is on the screen. */
    SERVICE_ALIVE,    /**< heartbeat.h says when. */
    SERVICE_STOPPING, /**< In order. */
};

/** How long the program may be silent before it is killed; 0: for ever. */
uint64_t service_watchdog_us(void);

void service_say(enum service_word word);
