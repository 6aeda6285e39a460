/*
 * The overview: all slides of the talk, and a cursor on one of them. Arrows
 * move it; a clicker's keys leave it and go on with the talk, so that one
 * opened by a start button is in nobody's way.
 */
#include "talk_room.h"

void talk_overview_open(struct show *s, uint64_t now_ms)
{
    talk_forget_typed(s);
    s->overlay = OVERLAY_OVERVIEW;
    s->focus = 0;
    s->talk.cursor = s->talk.slide;
    talk_fade(s, now_ms);
}

static void close_overview(struct show *s, uint64_t now_ms)
{
    talk_forget_typed(s);
    s->overlay = OVERLAY_NONE;
    s->focus = 0;
    talk_fade(s, now_ms);
}

/* A row down from the last but one leads to the last slide. */
static void move_cursor(struct show *s, const struct content *content,
                        int64_t by)
{
    const int64_t last = talk_last_slide(s, content);
    const int64_t to = s->talk.cursor + by;

    s->talk.cursor = (int)(to < 0 ? 0 : to > last ? last : to);
}

/* Esc takes back one thing: the number, the focus, the grid. */
static void unwind(struct show *s, uint64_t now_ms)
{
    if (s->talk.typed >= 0) {
        talk_forget_typed(s);
    } else if (s->focus != 0) {
        s->focus = 0;
    } else {
        close_overview(s, now_ms);
    }
}

bool talk_overview_update(struct show *s, const struct content *content,
                          const struct intent *intent, uint64_t now_ms)
{
    const int64_t all = talk_last_slide(s, content) + 1;

    if (intent->type == INTENT_CURSOR) {
        move_cursor(s, content, intent->value);
    } else if (intent->type == INTENT_FIRST) {
        move_cursor(s, content, -all);
    } else if (intent->type == INTENT_LAST) {
        move_cursor(s, content, all);
    } else if (intent->type == INTENT_ENTER && s->talk.typed < 0) {
        talk_jump(s, content, s->talk.cursor, intent, now_ms);
    } else if (intent->type == INTENT_UNWIND) {
        unwind(s, now_ms);
    } else if (intent->type == INTENT_OVERVIEW ||
               intent->type == INTENT_PRESENT ||
               intent->type == INTENT_PRESENT_HERE ||
               intent->type == INTENT_BACK) {
        close_overview(s, now_ms);
    } else {
        return false;
    }
    return true;
}
