#include "content_copy.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    NAME_BYTES = 512,
};

static const char *const folders[] = { "", "projects/", "decks/", "images/" };

_Noreturn static void give_up(const char *what)
{
    perror(what);
    exit(2);
}

static void join(char out[NAME_BYTES], const char *folder, const char *between,
                 const char *name)
{
    const int len = snprintf(out, NAME_BYTES, "%s%s%s", folder, between, name);

    if (len < 0 || len >= NAME_BYTES) {
        give_up(name);
    }
}

static char *read_file(const char *name, size_t *len)
{
    FILE *file = fopen(name, "rb");
    struct stat status;

    if (!file || fstat(fileno(file), &status) != 0) {
        give_up(name);
    }
    char *text = malloc((size_t)status.st_size + 1);
    if (!text) {
        give_up(name);
    }
    *len = fread(text, 1, (size_t)status.st_size, file);
    (void)fclose(file);
    return text;
}

static void add_file(struct content_copy *c, const char *from, const char *path)
{
    char name[NAME_BYTES];
    struct copy_file *file = &c->files[c->count];

    if (c->count == COPY_FILES_MAX) {
        give_up("too many files");
    }
    join(name, from, "/", path);
    file->path = strdup(path);
    file->text = read_file(name, &file->len);
    if (!file->path) {
        give_up(name);
    }
    content_copy_write(c, path, file->text, file->len);
    const char *end = strrchr(path, '.');
    if (end && strcmp(end, ".yaml") == 0) {
        c->count++;
    } else {
        free(file->path);
        free(file->text);
    }
}

static int compare_files(const void *a, const void *b)
{
    return strcmp(((const struct copy_file *)a)->path,
                  ((const struct copy_file *)b)->path);
}

static void add_folder(struct content_copy *c, const char *from,
                       const char *folder)
{
    char name[NAME_BYTES];
    const struct dirent *entry;

    join(name, c->dir, "/content/", folder);
    (void)mkdir(name, 0700);
    join(name, from, "/", folder);
    DIR *stream = opendir(name);
    if (!stream) {
        give_up(name);
    }
    while ((entry = readdir(stream)) != NULL) {
        char path[NAME_BYTES];
        struct stat status;
        join(path, folder, "", entry->d_name);
        join(name, from, "/", path);
        if (entry->d_name[0] != '.' && stat(name, &status) == 0 &&
            S_ISREG(status.st_mode)) {
            add_file(c, from, path);
        }
    }
    (void)closedir(stream);
}

void content_copy_open(struct content_copy *c, const char *from)
{
    static const char *const places[] = { "/dev/shm/standpunt-XXXXXX",
                                          "/tmp/standpunt-XXXXXX" };

    *c = (struct content_copy){ 0 };
    for (size_t i = 0; i < 2 && c->dir[0] == '\0'; i++) {
        (void)snprintf(c->dir, sizeof(c->dir), "%s", places[i]);
        if (!mkdtemp(c->dir)) {
            c->dir[0] = '\0';
        }
    }
    if (c->dir[0] == '\0') {
        give_up("a folder for the copy");
    }
    for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
        add_folder(c, from, folders[i]);
    }
    qsort(c->files, c->count, sizeof(c->files[0]), compare_files);
}

void content_copy_write(const struct content_copy *c, const char *path,
                        const char *text, size_t len)
{
    char name[NAME_BYTES];

    join(name, c->dir, "/content/", path);
    FILE *file = fopen(name, "wb");
    if (!file || fwrite(text, 1, len, file) != len || fclose(file) != 0) {
        give_up(name);
    }
}

void content_copy_remove(const struct content_copy *c, const char *path)
{
    char name[NAME_BYTES];

    join(name, c->dir, "/content/", path);
    (void)unlink(name);
}

static void remove_folder(const char *name)
{
    char inner[NAME_BYTES];
    DIR *stream = opendir(name);
    const struct dirent *entry;

    while (stream && (entry = readdir(stream)) != NULL) {
        join(inner, name, "/", entry->d_name);
        (void)unlink(inner);
    }
    if (stream) {
        (void)closedir(stream);
    }
    (void)rmdir(name);
}

void content_copy_close(struct content_copy *c)
{
    char name[NAME_BYTES];

    for (size_t i = sizeof(folders) / sizeof(folders[0]); i-- > 0;) {
        join(name, c->dir, "/content/", folders[i]);
        remove_folder(name);
    }
    (void)rmdir(c->dir);
    for (size_t i = 0; i < c->count; i++) {
        free(c->files[i].path);
        free(c->files[i].text);
    }
    c->count = 0;
}
