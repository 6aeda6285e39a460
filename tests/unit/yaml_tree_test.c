#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "diag_id.h"
#include "yaml_tree.h"

/* A text read as a file, and all that goes with it. */
struct reading {
    struct region region;
    struct arena arena;
    struct diag_list diags;
    struct yaml_tree tree;
};

static void read_bytes(struct reading *r, const char *text, size_t len)
{
    *r = (struct reading){ .region = region_create(YAML_MEMORY_BYTES) };
    r->arena = region_arena(&r->region);
    diag_list_init(&r->diags);

    const struct yaml_reader reader = { &r->arena, &r->diags };
    struct yaml_file file = { .name = "a.yaml", .text = text, .len = len };
    if (yaml_file_check(&file, &r->diags)) {
        r->tree = yaml_tree_parse(&file, &reader);
    }
}

static void read_text(struct reading *r, const char *text)
{
    read_bytes(r, text, strlen(text));
}

static void finish(struct reading *r)
{
    diag_list_finish(&r->diags);
    region_destroy(&r->region);
}

static void print_node(const struct node *n, FILE *out)
{
    if (n->key) {
        (void)fprintf(out, "%s@%d:%d=", n->key, n->key_line, n->key_column);
    }
    if (n->kind == NODE_SCALAR) {
        (void)fprintf(out, "'%s'", n->text);
    } else if (n->kind == NODE_BROKEN) {
        (void)fprintf(out, "broken");
    } else {
        (void)fprintf(out, "%s", n->kind == NODE_LIST ? "[" : "{");
        for (const struct node *m = n->first; m; m = m->next) {
            print_node(m, out);
            (void)fprintf(out, "%s", m->next ? " " : "");
        }
        (void)fprintf(out, "%s", n->kind == NODE_LIST ? "]" : "}");
    }
    (void)fprintf(out, "@%d:%d", n->where.line, n->where.column);
}

/* Keys and values with line and column, as one line. */
static const struct {
    const char *label, *text, *want;
} trees[] = {
    { "a scalar", "word", "'word'@1:1" },
    { "a map", "a: 1\nb: [x, 'y z']\n",
      "{a@1:1='1'@1:4 b@2:1=['x'@2:5 'y z'@2:8]@2:4}@1:1" },
    { "a list of maps", "- a: 1\n- b:\n    c: d\n",
      "[{a@1:3='1'@1:6}@1:3 {b@2:3={c@3:5='d'@3:8}@3:5}@2:3]@1:1" },
    { "columns count characters", "\xC3\xA9\xC3\xA9: {\xE2\x82\xAC: x}",
      "{\xC3\xA9\xC3\xA9@1:1={\xE2\x82\xAC@1:6='x'@1:9}@1:5}@1:1" },
    { "nothing is an empty text", "a:\nb: ''\n",
      "{a@1:1=''@1:3 b@2:1=''@2:4}@1:1" },
    { "a block keeps its lines", "a: |-\n  one\n  two\n",
      "{a@1:1='one\ntwo'@1:4}@1:1" },
    { "a folded block joins them", "a: >-\n  one\n  two\n",
      "{a@1:1='one two'@1:4}@1:1" },
    { "a byte order mark is no character",
      "\xEF\xBB\xBF"
      "a: b",
      "{a@1:1='b'@1:4}@1:1" },
    { "line ends of Windows", "a: b\r\nc: d\r\n",
      "{a@1:1='b'@1:4 c@2:1='d'@2:4}@1:1" },
    { "line ends of old", "a: b\rc: d\r", "{a@1:1='b'@1:4 c@2:1='d'@2:4}@1:1" },
    { "a start of a document", "---\na: b\n...\n", "{a@2:1='b'@2:4}@2:1" },
    { "comments", "# one\na: b # two\n", "{a@2:1='b'@2:4}@2:1" },
    { "a question in a text", "a: Waarom ?\nb: c",
      "{a@1:1='Waarom ?'@1:4 b@2:1='c'@2:4}@1:1" },
    { "lines in brackets and quotes, of Windows",
      "a: [x, # one\r\n# two\r\n\r\n  y]\r\nb: \"u\r\n\r\n v\"\r\n"
      "c: |\r\n\r\n  w\r\n",
      "{a@1:1=['x'@1:5 'y'@4:3]@1:4 b@5:1='u\nv'@5:4 "
      "c@8:1='\nw\n'@8:4}@1:1" },
    { "a list as deep as its key", "a:\n- [x,\n y]\n- 'z\n  z'\n",
      "{a@1:1=[['x'@2:4 'y'@3:2]@2:3 'z z'@4:3]@2:1}@1:1" },
    { "brackets that close below their key",
      "a: [\n  x,\n  y\n]\nb:\n  c: {\n    d: [\n      z\n  ] # one\n  "
      "}\n  e: f\n",
      "{a@1:1=['x'@2:3 'y'@3:3]@1:4 b@5:1={c@6:3={d@7:5=['z'@8:7]@7:8}@6:6 "
      "e@11:3='f'@11:6}@6:3}@1:1" },
    { "and further out than that", "- a: {\n    b: c\n}\n- d\n",
      "[{a@1:3={b@2:5='c'@2:8}@1:6}@1:3 'd'@4:3]@1:1" },
    { "a text over lines, as deep as nothing", "'a\nb'", "'a b'@1:1" },
    { "blanks end the file", "a: |\n  b\n   ", "{a@1:1='b\n \n'@1:4}@1:1" },
    { "a colon in a word", "a: goal:11", "{a@1:1='goal:11'@1:4}@1:1" },
};

static void test_trees(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(trees) / sizeof(trees[0]); i++) {
        struct reading r;
        char *got = NULL;
        size_t size = 0;

        read_text(&r, trees[i].text);
        assert_true(r.tree.is_whole);
        FILE *memory = open_memstream(&got, &size);
        print_node(r.tree.root, memory);
        (void)fclose(memory);
        if (strcmp(got, trees[i].want) != 0 || r.diags.count > 0) {
            fail_msg("%s:\n got %s\nwant %s", trees[i].label, got,
                     trees[i].want);
        }
        free(got);
        finish(&r);
    }
}

/* What other tools take for a truth value, a number, a time or nothing
 * is what was written. */
static void test_words_stay_words(void **state)
{
    (void)state;
    static const char *const words[] = {
        "NO", "no",   "on",  "off",   "y",    "n",    "yes",        "null",
        "~",  "1.10", "010", "12:30", "0x10", ".inf", "2026-01-01",
    };

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        struct reading r;
        char text[64];
        (void)snprintf(text, sizeof(text), "%s: %s", words[i], words[i]);
        read_text(&r, text);
        const struct node *value = node_find(r.tree.root, words[i]);
        assert_non_null(value);
        assert_string_equal(value->text, words[i]);
        assert_int_equal(r.diags.count, 0);
        finish(&r);
    }
}

/* A file that would take long or much; made here, as it would be large. */
struct bomb {
    const char *label;
    const char *head;   /* once */
    const char *repeat; /* so many times */
    size_t times;
    int want; /* the first id that is said; 0: it is no mistake */
};

static const struct bomb bombs[] = {
    { "open brackets", "", "[", 100000, DIAG_TOO_DEEP },
    { "open braces", "", "{", 100000, DIAG_COMPLEX_KEY },
    { "maps in maps", "", "{a: ", 100000, DIAG_TOO_DEEP },
    { "lists in lists", "", "- ", 100000, DIAG_TOO_DEEP },
    { "complex keys", "", "? ", 100000, DIAG_COMPLEX_KEY },
    { "lists and maps", "", "[{a: ", 100000, DIAG_TOO_DEEP },
    { "anchors", "", "- &a b\n", 9000, DIAG_ANCHOR },
    { "anchors on nothing", "", "&a ", 100000, DIAG_ANCHOR },
    { "aliases", "- &a [x, x]\n", "- [*a, *a, *a]\n", 9000, DIAG_ANCHOR },
    { "tags", "", "- !t b\n", 9000, DIAG_TAG },
    { "directives", "", "%TAG !a! b\n", 90000, DIAG_DIRECTIVE },
    { "directives later", "a\n...\n", "%TAG !a! b\n", 90000, DIAG_DIRECTIVE },
    { "documents", "", "---\na\n", 100000, DIAG_SECOND_DOCUMENT },
    { "equal keys", "", "a: b\n", 100000, DIAG_TOO_MANY_ENTRIES },
    { "a long list", "", "- a\n", 100000, DIAG_TOO_MANY_ENTRIES },
    { "a long scalar", "a: ", "x", 1000000, DIAG_SCALAR_TOO_LONG },
    { "a long quoted scalar", "a: \"", "\\L", 500000, DIAG_SYNTAX },
    { "a long key", "? ", "x", 1000, DIAG_COMPLEX_KEY },
    { "a key of 1,000 bytes", "\"", "x", 1000, DIAG_SYNTAX },
    { "empty lines", "", "\n", 1000000, DIAG_FILE_EMPTY },
    { "spaces", "a:", " ", 1000000, 0 },
    { "comments", "", "#\n", 500000, DIAG_FILE_EMPTY },
    { "quotes", "", "'' ", 300000, DIAG_SYNTAX },
    { "commas", "[", ",", 1000000, DIAG_SYNTAX },
    { "colons", "", ": ", 500000, DIAG_SYNTAX },
    { "shallow lines", "a: [", "b,\n", 300000, DIAG_TOO_MANY_ENTRIES },
    { "comments that touch", "a: [", "b,#\n", 9000, DIAG_SYNTAX },
    { "empty blocks", "", "- |\n   \n  \n", 9000, 0 },
    { "blocks in one line", "", "- |\r", 300000, DIAG_TOO_MANY_ENTRIES },
    { "lines of no line end", "a: |\n", "\xE2\x80\xA8", 300000,
      DIAG_CHARACTER },
};

static char *text_from_bomb(const struct bomb *b, size_t *len)
{
    const size_t head = strlen(b->head);
    const size_t part = strlen(b->repeat);
    char *text = malloc(head + part * b->times + 1);

    assert_non_null(text);
    memcpy(text, b->head, head);
    for (size_t i = 0; i < b->times; i++) {
        memcpy(text + head + i * part, b->repeat, part);
    }
    *len = head + part * b->times;
    return text;
}

/* Each is refused, in less than 16 MB beyond its own size. That it does
 * not take long shows in the time limit of the whole program. */
static void test_bombs(void **state)
{
    (void)state;
    int bad = 0;

    for (size_t i = 0; i < sizeof(bombs) / sizeof(bombs[0]); i++) {
        struct reading r;
        size_t len;
        char *text = text_from_bomb(&bombs[i], &len);

        read_bytes(&r, text, len);
        const size_t used =
            (size_t)(r.arena.begin - (unsigned char *)r.region.base);
        const int got = r.diags.count > 0 ? r.diags.items[0].id : 0;
        if (got != bombs[i].want || used > (size_t)16 * 1024 * 1024) {
            print_error("%s: C%03d, %zu bytes\n", bombs[i].label, got, used);
            bad++;
        }
        finish(&r);
        free(text);
    }
    assert_int_equal(bad, 0);
}

/* A file cut at any byte is whole or refused, never half-read as more
 * than it is, and every mistake has its place. */
static void test_cut_files(void **state)
{
    (void)state;
    static const char text[] = "# \xC3\xA9\xC3\xA9n\n"
                               "id: \"a\\u00e9\"\n"
                               "title: {nl: 'één', en: [x, y]}\n"
                               "text: |-\n"
                               "  een\n"
                               "  twee\n"
                               "list:\n"
                               "  - a: b\n"
                               "    c: d\n";

    for (size_t len = 0; len < sizeof(text); len++) {
        struct reading r;
        read_bytes(&r, text, len);
        assert_int_equal(r.tree.is_whole, r.diags.error_count == 0);
        for (size_t i = 0; i < r.diags.count; i++) {
            const struct diag *d = &r.diags.items[i];
            assert_true(d->where.line > 0 || d->id == DIAG_FILE_EMPTY);
        }
        finish(&r);
    }
}

/* Only the bracket itself may be shallow: no value, and no text like one. */
static const struct {
    const char *label, *text;
    int line, column;
} shallow[] = {
    { "a value", "a: [\nx,\n  y\n]\n", 2, 1 },
    { "a value before the bracket", "a: [\n  x,\ny ]\n", 3, 1 },
    { "a value, then a bracket", "a: {\nb: c\n}\n", 2, 1 },
    { "a bracket that opens", "a: [\n[ x ]\n]\n", 2, 1 },
    { "a bracket in quotes", "a: '[\n]'\n", 2, 1 },
    { "one in quotes in brackets", "a: [ 'x\n] y'\n]\n", 2, 1 },
    { "a comma", "a: [\n  x\n, y ]\n", 3, 1 },
};

static void test_shallow(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(shallow) / sizeof(shallow[0]); i++) {
        struct reading r;

        read_text(&r, shallow[i].text);
        const struct diag *d = r.diags.count == 1 ? &r.diags.items[0] : NULL;
        if (!d || d->id != DIAG_SYNTAX || !strstr(d->message, "deeper") ||
            d->where.line != shallow[i].line ||
            d->where.column != shallow[i].column) {
            fail_msg("%s: %zu mistakes, the first at %d:%d", shallow[i].label,
                     r.diags.count, d ? d->where.line : 0,
                     d ? d->where.column : 0);
        }
        finish(&r);
    }
}

static void test_partial_tree(void **state)
{
    (void)state;
    struct reading r;

    read_text(&r, "id: deals-beira\ntitle: [\n");
    assert_false(r.tree.is_whole);
    assert_string_equal(node_find(r.tree.root, "id")->text, "deals-beira");
    assert_null(node_find(r.tree.root, "text"));
    finish(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_trees),   cmocka_unit_test(test_words_stay_words),
        cmocka_unit_test(test_bombs),   cmocka_unit_test(test_cut_files),
        cmocka_unit_test(test_shallow), cmocka_unit_test(test_partial_tree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
