/**
 * @file
 * The file of the place: written when something moved and not too often,
 * gone after an orderly end, and never in the way.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "keeper.h"
#include "rig.h"
#include "state_file.h"

enum {
    START_MS = 5000,
    PATH_BYTES = 128,
};

static char dir[] = "/tmp/standpunt-state-XXXXXX";

static int make_dir(void **state)
{
    (void)state;
    memcpy(dir + sizeof(dir) - 7, "XXXXXX", 6);
    return mkdtemp(dir) ? 0 : -1;
}

static void path_of(const char *name, char out[PATH_BYTES])
{
    (void)snprintf(out, PATH_BYTES, "%s/%s", dir, name);
}

static int remove_dir(void **state)
{
    (void)state;
    char path[PATH_BYTES];

    path_of("place", path);
    (void)unlink(path);
    path_of("place.new", path);
    (void)unlink(path);
    return rmdir(dir); /* nothing else was left there */
}

static bool exists(const char *name)
{
    char path[PATH_BYTES];
    struct stat info;

    path_of(name, path);
    return lstat(path, &info) == 0;
}

static struct state on_slide(const char *slide)
{
    struct state s;

    memset(&s, 0, sizeof(s));
    (void)snprintf(s.kept.talk.deck, KEPT_ID_BYTES, "verhaal");
    (void)snprintf(s.kept.talk.slide, KEPT_ID_BYTES, "%s", slide);
    return s;
}

static struct state in_loop(const char *slide)
{
    struct state s;

    memset(&s, 0, sizeof(s));
    (void)snprintf(s.kept.loop.deck, KEPT_ID_BYTES, "rondgang");
    (void)snprintf(s.kept.loop.slide, KEPT_ID_BYTES, "%s", slide);
    return s;
}

/* The thread writes when it can; the test's own limit ends the wait. */
static void wait_for(const struct state *want)
{
    const struct timespec moment = { .tv_nsec = 1000000 };
    struct state back;

    while (!state_file_load(dir, &back) ||
           !kept_is_same_place(&back.kept, &want->kept)) {
        (void)nanosleep(&moment, NULL);
    }
}

static void test_talk(void **state)
{
    (void)state;
    struct state_file *f = state_file_open(dir);
    struct state s = on_slide("een");

    assert_non_null(f);
    assert_true(state_file_put(f, &s, START_MS) == UINT64_MAX);
    wait_for(&s);

    /* Time alone is no reason. */
    s.kept.talk_ms = 500;
    assert_true(state_file_put(f, &s, START_MS + 500) == UINT64_MAX);

    /* A second after the last one, at the earliest. */
    s = on_slide("twee");
    assert_int_equal(state_file_put(f, &s, START_MS + 500),
                     START_MS + STATE_TALK_MS);
    s = on_slide("drie");
    assert_int_equal(state_file_put(f, &s, START_MS + STATE_TALK_MS - 1),
                     START_MS + STATE_TALK_MS);
    assert_true(state_file_put(f, &s, START_MS + STATE_TALK_MS) == UINT64_MAX);
    wait_for(&s);

    /* The end of a talk is told as soon as a slide; the loop has time. */
    s = in_loop("a");
    assert_true(state_file_put(f, &s, START_MS + 2000) == UINT64_MAX);
    wait_for(&s);
    s = in_loop("b");
    assert_int_equal(state_file_put(f, &s, START_MS + 8000),
                     START_MS + 2000 + STATE_LOOP_MS);

    state_file_close(f);
    assert_false(exists("place"));
    assert_false(exists("place.new"));
}

/* A start that is wished for goes on where this one was. */
static void test_leave(void **state)
{
    (void)state;
    const struct state first = on_slide("een");
    const struct state last = on_slide("twee");
    struct state back;
    struct state_file *f = state_file_open(dir);

    assert_non_null(f);
    (void)state_file_put(f, &first, START_MS);
    state_file_leave(f, &last);
    assert_true(state_file_load(dir, &back));
    assert_true(kept_is_same_place(&back.kept, &last.kept));
    assert_false(exists("place.new"));
}

/* What was put right before the end does not come after it. */
static void test_close(void **state)
{
    (void)state;
    for (int i = 0; i < 50; i++) {
        struct state_file *f = state_file_open(dir);
        const struct state s = on_slide(i % 2 ? "een" : "twee");
        assert_non_null(f);
        (void)state_file_put(f, &s, START_MS);
        state_file_close(f);
        assert_false(exists("place"));
    }
    state_file_close(NULL);
    assert_true(state_file_put(NULL, &(struct state){ 0 }, 1) == UINT64_MAX);
}

static void write_place(const void *data, size_t len)
{
    char path[PATH_BYTES];
    path_of("place", path);
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(data, 1, len, file), len);
    (void)fclose(file);
}

static void test_nothing_to_load(void **state)
{
    (void)state;
    static char large[STATE_BYTES_MAX * 2];
    char path[PATH_BYTES];
    struct state s;

    assert_false(state_file_load(dir, &s));
    assert_false(state_file_load("/nowhere/at/all", &s));
    assert_null(state_file_open("/nowhere/at/all"));

    write_place("", 0);
    assert_false(state_file_load(dir, &s));
    memset(large, 'x', sizeof(large));
    write_place(large, sizeof(large));
    assert_false(state_file_load(dir, &s));

    path_of("place", path);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(symlink("/etc/hostname", path), 0);
    assert_false(state_file_load(dir, &s));
    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_false(state_file_load(dir, &s)); /* and does not wait for it */
}

/* A place that cannot be written costs a line in the log and no more. */
static void test_cannot_write(void **state)
{
    (void)state;
    const struct timespec moment = { .tv_nsec = 1000000 };
    char path[PATH_BYTES];
    struct state s = on_slide("een");

    path_of("place", path);
    assert_int_equal(mkdir(path, 0700), 0); /* nothing is renamed over it */
    struct state_file *f = state_file_open(dir);
    assert_non_null(f);
    (void)state_file_put(f, &s, START_MS);
    while (!exists("place.new")) {
        (void)nanosleep(&moment, NULL);
    }
    s = on_slide("twee");
    (void)state_file_put(f, &s, START_MS + 1000);
    state_file_close(f);
    assert_false(exists("place.new"));
    assert_false(state_file_load(dir, &s));
    assert_int_equal(rmdir(path), 0);
}

/* What the next start makes of it. */
static void write_tries(const char *asked, int tries, int64_t utc_ms)
{
    struct state s = on_slide("drie");
    char text[STATE_BYTES_MAX];

    (void)snprintf(s.asked, sizeof(s.asked), "%s", asked);
    s.tries = tries;
    s.saved_ms = utc_ms;
    s.kept.talk_ms = 500;
    write_place(text, state_write(&s, text));
}

static const struct {
    const char *label, *asked;
    int tries;
    bool resumes;
    int next_try;
} starts[] = {
    { "after a crash", "2 - verhaal", 0, true, 1 },
    { "after one at its beginning", "2 - verhaal", 1, true, 2 },
    { "after two of them", "2 - verhaal", 2, true, 3 },
    { "after three it is enough", "2 - verhaal", 3, false, 1 },
    { "of another deck", "2 - ander", 0, false, 1 },
    { "of another mode", "0 - verhaal", 0, false, 1 },
};

static void test_starts(void **state)
{
    (void)state;
    const struct keeper_now now = { START_MS, 1774731600000 };
    const struct exhibit_params asked = { .mode = MODE_PRESENT,
                                          .deck = "verhaal" };

    for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
        struct keeper k;
        write_tries(starts[i].asked, starts[i].tries, now.utc_ms - 2000);
        keeper_begin(&k, dir, &asked, now);
        if (k.resumes != starts[i].resumes || k.tries != starts[i].next_try) {
            fail_msg("%s: %d, %d", starts[i].label, k.resumes, k.tries);
        }
        if (k.resumes) {
            assert_string_equal(k.state.kept.talk.slide, "drie");
            assert_int_equal(k.state.kept.talk_ms, 2500);
        }
        assert_string_equal(k.state.asked, "2 - verhaal");
    }
}

/* A bare start is in no place, and takes away none. */
static void test_leaves_bare(void **state)
{
    (void)state;
    const struct keeper_now now = { START_MS, 1774731600000 };
    const struct exhibit_params asked = { .mode = MODE_PRESENT,
                                          .deck = "verhaal",
                                          .bare = true };
    struct keeper k;
    struct state back;

    for (int i = 0; i < 2; i++) {
        struct rig r = rig_open(asked);
        write_tries("2 - verhaal", 1, now.utc_ms - 2000);
        keeper_begin(&k, dir, &asked, now);
        keeper_open(&k, dir);
        keeper_note(&k, r.e, now);
        assert_true(k.due_ms == UINT64_MAX);
        if (i == 0) {
            keeper_leave(&k, r.e, now);
            assert_true(state_file_load(dir, &back));
            assert_string_equal(back.kept.talk.slide, "drie");
            assert_int_equal(back.tries, 1);
        } else {
            keeper_end(&k);
            assert_false(exists("place"));
        }
        assert_null(k.file);
        keeper_leave(&k, r.e, now); /* nothing is open any more */
        rig_close(&r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_talk, make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(test_leave, make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(test_close, make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(test_nothing_to_load, make_dir,
                                        remove_dir),
        cmocka_unit_test_setup_teardown(test_cannot_write, make_dir,
                                        remove_dir),
        cmocka_unit_test_setup_teardown(test_starts, make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(test_leaves_bare, make_dir, remove_dir),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
