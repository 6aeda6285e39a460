/*
 * From keys and wheels to intents: what they mean on the screen that is
 * shown.
 */
#include "exhibit_room.h"

static const int wheel_px = 120; /* design units a step */

/* Steps of a wheel closer than this are one turn of it. */
static const uint64_t wheel_again_ms = 150;

static void feed(struct exhibit *s, enum intent_type type, uint64_t now_ms)
{
    const struct intent intent = { .type = type };
    exhibit_apply(s, &intent, now_ms);
}

bool exhibit_is_browsing(const struct exhibit *s)
{
    return s->show.state == STATE_BROWSE && s->show.overlay == OVERLAY_NONE;
}

bool exhibit_is_panel_open(const struct exhibit *s)
{
    return s->show.overlay == OVERLAY_PIN || s->show.overlay == OVERLAY_STAFF;
}

enum intent_type exhibit_presence(const struct exhibit *s)
{
    return s->show.state == STATE_ATTRACT && s->show.overlay == OVERLAY_NONE
               ? INTENT_HOME
               : INTENT_TOUCHED;
}

/* Where a screen has several pages, those come before the next thing. */
static struct intent turned(struct exhibit *s, struct intent intent,
                            uint64_t now_ms)
{
    const int step = intent.type == INTENT_NEXT       ? 1
                     : intent.type == INTENT_PREVIOUS ? -1
                                                      : 0;
    if (step == 0 || !exhibit_is_browsing(s)) {
        return intent;
    }
    const struct scene *scene = exhibit_scene(s, now_ms);
    const int page = scene->page_index + step;
    if (page < 0 || page >= scene->page_count) {
        return intent;
    }
    return (struct intent){ .type = INTENT_TURN,
                            .value = step,
                            .limit = scene->page_count - 1,
                            .repeat = intent.repeat };
}

static enum keymap_mode key_mode(const struct exhibit *s)
{
    if (exhibit_is_panel_open(s)) {
        return KEYMAP_PIN;
    }
    if (s->show.overlay == OVERLAY_OVERVIEW) {
        return KEYMAP_OVERVIEW;
    }
    if (s->show.overlay == OVERLAY_FIND) {
        return KEYMAP_FIND;
    }
    switch (s->show.state) {
    case STATE_ATTRACT:
        return KEYMAP_ATTRACT;
    case STATE_BROWSE:
        return KEYMAP_BROWSE;
    case STATE_PRESENT:
        break;
    }
    return KEYMAP_PRESENT;
}

/* Arrows in the overview, which reads as the language does; 0 for others. */
static int cursor_step(const struct exhibit *s, enum focus_move move)
{
    const int forth = exhibit_is_rtl(s) ? -1 : 1;

    if (s->show.overlay != OVERLAY_OVERVIEW) {
        return 0;
    }
    return move == FOCUS_RIGHT  ? forth
           : move == FOCUS_LEFT ? -forth
           : move == FOCUS_DOWN ? OVERVIEW_COLUMNS
           : move == FOCUS_UP   ? -OVERVIEW_COLUMNS
                                : 0;
}

static bool is_slide_open(const struct exhibit *s)
{
    return s->show.state == STATE_PRESENT && s->show.overlay == OVERLAY_NONE;
}

static void move_focus(struct exhibit *s, enum focus_move move,
                       const struct key *key, uint64_t now_ms)
{
    const struct intent cursor = {
        .type = INTENT_CURSOR,
        .value = cursor_step(s, move),
        .repeat = key->repeat,
    };
    if (cursor.value != 0) {
        exhibit_apply(s, &cursor, now_ms);
        return;
    }
    const struct target_list targets = exhibit_scene(s, now_ms)->targets;
    const struct intent intent = {
        .type = INTENT_FOCUS,
        .value = target_after(&targets, s->show.focus, move),
        .repeat = key->repeat,
    };
    if (intent.value == 0 && is_slide_open(s) && !key->repeat) {
        feed(s, INTENT_OVERVIEW, now_ms); /* nothing here to focus */
        return;
    }
    exhibit_apply(s, &intent, now_ms);
}

/* Enter acts on what has the focus. */
static struct intent on_focus(struct exhibit *s, struct intent intent,
                              uint64_t now_ms)
{
    const bool typed = s->show.state == STATE_PRESENT &&
                       s->show.talk.typed >= 0 && !exhibit_is_panel_open(s);

    if (intent.type != INTENT_ENTER || s->show.focus == 0 || typed) {
        return intent;
    }
    const struct target_list targets = exhibit_scene(s, now_ms)->targets;
    const struct target *t = target_lookup(&targets, s->show.focus);
    if (!t) {
        return intent;
    }
    struct intent focused = t->intent;
    focused.repeat = intent.repeat;
    focused.from = FROM_FOCUS;
    return focused;
}

/* Which key must come up again to end what INTENT_UNWIND began. */
static void hold_key(struct exhibit *s, const struct key *key,
                     enum intent_type type)
{
    if (type == INTENT_UNWIND) {
        s->held_usage = key->usage;
    }
}

/* Whatever a key does, it first puts the list of keys away. Esc does that
   by itself, and may be held. */
static struct key_action put_away(const struct exhibit *s,
                                  const struct key *key,
                                  struct key_action action)
{
    const enum intent_type type = action.intent.type;

    if (s->show.overlay != OVERLAY_HELP || key_is_modifier(key) ||
        type == INTENT_QUIT || type == INTENT_STAFF || type == INTENT_UNWIND) {
        return action;
    }
    return (struct key_action){
        .intent = { .type = INTENT_HELP, .repeat = key->repeat },
    };
}

void exhibit_key(struct exhibit *s, const struct key *key, uint64_t now_ms)
{
    const enum keymap_mode mode = key_mode(s);
    const struct key_action action =
        put_away(s, key, keymap_lookup(&s->content->keys, key, mode));

    if (key_filter_drops(&s->key_filter, key, mode, now_ms)) {
        return;
    }
    if (s->show.overlay == OVERLAY_WARNING &&
        action.intent.type != INTENT_QUIT &&
        action.intent.type != INTENT_STAFF) {
        feed(s, INTENT_STAY, now_ms); /* any key goes on */
    } else if (action.focus != FOCUS_NONE) {
        move_focus(s, action.focus, key, now_ms);
    } else if (action.intent.type != INTENT_NONE) {
        const struct intent intent =
            turned(s, on_focus(s, action.intent, now_ms), now_ms);
        hold_key(s, key, intent.type);
        exhibit_apply(s, &intent, now_ms);
    }
}

void exhibit_key_up(struct exhibit *s, const struct key *key, uint64_t now_ms)
{
    if (key->usage == s->held_usage) {
        s->held_usage = KEY_NONE;
        feed(s, INTENT_LET_GO, now_ms);
    }
}

void exhibit_let_go(struct exhibit *s, uint64_t now_ms)
{
    s->held_usage = KEY_NONE;
    feed(s, INTENT_LET_GO, now_ms);
}

/* In a talk a step; a wheel that is spun leafs as a held key does. */
static void wheel_talk(struct exhibit *s, int steps, uint64_t now_ms)
{
    const bool grid = s->show.overlay == OVERLAY_OVERVIEW;
    const int by = steps > 0 ? OVERVIEW_COLUMNS : -OVERVIEW_COLUMNS;
    const struct intent intent = {
        .type = grid        ? INTENT_CURSOR
                : steps > 0 ? INTENT_NEXT
                            : INTENT_PREVIOUS,
        .value = grid ? by : 0,
        .repeat = !grid && now_ms - s->wheel_ms < wheel_again_ms,
    };
    s->wheel_ms = now_ms;
    exhibit_apply(s, &intent, now_ms);
}

void exhibit_wheel(struct exhibit *s, int steps, uint64_t now_ms)
{
    const struct intent scroll = {
        .type = INTENT_SCROLL,
        .value = (int64_t)steps * wheel_px * s->viewport.h_px / 1080,
        .limit = exhibit_scene(s, now_ms)->scroll_max_px,
    };
    if (exhibit_is_browsing(s) && scroll.limit > 0) {
        exhibit_apply(s, &scroll, now_ms);
    } else if (exhibit_is_browsing(s) &&
               exhibit_scene(s, now_ms)->page_count > 1) {
        const struct intent intent = {
            .type = steps > 0 ? INTENT_NEXT : INTENT_PREVIOUS,
        };
        const struct intent turn = turned(s, intent, now_ms);
        exhibit_apply(s, &turn, now_ms);
    } else if (s->show.state == STATE_PRESENT && !exhibit_is_panel_open(s)) {
        wheel_talk(s, steps, now_ms);
    } else {
        feed(s, exhibit_presence(s), now_ms);
    }
}
