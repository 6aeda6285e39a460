#include <stdint.h>
#include <string.h>

#include "content.h"
#include "utf8.h"
#include "value.h"

void value_default_text(struct text *out)
{
    *out = (struct text){ 0 };
    for (size_t i = 0; i < LANGUAGE_MAX; i++) {
        out->in[i] = "";
    }
}

static bool is_word_character(uint32_t c)
{
    if (c < 0x80) {
        return (c >= '0' && c <= '9') ||
               ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    }
    /* Not the dashes and quotes of U+2000-206F. */
    return c >= 0xC0 && (c < 0x2000 || c > 0x206F);
}

/* Runs without a space that have at least one letter or digit. */
static int count_words(const char *text)
{
    const size_t len = strlen(text);
    bool in_word = false;
    int count = 0;
    size_t pos = 0;

    while (pos < len) {
        uint32_t c;
        pos += utf8_decode(text + pos, len - pos, &c);
        if (c == ' ' || c == '\n' || c == '\t' || c == 0xA0) {
            in_word = false;
        } else if (!in_word && is_word_character(c)) {
            in_word = true;
            count++;
        }
    }
    return count;
}

static struct content_place place_of(const struct spot *at)
{
    return (struct content_place){
        .line = at->where.line,
        .column = at->where.column,
    };
}

/* One string of a text, in one language; "" if it has a mistake. Limits
   count what is read, not its marks. */
static void load_string(struct loader *ld, const struct field *f,
                        const struct spot *at, struct text *out, int language)
{
    struct arena scratch = ld->text_arena;
    const char *text = value_scalar(ld, at);
    if (!text) {
        return;
    }
    const struct markup m =
        markup_parse(&scratch, (struct markup_part){ text, strlen(text) });
    const size_t count = utf8_count(m.text, m.len);
    if (count > TEXT_CHARACTERS_MAX) {
        spot_report(ld->diags, DIAG_TEXT_TOO_LONG, at,
                    "the text has %zu characters; at most %d", count,
                    TEXT_CHARACTERS_MAX);
        return;
    }
    if (m.len == 0 && text[0] != '\0') {
        spot_report(ld->diags, DIAG_TEXT_EMPTY, at,
                    "a link without words; write some");
    }
    const int words = count_words(m.text);
    if (f->word_count_max > 0 && words > f->word_count_max) {
        spot_report(ld->diags, DIAG_TOO_MANY_WORDS, at,
                    "%d words; at most %d are read from a distance", words,
                    f->word_count_max);
    }
    out->in[language] = loader_copy(ld, m.text);
    out->marks[language] = value_load_marks(ld, f, at, &m);
    out->where.in[language] = place_of(at);
}

/* The first language, in order, in which something is written. */
static size_t first_written(const struct text *text)
{
    for (size_t i = 0; i < LANGUAGE_MAX; i++) {
        if (text->in[i][0] != '\0') {
            return i;
        }
    }
    return 0;
}

static void fall_back(struct text *out)
{
    const size_t first = first_written(out);

    for (size_t i = 0; i < LANGUAGE_MAX; i++) {
        const size_t from = out->in[i][0] != '\0' ? i : first;
        out->in[i] = out->in[from];
        out->marks[i] = out->marks[from];
        out->where.in[i] = out->where.in[from];
        out->written_in[i] = (unsigned char)from;
    }
}

/* Position of a language among those of the content, or -1. While those
 * are not known for a mistake of their own, any known one will do. */
static int find_language(struct loader *ld, const struct spot *at)
{
    const char *names[LANGUAGE_MAX];
    size_t known;
    const char *const *all = content_known_languages(&known);
    const bool is_sure = loader_has_languages(ld);
    const size_t count = is_sure ? ld->content->language_count : known;
    const char *const *list = is_sure ? ld->content->languages : all;

    for (size_t i = 0; i < count; i++) {
        names[i] = list[i];
        if (strcmp(list[i], at->key) == 0) {
            return (int)i;
        }
    }
    char joined[64];
    schema_join(names, count, joined, sizeof(joined));
    struct spot key = *at->parent;
    key.where = node_key_where(at->node);
    spot_report(ld->diags, DIAG_UNKNOWN_LANGUAGE, &key, "no language %s; %s",
                quote_text(at->key).text, joined);
    return -1;
}

static void load_languages(struct loader *ld, const struct field *f,
                           const struct spot *at, struct text *out)
{
    for (const struct node *n = at->node->first; n; n = n->next) {
        if (!n->key) {
            continue;
        }
        const struct spot entry = spot_in_map(at, n->key, n);
        const int language = find_language(ld, &entry);
        if (language >= 0) {
            load_string(ld, f, &entry, out, language);
        }
    }
}

static bool lacks_first_language(const struct loader *ld, const struct spot *at)
{
    if (at->node->kind == NODE_SCALAR || !loader_has_languages(ld)) {
        return false;
    }
    const struct node *first = node_find(at->node, ld->content->languages[0]);
    return !first || (first->kind == NODE_SCALAR && value_is_blank(first));
}

void value_load_text(struct loader *ld, const struct field *f,
                     const struct spot *at, struct text *out)
{
    const bool is_needed = f->is_required || f->list.max > 0;

    value_default_text(out);
    switch (at->node->kind) {
    case NODE_SCALAR:
        load_string(ld, f, at, out, 0);
        break;
    case NODE_MAP:
        load_languages(ld, f, at, out);
        break;
    case NODE_LIST:
        spot_report(ld->diags, DIAG_WRONG_TYPE, at,
                    "a text is needed here, not a list");
        return;
    case NODE_BROKEN:
        return;
    }
    if (lacks_first_language(ld, at)) {
        spot_report(ld->diags, DIAG_FIRST_LANGUAGE, at,
                    "no text in %s; the first language is always needed",
                    ld->content->languages[0]);
    } else if (is_needed && at->node->kind == NODE_SCALAR &&
               value_is_blank(at->node)) {
        spot_report(ld->diags, DIAG_TEXT_EMPTY, at,
                    "the text is empty; write one");
    }
    fall_back(out);
    char path[SPOT_PATH_BYTES_MAX];
    spot_path(at, path);
    out->where.path = loader_copy(ld, path);
    out->where.file = at->where.file;
}
