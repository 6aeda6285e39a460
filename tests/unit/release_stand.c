#include "release_stand.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tree.h"

static char top[] = "/tmp/standpunt-release-XXXXXX";
static char source[64];
static char stand[64];

int make_stand(void **state)
{
    (void)state;
    memcpy(top + sizeof(top) - 7, "XXXXXX", 6);
    if (!mkdtemp(top)) {
        return -1;
    }
    (void)snprintf(source, sizeof(source), "%s/source", top);
    use_stand("stand");
    return mkdir(source, 0755);
}

int end_stand(void **state)
{
    (void)state;
    return tree_remove(AT_FDCWD, top) ? 0 : -1;
}

void use_stand(const char *name)
{
    (void)snprintf(stand, sizeof(stand), "%s/%.20s", top, name);
}

const char *source_dir(void)
{
    return source;
}

const char *stand_dir(void)
{
    return stand;
}

void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

void path_of_source(const char *name, char out[TEST_PATH_BYTES])
{
    (void)snprintf(out, TEST_PATH_BYTES, "%s/%s", source, name);
}

void write_source(const char *name, const char *text)
{
    char path[TEST_PATH_BYTES];
    const char *slash = strchr(name, '/');

    if (slash) {
        (void)snprintf(path, sizeof(path), "%s/%.*s", source,
                       (int)(slash - name), name);
        (void)mkdir(path, 0755);
    }
    path_of_source(name, path);
    write_file(path, text);
}

bool publish(const char *from, struct release_id *out)
{
    const struct publication_order order = { .source = from, .stand = stand };
    struct publication p;

    if (!publication_begin(&p, &order)) {
        return false;
    }
    *out = p.id;
    const bool good = publication_finish(&p);
    publication_end(&p);
    return good;
}

void path_of_released(const struct release_id *id, const char *name,
                      char out[TEST_PATH_BYTES])
{
    (void)snprintf(out, TEST_PATH_BYTES, "%s/releases/%s/%s", stand, id->name,
                   name);
}

void path_of_first_stand(const struct release_id *id, char out[TEST_PATH_BYTES])
{
    (void)snprintf(out, TEST_PATH_BYTES, "%s/stand/releases/%s", top, id->name);
}

void read_released(const struct release_id *id, const char *name, char *out,
                   size_t size)
{
    char path[TEST_PATH_BYTES];

    path_of_released(id, name, path);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    out[fread(out, 1, size - 1, file)] = '\0';
    (void)fclose(file);
}

bool released_has(const struct release_id *id, const char *name,
                  struct stat *info)
{
    char path[TEST_PATH_BYTES];

    path_of_released(id, name, path);
    return lstat(path, info) == 0;
}

void remove_released(const struct release_id *id, const char *name)
{
    char path[TEST_PATH_BYTES];

    path_of_released(id, name, path);
    assert_int_equal(unlink(path), 0);
}

/* Whoever runs the tests may not be the one whom 0444 does not stop. */
void write_released(const struct release_id *id, const char *name,
                    const char *text)
{
    char path[TEST_PATH_BYTES];

    path_of_released(id, name, path);
    (void)unlink(path);
    write_file(path, text);
}

static void open_depot(struct depot *d)
{
    assert_true(depot_open(d, stand));
}

static bool leads_to(enum depot_link link, const struct release_id *id)
{
    struct depot d;
    struct release_id is;

    open_depot(&d);
    assert_true(depot_read(&d, link, &is));
    depot_close(&d);
    return release_id_is_same(&is, id);
}

bool is_current(const struct release_id *id)
{
    return leads_to(DEPOT_CURRENT, id);
}

bool is_good(const struct release_id *id)
{
    return leads_to(DEPOT_GOOD, id);
}

void point_at(enum depot_link link, const struct release_id *id)
{
    struct depot d;

    open_depot(&d);
    assert_true(depot_point(&d, link, id));
    depot_close(&d);
}

bool verifies(const struct release_id *id)
{
    struct depot d;

    open_depot(&d);
    const bool good = depot_verify(&d, id);
    depot_close(&d);
    return good;
}

size_t release_count(void)
{
    struct depot d;
    struct depot_releases all;

    open_depot(&d);
    assert_true(depot_list(&d, &all));
    depot_close(&d);
    return all.count;
}
