#include "picture_stand.h"

#include <fcntl.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "picture_sample.h"

static const char *const paths[] = {
    "red.webp",    "green.png",   "blue.webp",     "below/red.webp",
    "lie.jpg",     "text.png",    "empty.png",     "huge.png",
    "missing.png", "link.webp",   "way/red.webp",  "folder.png",
    "pipe.png",    "../red.webp", "/etc/hostname",
};

static const uint32_t colors[] = { 0, 0xFFFF0000, 0xFF00FF00, 0xFF0000FF,
                                   0xFFFF0000 };

/* Holds in every build. */
static void require(bool ok, const char *what)
{
    if (!ok) {
        perror(what);
        abort();
    }
}

static void write_file(int dir_fd, const char *path, struct picture_sample file)
{
    const int fd = openat(dir_fd, path, O_WRONLY | O_CREAT | O_EXCL, 0600);

    require(fd >= 0, path);
    require(write(fd, file.data, file.len) == (ssize_t)file.len, path);
    (void)close(fd);
    picture_sample_finish(&file);
}

static void write_pictures(int fd)
{
    const uint32_t red = colors[STAND_RED];
    const uint32_t green[] = { colors[STAND_GREEN], colors[STAND_GREEN] };

    write_file(fd, "red.webp", picture_sample_webp(red, 64, 64));
    write_file(fd, "green.png", picture_sample_png(green, 2, 1));
    write_file(fd, "blue.webp", picture_sample_webp(colors[STAND_BLUE], 5, 3));
    write_file(fd, "below/red.webp", picture_sample_webp(red, 9, 9));
    write_file(fd, "lie.jpg", picture_sample_png(green, 2, 1));
    write_file(fd, "text.png", picture_sample_hex("68656c6c6f"));
    write_file(fd, "empty.png", picture_sample_hex(""));
    write_file(fd, "huge.png", picture_sample_hex(""));
}

/* No byte of it is on the disk. */
static void stretch_file(int dir_fd, const char *path, off_t bytes)
{
    const int fd = openat(dir_fd, path, O_WRONLY);

    require(fd >= 0 && ftruncate(fd, bytes) == 0, path);
    (void)close(fd);
}

int picture_stand_make(void **state)
{
    struct picture_stand *stand = calloc(1, sizeof(*stand));
    require(stand != NULL, "stand");
    (void)snprintf(stand->dir, sizeof(stand->dir), "%s",
                   "/tmp/standpunt-picture-XXXXXX");
    require(mkdtemp(stand->dir) != NULL, stand->dir);

    const int fd = open(stand->dir, O_RDONLY | O_DIRECTORY);
    require(fd >= 0, stand->dir);
    require(mkdirat(fd, "below", 0700) == 0, "below");
    require(mkdirat(fd, "folder.png", 0700) == 0, "folder.png");
    require(symlinkat("red.webp", fd, "link.webp") == 0, "link.webp");
    require(symlinkat("below", fd, "way") == 0, "way");
    require(mkfifoat(fd, "pipe.png", 0600) == 0, "pipe.png");
    write_pictures(fd);
    stretch_file(fd, "huge.png", IMAGE_FILE_BYTES_MAX + 1);
    (void)close(fd);
    *state = stand;
    return 0;
}

int picture_stand_remove(void **state)
{
    struct picture_stand *stand = *state;
    const int fd = open(stand->dir, O_RDONLY | O_DIRECTORY);

    /* What is in no folder of ours is not reached: "way" is a link. */
    for (int i = STAND_RED; i < STAND_UPWARDS; i++) {
        if (i != STAND_LINKED_FOLDER && i != STAND_FOLDER) {
            (void)unlinkat(fd, paths[i - 1], 0);
        }
    }
    (void)unlinkat(fd, "way", 0);
    (void)unlinkat(fd, "below", AT_REMOVEDIR);
    (void)unlinkat(fd, "folder.png", AT_REMOVEDIR);
    (void)close(fd);
    (void)rmdir(stand->dir);
    free(stand);
    return 0;
}

const char *const *picture_stand_paths(void)
{
    return paths;
}

uint32_t picture_stand_color(uint32_t file)
{
    return colors[file];
}

struct asset_id picture_stand_id(uint32_t file)
{
    return (struct asset_id){ file };
}

/* wake() has no context, so what it posts is found through a function. */
static sem_t *wakes(void)
{
    static sem_t semaphore;
    return &semaphore;
}

void picture_stand_expect(void)
{
    require(sem_init(wakes(), 0, 0) == 0, "semaphore");
}

void picture_stand_wake(void)
{
    (void)sem_post(wakes());
}

void picture_stand_wait(void)
{
    while (sem_wait(wakes()) != 0) {
    }
}
