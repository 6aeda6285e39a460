#include "disk_cache.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "log.h"

enum {
    NAME_BYTES = 80,
    /* After making room: not again at the very next picture. */
    TRIM_NUMERATOR = 3,
    TRIM_DENOMINATOR = 4,
};

static const char suffix[] = ".pixels";

/*
 * What a file begins with; the pixels follow. As the machine has it: a
 * folder that came from one of another byte order is damaged to this one.
 */
struct header {
    uint64_t magic;
    uint64_t file_hash, file_bytes;
    uint64_t pixel_hash;
    int32_t w_px, h_px;
    int32_t opaque, zero;
};

/* Grows with every change of the form or of how pixels are made. */
static const uint64_t magic = 0x312D4C4558495053; /* "SPIXEL-1" */

struct disk_cache {
    char *dir;
    int fd;
    uint64_t bytes_max;
    uint64_t bytes;  /* of all files, once they were counted */
    bool is_counted; /* at the first save: that is not at start */
    bool is_sealed;  /* writing has failed */
    bool is_damage_said;
};

/* A file that may have to go. */
struct kept_file {
    char name[NAME_BYTES];
    struct timespec used;
    uint64_t bytes;
};

/* Each step can be undone, so one changed word changes the result. */
static uint64_t digest(const void *data, size_t len)
{
    const uint64_t factor = 0x9E3779B97F4A7C15; /* 2^64 / golden ratio */
    const unsigned char *p = data;
    uint64_t hash = len;

    for (; len > 0; len -= len < 8 ? len : 8) {
        uint64_t word = 0;
        memcpy(&word, p, len < 8 ? len : 8);
        p += 8;
        hash = (hash ^ word) * factor;
        hash ^= hash >> 32;
    }
    return hash;
}

static size_t pixel_bytes(int w_px, int h_px)
{
    return (size_t)w_px * (size_t)h_px * sizeof(uint32_t);
}

static void name_of(const struct disk_key *key, char out[NAME_BYTES])
{
    (void)snprintf(out, NAME_BYTES, "%016" PRIx64 "-%" PRIx64 "-%dx%d-%s%s",
                   key->file_hash, key->file_bytes, key->box.w_px,
                   key->box.h_px,
                   key->box.fit == FIT_COVER ? "cover" : "contain", suffix);
}

struct disk_cache *disk_cache_create(const struct disk_cache_params *params)
{
    const int fd = open(params->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd < 0) {
        log_warning("%s: no pictures are kept: %s", params->dir,
                    strerror(errno));
        return NULL;
    }
    struct disk_cache *cache = calloc(1, sizeof(*cache));
    if (!cache) {
        log_fatal_memory(sizeof(*cache));
    }
    cache->dir = strdup(params->dir);
    if (!cache->dir) {
        log_fatal_memory(strlen(params->dir) + 1);
    }
    cache->fd = fd;
    cache->bytes_max = params->bytes_max;
    return cache;
}

void disk_cache_destroy(struct disk_cache *cache)
{
    if (cache) {
        (void)close(cache->fd);
        free(cache->dir);
        free(cache);
    }
}

struct disk_key disk_key_for(struct image_bytes file, struct decode_box box)
{
    return (struct disk_key){
        .file_hash = digest(file.data, file.len),
        .file_bytes = file.len,
        .box = box,
    };
}

static bool read_all(int fd, void *data, size_t len)
{
    unsigned char *p = data;

    while (len > 0) {
        const ssize_t got = read(fd, p, len);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return false;
        }
        p += got;
        len -= (size_t)got;
    }
    return true;
}

static bool write_all(int fd, const void *data, size_t len)
{
    const unsigned char *p = data;

    while (len > 0) {
        const ssize_t put = write(fd, p, len);
        if (put < 0 && errno == EINTR) {
            continue;
        }
        if (put <= 0) {
            return false;
        }
        p += put;
        len -= (size_t)put;
    }
    return true;
}

/* A header that this key can have, in a file of the size it says. */
static bool header_is_right(const struct header *h, const struct disk_key *key,
                            int fd)
{
    const struct decode_box *box = &key->box;
    const bool fits = h->w_px >= 1 && h->w_px <= box->w_px && h->h_px >= 1 &&
                      h->h_px <= box->h_px;
    const bool fills = h->w_px == box->w_px && h->h_px == box->h_px;
    struct stat info;

    return h->magic == magic && h->file_hash == key->file_hash &&
           h->file_bytes == key->file_bytes && h->zero == 0 && fits &&
           (fills || box->fit == FIT_CONTAIN) && fstat(fd, &info) == 0 &&
           (uint64_t)info.st_size == sizeof(*h) + pixel_bytes(h->w_px, h->h_px);
}

static bool read_image(int fd, const struct disk_key *key,
                       struct decode_image *out)
{
    struct header h;

    if (!read_all(fd, &h, sizeof(h)) || !header_is_right(&h, key, fd)) {
        return false;
    }
    const size_t bytes = pixel_bytes(h.w_px, h.h_px);
    uint32_t *pixels = malloc(bytes);
    if (!pixels || !read_all(fd, pixels, bytes) ||
        digest(pixels, bytes) != h.pixel_hash) {
        free(pixels);
        return false;
    }
    *out = (struct decode_image){
        .pixels = pixels,
        .w_px = h.w_px,
        .h_px = h.h_px,
        .opaque = h.opaque != 0,
        .was_kept = true,
    };
    return true;
}

bool disk_cache_load(struct disk_cache *cache, const struct disk_key *key,
                     struct decode_image *out)
{
    char name[NAME_BYTES];

    *out = (struct decode_image){ 0 };
    name_of(key, name);
    const int fd =
        openat(cache->fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    const bool ok = read_image(fd, key, out);
    if (ok) {
        (void)futimens(fd, NULL); /* used now; a read-only folder has no age */
    } else {
        (void)unlinkat(cache->fd, name, 0);
    }
    (void)close(fd);
    if (!ok && !cache->is_damage_said) {
        cache->is_damage_said = true;
        log_warning("%s: a kept picture is damaged and made again", cache->dir);
    }
    return ok;
}

/* Also what a program that was killed left half written. */
static bool is_ours(const char *name)
{
    const size_t len = strlen(name);
    const size_t tail = sizeof(suffix) - 1;

    return len < NAME_BYTES && len > tail &&
           strcmp(name + len - tail, suffix) == 0;
}

static int compare_used(const void *left, const void *right)
{
    const struct timespec a = ((const struct kept_file *)left)->used;
    const struct timespec b = ((const struct kept_file *)right)->used;

    if (a.tv_sec != b.tv_sec) {
        return a.tv_sec < b.tv_sec ? -1 : 1;
    }
    return (a.tv_nsec > b.tv_nsec) - (a.tv_nsec < b.tv_nsec);
}

/* What is more than can be listed is removed unseen. */
static size_t list_files(struct disk_cache *cache, DIR *stream,
                         struct kept_file *files)
{
    const struct dirent *entry;
    struct stat info;
    size_t count = 0;

    cache->bytes = 0;
    while ((entry = readdir(stream)) != NULL) {
        if (!is_ours(entry->d_name) ||
            fstatat(cache->fd, entry->d_name, &info, AT_SYMLINK_NOFOLLOW) !=
                0 ||
            !S_ISREG(info.st_mode)) {
            continue;
        }
        if (count == DISK_CACHE_FILES_MAX) {
            (void)unlinkat(cache->fd, entry->d_name, 0);
            continue;
        }
        struct kept_file *file = &files[count++];
        memcpy(file->name, entry->d_name, strlen(entry->d_name) + 1);
        file->used = info.st_mtim;
        file->bytes = (uint64_t)info.st_size;
        cache->bytes += file->bytes;
    }
    return count;
}

/* Count all files and, if they are too much, remove the oldest. */
static void make_room(struct disk_cache *cache, uint64_t more_bytes)
{
    const uint64_t target =
        cache->bytes_max / TRIM_DENOMINATOR * TRIM_NUMERATOR;
    struct kept_file *files = malloc(DISK_CACHE_FILES_MAX * sizeof(*files));
    const int fd = openat(cache->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *stream = fd >= 0 ? fdopendir(fd) : NULL;

    if (files && stream) {
        const size_t count = list_files(cache, stream, files);
        const bool full = cache->bytes + more_bytes > cache->bytes_max;
        qsort(files, count, sizeof(*files), compare_used);
        for (size_t i = 0;
             full && i < count && cache->bytes + more_bytes > target; i++) {
            if (unlinkat(cache->fd, files[i].name, 0) == 0) {
                cache->bytes -= files[i].bytes;
            }
        }
    }
    if (stream) {
        (void)closedir(stream);
    } else if (fd >= 0) {
        (void)close(fd);
    }
    free(files);
    cache->is_counted = true;
}

static bool write_image(int fd, const struct disk_key *key,
                        const struct decode_image *image)
{
    const size_t bytes = pixel_bytes(image->w_px, image->h_px);
    const struct header h = {
        .magic = magic,
        .file_hash = key->file_hash,
        .file_bytes = key->file_bytes,
        .pixel_hash = digest(image->pixels, bytes),
        .w_px = image->w_px,
        .h_px = image->h_px,
        .opaque = image->opaque,
    };

    return write_all(fd, &h, sizeof(h)) && write_all(fd, image->pixels, bytes);
}

/*
 * Beside it, then renamed. Not synced: after a power cut a checksum fails
 * and the picture is made again.
 */
static bool write_file(const struct disk_cache *cache,
                       const struct disk_key *key,
                       const struct decode_image *image)
{
    char name[NAME_BYTES];
    char fresh[NAME_BYTES];

    name_of(key, name);
    (void)snprintf(fresh, sizeof(fresh), "new-%ld%s", (long)getpid(), suffix);
    const int fd =
        openat(cache->fd, fresh,
               O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0) {
        return false;
    }
    bool ok = write_image(fd, key, image);
    ok = close(fd) == 0 && ok;
    ok = ok && renameat(cache->fd, fresh, cache->fd, name) == 0;
    if (!ok) {
        const int error = errno;
        (void)unlinkat(cache->fd, fresh, 0);
        errno = error;
    }
    return ok;
}

void disk_cache_save(struct disk_cache *cache, const struct disk_key *key,
                     const struct decode_image *image)
{
    const uint64_t bytes =
        sizeof(struct header) + pixel_bytes(image->w_px, image->h_px);

    if (cache->is_sealed || bytes > cache->bytes_max) {
        return;
    }
    if (!cache->is_counted || cache->bytes + bytes > cache->bytes_max) {
        make_room(cache, bytes);
    }
    if (write_file(cache, key, image)) {
        cache->bytes += bytes;
        return;
    }
    cache->is_sealed = true;
    log_warning("%s: no more pictures are kept: %s", cache->dir,
                strerror(errno));
}
