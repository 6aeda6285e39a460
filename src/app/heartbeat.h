#pragma once

/**
 * @file
 * When the stand may say that it is alive, and what it does when its picture
 * does not arrive.
 *
 * Alive is more than a loop that turns: since the last word a frame was
 * shown and the events were taken, the canary (canary.h of the platform) was
 * right a moment ago, and who looks after the content has not got stuck.
 * Waiting for a disk is not that: to start again would not make it faster.
 * Pure: the clock is an argument.
 */

#include <stdbool.h>
#include <stdint.h>

#include "platform.h"

enum {
    HEART_CANARY_MS = 2000, /**< From one that was right to the next … */
    HEART_AGAIN_MS = 500,   /**< … and after one that was not. */
    HEART_MISSES_MAX = 3,   /**< In a row; then something is done. */
    HEART_RIGHT_MS = 5000,  /**< So fresh must the last right one be. */
    HEART_CONTENT_MS = 30000,
};

enum heart_order {
    HEART_GOES_ON,
    HEART_RENEW, /**< Make what shows frames anew. */
    HEART_ENDS,  /**< That did not help: end, to be started again. */
};

/** Made by heartbeat_init(); nobody else writes to it. */
struct heartbeat {
    uint64_t ping_every_ms; /**< 0: nobody asks, and nothing is done. */
    uint64_t canary_every_ms;
    uint64_t ping_due_ms, canary_due_ms;
    uint64_t right_ms; /**< Of the last canary that was. */
    int misses;        /**< In a row. */
    bool renewed;      /**< Since then. */
    bool shown;        /**< Since the last word. */
    bool pumped;       /**< The same of the events. */
};

/** @param watchdog_us  How long it may be silent; 0: nobody listens. */
void heartbeat_init(struct heartbeat *h, uint64_t watchdog_us, uint64_t now_ms);

/** When it has something to do; UINT64_MAX: nobody asks. */
uint64_t heartbeat_deadline_ms(const struct heartbeat *h);

/** Whether the next frame is to be one with the canary, changed or not. */
bool heartbeat_wants_proof(const struct heartbeat *h, uint64_t now_ms);

/** A frame was shown, or was not. @param proved  It had the canary. */
enum heart_order heartbeat_frame(struct heartbeat *h, enum platform_shown shown,
                                 bool proved, uint64_t now_ms);

/** All events that were there have been taken. */
void heartbeat_pumped(struct heartbeat *h);

/**
 * Whether to say now that the stand is alive.
 *
 * @param content_ms  When who looks after the content was seen last;
 *                    UINT64_MAX: nobody does.
 */
bool heartbeat_beats(struct heartbeat *h, uint64_t content_ms, uint64_t now_ms);
