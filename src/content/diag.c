#include "diag.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "utf8.h"

enum {
    MESSAGE_BYTES_MAX = 1024, /* longer messages are cut */
    FILE_BYTES_MAX = 4096,    /* PATH_MAX of Linux */
    WORD_BYTES_MAX = 64,      /* a longer word is like no other */
    EDITS_MAX = 2,
};

/* Enough for DIAG_COUNT_MAX of the longest: the arena is never full. */
static const size_t memory_bytes =
    (size_t)DIAG_COUNT_MAX *
    (sizeof(struct diag) + MESSAGE_BYTES_MAX + 2 * FILE_BYTES_MAX + 64);

void diag_list_init(struct diag_list *list)
{
    *list = (struct diag_list){ .memory = region_create(memory_bytes) };
    list->arena = region_arena(&list->memory);
    list->capacity = DIAG_COUNT_MAX;
    list->items = arena_make(&list->arena, struct diag, list->capacity);
}

void diag_list_finish(struct diag_list *list)
{
    region_destroy(&list->memory);
    *list = (struct diag_list){ 0 };
}

/* A diagnostic is one line of UTF-8, whatever a file is called. */
static void replace_odd_bytes(char *text, size_t len)
{
    size_t pos = 0;
    while (pos < len) {
        uint32_t c;
        const size_t used = utf8_decode(text + pos, len - pos, &c);
        const bool is_broken = used == 1 && c == UTF8_REPLACEMENT;
        if (is_broken || c < 0x20 || c == 0x7F) {
            text[pos] = '?';
        }
        pos += used;
    }
}

static const char *copy_line(struct arena *a, const char *text, size_t max)
{
    char *copy = arena_copy_string(a, text, strnlen(text, max));
    replace_odd_bytes(copy, strlen(copy));
    return copy;
}

static const char *copy_file(struct diag_list *list, const char *file)
{
    if (list->count > 0) {
        const char *last = list->items[list->count - 1].where.file;
        if (strcmp(last, file) == 0) {
            return last;
        }
    }
    return copy_line(&list->arena, file, FILE_BYTES_MAX);
}

void diag_add(struct diag_list *list, enum diag_severity severity, int id,
              struct diag_where where, const char *format, ...)
{
    assert(list->capacity > 0);

    list->error_count += severity == DIAG_ERROR ? 1 : 0;
    if (list->count == list->capacity) {
        list->left_out_count++;
        return;
    }

    char message[MESSAGE_BYTES_MAX];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(message, sizeof(message), format, args);
    va_end(args);

    where.file = copy_file(list, where.file ? where.file : "");
    list->items[list->count++] = (struct diag){
        .severity = severity,
        .id = id,
        .where = where,
        .message = copy_line(&list->arena, message, sizeof(message)),
    };
}

static int compare_ints(int a, int b)
{
    return (a > b) - (a < b);
}

static int compare_diags(const void *left, const void *right)
{
    const struct diag *a = left;
    const struct diag *b = right;

    int order = strcmp(a->where.file, b->where.file);
    order = order ? order : compare_ints(a->where.line, b->where.line);
    order = order ? order : compare_ints(a->where.column, b->where.column);
    order = order ? order : compare_ints(a->id, b->id);
    if (order != 0) {
        return order;
    }
    /* Messages lie in one block in order of arrival. */
    return (a->message > b->message) - (a->message < b->message);
}

void diag_list_sort(struct diag_list *list)
{
    if (list->count > 1) {
        qsort(list->items, list->count, sizeof(*list->items), compare_diags);
    }
}

/* The rest of a name behind the folder; NULL if it does not lie in it. */
static const char *name_beneath(const char *file, const char *folder)
{
    const size_t len = strlen(folder);
    return strncmp(file, folder, len) == 0 &&
                   (file[len] == '/' || file[len] == '\0')
               ? file + len
               : NULL;
}

void diag_list_rename(struct diag_list *list, const char *from, const char *to)
{
    char name[FILE_BYTES_MAX];
    const char *before = NULL;
    const char *after = NULL;

    for (size_t i = 0; i < list->count; i++) {
        struct diag_where *where = &list->items[i].where;
        const char *rest = name_beneath(where->file, from);
        if (rest && where->file != before) {
            (void)snprintf(name, sizeof(name), "%s%s", to, rest);
            before = where->file;
            after = copy_line(&list->arena, name, sizeof(name));
        }
        where->file = rest ? after : where->file;
    }
}

static const char *severity_name(enum diag_severity severity)
{
    switch (severity) {
    case DIAG_ERROR:
        return "error";
    case DIAG_WARNING:
        return "warning";
    }
    return "";
}

void diag_list_print(const struct diag_list *list, FILE *out)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct diag *d = &list->items[i];
        if (d->where.file[0] != '\0') {
            (void)fprintf(out, "%s:", d->where.file);
        }
        if (d->where.line > 0) {
            (void)fprintf(out, "%d:%d:", d->where.line, d->where.column);
        }
        (void)fprintf(out, "%s%s: %s [C%03d]\n",
                      d->where.file[0] != '\0' ? " " : "",
                      severity_name(d->severity), d->message, d->id);
    }
    if (list->left_out_count > 0) {
        (void)fprintf(out, "%zu more are not listed\n", list->left_out_count);
    }
}

/* Text is valid UTF-8 without control characters: see copy_line(). */
static void print_json_string(const char *text, FILE *out)
{
    (void)putc('"', out);
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '"' || *p == '\\') {
            (void)putc('\\', out);
        }
        (void)putc(*p, out);
    }
    (void)putc('"', out);
}

void diag_list_print_json(const struct diag_list *list, FILE *out)
{
    (void)fputs("[", out);
    for (size_t i = 0; i < list->count; i++) {
        const struct diag *d = &list->items[i];
        (void)fprintf(out, "%s\n  {\"file\": ", i > 0 ? "," : "");
        print_json_string(d->where.file, out);
        (void)fprintf(out,
                      ", \"line\": %d, \"column\": %d, \"severity\": \"%s\", "
                      "\"id\": \"C%03d\", \"message\": ",
                      d->where.line, d->where.column,
                      severity_name(d->severity), d->id);
        print_json_string(d->message, out);
        (void)fputs("}", out);
    }
    if (list->left_out_count > 0) {
        (void)fprintf(out, ",\n  {\"left_out\": %zu}", list->left_out_count);
    }
    (void)fputs(list->count > 0 ? "\n]\n" : "]\n", out);
}

static int min3(int a, int b, int c)
{
    const int ab = a < b ? a : b;
    return ab < c ? ab : c;
}

/*
 * Optimal string alignment: insert, delete, replace and swap of neighbours
 * count one each. Stops at the first row that is beyond EDITS_MAX.
 */
static int count_edits(const char *a, const char *b)
{
    int rows[3][WORD_BYTES_MAX + 1];
    const int a_len = (int)strlen(a);
    const int b_len = (int)strlen(b);

    for (int j = 0; j <= b_len; j++) {
        rows[0][j] = j;
    }
    for (int i = 1; i <= a_len; i++) {
        int *row = rows[i % 3];
        const int *above = rows[(i + 2) % 3];
        const int *above2 = rows[(i + 1) % 3];
        int best = row[0] = i;
        for (int j = 1; j <= b_len; j++) {
            const int cost = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = min3(above[j] + 1, row[j - 1] + 1, above[j - 1] + cost);
            const bool is_swap =
                i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (is_swap && above2[j - 2] + 1 < row[j]) {
                row[j] = above2[j - 2] + 1;
            }
            best = row[j] < best ? row[j] : best;
        }
        if (best > EDITS_MAX) {
            return best;
        }
    }
    return rows[a_len % 3][b_len];
}

const char *diag_nearest(const char *word, const char *const *candidates,
                         size_t count)
{
    const char *nearest = NULL;
    const size_t len = strnlen(word, WORD_BYTES_MAX + 1);
    int least = EDITS_MAX + 1;

    if (len > WORD_BYTES_MAX) {
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        const size_t other = strnlen(candidates[i], WORD_BYTES_MAX + 1);
        if (other > WORD_BYTES_MAX || other > len + EDITS_MAX ||
            len > other + EDITS_MAX) {
            continue;
        }
        const int edits = count_edits(word, candidates[i]);
        if (edits < least && (size_t)edits * 2 < len) {
            least = edits;
            nearest = candidates[i];
        }
    }
    return nearest;
}
