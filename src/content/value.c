#include "value.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "content.h"
#include "country.h"
#include "utf8.h"

enum {
    LIST_BYTES_MAX = 400, /* of the words in a message */
};

bool value_is_blank(const struct node *scalar)
{
    return scalar->text[strspn(scalar->text, " \t\n")] == '\0';
}

const char *value_scalar(struct loader *ld, const struct spot *at)
{
    switch (at->node->kind) {
    case NODE_SCALAR:
        return at->node->text;
    case NODE_LIST:
        spot_report(ld->diags, DIAG_WRONG_TYPE, at,
                    "a single value is needed here, not a list");
        return NULL;
    case NODE_MAP:
        spot_report(ld->diags, DIAG_WRONG_TYPE, at,
                    "a single value is needed here, not a map of keys");
        return NULL;
    case NODE_BROKEN:
        return NULL;
    }
    return NULL;
}

static void load_string(struct loader *ld, const struct spot *at,
                        const char **out)
{
    const char *text = value_scalar(ld, at);
    if (!text) {
        return;
    }
    const size_t count = utf8_count(text, strlen(text));
    if (value_is_blank(at->node)) {
        spot_report(ld->diags, DIAG_TEXT_EMPTY, at,
                    "the text is empty; write one");
    } else if (count > TEXT_CHARACTERS_MAX) {
        spot_report(ld->diags, DIAG_TEXT_TOO_LONG, at,
                    "the text has %zu characters; at most %d", count,
                    TEXT_CHARACTERS_MAX);
    } else {
        *out = loader_copy(ld, text);
    }
}

static void load_id(struct loader *ld, const struct spot *at, const char **out)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    const char *text = value_scalar(ld, at);

    if (!text) {
        return;
    }
    const size_t len = strspn(text, letters);
    if (len == 0 || len > ID_BYTES_MAX || text[len] != '\0') {
        spot_report(ld->diags, DIAG_ID_FORM, at,
                    "%s is no id; lower-case letters, digits and hyphens, "
                    "1 to %d long",
                    quote_text(text).text, ID_BYTES_MAX);
    }
    *out = loader_copy(ld, text);
}

static void load_country(struct loader *ld, const struct spot *at,
                         const char **out)
{
    const char *text = value_scalar(ld, at);

    if (!text || country_is_known(text)) {
        *out = text ? loader_copy(ld, text) : *out;
        return;
    }
    const char *nearest = country_nearest(text);
    if (nearest) {
        spot_report(ld->diags, DIAG_UNKNOWN_COUNTRY, at,
                    "no country %s; did you mean '%s'?", quote_text(text).text,
                    nearest);
    } else {
        spot_report(ld->diags, DIAG_UNKNOWN_COUNTRY, at,
                    "no country %s; two capital letters of ISO 3166-1, as UA",
                    quote_text(text).text);
    }
}

/* One of @p count words; -1 after a diagnostic. */
static int choose(struct loader *ld, const struct spot *at,
                  const char *const *words, size_t count)
{
    const char *text = value_scalar(ld, at);

    if (!text) {
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        if (strcmp(words[i], text) == 0) {
            return (int)i;
        }
    }
    const char *nearest = diag_nearest(text, words, count);
    if (nearest) {
        spot_report(ld->diags, DIAG_UNKNOWN_WORD, at,
                    "%s is not known here; did you mean '%s'?",
                    quote_text(text).text, nearest);
    } else {
        char list[LIST_BYTES_MAX];
        schema_join(words, count, list, sizeof(list));
        spot_report(ld->diags, DIAG_UNKNOWN_WORD, at,
                    "%s is not known here; %s", quote_text(text).text, list);
    }
    return -1;
}

static void load_word(struct loader *ld, const struct field *f,
                      const struct spot *at, int *out)
{
    const char *words[WORD_COUNT_MAX];
    size_t count = 0;

    while (f->words[count].text) {
        words[count] = f->words[count].text;
        count++;
    }
    const int chosen = choose(ld, at, words, count);
    if (chosen >= 0) {
        *out = f->words[chosen].value;
    }
}

static void load_language(struct loader *ld, const struct spot *at,
                          const char **out)
{
    size_t count;
    const char *const *known = content_known_languages(&count);
    const int chosen = choose(ld, at, known, count);

    *out = chosen >= 0 ? known[chosen] : NULL;
}

static void load_reference(struct loader *ld, const struct field *f,
                           const struct spot *at, int *out)
{
    const char *text = value_scalar(ld, at);
    if (!text) {
        return;
    }
    struct reference *r = reference_add(ld, at, text, out);
    if (r) {
        r->thing = f->thing;
        r->use = f->use;
    }
}

static void load_goal(struct loader *ld, const struct spot *at, int *out)
{
    const char *text = value_scalar(ld, at);
    if (text) {
        value_load_goal(ld, at, text, out);
    }
}

void value_load(struct loader *ld, const struct field *f, const struct spot *at,
                void *out)
{
    value_default(f, out);
    switch (f->type) {
    case FIELD_TEXT:
        value_load_text(ld, f, at, out);
        break;
    case FIELD_STRING:
        load_string(ld, at, out);
        break;
    case FIELD_ID:
        load_id(ld, at, out);
        break;
    case FIELD_PIN:
        value_load_pin(ld, at, out);
        break;
    case FIELD_PIN_HASH:
        value_load_pin_hash(ld, at, out);
        break;
    case FIELD_WEB:
        value_load_web_address(ld, at, out);
        break;
    case FIELD_COUNTRY:
        load_country(ld, at, out);
        break;
    case FIELD_LANGUAGE:
        load_language(ld, at, out);
        break;
    case FIELD_INT:
        value_load_int(ld, f, at, out);
        break;
    case FIELD_DEGREES:
        value_load_degrees(ld, f, at, out);
        break;
    case FIELD_DATE:
        value_load_date(ld, at, out);
        break;
    case FIELD_HOUR:
        value_load_hour(ld, f, at, out);
        break;
    case FIELD_ZONE:
        value_load_zone(ld, at, out);
        break;
    case FIELD_WORD:
        load_word(ld, f, at, out);
        break;
    case FIELD_GOAL:
        load_goal(ld, at, out);
        break;
    case FIELD_REFERENCE:
        load_reference(ld, f, at, out);
        break;
    case FIELD_LINK:
        value_load_link(ld, at, out);
        break;
    case FIELD_PICTURE:
        value_load_picture(ld, at, out);
        break;
    case FIELD_KEYS:
        value_load_keys(ld, at, out);
        break;
    case FIELD_RECORD:
        schema_load(ld, f->record, at, out);
        break;
    case FIELD_LATER:
        break;
    }
}

void value_default(const struct field *f, void *out)
{
    switch (f->type) {
    case FIELD_TEXT:
        value_default_text(out);
        break;
    case FIELD_STRING:
    case FIELD_ID:
    case FIELD_PIN:
    case FIELD_PIN_HASH:
    case FIELD_WEB:
    case FIELD_COUNTRY:
        *(const char **)out = "";
        break;
    case FIELD_INT:
    case FIELD_WORD:
    case FIELD_HOUR:
        *(int *)out = f->fallback;
        break;
    case FIELD_GOAL:
    case FIELD_REFERENCE:
    case FIELD_PICTURE:
        *(int *)out = -1;
        break;
    case FIELD_RECORD:
        schema_default(f->record, out);
        break;
    case FIELD_LANGUAGE:
    case FIELD_DEGREES:
    case FIELD_DATE:
    case FIELD_ZONE:
    case FIELD_LINK:
    case FIELD_KEYS:
    case FIELD_LATER:
        break; /* zero, as the record was */
    }
}

size_t value_size(const struct field *f)
{
    switch (f->type) {
    case FIELD_TEXT:
        return sizeof(struct text);
    case FIELD_STRING:
    case FIELD_ID:
    case FIELD_PIN:
    case FIELD_PIN_HASH:
    case FIELD_WEB:
    case FIELD_COUNTRY:
    case FIELD_LANGUAGE:
        return sizeof(const char *);
    case FIELD_INT:
    case FIELD_WORD:
    case FIELD_HOUR:
    case FIELD_GOAL:
    case FIELD_REFERENCE:
    case FIELD_PICTURE:
        return sizeof(int);
    case FIELD_DEGREES:
        return sizeof(double);
    case FIELD_DATE:
        return sizeof(struct date);
    case FIELD_ZONE:
        return sizeof(struct zone);
    case FIELD_LINK:
        return sizeof(struct link);
    case FIELD_KEYS:
        return sizeof(struct key_bindings);
    case FIELD_RECORD:
        return f->record->size;
    case FIELD_LATER:
        return 0;
    }
    return 0;
}
