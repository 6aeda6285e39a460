/**
 * @file
 * Behind the staff's door: what is right, what stays in the file over a
 * plug that is pulled, and a stand that has its PIN looked at elsewhere.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "capture.h"
#include "door.h"
#include "pin.h"
#include "rig.h"

enum {
    TRIES = 5,
    PATH_BYTES = 128,
    ROOM_BYTES = 256 << 20,
    WAIT_S = 60, /* only a thread that hangs takes so long */
};

/* 0417, with the least memory. */
static const char cheap[] = "$argon2id$v=19$m=8,t=1,p=1$fVQeqBDKtkL4Zr5Cmo1Vlg"
                            "$Drp5I55HGe2JW2ZU7fRaqtPKlBOGcSo7WBZY8/sccfU";

static char dir[] = "/tmp/standpunt-door-XXXXXX";

static void path_of(const char *name, char out[PATH_BYTES])
{
    (void)snprintf(out, PATH_BYTES, "%s/%s", dir, name);
}

static int make_dir(void **state)
{
    (void)state;
    memcpy(dir + sizeof(dir) - 7, "XXXXXX", 6);
    return mkdtemp(dir) ? 0 : -1;
}

static int remove_dir(void **state)
{
    (void)state;
    char path[PATH_BYTES];

    path_of("door", path);
    (void)unlink(path);
    return rmdir(dir); /* nothing else was left there */
}

static void write_file(const char *text)
{
    char path[PATH_BYTES];

    path_of("door", path);
    (void)unlink(path);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static bool is_kept(void)
{
    char path[PATH_BYTES];
    struct stat info;

    path_of("door", path);
    return lstat(path, &info) == 0;
}

static struct door *open_door(bool synchronous)
{
    return door_create(
        &(struct door_params){ .dir = dir, .synchronous = synchronous });
}

static int spent_at_start(void)
{
    struct door *d = open_door(true);
    const int spent = door_spent(d, TRIES);

    door_destroy(d);
    return spent;
}

/* With a thread it takes a while. */
static struct door_answer wait_answer(struct door *d)
{
    const struct timespec nap = { .tv_nsec = 1000000 };
    struct door_answer answer;
    const time_t end = time(NULL) + WAIT_S;

    while (!door_take(d, &answer)) {
        if (time(NULL) > end) {
            fail_msg("no answer");
        }
        (void)nanosleep(&nap, NULL);
    }
    return answer;
}

static const struct {
    const char *label, *pin, *hash, *plain;
    bool right;
} pins[] = {
    { "right", "0417", cheap, "", true },
    { "wrong", "0418", cheap, "", false },
    { "shorter", "041", cheap, "", false },
    { "longer", "04170", cheap, "", false },
    { "plain", "0417", "", "0417", true },
    { "plain and wrong", "0418", "", "0417", false },
    { "plain and shorter", "041", "", "0417", false },
    { "the hash wins", "2022", cheap, "2022", false },
    { "nothing is right", "", "", "", false },
    { "no hash at all", "0417", "0417", "", false },
};

static void test_pins(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(pins) / sizeof(pins[0]); i++) {
        for (int synchronous = 0; synchronous < 2; synchronous++) {
            struct door *d = open_door(synchronous == 1);
            const unsigned number = (unsigned)i + 7;

            assert_true(
                door_ask(d, &(struct door_question){ .pin = pins[i].pin,
                                                     .hash = pins[i].hash,
                                                     .plain = pins[i].plain,
                                                     .number = number,
                                                     .spent = 1 }));
            const struct door_answer answer = wait_answer(d);
            if ((answer.verdict == PIN_RIGHT) != pins[i].right ||
                answer.number != number) {
                fail_msg("%s: %d, number %u", pins[i].label, answer.verdict,
                         answer.number);
            }
            assert_false(door_take(d, &(struct door_answer){ 0 }));
            door_destroy(d);
        }
    }
}

/* What is made can be looked at, and twice the same is two things. */
static void test_hash(void **state)
{
    (void)state;
    char one[PIN_HASH_BYTES];
    char two[PIN_HASH_BYTES];

    assert_true(pin_hash("13371337", one));
    assert_true(pin_hash("13371337", two));
    assert_string_not_equal(one, two);
    assert_int_equal(pin_judge("13371337", one), PIN_RIGHT);
    assert_int_equal(pin_judge("13371337", two), PIN_RIGHT);
    assert_int_equal(pin_judge("13371338", one), PIN_WRONG);
}

static rlim_t mapped_bytes(void)
{
    FILE *file = fopen("/proc/self/statm", "r");
    unsigned long pages = 0;

    assert_non_null(file);
    assert_int_equal(fscanf(file, "%lu", &pages), 1);
    (void)fclose(file);
    return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}

/* A hash of 0417 that takes 1 GiB, and little room for it. */
static void test_no_memory(void **state)
{
    static const char dear[] = "$argon2id$v=19$m=1048576,t=1,p=1$"
                               "fVQeqBDKtkL4Zr5Cmo1Vlg"
                               "$Drp5I55HGe2JW2ZU7fRaqtPKlBOGcSo7WBZY8/sccfU";
    struct rlimit before;
    struct capture capture;
    (void)state;

    assert_int_equal(getrlimit(RLIMIT_AS, &before), 0);
    capture_begin(&capture);
    const struct rlimit tight = { .rlim_cur = mapped_bytes() + ROOM_BYTES,
                                  .rlim_max = before.rlim_max };
    assert_int_equal(setrlimit(RLIMIT_AS, &tight), 0);
    const enum pin_verdict verdict = pin_judge("0417", dear);
    assert_int_equal(setrlimit(RLIMIT_AS, &before), 0);
    assert_string_equal(capture_end(&capture),
                        "standpunt: warning: no memory to look at a PIN; it "
                        "counts as no try\n");
    assert_int_equal(verdict, PIN_NOT_KNOWN);
}

/* The try is in the file before anybody knows whether it was right: the plug
   can be pulled at any moment after the question. */
static void test_spent(void **state)
{
    (void)state;
    assert_int_equal(spent_at_start(), 0);
    for (int spent = 1; spent <= TRIES; spent++) {
        struct door *d = open_door(false);
        assert_true(door_ask(
            d, &(struct door_question){
                   .pin = "1", .hash = cheap, .plain = "", .spent = spent }));
        door_destroy(d); /* without asking for the answer */
        assert_int_equal(spent_at_start(), spent);
    }
    struct door *d = open_door(true);
    door_follow(d, TRIES);
    assert_true(is_kept());
    door_follow(d, 0);
    assert_false(is_kept());
    door_destroy(d);
    assert_int_equal(spent_at_start(), 0);
}

static const struct {
    const char *text;
    int spent;
} files[] = {
    { "standpunt-door 1\nspent 3\n", 3 },
    { "standpunt-door 1\nspent 5\n", TRIES },
    { "standpunt-door 1\nspent 9\n", TRIES },
    { "standpunt-door 1\nspent 0\n", TRIES },
    { "standpunt-door 1\nspent -1\n", TRIES },
    { "standpunt-door 1\nspent 33\n", TRIES },
    { "standpunt-door 1\nspent 3", TRIES },
    { "standpunt-door 1\n", TRIES },
    { "standpunt-door 2\nspent 3\n", TRIES },
    { "", TRIES },
};

/* A file that somebody has changed is no way in, and no way out for ever. */
static void test_damaged(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        write_file(files[i].text);
        if (spent_at_start() != files[i].spent) {
            fail_msg("'%s': %d spent", files[i].text, spent_at_start());
        }
        struct door *d = open_door(true);
        door_follow(d, 0);
        assert_false(is_kept());
        door_destroy(d);
    }
}

static void press(struct rig *r, const char *key)
{
    rig_key(r, key);
    rig_key_up(r, key);
    rig_pass(r, 400);
}

static void knock(struct rig *r, const char *digits)
{
    char key[2] = { 0 };

    press(r, "Ctrl+Alt+Q");
    for (; *digits; digits++) {
        key[0] = *digits;
        press(r, key);
    }
    press(r, "Return");
}

static struct rig open_stand(void)
{
    return rig_open((struct exhibit_params){
        .content_dir = SOURCE_DIR "/tests/content/good",
        .door_dir = dir,
    });
}

/* A visitor who pulls the plug after every try has five all the same. */
static void test_plug(void **state)
{
    (void)state;
    for (int i = 1; i <= TRIES; i++) {
        struct rig r = open_stand();
        assert_int_equal(exhibit_show(r.e)->staff.tries_left, TRIES - i + 1);
        knock(&r, "9999");
        assert_string_equal(rig_screen(&r), "pin");
        rig_close(&r);
    }
    struct rig r = open_stand();
    knock(&r, "0417");
    assert_string_equal(rig_screen(&r), "pin");
    assert_true(exhibit_show(r.e)->staff.locked_until_ms > r.now_ms);
    rig_pass(&r, PIN_LOCK_MS);
    assert_false(is_kept());
    knock(&r, "0417");
    assert_string_equal(rig_screen(&r), "staff");
    rig_close(&r);
}

/* A right one takes back what wrong ones have left. */
static void test_right(void **state)
{
    (void)state;
    struct rig r = open_stand();

    knock(&r, "9999");
    assert_true(is_kept());
    press(&r, "0");
    press(&r, "4");
    press(&r, "1");
    press(&r, "7");
    press(&r, "Return");
    assert_string_equal(rig_screen(&r), "staff");
    assert_false(is_kept());
    rig_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_pins, make_dir, remove_dir),
        cmocka_unit_test(test_hash),
        cmocka_unit_test(test_no_memory),
        cmocka_unit_test_setup_teardown(test_spent, make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(test_damaged, make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(test_plug, make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(test_right, make_dir, remove_dir),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
