#include "mutate.h"

#include <stdbool.h>
#include <string.h>

enum {
    LONG_BYTES_MAX = 70000, /* longer than any text may be */
    SPAN_BYTES_MAX = 400,
    INDENT_MAX = 12,
};

/* A part of a text. */
struct span {
    size_t at, len;
};

/* Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
 * 2014: splitmix64. */
uint64_t mutate_next(uint64_t *random)
{
    uint64_t z = *random += 0x9E3779B97F4A7C15;

    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
    z = (z ^ z >> 27) * 0x94D049BB133111EB;
    return z ^ z >> 31;
}

size_t mutate_below(uint64_t *random, size_t bound)
{
    const uint64_t number = mutate_next(random);

    return bound > 0 ? (size_t)(number % bound) : 0;
}

static size_t below(struct mutation *m, size_t bound)
{
    return mutate_below(&m->random, bound);
}

/* What would not fit is left as it is. */
static void replace(struct mutation *m, struct span old, const char *bytes,
                    size_t len)
{
    if (m->len - old.len + len > MUTATE_BYTES_MAX) {
        return;
    }
    const size_t behind = old.at + old.len;
    memmove(m->text + old.at + len, m->text + behind, m->len - behind);
    memcpy(m->text + old.at, bytes, len);
    m->len = m->len - old.len + len;
}

static void replace_word(struct mutation *m, struct span old, const char *word)
{
    replace(m, old, word, strlen(word));
}

static void insert_copy(struct mutation *m, size_t at, struct span from)
{
    char copy[SPAN_BYTES_MAX];
    const size_t len = from.len < sizeof(copy) ? from.len : sizeof(copy);

    memcpy(copy, m->text + from.at, len);
    replace(m, (struct span){ at, 0 }, copy, len);
}

/* ---- parts of the text ---------------------------------------------------*/

/* The line that a place is in, with its end. */
static struct span line_at(const struct mutation *m, size_t at)
{
    size_t end = at;

    while (at > 0 && m->text[at - 1] != '\n') {
        at--;
    }
    while (end < m->len && m->text[end] != '\n') {
        end++;
    }
    return (struct span){ at, end - at + (end < m->len ? 1 : 0) };
}

static struct span some_line(struct mutation *m)
{
    return line_at(m, below(m, m->len));
}

static size_t indent_of(const struct mutation *m, struct span line)
{
    size_t count = 0;

    while (count < line.len && m->text[line.at + count] == ' ') {
        count++;
    }
    return count;
}

/* A line and those below it that stand deeper. */
static struct span some_block(struct mutation *m)
{
    struct span block = some_line(m);
    const size_t indent = indent_of(m, block);

    while (block.at + block.len < m->len) {
        const struct span next = line_at(m, block.at + block.len);
        if (indent_of(m, next) <= indent) {
            break;
        }
        block.len += next.len;
    }
    return block;
}

/* From the first letter to the colon. */
static struct span some_key(struct mutation *m)
{
    const struct span line = some_line(m);
    size_t from = line.at;
    const size_t end = line.at + line.len;

    while (from < end && (m->text[from] == ' ' || m->text[from] == '-')) {
        from++;
    }
    const char *colon = memchr(m->text + from, ':', end - from);
    return (struct span){ from, colon ? (size_t)(colon - m->text) - from : 0 };
}

/* From behind the colon, or the dash, to the end of the line. */
static struct span some_value(struct mutation *m)
{
    const struct span line = some_line(m);
    size_t from = line.at;
    size_t end = line.at + line.len;

    if (end > from && m->text[end - 1] == '\n') {
        end--;
    }
    for (size_t i = from; i + 1 < end; i++) {
        if ((m->text[i] == ':' || m->text[i] == '-') && m->text[i + 1] == ' ') {
            from = i + 2;
            break;
        }
    }
    return (struct span){ from, end - from };
}

/* ---- changes -------------------------------------------------------------*/

static void drop_line(struct mutation *m)
{
    replace(m, some_line(m), "", 0);
}

static void drop_block(struct mutation *m)
{
    replace(m, some_block(m), "", 0);
}

static void double_line(struct mutation *m)
{
    const struct span line = some_line(m);
    insert_copy(m, line.at, line);
}

static void double_block(struct mutation *m)
{
    const struct span block = some_block(m);
    insert_copy(m, block.at, block);
}

static void move_block(struct mutation *m)
{
    char copy[SPAN_BYTES_MAX];
    const struct span block = some_block(m);
    const size_t len = block.len < sizeof(copy) ? block.len : sizeof(copy);

    memcpy(copy, m->text + block.at, len);
    replace(m, block, "", 0);
    replace(m, (struct span){ some_line(m).at, 0 }, copy, len);
}

static void change_key(struct mutation *m)
{
    const struct span key = some_key(m);
    char copy[SPAN_BYTES_MAX];
    const struct span other = some_key(m);
    const size_t len = other.len < sizeof(copy) ? other.len : sizeof(copy);

    memcpy(copy, m->text + other.at, len);
    replace(m, key, copy, len);
}

static void misspell(struct mutation *m)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-_ ";
    const struct span word = below(m, 2) == 0 ? some_key(m) : some_value(m);
    const size_t at = word.at + below(m, word.len);
    const char letter = letters[below(m, sizeof(letters) - 1)];

    if (word.len > 0) {
        replace(m, (struct span){ at, below(m, 2) }, &letter, below(m, 2));
    }
}

static void swap_value(struct mutation *m)
{
    const struct span value = some_value(m);
    char copy[SPAN_BYTES_MAX];
    const struct span other = some_value(m);
    const size_t len = other.len < sizeof(copy) ? other.len : sizeof(copy);

    memcpy(copy, m->text + other.at, len);
    replace(m, value, copy, len);
}

static const char *const odd_values[] = {
    "",
    "''",
    "[]",
    "{}",
    "~",
    "null",
    "true",
    "NO",
    "-1",
    "0",
    "17",
    "18",
    "1e9",
    "0x11",
    "99999999999999999999",
    "12:30",
    "24:00",
    "2026-02-30",
    "[[[[[[]]]]]]",
    "{a: {b: [c]}}",
    "[nl, en, nl]",
    "{nl: x, xx: y}",
    "{nl: }",
    "goal:11",
    "goal:18",
    "goal:",
    "project:nowhere",
    "deck:goud-en-peper",
    "page:netwerken",
    "theme:steden",
    "municipality:dordrecht",
    "home",
    "../../etc/passwd",
    "pakhuis.jpg",
    "nothing.png",
    "*a",
    "&a b",
    "!t x",
    "|",
    ">-",
    "\"\\u202Eabc\"",
    "\"\\uFEFF\\u200B\\u00AD\\u00AD\"",
    "\"\\0\"",
    "\"\\n\\n\\n\"",
    "'**'",
    "'***a* b** [c](goal:1) [d](x'",
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9",      /* joined emoji */
    "a\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85\xCC\x86", /* many accents */
    "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7 abc 12 \xD8\xB3",
    "\xEF\xBF\xBD\xEE\x80\x80\xF3\xA0\x80\x81",
    "\xE6\xB0\xB4\xE6\xB0\xB4\xE6\xB0\xB4",
    "\xC2\xA0",
};

static void odd_value(struct mutation *m)
{
    const size_t count = sizeof(odd_values) / sizeof(odd_values[0]);
    const struct span value = some_value(m);

    replace_word(m, value, odd_values[below(m, count)]);
}

static void long_value(struct mutation *m)
{
    static const char *const parts[] = { "x",      "x ",       "\xC3\xA9",
                                         "**a** ", "\xD8\xA7", "[a](goal:1) " };
    const char *part = parts[below(m, sizeof(parts) / sizeof(parts[0]))];
    const struct span value = some_value(m);
    const size_t most = (size_t)1 << below(m, 17);
    const size_t len = below(m, most < LONG_BYTES_MAX ? most : LONG_BYTES_MAX);

    char text[LONG_BYTES_MAX];

    for (size_t i = 0; i < len; i++) {
        text[i] = part[i % strlen(part)];
    }
    replace(m, value, text, len);
}

static void change_indent(struct mutation *m)
{
    static const char spaces[] = "            ";
    const struct span line = some_line(m);
    const struct span old = { line.at, indent_of(m, line) };

    replace(m, old, spaces, below(m, INDENT_MAX));
}

static void change_byte(struct mutation *m)
{
    if (m->len > 0) {
        char *byte = m->text + below(m, m->len);
        *byte = (char)(*byte ^ 1 << below(m, 8));
    }
}

static void insert_bytes(struct mutation *m)
{
    static const char *const bytes[] = {
        "\n",
        "\r",
        "\t",
        "\x01",
        "\xFF",
        "\xC0\x80",
        "\xEF\xBB\xBF",
        "\xED\xA0\x80",
        ":",
        "#",
        "-",
        "'",
        "\"",
        "[",
        "}",
        "%",
        "---\n",
        "...\n",
        "\xE2\x80\xA8",
        "\xE2\x80\xAE",
    };
    const size_t count = sizeof(bytes) / sizeof(bytes[0]);
    const struct span at = { below(m, m->len), 0 };

    if (below(m, count + 1) == count) {
        replace(m, at, "", 1); /* a byte that is zero */
    } else {
        replace_word(m, at, bytes[below(m, count)]);
    }
}

static void cut(struct mutation *m)
{
    m->len = below(m, m->len + 1);
}

/* Half of the time whole lines. */
static void take_from_other(struct mutation *m)
{
    const size_t from = below(m, m->other_len);
    const size_t left = m->other_len - from;
    const size_t most = left < SPAN_BYTES_MAX ? left : SPAN_BYTES_MAX;
    size_t at = below(m, m->len);

    if (below(m, 2) == 0) {
        at = line_at(m, at).at;
    }
    replace(m, (struct span){ at, 0 }, m->other + from, below(m, most));
}

void mutate_text(struct mutation *m)
{
    static void (*const ways[])(struct mutation *) = {
        drop_line,   drop_block,   double_line, double_block,    move_block,
        change_key,  misspell,     misspell,    swap_value,      swap_value,
        odd_value,   odd_value,    odd_value,   long_value,      change_indent,
        change_byte, insert_bytes, cut,         take_from_other,
    };

    ways[below(m, sizeof(ways) / sizeof(ways[0]))](m);
}
