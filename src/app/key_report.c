#include "key_report.h"

#include <string.h>

enum {
    MAP_KEYS_MAX = 64, /* of one action */
    ACTION_COLUMN = 16,
    NAME_COLUMN = 20,
};

static const uint64_t frame_ms = 16; /* while the ring of a held Esc fills */

static const char *does(const struct key_bindings *own, const struct key *key,
                        enum keymap_mode mode)
{
    const struct key_action action = keymap_lookup(own, key, mode);

    if (action.focus != FOCUS_NONE) {
        return action_name(ACTION_FOCUS);
    }
    return action_name(action_from_intent(&action.intent));
}

static struct key_report report_of(const struct key_bindings *own,
                                   const struct key *key, uint64_t now_ms)
{
    struct key_report report = {
        .key = *key,
        .is_own = keymap_find_own(own, key) != NULL,
        .in_loop = does(own, key, KEYMAP_ATTRACT),
        .browsing = does(own, key, KEYMAP_BROWSE),
        .in_talk = does(own, key, KEYMAP_PRESENT),
        .is_down = true,
        .down_ms = now_ms,
    };
    (void)key_to_name(key, report.name);
    return report;
}

/* The newest press of that key, or NULL. */
static struct key_report *find_down(struct key_watch *w, int usage)
{
    for (int i = 0; i < w->count; i++) {
        if (w->reports[i].key.usage == usage && w->reports[i].is_down) {
            return &w->reports[i];
        }
    }
    return NULL;
}

static void press(struct key_watch *w, const struct key_bindings *own,
                  const struct input_event *e)
{
    const struct key *key = &e->u.key;
    const struct key_action talk = keymap_lookup(NULL, key, KEYMAP_PRESENT);
    struct key_report *held = find_down(w, key->usage);

    if (key->repeat) {
        if (held) {
            held->repeats++;
        }
        return;
    }
    w->ended |= talk.intent.type == INTENT_QUIT;
    w->is_held = key->usage == KEY_ESCAPE && key->modifiers == 0;
    w->held_ms = e->time_ms;
    memmove(&w->reports[1], &w->reports[0],
            sizeof(w->reports) - sizeof(w->reports[0]));
    w->reports[0] = report_of(own, key, e->time_ms);
    w->count = w->count < KEY_REPORT_MAX ? w->count + 1 : w->count;
    w->presses++;
    if (!key_is_modifier(key)) {
        clicker_keys_add(&w->clicker, key);
    }
}

static void let_go(struct key_watch *w, const struct input_event *e)
{
    struct key_report *held = find_down(w, e->u.key.usage);

    if (held) {
        held->is_down = false;
        held->up_ms = e->time_ms;
    }
    if (e->u.key.usage == KEY_ESCAPE) {
        w->is_held = false;
    }
}

/* They come up elsewhere, and nobody says when. */
static void let_all_go(struct key_watch *w, uint64_t now_ms)
{
    for (int i = 0; i < w->count; i++) {
        if (w->reports[i].is_down) {
            w->reports[i].is_down = false;
            w->reports[i].up_ms = now_ms;
        }
    }
    w->is_held = false;
}

void key_watch_input(struct key_watch *w, const struct key_bindings *own,
                     const struct input_event *event)
{
    key_watch_tick(w, event->time_ms);
    if (event->type == INPUT_KEY) {
        press(w, own, event);
    } else if (event->type == INPUT_KEY_UP) {
        let_go(w, event);
    } else if (event->type == INPUT_FOCUS_LOST) {
        let_all_go(w, event->time_ms);
    } else if (event->type == INPUT_CLOSE || event->type == INPUT_QUIT) {
        w->ended = true;
    }
}

void key_watch_tick(struct key_watch *w, uint64_t now_ms)
{
    w->ended |= w->is_held && now_ms >= w->held_ms + KEY_WATCH_HOLD_MS;
}

uint64_t key_watch_deadline_ms(const struct key_watch *w, uint64_t now_ms)
{
    const uint64_t shown_ms = w->held_ms + KEY_WATCH_HOLD_SHOWN_MS;

    if (!w->is_held) {
        return UINT64_MAX;
    }
    return now_ms < shown_ms ? shown_ms : now_ms + frame_ms;
}

int key_watch_hold_share(const struct key_watch *w, int whole, uint64_t now_ms)
{
    const uint64_t from_ms = w->held_ms + KEY_WATCH_HOLD_SHOWN_MS;
    const uint64_t all_ms = KEY_WATCH_HOLD_MS - KEY_WATCH_HOLD_SHOWN_MS;

    if (!w->is_held || now_ms < from_ms) {
        return 0;
    }
    const uint64_t had_ms = now_ms - from_ms;
    return had_ms < all_ms ? (int)(had_ms * (uint64_t)whole / all_ms) : whole;
}

void key_report_write(const struct key_report *report, FILE *out)
{
    (void)fprintf(out, "%-*s usage 0x%03x  loop %s, browsing %s, talk %s%s\n",
                  NAME_COLUMN, report->name[0] ? report->name : "(no name)",
                  (unsigned)report->key.usage, report->in_loop,
                  report->browsing, report->in_talk,
                  report->is_own ? " *" : "");
}

static void write_action(const struct key_bindings *own, enum action action,
                         FILE *out)
{
    struct keymap_key keys[MAP_KEYS_MAX];
    const size_t count = keymap_keys_of(own, action, keys, MAP_KEYS_MAX);

    (void)fprintf(out, "%-*s", count > 0 ? ACTION_COLUMN : 0,
                  action_name(action));
    for (size_t i = 0; i < count; i++) {
        (void)fprintf(out, "%s%s%s", i > 0 ? "  " : "", keys[i].name,
                      keys[i].is_own ? "*" : "");
    }
    (void)fputc('\n', out);
}

void key_report_write_map(const struct key_bindings *own, FILE *out)
{
    for (int i = 0; i < ACTION_GIVEN_COUNT; i++) {
        write_action(own, (enum action)i, out);
    }
    (void)fputs("\nNot for other keys:\n", out);
    write_action(own, ACTION_BACK, out);
    write_action(own, ACTION_ENTER, out);
    write_action(own, ACTION_STAFF, out);
    write_action(own, ACTION_QUIT, out);
}
