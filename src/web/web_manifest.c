#include "web_manifest.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "log.h"

enum {
    FIRST_CAPACITY = 256,
    LINE_BYTES_MAX = 512, /* a hash, a size and a path of the site's own */
};

static const char title[] = "standpunt web 1\n";
static const char last_line[] = "end\n";

struct web_print web_print_of(const void *data, size_t len)
{
    return (struct web_print){ hash_bytes(HASH_START, data, len), len };
}

void web_manifest_add(struct web_manifest *m, const char *path,
                      struct web_print print)
{
    if (m->count == m->capacity) {
        const size_t capacity =
            m->capacity > 0 ? m->capacity * 2 : FIRST_CAPACITY;
        struct web_entry *items =
            realloc(m->items, capacity * sizeof(m->items[0]));
        if (!items) {
            log_fatal_memory(capacity * sizeof(m->items[0]));
        }
        m->items = items;
        m->capacity = capacity;
    }
    char *copy = strdup(path);
    if (!copy) {
        log_fatal_memory(strlen(path));
    }
    m->items[m->count++] = (struct web_entry){ copy, print };
}

static int compare(const void *a, const void *b)
{
    const struct web_entry *left = a;
    const struct web_entry *right = b;
    const int order = strcmp(left->path, right->path);

    if (order != 0) {
        return order;
    }
    return left->print.hash < right->print.hash
               ? -1
               : left->print.hash > right->print.hash;
}

void web_manifest_sort(struct web_manifest *m)
{
    if (m->count > 0) {
        qsort(m->items, m->count, sizeof(m->items[0]), compare);
    }
}

const struct web_entry *web_manifest_find(const struct web_manifest *m,
                                          const char *path)
{
    size_t low = 0;
    size_t high = m->count;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (strcmp(m->items[middle].path, path) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < m->count && strcmp(m->items[low].path, path) == 0
               ? &m->items[low]
               : NULL;
}

bool web_manifest_has(const struct web_manifest *m, const char *path,
                      struct web_print print)
{
    const struct web_entry *e = web_manifest_find(m, path);

    for (; e && e < m->items + m->count && strcmp(e->path, path) == 0; e++) {
        if (e->print.hash == print.hash && e->print.size == print.size) {
            return true;
        }
    }
    return false;
}

/* Only names that an export could have written: they are opened and taken
   away by this list. */
static bool is_own_path(const char *path)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
                                  "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "0123456789-_./";

    return path[0] != '\0' && path[0] != '/' &&
           path[strspn(path, letters)] == '\0' && !strstr(path, "..");
}

static bool read_line(struct web_manifest *m, char *line)
{
    struct web_print print;
    int used = 0;

    line[strcspn(line, "\n")] = '\0';
    if (sscanf(line, "%16" SCNx64 " %zu %n", &print.hash, &print.size, &used) !=
            2 ||
        used == 0 || !is_own_path(line + used)) {
        return false;
    }
    web_manifest_add(m, line + used, print);
    return true;
}

bool web_manifest_read(struct web_manifest *m, FILE *file)
{
    char line[LINE_BYTES_MAX];
    bool good = fgets(line, sizeof(line), file) && strcmp(line, title) == 0;
    bool ended = false;

    while (good && !ended && fgets(line, sizeof(line), file)) {
        ended = strcmp(line, last_line) == 0;
        good = ended || read_line(m, line);
    }
    web_manifest_sort(m);
    return good && ended;
}

void web_manifest_write(const struct web_manifest *m, FILE *file)
{
    (void)fputs(title, file);
    for (size_t i = 0; i < m->count; i++) {
        const struct web_entry *e = &m->items[i];
        (void)fprintf(file, "%016" PRIx64 " %zu %s\n", e->print.hash,
                      e->print.size, e->path);
    }
    (void)fputs(last_line, file);
}

void web_manifest_finish(struct web_manifest *m)
{
    for (size_t i = 0; i < m->count; i++) {
        free(m->items[i].path);
    }
    free(m->items);
    *m = (struct web_manifest){ 0 };
}
