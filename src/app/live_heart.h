#pragma once

/**
 * @file
 * The heartbeat of a running stand: its frames are looked at on the way to
 * the screen, and who watches over the program is told.
 * Thread-safety: main thread only.
 */

#include "heartbeat.h"

struct live_heart {
    struct heartbeat beat;
    bool ready; /**< That was told. */
    bool ends;  /**< The picture does not arrive, whatever is done. */
};

/** Asks the service manager what it expects. */
void live_heart_init(struct live_heart *h, uint64_t now_ms);

/** platform_present(), of frames that changed or are to be proved. */
enum platform_shown live_heart_show(struct live_heart *h, struct platform *p,
                                    const struct output_frame *frame,
                                    bool changed);

/** Once a turn, after its frame. @param content_ms  See heartbeat_beats(). */
void live_heart_follow(struct live_heart *h, uint64_t content_ms,
                       uint64_t now_ms);
