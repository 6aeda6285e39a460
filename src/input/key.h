#pragma once

/**
 * @file
 * Keys by position and by symbol.
 *
 * The position is the USB HID usage of page 7 (HID Usage Tables 1.4, section
 * 10), which is also SDL's scancode; the symbol is what the layout says, as
 * a Unicode character in lower case, 0 if it prints nothing.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum key_usage {
    KEY_NONE = 0,
    KEY_A = 4,
    KEY_B = 5,
    KEY_W = 26,
    KEY_Z = 29,
    KEY_1 = 30,
    KEY_9 = 38,
    KEY_0 = 39,
    KEY_RETURN = 40,
    KEY_ESCAPE = 41,
    KEY_BACKSPACE = 42,
    KEY_TAB = 43,
    KEY_SPACE = 44,
    KEY_COMMA = 54,
    KEY_PERIOD = 55,
    KEY_SLASH = 56,
    KEY_F1 = 58,
    KEY_F4 = 61,
    KEY_F5 = 62,
    KEY_F11 = 68,
    KEY_F12 = 69,
    KEY_PAUSE = 72,
    KEY_HOME = 74,
    KEY_PAGE_UP = 75,
    KEY_END = 77,
    KEY_PAGE_DOWN = 78,
    KEY_RIGHT = 79,
    KEY_LEFT = 80,
    KEY_DOWN = 81,
    KEY_UP = 82,
    KEY_KP_MINUS = 86,
    KEY_KP_PLUS = 87,
    KEY_KP_ENTER = 88,
    KEY_KP_1 = 89,
    KEY_KP_9 = 97,
    KEY_KP_0 = 98,
    KEY_F17 = 108,
    KEY_F18 = 109,
    KEY_F19 = 110,
    KEY_F20 = 111,
    KEY_F21 = 112,
    KEY_F22 = 113,
    KEY_F23 = 114,
    KEY_F24 = 115,
    KEY_LEFT_CTRL = 224, /**< The first of the modifier keys themselves. */
    KEY_RIGHT_GUI = 231, /**< The last of them. */
    KEY_AUDIO_NEXT = 258,
    KEY_AUDIO_PREVIOUS = 259,
    KEY_USAGE_MAX = 511, /**< As SDL counts them. */
};

enum key_modifier {
    KEY_SHIFT = 1,
    KEY_CTRL = 2,
    KEY_ALT = 4,
    KEY_GUI = 8, /**< The desktop's own: no action of ours has it. */
};

struct key {
    int usage; /**< enum key_usage, or a usage it does not name. */
    uint32_t symbol;
    unsigned modifiers; /**< enum key_modifier, or-ed. */
    bool repeat;        /**< Made by the system while the key is held. */
};

/**
 * Read SDL's name of a key, with modifiers before it: `PageDown`,
 * `Shift+F`, `Ctrl+Q`, `Keypad 1`, `.`. Also `Enter` for `Return`. Upper
 * and lower case are the same; the symbol is that of a US layout.
 *
 * @return  False for a name that is not known; @p out is then unchanged.
 */
bool key_from_name(const char *name, size_t len, struct key *out);

enum {
    KEY_NAME_BYTES_MAX = 40, /**< With all modifiers and a NUL. */
};

/**
 * The name that key_from_name() reads as this key: its letter, or else the
 * name of its position, with the modifiers that are held.
 *
 * @return  False, and "" in @p out, for a key without a name.
 */
bool key_to_name(const struct key *key, char out[KEY_NAME_BYTES_MAX]);

/** Bytes of the modifiers in front of a name. */
size_t key_name_prefix(const char *name, size_t len);

/** A name that is not computed, for "did you mean"; NULL after the last. */
const char *key_listed_name(size_t index);

/**
 * The symbol, or that of the US layout where a layout without Latin letters
 * has another one on a letter's key.
 */
uint32_t key_latin_symbol(const struct key *key);

/** Whether it is a key that only modifies others. */
bool key_is_modifier(const struct key *key);
