#pragma once

/**
 * @file
 * What the running program tells its staff panel, once a second while that
 * is open.
 */

#include <limits.h>

#include "exhibit_news.h"
#include "frame_count.h"
#include "release_watch.h"

struct live_facts {
    uint64_t began_ms;
    uint64_t told_ms; /**< Last time; 0: the panel is closed. */
    struct frame_count frames;
    char folder[NAME_MAX + 1];
    char drawn_by[64], driver[32];
};

void live_facts_init(struct live_facts *f, uint64_t now_ms);

/** When it has something to tell; UINT64_MAX while the panel is closed. */
uint64_t live_facts_deadline_ms(const struct live_facts *f);

/** Where what it tells is known from; borrowed for the call. */
struct live_sources {
    const char *version, *drawn_by, *driver;
    struct release_state content;
    uint64_t picture_bytes_max;
    enum facts_start start;
};

/** Once a turn, before the frame. */
void live_facts_tell(struct live_facts *f, struct exhibit *s,
                     const struct live_sources *from, uint64_t now_ms);
