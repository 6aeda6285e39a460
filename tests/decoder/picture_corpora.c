/*
 * Pictures that others collected to try decoders: what another reader of
 * pictures takes must be decoded here, and to the same pixels; what it does
 * not take is refused or decoded, and does no harm. Each is cut short at many
 * places, too.
 *
 * usage: picture_corpora FOLDER…
 */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <SDL_image.h>

#include "decode.h"
#include "picture_folder.h"

enum {
    PATH_BYTES = 1024,
    CUTS = 64, /* places in each file */
    CUT_BOX_PX = 64,
    /* Of 255, for a channel on average: two decoders of JPEG round in their
       own ways, and one of them may smooth between colour samples. */
    LOSSY_MEAN_MAX = 3,
    LOSSLESS_MOST_MAX = 1, /* of one channel: 16 bits made 8, alpha */
    PNG_HEAD_BYTES = 8,
    PNG_CHUNK_BYTES = 12, /* and what is in it */
    PNG_COLOUR_BYTE = 25, /* 0: grey */
};

struct corpora {
    unsigned long same, refused, others, cuts, bad;
};

static void blame(struct corpora *c, const char *path, const char *what)
{
    (void)printf("%s: %s\n", path, what);
    c->bad++;
}

static unsigned premultiply(unsigned value, unsigned alpha)
{
    return (value * alpha + 127) / 255;
}

static unsigned difference(unsigned a, unsigned b)
{
    return a > b ? a - b : b - a;
}

/* Of one pixel: the largest of its four, and their sum is added. */
static unsigned compare_pixel(uint32_t ours, uint32_t straight, double *sum)
{
    const unsigned alpha = straight >> 24;
    unsigned most = difference(ours >> 24, alpha);

    *sum += most;
    for (int shift = 0; shift < 24; shift += 8) {
        const unsigned theirs = premultiply(straight >> shift & 255, alpha);
        const unsigned d = difference(ours >> shift & 255, theirs);
        *sum += d;
        most = d > most ? d : most;
    }
    return most;
}

static bool is_same(const struct decode_image *ours, const SDL_Surface *theirs,
                    bool is_lossy)
{
    double sum = 0;
    unsigned most = 0;

    if (ours->w_px != theirs->w || ours->h_px != theirs->h) {
        return false;
    }
    for (int y = 0; y < theirs->h; y++) {
        const uint32_t *line =
            (const uint32_t *)((const char *)theirs->pixels +
                               (size_t)y * (size_t)theirs->pitch);
        for (int x = 0; x < theirs->w; x++) {
            const uint32_t pixel =
                ours->pixels[(size_t)y * (size_t)ours->w_px + (size_t)x];
            const unsigned d = compare_pixel(pixel, line[x], &sum);
            most = d > most ? d : most;
        }
    }
    const double mean = sum / 4 / theirs->w / theirs->h;
    return is_lossy ? mean <= LOSSY_MEAN_MAX : most <= LOSSLESS_MOST_MAX;
}

static uint32_t read_big(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 |
           p[3];
}

/* Where a chunk of a PNG begins; 0 if there is none. */
static size_t find_chunk(struct image_bytes file, const char *name)
{
    size_t at = PNG_HEAD_BYTES;

    while (at + PNG_CHUNK_BYTES <= file.len && file.data[1] == 'P') {
        const size_t len = read_big(file.data + at);
        if (len > file.len - at - PNG_CHUNK_BYTES) {
            return 0;
        }
        if (memcmp(file.data + at + 4, name, 4) == 0) {
            return at;
        }
        at += PNG_CHUNK_BYTES + len;
    }
    return 0;
}

/* Takes out what a PNG says of its gamma: the other reader passes it over,
   and then both have the values as they are in the file. */
static void drop_gamma(struct image_bytes *file)
{
    const size_t at = find_chunk(*file, "gAMA");

    if (at > 0) {
        unsigned char *chunk = (unsigned char *)file->data + at;
        const size_t len = PNG_CHUNK_BYTES + read_big(chunk);
        file->len -= len;
        memmove(chunk, chunk + len, file->len - at);
    }
}

/* Grey, of which one value is transparent: the other reader shows a blue. */
static bool is_keyed_grey(struct image_bytes file)
{
    return find_chunk(file, "tRNS") > 0 && file.data[PNG_COLOUR_BYTE] == 0;
}

/* Straight alpha, 0xAARRGGBB; NULL if it is no picture for them. */
static SDL_Surface *load_theirs(struct image_bytes file)
{
    SDL_RWops *stream = SDL_RWFromConstMem(file.data, (int)file.len);
    SDL_Surface *loaded = stream ? IMG_Load_RW(stream, 1) : NULL;
    SDL_Surface *plain =
        loaded ? SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0)
               : NULL;

    SDL_FreeSurface(loaded);
    return plain;
}

/* The picture in its own size. @return NULL, or why there is none. */
static const char *load_ours(struct image_bytes file,
                             struct image_header *header,
                             struct decode_image *out)
{
    *out = (struct decode_image){ 0 };
    const char *reason = image_header_read(file, header);
    return reason ? reason
                  : decode_run(file, header,
                               (struct decode_box){ header->w_px, header->h_px,
                                                    FIT_CONTAIN },
                               out);
}

static void try_whole(struct corpora *c, const char *path,
                      struct image_bytes file)
{
    struct image_header header = { 0 };
    struct decode_image ours;
    const char *reason = load_ours(file, &header, &ours);
    SDL_Surface *theirs = load_theirs(file);
    const bool is_lossy =
        header.kind == IMAGE_JPEG || strstr(path, ".lossy") != NULL;

    if (reason) {
        (void)printf("%s: refused: %s%s\n", path, reason,
                     theirs ? ", not by them" : "");
        c->refused++;
    } else if (!theirs || strstr(path, "invalid")) {
        (void)printf("%s: taken, and no picture to compare with\n", path);
        c->others++;
    } else if (is_keyed_grey(file)) {
        c->others++;
        if (ours.opaque) {
            blame(c, path, "has lost what is transparent");
        }
    } else if (is_same(&ours, theirs, is_lossy)) {
        c->same++;
    } else {
        blame(c, path, "has other pixels");
    }
    SDL_FreeSurface(theirs);
    decode_finish(&ours);
}

/* In memory of its own, so that a sanitizer sees a byte too far. */
static void try_cut(struct corpora *c, const struct image_bytes *file,
                    size_t len)
{
    unsigned char *copy = malloc(len + 1);
    struct image_header header;
    struct decode_image image = { 0 };

    if (!copy) {
        return;
    }
    memcpy(copy, file->data, len);
    const struct image_bytes part = { copy, len };
    if (!image_header_read(part, &header)) {
        (void)decode_run(
            part, &header,
            (struct decode_box){ CUT_BOX_PX, CUT_BOX_PX, FIT_COVER }, &image);
    }
    decode_finish(&image);
    free(copy);
    c->cuts++;
}

static void try_file(struct corpora *c, int dir_fd, const char *dir,
                     const char *name)
{
    char path[PATH_BYTES];
    struct image_bytes file;

    (void)snprintf(path, sizeof(path), "%s/%s", dir, name);
    if (picture_folder_read(dir_fd, name, &file)) {
        blame(c, path, "cannot be read");
        return;
    }
    drop_gamma(&file);
    try_whole(c, path, file);
    for (size_t i = 0; i < CUTS; i++) {
        try_cut(c, &file, file.len * i / CUTS);
    }
    free((void *)file.data);
}

static bool is_picture(const char *name)
{
    static const char *const ends[] = { ".png", ".jpg", ".jpeg", ".webp" };
    const char *end = strrchr(name, '.');

    for (size_t i = 0; end && i < sizeof(ends) / sizeof(ends[0]); i++) {
        if (strcmp(end, ends[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void try_folder(struct corpora *c, const char *dir)
{
    const int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *stream = opendir(dir);
    const struct dirent *entry;

    if (fd < 0 || !stream) {
        blame(c, dir, "cannot be opened");
    }
    while (fd >= 0 && stream && (entry = readdir(stream)) != NULL) {
        if (is_picture(entry->d_name)) {
            try_file(c, fd, dir, entry->d_name);
        }
    }
    if (stream) {
        (void)closedir(stream);
    }
    if (fd >= 0) {
        (void)close(fd);
    }
}

int main(int argc, char **argv)
{
    struct corpora c = { 0 };

    for (int i = 1; i < argc; i++) {
        try_folder(&c, argv[i]);
    }
    (void)printf("%lu pictures are the same as another reader's, %lu are "
                 "refused, %lu could not be compared; %lu cuts of them did no "
                 "harm; %lu are wrong\n",
                 c.same, c.refused, c.others, c.cuts, c.bad);
    IMG_Quit();
    return c.bad > 0 || c.same == 0;
}
