/**
 * @file
 * The note of a start: what one that ended leaves to the next.
 */

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "capture.h"
#include "start_note.h"

enum {
    BEGIN_MS = 7000,
    PATH_BYTES = 128,
};

static char dir[] = "/tmp/standpunt-starts-XXXXXX";

static int make_dir(void **state)
{
    (void)state;
    memcpy(dir + sizeof(dir) - 7, "XXXXXX", 6);
    return mkdtemp(dir) ? 0 : -1;
}

static void path_of_note(char out[PATH_BYTES])
{
    (void)snprintf(out, PATH_BYTES, "%s/starts", dir);
}

static int remove_dir(void **state)
{
    char path[PATH_BYTES];
    (void)state;

    path_of_note(path);
    (void)unlink(path);
    return rmdir(dir); /* nothing else was left in it */
}

static void leave_note(const char *text)
{
    char path[PATH_BYTES];

    path_of_note(path);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fputs(text, file) < 0, 0);
    assert_int_equal(fclose(file), 0);
}

static bool is_noted(void)
{
    char path[PATH_BYTES];

    path_of_note(path);
    return access(path, F_OK) == 0;
}

/* A start that ends as @p end says after @p ran_ms. @return what it found. */
static int start(enum start_end end, uint64_t ran_ms)
{
    struct start_note n;

    start_note_begin(&n, dir, "one", BEGIN_MS);
    const int found = n.failures;
    assert_true(is_noted());
    start_note_follow(&n, BEGIN_MS + ran_ms);
    start_note_end(&n, end);
    assert_int_equal(n.dir_fd, -1);
    return found;
}

static void test_fails_and_fails(void **state)
{
    static const int found[] = { 0, 1, 2, 3, 4, 5, 6, 6, 6 };
    (void)state;

    for (size_t i = 0; i < sizeof(found) / sizeof(found[0]); i++) {
        assert_int_equal(start(START_FAILED, 0), found[i]);
    }
    assert_int_equal(start(START_WELL, 0), 6);
    assert_false(is_noted());
    assert_int_equal(start(START_FAILED, 0), 0);
}

static void test_time(void **state)
{
    (void)state;

    assert_int_equal(start(START_FAILED, CAUTION_AT_ONCE_MS - 1), 0);
    assert_int_equal(start(START_FAILED, CAUTION_AT_ONCE_MS), 1);
    assert_false(is_noted());
    leave_note("standpunt-starts 2\nboot one\nfailures 5\nwhy ended\n");
    assert_int_equal(start(START_FAILED, CAUTION_AT_ONCE_MS), 5);
    assert_int_equal(start(START_FAILED, CAUTION_TRUST_MS), 3);
    assert_false(is_noted());
}

/* No display, or one that went: neither better nor worse than before. */
static void test_excused(void **state)
{
    (void)state;

    assert_int_equal(start(START_EXCUSED, 0), 0);
    assert_false(is_noted());
    assert_int_equal(start(START_FAILED, 0), 0);
    assert_int_equal(start(START_FAILED, 0), 1);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(start(START_EXCUSED, 0), 2);
    }
    assert_int_equal(start(START_FAILED, 0), 2);
    assert_int_equal(start(START_WELL, 0), 3);
}

/* What time in order has cleared, a display that goes does not bring back. */
static const struct {
    int found;
    uint64_t ran_ms;
    int left;
} evenings[] = {
    { 2, 0, 2 },
    { 2, CAUTION_AT_ONCE_MS - 1, 2 },
    { 2, CAUTION_AT_ONCE_MS, 0 },
    { 4, 0, 4 },
    { 4, CAUTION_AT_ONCE_MS, CAUTION_TRIES },
    { 4, CAUTION_TRUST_MS, 0 },
    { CAUTION_TRIES, CAUTION_AT_ONCE_MS, CAUTION_TRIES },
    { CAUTION_FAILURES_MAX, 0, CAUTION_FAILURES_MAX },
    { CAUTION_FAILURES_MAX, CAUTION_AT_ONCE_MS, CAUTION_FAILURES_MAX },
    { CAUTION_FAILURES_MAX, CAUTION_TRUST_MS, CAUTION_TRIES },
};

static void test_excused_later(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(evenings) / sizeof(evenings[0]); i++) {
        char note[PATH_BYTES];
        (void)snprintf(note, sizeof(note),
                       "standpunt-starts 2\nboot one\nfailures %d\nwhy ended\n",
                       evenings[i].found);
        leave_note(note);
        assert_int_equal(start(START_EXCUSED, evenings[i].ran_ms),
                         evenings[i].found);
        const int left = start(START_WELL, 0);
        if (left != evenings[i].left) {
            fail_msg("%d, after %llu ms: %d, want %d", evenings[i].found,
                     (unsigned long long)evenings[i].ran_ms, left,
                     evenings[i].left);
        }
    }
}

static void test_makes_way(void **state)
{
    (void)state;

    leave_note("standpunt-starts 2\nboot one\nfailures 6\nwhy ended\n");
    assert_int_equal(start(START_TRIES, 0), 6);
    assert_int_equal(start(START_WELL, 0), CAUTION_TRIES);
}

static void test_reason(void **state)
{
    struct start_note n;
    (void)state;

    start_note_begin(&n, dir, "one", BEGIN_MS);
    assert_int_equal(n.found, START_ENDED);
    start_note_blame(&n, START_PICTURE);
    start_note_end(&n, START_FAILED);
    start_note_begin(&n, dir, "one", BEGIN_MS);
    assert_int_equal(n.failures, 1);
    assert_int_equal(n.found, START_PICTURE);
    start_note_end(&n, START_FAILED);
    start_note_begin(&n, dir, "one", BEGIN_MS);
    assert_int_equal(n.found, START_ENDED);
    start_note_end(&n, START_WELL);
}

/* When the file has to change is said, and not a moment before does it. */
static void test_due(void **state)
{
    struct start_note n;
    (void)state;

    start_note_begin(&n, dir, "one", BEGIN_MS);
    assert_int_equal(n.due_ms, BEGIN_MS + CAUTION_AT_ONCE_MS);
    start_note_follow(&n, n.due_ms - 1);
    assert_true(is_noted());
    start_note_follow(&n, n.due_ms);
    assert_false(is_noted());
    assert_true(n.due_ms == UINT64_MAX);
    start_note_end(&n, START_FAILED);
}

static void test_odd_notes(void **state)
{
    static const char *const notes[] = {
        "",
        "x",
        "standpunt-starts 2\nfailures 3\nwhy ended\n",
        "standpunt-starts 2\nboot one\nfailures -3\nwhy ended\n",
        "standpunt-starts 2\nboot one\nfailures 7\nwhy ended\n",
        "standpunt-starts 2\nboot one\nfailures 99999999999999\nwhy ended\n",
        "standpunt-starts 2\nboot one\nfailures 3\n",
    };
    (void)state;

    for (size_t i = 0; i < sizeof(notes) / sizeof(notes[0]); i++) {
        leave_note(notes[i]);
        assert_int_equal(start(START_WELL, 0), 0);
    }
}

/* What another run of the machine left may be a plug that was pulled. */
static void test_power_cuts(void **state)
{
    struct start_note n;
    (void)state;

    leave_note("standpunt-starts 2\nboot two\nfailures 5\nwhy ended\n");
    assert_int_equal(start(START_FAILED, 0), 0); /* in "one" */
    start_note_begin(&n, dir, "two", BEGIN_MS);
    assert_int_equal(n.failures, 0);
    start_note_end(&n, START_FAILED);
    start_note_begin(&n, dir, "two", BEGIN_MS);
    assert_int_equal(n.failures, 1);
    start_note_end(&n, START_WELL);
}

/* A disk that is full: no note, also no old one that every start believes. */
static void test_full(void **state)
{
    struct rlimit before;
    struct start_note n;
    (void)state;

    leave_note("standpunt-starts 2\nboot one\nfailures 4\nwhy ended\n");
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    (void)signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE,
                               &(struct rlimit){ .rlim_max = before.rlim_max }),
                     0);
    start_note_begin(&n, dir, "one", BEGIN_MS);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(n.failures, 4);
    assert_int_equal(n.noted, 0);
    assert_false(is_noted());

    /* There is room again: from the next turn on it is noted. */
    start_note_follow(&n, BEGIN_MS + CAUTION_AT_ONCE_MS);
    start_note_end(&n, START_FAILED);
    assert_int_equal(start(START_WELL, 0), CAUTION_TRIES);
}

static void test_said_once(void **state)
{
    struct capture capture;
    struct start_note n;
    char path[PATH_BYTES];
    (void)state;

    (void)snprintf(path, sizeof(path), "%s/starts.new", dir);
    assert_int_equal(mkdir(path, 0700), 0); /* nothing is written there */
    leave_note("standpunt-starts 2\nboot one\nfailures 4\nwhy ended\n");
    capture_begin(&capture);
    start_note_begin(&n, dir, "one", BEGIN_MS);
    start_note_follow(&n, BEGIN_MS + CAUTION_AT_ONCE_MS);
    start_note_blame(&n, START_PICTURE);
    start_note_end(&n, START_TRIES);
    assert_string_equal(capture_end(&capture),
                        "standpunt: warning: starts that end at once are not "
                        "counted: Is a directory\n");
    assert_false(is_noted());
    assert_int_equal(rmdir(path), 0);
}

static void test_nowhere(void **state)
{
    struct start_note n;
    (void)state;

    for (int i = 0; i < 2; i++) {
        start_note_begin(&n, i == 0 ? NULL : "/tmp/standpunt/no/such", "one",
                         BEGIN_MS);
        assert_int_equal(n.failures, 0);
        assert_true(n.due_ms == UINT64_MAX);
        start_note_follow(&n, UINT64_MAX);
        start_note_blame(&n, START_PICTURE);
        start_note_end(&n, START_WELL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_fails_and_fails, make_dir,
                                        remove_dir),
        cmocka_unit_test_setup_teardown(test_time, make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(test_excused, make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(test_excused_later, make_dir,
                                        remove_dir),
        cmocka_unit_test_setup_teardown(test_makes_way, make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(test_reason, make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(test_due, make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(test_odd_notes, make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(test_power_cuts, make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(test_full, make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(test_said_once, make_dir, remove_dir),
        cmocka_unit_test(test_nowhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
