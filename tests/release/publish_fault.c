/**
 * @file
 * A publication that is killed, or that the disk fails. Whatever happens to
 * it, the stand has the old release or the new one, whole, and the next
 * publication succeeds.
 *
 *     publish_fault kills|faults OUT        at every call, once
 *     publish_fault random OUT COUNT        killed at COUNT random moments
 */

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "failing.h"
#include "publication.h"

enum {
    PATH_BYTES = 1024,
    FILES_COUNT = 6,
    FILE_BYTES = 20000,
    ROUNDS_MAX = 20000, /* a publication has some hundred calls */
    EXIT_REFUSED = 3,   /* of the child: said so, and did not publish */
    EXIT_HARMED = 4,    /* published all the same */
    SECOND_NS = 1000000000,
};

static char out_dir[PATH_BYTES];
static char stand[PATH_BYTES];
static char sources[2][PATH_BYTES];

static _Noreturn void fail(const char *what, int round)
{
    (void)fprintf(stderr, "round %d: %s\n", round, what);
    exit(1);
}

static void make_dir(const char *path)
{
    if (mkdir(path, 0755) != 0 && errno != EEXIST) {
        fail(path, -1);
    }
}

/* Every file of a source says which it is, so that a mixture is seen. */
static void make_source(const char *dir, char mark)
{
    char path[PATH_BYTES + 16];

    make_dir(dir);
    (void)snprintf(path, sizeof(path), "%s/sub", dir);
    make_dir(path);
    for (int i = 0; i < FILES_COUNT; i++) {
        (void)snprintf(path, sizeof(path), "%s/%s%d", dir, i % 2 ? "sub/" : "",
                       i);
        FILE *file = fopen(path, "wb");
        if (!file) {
            fail(path, -1);
        }
        for (int byte = 0; byte < FILE_BYTES; byte++) {
            (void)fputc(mark, file);
        }
        (void)fclose(file);
    }
}

static void make_all(const char *out)
{
    (void)snprintf(out_dir, sizeof(out_dir), "%s", out);
    (void)snprintf(stand, sizeof(stand), "%s/stand", out);
    make_dir(out);
    for (int i = 0; i < 2; i++) {
        (void)snprintf(sources[i], PATH_BYTES, "%.*s/%d", PATH_BYTES - 8, out,
                       i);
        make_source(sources[i], i == 0 ? 'a' : 'b');
    }
}

static bool publish(const char *source)
{
    const struct publication_order order = { .source = source, .stand = stand };
    struct publication p;

    if (!publication_begin(&p, &order)) {
        return false;
    }
    const bool good = publication_finish(&p);
    publication_end(&p);
    return good;
}

/* The letter that all files of a release consist of; 0 for a mixture. */
static char mark_of(const struct depot *d, const struct release_id *id)
{
    char dir[DEPOT_PATH_BYTES];
    char path[DEPOT_PATH_BYTES + 16];
    int mark = 0;

    depot_path(d, id, dir);
    for (int i = 0; i < FILES_COUNT; i++) {
        (void)snprintf(path, sizeof(path), "%s/%s%d", dir, i % 2 ? "sub/" : "",
                       i);
        FILE *file = fopen(path, "rb");
        int count = 0;
        int c;
        while (file && (c = fgetc(file)) != EOF) {
            mark = mark == 0 || mark == c ? c : '?';
            count++;
        }
        if (file) {
            (void)fclose(file);
        }
        if (count != FILE_BYTES || mark == '?') {
            return 0;
        }
    }
    return (char)mark;
}

static struct release_id current_of(const struct depot *d, int round)
{
    struct release_id id;

    if (!depot_read(d, DEPOT_CURRENT, &id) || id.serial == 0) {
        fail("nothing is current", round);
    }
    return id;
}

/* All that has a name is whole, and what is current is old or new. */
static struct release_id look(const struct release_id *before, char new_mark,
                              int round)
{
    struct depot_releases all;
    struct depot d;

    if (!depot_open(&d, stand) || !depot_list(&d, &all)) {
        fail("the stand is gone", round);
    }
    for (size_t i = 0; i < all.count; i++) {
        if (!depot_verify(&d, &all.items[i]) ||
            mark_of(&d, &all.items[i]) == 0) {
            fail("a release that is not whole", round);
        }
    }
    const struct release_id id = current_of(&d, round);
    if (!depot_verify(&d, &id)) {
        fail("the current release is not whole", round);
    }
    if (!release_id_is_same(&id, before) &&
        (id.serial <= before->serial || mark_of(&d, &id) != new_mark)) {
        fail("neither the old nor the new", round);
    }
    depot_close(&d);
    return id;
}

static struct release_id start(const char *out)
{
    struct depot d;

    make_all(out);
    for (int i = 0; i < DEPOT_KEPT_COUNT; i++) { /* so that one must go */
        if (!publish(sources[i % 2])) {
            fail("the first releases", -1);
        }
    }
    if (!depot_open(&d, stand)) {
        fail("the stand cannot be opened", -1);
    }
    const struct release_id id = current_of(&d, -1);
    depot_close(&d);
    return id;
}

static pid_t begin_child(enum failing_way way, int number, int which)
{
    const pid_t pid = fork();

    if (pid == 0) {
        (void)freopen("/dev/null", "w", stderr);
        failing_begin(&(struct failing_plan){
            .of = FAILING_CALLS,
            .way = way,
            .error = EIO,
            .number = number,
        });
        const bool good = publish(sources[which]);
        const bool happened = failing_happened();
        _exit(!happened ? 0 : good ? EXIT_HARMED : EXIT_REFUSED);
    }
    if (pid < 0) {
        fail("no process", number);
    }
    return pid;
}

static int end_child(pid_t pid)
{
    int status = 0;

    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

/* A publication that nothing happens to leaves exactly what it should. */
static struct release_id check_next(const struct release_id *before, int round)
{
    if (!publish(sources[round % 2])) {
        fail("the next publication fails", round);
    }
    const struct release_id id =
        look(before, round % 2 == 0 ? 'a' : 'b', round);
    if (release_id_is_same(&id, before)) {
        fail("the next publication changed nothing", round);
    }
    return id;
}

static int at_every_call(enum failing_way way, const char *out)
{
    struct release_id id = start(out);
    int changed = 0;
    int round = 0;
    bool went_through = false;

    for (; !went_through && round < ROUNDS_MAX; round++) {
        const int which = round % 2;
        const int status = end_child(begin_child(way, round, which));
        const struct release_id now = look(&id, which == 0 ? 'a' : 'b', round);

        went_through = WIFEXITED(status) && WEXITSTATUS(status) == 0;
        if (way == FAILING_KILLED && !went_through && !WIFSIGNALED(status)) {
            fail("it was not killed", round);
        }
        if (way == FAILING_ERROR && !WIFEXITED(status)) {
            fail("it crashed", round);
        }
        if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_HARMED &&
            release_id_is_same(&now, &id)) {
            fail("it said that it published, and did not", round);
        }
        changed += release_id_is_same(&now, &id) ? 0 : 1;
        id = check_next(&now, round);
    }
    (void)printf("%d calls, %d of them after the switch\n", round - 1,
                 changed - 1);
    return went_through ? 0 : 1;
}

static uint32_t next_random(uint32_t *state)
{
    *state ^= *state << 13; /* Marsaglia, Xorshift RNGs, 2003 */
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static uint64_t now_ns(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * SECOND_NS + (uint64_t)now.tv_nsec;
}

static int at_random(const char *out, int count)
{
    struct release_id id = start(out);
    const uint64_t began_ns = now_ns();
    id = check_next(&id, 0);
    /* Only to spread the moments over all of a publication. */
    const uint64_t long_ns = now_ns() - began_ns;
    uint32_t random = 2463534242U;
    int killed = 0;
    int changed = 0;

    for (int round = 0; round < count; round++) {
        const pid_t pid = begin_child(FAILING_NEVER, 0, round % 2);
        const uint64_t wait_ns = next_random(&random) % long_ns;
        const struct timespec moment = {
            .tv_sec = (time_t)(wait_ns / SECOND_NS),
            .tv_nsec = (long)(wait_ns % SECOND_NS),
        };
        (void)nanosleep(&moment, NULL);
        (void)kill(pid, SIGKILL);
        killed += WIFSIGNALED(end_child(pid)) ? 1 : 0;
        const struct release_id now =
            look(&id, round % 2 == 0 ? 'a' : 'b', round);
        changed += release_id_is_same(&now, &id) ? 0 : 1;
        id = now;
    }
    (void)check_next(&id, count);
    (void)printf("%d killed of %d, %d saw the new release\n", killed, count,
                 changed);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "kills") == 0) {
        return at_every_call(FAILING_KILLED, argv[2]);
    }
    if (argc == 3 && strcmp(argv[1], "faults") == 0) {
        return at_every_call(FAILING_ERROR, argv[2]);
    }
    if (argc == 4 && strcmp(argv[1], "random") == 0) {
        return at_random(argv[2], (int)strtol(argv[3], NULL, 10));
    }
    (void)fputs("publish_fault kills|faults OUT, or random OUT COUNT\n",
                stderr);
    return 2;
}
