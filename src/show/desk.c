#include "desk.h"

#include "show_room.h"

static bool is_talk(const struct show *s)
{
    return show_has_talk(s) && !s->talk.by_visitor;
}

bool desk_is_shown(const struct show *s)
{
    const struct show_desk *d = &s->desk;

    if (!is_talk(s) || d->room == DESK_ROOM_NONE) {
        return false;
    }
    return d->wish == DESK_WISH_SHOWN ||
           (d->wish == DESK_WISH_NONE && d->comes);
}

bool desk_is_instead(const struct show *s)
{
    return is_talk(s) && s->desk.instead;
}

bool desk_shows_notes(const struct show *s)
{
    return s->desk.instead || s->desk.is_private;
}

int desk_scroll_px(const struct show *s)
{
    const struct show_desk *d = &s->desk;
    const bool here =
        d->scroll_deck == s->talk.deck && d->scroll_slide == s->talk.slide;

    return here ? d->scroll_px : 0;
}

bool desk_looks_equal(const struct show *a, const struct show *b)
{
    return desk_is_shown(a) == desk_is_shown(b) &&
           desk_is_instead(a) == desk_is_instead(b) &&
           desk_shows_notes(a) == desk_shows_notes(b) &&
           desk_scroll_px(a) == desk_scroll_px(b) &&
           a->desk.size == b->desk.size;
}

void desk_reset(struct show *s)
{
    s->desk.wish = DESK_WISH_NONE;
    s->desk.instead = false;
    s->desk.scroll_px = 0;
}

static void claim(struct show *s)
{
    s->desk.is_private = true;
    s->desk.claims++;
}

/* There is one display: it takes asking twice. */
static void toggle_here(struct show *s, uint64_t now_ms)
{
    if (s->notice == NOTICE_ONE_SCREEN) {
        s->desk.instead = true;
        s->notice = NOTICE_NONE;
        return;
    }
    show_notify(s, NOTICE_ONE_SCREEN, now_ms + NOTICE_MS);
}

static void toggle(struct show *s, uint64_t now_ms)
{
    struct show_desk *d = &s->desk;

    if (d->instead) {
        d->instead = false;
    } else if (d->room == DESK_ROOM_NONE) {
        toggle_here(s, now_ms);
    } else if (desk_is_shown(s) && d->is_private) {
        d->wish = DESK_WISH_HIDDEN;
    } else {
        d->wish = DESK_WISH_SHOWN;
        claim(s);
    }
}

/* Whoever swaps looks at both of them. */
static void swap(struct show *s)
{
    if (s->desk.room == DESK_ROOM_DISPLAY) {
        s->desk.swaps++;
        s->desk.wish = DESK_WISH_SHOWN;
        s->desk.is_private = true;
    }
}

static int bounded(int value, int min, int max)
{
    return value < min ? min : value > max ? max : value;
}

static void scroll(struct show *s, const struct intent *intent)
{
    const int limit = intent->limit > 0 ? (int)intent->limit : 0;
    const int64_t to = desk_scroll_px(s) + intent->value;

    s->desk.scroll_px = to < 0 ? 0 : to > limit ? limit : (int)to;
    s->desk.scroll_deck = s->talk.deck;
    s->desk.scroll_slide = s->talk.slide;
}

void desk_take_displays(struct show *s, const struct intent *intent)
{
    struct show_desk *d = &s->desk;
    const enum desk_room room = (enum desk_room)intent->value;
    const bool is_private = (intent->limit & DESK_IS_PRIVATE) != 0;

    /* What was asked for was asked for as things were. */
    d->instead = false;
    if (d->wish == DESK_WISH_SHOWN &&
        (room != d->room || (d->is_private && !is_private))) {
        d->wish = DESK_WISH_NONE;
    }
    d->room = room;
    d->is_private = is_private;
    d->comes = (intent->limit & DESK_COMES) != 0;
}

static void set_timer(struct timer *t, uint64_t now_ms)
{
    if (t->runs) {
        timer_pause(t, now_ms);
    } else {
        timer_start(t, now_ms);
    }
}

void desk_note_step(struct show *s, const struct show_talk *before,
                    uint64_t now_ms)
{
    const bool step = is_talk(s) && s->talk.slide != before->slide;

    if (step && s->talk.slide != 0 && !timer_is_begun(&s->talk.timer)) {
        timer_start(&s->talk.timer, now_ms);
    }
}

bool desk_update(struct show *s, const struct intent *intent, uint64_t now_ms)
{
    if (!is_talk(s)) {
        return false;
    }
    if (intent->type == INTENT_PRESENTER && intent->value < 0) {
        s->desk.wish = DESK_WISH_HIDDEN;
    } else if (intent->type == INTENT_PRESENTER) {
        toggle(s, now_ms);
    } else if (intent->type == INTENT_PRIVATE) {
        claim(s);
    } else if (intent->type == INTENT_TIMER) {
        set_timer(&s->talk.timer, now_ms);
    } else if (intent->type == INTENT_TIMER_RESET) {
        timer_reset(&s->talk.timer, now_ms);
    } else if (intent->type == INTENT_SWAP) {
        swap(s);
    } else if (intent->type == INTENT_NOTES_SIZE) {
        s->desk.size = bounded(s->desk.size + (int)intent->value,
                               DESK_SIZE_LEAST, DESK_SIZE_MOST);
    } else if (intent->type == INTENT_NOTES_SCROLL) {
        scroll(s, intent);
    } else {
        return false;
    }
    return true;
}
