/**
 * @file
 * The minute in which a release has to show itself, and the way back.
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

#include "test_key.h"
#include "trial_stand.h"

static const struct trial_start safe = { .safe = true, .boot = "one" };

static void test_plain_folder(void **state)
{
    (void)state;
    struct trial t;

    write_source("standpunt.yaml", "");
    trial_begin(&t, source_dir(), &usual, BEGIN_MS);
    assert_false(t.follows);
    assert_true(t.due_ms == UINT64_MAX);
    assert_string_equal(t.dir, source_dir());
    assert_false(trial_look(&t, true, UINT64_MAX));
    assert_false(trial_refuse(&t, BEGIN_MS));
    trial_end(&t);
}

static void test_minute(void **state)
{
    (void)state;
    struct trial t;

    trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
    assert_true(shows(&t, &ids[1]));
    run(&t, BEGIN_MS + TRIAL_MS - TRIAL_LOOK_MS);
    assert_false(is_good(&ids[1]));
    run(&t, BEGIN_MS + TRIAL_MS);
    assert_true(is_good(&ids[1]));
    crash(&t);

    /* What was good once may crash: it is shown again each time. */
    for (int i = 0; i < 5; i++) {
        trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
        assert_true(shows(&t, &ids[1]));
        crash(&t);
    }
}

/* The preparing page is no release that shows itself. */
static void test_never_shown(void **state)
{
    (void)state;
    struct trial t;

    trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
    assert_false(trial_look(&t, false, BEGIN_MS + 2 * TRIAL_MS));
    assert_false(is_good(&ids[1]));
    trial_end(&t);
}

static void test_two_crashes(void **state)
{
    (void)state;
    struct trial t;

    point_at(DEPOT_GOOD, &ids[0]);
    for (int i = 0; i < TRIAL_TRIES_MAX; i++) {
        trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
        assert_true(shows(&t, &ids[1]));
        run(&t, BEGIN_MS + TRIAL_MS - TRIAL_LOOK_MS);
        crash(&t);
    }
    trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
    assert_true(shows(&t, &ids[0]));
    assert_true(is_current(&ids[0]));
    run(&t, BEGIN_MS + 2 * TRIAL_MS);
    trial_end(&t);

    /* The next one gets its own two tries. */
    assert_true(publish(source_dir(), &ids[2]));
    trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
    assert_true(shows(&t, &ids[2]));
    trial_end(&t);
}

/* What has not shown yet that it runs is not tried in a safe start; what
   is good, or all there is, stays. */
static void test_safe(void **state)
{
    (void)state;
    struct trial t;

    trial_begin(&t, stand_dir(), &safe, BEGIN_MS);
    assert_true(shows(&t, &ids[0]));
    run(&t, BEGIN_MS + TRIAL_MS);
    trial_end(&t);
    for (int i = 0; i < 2; i++) {
        trial_begin(&t, stand_dir(), i == 1 ? &safe : &usual, BEGIN_MS);
        assert_true(shows(&t, &ids[0]));
        trial_end(&t);
    }
}

/* A plug that is pulled is no failure, however often; a program that ends
   is one, whatever the plug did before. */
static void test_power_cuts(void **state)
{
    static const char *const boots[] = { "one", "two", "three", "four" };
    (void)state;
    struct trial t;

    point_at(DEPOT_GOOD, &ids[0]);
    for (int i = 0; i < 4; i++) {
        const struct trial_start start = { .boot = boots[i] };
        trial_begin(&t, stand_dir(), &start, BEGIN_MS);
        assert_true(shows(&t, &ids[1]));
        crash(&t);
    }
    const struct trial_start last = { .boot = boots[3] };
    trial_begin(&t, stand_dir(), &last, BEGIN_MS);
    assert_true(shows(&t, &ids[1]));
    crash(&t);
    trial_begin(&t, stand_dir(), &last, BEGIN_MS);
    assert_true(shows(&t, &ids[0]));
    trial_end(&t);
}

static void test_orderly_ends(void **state)
{
    (void)state;
    struct trial t;

    point_at(DEPOT_GOOD, &ids[0]);
    for (int i = 0; i < 5; i++) {
        trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
        assert_true(shows(&t, &ids[1]));
        trial_end(&t);
    }
}

/* Somebody publishes: nothing is waited for, and it is done later. */
static void test_locked(void **state)
{
    (void)state;
    struct trial t;
    struct depot d;

    assert_true(depot_open(&d, stand_dir()));
    assert_true(depot_lock(&d));
    trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
    run(&t, BEGIN_MS + TRIAL_MS);
    assert_false(is_good(&ids[1]));
    depot_close(&d);
    assert_false(trial_look(&t, true, BEGIN_MS + TRIAL_MS + TRIAL_LOOK_MS));
    assert_true(is_good(&ids[1]));
    trial_end(&t);
}

static void test_damaged(void **state)
{
    (void)state;
    struct trial t;

    write_released(&ids[1], "a.yaml", "y");
    trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
    assert_true(shows(&t, &ids[0]));
    assert_true(is_current(&ids[0]));
    trial_end(&t);

    /* With nothing whole left, damaged content is better than none, but it
       is never the last good one. */
    write_released(&ids[0], "a.yaml", "y");
    trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
    assert_true(shows(&t, &ids[0]));
    run(&t, BEGIN_MS + 2 * TRIAL_MS);
    assert_false(is_good(&ids[0]));
    trial_end(&t);
}

static void test_while_running(void **state)
{
    (void)state;
    struct trial t;

    trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
    run(&t, BEGIN_MS + TRIAL_MS);
    assert_true(publish(source_dir(), &ids[2]));
    assert_false(trial_look(&t, true, t.due_ms - 1));
    const uint64_t changed_ms = t.due_ms;
    assert_true(trial_look(&t, true, changed_ms));
    assert_true(shows(&t, &ids[2]));

    /* Its minute begins when it is shown: to verify and to read it may take
       longer than that. */
    const uint64_t shown_ms = changed_ms + 2 * TRIAL_MS;
    assert_false(trial_look(&t, true, shown_ms));
    assert_true(is_good(&ids[1]));
    assert_false(trial_look(&t, true, shown_ms + TRIAL_MS - 1));
    assert_true(is_good(&ids[1]));
    assert_false(trial_look(&t, true, t.due_ms));
    assert_true(is_good(&ids[2]));

    assert_true(publication_roll_back(stand_dir(), &ids[0]));
    assert_true(trial_look(&t, true, t.due_ms));
    assert_true(shows(&t, &ids[1]));
    trial_end(&t);
}

/* A release whose content cannot be read is current no longer. */
static void test_refused(void **state)
{
    (void)state;
    struct trial t;

    trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
    assert_true(publish(source_dir(), &ids[2]));
    assert_true(trial_look(&t, true, t.due_ms));
    assert_true(trial_refuse(&t, t.due_ms));
    assert_true(shows(&t, &ids[1]));
    assert_true(is_current(&ids[1]));
    assert_false(trial_look(&t, true, t.due_ms));
    trial_end(&t);

    /* The same at the start, where nothing was shown before. */
    point_at(DEPOT_CURRENT, &ids[2]);
    point_at(DEPOT_GOOD, &ids[1]);
    trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
    assert_true(trial_refuse(&t, BEGIN_MS));
    assert_true(shows(&t, &ids[1]));
    trial_end(&t);
}

static void test_nothing_yet(void **state)
{
    (void)state;
    struct trial t;
    struct depot d;

    use_stand("empty");
    assert_true(depot_make(&d, stand_dir()));
    depot_close(&d);
    trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
    assert_true(t.follows);
    assert_false(trial_look(&t, false, t.due_ms));
    assert_false(trial_refuse(&t, t.due_ms));
    assert_true(publish(source_dir(), &ids[2]));
    assert_true(trial_look(&t, false, t.due_ms));
    assert_true(shows(&t, &ids[2]));
    trial_end(&t);
}

/* With a key, what nobody signed is not shown, whatever else there is. */
static void test_guarded(void **state)
{
    (void)state;
    struct trial t;
    char path[TEST_PATH_BYTES];

    (void)snprintf(path, sizeof(path), "%s/publisher.pub", stand_dir());
    write_file(path, TEST_PUBLIC_KEY);
    trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
    assert_true(t.follows);
    assert_false(shows(&t, &ids[1]));
    assert_non_null(strstr(t.dir, "/releases/none"));
    assert_false(trial_look(&t, false, BEGIN_MS + 2 * TRIAL_MS));
    assert_false(trial_refuse(&t, BEGIN_MS + 2 * TRIAL_MS));
    trial_end(&t);

    /* Nor if the key cannot be read. */
    write_file(path, "something else");
    trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
    assert_false(t.follows);
    assert_string_equal(t.dir, stand_dir());
    trial_end(&t);
}

/* A note that nobody wrote like this counts for nothing. */
static void test_odd_notes(void **state)
{
    (void)state;
    static const char *const notes[] = {
        "",
        "standpunt-trial 2\n",
        "standpunt-trial 2\n%s 2\n",
        "standpunt-trial 2\n%s one 99\n",
        "standpunt-trial 2\n%s one -1\n",
        "standpunt-trial 2\n7-0123456789abcdef one 2\n",
    };
    char path[TEST_PATH_BYTES];
    char text[256];

    (void)snprintf(path, sizeof(path), "%s/trial", stand_dir());
    point_at(DEPOT_GOOD, &ids[0]);
    for (size_t i = 0; i < sizeof(notes) / sizeof(notes[0]); i++) {
        struct trial t;
        const char *at = strstr(notes[i], "%s");
        (void)snprintf(text, sizeof(text), "%.*s%s%s",
                       at ? (int)(at - notes[i]) : 99, notes[i],
                       at ? ids[1].name : "", at ? at + 2 : "");
        write_file(path, text);
        trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
        if (!shows(&t, &ids[1])) {
            fail_msg("'%s' counts", text);
        }
        trial_end(&t);
    }
}

/* The staff wants the release before: the next look finds it, and once more
   goes further back until there is none. */
static void test_staff_goes_back(void **state)
{
    (void)state;
    struct trial t;

    trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
    assert_true(shows(&t, &ids[1]));
    assert_int_equal(trial_older(&t), ids[0].serial);
    trial_roll_back(&t);
    assert_true(is_current(&ids[0]));
    assert_true(trial_look(&t, true, BEGIN_MS + 1)); /* not a second later */
    assert_true(shows(&t, &ids[0]));
    assert_int_equal(trial_older(&t), 0);
    trial_roll_back(&t);
    assert_true(is_current(&ids[0]));
    assert_false(trial_look(&t, true, BEGIN_MS + 2 * TRIAL_LOOK_MS));

    /* Nobody is locked out by that, and what is new is shown. */
    assert_true(publish(source_dir(), &ids[2]));
    assert_true(trial_look(&t, true, BEGIN_MS + 4 * TRIAL_LOOK_MS));
    assert_true(shows(&t, &ids[2]));
    assert_int_equal(trial_older(&t), ids[1].serial);
    trial_end(&t);

    trial_begin(&t, source_dir(), &usual, BEGIN_MS);
    assert_int_equal(trial_older(&t), 0);
    trial_roll_back(&t);
    assert_false(trial_look(&t, true, UINT64_MAX));
    trial_end(&t);
}

/* What the staff went back from stays left, also if it was good: failures
   and safe starts lead further back, and forward only if there is no more. */
static void test_left_behind(void **state)
{
    (void)state;
    struct trial t;

    assert_true(publish(source_dir(), &ids[2]));
    point_at(DEPOT_GOOD, &ids[2]);
    trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
    trial_roll_back(&t);
    assert_true(trial_look(&t, true, BEGIN_MS));
    assert_true(shows(&t, &ids[1]));
    crash(&t);
    for (int i = 1; i < TRIAL_TRIES_MAX; i++) {
        trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
        assert_true(shows(&t, &ids[1]));
        crash(&t);
    }
    trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
    assert_true(shows(&t, &ids[0]));
    trial_end(&t);

    trial_begin(&t, stand_dir(), &safe, BEGIN_MS);
    assert_true(shows(&t, &ids[0]));
    assert_true(trial_refuse(&t, BEGIN_MS));
    assert_true(shows(&t, &ids[2]));
    trial_end(&t);
}

/* The panel asked about what is shown: another one that is current since is
   not what the staff said yes to. */
static void test_asked_by_shown(void **state)
{
    (void)state;
    struct trial t;

    trial_begin(&t, stand_dir(), &usual, BEGIN_MS);
    assert_int_equal(trial_older(&t), ids[0].serial);
    assert_true(publish(source_dir(), &ids[2]));
    trial_roll_back(&t);
    assert_true(is_current(&ids[0]));
    trial_end(&t);
}

static void count(void *data)
{
    (*(int *)data)++;
}

/* Whoever watches is told of every file, and of every MiB of a long one. */
static void test_busy(void **state)
{
    (void)state;
    int told = 0;
    const struct trial_start start = { .boot = "one",
                                       .busy = count,
                                       .data = &told };
    struct trial t;
    char path[TEST_PATH_BYTES];

    write_source("b.yaml", "y");
    path_of_source("b.yaml", path);
    assert_int_equal(truncate(path, 3 * TREE_BUSY_BYTES + 1), 0);
    trial_begin(&t, stand_dir(), &start, BEGIN_MS);
    assert_int_equal(told, 1);
    assert_true(publish(source_dir(), &ids[2]));
    told = 0;
    assert_true(trial_look(&t, true, t.due_ms));
    assert_int_equal(told, 2 + 3);
    told = 0;
    trial_roll_back(&t);
    assert_int_equal(told, 1);
    trial_end(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_plain_folder, make_two, end_stand),
        cmocka_unit_test_setup_teardown(test_minute, make_two, end_stand),
        cmocka_unit_test_setup_teardown(test_never_shown, make_two, end_stand),
        cmocka_unit_test_setup_teardown(test_two_crashes, make_two, end_stand),
        cmocka_unit_test_setup_teardown(test_power_cuts, make_two, end_stand),
        cmocka_unit_test_setup_teardown(test_safe, make_two, end_stand),
        cmocka_unit_test_setup_teardown(test_orderly_ends, make_two, end_stand),
        cmocka_unit_test_setup_teardown(test_locked, make_two, end_stand),
        cmocka_unit_test_setup_teardown(test_damaged, make_two, end_stand),
        cmocka_unit_test_setup_teardown(test_while_running, make_two,
                                        end_stand),
        cmocka_unit_test_setup_teardown(test_refused, make_two, end_stand),
        cmocka_unit_test_setup_teardown(test_nothing_yet, make_two, end_stand),
        cmocka_unit_test_setup_teardown(test_guarded, make_two, end_stand),
        cmocka_unit_test_setup_teardown(test_odd_notes, make_two, end_stand),
        cmocka_unit_test_setup_teardown(test_staff_goes_back, make_two,
                                        end_stand),
        cmocka_unit_test_setup_teardown(test_left_behind, make_two, end_stand),
        cmocka_unit_test_setup_teardown(test_asked_by_shown, make_two,
                                        end_stand),
        cmocka_unit_test_setup_teardown(test_busy, make_two, end_stand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
