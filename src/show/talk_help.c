/*
 * What the keys of a talk do, over the picture. Whoever looks a key up wants
 * to press it next: that first puts the list away, as it does with black.
 */
#include "talk_room.h"

void talk_help_open(struct show *s, uint64_t now_ms)
{
    talk_forget_typed(s);
    s->overlay = OVERLAY_HELP;
    s->focus = 0;
    talk_fade(s, now_ms);
}

void talk_help_update(struct show *s, const struct intent *intent,
                      uint64_t now_ms)
{
    if (intent->repeat) {
        return; /* the key that opened it may be held */
    }
    s->overlay = OVERLAY_NONE;
    s->focus = 0;
    s->talk.arrived_ms = now_ms;
    talk_fade(s, now_ms);
}
