#include "schema.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "value.h"

enum {
    KEY_COUNT_MAX = 32,   /* of one schema */
    LIST_BYTES_MAX = 400, /* of the words in a message */
};

void schema_join(const char *const *items, size_t count, char *out, size_t size)
{
    size_t len = 0;

    out[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        const char *between = i == 0 ? "" : i + 1 < count ? ", " : " or ";
        const int used =
            snprintf(out + len, size - len, "%s%s", between, items[i]);
        if (used < 0 || (size_t)used >= size - len) {
            return;
        }
        len += (size_t)used;
    }
}

/* Lists that are sets are short by their own limit. */
static void check_set(struct loader *ld, const struct spot *at)
{
    size_t index = 0;

    for (const struct node *n = at->node->first; n; n = n->next, index++) {
        const struct node *m = at->node->first;
        while (m != n && !(m->kind == NODE_SCALAR && n->kind == NODE_SCALAR &&
                           strcmp(m->text, n->text) == 0)) {
            m = m->next;
        }
        if (m != n) {
            const struct spot entry = spot_in_list(at, index, n);
            spot_report(ld->diags, DIAG_LISTED_TWICE, &entry,
                        "%s is listed twice; once is enough",
                        quote_text(n->text).text);
        }
    }
}

/* An id is unique in its list. */
static void check_ids(struct loader *ld, const struct field *f,
                      const struct spot *at)
{
    const struct arena kept = ld->names_arena;
    struct name_index scope = { 0 };

    if (f->type != FIELD_RECORD) {
        return;
    }
    for (const struct node *n = at->node->first; n; n = n->next) {
        const struct node *id = schema_id_node(f->record, n);
        if (id) {
            const struct name name = { .text = id->text, .where = id->where };
            loader_add_name(ld, &scope, &name);
        }
    }
    ld->names_arena = kept; /* the index was needed here only */
}

static bool check_list(struct loader *ld, const struct field *f,
                       const struct spot *at)
{
    const size_t count = at->node->count;

    if (at->node->kind == NODE_BROKEN) {
        return false;
    }
    if (at->node->kind != NODE_LIST) {
        spot_report(ld->diags, DIAG_WRONG_TYPE, at,
                    "a list is needed here: [one, two] or lines with -");
        return false;
    }
    if (count >= f->list.min && count <= f->list.max) {
        return true;
    }
    if (f->list.min == f->list.max) {
        spot_report(ld->diags, DIAG_LIST_COUNT, at,
                    "the list has %zu entries; exactly %zu are needed", count,
                    f->list.max);
    } else {
        spot_report(ld->diags, DIAG_LIST_COUNT, at,
                    "the list has %zu entries; it needs %zu to %zu", count,
                    f->list.min, f->list.max);
    }
    return false;
}

static void load_list(struct loader *ld, const struct field *f,
                      const struct spot *at, char *record)
{
    const size_t size = value_size(f);
    char *items = record + f->offset;
    size_t index = 0;

    if (!check_list(ld, f, at)) {
        return;
    }
    if (!f->list.is_inline) {
        items = loader_take(ld, size, at->node->count);
        memcpy(record + f->offset, &items, sizeof(items));
    }
    if (!items) {
        return;
    }
    for (const struct node *n = at->node->first; n; n = n->next, index++) {
        const struct spot entry = spot_in_list(at, index, n);
        value_load(ld, f, &entry, items + index * size);
    }
    if (f->list.count_offset > 0) {
        memcpy(record + f->list.count_offset, &index, sizeof(index));
    }
    if (f->list.is_set) {
        check_set(ld, at);
    }
    check_ids(ld, f, at);
}

static void default_field(const struct field *f, char *record)
{
    /* An absent list is zero: no items. */
    if (f->list.max == 0) {
        value_default(f, record + f->offset);
    } else if (f->list.is_inline) {
        for (size_t i = 0; i < f->list.max; i++) {
            value_default(f, record + f->offset + i * value_size(f));
        }
    }
}

void schema_default(const struct schema *schema, void *record)
{
    for (size_t i = 0; i < schema->field_count; i++) {
        default_field(&schema->fields[i], record);
    }
}

/* A record while it is read. */
struct reading {
    const struct schema *schema;
    const struct spot *at; /* its map */
    char *record;
    bool has_variant; /* false if the word that tells it is wrong */
    int variant;
    /* Values under a misspelt key, by the field that was meant. */
    const struct node *meant[KEY_COUNT_MAX];
    const char *keys[KEY_COUNT_MAX];
};

static int find_field(const struct schema *schema, const char *key)
{
    for (size_t i = 0; key && i < schema->field_count; i++) {
        if (strcmp(schema->fields[i].key, key) == 0) {
            return (int)i;
        }
    }
    return -1;
}

static void report_unknown_key(struct loader *ld, const struct reading *r,
                               const struct node *n, const char *nearest)
{
    struct spot key = *r->at;

    key.where = node_key_where(n);
    if (nearest) {
        spot_report(ld->diags, DIAG_UNKNOWN_KEY, &key,
                    "unknown key %s; did you mean '%s'?",
                    quote_text(n->key).text, nearest);
        return;
    }
    char list[LIST_BYTES_MAX];
    schema_join(r->keys, r->schema->field_count, list, sizeof(list));
    spot_report(ld->diags, DIAG_UNKNOWN_KEY, &key, "unknown key %s; %s",
                quote_text(n->key).text, list);
}

/* A misspelt key is one mistake: its value counts as that of the key that
 * was meant, so that it is not missed as well. */
static void check_keys(struct loader *ld, struct reading *r)
{
    const size_t count = r->schema->field_count;

    assert(count <= KEY_COUNT_MAX);
    for (size_t i = 0; i < count; i++) {
        r->keys[i] = r->schema->fields[i].key;
    }
    for (const struct node *n = r->at->node->first; n; n = n->next) {
        if (!n->key || find_field(r->schema, n->key) >= 0) {
            continue;
        }
        const char *nearest = ld->diags->count < DIAG_COUNT_MAX
                                  ? diag_nearest(n->key, r->keys, count)
                                  : NULL; /* nobody would read it */
        const int field = find_field(r->schema, nearest);
        if (field >= 0 && !r->meant[field]) {
            r->meant[field] = n;
        }
        report_unknown_key(ld, r, n, nearest);
    }
}

static const struct node *find_value(const struct reading *r, size_t field)
{
    const struct node *n = node_find(r->at->node, r->keys[field]);
    return n ? n : r->meant[field];
}

static bool is_in(unsigned variants, const struct reading *r)
{
    return r->has_variant && ((variants >> r->variant) & 1u) != 0;
}

/* "layout 'quote'": the key that tells the variant, and its word. */
static struct quote name_variant(const struct reading *r)
{
    const struct field *f = &r->schema->fields[0];
    const struct word *word = f->words;
    struct quote quote;

    while (word->text && word->value != r->variant) {
        word++;
    }
    (void)snprintf(quote.text, sizeof(quote.text), "%s '%s'", f->key,
                   word->text ? word->text : "");
    return quote;
}

static void read_absent(struct loader *ld, const struct reading *r,
                        const struct field *f)
{
    const struct spot at = spot_in_map(r->at, f->key, NULL);

    default_field(f, r->record);
    if (is_in(f->needed_in, r)) {
        spot_report(ld->diags, DIAG_MISSING, &at, "is missing; %s needs it",
                    name_variant(r).text);
    } else if (f->is_required) {
        spot_report(ld->diags, DIAG_MISSING, &at, "is missing; a %s needs it",
                    r->schema->noun);
    }
}

static void read_present(struct loader *ld, const struct reading *r,
                         const struct field *f, const struct node *n)
{
    const struct spot at = spot_in_map(r->at, f->key, n);

    default_field(f, r->record);
    if (f->only_in != 0 && r->has_variant && !is_in(f->only_in, r)) {
        struct spot key = at;
        key.where = node_key_where(n);
        spot_report(ld->diags, DIAG_DOES_NOT_BELONG, &key,
                    "does not belong to %s; take it out", name_variant(r).text);
    } else if (f->list.max > 0) {
        load_list(ld, f, &at, r->record);
    } else {
        value_load(ld, f, &at, r->record + f->offset);
    }
}

/* The first field tells the variant; -1 stands for a word that is wrong. */
static void read_variant(struct loader *ld, struct reading *r)
{
    struct field f = r->schema->fields[0];
    const struct node *n = find_value(r, 0);
    const int fallback = f.fallback;
    int value = fallback;

    if (n) {
        const struct spot at = spot_in_map(r->at, f.key, n);
        f.fallback = -1;
        value_load(ld, &f, &at, &value);
    } else {
        read_absent(ld, r, &f);
        value = f.is_required ? -1 : fallback;
    }
    r->has_variant = value >= 0;
    r->variant = value >= 0 ? value : fallback;
    memcpy(r->record + f.offset, &r->variant, sizeof(r->variant));
}

void schema_load(struct loader *ld, const struct schema *schema,
                 const struct spot *at, void *record)
{
    struct reading r = { .schema = schema, .at = at, .record = record };
    size_t i = 0;

    if (at->node->kind != NODE_MAP) {
        schema_default(schema, record);
        if (at->node->kind != NODE_BROKEN) {
            spot_report(ld->diags, DIAG_WRONG_TYPE, at,
                        "a map of keys is needed here: a %s", schema->noun);
        }
        return;
    }
    check_keys(ld, &r);
    if (schema->has_variants) {
        read_variant(ld, &r);
        i = 1;
    }
    for (; i < schema->field_count; i++) {
        const struct field *f = &schema->fields[i];
        const struct node *n = find_value(&r, i);
        if (n) {
            read_present(ld, &r, f, n);
        } else {
            read_absent(ld, &r, f);
        }
    }
    if (schema->finish) {
        schema->finish(ld, at, record);
    }
}

const struct node *schema_id_node(const struct schema *schema,
                                  const struct node *map)
{
    for (size_t i = 0; i < schema->field_count; i++) {
        const struct field *f = &schema->fields[i];
        if (f->type == FIELD_ID && map->kind == NODE_MAP) {
            const struct node *id = node_find(map, f->key);
            const bool is_scalar = id && id->kind == NODE_SCALAR;
            return is_scalar && id->text[0] != '\0' ? id : NULL;
        }
    }
    return NULL;
}
