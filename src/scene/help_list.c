#include "help_list.h"

#include <assert.h>
#include <string.h>

#include "key_cap.h"

enum {
    KEYS_MAX = 24, /* of one action that are looked at */
    NO_ACTION = -1,
};

enum group {
    GROUP_MOVE,
    GROUP_TALK,
    GROUP_PRESENTER,
    GROUP_PICTURE,
    GROUP_POINT,
};

static const enum string_id titles[HELP_GROUP_MAX] = {
    [GROUP_MOVE] = STR_KEYS_MOVE,       [GROUP_TALK] = STR_KEYS_TALK,
    [GROUP_PICTURE] = STR_KEYS_PICTURE, [GROUP_PRESENTER] = STR_KEYS_PRESENTER,
    [GROUP_POINT] = STR_KEYS_POINT,
};

/* A line has the keys of one action, or one key of each of two. */
static const struct entry {
    enum group group;
    enum string_id words;
    int actions[2];
    const char *fixed[2]; /* keys that nobody can change come first */
} entries[] = {
    { GROUP_MOVE, STR_KEYS_NEXT, { ACTION_NEXT, NO_ACTION }, { 0 } },
    { GROUP_MOVE, STR_KEYS_PREVIOUS, { ACTION_PREVIOUS, NO_ACTION }, { 0 } },
    { GROUP_MOVE,
      STR_KEYS_SLIDES,
      { ACTION_PREVIOUS_SLIDE, ACTION_NEXT_SLIDE },
      { 0 } },
    { GROUP_MOVE, STR_KEYS_ENDS, { ACTION_FIRST, ACTION_LAST }, { 0 } },
    { GROUP_MOVE, STR_KEYS_SEEN, { ACTION_LAST_SEEN, NO_ACTION }, { 0 } },
    { GROUP_MOVE,
      STR_KEYS_NUMBER,
      { NO_ACTION, NO_ACTION },
      { "0 – 9", "Enter" } },
    { GROUP_MOVE, STR_KEYS_FIND, { ACTION_FIND, NO_ACTION }, { 0 } },
    { GROUP_MOVE,
      STR_PRESENTER_ALL_SLIDES,
      { ACTION_OVERVIEW, NO_ACTION },
      { 0 } },
    { GROUP_TALK, STR_KEYS_START, { ACTION_START, ACTION_START_HERE }, { 0 } },
    { GROUP_TALK, STR_KEYS_ADVANCE, { ACTION_ADVANCE, NO_ACTION }, { 0 } },
    { GROUP_TALK, STR_KEYS_FOLD, { ACTION_FOLD, NO_ACTION }, { 0 } },
    { GROUP_TALK, STR_KEYS_TIMER, { ACTION_TIMER, NO_ACTION }, { 0 } },
    { GROUP_TALK,
      STR_KEYS_TIMER_RESET,
      { ACTION_TIMER_RESET, NO_ACTION },
      { 0 } },
    { GROUP_TALK, STR_KEYS_END, { ACTION_END, NO_ACTION }, { "Esc" } },
    { GROUP_TALK, STR_KEYS_HELP, { ACTION_HELP, NO_ACTION }, { 0 } },
    { GROUP_PICTURE, STR_KEYS_BLACK, { ACTION_BLACK, NO_ACTION }, { 0 } },
    { GROUP_PICTURE, STR_KEYS_WHITE, { ACTION_WHITE, NO_ACTION }, { 0 } },
    { GROUP_PICTURE, STR_KEYS_FREEZE, { ACTION_FREEZE, NO_ACTION }, { 0 } },
    { GROUP_PICTURE, STR_KEYS_OPEN, { ACTION_OPEN, NO_ACTION }, { 0 } },
    { GROUP_PICTURE, STR_KEYS_LANGUAGE, { ACTION_LANGUAGE, NO_ACTION }, { 0 } },
    { GROUP_PICTURE,
      STR_KEYS_FULL_SCREEN,
      { ACTION_FULL_SCREEN, NO_ACTION },
      { 0 } },
    { GROUP_PRESENTER, STR_KEYS_NOTES, { ACTION_PRESENTER, NO_ACTION }, { 0 } },
    { GROUP_PRESENTER,
      STR_KEYS_NOTES_SIZE,
      { ACTION_NOTES_BIGGER, ACTION_NOTES_SMALLER },
      { 0 } },
    { GROUP_PRESENTER, STR_PRESENTER_SWAP, { ACTION_SWAP, NO_ACTION }, { 0 } },
    { GROUP_POINT, STR_KEYS_POINTER, { ACTION_POINTER, NO_ACTION }, { 0 } },
    { GROUP_POINT, STR_KEYS_MAGNIFIER, { ACTION_MAGNIFIER, NO_ACTION }, { 0 } },
    { GROUP_POINT, STR_KEYS_ZOOM, { ACTION_ZOOM_IN, ACTION_ZOOM_OUT }, { 0 } },
    { GROUP_POINT, STR_KEYS_PEN, { ACTION_PEN, ACTION_ERASER }, { 0 } },
    { GROUP_POINT, STR_KEYS_CLEAR, { ACTION_CLEAR, NO_ACTION }, { 0 } },
    { GROUP_POINT, STR_KEYS_UNDO, { ACTION_UNDO, ACTION_REDO }, { 0 } },
};

/* What few keyboards have, or has another key's name on most, is no help;
   what an author chose is. */
static bool is_told(const struct keymap_key *key)
{
    const int usage = key->key.usage;
    const bool rare = (usage >= KEY_F17 && usage <= KEY_F24) ||
                      usage == KEY_AUDIO_NEXT || usage == KEY_AUDIO_PREVIOUS ||
                      usage == KEY_KP_MINUS || usage == KEY_KP_PLUS;
    const bool elsewhere = usage == KEY_COMMA && key->key.modifiers != 0;

    return key->is_own || (!rare && !elsewhere);
}

static void add_cap(struct help_line *line, const char *text, bool is_own)
{
    if (line->cap_count < HELP_CAP_MAX) {
        line->caps[line->cap_count].text = text;
        line->caps[line->cap_count].is_own = is_own;
        line->cap_count++;
    }
}

static void add_keys(struct canvas *c, struct help_line *line,
                     enum action action)
{
    struct keymap_key keys[KEYS_MAX];
    const size_t count =
        keymap_keys_of(&c->content->keys, action, keys, KEYS_MAX);

    for (size_t i = 0; i < count; i++) {
        if (is_told(&keys[i])) {
            add_cap(line, key_cap_text(c, keys[i].name), keys[i].is_own);
        }
    }
}

/* Of two actions on one line each has its shortest key. */
static void add_shortest(struct canvas *c, struct help_line *line,
                         enum action action)
{
    struct help_line all = { .cap_count = 0 };
    int best = 0;

    add_keys(c, &all, action);
    for (int i = 1; i < all.cap_count; i++) {
        const bool shorter =
            strlen(all.caps[i].text) <= strlen(all.caps[best].text);
        if (shorter && !all.caps[best].is_own) {
            best = i;
        }
    }
    if (all.cap_count > 0) {
        add_cap(line, all.caps[best].text, all.caps[best].is_own);
    }
}

static struct help_line line_of(struct canvas *c, const struct entry *entry)
{
    const int *actions = entry->actions;
    struct help_line line = { .words = canvas_word(c, entry->words) };

    for (int i = 0; i < 2 && entry->fixed[i]; i++) {
        add_cap(&line, entry->fixed[i], false);
    }
    line.cap_min = line.cap_count > 1 ? line.cap_count : 1;
    if (actions[1] != NO_ACTION) {
        add_shortest(c, &line, (enum action)actions[0]);
        add_shortest(c, &line, (enum action)actions[1]);
        line.cap_min = line.cap_count;
    } else if (actions[0] != NO_ACTION) {
        add_keys(c, &line, (enum action)actions[0]);
    }
    return line;
}

static void add_line(struct help_list *list, const struct help_line *line,
                     enum group group)
{
    struct help_group *to = &list->groups[group];

    assert(to->line_count < HELP_LINE_MAX);
    to->lines[to->line_count++] = *line;
    for (int i = 0; i < line->cap_count; i++) {
        list->has_own = list->has_own || line->caps[i].is_own;
    }
}

const struct help_list *help_list_make(struct canvas *c)
{
    struct help_list *list = arena_make(c->arena, struct help_list, 1);
    int count = 0;

    for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++) {
        const struct help_line line = line_of(c, &entries[i]);
        if (line.cap_count > 0) {
            add_line(list, &line, entries[i].group);
        }
    }
    for (int i = 0; i < HELP_GROUP_MAX; i++) {
        list->groups[i].title = canvas_word(c, titles[i]);
        if (list->groups[i].line_count > 0) {
            list->groups[count++] = list->groups[i];
        }
    }
    list->group_count = count;
    return list;
}
