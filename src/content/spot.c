#include "spot.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "utf8.h"

enum {
    QUOTE_CHARACTERS_MAX = 40,
    MESSAGE_BYTES_MAX = 700, /* with the path below the limit of diag.c */
};

struct spot spot_root(const struct node *root)
{
    return (struct spot){ .node = root, .where = root->where };
}

struct spot spot_in_map(const struct spot *parent, const char *key,
                        const struct node *value)
{
    return (struct spot){
        .parent = parent,
        .key = key,
        .node = value ? value : parent->node,
        .where = value ? value->where : parent->where,
    };
}

struct spot spot_in_list(const struct spot *parent, size_t index,
                         const struct node *value)
{
    return (struct spot){
        .parent = parent,
        .index = index,
        .node = value,
        .where = value->where,
    };
}

static size_t append(char *out, size_t len, const struct spot *at)
{
    const size_t room = SPOT_PATH_BYTES_MAX - len;
    int used;

    if (at->key) {
        used = snprintf(out + len, room, "%s%s", len > 0 ? "." : "", at->key);
    } else {
        used = snprintf(out + len, room, "[%zu]", at->index);
    }
    return used > 0 && (size_t)used < room ? len + (size_t)used : len;
}

void spot_path(const struct spot *at, char out[SPOT_PATH_BYTES_MAX])
{
    const struct spot *steps[YAML_DEPTH_MAX + 1];
    size_t count = 0;
    size_t len = 0;

    out[0] = '\0';
    while (at && (at->key || at->parent) && count <= YAML_DEPTH_MAX) {
        steps[count++] = at;
        at = at->parent;
    }
    while (count > 0) {
        len = append(out, len, steps[--count]);
        out[len] = '\0';
    }
}

static enum diag_severity severity_from_id(enum diag_id id)
{
    const bool is_warning = id == DIAG_FILE_UNEXPECTED || id == DIAG_MARK ||
                            id == DIAG_BIDI_CONTROL ||
                            id == DIAG_TOO_MANY_WORDS || id == DIAG_NO_EFFECT ||
                            id == DIAG_MUNICIPALITY_EMPTY ||
                            id == DIAG_PIN_PLAIN;
    return is_warning ? DIAG_WARNING : DIAG_ERROR;
}

void spot_report(struct diag_list *diags, enum diag_id id,
                 const struct spot *at, const char *format, ...)
{
    char path[SPOT_PATH_BYTES_MAX];
    char message[MESSAGE_BYTES_MAX];
    va_list args;

    spot_path(at, path);
    va_start(args, format);
    (void)vsnprintf(message, sizeof(message), format, args);
    va_end(args);
    diag_add(diags, severity_from_id(id), (int)id, at->where, "%s%s%s", path,
             path[0] != '\0' ? ": " : "", message);
}

static bool is_odd(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || yaml_is_bidi_control(c);
}

struct quote quote_text(const char *text)
{
    struct quote quote = { .text = "'" };
    const size_t size = strlen(text);
    size_t len = 1;
    size_t pos = 0;

    for (int i = 0; pos < size && i < QUOTE_CHARACTERS_MAX; i++) {
        uint32_t c;
        pos += utf8_decode(text + pos, size - pos, &c);
        len += utf8_encode(is_odd(c) ? ' ' : c, quote.text + len);
    }
    (void)snprintf(quote.text + len, sizeof(quote.text) - len, "%s'",
                   pos < size ? "…" : "");
    return quote;
}
