/*
 * A talk: a deck under keyboard, clicker or finger. Esc is harmless, a
 * second F5 does nothing, and in black or white the first key only brings
 * the picture back.
 */
#include "show_room.h"

int talk_default_deck(const struct show *s, const struct content *content)
{
    const struct int_list *talks = &content->stands[s->stand].talks;
    return talks->count > 0 ? talks->items[0] : -1;
}

void talk_start(struct show *s, int deck, uint64_t now_ms)
{
    if (deck < 0) {
        return;
    }
    show_reset_visit(s);
    s->state = STATE_PRESENT;
    s->talk =
        (struct show_talk){ .deck = deck, .typed = -1, .started_ms = now_ms };
    show_move(s,
              (struct motion){ TRANSITION_FADE, MOTION_WAKE_MS, EASE_IN_OUT },
              now_ms);
}

/* A visitor looks into a talk: back leads to the page it came from. */
void talk_visit(struct show *s, int deck, uint64_t now_ms)
{
    s->state = STATE_PRESENT;
    s->focus = 0;
    s->talk =
        (struct show_talk){ .deck = deck, .typed = -1, .by_visitor = true };
    show_move(s,
              (struct motion){ TRANSITION_FADE, MOTION_WAKE_MS, EASE_IN_OUT },
              now_ms);
}

void talk_end(struct show *s, uint64_t now_ms)
{
    if (!s->talk.by_visitor) {
        loop_enter(s, now_ms);
        return;
    }
    s->state = STATE_BROWSE;
    s->overlay = OVERLAY_NONE;
    s->notice = NOTICE_NONE;
    s->focus = 0;
    s->talk = (struct show_talk){ .typed = -1 };
    show_move(s,
              (struct motion){ TRANSITION_FADE, MOTION_WAKE_MS, EASE_IN_OUT },
              now_ms);
}

static void forget_typed(struct show *s)
{
    s->talk.typed = -1;
    if (s->notice == NOTICE_TYPED) {
        s->notice = NOTICE_NONE;
    }
}

static int last_slide(const struct show *s, const struct content *content)
{
    return (int)content->decks[s->talk.deck].slide_count - 1;
}

static void go_to(struct show *s, int to, const struct intent *intent,
                  uint64_t now_ms)
{
    const int from = s->talk.slide;

    forget_typed(s);
    s->talk.ended = false;
    s->focus = 0;
    s->talk.slide = to;
    /* A held key does not animate: only the last step would be seen. */
    if (to == from || intent->repeat) {
        transition_finish(&s->transition);
        return;
    }
    show_move(s,
              (struct motion){ to > from ? TRANSITION_PUSH_LEFT
                                         : TRANSITION_PUSH_RIGHT,
                               MOTION_SLIDE_MS, EASE_IN_OUT },
              now_ms);
}

static void next(struct show *s, const struct content *content,
                 const struct intent *intent, uint64_t now_ms)
{
    if (s->talk.slide < last_slide(s, content)) {
        go_to(s, s->talk.slide + 1, intent, now_ms);
    } else if (!intent->repeat && !s->talk.ended) {
        forget_typed(s);
        s->talk.ended = true;
        s->talk.ended_ms = now_ms;
        show_notify(s, NOTICE_LAST_SLIDE, now_ms + NOTICE_MS);
    }
}

static void previous(struct show *s, const struct content *content,
                     const struct intent *intent, uint64_t now_ms)
{
    (void)content;
    go_to(s, s->talk.slide > 0 ? s->talk.slide - 1 : 0, intent, now_ms);
}

static void first(struct show *s, const struct content *content,
                  const struct intent *intent, uint64_t now_ms)
{
    (void)content;
    go_to(s, 0, intent, now_ms);
}

static void last(struct show *s, const struct content *content,
                 const struct intent *intent, uint64_t now_ms)
{
    go_to(s, last_slide(s, content), intent, now_ms);
}

static void set_typed(struct show *s, int typed, uint64_t now_ms)
{
    s->talk.typed = typed;
    s->talk.typed_ms = now_ms;
    show_notify(s, NOTICE_TYPED, now_ms + TYPED_MS);
}

static void type_digit(struct show *s, const struct content *content,
                       const struct intent *intent, uint64_t now_ms)
{
    const int before = s->talk.typed < 0 ? 0 : s->talk.typed;
    const int typed = before * 10 + (int)intent->value;

    (void)content;
    if (typed <= SLIDE_TYPED_MAX) {
        set_typed(s, typed, now_ms);
    }
}

static void erase(struct show *s, const struct content *content,
                  const struct intent *intent, uint64_t now_ms)
{
    if (s->talk.typed < 0) {
        previous(s, content, intent, now_ms);
    } else if (s->talk.typed < 10) {
        forget_typed(s);
    } else {
        set_typed(s, s->talk.typed / 10, now_ms);
    }
}

static void enter(struct show *s, const struct content *content,
                  const struct intent *intent, uint64_t now_ms)
{
    const int typed = s->talk.typed;

    if (typed < 0) {
        next(s, content, intent, now_ms);
    } else if (typed > last_slide(s, content)) {
        last(s, content, intent, now_ms);
    } else {
        go_to(s, typed > 0 ? typed - 1 : 0, intent, now_ms);
    }
}

static void unwind(struct show *s, const struct content *content,
                   const struct intent *intent, uint64_t now_ms)
{
    (void)content;
    (void)intent;
    if (s->talk.typed < 0 && s->focus == 0 && s->talk.by_visitor) {
        talk_end(s, now_ms);
        return;
    }
    forget_typed(s);
    s->focus = 0;
}

static void cover(struct show *s, enum show_overlay overlay, uint64_t now_ms)
{
    forget_typed(s);
    s->overlay = overlay;
    show_move(s, (struct motion){ TRANSITION_FADE, MOTION_BLACK_MS, EASE_OUT },
              now_ms);
}

static void black(struct show *s, const struct content *content,
                  const struct intent *intent, uint64_t now_ms)
{
    (void)content;
    (void)intent;
    cover(s, OVERLAY_BLACK, now_ms);
}

static void white(struct show *s, const struct content *content,
                  const struct intent *intent, uint64_t now_ms)
{
    (void)content;
    (void)intent;
    cover(s, OVERLAY_WHITE, now_ms);
}

static void start_again(struct show *s, const struct content *content,
                        const struct intent *intent, uint64_t now_ms)
{
    (void)content;
    (void)intent;
    show_notify(s, NOTICE_ALREADY_RUNNING, now_ms + NOTICE_MS);
}

static void reload(struct show *s, const struct content *content,
                   const struct intent *intent, uint64_t now_ms)
{
    (void)content;
    (void)intent;
    (void)now_ms;
    s->reload_wanted++;
}

static void end(struct show *s, const struct content *content,
                const struct intent *intent, uint64_t now_ms)
{
    (void)content;
    (void)intent;
    talk_end(s, now_ms);
}

/* What is not named here is meant for visitors and does nothing. */
static void (*const handlers[INTENT_TYPE_COUNT])(struct show *,
                                                 const struct content *,
                                                 const struct intent *,
                                                 uint64_t) = {
    [INTENT_NEXT] = next,     [INTENT_PREVIOUS] = previous,
    [INTENT_FIRST] = first,   [INTENT_BACK] = end,
    [INTENT_LAST] = last,     [INTENT_DIGIT] = type_digit,
    [INTENT_ERASE] = erase,   [INTENT_ENTER] = enter,
    [INTENT_UNWIND] = unwind, [INTENT_BLACK] = black,
    [INTENT_WHITE] = white,   [INTENT_PRESENT] = start_again,
    [INTENT_END_TALK] = end,  [INTENT_RELOAD] = reload,
};

/* What brings the picture back from black or white, and does no more. */
static const bool uncovers[INTENT_TYPE_COUNT] = {
    [INTENT_NEXT] = true,    [INTENT_PREVIOUS] = true, [INTENT_FIRST] = true,
    [INTENT_LAST] = true,    [INTENT_ENTER] = true,    [INTENT_ERASE] = true,
    [INTENT_UNWIND] = true,  [INTENT_BLACK] = true,    [INTENT_WHITE] = true,
    [INTENT_TOUCHED] = true, [INTENT_PRESENT] = true,
};

/* The system repeats a held key far faster than anybody can follow. */
static bool is_too_fast(struct show *s, const struct intent *intent,
                        uint64_t now_ms)
{
    const bool fast =
        intent->repeat && now_ms < s->talk.stepped_ms + STEP_REPEAT_MS;

    if (!fast) {
        s->talk.stepped_ms = now_ms;
    }
    return fast;
}

void talk_update(struct show *s, const struct content *content,
                 const struct intent *intent, uint64_t now_ms)
{
    if (s->overlay == OVERLAY_BLACK || s->overlay == OVERLAY_WHITE) {
        if (uncovers[intent->type] && !intent->repeat) {
            cover(s, OVERLAY_NONE, now_ms);
        }
        return;
    }
    if (handlers[intent->type] && !is_too_fast(s, intent, now_ms)) {
        handlers[intent->type](s, content, intent, now_ms);
    }
}
