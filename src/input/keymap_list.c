/*
 * The map in force the other way round: which keys do an action.
 */
#include <string.h>

#include "keymap.h"
#include "keymap_table.h"

/* A list that is filled; nothing is in it twice. */
struct filling {
    struct keymap_key *items;
    size_t count, max;
};

static void add(struct filling *to, const struct key *key, bool is_own)
{
    struct keymap_key new = { .key = *key, .is_own = is_own };

    if (!key_to_name(key, new.name)) {
        return;
    }
    for (size_t i = 0; i < to->count; i++) {
        if (strcmp(to->items[i].name, new.name) == 0) {
            return;
        }
    }
    if (to->count < to->max) {
        to->items[to->count++] = new;
    }
}

/* The key of a row on a US keyboard. @return false if it has none. */
static bool key_of_row(const struct keymap_row *row, struct key *out)
{
    char name[KEY_NAME_BYTES_MAX];
    const struct key asked = {
        .usage = row->usage,
        .symbol = row->usage == KEY_NONE ? row->symbol : 0,
        .modifiers = row->modifiers,
    };
    return key_to_name(&asked, name) && key_from_name(name, strlen(name), out);
}

static bool does(const struct key_bindings *own, const struct key *key,
                 enum action action)
{
    const struct key_action found = keymap_lookup(own, key, KEYMAP_PRESENT);

    return found.focus == FOCUS_NONE && found.intent.type != INTENT_NONE &&
           action_from_intent(&found.intent) == action;
}

size_t keymap_keys_of(const struct key_bindings *own, enum action action,
                      struct keymap_key *out, size_t max)
{
    struct filling to = { .items = out, .max = max };

    for (size_t i = 0; own && i < own->count; i++) {
        if (own->items[i].action == action) {
            add(&to, &own->items[i].key, true);
        }
    }
    for (size_t i = 0; i < keymap_row_count; i++) {
        const struct keymap_row *row = &keymap_rows[i];
        struct key key;
        if ((row->modes & (1U << KEYMAP_PRESENT)) && key_of_row(row, &key) &&
            !keymap_find_own(own, &key) && does(own, &key, action)) {
            add(&to, &key, false);
        }
    }
    return to.count;
}
