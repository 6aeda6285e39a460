#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "hash.h"
#include "shape.h"
#include "world.h"

#define GOOD_FILE BINARY_DIR "/assets/world.map"
#define BAD_DIR BINARY_DIR "/bad_map"
#define BAD_FILE BAD_DIR "/world.map"

enum {
    FILE_BYTES_MAX = 4 << 20,
    LINE_BYTES_MAX = 512,
    TRUNCATIONS = 40,
    CORRUPTIONS = 60,
};

/* Offsets of the header, as world.h lists them. */
enum {
    AT_MAGIC = 0,
    AT_VERSION = 8,
    AT_FEATURES = 12,
    AT_RINGS = 16,
    AT_POINTS = 20,
    AT_HASH = 32,
    AT_TABLES = 40,
};

/* A sound map file, and a copy to spoil. */
struct file {
    unsigned char *good;
    unsigned char *bad;
    size_t len;
};

static int setup(void **state)
{
    static struct file file;
    FILE *in = fopen(GOOD_FILE, "rb");
    if (!in) {
        return -1;
    }
    file.good = malloc(FILE_BYTES_MAX);
    file.bad = malloc(FILE_BYTES_MAX);
    file.len = fread(file.good, 1, FILE_BYTES_MAX, in);
    (void)fclose(in);
    (void)mkdir(BAD_DIR, 0755);
    *state = &file;
    return file.len > AT_TABLES ? 0 : -1;
}

static int teardown(void **state)
{
    const struct file *file = *state;
    free(file->good);
    free(file->bad);
    (void)unlink(BAD_FILE);
    (void)rmdir(BAD_DIR);
    return 0;
}

static void write_bad(const struct file *file, size_t len)
{
    FILE *out = fopen(BAD_FILE, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(file->bad, 1, len, out), len);
    assert_int_equal(fclose(out), 0);
}

static void put_u32(unsigned char *at, uint32_t value)
{
    for (int i = 0; i < 4; i++) {
        at[i] = (unsigned char)(value >> 8 * i);
    }
}

static uint32_t get_u32(const unsigned char *at)
{
    return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 |
           (uint32_t)at[3] << 24;
}

/* Make the checksum right again: the tables must stand on their own. */
static void renew_hash(const struct file *file)
{
    const uint64_t hash =
        hash_bytes(HASH_START, file->bad + AT_TABLES, file->len - AT_TABLES);
    put_u32(file->bad + AT_HASH, (uint32_t)hash);
    put_u32(file->bad + AT_HASH + 4, (uint32_t)(hash >> 32));
}

/* Load the spoiled file; all that is logged goes to @p log. */
static struct shape_set *load_bad(char log[LINE_BYTES_MAX])
{
    FILE *file = tmpfile();
    assert_non_null(file);
    const int kept = dup(STDERR_FILENO);
    (void)dup2(fileno(file), STDERR_FILENO);
    struct shape_set *set = shape_set_load(BAD_DIR);
    (void)dup2(kept, STDERR_FILENO);
    (void)close(kept);

    rewind(file);
    const size_t len = fread(log, 1, LINE_BYTES_MAX - 1, file);
    log[len] = '\0';
    (void)fclose(file);
    return set;
}

/* The file is refused with the one line that says @p want. */
static void check_refused(const char *label, const char *want)
{
    char log[LINE_BYTES_MAX];
    char line[LINE_BYTES_MAX];
    struct shape_set *set = load_bad(log);

    (void)snprintf(line, sizeof(line), "standpunt: warning: %s: %s\n", BAD_FILE,
                   want);
    if (set) {
        fail_msg("%s: not refused", label);
    }
    if (strcmp(log, line) != 0) {
        fail_msg("%s: got '%s', want '%s'", label, log, line);
    }
}

static void test_truncated(void **state)
{
    const struct file *file = *state;
    memcpy(file->bad, file->good, file->len);

    for (size_t i = 0; i <= TRUNCATIONS; i++) {
        char label[32];
        /* Every short header, then steps through the tables. */
        const size_t len =
            i < TRUNCATIONS ? i + i / 8 * i * file->len / 8000 : file->len - 1;
        (void)snprintf(label, sizeof(label), "%zu bytes", len);
        write_bad(file, len);
        check_refused(label, len < AT_TABLES ? "not a map file"
                                             : "truncated or too long");
    }
}

static void test_too_long(void **state)
{
    const struct file *file = *state;
    memcpy(file->bad, file->good, file->len);
    file->bad[file->len] = 0;
    write_bad(file, file->len + 1);
    check_refused("one byte more", "truncated or too long");
}

static const char *const no_sense = "a table that does not hold together";

/* One number of the file changed. */
static const struct {
    const char *label;
    size_t at;
    uint32_t value;
    bool right_hash;
    const char *want;
} changes[] = {
    { "magic", AT_MAGIC, 0, true, "not a map file" },
    { "version", AT_VERSION, 2, true, "a map of another version" },
    { "many features", AT_FEATURES, UINT32_MAX, true,
      "counts beyond the limits" },
    { "many rings", AT_RINGS, WORLD_RINGS_MAX + 1, true,
      "counts beyond the limits" },
    { "many points", AT_POINTS, 0x20000000, true, "counts beyond the limits" },
    { "no points", AT_POINTS, 0, true, "truncated or too long" },
    { "hash", AT_HASH, 0, false, "damaged: the checksum differs" },
    { "body", AT_TABLES, 0, false, "damaged: the checksum differs" },
    { "code in small letters", AT_TABLES, 'a' | 'f' << 8, true, NULL },
    { "code of three letters", AT_TABLES, 'A' | 'F' << 8 | 'G' << 16, true,
      NULL },
    { "feature without rings", AT_TABLES + 4, 0, true, NULL },
    { "feature of all rings and more", AT_TABLES + 4, UINT32_MAX, true, NULL },
};

static void test_changed(void **state)
{
    const struct file *file = *state;

    for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
        memcpy(file->bad, file->good, file->len);
        put_u32(file->bad + changes[i].at, changes[i].value);
        if (changes[i].right_hash) {
            renew_hash(file);
        }
        write_bad(file, file->len);
        check_refused(changes[i].label,
                      changes[i].want ? changes[i].want : no_sense);
    }
}

static void test_changed_rings(void **state)
{
    const struct file *file = *state;
    const size_t rings =
        AT_TABLES + 8 * (size_t)get_u32(file->good + AT_FEATURES);
    const size_t points = rings + 8 * (size_t)get_u32(file->good + AT_RINGS);
    const struct {
        const char *label;
        size_t at;
        uint32_t value;
        const char *want;
    } rows[] = {
        { "ring of two points", rings, 2, no_sense },
        { "ring beyond the points", rings, UINT32_MAX, no_sense },
        { "part beyond the rings", rings + 4, 1000000,
          "a ring of a part that is not there" },
        { "longitude 361", points, 361000, no_sense },
        { "latitude 91", points + 4, 91000, no_sense },
        { "latitude -91", points + 4, (uint32_t)-91000, no_sense },
        { "land beyond the map", file->len - 4, 4000000, no_sense },
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        memcpy(file->bad, file->good, file->len);
        put_u32(file->bad + rows[i].at, rows[i].value);
        renew_hash(file);
        write_bad(file, file->len);
        check_refused(rows[i].label, rows[i].want);
    }
}

/* Numbers changed anywhere: refused, or as good as any other map. */
static void test_corrupt(void **state)
{
    static const uint32_t values[] = { 0,          1,          0x7fffffff,
                                       0x80000000, UINT32_MAX, 90000,
                                       3 };
    const struct file *file = *state;
    uint32_t random = 1;

    for (size_t i = 0; i < CORRUPTIONS; i++) {
        char log[LINE_BYTES_MAX];
        memcpy(file->bad, file->good, file->len);
        /* Numerical Recipes' generator: any will do. Low half: the tables
         * of features and rings; the rest: anywhere. */
        random = random * 1664525u + 1013904223u;
        const size_t room = i % 2 == 0 ? 14000 : file->len - AT_TABLES - 4;
        put_u32(file->bad + AT_TABLES + (random >> 4) % room / 4 * 4,
                values[i % 7]);
        renew_hash(file);
        write_bad(file, file->len);

        struct shape_set *set = load_bad(log);
        if (set) {
            (void)shape_lookup(set, shape_country(set, "NL"));
            (void)shape_country_at(set, 52.0, 5.0, 1.0);
        }
        assert_true((set == NULL) == (log[0] != '\0'));
        shape_set_destroy(set);
    }
}

static void test_missing(void **state)
{
    (void)state;
    (void)unlink(BAD_FILE);
    check_refused("no file", "No such file or directory");
    shape_set_destroy(NULL); /* is fine */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_truncated), cmocka_unit_test(test_too_long),
        cmocka_unit_test(test_changed),   cmocka_unit_test(test_changed_rings),
        cmocka_unit_test(test_corrupt),   cmocka_unit_test(test_missing),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
