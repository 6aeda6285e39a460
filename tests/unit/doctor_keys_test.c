/**
 * @file
 * Which keys the X server and the kernel keep for themselves, as their own
 * files say it.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "doctor_keys.h"

enum {
    PATH_BYTES = 128,
};

static char dir[] = "/tmp/standpunt-doctor-XXXXXX";

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

#define NO_ZAP "Option \"DontZap\" \"true\"\n"
#define NO_SWITCH "Option \"DontVTSwitch\" \"true\"\n"

static const struct {
    const char *label, *conf, *sysrq;
    bool is_x11, zaps;
    const char *said; /* w: well, n: note, in order */
} cases[] = {
    { "all well", "  " NO_SWITCH, "0\n", true, false, "ww" },
    { "a kernel that listens", NO_SWITCH, "438\n", true, false, "wn" },
    { "without X", "", "0\n", false, false, "w" },
    { "nothing set", "", "1\n", true, false, "nn" },
    { "a key that ends it", NO_SWITCH, "0\n", true, true, "nw" },
    { "that is switched off", NO_SWITCH NO_ZAP, "0\n", true, true, "ww" },
    { "one of two", NO_ZAP, "0\n", true, true, "nw" },
    { "without a value", "Option \"DontVTSwitch\"\n", "0\n", true, false,
      "ww" },
    { "in small letters", "Option \"dontvtswitch\" \"Yes\"\n", "0\n", true,
      false, "ww" },
    { "off", "Option \"DontVTSwitch\" \"false\"\n", "0\n", true, false, "nw" },
    { "a comment", "# " NO_SWITCH, "0\n", true, false, "nw" },
    { "another option", "Option \"DontVTSwitches\" \"true\"\n", "0\n", true,
      false, "nw" },
    { "a kernel that says nothing", NO_SWITCH, "", true, false, "wn" },
};

static void look(const struct doctor_places *places,
                 struct doctor_display display, char said[FINDINGS_MAX + 1])
{
    struct findings findings = { .count = 0 };

    memset(said, 0, FINDINGS_MAX + 1);
    doctor_look_at_keys(places, display, &findings);
    for (size_t k = 0; k < findings.count; k++) {
        said[k] = findings.items[k].kind == FINDING_WELL ? 'w' : 'n';
        assert_string_equal(findings.items[k].about, "keys");
    }
}

static void expect(size_t i, const struct doctor_places *places)
{
    char said[FINDINGS_MAX + 1];

    look(places, (struct doctor_display){ cases[i].is_x11, cases[i].zaps },
         said);
    if (strcmp(said, cases[i].said) != 0) {
        fail_msg("%s: '%s' instead of '%s'", cases[i].label, said,
                 cases[i].said);
    }
}

/* In the one file, and in a file of a folder. */
static void test_cases(void **state)
{
    (void)state;
    char conf[PATH_BYTES];
    char folder[PATH_BYTES];
    char none[PATH_BYTES];
    char sysrq[PATH_BYTES];

    assert_non_null(mkdtemp(dir));
    (void)snprintf(conf, sizeof(conf), "%s/10-stand.conf", dir);
    (void)snprintf(folder, sizeof(folder), "%s", dir);
    (void)snprintf(none, sizeof(none), "%s/none", dir);
    (void)snprintf(sysrq, sizeof(sysrq), "%s.sysrq", dir);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        write_file(conf, cases[i].conf);
        write_file(sysrq, cases[i].sysrq);
        expect(i, &(struct doctor_places){ conf, none, none, sysrq });
        expect(i, &(struct doctor_places){ none, folder, none, sysrq });
        expect(i, &(struct doctor_places){ none, none, folder, sysrq });
    }
    assert_int_equal(unlink(conf), 0);
    assert_int_equal(unlink(sysrq), 0);
    assert_int_equal(rmdir(dir), 0);
}

/* What the server does not read sets nothing; nor does a kernel listen to
   nothing because it cannot be asked. */
static const struct {
    const char *name;
    const char *said;
} names[] = {
    { "10-stand.conf", "wn" },      { "x.conf", "wn" },
    { "10-stand.conf.bak", "nn" },  { "10-stand.conf~", "nn" },
    { ".10-stand.conf", "nn" },     { ".conf", "nn" },
    { "10-stand.conf.dpkg", "nn" }, { "10-stand", "nn" },
    { "10-standconf", "nn" },       { "conf", "nn" },
};

static void test_names(void **state)
{
    (void)state;
    char path[2 * PATH_BYTES];
    char none[PATH_BYTES];
    char said[FINDINGS_MAX + 1];

    memcpy(dir + sizeof(dir) - 7, "XXXXXX", 6);
    assert_non_null(mkdtemp(dir));
    (void)snprintf(none, sizeof(none), "%s/none", dir);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        (void)snprintf(path, sizeof(path), "%s/%s", dir, names[i].name);
        write_file(path, NO_SWITCH);
        look(&(struct doctor_places){ none, dir, none, none },
             (struct doctor_display){ .is_x11 = true }, said);
        if (strcmp(said, names[i].said) != 0) {
            fail_msg("%s: '%s'", names[i].name, said);
        }
        assert_int_equal(unlink(path), 0);
    }
    assert_int_equal(rmdir(dir), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
