/**
 * @file
 * Reads a site as a strict reader does: every tag is closed in order, every
 * page says its language and direction, has a title and one main heading,
 * headings do not skip a level, pictures have words, ids are there once, and
 * every link leads to a file of the site, or to an id of the page.
 *
 *   site_check DIR
 *
 * It knows what the pages of `standpunt export --web` may have and no more
 * of HTML: a tag or an attribute without quotes is a mistake here.
 */

#include <ftw.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
    DEPTH_MAX = 64,
    NAME_MAX_BYTES = 64,
    VALUE_BYTES_MAX = 1024,
    PATH_BYTES_MAX = 4096,
    ID_MAX = 30000,
    DESCRIPTORS = 16,
};

static const char *dir;
static int mistakes;
static int pages;
static int links;

/* A page that is being read. */
struct reading {
    const char *path;
    const char *text;
    const char *at;
    char open[DEPTH_MAX][NAME_MAX_BYTES];
    int depth;
    int heading;       /* level of the last one */
    int main_headings; /* h1 */
    bool has_title, has_main, has_skip;
    char *ids[ID_MAX];
    int id_count;
};

struct tag {
    char name[NAME_MAX_BYTES];
    const char *begin, *end; /* of its attributes */
    bool closes, is_empty;
};

static void complain(const struct reading *r, const char *what,
                     const char *which)
{
    (void)fprintf(stderr, "%s: %s '%s'\n", r->path, what, which);
    mistakes++;
}

/* Of @p tag: into @p out. @return false if it has none. */
static bool attribute(const struct tag *tag, const char *name, char *out)
{
    char key[NAME_MAX_BYTES + 4];
    const int len = snprintf(key, sizeof(key), " %s=\"", name);
    const char *at = tag->begin;

    for (; at < tag->end; at++) {
        if (strncmp(at, key, (size_t)len) == 0) {
            const char *value = at + len;
            const size_t size = strcspn(value, "\"");
            if (size >= VALUE_BYTES_MAX) {
                return false;
            }
            memcpy(out, value, size);
            out[size] = '\0';
            return true;
        }
    }
    return false;
}

static bool is_void(const char *name)
{
    static const char *const names[] = { "meta", "link", "img", "path" };

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (strcmp(name, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* ---- what a tag must say --------------------------------------------------
 */

static void note_id(struct reading *r, const struct tag *tag)
{
    char id[VALUE_BYTES_MAX];

    if (!attribute(tag, "id", id)) {
        return;
    }
    if (r->id_count == ID_MAX) {
        complain(r, "more ids than are read, from", id);
        return;
    }
    r->ids[r->id_count++] = strdup(id);
}

/* From the page's folder; an id of the page alone is looked for later. */
static void check_link(const struct reading *r, const char *link)
{
    char path[PATH_BYTES_MAX];
    struct stat info;
    const char *slash = strrchr(r->path, '/');

    links++;
    if (strncmp(link, "http", 4) == 0 || link[0] == '#') {
        return;
    }
    (void)snprintf(path, sizeof(path), "%.*s/%.*s", (int)(slash - r->path),
                   r->path, (int)strcspn(link, "#"), link);
    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode)) {
        complain(r, "a link to what is not there:", link);
    }
}

static void check_heading(struct reading *r, const struct tag *tag)
{
    const int level = tag->name[1] - '0';

    r->main_headings += level == 1 ? 1 : 0;
    if (level > r->heading + 1) {
        complain(r, "a level of headings is left out before", tag->name);
    }
    r->heading = level;
}

static void check_root(const struct reading *r, const struct tag *tag)
{
    char language[VALUE_BYTES_MAX];
    char direction[VALUE_BYTES_MAX];
    char part[VALUE_BYTES_MAX + 8];

    if (!attribute(tag, "lang", language) ||
        !attribute(tag, "dir", direction)) {
        complain(r, "no lang or dir on", tag->name);
        return;
    }
    if (strcmp(direction, strcmp(language, "ar") == 0 ? "rtl" : "ltr") != 0) {
        complain(r, "the wrong direction:", direction);
    }
    (void)snprintf(part, sizeof(part), "/%s/", language);
    const char *name = r->path + strlen(dir);
    const bool is_root = strcmp(name, "/index.html") == 0;
    if (!is_root && strncmp(name, part, strlen(part)) != 0) {
        complain(r, "in the folder of another language:", language);
    }
}

static void check_tag(struct reading *r, const struct tag *tag)
{
    char value[VALUE_BYTES_MAX];
    const bool is_heading =
        tag->name[0] == 'h' && tag->name[1] >= '1' && tag->name[1] <= '6';

    note_id(r, tag);
    if (is_heading && tag->name[2] == '\0') {
        check_heading(r, tag);
    } else if (strcmp(tag->name, "html") == 0) {
        check_root(r, tag);
    } else if (strcmp(tag->name, "img") == 0 &&
               (!attribute(tag, "alt", value) ||
                !attribute(tag, "width", value) ||
                !attribute(tag, "height", value))) {
        complain(r, "a picture without alt, width or height", tag->name);
    }
    if (attribute(tag, "href", value) || attribute(tag, "src", value)) {
        check_link(r, value);
    }
    r->has_title = r->has_title || strcmp(tag->name, "title") == 0;
    r->has_main = r->has_main || strcmp(tag->name, "main") == 0;
    r->has_skip = r->has_skip || (attribute(tag, "class", value) &&
                                  strcmp(value, "skip") == 0);
}

/* ---- reading --------------------------------------------------------------
 */

static void close_tag(struct reading *r, const char *name)
{
    if (r->depth == 0 || strcmp(r->open[r->depth - 1], name) != 0) {
        complain(r, "closed out of order:", name);
        return;
    }
    r->depth--;
}

static void open_tag(struct reading *r, const struct tag *tag)
{
    check_tag(r, tag);
    if (tag->is_empty || is_void(tag->name)) {
        return;
    }
    if (r->depth == DEPTH_MAX) {
        complain(r, "too deep:", tag->name);
        return;
    }
    (void)snprintf(r->open[r->depth++], NAME_MAX_BYTES, "%s", tag->name);
}

/* @return behind it. */
static const char *read_tag(struct reading *r, const char *at)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    struct tag tag = { .closes = at[1] == '/' };
    const char *name = at + (tag.closes ? 2 : 1);
    const size_t len = strspn(name, letters);

    tag.begin = name + len;
    tag.end = tag.begin;
    for (bool quoted = false; *tag.end && (quoted || *tag.end != '>');
         tag.end++) {
        quoted = *tag.end == '"' ? !quoted : quoted;
        if (*tag.end == '<') {
            complain(r, "a tag inside a tag near", name);
        }
    }
    (void)snprintf(tag.name, sizeof(tag.name), "%.*s", (int)len, name);
    tag.is_empty = tag.end > tag.begin && tag.end[-1] == '/';
    if (len == 0 || !*tag.end) {
        complain(r, "no tag:", tag.name);
        return at + 1;
    }
    if (tag.closes) {
        close_tag(r, tag.name);
    } else {
        open_tag(r, &tag);
    }
    return tag.end + 1;
}

/* `&` begins one of the five that html.c knows. */
static void check_entity(const struct reading *r, const char *at)
{
    static const char *const known[] = { "&amp;", "&lt;", "&gt;", "&quot;",
                                         "&#39;" };
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (strncmp(at, known[i], strlen(known[i])) == 0) {
            return;
        }
    }
    complain(r, "a bare & in", r->path);
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void check_ids(struct reading *r)
{
    qsort(r->ids, (size_t)r->id_count, sizeof(r->ids[0]), compare);
    for (int i = 1; i < r->id_count; i++) {
        if (strcmp(r->ids[i - 1], r->ids[i]) == 0) {
            complain(r, "an id twice:", r->ids[i]);
        }
    }
    for (int i = 0; i < r->id_count; i++) {
        free(r->ids[i]);
    }
}

static void check_whole(struct reading *r)
{
    const bool is_root = strcmp(r->path + strlen(dir), "/index.html") == 0;

    if (r->depth != 0) {
        complain(r, "not closed:", r->open[r->depth - 1]);
    }
    if (r->main_headings != 1) {
        complain(r, "not one h1 in", r->path);
    }
    if (!r->has_title || !r->has_main || (!is_root && !r->has_skip)) {
        complain(r, "no title, main or skip link in", r->path);
    }
    check_ids(r);
}

static void check_page(const char *path, const char *text)
{
    static const char start[] = "<!doctype html>\n";
    static struct reading r;

    r = (struct reading){ .path = path, .text = text };
    pages++;
    if (strncmp(text, start, sizeof(start) - 1) != 0) {
        complain(&r, "no doctype in", path);
        return;
    }
    const char *at = text + sizeof(start) - 1;
    while (*at) {
        if (*at == '<') {
            at = read_tag(&r, at);
        } else {
            if (*at == '&') {
                check_entity(&r, at);
            }
            at++;
        }
    }
    check_whole(&r);
}

static int visit(const char *path, const struct stat *info, int type,
                 struct FTW *walk)
{
    const char *dot = strrchr(path, '.');
    (void)walk;

    if (type != FTW_F || !dot || strcmp(dot, ".html") != 0) {
        return 0;
    }
    FILE *file = fopen(path, "rb");
    char *text = calloc((size_t)info->st_size + 1, 1);
    if (!file || !text ||
        fread(text, 1, (size_t)info->st_size, file) != (size_t)info->st_size) {
        (void)fprintf(stderr, "%s: cannot be read\n", path);
        mistakes++;
    } else {
        check_page(path, text);
    }
    free(text);
    if (file) {
        (void)fclose(file);
    }
    return 0;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        (void)fprintf(stderr, "usage: site_check DIR\n");
        return 2;
    }
    dir = argv[1];
    if (nftw(dir, visit, DESCRIPTORS, FTW_PHYS) != 0 || pages == 0) {
        (void)fprintf(stderr, "%s: no pages\n", dir);
        return 1;
    }
    (void)printf("%d pages, %d links, %d mistakes\n", pages, links, mistakes);
    return mistakes > 0 ? 1 : 0;
}
