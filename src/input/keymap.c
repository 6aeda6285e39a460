#include "keymap.h"

#include <stddef.h>

#include "keymap_table.h"

enum {
    BOUNCE_TALK_MS = 150,    /* a clicker's contact, or a PIN typed fast */
    BOUNCE_TYPING_MS = 50,   /* some letters are double */
    BOUNCE_VISITOR_MS = 300, /* a trembling hand; EN 301 549, 5.8 */
};

static bool row_applies(const struct keymap_row *row, const struct key *key,
                        enum keymap_mode mode)
{
    return (row->modes & (1u << mode)) && row->modifiers == key->modifiers;
}

/* What is printed on a key wins over where it is. */
static const struct keymap_row *find_row(const struct key *key,
                                         enum keymap_mode mode)
{
    const uint32_t symbol = key_latin_symbol(key);

    for (size_t i = 0; i < keymap_row_count; i++) {
        if (symbol != 0 && keymap_rows[i].symbol == symbol &&
            row_applies(&keymap_rows[i], key, mode)) {
            return &keymap_rows[i];
        }
    }
    for (size_t i = 0; i < keymap_row_count; i++) {
        if (key->usage != KEY_NONE && keymap_rows[i].usage == key->usage &&
            row_applies(&keymap_rows[i], key, mode)) {
            return &keymap_rows[i];
        }
    }
    return NULL;
}

/* By position, because AZERTY has the digits behind Shift. -1 if none. */
static int digit_from_key(const struct key *key)
{
    if (key->modifiers & ~(unsigned)KEY_SHIFT) {
        return -1;
    }
    if (key->usage >= KEY_1 && key->usage <= KEY_0) {
        return (key->usage - KEY_1 + 1) % 10;
    }
    if (key->usage >= KEY_KP_1 && key->usage <= KEY_KP_0) {
        return (key->usage - KEY_KP_1 + 1) % 10;
    }
    return -1;
}

/* What is typed into a box: a digit by its position where the layout has it
   behind Shift, else what is printed on the key. 0 if nothing. */
static uint32_t character_from_key(const struct key *key)
{
    const int digit = digit_from_key(key);

    if (digit >= 0 && (key->symbol == 0 || (key->modifiers & KEY_SHIFT))) {
        return (uint32_t)('0' + digit);
    }
    return key->modifiers & ~(unsigned)KEY_SHIFT ? 0 : key->symbol;
}

static bool is_talk(enum keymap_mode mode)
{
    return mode == KEYMAP_PRESENT || mode == KEYMAP_OVERVIEW;
}

static bool moves(enum intent_type type)
{
    return type == INTENT_NEXT || type == INTENT_PREVIOUS ||
           type == INTENT_NEXT_SLIDE || type == INTENT_PREVIOUS_SLIDE ||
           type == INTENT_FIRST || type == INTENT_LAST || type == INTENT_SEEN ||
           type == INTENT_ENTER || type == INTENT_ERASE;
}

/* The row of a key that moves without Ctrl, or NULL. */
static const struct keymap_row *find_cut(const struct key *key,
                                         enum keymap_mode mode)
{
    struct key plain = *key;

    if (!is_talk(mode) || !(key->modifiers & KEY_CTRL)) {
        return NULL;
    }
    plain.modifiers &= ~(unsigned)KEY_CTRL;
    const struct keymap_row *row = find_row(&plain, mode);
    return row && moves(row->intent) ? row : NULL;
}

/* What no row says: a number, a text. @return false if it is neither. */
static bool read_typed(const struct key *key, enum keymap_mode mode,
                       struct intent *out)
{
    const int digit = digit_from_key(key);

    if (mode == KEYMAP_FIND) {
        out->value = (int64_t)character_from_key(key);
        out->type = out->value > 0 ? INTENT_CHARACTER : INTENT_NONE;
        return out->value > 0;
    }
    if (digit >= 0 && (is_talk(mode) || mode == KEYMAP_PIN)) {
        out->type = INTENT_DIGIT;
        out->value = digit;
        return true;
    }
    return false;
}

/* What the map of the program has. */
static struct key_action lookup_row(const struct key *key,
                                    enum keymap_mode mode)
{
    struct key_action action = { 0 };
    /* Before the rows: AZERTY has other signs than digits on these keys. */
    const bool typed =
        digit_from_key(key) >= 0 && read_typed(key, mode, &action.intent);
    const struct keymap_row *row = typed ? NULL : find_row(key, mode);
    const struct keymap_row *cut = typed || row ? NULL : find_cut(key, mode);

    if (row || cut) {
        const struct keymap_row *found = row ? row : cut;
        action.intent.type = found->intent;
        action.intent.value = found->value;
        action.intent.cut = cut != NULL;
        action.focus = found->focus;
    } else if (!typed && !read_typed(key, mode, &action.intent) &&
               mode == KEYMAP_ATTRACT && key->usage != KEY_NONE &&
               !key_is_modifier(key)) {
        action.intent.type = INTENT_HOME;
    }
    return action;
}

static bool is_letter(uint32_t symbol)
{
    return symbol >= 'a' && symbol <= 'z';
}

/* As in the rows: what is printed wins. A letter is where it is printed, on
   a keyboard without a layout where the US one has it. */
const struct key_binding *keymap_find_own(const struct key_bindings *own,
                                          const struct key *key)
{
    const uint32_t symbol = key_latin_symbol(key);

    for (size_t i = 0; own && i < own->count; i++) {
        const struct key *k = &own->items[i].key;
        if (symbol != 0 && k->symbol == symbol &&
            k->modifiers == key->modifiers) {
            return &own->items[i];
        }
    }
    for (size_t i = 0; own && i < own->count; i++) {
        const struct key *k = &own->items[i].key;
        if (key->usage != KEY_NONE && k->usage == key->usage &&
            k->modifiers == key->modifiers &&
            (symbol == 0 || !is_letter(k->symbol))) {
            return &own->items[i];
        }
    }
    return NULL;
}

/* Whether an action that a key was given is in force here. */
static bool reaches(const struct key *key, enum action action,
                    enum keymap_mode mode)
{
    switch (mode) {
    case KEYMAP_ATTRACT:
    case KEYMAP_BROWSE:
        return action_reach(action) != REACH_TALK;
    case KEYMAP_PRESENT:
    case KEYMAP_OVERVIEW:
        return true;
    case KEYMAP_FIND:
        return action_reach(action) != REACH_TALK &&
               character_from_key(key) == 0;
    case KEYMAP_PIN:
        break;
    }
    return false;
}

static const struct key_binding *find_own(const struct key_bindings *own,
                                          const struct key *key,
                                          enum keymap_mode mode)
{
    const struct key_binding *found = keymap_find_own(own, key);
    return found && reaches(key, found->action, mode) ? found : NULL;
}

/* Out of the loop a clicker's next or previous starts the talk. */
static struct intent own_intent(enum action action, enum keymap_mode mode)
{
    const bool starts =
        mode == KEYMAP_ATTRACT && action_reach(action) == REACH_MOVE;
    return action_intent(starts ? ACTION_START : action);
}

/* @return false if the author said nothing about the key. */
static bool lookup_own(const struct key_bindings *own, const struct key *key,
                       enum keymap_mode mode, struct intent *out)
{
    const struct key_binding *found = find_own(own, key, mode);
    struct key plain = *key;

    if (found) {
        *out = own_intent(found->action, mode);
        return true;
    }
    plain.modifiers &= ~(unsigned)KEY_CTRL;
    if (!is_talk(mode) || plain.modifiers == key->modifiers ||
        find_row(key, mode)) {
        return false;
    }
    found = find_own(own, &plain, mode);
    if (found && moves(action_intent(found->action).type)) {
        *out = action_intent(found->action);
        out->cut = true;
    }
    return found != NULL;
}

struct key_action keymap_lookup(const struct key_bindings *own,
                                const struct key *key, enum keymap_mode mode)
{
    struct key_action action = { 0 };

    if (!lookup_own(own, key, mode, &action.intent)) {
        action = lookup_row(key, mode);
    }
    action.intent.repeat = key->repeat;
    return action;
}

bool keymap_is_fixed(const struct key *key)
{
    const struct keymap_row *row = find_row(key, KEYMAP_PRESENT);

    return row && (row->intent == INTENT_QUIT || row->intent == INTENT_STAFF ||
                   row->usage == KEY_ESCAPE);
}

static bool key_is_same(const struct key *a, const struct key *b)
{
    return a->usage == b->usage && a->symbol == b->symbol &&
           a->modifiers == b->modifiers;
}

bool key_filter_drops(struct key_filter *f, const struct key *key,
                      enum keymap_mode mode, uint64_t now_ms)
{
    const bool visitor = mode == KEYMAP_ATTRACT || mode == KEYMAP_BROWSE;
    const uint64_t bounce_ms = visitor               ? BOUNCE_VISITOR_MS
                               : mode == KEYMAP_FIND ? BOUNCE_TYPING_MS
                                                     : BOUNCE_TALK_MS;
    const bool known = f->last.usage != KEY_NONE || f->last.symbol != 0;

    if (known && !key->repeat && key_is_same(key, &f->last) &&
        now_ms >= f->last_ms && now_ms - f->last_ms < bounce_ms) {
        return true;
    }
    /* Repeats count as presses, so the bounce of a release is dropped too. */
    f->last = *key;
    f->last_ms = now_ms;
    return false;
}
