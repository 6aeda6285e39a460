/*
 * Damages picture files in many ways and has them decoded. What makes the
 * process die or hang is written to a folder and is a failure: the stand
 * would survive it, but it is a hole in a decoder.
 *
 * usage: decoder_torture PROGRAM SEEDS FOUND COUNT [NUMBER]
 *   PROGRAM  standpunt-decoder
 *   SEEDS    a folder with sound pictures, beside those that are made here
 *   FOUND    where files are written that were too much; made when needed
 *   NUMBER   the first of COUNT ways to damage them; 0 if not said
 */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "decoder.h"
#include "picture_folder.h"
#include "picture_sample.h"

enum {
    SEEDS_MAX = 256,
    SEED_SIDE_PX = 24,
    CHANGES_MAX = 12,
    CHUNK_MAX = 64, /* bytes that are copied elsewhere */
    PATH_BYTES = 512,
    BOX_SIDE_MAX_PX = 96,
    /* libjpeg's 128 MiB, and a picture of 16.8 megapixels; rather less. */
    MEMORY_MIB_MAX = 400,
    PNG_HEAD_BYTES = 8,
    PNG_CHUNK_BYTES = 12,
};

struct torture {
    struct decoder *decoder;
    struct picture_sample seeds[SEEDS_MAX];
    size_t seed_count;
    const char *found_dir;
    uint64_t random;
    uint32_t crc_table[256];
    unsigned long seen, decoded, refused, found;
};

/* splitmix64, Steele, Lea and Flood 2014. */
static uint64_t next_random(struct torture *t)
{
    uint64_t z = t->random += 0x9E3779B97F4A7C15;

    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
    z = (z ^ z >> 27) * 0x94D049BB133111EB;
    return z ^ z >> 31;
}

static size_t below(struct torture *t, size_t bound)
{
    return bound > 0 ? (size_t)(next_random(t) % bound) : 0;
}

static void require(bool ok, const char *what)
{
    if (!ok) {
        (void)fprintf(stderr, "decoder_torture: %s\n", what);
        exit(2);
    }
}

static void add_seed(struct torture *t, struct picture_sample sample)
{
    require(t->seed_count < SEEDS_MAX, "too many seeds");
    t->seeds[t->seed_count++] = sample;
}

static void make_seeds(struct torture *t)
{
    uint32_t pixels[SEED_SIDE_PX * SEED_SIDE_PX];

    for (size_t i = 0; i < SEED_SIDE_PX * SEED_SIDE_PX; i++) {
        pixels[i] = (uint32_t)next_random(t);
    }
    add_seed(t, picture_sample_png(pixels, SEED_SIDE_PX, SEED_SIDE_PX));
    add_seed(t, picture_sample_png(pixels, 3, 2));
    for (int orientation = 0; orientation <= 8; orientation += 2) {
        add_seed(t, picture_sample_jpeg(pixels, SEED_SIDE_PX, SEED_SIDE_PX - 5,
                                        orientation));
    }
    add_seed(t, picture_sample_webp(pixels[0], SEED_SIDE_PX, SEED_SIDE_PX));
}

static void load_seeds(struct torture *t, const char *dir)
{
    const int dir_fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *stream = opendir(dir);
    const struct dirent *entry;

    require(dir_fd >= 0 && stream, "no folder of seeds");
    while ((entry = readdir(stream)) != NULL) {
        struct image_bytes file;
        if (entry->d_name[0] != '.' &&
            !picture_folder_read(dir_fd, entry->d_name, &file)) {
            add_seed(t, (struct picture_sample){ (unsigned char *)file.data,
                                                 file.len });
        }
    }
    (void)closedir(stream);
    (void)close(dir_fd);
}

static void make_crc_table(struct torture *t)
{
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t crc = i;
        for (int bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
        }
        t->crc_table[i] = crc;
    }
}

static uint32_t read_big(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 |
           p[3];
}

/* A sum that is right again lets damage through to what lies behind it. */
static void mend_sums(const struct torture *t, struct picture_sample *file)
{
    size_t at = PNG_HEAD_BYTES;

    while (at + PNG_CHUNK_BYTES <= file->len) {
        const size_t len = read_big(file->data + at);
        if (len > file->len - at - PNG_CHUNK_BYTES) {
            return;
        }
        uint32_t crc = UINT32_MAX;
        for (size_t i = at + 4; i < at + 8 + len; i++) {
            crc = t->crc_table[(crc ^ file->data[i]) & 0xFF] ^ crc >> 8;
        }
        for (int i = 0; i < 4; i++) {
            file->data[at + 8 + len + (size_t)i] =
                (unsigned char)(~crc >> (24 - 8 * i));
        }
        at += PNG_CHUNK_BYTES + len;
    }
}

/* One place in twelve is in the first 64 bytes, where headers are. */
static size_t place(struct torture *t, size_t len)
{
    const size_t head = len < 64 ? len : 64;
    return below(t, 12) == 0 ? below(t, head) : below(t, len);
}

static void copy_chunk(struct torture *t, struct picture_sample *file)
{
    const size_t from = below(t, file->len);
    const size_t to = below(t, file->len);
    const size_t most = file->len - (from > to ? from : to);
    const size_t len = 1 + below(t, most < CHUNK_MAX ? most : CHUNK_MAX);

    memmove(file->data + to, file->data + from, len < most ? len : most);
}

static void change(struct torture *t, struct picture_sample *file)
{
    static const unsigned char telling[] = { 0, 1, 0x7F, 0x80, 0xFE, 0xFF };
    unsigned char *byte = file->data + place(t, file->len);

    switch (below(t, 40)) {
    case 0:
        file->len -= below(t, file->len);
        break;
    case 1:
        copy_chunk(t, file);
        break;
    case 2:
    case 3:
    case 4:
        *byte = telling[below(t, sizeof(telling))];
        break;
    case 5:
    case 6:
        *byte = (unsigned char)next_random(t);
        break;
    default:
        *byte ^= (unsigned char)(1U << below(t, 8));
        break;
    }
}

static struct picture_sample damage(struct torture *t)
{
    const struct picture_sample *seed = &t->seeds[below(t, t->seed_count)];
    struct picture_sample file =
        picture_sample_copy(picture_sample_bytes(seed));
    const size_t changes = 1 + below(t, 1 + below(t, CHANGES_MAX));

    for (size_t i = 0; i < changes; i++) {
        change(t, &file);
    }
    if (file.len > 1 && file.data[1] == 'P' && below(t, 8) != 0) {
        mend_sums(t, &file);
    }
    return file;
}

static void keep(struct torture *t, unsigned long number,
                 struct image_bytes file, const char *why)
{
    char path[PATH_BYTES];

    t->found++;
    (void)mkdir(t->found_dir, 0777);
    (void)snprintf(path, sizeof(path), "%s/%lu", t->found_dir, number);
    FILE *out = fopen(path, "wb");
    if (out) {
        (void)fwrite(file.data, 1, file.len, out);
        (void)fclose(out);
    }
    (void)printf("%s: %s\n", path, why);
}

static void show(struct torture *t, unsigned long number,
                 struct image_bytes file)
{
    const struct decode_box box = {
        .w_px = 1 + (int)below(t, BOX_SIDE_MAX_PX),
        .h_px = 1 + (int)below(t, BOX_SIDE_MAX_PX),
        .fit = below(t, 2) == 0 ? FIT_COVER : FIT_CONTAIN,
    };
    const pid_t before = decoder_pid(t->decoder);
    struct image_header header;
    struct decode_image image;

    if (image_header_read(file, &header)) {
        t->refused++;
        return;
    }
    const char *reason = decoder_run(t->decoder, file, &header, box, &image);
    if (before > 0 && decoder_pid(t->decoder) != before) {
        keep(t, number, file, reason ? reason : "it died once");
    }
    t->seen++;
    t->decoded += reason ? 0 : 1;
    decode_finish(&image);
}

static void finish(struct torture *t)
{
    decoder_destroy(t->decoder);
    for (size_t i = 0; i < t->seed_count; i++) {
        picture_sample_finish(&t->seeds[i]);
    }
}

static long child_mib(void)
{
    struct rusage usage;

    (void)getrusage(RUSAGE_CHILDREN, &usage);
    return usage.ru_maxrss / 1024;
}

int main(int argc, char **argv)
{
    struct torture t = { 0 };

    require(argc == 5 || argc == 6, "PROGRAM SEEDS FOUND COUNT [NUMBER]");
    const unsigned long count = strtoul(argv[4], NULL, 10);
    const unsigned long first = argc == 6 ? strtoul(argv[5], NULL, 10) : 0;
    t.found_dir = argv[3];
    make_crc_table(&t);
    make_seeds(&t);
    load_seeds(&t, argv[2]);
    t.decoder = decoder_create(argv[1]);
    for (unsigned long i = first; i < first + count; i++) {
        t.random = i; /* each way by its number alone */
        struct picture_sample file = damage(&t);
        show(&t, i, picture_sample_bytes(&file));
        picture_sample_finish(&file);
    }
    require(decoder_pid(t.decoder) > 0, "there was no process at all");
    finish(&t);

    const long mib = child_mib();
    (void)printf("%lu damaged files: %lu refused by their header, %lu seen by "
                 "a decoder, %lu of them pictures still; %lu were too much; "
                 "at most %ld MiB\n",
                 count, t.refused, t.seen, t.decoded, t.found, mib);
    return t.found > 0 || (mib > MEMORY_MIB_MAX && !DECODER_SANITIZED);
}
