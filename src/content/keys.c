/*
 * The map `keys`: names of keys, each with the action it gets.
 */
#include <string.h>

#include "value.h"

enum {
    NAME_COUNT = 160, /* more than keys have listed names */
};

/* Where the key itself stands, for messages about it. */
static struct spot key_spot(const struct spot *map, const struct node *n)
{
    struct spot at = *map;

    at.where = node_key_where(n);
    return at;
}

/* `Shift+Pgdown` is near `Shift+PageDown`. */
static void report_unknown_key(struct loader *ld, const struct spot *at,
                               const char *written)
{
    const char *names[NAME_COUNT];
    const size_t prefix = key_name_prefix(written, strlen(written));
    size_t count = 0;

    while (count < NAME_COUNT && key_listed_name(count)) {
        names[count] = key_listed_name(count);
        count++;
    }
    const char *nearest = diag_nearest(written + prefix, names, count);
    if (nearest) {
        spot_report(ld->diags, DIAG_UNKNOWN_KEY_NAME, at,
                    "no key %s; did you mean '%.*s%s'?",
                    quote_text(written).text, (int)prefix, written, nearest);
        return;
    }
    spot_report(ld->diags, DIAG_UNKNOWN_KEY_NAME, at,
                "no key %s; standpunt keys says what a key is called",
                quote_text(written).text);
}

/* @return false after a diagnostic. */
static bool read_key(struct loader *ld, const struct spot *at,
                     const struct node *n, struct key *out)
{
    if (!key_from_name(n->key, strlen(n->key), out)) {
        report_unknown_key(ld, at, n->key);
        return false;
    }
    if (keymap_is_fixed(out)) {
        spot_report(ld->diags, DIAG_FIXED_KEY, at,
                    "%s keeps its meaning: it leads back or out",
                    quote_text(n->key).text);
        return false;
    }
    if (key_is_modifier(out)) {
        spot_report(ld->diags, DIAG_FIXED_KEY, at,
                    "%s keeps its meaning: it changes what other keys do",
                    quote_text(n->key).text);
        return false;
    }
    return true;
}

/* @return false after a diagnostic. */
static bool read_action(struct loader *ld, const struct spot *at,
                        enum action *out)
{
    const char *names[ACTION_GIVEN_COUNT];
    const char *text = value_scalar(ld, at);

    if (!text || action_from_name(text, out)) {
        return text != NULL;
    }
    for (int i = 0; i < ACTION_GIVEN_COUNT; i++) {
        names[i] = action_name((enum action)i);
    }
    const char *nearest = diag_nearest(text, names, ACTION_GIVEN_COUNT);
    if (nearest) {
        spot_report(ld->diags, DIAG_UNKNOWN_ACTION, at,
                    "unknown action %s; did you mean '%s'?",
                    quote_text(text).text, nearest);
        return false;
    }
    spot_report(ld->diags, DIAG_UNKNOWN_ACTION, at,
                "unknown action %s; standpunt keys --list names them all",
                quote_text(text).text);
    return false;
}

static bool is_same(const struct key *a, const struct key *b)
{
    return a->usage == b->usage && a->symbol == b->symbol &&
           a->modifiers == b->modifiers;
}

/* Two names of one key, as Enter and Return. */
static bool is_said_before(struct loader *ld, const struct spot *at,
                           const struct node *map, const struct node *n,
                           const struct key *key)
{
    for (const struct node *m = map->first; m != n; m = m->next) {
        struct key other;
        if (m->key && key_from_name(m->key, strlen(m->key), &other) &&
            is_same(&other, key)) {
            spot_report(ld->diags, DIAG_KEY_TWICE, at,
                        "%s is the key of line %d, written differently; one "
                        "of them is enough",
                        quote_text(n->key).text, m->key_line);
            return true;
        }
    }
    return false;
}

void value_load_keys(struct loader *ld, const struct spot *at,
                     struct key_bindings *out)
{
    if (at->node->kind == NODE_BROKEN) {
        return;
    }
    if (at->node->kind != NODE_MAP) {
        spot_report(ld->diags, DIAG_WRONG_TYPE, at,
                    "a map of keys is needed here: PageDown: next");
        return;
    }
    struct key_binding *items =
        loader_take(ld, sizeof(*items), at->node->count);
    for (const struct node *n = at->node->first; n && items; n = n->next) {
        struct key_binding *item = &items[out->count];
        if (!n->key) {
            continue; /* it was reported */
        }
        const struct spot key = key_spot(at, n);
        const struct spot value = spot_in_map(at, n->key, n);
        const bool known = read_key(ld, &key, n, &item->key) &&
                           !is_said_before(ld, &key, at->node, n, &item->key);
        if (read_action(ld, &value, &item->action) && known) {
            out->count++;
        }
    }
    out->items = items;
}
