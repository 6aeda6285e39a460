#include "content_case.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "content.h"

enum {
    TEXT_BYTES_MAX = 4 * 1024 * 1024,
    PATH_BYTES_MAX = 512,
};

/* The file that is being changed. */
struct edit {
    char path[PATH_BYTES_MAX];
    char *text;
    size_t len;
    size_t pos; /* where new lines go */
    bool is_open;
};

/* A test that cannot be set up has failed. */
_Noreturn static void give_up(const char *what)
{
    (void)fprintf(stderr, "cannot set up: %s\n", what);
    abort();
}

static size_t read_file(const char *path, char *to)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        return 0;
    }
    const size_t len = fread(to, 1, TEXT_BYTES_MAX, file);
    (void)fclose(file);
    return len;
}

static void write_file(const char *path, const char *text, size_t len)
{
    FILE *file = fopen(path, "wb");
    if (!file) {
        give_up(path);
    }
    const size_t written = fwrite(text, 1, len, file);
    if (written != len) {
        give_up(path);
    }
    (void)fclose(file);
}

static void copy_folder(const char *from, const char *to, char *buffer)
{
    DIR *stream = opendir(from);
    const struct dirent *entry;

    if (!stream) {
        give_up(from);
    }
    (void)mkdir(to, 0777);
    while ((entry = readdir(stream)) != NULL) {
        char source[PATH_BYTES_MAX];
        char target[PATH_BYTES_MAX];
        struct stat status;
        (void)snprintf(source, sizeof(source), "%s/%s", from, entry->d_name);
        (void)snprintf(target, sizeof(target), "%s/%s", to, entry->d_name);
        if (entry->d_name[0] == '.' || stat(source, &status) != 0) {
            continue;
        }
        if (S_ISDIR(status.st_mode)) {
            copy_folder(source, target, buffer);
        } else {
            write_file(target, buffer, read_file(source, buffer));
        }
    }
    (void)closedir(stream);
}

/* A link is removed, not followed. */
static void remove_all(const char *path)
{
    if (remove(path) == 0) {
        return;
    }
    DIR *stream = opendir(path);
    const struct dirent *entry;
    while (stream && (entry = readdir(stream)) != NULL) {
        char inner[PATH_BYTES_MAX];
        if (strcmp(entry->d_name, ".") != 0 &&
            strcmp(entry->d_name, "..") != 0) {
            (void)snprintf(inner, sizeof(inner), "%s/%s", path, entry->d_name);
            remove_all(inner);
        }
    }
    if (stream) {
        (void)closedir(stream);
    }
    (void)remove(path);
}

static void save(struct edit *edit)
{
    if (edit->is_open) {
        write_file(edit->path, edit->text, edit->len);
    }
}

static void edit_open(struct edit *edit, const char *path)
{
    save(edit);
    (void)snprintf(edit->path, sizeof(edit->path), "%s", path);
    edit->len = read_file(path, edit->text);
    edit->pos = edit->len;
    edit->is_open = true;
}

static void insert(struct edit *edit, const char *bytes, size_t len)
{
    if (!edit->is_open || edit->len + len > TEXT_BYTES_MAX) {
        give_up(edit->path);
    }
    memmove(edit->text + edit->pos + len, edit->text + edit->pos,
            edit->len - edit->pos);
    memcpy(edit->text + edit->pos, bytes, len);
    edit->len += len;
    edit->pos += len;
}

static void insert_line(struct edit *edit, const char *line)
{
    insert(edit, line, strlen(line));
    insert(edit, "\n", 1);
}

/* Takes out the first such line at or after @p pos, if there is one. */
static bool take_out_from(struct edit *edit, const char *line, size_t pos)
{
    const size_t len = strlen(line);

    while (pos < edit->len) {
        const char *end = memchr(edit->text + pos, '\n', edit->len - pos);
        if (!end) {
            give_up(edit->path);
        }
        const size_t used = (size_t)(end - edit->text) - pos;
        if (used == len && memcmp(edit->text + pos, line, len) == 0) {
            memmove(edit->text + pos, end + 1, edit->len - pos - used - 1);
            edit->len -= used + 1;
            edit->pos = pos;
            return true;
        }
        pos += used + 1;
    }
    return false;
}

/* Looks on from the last change first, so that blocks stay together. */
static void take_out(struct edit *edit, const char *line)
{
    if (!(take_out_from(edit, line, edit->pos) ||
          take_out_from(edit, line, 0))) {
        give_up(line);
    }
}

static void insert_hex(struct edit *edit, const char *hex)
{
    for (; hex[0] != '\0' && hex[1] != '\0'; hex += 2) {
        const char pair[] = { hex[0], hex[1], '\0' };
        const char byte = (char)strtol(pair, NULL, 16);
        insert(edit, &byte, 1);
    }
}

static void repeat(struct edit *edit, const char *line)
{
    char *text;
    for (long i = strtol(line, &text, 10); i > 0; i--) {
        insert_line(edit, text + 1);
    }
}

/* @p from with each @ as a number; returns the length. */
static size_t with_number(const char *from, size_t len, int number, char *to)
{
    size_t used = 0;
    for (size_t i = 0; i < len; i++) {
        if (from[i] == '@') {
            used += (size_t)sprintf(to + used, "%04d", number);
        } else {
            to[used++] = from[i];
        }
    }
    to[used] = '\0';
    return used;
}

static void copies(const struct edit *edit, const char *line)
{
    char *pattern;
    const long count = strtol(line, &pattern, 10);
    char *text = malloc(edit->len * 2 + PATH_BYTES_MAX);

    if (!text) {
        give_up(line);
    }
    for (int i = 0; i < count; i++) {
        char path[PATH_BYTES_MAX];
        (void)with_number(pattern + 1, strlen(pattern + 1), i, path);
        const size_t len = with_number(edit->text, edit->len, i, text);
        write_file(path, text, len);
    }
    free(text);
}

static void make_link(const char *line)
{
    const char *space = strchr(line, ' ');
    if (!space) {
        give_up(line);
    }
    char *path = strndup(line, (size_t)(space - line));
    remove_all(path);
    const int status = symlink(space + 1, path);
    if (status != 0) {
        give_up(line);
    }
    free(path);
}

static const char *after(const char *line, const char *word)
{
    const size_t len = strlen(word);
    return strncmp(line, word, len) == 0 ? line + len : NULL;
}

static void change(struct edit *edit, const char *line)
{
    const char *rest;

    if (line[0] == '-') {
        take_out(edit, line + 1);
    } else if (line[0] == '+') {
        insert_line(edit, line + 1);
    } else if ((rest = after(line, "in ")) != NULL) {
        edit_open(edit, rest);
    } else if ((rest = after(line, "bytes ")) != NULL) {
        insert_hex(edit, rest);
    } else if ((rest = after(line, "repeat ")) != NULL) {
        repeat(edit, rest);
    } else if ((rest = after(line, "copies ")) != NULL) {
        copies(edit, rest);
    } else if ((rest = after(line, "remove ")) != NULL) {
        edit->is_open = edit->is_open && strcmp(rest, edit->path) != 0;
        remove_all(rest);
    } else if ((rest = after(line, "folder ")) != NULL) {
        remove_all(rest);
        (void)mkdir(rest, 0777);
    } else if ((rest = after(line, "pipe ")) != NULL) {
        remove_all(rest);
        (void)mkfifo(rest, 0666);
    } else if ((rest = after(line, "link ")) != NULL) {
        make_link(rest);
    } else {
        if (line[0] != '#' && line[0] != '\0') {
            give_up(line);
        }
    }
}

static void apply(const char *changes, char *buffer)
{
    struct edit edit = { .text = buffer };
    char *copy = strdup(changes);
    char *line = copy;

    while (line) {
        char *end = strchr(line, '\n');
        if (end) {
            *end = '\0';
        }
        change(&edit, line);
        line = end ? end + 1 : NULL;
    }
    save(&edit);
    free(copy);
}

void content_case_open(struct content_case *c, const char *changes)
{
    char *buffer = malloc(TEXT_BYTES_MAX);

    if (!buffer) {
        give_up("memory");
    }
    *c = (struct content_case){ .dir = "/tmp/standpunt-test-XXXXXX" };
    const char *made = mkdtemp(c->dir);
    const int moved = made ? chdir(c->dir) : -1;
    if (moved != 0) {
        give_up(c->dir);
    }
    copy_folder(SOURCE_DIR "/tests/content/good", "content", buffer);
    c->has_assets = changes && strstr(changes, " assets/");
    if (c->has_assets) {
        const char *strings = SOURCE_DIR "/assets/strings.yaml";
        (void)mkdir("assets", 0777);
        write_file("assets/strings.yaml", buffer, read_file(strings, buffer));
    }
    if (changes) {
        apply(changes, buffer);
    }
    free(buffer);
}

void content_case_close(struct content_case *c)
{
    const int moved = chdir(SOURCE_DIR);
    if (moved != 0) {
        give_up(c->dir);
    }
    remove_all(c->dir);
}

struct content *content_case_load(const char *changes)
{
    struct content_case folder;
    struct diag_list diags;

    content_case_open(&folder, changes);
    diag_list_init(&diags);
    struct content *content = content_load("content", &diags);
    diag_list_print(&diags, stderr);
    diag_list_finish(&diags);
    content_case_close(&folder);
    if (!content) {
        give_up("content with changes");
    }
    return content;
}
