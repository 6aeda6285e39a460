#include "key.h"

#include <stdio.h>
#include <string.h>

enum {
    ASCII_MAX = 0x7F,
    KEY_F13 = 104,
};

struct key_name {
    const char *name;
    int usage;
    uint32_t symbol;
};

/* Source: the names of SDL_GetScancodeName(), and `Enter`. Letters, digits,
   F keys and the digits of the keypad are computed. */
static const struct key_name names[] = {
    { "Return", KEY_RETURN, 0 },
    { "Enter", KEY_RETURN, 0 },
    { "Escape", KEY_ESCAPE, 0 },
    { "Backspace", KEY_BACKSPACE, 0 },
    { "Tab", KEY_TAB, 0 },
    { "Space", KEY_SPACE, ' ' },
    { "-", 45, '-' },
    { "=", 46, '=' },
    { "[", 47, '[' },
    { "]", 48, ']' },
    { "\\", 49, '\\' },
    { "#", 50, '#' },
    { ";", 51, ';' },
    { "'", 52, '\'' },
    { "`", 53, '`' },
    { ",", KEY_COMMA, ',' },
    { ".", KEY_PERIOD, '.' },
    { "/", KEY_SLASH, '/' },
    { "CapsLock", 57, 0 },
    { "PrintScreen", 70, 0 },
    { "ScrollLock", 71, 0 },
    { "Pause", KEY_PAUSE, 0 },
    { "Insert", 73, 0 },
    { "Home", KEY_HOME, 0 },
    { "PageUp", KEY_PAGE_UP, 0 },
    { "Delete", 76, 0 },
    { "End", KEY_END, 0 },
    { "PageDown", KEY_PAGE_DOWN, 0 },
    { "Right", KEY_RIGHT, 0 },
    { "Left", KEY_LEFT, 0 },
    { "Down", KEY_DOWN, 0 },
    { "Up", KEY_UP, 0 },
    { "Numlock", 83, 0 },
    { "Keypad /", 84, 0 },
    { "Keypad *", 85, 0 },
    { "Keypad -", KEY_KP_MINUS, 0 },
    { "Keypad +", KEY_KP_PLUS, 0 },
    { "Keypad Enter", KEY_KP_ENTER, 0 },
    { "Keypad .", 99, 0 },
    { "Application", 101, 0 },
    { "Power", 102, 0 },
    { "Keypad =", 103, 0 },
    { "Execute", 116, 0 },
    { "Help", 117, 0 },
    { "Menu", 118, 0 },
    { "Select", 119, 0 },
    { "Stop", 120, 0 },
    { "Again", 121, 0 },
    { "Undo", 122, 0 },
    { "Cut", 123, 0 },
    { "Copy", 124, 0 },
    { "Paste", 125, 0 },
    { "Find", 126, 0 },
    { "Mute", 127, 0 },
    { "VolumeUp", 128, 0 },
    { "VolumeDown", 129, 0 },
    { "Left Ctrl", KEY_LEFT_CTRL, 0 },
    { "Left Shift", 225, 0 },
    { "Left Alt", 226, 0 },
    { "Left GUI", 227, 0 },
    { "Right Ctrl", 228, 0 },
    { "Right Shift", 229, 0 },
    { "Right Alt", 230, 0 },
    { "Right GUI", KEY_RIGHT_GUI, 0 },
    { "AudioNext", KEY_AUDIO_NEXT, 0 },
    { "AudioPrev", KEY_AUDIO_PREVIOUS, 0 },
    { "ModeSwitch", 257, 0 },
    { "AudioStop", 260, 0 },
    { "AudioPlay", 261, 0 },
    { "AudioMute", 262, 0 },
    { "MediaSelect", 263, 0 },
    { "WWW", 264, 0 },
    { "Mail", 265, 0 },
    { "Calculator", 266, 0 },
    { "Computer", 267, 0 },
    { "AC Search", 268, 0 },
    { "AC Home", 269, 0 },
    { "AC Back", 270, 0 },
    { "AC Forward", 271, 0 },
    { "AC Stop", 272, 0 },
    { "AC Refresh", 273, 0 },
    { "AC Bookmarks", 274, 0 },
    { "BrightnessDown", 275, 0 },
    { "BrightnessUp", 276, 0 },
    { "DisplaySwitch", 277, 0 },
    { "KBDIllumToggle", 278, 0 },
    { "KBDIllumDown", 279, 0 },
    { "KBDIllumUp", 280, 0 },
    { "Eject", 281, 0 },
    { "Sleep", 282, 0 },
    { "App1", 283, 0 },
    { "App2", 284, 0 },
    { "AudioRewind", 285, 0 },
    { "AudioFastForward", 286, 0 },
    { "SoftLeft", 287, 0 },
    { "SoftRight", 288, 0 },
    { "Call", 289, 0 },
    { "EndCall", 290, 0 },
};

static const struct {
    const char *name;
    unsigned modifier;
} modifier_names[] = {
    { "Shift+", KEY_SHIFT },
    { "Ctrl+", KEY_CTRL },
    { "Alt+", KEY_ALT },
};

/* Not tolower(): the locale of the machine must not change a tape. */
static char lower(char c)
{
    if (c >= 'A' && c <= 'Z') {
        return (char)(c - 'A' + 'a');
    }
    return c;
}

static bool has_prefix(const char *text, size_t len, const char *prefix)
{
    const size_t prefix_len = strlen(prefix);

    if (prefix_len > len) {
        return false;
    }
    for (size_t i = 0; i < prefix_len; i++) {
        if (lower(text[i]) != lower(prefix[i])) {
            return false;
        }
    }
    return true;
}

/* @return bytes read, 0 if there is no modifier at the start. */
static size_t read_modifier(const char *name, size_t len, unsigned *modifiers)
{
    for (size_t i = 0; i < sizeof(modifier_names) / sizeof(*modifier_names);
         i++) {
        if (has_prefix(name, len, modifier_names[i].name)) {
            *modifiers |= modifier_names[i].modifier;
            return strlen(modifier_names[i].name);
        }
    }
    return 0;
}

/* 0 comes after 9, both above the letters and on the keypad. */
static int usage_from_digit(char digit, int usage_of_1)
{
    return usage_of_1 + (digit == '0' ? 9 : digit - '1');
}

static bool read_character(char c, struct key *out)
{
    if (c >= 'a' && c <= 'z') {
        out->usage = KEY_A + (c - 'a');
    } else if (c >= '0' && c <= '9') {
        out->usage = usage_from_digit(c, KEY_1);
    } else {
        return false;
    }
    out->symbol = (unsigned char)c;
    return true;
}

/* F1 to F12 and F13 to F24 are two ranges. */
static bool read_function_key(const char *name, size_t len, struct key *out)
{
    int number = 0;

    if (len < 2 || len > 3 || lower(name[0]) != 'f' || name[1] == '0') {
        return false;
    }
    for (size_t i = 1; i < len; i++) {
        if (name[i] < '0' || name[i] > '9') {
            return false;
        }
        number = number * 10 + (name[i] - '0');
    }
    if (number > 24) {
        return false;
    }
    out->usage = number <= 12 ? KEY_F1 + number - 1 : KEY_F24 + number - 24;
    return true;
}

static bool read_keypad_digit(const char *name, size_t len, struct key *out)
{
    const size_t prefix_len = strlen("Keypad ");

    if (len != prefix_len + 1 || !has_prefix(name, len, "Keypad ") ||
        name[prefix_len] < '0' || name[prefix_len] > '9') {
        return false;
    }
    out->usage = usage_from_digit(name[prefix_len], KEY_KP_1);
    return true;
}

static bool read_listed_name(const char *name, size_t len, struct key *out)
{
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (strlen(names[i].name) == len &&
            has_prefix(name, len, names[i].name)) {
            out->usage = names[i].usage;
            out->symbol = names[i].symbol;
            return true;
        }
    }
    return false;
}

static size_t read_modifiers(const char *name, size_t len, unsigned *modifiers)
{
    size_t used = 0;
    size_t more = read_modifier(name, len, modifiers);

    while (more > 0) {
        used += more;
        more = read_modifier(name + used, len - used, modifiers);
    }
    return used;
}

size_t key_name_prefix(const char *name, size_t len)
{
    unsigned modifiers = 0;
    return read_modifiers(name, len, &modifiers);
}

bool key_from_name(const char *name, size_t len, struct key *out)
{
    struct key key = { 0 };
    const size_t used = read_modifiers(name, len, &key.modifiers);

    name += used;
    len -= used;
    if ((len == 1 && read_character(lower(name[0]), &key)) ||
        read_function_key(name, len, &key) ||
        read_keypad_digit(name, len, &key) ||
        read_listed_name(name, len, &key)) {
        *out = key;
        return true;
    }
    return false;
}

const char *key_listed_name(size_t index)
{
    return index < sizeof(names) / sizeof(names[0]) ? names[index].name : NULL;
}

uint32_t key_latin_symbol(const struct key *key)
{
    if (key->symbol > ASCII_MAX && key->usage >= KEY_A && key->usage <= KEY_Z) {
        return (uint32_t)('a' + (key->usage - KEY_A));
    }
    return key->symbol;
}

bool key_is_modifier(const struct key *key)
{
    return key->usage >= KEY_LEFT_CTRL && key->usage <= KEY_RIGHT_GUI;
}

/* A letter is what is printed; without a layout, where it is. */
static char letter_of(const struct key *key)
{
    const uint32_t symbol = key_latin_symbol(key);

    if (symbol >= 'a' && symbol <= 'z') {
        return (char)('A' + (int)(symbol - 'a'));
    }
    if (symbol == 0 && key->usage >= KEY_A && key->usage <= KEY_Z) {
        return (char)('A' + key->usage - KEY_A);
    }
    return '\0';
}

/* -1 if it is none of the ten that begin with @p usage_of_1. */
static int digit_of(int usage, int usage_of_1)
{
    const int at = usage - usage_of_1;
    return at < 0 || at > 9 ? -1 : (at + 1) % 10;
}

static const char *listed_name_of(const struct key *key)
{
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (names[i].usage == key->usage) {
            return names[i].name;
        }
    }
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (names[i].symbol != 0 && names[i].symbol == key->symbol) {
            return names[i].name;
        }
    }
    return NULL;
}

/* Without modifiers; "" if it has none. */
static void write_base(const struct key *key, char *out, size_t size)
{
    const char letter = letter_of(key);
    const int digit = digit_of(key->usage, KEY_1);
    const int keypad = digit_of(key->usage, KEY_KP_1);
    const char *listed = listed_name_of(key);

    if (letter) {
        (void)snprintf(out, size, "%c", letter);
    } else if (digit >= 0) {
        (void)snprintf(out, size, "%d", digit);
    } else if (keypad >= 0) {
        (void)snprintf(out, size, "Keypad %d", keypad);
    } else if (key->usage >= KEY_F1 && key->usage <= KEY_F12) {
        (void)snprintf(out, size, "F%d", key->usage - KEY_F1 + 1);
    } else if (key->usage >= KEY_F13 && key->usage <= KEY_F24) {
        (void)snprintf(out, size, "F%d", key->usage - KEY_F13 + 13);
    } else {
        (void)snprintf(out, size, "%s", listed ? listed : "");
    }
}

bool key_to_name(const struct key *key, char out[KEY_NAME_BYTES_MAX])
{
    char base[KEY_NAME_BYTES_MAX / 2];
    const bool plain = key_is_modifier(key); /* it holds itself */

    write_base(key, base, sizeof(base));
    out[0] = '\0';
    if (base[0] == '\0') {
        return false;
    }
    (void)snprintf(out, KEY_NAME_BYTES_MAX, "%s%s%s%s",
                   !plain && (key->modifiers & KEY_CTRL) ? "Ctrl+" : "",
                   !plain && (key->modifiers & KEY_ALT) ? "Alt+" : "",
                   !plain && (key->modifiers & KEY_SHIFT) ? "Shift+" : "",
                   base);
    return true;
}
