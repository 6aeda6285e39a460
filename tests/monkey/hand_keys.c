#include "hand_keys.h"

#include <stdio.h>
#include <string.h>

#include "keymap_table.h"

enum {
    TRIES = 8,
};

static struct key of_table(struct dice *dice)
{
    const struct keymap_row *row =
        &keymap_rows[dice_below(dice, (int)keymap_row_count)];

    return (struct key){
        .usage = row->symbol == 0 ? row->usage : KEY_NONE,
        .symbol = row->symbol,
        .modifiers = row->modifiers,
    };
}

static struct key letter(struct dice *dice)
{
    const int usage = dice_between(dice, KEY_A, KEY_0);

    return (struct key){
        .usage = usage,
        .symbol = usage <= KEY_Z ? (uint32_t)('a' + usage - KEY_A) : 0,
    };
}

static struct key any(struct dice *dice)
{
    return (struct key){
        .usage = dice_below(dice, KEY_USAGE_MAX + 1),
        .modifiers = (unsigned)dice_below(dice, 16),
    };
}

static struct key choose(struct dice *dice)
{
    const int kind = dice_below(dice, 8);

    return kind < 5 ? of_table(dice) : kind < 7 ? letter(dice) : any(dice);
}

/* Some keys have no name, or one that is read as another key. */
static bool has_name(const struct key *key, char out[KEY_NAME_BYTES_MAX])
{
    struct key read;

    return key_to_name(key, out) && key_from_name(out, strlen(out), &read);
}

void hand_choose_key(struct dice *dice, char out[KEY_NAME_BYTES_MAX])
{
    for (int i = 0; i < TRIES; i++) {
        const struct key key = choose(dice);
        if (has_name(&key, out)) {
            return;
        }
    }
    (void)snprintf(out, KEY_NAME_BYTES_MAX, "Tab");
}
