#pragma once

/**
 * @file
 * Keys to intents, by what the screen is doing.
 *
 * Pure. A key is in the map when at least two of PowerPoint, LibreOffice,
 * reveal.js and Impressive use it that way. Letters do nothing for
 * visitors; F5 starts a talk from anywhere. The symbol on a key wins over
 * its position. A key with modifiers that the map does not name is unknown.
 */

#include "action.h"
#include "intent.h"
#include "key.h"

/** Which part of the map is in force. */
enum keymap_mode {
    KEYMAP_ATTRACT,  /**< F5 and a clicker's next and previous start a talk;
                          any other key but a modifier wakes: INTENT_HOME. */
    KEYMAP_BROWSE,   /**< Arrows and Tab move the focus. */
    KEYMAP_PRESENT,  /**< Arrows and clicker keys move the slides. */
    KEYMAP_OVERVIEW, /**< As that, but arrows move in a grid of slides. */
    KEYMAP_FIND,     /**< Letters and digits are typed into a box. */
    KEYMAP_PIN,      /**< Digits are the PIN. */
};

/** A key that an author gave another action. */
struct key_binding {
    struct key key;
    enum action action;
};

/** All of them; `{0}` is none. */
struct key_bindings {
    const struct key_binding *items;
    size_t count;
};

/** Where the focus should go; resolved against the targets. */
enum focus_move {
    FOCUS_NONE,
    FOCUS_NEXT,
    FOCUS_PREVIOUS,
    FOCUS_LEFT,
    FOCUS_RIGHT,
    FOCUS_UP,
    FOCUS_DOWN,
};

/** What a key means: an intent, or a move of the focus. */
struct key_action {
    struct intent intent; /**< INTENT_NONE if nothing. */
    enum focus_move focus;
};

/**
 * Look up @p key. An unknown key is INTENT_NONE and FOCUS_NONE. In a talk
 * Ctrl before a key that moves is the same move, cut.
 *
 * @p own comes first, in a talk and, for what starts or moves one, where a
 * clicker's keys do: in the loop, and on a page that a talk looks at. A key
 * that types is not taken from a box, and none from the PIN. NULL: none.
 *
 * Two keys depend on what the show holds: Backspace in a talk is
 * INTENT_ERASE, a digit if one is typed, else the previous slide; Enter is
 * INTENT_ENTER, the typed number, else the focus, else the next slide.
 */
struct key_action keymap_lookup(const struct key_bindings *own,
                                const struct key *key, enum keymap_mode mode);

/** The action that an author gave @p key in any mode, or NULL. */
const struct key_binding *keymap_find_own(const struct key_bindings *own,
                                          const struct key *key);

/** Whether a key cannot be given another action: the ways back and out. */
bool keymap_is_fixed(const struct key *key);

/** A key that does something, by its name. */
struct keymap_key {
    char name[KEY_NAME_BYTES_MAX];
    struct key key;
    bool is_own; /**< An author gave it that. */
};

/**
 * The keys that do @p action in a talk, an author's own ones first.
 *
 * @return  How many were written to @p out; never more than @p max.
 */
size_t keymap_keys_of(const struct key_bindings *own, enum action action,
                      struct keymap_key *out, size_t max);

/**
 * The same key within a short time counts once: bouncing clickers (150 ms
 * in a talk and for a PIN, 50 ms for a text), trembling hands (300 ms for
 * visitors; EN 301 549, 5.8). `{0}` is a filter that has seen nothing.
 */
struct key_filter {
    struct key last;
    uint64_t last_ms;
};

/** @return true if @p key is to be ignored. Repeats pass. */
bool key_filter_drops(struct key_filter *f, const struct key *key,
                      enum keymap_mode mode, uint64_t now_ms);
