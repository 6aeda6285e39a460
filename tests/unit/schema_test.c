#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "loader_bench.h"
#include "schema.h"

static void *read_part(struct loader_bench *b, enum folder_part part,
                       const char *text)
{
    return loader_bench_read(b, part, text, strlen(text));
}

static const struct schema *const roots[] = {
    &schema_standpunt, &schema_goals,   &schema_themes,
    &schema_pages,     &schema_project, &schema_deck,
};

static size_t word_count(const struct field *f)
{
    size_t count = 0;
    while (f->words[count].text) {
        count++;
    }
    return count;
}

static void check_field(const struct schema *s, const struct field *f)
{
    const char *where = f->key;

    if (f->offset >= s->size || f->list.count_offset >= s->size) {
        fail_msg("%s.%s: outside of its record", s->noun, where);
    }
    if ((f->type == FIELD_WORD) != (f->words != NULL) ||
        (f->words && word_count(f) > WORD_COUNT_MAX)) {
        fail_msg("%s.%s: words", s->noun, where);
    }
    if ((f->type == FIELD_RECORD) != (f->record != NULL)) {
        fail_msg("%s.%s: record", s->noun, where);
    }
    if ((f->needed_in & ~f->only_in) != 0 && f->only_in != 0) {
        fail_msg("%s.%s: needed where it does not belong", s->noun, where);
    }
    if (f->list.max > 0 && f->list.count_offset == 0 && !f->list.is_inline) {
        fail_msg("%s.%s: a list without a count", s->noun, where);
    }
    if (f->type == FIELD_INT && f->min >= f->max) {
        fail_msg("%s.%s: range", s->noun, where);
    }
}

static void check_schema(const struct schema *s)
{
    if (s->has_variants) {
        assert_int_equal(s->fields[0].type, FIELD_WORD);
    }
    for (size_t i = 0; i < s->field_count; i++) {
        check_field(s, &s->fields[i]);
        for (size_t j = 0; j < i; j++) {
            assert_string_not_equal(s->fields[i].key, s->fields[j].key);
        }
        if (s->fields[i].record) {
            check_schema(s->fields[i].record);
        }
    }
}

static void test_tables(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++) {
        check_schema(roots[i]);
    }
}

/* Files in which every text is a $; the picture's are left to others. */
static const struct {
    enum folder_part part;
    const char *text;
} templates[] = {
    { PART_STANDPUNT,
      "languages: [nl, en]\n"
      "stands:\n"
      "  - {id: a, name: $, title: $, home: goals, loop: l, about: p}\n"
      "  - id: b\n"
      "    name: {nl: $, en: $}\n"
      "    title: $\n"
      "    home: mosaic\n"
      "    loop: l\n"
      "    tiles:\n"
      "      - {link: home, title: $, text: $, art: map}\n"
      "      - {link: home, title: $, art: network}\n"
      "      - {link: home, title: $, art: exchange}\n"
      "      - {link: home, title: $, art: country, country: NO}\n"
      "cofunding: {statement: $, text: $, slots: [{id: a, name: $}]}\n" },
    { PART_THEMES,
      "themes:\n"
      "  - {id: a, title: $, lead: $, sources: [$, $], open: [$]}\n" },
    { PART_PAGES,
      "pages:\n"
      "  - {id: a, title: $, lead: $, body: [$, $], sources: [$], open: [$],\n"
      "     figures: [{value: $, label: $}]}\n" },
    { PART_PROJECT, "id: a\n"
                    "title: $\n"
                    "text: {nl: $, en: $}\n"
                    "programme: $\n"
                    "country: NO\n"
                    "place: {name: $, precision: country}\n"
                    "donor: $\n"
                    "partners: [$, $]\n"
                    "figures: [{value: $, label: {nl: $, en: $}}]\n"
                    "themes: [a]\n"
                    "goals: [1]\n"
                    "sources: [$]\n"
                    "open: [$]\n" },
    { PART_DECK,
      "id: a\n"
      "title: $\n"
      "kind: talk\n"
      "slides:\n"
      "  - {id: a, layout: points, title: $, label: $, subtitle: $, notes: $,\n"
      "     points: [{label: $, text: $}], sources: [$], open: [$]}\n"
      "  - {id: b, layout: two-columns, title: $, text: $,\n"
      "     left: {title: $, text: $}, right: {title: $, text: $}}\n"
      "  - {id: c, layout: quote, title: $, text: $, by: $}\n"
      "  - {id: d, layout: figures, title: $,\n"
      "     figures: [{value: $, label: $}]}\n" },
};

static char *fill_in(const char *text, const char *word, size_t *count)
{
    char *out = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&out, &size);

    *count = 0;
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '$') {
            (void)fputs(word, memory);
            ++*count;
        } else {
            (void)putc(*p, memory);
        }
    }
    (void)fclose(memory);
    return out;
}

static size_t compare_record(const struct content *c, const struct schema *s,
                             const char *record, const char *word);

/* How many strings of the value were written; each must be the word. */
static size_t compare_value(const struct content *c, const struct field *f,
                            const char *value, const char *word)
{
    size_t count = 0;

    if (f->type == FIELD_TEXT) {
        const struct text *text = (const struct text *)value;
        for (size_t i = 0; i < c->language_count && text->where.file; i++) {
            assert_string_equal(text->in[i], word);
            count += text->written_in[i] == i ? 1 : 0;
        }
    } else if (f->type == FIELD_STRING) {
        const char *const *string = (const char *const *)value;
        assert_string_equal(*string, word);
        count = 1;
    } else if (f->type == FIELD_RECORD) {
        count = compare_record(c, f->record, value, word);
    }
    return count;
}

static size_t value_bytes(const struct field *f)
{
    return f->type == FIELD_TEXT     ? sizeof(struct text)
           : f->type == FIELD_STRING ? sizeof(const char *)
           : f->type == FIELD_RECORD ? f->record->size
                                     : 0;
}

static size_t compare_field(const struct content *c, const struct field *f,
                            const char *record, const char *word)
{
    const char *items = record + f->offset;
    size_t length = 1;
    size_t count = 0;

    if (f->list.is_inline) {
        /* All four tiles are there, or none: then the first has no title. */
        const struct tile *tile = (const struct tile *)items;
        length =
            f->type == FIELD_RECORD && tile->title.where.file ? f->list.max : 0;
    } else if (f->list.max > 0) {
        memcpy(&items, record + f->offset, sizeof(items));
        memcpy(&length, record + f->list.count_offset, sizeof(length));
    }
    for (size_t i = 0; i < length; i++) {
        count += compare_value(c, f, items + i * value_bytes(f), word);
    }
    return count;
}

static size_t compare_record(const struct content *c, const struct schema *s,
                             const char *record, const char *word)
{
    size_t count = 0;
    for (size_t i = 0; i < s->field_count; i++) {
        const struct field *f = &s->fields[i];
        if (strcmp(f->key, "image") != 0) {
            count += compare_field(c, f, record, word);
        }
    }
    return count;
}

/* The 15 words are shown as written, in every text field. */
static void test_words_stay_text(void **state)
{
    (void)state;
    static const char *const words[] = {
        "NO", "no",   "on",  "off",   "y",    "n",    "yes",        "null",
        "~",  "1.10", "010", "12:30", "0x10", ".inf", "2026-01-01",
    };

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) * 5; i++) {
        const char *word = words[i / 5];
        const enum folder_part part = templates[i % 5].part;
        struct loader_bench b;
        size_t count;
        char *text = fill_in(templates[i % 5].text, word, &count);

        loader_bench_open(&b);
        const char *record = read_part(&b, part, text);
        diag_list_print(&b.diags, stderr);
        assert_int_equal(b.diags.count, 0);
        const struct schema *schema = part == PART_STANDPUNT ? roots[0]
                                      : part == PART_THEMES  ? roots[2]
                                      : part == PART_PAGES   ? roots[3]
                                      : part == PART_PROJECT ? roots[4]
                                                             : roots[5];
        assert_int_equal(compare_record(b.content, schema, record, word),
                         count);
        free(text);
        loader_bench_close(&b);
    }
}

static const struct {
    const char *label, *value;
    double want;
} degrees[] = {
    { "whole", "43", 43.0 },
    { "with a point", "43.21", 43.21 },
    { "negative", "-19.84", -19.84 },
    { "below one", "0.5", 0.5 },
    { "minus nought", "-0", 0.0 },
    { "the pole", "-90", -90.0 },
    { "many decimals", "1.123456789", 1.123456789 },
};

static void test_degrees(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(degrees) / sizeof(degrees[0]); i++) {
        struct loader_bench b;
        char text[256];
        (void)snprintf(text, sizeof(text),
                       "id: a\ntitle: a\ntext: a\ncountry: NL\n"
                       "place: {name: a, lat: %s, lon: 0, precision: place}\n"
                       "themes: [a]\ngoals: [1]\nsources: [a]\n",
                       degrees[i].value);
        loader_bench_open(&b);
        const struct project *p = read_part(&b, PART_PROJECT, text);
        const double off = p->lat - degrees[i].want;
        if (b.diags.count > 0 || off > 1e-12 || off < -1e-12) {
            fail_msg("%s: got %.12f", degrees[i].label, p->lat);
        }
        loader_bench_close(&b);
    }
}

static const struct {
    const char *label, *value;
} no_numbers[] = {
    { "nothing", "" },
    { "a plus", "+5" },
    { "a leading zero", "05" },
    { "hexadecimal", "0x5" },
    { "an exponent", "5e0" },
    { "a decimal", "5.0" },
    { "a comma", "'5,0'" },
    { "a space", "'5 '" },
    { "eleven digits", "12345678901" },
    { "a minus alone", "'-'" },
    { "Arabic digits", "٥" },
};

static void test_no_numbers(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(no_numbers) / sizeof(no_numbers[0]); i++) {
        struct loader_bench b;
        char text[256];
        (void)snprintf(text, sizeof(text),
                       "id: a\ntitle: a\nkind: talk\nminutes: %s\n"
                       "slides: [{id: a, layout: title, title: a}]\n",
                       no_numbers[i].value);
        loader_bench_open(&b);
        (void)read_part(&b, PART_DECK, text);
        if (b.diags.count != 1 || b.diags.items[0].id != DIAG_NOT_A_NUMBER) {
            fail_msg("%s: %zu diagnostics", no_numbers[i].label, b.diags.count);
        }
        loader_bench_close(&b);
    }
}

/* Ten thousand names are found, and each is the one that was added. */
static void test_name_index(void **state)
{
    (void)state;
    enum {
        COUNT = 10000
    };
    struct region region = region_create((size_t)16 * 1024 * 1024);
    struct arena arena = region_arena(&region);
    struct name_index index = { 0 };

    assert_null(name_index_lookup(&index, "deals-0"));
    for (int i = 0; i < COUNT; i++) {
        const struct name name = {
            .text = arena_format(&arena, "deals-%d", i),
            .index = i,
        };
        assert_null(name_index_add(&index, &arena, &name));
    }
    for (int i = 0; i < COUNT; i++) {
        char text[32];
        (void)snprintf(text, sizeof(text), "deals-%d", i);
        assert_int_equal(name_index_lookup(&index, text)->index, i);
    }
    const struct name again = { .text = "deals-7", .index = COUNT };
    assert_int_equal(name_index_add(&index, &arena, &again)->index, 7);
    assert_null(name_index_lookup(&index, "deals"));
    assert_string_equal(name_index_nearest(&index, "daels-123"), "deals-123");
    region_destroy(&region);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_words_stay_text),
        cmocka_unit_test(test_degrees),
        cmocka_unit_test(test_no_numbers),
        cmocka_unit_test(test_name_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
