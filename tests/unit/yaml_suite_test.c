/**
 * @file
 * The documents of the public YAML test suite, read as an author's file:
 * what is no YAML is refused, what is accepted is what the suite says it is,
 * and what is YAML but not in our strict part of it is refused with a reason.
 * tests/content/suite says where they are from.
 */

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

#define SUITE SOURCE_DIR "/tests/content/suite"

enum {
    CASE_COUNT = 402,
    INVALID_COUNT = 94,
    ID_BYTES = 16,
};

/* Borrows from the suite's text. */
struct suite_case {
    char id[ID_BYTES];
    bool is_valid;
    const char *text;
    size_t len;
    const char *events; /* of a valid one */
    size_t events_len;
};

/* A document as it was read. */
struct reading {
    struct region region;
    struct arena arena;
    struct diag_list diags;
    struct yaml_tree tree;
};

static char *read_whole(const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    int c;

    *len = 0;
    FILE *memory = open_memstream(&text, len);
    while (file && (c = getc(file)) != EOF) {
        (void)putc(c, memory);
    }
    (void)fclose(memory);
    if (file) {
        (void)fclose(file);
    }
    return text;
}

/* @return what comes after the case; NULL at the end. */
static const char *next_case(const char *at, struct suite_case *c)
{
    char word[ID_BYTES];
    int used = 0;

    *c = (struct suite_case){ 0 };
    if (sscanf(at, "%15s %15s %zu %zu%n", c->id, word, &c->len, &c->events_len,
               &used) != 4) {
        return NULL;
    }
    c->is_valid = strcmp(word, "valid") == 0;
    c->text = at + used + 1;
    c->events = c->text + c->len;
    return c->events + c->events_len + 1;
}

static void read_case(struct reading *r, const struct suite_case *c)
{
    /* Bytes of its own: a sanitizer sees one that is read too far. */
    char *text = malloc(c->len + 1);
    assert_non_null(text);
    memcpy(text, c->text, c->len);

    *r = (struct reading){ .region = region_create(YAML_MEMORY_BYTES) };
    r->arena = region_arena(&r->region);
    diag_list_init(&r->diags);
    const struct yaml_reader reader = { &r->arena, &r->diags };
    struct yaml_file file = { .name = c->id, .text = text, .len = c->len };
    if (yaml_file_check(&file, &r->diags)) {
        r->tree = yaml_tree_parse(&file, &reader);
    }
    diag_list_sort(&r->diags);
    free(text);
}

static void finish(struct reading *r)
{
    diag_list_finish(&r->diags);
    region_destroy(&r->region);
}

static bool is_accepted(const struct reading *r)
{
    return r->diags.error_count == 0;
}

static void print_text(const char *text, FILE *out)
{
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '\n':
            (void)fputs("\\n", out);
            break;
        case '\t':
            (void)fputs("\\t", out);
            break;
        case '\\':
            (void)fputs("\\\\", out);
            break;
        default:
            (void)putc(*text, out);
        }
    }
    (void)putc('\n', out);
}

/* The suite's form of events, without what a tree does not keep. */
static void print_events(const struct node *n, FILE *out)
{
    const char *kind = n->kind == NODE_LIST ? "SEQ" : "MAP";

    if (n->kind == NODE_SCALAR) {
        (void)fputs("=VAL ", out);
        print_text(n->text, out);
        return;
    }
    (void)fprintf(out, "+%s\n", kind);
    for (const struct node *m = n->first; m; m = m->next) {
        if (m->key) {
            (void)fputs("=VAL ", out);
            print_text(m->key, out);
        }
        print_events(m, out);
    }
    (void)fprintf(out, "-%s\n", kind);
}

/* Of the suite's events the lines of lists, maps and values, without how
   they were written: `=VAL "a` becomes `=VAL a`, `+SEQ []` becomes `+SEQ`. */
static void print_expected(const struct suite_case *c, FILE *out)
{
    const char *at = c->events;
    const char *end = at + c->events_len;

    while (at < end) {
        const char *line_end = memchr(at, '\n', (size_t)(end - at));
        assert_non_null(line_end);
        const int len = (int)(line_end - at);
        if (strncmp(at, "=VAL ", 5) == 0) {
            (void)fprintf(out, "=VAL %.*s\n", len - 6, at + 6);
        } else if (strncmp(at + 1, "SEQ", 3) == 0 ||
                   strncmp(at + 1, "MAP", 3) == 0) {
            (void)fprintf(out, "%.4s\n", at);
        }
        at = line_end + 1;
    }
}

static int check_events(const struct suite_case *c, const struct reading *r)
{
    char *got = NULL;
    char *want = NULL;
    size_t size;

    FILE *out = open_memstream(&got, &size);
    print_events(r->tree.root, out);
    (void)fclose(out);
    out = open_memstream(&want, &size);
    print_expected(c, out);
    (void)fclose(out);
    const int bad = strcmp(got, want) != 0;
    if (bad) {
        print_error("%s is read otherwise:\n%swanted:\n%s", c->id, got, want);
    }
    free(got);
    free(want);
    return bad;
}

/* A mistake says where it is: a line and a column, or the file as a whole. */
static int check_places(const struct suite_case *c, const struct reading *r)
{
    int bad = 0;

    for (size_t i = 0; i < r->diags.count; i++) {
        const struct diag *d = &r->diags.items[i];
        const bool is_whole =
            d->where.line == 0 && d->where.column == 0 &&
            (d->id == DIAG_FILE_EMPTY || d->id == DIAG_NOT_UTF8);
        if (!is_whole && (d->where.line < 1 || d->where.column < 1)) {
            print_error("%s: a mistake without a place: %s\n", c->id,
                        d->message);
            bad++;
        }
    }
    return bad;
}

static int judge(const struct suite_case *c, FILE *verdicts)
{
    struct reading r;
    int bad = 0;

    read_case(&r, c);
    if (is_accepted(&r)) {
        (void)fprintf(verdicts, "%s accepted\n", c->id);
        bad += r.tree.is_whole ? 0 : 1;
    } else {
        const struct diag *d = &r.diags.items[0];
        (void)fprintf(verdicts, "%s:%d:%d: %s [C%03d]\n", c->id, d->where.line,
                      d->where.column, d->message, d->id);
    }
    if (is_accepted(&r) && !c->is_valid) {
        print_error("%s is no YAML and was accepted\n", c->id);
        bad++;
    }
    if (is_accepted(&r) && c->is_valid && r.tree.root) {
        bad += check_events(c, &r);
    }
    bad += check_places(c, &r);
    finish(&r);
    return bad;
}

static void test_suite(void **state)
{
    (void)state;
    size_t len;
    char *suite = read_whole(SUITE "/cases", &len);
    char *wanted = read_whole(SUITE "/verdicts", &len);
    char *verdicts = NULL;
    struct suite_case c;
    int count = 0;
    int invalid = 0;
    int bad = 0;

    FILE *out = open_memstream(&verdicts, &len);
    for (const char *at = next_case(suite, &c); at; at = next_case(at, &c)) {
        bad += judge(&c, out);
        count++;
        invalid += c.is_valid ? 0 : 1;
    }
    (void)fclose(out);
    assert_int_equal(count, CASE_COUNT);
    assert_int_equal(invalid, INVALID_COUNT);
    assert_int_equal(bad, 0);
    if (getenv("STANDPUNT_BLESS")) {
        FILE *file = fopen(SUITE "/verdicts", "wb");
        assert_non_null(file);
        (void)fputs(verdicts, file);
        (void)fclose(file);
    } else {
        assert_string_equal(verdicts, wanted);
    }
    free(verdicts);
    free(wanted);
    free(suite);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_suite),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
