#pragma once

/**
 * @file
 * What is to be said about keys that are pressed: their names, where they
 * are, how long they are held and what they would do. Pure: for the window
 * of `standpunt keys`, which only shows it.
 */

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "clicker.h"
#include "input_event.h"
#include "keymap.h"

enum {
    KEY_REPORT_MAX = 6,       /**< Of the last keys. */
    KEY_WATCH_HOLD_MS = 1000, /**< Esc held this long ends it. */
    KEY_WATCH_HOLD_SHOWN_MS = 200,
};

/** One press of a key. */
struct key_report {
    char name[KEY_NAME_BYTES_MAX]; /**< As YAML has it; "" if it has none. */
    struct key key;
    bool is_own; /**< The content gave it an action. */
    /** Names of actions; "none" for nothing. */
    const char *in_loop, *browsing, *in_talk;
    bool is_down;
    uint64_t down_ms, up_ms;
    int repeats; /**< That the system made while it was held. */
};

/** `{0}` has seen nothing. */
struct key_watch {
    struct key_report reports[KEY_REPORT_MAX]; /**< The newest first. */
    int count;
    unsigned presses; /**< Of all keys so far. */
    struct clicker_keys clicker;
    bool is_held; /**< Esc, since … */
    uint64_t held_ms;
    bool ended;
};

/** Take in an event. @p own may be NULL. */
void key_watch_input(struct key_watch *w, const struct key_bindings *own,
                     const struct input_event *event);

/** Let time pass. */
void key_watch_tick(struct key_watch *w, uint64_t now_ms);

/** When something on it changes by itself; UINT64_MAX: never. */
uint64_t key_watch_deadline_ms(const struct key_watch *w, uint64_t now_ms);

/** How far Esc has been held, of @p whole; 0: too short to be shown. */
int key_watch_hold_share(const struct key_watch *w, int whole, uint64_t now_ms);

/** A report as a line of text. */
void key_report_write(const struct key_report *report, FILE *out);

/** The map in force, a line an action; a star is the content's choice. */
void key_report_write_map(const struct key_bindings *own, FILE *out);
