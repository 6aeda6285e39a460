#include "manifest.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "log.h"
#include "release_id.h"

enum {
    FIRST_CAPACITY = 64,
    HEX_BYTES = 2 * MANIFEST_HASH_BYTES + 1,
    NUMBER_BYTES = 24, /* of 64 bits, and two spaces */
};

static const char head[] = "standpunt-release 1\nserial ";

static void *need(void *p, size_t bytes)
{
    if (!p) {
        log_fatal_memory(bytes);
    }
    return p;
}

bool manifest_add(struct manifest *m, const struct manifest_file *file)
{
    if (m->count == MANIFEST_FILES_MAX) {
        return false;
    }
    if (m->count == m->capacity) {
        m->capacity = m->capacity > 0 ? 2 * m->capacity : FIRST_CAPACITY;
        const size_t bytes = m->capacity * sizeof(*m->files);
        m->files = need(realloc(m->files, bytes), bytes);
    }
    struct manifest_file *added = &m->files[m->count++];
    *added = *file;
    added->path = need(strdup(file->path), strlen(file->path));
    return true;
}

static int compare_paths(const void *left, const void *right)
{
    const struct manifest_file *a = left;
    const struct manifest_file *b = right;
    return strcmp(a->path, b->path);
}

static size_t room_for(const struct manifest *m)
{
    size_t bytes = sizeof(head) + NUMBER_BYTES;

    for (size_t i = 0; i < m->count; i++) {
        bytes += HEX_BYTES + NUMBER_BYTES + strlen(m->files[i].path) + 1;
    }
    return bytes;
}

static size_t write_file(const struct manifest_file *file, char *out,
                         size_t room)
{
    char hex[HEX_BYTES];

    (void)sodium_bin2hex(hex, sizeof(hex), file->hash, sizeof(file->hash));
    return (size_t)snprintf(out, room, "%s %llu %s\n", hex,
                            (unsigned long long)file->bytes_count, file->path);
}

struct manifest_text manifest_write(struct manifest *m, int serial)
{
    const size_t room = room_for(m);
    struct manifest_text text = { .data = need(malloc(room), room) };

    if (m->count > 0) {
        qsort(m->files, m->count, sizeof(*m->files), compare_paths);
    }
    text.len = (size_t)snprintf(text.data, room, "%s%d\n", head, serial);
    for (size_t i = 0; i < m->count; i++) {
        text.len +=
            write_file(&m->files[i], text.data + text.len, room - text.len);
    }
    return text;
}

int manifest_read_serial(const char *text, size_t len)
{
    const size_t from = sizeof(head) - 1;
    int serial = 0;

    if (len <= from || memcmp(text, head, from) != 0 || text[from] == '0') {
        return 0;
    }
    for (size_t at = from; at < len && text[at] != '\n'; at++) {
        const int digit = text[at] - '0';
        if (digit < 0 || digit > 9 ||
            serial > (RELEASE_SERIAL_MAX - digit) / 10) {
            return 0;
        }
        serial = serial * 10 + digit;
    }
    return serial;
}

void manifest_hash(struct manifest_text text,
                   unsigned char out[MANIFEST_HASH_BYTES])
{
    (void)crypto_hash_sha256(out, (const unsigned char *)text.data, text.len);
}

/* The path in the line that @p at is in; "" if it has none. */
static void path_in_line(struct manifest_text text, size_t at, char *out,
                         size_t size)
{
    size_t from = at < text.len ? at : text.len;
    size_t len = 0;

    while (from > 0 && text.data[from - 1] != '\n') {
        from--;
    }
    while (from + len < text.len && text.data[from + len] != '\n') {
        len++;
    }
    const char *line = text.data + from;
    const char *space = memchr(line, ' ', len);
    const char *path =
        space ? memchr(space + 1, ' ', len - (size_t)(space + 1 - line)) : NULL;
    (void)snprintf(out, size, "%.*s",
                   path ? (int)(len - (size_t)(path + 1 - line)) : 0,
                   path ? path + 1 : "");
}

void manifest_first_difference(struct manifest_text a, struct manifest_text b,
                               char *out, size_t size)
{
    const size_t shorter = a.len < b.len ? a.len : b.len;
    size_t at = 0;

    while (at < shorter && a.data[at] == b.data[at]) {
        at++;
    }
    path_in_line(at < b.len ? b : a, at, out, size);
}

void manifest_finish(struct manifest *m)
{
    for (size_t i = 0; i < m->count; i++) {
        free(m->files[i].path);
    }
    free(m->files);
    *m = (struct manifest){ 0 };
}
