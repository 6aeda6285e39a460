/**
 * @file
 * The trial of a release where something comes between: a lock, a full disk,
 * another publication, a folder that is no stand's yet.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "capture.h"
#include "test_key.h"
#include "trial_stand.h"

static void path_of_stand(const char *name, char out[TEST_PATH_BYTES])
{
    (void)snprintf(out, TEST_PATH_BYTES, "%s/%s", stand_dir(), name);
}

static const struct {
    const char *label;
    const char *obstacle; /* a folder where a file is to be made */
    const char *said;
} obstacles[] = {
    { "a lock that cannot be opened", "lock", "Is a directory" },
    { "no room for the link", "good.new", "Is a directory" },
};

/* What cannot be noted as good has shown itself all the same: two ends days
   later do not take it back. It is said once, and noted once it can be. */
static void test_not_noted(void **state)
{
    (void)state;
    static const char words[] = "cannot be noted as good yet: ";
    for (size_t i = 0; i < sizeof(obstacles) / sizeof(obstacles[0]); i++) {
        struct trial t;
        char path[TEST_PATH_BYTES];
        struct capture capture;
        path_of_stand(obstacles[i].obstacle, path);
        (void)unlink(path);
        assert_int_equal(mkdir(path, 0755), 0);
        for (int start = 0; start < 2 * TRIAL_TRIES_MAX; start++) {
            trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
            if (!shows(&t, &ids[1])) {
                fail_msg("%s: start %d", obstacles[i].label, start);
            }
            capture_begin(&capture);
            run(&t, BEGIN_MS + 2 * TRIAL_MS);
            const char *line = strstr(capture_end(&capture), words);
            assert_non_null(line);
            assert_non_null(strstr(line, obstacles[i].said));
            assert_null(strstr(line + 1, words));
            crash(&t);
        }
        assert_false(is_good(&ids[1]));
        trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
        run(&t, BEGIN_MS + TRIAL_MS);
        assert_int_equal(rmdir(path), 0);
        run(&t, BEGIN_MS + TRIAL_MS + 2 * TRIAL_LOOK_MS);
        assert_true(is_good(&ids[1]));
        trial_end(&t);
        point_at(DEPOT_GOOD, &ids[0]);
    }
}

/* A stand that may not write in its folder says so once. */
static void test_nothing_noted(void **state)
{
    (void)state;
    static const char *const names[] = { "trial.new", "lock" };
    struct trial t;
    struct capture capture;

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        char path[TEST_PATH_BYTES];
        path_of_stand(names[i], path);
        (void)unlink(path);
        assert_int_equal(mkdir(path, 0755), 0);
    }
    capture_begin(&capture);
    trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
    run(&t, BEGIN_MS + 2 * TRIAL_MS);
    trial_end(&t);
    const char *line = strstr(capture_end(&capture), "warning: ");
    assert_non_null(line);
    assert_non_null(strstr(line, "nothing returns to the last good one"));
    assert_null(strstr(line + 1, "warning: "));
}

static void publish_once(void *data)
{
    bool *published = data;

    if (!*published) {
        *published = true;
        assert_true(publish(source_dir(), &ids[2]));
    }
}

/* What is published while the current one is verified stays current. */
static void test_published_meanwhile(void **state)
{
    (void)state;
    bool published = false;
    const struct trial_start start = { .boot = "one",
                                       .busy = publish_once,
                                       .data = &published };
    struct trial t;

    write_released(&ids[1], "a.yaml", "y");
    trial_begin(&t, stand_dir(), &start, BEGIN_MS);
    assert_true(published);
    assert_true(shows(&t, &ids[0]));
    assert_true(is_current(&ids[2]));
    assert_true(trial_look(&t, true, t.due_ms));
    assert_true(shows(&t, &ids[2]));

    /* The same while it is found that it cannot be read. */
    assert_true(publish(source_dir(), &ids[1]));
    assert_true(trial_refuse(&t, t.due_ms));
    assert_true(is_current(&ids[1]));
    assert_true(trial_look(&t, true, t.due_ms));
    assert_true(shows(&t, &ids[1]));
    trial_end(&t);
}

static void put_key(const char *text)
{
    char path[TEST_PATH_BYTES];

    path_of_stand("publisher.pub", path);
    write_file(path, text);
}

/* With a key nothing is read through a link that leads to no release; without
   one, what somebody has put there is shown. */
static void test_link_astray(void **state)
{
    (void)state;
    struct trial t;
    struct capture capture;
    char link[TEST_PATH_BYTES];

    path_of_stand("current", link);
    assert_int_equal(unlink(link), 0);
    assert_int_equal(symlink(source_dir(), link), 0);
    trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
    assert_string_equal(t.dir, link);
    trial_end(&t);

    put_key(TEST_PUBLIC_KEY);
    capture_begin(&capture);
    trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
    assert_non_null(strstr(capture_end(&capture), "leads to no release"));
    assert_non_null(strstr(t.dir, "/releases/none"));
    trial_end(&t);

    assert_int_equal(unlink(link), 0);
    trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
    assert_non_null(strstr(t.dir, "/releases/none"));
    trial_end(&t);
}

static void publish_signed(struct release_id *out)
{
    char key[TEST_PATH_BYTES];
    struct publication p;

    path_of_source("../test.key", key);
    write_file(key, TEST_SECRET_KEY);
    const struct publication_order order = { .source = source_dir(),
                                             .stand = stand_dir(),
                                             .key = key };
    assert_true(publication_begin(&p, &order));
    *out = p.id;
    assert_true(publication_finish(&p));
    publication_end(&p);
}

/* The key may come, be another one, and go while the stand runs. */
static void test_another_key(void **state)
{
    (void)state;
    struct trial t;
    char path[TEST_PATH_BYTES];

    trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
    assert_true(shows(&t, &ids[1]));
    publish_signed(&ids[0]);
    assert_true(publish(source_dir(), &ids[2]));
    put_key(TEST_PUBLIC_KEY);
    assert_false(trial_look(&t, true, t.due_ms)); /* it is not signed */
    assert_false(trial_look(&t, true, t.due_ms));
    point_at(DEPOT_CURRENT, &ids[0]);
    assert_true(trial_look(&t, true, t.due_ms));
    assert_true(shows(&t, &ids[0]));

    /* With a key of somebody else the next one is refused, until the right
       one is there. */
    publish_signed(&ids[2]);
    put_key("untrusted comment: minisign public key\n"
            "RWTOuHyzDxXa4gAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n");
    assert_false(trial_look(&t, true, t.due_ms));
    put_key("half a ke");
    assert_false(trial_look(&t, true, t.due_ms));
    assert_true(shows(&t, &ids[0]));
    put_key(TEST_PUBLIC_KEY);
    assert_true(trial_look(&t, true, t.due_ms));
    assert_true(shows(&t, &ids[2]));

    path_of_stand("publisher.pub", path);
    assert_int_equal(unlink(path), 0);
    assert_true(publish(source_dir(), &ids[1]));
    assert_true(trial_look(&t, true, t.due_ms));
    assert_true(shows(&t, &ids[1]));
    trial_end(&t);
}

/* Which is not the same as none. */
static void test_unreadable_signature(void **state)
{
    (void)state;
    struct capture capture;
    char text[SIGNATURE_FILE_MAX + 2];

    publish_signed(&ids[2]);
    put_key(TEST_PUBLIC_KEY);
    assert_true(verifies(&ids[2]));
    memset(text, ' ', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    write_released(&ids[2], "manifest.minisig", text);
    capture_begin(&capture);
    assert_false(verifies(&ids[2]));
    assert_non_null(
        strstr(capture_end(&capture), "/manifest.minisig: File too large"));
    remove_released(&ids[2], "manifest.minisig");
    capture_begin(&capture);
    assert_false(verifies(&ids[2]));
    assert_non_null(strstr(capture_end(&capture), "is not signed"));
}

/* What is no stand's folder at the start may become one: it is looked for
   without a word, and what it has is chosen as at a start. */
static void test_late(void **state)
{
    (void)state;
    struct trial t;
    struct capture capture;
    char path[TEST_PATH_BYTES];

    put_key("half a ke");
    trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
    assert_false(t.follows);
    capture_begin(&capture);
    run(&t, BEGIN_MS + TRIAL_MS);
    assert_string_equal(capture_end(&capture), "");
    path_of_stand("publisher.pub", path);
    assert_int_equal(unlink(path), 0);
    write_released(&ids[1], "a.yaml", "y");
    assert_true(trial_look(&t, false, t.due_ms));
    assert_true(shows(&t, &ids[0]));
    assert_false(trial_look(&t, false, t.due_ms));
    trial_end(&t);
    assert_false(trial_look(&t, false, UINT64_MAX));

    use_stand("later");
    trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
    assert_false(trial_look(&t, false, t.due_ms));
    assert_int_equal(mkdir(stand_dir(), 0755), 0);
    assert_false(trial_look(&t, false, t.due_ms));
    assert_true(publish(source_dir(), &ids[2]));
    assert_true(trial_look(&t, false, t.due_ms));
    assert_true(shows(&t, &ids[2]));
    trial_end(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_not_noted, make_two, end_stand),
        cmocka_unit_test_setup_teardown(test_nothing_noted, make_two,
                                        end_stand),
        cmocka_unit_test_setup_teardown(test_published_meanwhile, make_two,
                                        end_stand),
        cmocka_unit_test_setup_teardown(test_link_astray, make_two, end_stand),
        cmocka_unit_test_setup_teardown(test_another_key, make_two, end_stand),
        cmocka_unit_test_setup_teardown(test_unreadable_signature, make_two,
                                        end_stand),
        cmocka_unit_test_setup_teardown(test_late, make_two, end_stand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
