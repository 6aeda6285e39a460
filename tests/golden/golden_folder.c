#include "golden_folder.h"

#include <errno.h>
#include <fts.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
    NAMES_MAX = 4000,
    PATH_BYTES_MAX = 1024,
    LINE_SHOWN_BYTES_MAX = 400,
};

struct golden_folder {
    const char *expected, *actual;
    bool renews;
    char *names[NAMES_MAX]; /* checked so far; owned */
    size_t name_count;
};

/* A test that cannot read or write its files has failed. */
_Noreturn static void give_up(const char *path)
{
    (void)fprintf(stderr, "%s: %s\n", path, strerror(errno));
    abort();
}

static void make_path(char out[PATH_BYTES_MAX], const char *dir,
                      const char *name)
{
    const int len = snprintf(out, PATH_BYTES_MAX, "%s/%s", dir, name);
    if (len < 0 || len >= PATH_BYTES_MAX) {
        errno = ENAMETOOLONG;
        give_up(name);
    }
}

static void make_parents(const char *path)
{
    char part[PATH_BYTES_MAX];

    make_path(part, path, "");
    for (char *p = part + 1; (p = strchr(p, '/')) != NULL; p++) {
        *p = '\0';
        /* The last part is the file itself: it ends with the slash. */
        if (p[1] != '\0' && mkdir(part, 0777) != 0 && errno != EEXIST) {
            give_up(part);
        }
        *p = '/';
    }
}

static void write_text(const char *path, const char *text)
{
    make_parents(path);
    FILE *file = fopen(path, "wb");
    if (!file) {
        give_up(path);
    }
    const bool written = fputs(text, file) >= 0;
    if (fclose(file) != 0 || !written) {
        give_up(path);
    }
}

/* Owned by the caller; NULL if there is no such file. */
static char *read_text(const char *path)
{
    char *text = NULL;
    size_t size = 0;
    FILE *file = fopen(path, "rb");
    if (!file) {
        return NULL;
    }

    /* Without a NUL byte in it the whole file is one "line". */
    const ssize_t len = getdelim(&text, &size, '\0', file);
    const bool empty = len < 0 && feof(file);
    (void)fclose(file);
    if (len < 0 && !empty) {
        give_up(path);
    }
    if (empty && text) {
        text[0] = '\0';
    }
    return text;
}

static const char *skip_line(const char *line)
{
    const char *end = strchr(line, '\n');
    return end ? end + 1 : line + strlen(line);
}

static void print_line(const char *who, const char *line)
{
    const char *text = line[0] == '\0' ? "(the end)" : line;
    const size_t len = strcspn(text, "\n");
    const int shown =
        len < LINE_SHOWN_BYTES_MAX ? (int)len : LINE_SHOWN_BYTES_MAX;

    (void)fprintf(stderr, "  %s %.*s\n", who, shown, text);
}

/* Only for texts that differ. */
static void say_difference(const char *path, const char *expected,
                           const char *actual)
{
    const char *a = expected;
    const char *b = actual;
    int line = 1;

    while (skip_line(a) - a == skip_line(b) - b &&
           memcmp(a, b, (size_t)(skip_line(a) - a)) == 0) {
        a = skip_line(a);
        b = skip_line(b);
        line++;
    }
    (void)fprintf(stderr, "%s:%d: differs\n", path, line);
    print_line("expected", a);
    print_line("actual  ", b);
}

static void note_name(struct golden_folder *g, const char *name)
{
    if (g->name_count == NAMES_MAX) {
        errno = ENOBUFS;
        give_up(name);
    }
    g->names[g->name_count++] = strdup(name);
}

static bool is_noted(const struct golden_folder *g, const char *name)
{
    for (size_t i = 0; i < g->name_count; i++) {
        if (strcmp(g->names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* Calls @p visit for each file under @p dir, which need not be there. */
static int each_file(const struct golden_folder *g, const char *dir,
                     int (*visit)(const struct golden_folder *g,
                                  const char *path))
{
    char *const roots[] = { (char *)dir, NULL };
    int sum = 0;
    FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    if (!tree) {
        give_up(dir);
    }

    const FTSENT *entry;
    while ((entry = fts_read(tree)) != NULL) {
        if (entry->fts_info != FTS_D && entry->fts_info != FTS_DP &&
            entry->fts_info != FTS_NS) {
            sum += visit(g, entry->fts_path);
        }
    }
    (void)fts_close(tree);
    return sum;
}

static int remove_file(const struct golden_folder *g, const char *path)
{
    (void)g;
    if (remove(path) != 0) {
        give_up(path);
    }
    return 1;
}

struct golden_folder *golden_folder_open(const char *expected,
                                         const char *actual)
{
    const char *bless = getenv("STANDPUNT_BLESS");
    struct golden_folder *g = calloc(1, sizeof(*g));
    if (!g) {
        give_up(expected);
    }
    g->expected = expected;
    g->actual = actual;
    g->renews = bless && strcmp(bless, "1") == 0;
    (void)each_file(g, actual, remove_file);
    return g;
}

void golden_folder_close(struct golden_folder *g)
{
    if (!g) {
        return;
    }
    for (size_t i = 0; i < g->name_count; i++) {
        free(g->names[i]);
    }
    free(g);
}

bool golden_folder_check(struct golden_folder *g, const char *name,
                         const char *text)
{
    char path[PATH_BYTES_MAX];
    char other[PATH_BYTES_MAX];

    note_name(g, name);
    make_path(path, g->expected, name);
    make_path(other, g->actual, name);
    char *expected = read_text(path);
    const bool equal = expected && strcmp(expected, text) == 0;

    if (!equal && g->renews) {
        write_text(path, text);
    } else if (!equal) {
        write_text(other, text);
        if (expected) {
            say_difference(path, expected, text);
        } else {
            (void)fprintf(stderr, "%s is missing\n", path);
        }
        (void)fprintf(stderr, "  all of it: %s\n", other);
    }
    free(expected);
    return equal || g->renews;
}

static int check_rest(const struct golden_folder *g, const char *path)
{
    if (is_noted(g, path + strlen(g->expected) + 1)) {
        return 0;
    }
    if (g->renews) {
        (void)remove_file(g, path);
        return 0;
    }
    (void)fprintf(stderr, "%s: no test has this text\n", path);
    return 1;
}

bool golden_folder_check_rest(const struct golden_folder *g)
{
    return each_file(g, g->expected, check_rest) == 0;
}
