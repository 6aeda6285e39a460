#include "yaml_tree.h"

#include <assert.h>
#include <string.h>

#include <yaml.h>

#include "diag_id.h"
#include "hash.h"
#include "log.h"
#include "spot.h"
#include "utf8.h"
#include "yaml_hint.h"
#include "yaml_strict.h"

/* An open list or map. */
struct frame {
    struct node *node;
    struct node *last;
    const char *key; /* NULL after a key that was refused */
    struct diag_where key_where;
    bool has_key; /* a map that waits for the value */
};

struct builder {
    const struct yaml_file *file;
    struct arena *arena;
    struct diag_list *diags;
    struct frame frames[YAML_DEPTH_MAX];
    size_t depth;
    const struct node *root;
    int event_count;
    struct yaml_strict strict; /* stands where the event begins */
};

enum step {
    STEP_ON,
    STEP_END,
    STEP_REFUSED, /* a diagnostic has been added */
};

bool yaml_is_bidi_control(uint32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static struct diag_where where_from_mark(const struct builder *b,
                                         yaml_mark_t mark)
{
    return (struct diag_where){
        .file = b->file->name,
        .line = (int)mark.line + 1,
        .column = (int)mark.column + 1,
    };
}

static void report(struct builder *b, enum diag_id id, yaml_mark_t mark,
                   const char *message)
{
    const struct spot at = { .where = where_from_mark(b, mark) };
    spot_report(b->diags, id, &at, "%s", message);
}

static enum step refuse(struct builder *b, enum diag_id id, yaml_mark_t mark,
                        const char *message)
{
    report(b, id, mark, message);
    return STEP_REFUSED;
}

static struct frame *top(struct builder *b)
{
    return b->depth > 0 ? &b->frames[b->depth - 1] : NULL;
}

static bool expects_key(struct builder *b)
{
    const struct frame *f = top(b);
    return f && f->node->kind == NODE_MAP && !f->has_key;
}

/* A new node as root, as entry of the open list or as value of the key. */
static struct node *attach(struct builder *b, enum node_kind kind,
                           yaml_mark_t mark)
{
    struct frame *f = top(b);
    struct node *node = arena_make(b->arena, struct node, 1);

    node->kind = kind;
    node->where = where_from_mark(b, mark);
    if (!f) {
        b->root = node;
        return node;
    }
    if (f->node->kind == NODE_MAP) {
        node->key = f->key;
        node->key_line = f->key_where.line;
        node->key_column = f->key_where.column;
        f->has_key = false;
    }
    if (f->last) {
        f->last->next = node;
    } else {
        f->node->first = node;
    }
    f->last = node;
    f->node->count++;
    return node;
}

static enum step check_room(struct builder *b, yaml_mark_t mark)
{
    const struct frame *f = top(b);

    if (!f) {
        return STEP_ON;
    }
    if (f->node->kind == NODE_LIST && f->node->count == YAML_LIST_COUNT_MAX) {
        return refuse(b, DIAG_TOO_MANY_ENTRIES, mark,
                      "the list is too long; at most 10,000 entries");
    }
    if (expects_key(b) && f->node->count == YAML_MAP_COUNT_MAX) {
        return refuse(b, DIAG_TOO_MANY_ENTRIES, mark,
                      "the map has too many keys; at most 1,000");
    }
    return STEP_ON;
}

static void refuse_decoration(struct builder *b, const yaml_event_t *e,
                              const yaml_char_t *anchor, const yaml_char_t *tag)
{
    if (anchor) {
        report(b, DIAG_ANCHOR, e->start_mark,
               "anchors (&name) are not allowed; write the value out where "
               "it is needed");
    }
    if (tag) {
        report(b, DIAG_TAG, e->start_mark,
               "tags (!name) are not allowed; the field decides the type");
    }
}

/* What escapes such as "\0" may have brought in. */
static bool check_scalar_text(struct builder *b, const yaml_event_t *e)
{
    const char *text = (const char *)e->data.scalar.value;
    const size_t len = e->data.scalar.length;
    bool has_bidi = false;
    size_t pos = 0;

    while (pos < len) {
        uint32_t c;
        pos += utf8_decode(text + pos, len - pos, &c);
        has_bidi = has_bidi || yaml_is_bidi_control(c);
        const bool is_space = c == '\n' || c == '\t';
        if ((c < 0x20 && !is_space) || (c >= 0x7F && c < 0xA0)) {
            const struct spot at = { .where =
                                         where_from_mark(b, e->start_mark) };
            spot_report(b->diags, DIAG_CHARACTER, &at,
                        "character U+%04X does not belong in a text; take "
                        "it out",
                        (unsigned)c);
            return false;
        }
    }
    if (has_bidi) {
        report(b, DIAG_BIDI_CONTROL, e->start_mark,
               "there is an invisible character that turns the order of "
               "letters (U+202A-202E, U+2066-2069); take it out");
    }
    return true;
}

static bool check_scalar(struct builder *b, const yaml_event_t *e)
{
    refuse_decoration(b, e, e->data.scalar.anchor, e->data.scalar.tag);
    if (e->data.scalar.length > YAML_SCALAR_BYTES_MAX) {
        report(b, DIAG_SCALAR_TOO_LONG, e->start_mark,
               "the text is too long; at most 64 KiB");
        return false;
    }
    return yaml_strict_scalar(&b->strict, e) && check_scalar_text(b, e);
}

/* libyaml does not tell `? key` from `key`, nor `[?key]`; the text does. */
static enum step refuse_question_mark(struct builder *b, yaml_mark_t mark)
{
    const size_t key = b->strict.byte;
    size_t pos = key;

    while (pos > 0 && strchr(" \t", b->file->text[pos - 1])) {
        pos--;
    }
    if (pos == 0 || b->file->text[pos - 1] != '?') {
        return STEP_ON;
    }
    return refuse(b, DIAG_COMPLEX_KEY, mark,
                  pos < key ? "keys with ? are not allowed; write key: value"
                            : "a text that begins with ? needs quotes inside "
                              "[ ] and { }");
}

static enum step add_key(struct builder *b, const yaml_event_t *e)
{
    struct frame *f = top(b);
    const char *text = (const char *)e->data.scalar.value;
    const size_t len = e->data.scalar.length;
    const bool is_plain = e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;

    f->has_key = true;
    f->key = NULL;
    f->key_where = where_from_mark(b, e->start_mark);
    if (refuse_question_mark(b, e->start_mark) != STEP_ON) {
        return STEP_REFUSED;
    }
    if (is_plain && len == 2 && memcmp(text, "<<", 2) == 0) {
        report(b, DIAG_MERGE_KEY, e->start_mark,
               "merge keys (<<) are not allowed; write the keys out");
        return STEP_ON;
    }
    if (len > YAML_KEY_BYTES_MAX) {
        report(b, DIAG_KEY_TOO_LONG, e->start_mark,
               "the key is too long; at most 128 bytes");
        return STEP_ON;
    }
    if (check_scalar(b, e)) {
        f->key = arena_copy_string(b->arena, text, len);
    }
    return STEP_ON;
}

static enum step add_scalar(struct builder *b, const yaml_event_t *e)
{
    if (check_room(b, e->start_mark) != STEP_ON) {
        return STEP_REFUSED;
    }
    if (expects_key(b)) {
        return add_key(b, e);
    }

    struct node *node = attach(b, NODE_SCALAR, e->start_mark);
    if (!check_scalar(b, e)) {
        node->kind = NODE_BROKEN;
        return STEP_ON;
    }
    node->text = arena_copy_string(b->arena, (const char *)e->data.scalar.value,
                                   e->data.scalar.length);
    return STEP_ON;
}

static enum step add_alias(struct builder *b, const yaml_event_t *e)
{
    if (expects_key(b)) {
        return refuse(b, DIAG_ALIAS, e->start_mark,
                      "aliases (*name) are not allowed; write the key out");
    }
    if (check_room(b, e->start_mark) != STEP_ON) {
        return STEP_REFUSED;
    }
    report(b, DIAG_ALIAS, e->start_mark,
           "aliases (*name) are not allowed; write the value out");
    (void)attach(b, NODE_BROKEN, e->start_mark);
    return STEP_ON;
}

static enum step open_node(struct builder *b, enum node_kind kind,
                           const yaml_event_t *e)
{
    if (expects_key(b)) {
        return refuse(b, DIAG_COMPLEX_KEY, e->start_mark,
                      "a key is a word; a list or map cannot be one");
    }
    if (b->depth == YAML_DEPTH_MAX) {
        return refuse(b, DIAG_TOO_DEEP, e->start_mark,
                      "lists and maps are nested too deeply; at most 32");
    }
    if (check_room(b, e->start_mark) != STEP_ON) {
        return STEP_REFUSED;
    }
    struct node *node = attach(b, kind, e->start_mark);
    b->frames[b->depth++] = (struct frame){ .node = node };
    return STEP_ON;
}

static void report_duplicate(struct builder *b, const struct node *first,
                             const struct node *again)
{
    const struct spot at = { .where = node_key_where(again) };
    spot_report(b->diags, DIAG_DUPLICATE_KEY, &at,
                "key %s is there twice; the first is in line %d",
                quote_text(again->key).text, first->key_line);
}

/* The arena comes by value: the table is scratch. */
static void check_duplicates(struct builder *b, const struct node *map,
                             struct arena scratch)
{
    size_t size = 8;
    while (size < map->count * 2) {
        size *= 2;
    }
    const struct node **table = arena_make(&scratch, const struct node *, size);

    for (const struct node *n = map->first; n; n = n->next) {
        if (!n->key) {
            continue;
        }
        size_t at = hash_string(HASH_START, n->key) & (size - 1);
        while (table[at] && strcmp(table[at]->key, n->key) != 0) {
            at = (at + 1) & (size - 1);
        }
        if (table[at]) {
            report_duplicate(b, table[at], n);
        } else {
            table[at] = n;
        }
    }
}

static enum step close_node(struct builder *b)
{
    assert(b->depth > 0);

    const struct node *node = b->frames[--b->depth].node;
    if (node->kind == NODE_MAP) {
        check_duplicates(b, node, *b->arena);
    }
    return STEP_ON;
}

static enum step take_event(struct builder *b, const yaml_event_t *e)
{
    switch (e->type) {
    case YAML_STREAM_END_EVENT:
        return STEP_END;
    case YAML_DOCUMENT_START_EVENT:
        return b->root ? refuse(b, DIAG_SECOND_DOCUMENT, e->start_mark,
                                "a second document begins here; one file "
                                "holds one")
                       : STEP_ON;
    case YAML_ALIAS_EVENT:
        return add_alias(b, e);
    case YAML_SCALAR_EVENT:
        return add_scalar(b, e);
    case YAML_SEQUENCE_START_EVENT:
        refuse_decoration(b, e, e->data.sequence_start.anchor,
                          e->data.sequence_start.tag);
        return open_node(b, NODE_LIST, e);
    case YAML_MAPPING_START_EVENT:
        refuse_decoration(b, e, e->data.mapping_start.anchor,
                          e->data.mapping_start.tag);
        return open_node(b, NODE_MAP, e);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return close_node(b);
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        return STEP_ON;
    }
    return STEP_ON;
}

static enum step refuse_syntax(struct builder *b, const yaml_parser_t *parser)
{
    const char *problem = parser->problem ? parser->problem : "unreadable";

    if (parser->error == YAML_MEMORY_ERROR) {
        log_fatal_memory(b->file->len);
    }
    const struct spot at = {
        .where = where_from_mark(b, parser->problem_mark),
    };
    spot_report(b->diags, DIAG_SYNTAX, &at, "this is not YAML: %s; %s", problem,
                yaml_hint_from_problem(problem));
    return STEP_REFUSED;
}

static enum step next_step(struct builder *b, yaml_parser_t *parser)
{
    yaml_event_t event;

    if (!yaml_parser_parse(parser, &event)) {
        return refuse_syntax(b, parser);
    }
    enum step step;
    if (++b->event_count > YAML_EVENT_COUNT_MAX) {
        step = refuse(b, DIAG_TOO_MANY_EVENTS, event.start_mark,
                      "the file has too many values; split it");
    } else {
        yaml_strict_enter(&b->strict, &event);
        step = take_event(b, &event);
    }
    if (step == STEP_ON) {
        yaml_strict_leave(&b->strict, &event);
    }
    yaml_event_delete(&event);
    return step;
}

/* A file, and a line end where its last line has none: libyaml would take
   blanks there for text. */
struct supply {
    const struct yaml_file *file;
    size_t pos;
    bool is_ended;
};

static bool needs_line_end(const struct yaml_file *file)
{
    return file->len > 0 && !strchr("\r\n", file->text[file->len - 1]);
}

static int supply_bytes(void *data, unsigned char *to, size_t size, size_t *len)
{
    struct supply *s = data;
    const struct yaml_file *file = s->file;
    const size_t left = file->len - s->pos;

    *len = left < size ? left : size;
    memcpy(to, file->text + s->pos, *len);
    s->pos += *len;
    if (*len < size && !s->is_ended) {
        s->is_ended = true;
        if (needs_line_end(file)) {
            to[(*len)++] = '\n';
        }
    }
    return 1;
}

struct yaml_tree yaml_tree_parse(const struct yaml_file *file,
                                 const struct yaml_reader *to)
{
    struct builder b = {
        .file = file,
        .arena = to->arena,
        .diags = to->diags,
    };
    struct supply supply = { .file = file };
    yaml_parser_t parser;
    enum step step = STEP_ON;

    yaml_strict_init(&b.strict, file, to->diags);
    if (!yaml_parser_initialize(&parser)) {
        log_fatal_memory(sizeof(parser));
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input(&parser, supply_bytes, &supply);
    while (step == STEP_ON) {
        step = next_step(&b, &parser);
    }
    yaml_parser_delete(&parser);

    if (step == STEP_END && !b.root) {
        const struct spot at = { .where = { .file = file->name } };
        spot_report(to->diags, DIAG_FILE_EMPTY, &at,
                    "is empty; docs/content.md says what belongs in it");
    }
    return (struct yaml_tree){
        .root = b.root,
        .is_whole = step == STEP_END && b.root != NULL,
    };
}

const struct node *node_find(const struct node *map, const char *key)
{
    for (const struct node *n = map->first; n; n = n->next) {
        if (n->key && strcmp(n->key, key) == 0) {
            return n;
        }
    }
    return NULL;
}

struct diag_where node_key_where(const struct node *value)
{
    return (struct diag_where){
        .file = value->where.file,
        .line = value->key_line,
        .column = value->key_column,
    };
}
