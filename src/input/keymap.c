#include "keymap.h"

#include <stddef.h>

enum {
    BOUNCE_TALK_MS = 150,    /* a clicker's contact, or a PIN typed fast */
    BOUNCE_VISITOR_MS = 300, /* a trembling hand; EN 301 549, 5.8 */
    ASCII_MAX = 0x7F,
};

enum {
    ATTRACT = 1 << KEYMAP_ATTRACT,
    BROWSE = 1 << KEYMAP_BROWSE,
    PRESENT = 1 << KEYMAP_PRESENT,
    PIN = 1 << KEYMAP_PIN,
    EVERYWHERE = ATTRACT | BROWSE | PRESENT | PIN,
};

/* A row matches by symbol or by usage, where it names them; the modifiers
   must be exactly its own. */
struct keymap_row {
    unsigned modes;
    uint32_t symbol;
    int usage;
    unsigned modifiers;
    enum intent_type intent;
    enum focus_move focus;
};

static const struct keymap_row rows[] = {
    { EVERYWHERE, 'q', 0, KEY_CTRL, INTENT_QUIT, FOCUS_NONE },
    { EVERYWHERE, 'q', 0, KEY_CTRL | KEY_ALT, INTENT_STAFF, FOCUS_NONE },
    { EVERYWHERE, 'r', 0, KEY_CTRL, INTENT_RELOAD, FOCUS_NONE },
    { EVERYWHERE, 0, KEY_F5, 0, INTENT_PRESENT, FOCUS_NONE },

    /* A clicker without a start button has only these to start a talk. */
    { ATTRACT, 0, KEY_PAGE_DOWN, 0, INTENT_PRESENT, FOCUS_NONE },
    { ATTRACT, 0, KEY_PAGE_UP, 0, INTENT_PRESENT, FOCUS_NONE },
    { ATTRACT, 0, KEY_AUDIO_NEXT, 0, INTENT_PRESENT, FOCUS_NONE },
    { ATTRACT, 0, KEY_AUDIO_PREVIOUS, 0, INTENT_PRESENT, FOCUS_NONE },

    { BROWSE | PRESENT, 0, KEY_PAGE_DOWN, 0, INTENT_NEXT, FOCUS_NONE },
    { BROWSE | PRESENT, 0, KEY_AUDIO_NEXT, 0, INTENT_NEXT, FOCUS_NONE },
    { BROWSE | PRESENT, 0, KEY_F22, 0, INTENT_NEXT, FOCUS_NONE },
    { PRESENT, 0, KEY_RIGHT, 0, INTENT_NEXT, FOCUS_NONE },
    { PRESENT, 0, KEY_DOWN, 0, INTENT_NEXT, FOCUS_NONE },
    { PRESENT, 0, KEY_SPACE, 0, INTENT_NEXT, FOCUS_NONE },
    { PRESENT, 'n', 0, 0, INTENT_NEXT, FOCUS_NONE },
    { PRESENT, 'j', 0, 0, INTENT_NEXT, FOCUS_NONE },

    { BROWSE | PRESENT, 0, KEY_PAGE_UP, 0, INTENT_PREVIOUS, FOCUS_NONE },
    { BROWSE | PRESENT, 0, KEY_AUDIO_PREVIOUS, 0, INTENT_PREVIOUS, FOCUS_NONE },
    { PRESENT, 0, KEY_LEFT, 0, INTENT_PREVIOUS, FOCUS_NONE },
    { PRESENT, 0, KEY_UP, 0, INTENT_PREVIOUS, FOCUS_NONE },
    { PRESENT, 0, KEY_SPACE, KEY_SHIFT, INTENT_PREVIOUS, FOCUS_NONE },
    { PRESENT, 'p', 0, 0, INTENT_PREVIOUS, FOCUS_NONE },
    { PRESENT, 'k', 0, 0, INTENT_PREVIOUS, FOCUS_NONE },

    { PRESENT, 0, KEY_HOME, 0, INTENT_FIRST, FOCUS_NONE },
    { PRESENT, 0, KEY_END, 0, INTENT_LAST, FOCUS_NONE },
    { BROWSE, 0, KEY_HOME, 0, INTENT_HOME, FOCUS_NONE },

    /* A clicker's blank key is a position, a presenter's is a letter. */
    { PRESENT, 'b', KEY_B, 0, INTENT_BLACK, FOCUS_NONE },
    { PRESENT, '.', KEY_PERIOD, 0, INTENT_BLACK, FOCUS_NONE },
    { PRESENT, 'w', KEY_W, 0, INTENT_WHITE, FOCUS_NONE },
    { PRESENT, ',', KEY_COMMA, 0, INTENT_WHITE, FOCUS_NONE },

    { PRESENT | PIN, 0, KEY_BACKSPACE, 0, INTENT_ERASE, FOCUS_NONE },
    { BROWSE, 0, KEY_BACKSPACE, 0, INTENT_UNWIND, FOCUS_NONE },
    { BROWSE | PRESENT | PIN, 0, KEY_ESCAPE, 0, INTENT_UNWIND, FOCUS_NONE },
    { BROWSE | PRESENT | PIN, 0, KEY_F21, 0, INTENT_UNWIND, FOCUS_NONE },
    { BROWSE | PRESENT | PIN, 0, KEY_RETURN, 0, INTENT_ENTER, FOCUS_NONE },
    { BROWSE | PRESENT | PIN, 0, KEY_KP_ENTER, 0, INTENT_ENTER, FOCUS_NONE },
    { BROWSE | PRESENT | PIN, 0, KEY_F20, 0, INTENT_ENTER, FOCUS_NONE },
    { BROWSE, 0, KEY_SPACE, 0, INTENT_ENTER, FOCUS_NONE },

    /* In a talk too: slides have tiles, and the keypad keeps its meaning.
       Its up and down step through everything in reading order. */
    { BROWSE | PRESENT | PIN, 0, KEY_TAB, 0, INTENT_NONE, FOCUS_NEXT },
    { BROWSE | PRESENT | PIN, 0, KEY_TAB, KEY_SHIFT, INTENT_NONE,
      FOCUS_PREVIOUS },
    { BROWSE | PRESENT | PIN, 0, KEY_F19, 0, INTENT_NONE, FOCUS_NEXT },
    { BROWSE | PRESENT | PIN, 0, KEY_F18, 0, INTENT_NONE, FOCUS_PREVIOUS },
    { BROWSE | PIN, 0, KEY_LEFT, 0, INTENT_NONE, FOCUS_LEFT },
    { BROWSE | PIN, 0, KEY_RIGHT, 0, INTENT_NONE, FOCUS_RIGHT },
    { BROWSE | PIN, 0, KEY_UP, 0, INTENT_NONE, FOCUS_UP },
    { BROWSE | PIN, 0, KEY_DOWN, 0, INTENT_NONE, FOCUS_DOWN },
};

/* A layout without Latin letters has the US ones on the same keys. */
static uint32_t latin_symbol(const struct key *key)
{
    if (key->symbol > ASCII_MAX && key->usage >= KEY_A && key->usage <= KEY_Z) {
        return (uint32_t)('a' + (key->usage - KEY_A));
    }
    return key->symbol;
}

static bool row_applies(const struct keymap_row *row, const struct key *key,
                        enum keymap_mode mode)
{
    return (row->modes & (1u << mode)) && row->modifiers == key->modifiers;
}

/* What is printed on a key wins over where it is. */
static const struct keymap_row *find_row(const struct key *key,
                                         enum keymap_mode mode)
{
    const size_t count = sizeof(rows) / sizeof(rows[0]);
    const uint32_t symbol = latin_symbol(key);

    for (size_t i = 0; i < count; i++) {
        if (symbol != 0 && rows[i].symbol == symbol &&
            row_applies(&rows[i], key, mode)) {
            return &rows[i];
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (key->usage != KEY_NONE && rows[i].usage == key->usage &&
            row_applies(&rows[i], key, mode)) {
            return &rows[i];
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

static bool is_modifier(const struct key *key)
{
    return key->usage >= KEY_LEFT_CTRL && key->usage <= KEY_RIGHT_GUI;
}

struct key_action keymap_lookup(const struct key *key, enum keymap_mode mode)
{
    struct key_action action = {
        .intent = { .repeat = key->repeat },
    };

    const struct keymap_row *row = find_row(key, mode);
    if (row) {
        action.intent.type = row->intent;
        action.focus = row->focus;
        return action;
    }

    const int digit = digit_from_key(key);
    if (digit >= 0 && (mode == KEYMAP_PRESENT || mode == KEYMAP_PIN)) {
        action.intent.type = INTENT_DIGIT;
        action.intent.value = digit;
    } else if (mode == KEYMAP_ATTRACT && key->usage != KEY_NONE &&
               !is_modifier(key)) {
        action.intent.type = INTENT_HOME;
    }
    return action;
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
    const uint64_t bounce_ms = visitor ? BOUNCE_VISITOR_MS : BOUNCE_TALK_MS;
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
