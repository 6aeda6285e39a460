#include "query.h"

#include <string.h>

#include "show_room.h"

bool query_is_equal(const struct show_query *a, const struct show_query *b)
{
    return a->len == b->len && a->script == b->script &&
           a->digits == b->digits &&
           memcmp(a->text, b->text, (size_t)a->len) == 0;
}

/* The control characters of ASCII and Latin-1, and what is no character. */
static bool is_character(int64_t c)
{
    return c >= ' ' && c <= 0x10FFFF && !(c >= 0x7F && c <= 0x9F) &&
           !(c >= 0xD800 && c <= 0xDFFF);
}

/* A blank only separates. */
static bool is_idle_blank(const struct show_query *q, uint32_t c)
{
    return c == ' ' && (q->len == 0 || q->text[q->len - 1] == ' ');
}

static void type(struct show_query *q, int64_t character)
{
    char bytes[UTF8_BYTES_MAX];

    if (!is_character(character) || is_idle_blank(q, (uint32_t)character) ||
        utf8_count(q->text, (size_t)q->len) >= QUERY_CHARACTERS_MAX) {
        return;
    }
    const size_t count = utf8_encode((uint32_t)character, bytes);
    memcpy(q->text + q->len, bytes, count);
    q->len += (int)count;
    q->text[q->len] = '\0';
}

static void empty(struct show_query *q)
{
    q->len = 0;
    q->text[0] = '\0';
}

/* One character: its last byte, and those that only continue it. */
static void erase(struct show_query *q)
{
    bool continues = q->len > 0;

    while (continues) {
        q->len--;
        continues = q->len > 0 && (q->text[q->len] & 0xC0) == 0x80;
    }
    q->text[q->len] = '\0';
}

static void replace(struct show_query *q, const char *text)
{
    size_t left = strlen(text);

    empty(q);
    while (left > 0) {
        uint32_t c;
        const size_t used = utf8_decode(text, left, &c);
        type(q, c);
        text += used;
        left -= used;
    }
}

/* Another query has other results: they begin with their first page. */
static bool edit(struct show *s, const struct intent *intent)
{
    if (intent->type == INTENT_CHARACTER) {
        type(&s->query, intent->value);
    } else if (intent->type == INTENT_ERASE) {
        erase(&s->query);
    } else if (intent->type == INTENT_QUERY) {
        replace(&s->query, intent->text ? intent->text : "");
    } else {
        return false;
    }
    history_top(s)->page = 0;
    return true;
}

bool query_update(struct show *s, const struct intent *intent)
{
    struct show_query *q = &s->query;

    if (history_top(s)->screen.kind != SCREEN_SEARCH) {
        return false;
    }
    if (edit(s, intent)) {
        return true;
    }
    if (intent->type == INTENT_SCRIPT && intent->value > KEYS_OF_LANGUAGE &&
        intent->value < KEYS_COUNT) {
        q->script = (enum query_script)intent->value;
        q->digits = false;
        return true;
    }
    if (intent->type == INTENT_DIGITS) {
        q->digits = !q->digits;
        return true;
    }
    return false;
}
