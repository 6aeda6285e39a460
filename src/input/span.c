#include "span.h"

#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_name_character(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           c == '-' || c == '_';
}

bool span_is_equal(struct span s, const char *word)
{
    return s.len == strlen(word) && memcmp(s.text, word, s.len) == 0;
}

bool span_is_name(struct span s, const char *others)
{
    for (size_t i = 0; i < s.len; i++) {
        const char c = s.text[i];
        if (!is_name_character(c) && (c == '\0' || !strchr(others, c))) {
            return false;
        }
    }
    return s.len > 0;
}

struct span_quote span_quote(struct span s)
{
    struct span_quote quote = { 0 };
    const size_t len =
        s.len < SPAN_QUOTE_BYTES_MAX ? s.len : SPAN_QUOTE_BYTES_MAX;

    for (size_t i = 0; i < len; i++) {
        const char c = s.text[i];
        quote.text[i] = c >= ' ' && c <= '~' ? c : '?';
    }
    return quote;
}

struct span span_take_line(struct span *text)
{
    const char *end =
        text->len > 0 ? memchr(text->text, '\n', text->len) : NULL;
    const size_t len = end ? (size_t)(end - text->text) : text->len;
    const size_t used = end ? len + 1 : len;
    const struct span line = { text->text, len };

    text->text += used;
    text->len -= used;
    return line;
}

struct span span_without_comment(struct span line)
{
    for (size_t i = 0; i < line.len; i++) {
        if (line.text[i] == '#' && (i == 0 || is_blank(line.text[i - 1]))) {
            line.len = i; /* ends the loop */
        }
    }
    while (line.len > 0 && is_blank(line.text[line.len - 1])) {
        line.len--;
    }
    return line;
}

struct span_fields span_split(struct span line)
{
    struct span_fields fields = { 0 };
    size_t pos = 0;

    for (;;) {
        while (pos < line.len && is_blank(line.text[pos])) {
            pos++;
        }
        if (pos == line.len) {
            return fields;
        }
        const size_t begin = pos;
        while (pos < line.len && !is_blank(line.text[pos])) {
            pos++;
        }
        if (fields.count < SPAN_FIELD_MAX) {
            fields.at[fields.count] =
                (struct span){ line.text + begin, pos - begin };
        }
        if (fields.count == 2) {
            fields.rest = (struct span){ line.text + begin, line.len - begin };
        }
        fields.count++;
    }
}

bool span_number(struct span s, int64_t *out)
{
    const bool negative = s.len > 0 && s.text[0] == '-';
    size_t pos = negative ? 1 : 0;
    int64_t value = 0;

    if (pos == s.len) {
        return false;
    }
    for (; pos < s.len; pos++) {
        if (!is_digit(s.text[pos])) {
            return false;
        }
        const int digit = s.text[pos] - '0';
        value =
            value > (INT64_MAX - digit) / 10 ? INT64_MAX : value * 10 + digit;
    }
    *out = negative ? -value : value;
    return true;
}
