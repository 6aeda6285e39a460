#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "clicker.h"

enum {
    TEXT_BYTES = 4096,
    CODE_MAX = 200,
    CODE_F5 = 63,
    CODE_PAGE_DOWN = 109,
};

/* "B: KEY=" with these codes, in words of this machine. */
static void write_keys(char *out, size_t size, const int *codes, int count)
{
    const int bits = (int)(sizeof(unsigned long) * CHAR_BIT);
    size_t len = (size_t)snprintf(out, size, "B: KEY=");

    for (int word = CODE_MAX / bits; word >= 0; word--) {
        unsigned long value = 0;
        for (int i = 0; i < count; i++) {
            value |= codes[i] / bits == word ? 1UL << (codes[i] % bits) : 0;
        }
        len += (size_t)snprintf(out + len, size - len, "%lx ", value);
    }
    (void)snprintf(out + len, size - len, "\n\n");
}

static struct clicker_devices read_device(const char *id, const char *name,
                                          const int *codes, int count)
{
    char text[TEXT_BYTES];
    char keys[TEXT_BYTES / 2];

    write_keys(keys, sizeof(keys), codes, count);
    (void)snprintf(text, sizeof(text),
                   "I: Bus=0003 %s Version=0111\nN: Name=\"%s\"\n"
                   "P: Phys=usb-1/input0\nH: Handlers=kbd event4\n%s",
                   id, name, keys);
    return clicker_devices_read(text, strlen(text));
}

static const int all_codes[] = { CODE_F5, CODE_PAGE_DOWN };
static const int page_code[] = { CODE_PAGE_DOWN };

static const struct {
    const char *label, *id, *device;
    const char *want; /* NULL: none */
} devices[] = {
    { "by its id", "Vendor=046d Product=c52d", "Logitech USB Receiver",
      "Logitech R400" },
    { "by its name", "Vendor=046d Product=1234", "Logitech R500 Keyboard",
      "Logitech R500" },
    { "R800", "Vendor=046d Product=1234", "Logitech R800", "Logitech R800" },
    { "Spotlight", "Vendor=046d Product=1234", "SPOTLIGHT", NULL },
    { "Spotlight, as it is called", "Vendor=046d Product=1234",
      "Logitech Spotlight Keyboard", "Logitech Spotlight" },
    { "Kensington", "Vendor=047d Product=2012", "Kensington Wireless Presenter",
      "Kensington Presenter" },
    { "a mouse of the same maker", "Vendor=047d Product=1020",
      "Kensington Expert Mouse", NULL },
    { "a keyboard", "Vendor=046d Product=c31c", "Logitech USB Keyboard", NULL },
    { "another's c52d", "Vendor=1234 Product=c52d", "Thing", NULL },
};

static void test_devices(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(devices) / sizeof(devices[0]); i++) {
        const struct clicker_devices got =
            read_device(devices[i].id, devices[i].device, all_codes, 2);
        const char *name = got.count > 0 ? got.names[0] : NULL;
        if ((name == NULL) != (devices[i].want == NULL) ||
            (name && strcmp(name, devices[i].want) != 0)) {
            fail_msg("%s: %s", devices[i].label, name ? name : "none");
        }
        assert_false(got.is_half_dead);
    }
}

/* The system has made other keys of its start and its black button. */
static void test_half_dead(void **state)
{
    static const char r400[] = "Vendor=046d Product=c52d";
    (void)state;

    assert_true(
        read_device(r400, "Logitech USB Receiver", page_code, 1).is_half_dead);
    assert_false(
        read_device(r400, "Logitech USB Receiver", all_codes, 2).is_half_dead);
    /* Its other device has no keys at all. */
    assert_false(
        read_device(r400, "Logitech USB Receiver", NULL, 0).is_half_dead);
    assert_false(read_device("Vendor=046d Product=c31c", "Logitech Keyboard",
                             page_code, 1)
                     .is_half_dead);
}

static void test_several(void **state)
{
    static const char text[] =
        "I: Bus=0003 Vendor=046d Product=c52d Version=0111\n"
        "N: Name=\"Logitech USB Receiver\"\n"
        "\n"
        "I: Bus=0003 Vendor=046d Product=c52d Version=0111\n"
        "N: Name=\"Logitech USB Receiver Mouse\"\n"
        "\n"
        "I: Bus=0005 Vendor=046d Product=b503 Version=0001\n"
        "N: Name=\"Logitech Spotlight\"";
    const struct clicker_devices got =
        clicker_devices_read(text, sizeof(text) - 1);
    (void)state;

    assert_int_equal(got.count, 2);
    assert_string_equal(got.names[0], "Logitech R400");
    assert_string_equal(got.names[1], "Logitech Spotlight");
}

/* What no kernel writes is no clicker, and is not read beyond its end. */
static void test_nonsense(void **state)
{
    static const char *const texts[] = {
        "",
        "\n\n\n",
        "I:",
        "I: Vendor=",
        "N: Name",
        "B: KEY=zz",
        "B: KEY=",
        "I: Vendor=046d Product=c52",
        "B: KEY=ffffffffffffffffffff",
        "I: Vendor=g",
        "\n",
    };
    (void)state;

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        const struct clicker_devices got =
            clicker_devices_read(texts[i], strlen(texts[i]));
        assert_int_equal(got.count, 0);
        assert_false(got.is_half_dead);
    }
}

static const struct {
    const char *label, *keys; /* names, with spaces between */
    const char *want;
} sent[] = {
    { "R400", "PageDown PageUp F5 Escape .", "Logitech R400, R700, R800" },
    { "its start alone", "PageDown F5 Escape", "Logitech R400, R700, R800" },
    { "Kensington", "PageDown PageUp B F5", "Kensington Presenter" },
    { "Spotlight", "Right Left", "Logitech Spotlight, R500" },
    { "N27", "Down Up Tab", "Norwii N27" },
    { "headset", "AudioNext", "Bluetooth headset" },
    { "pages alone tell nothing", "PageDown PageUp", NULL },
    { "a keyboard", "PageDown . A", NULL },
    { "with a chord", "Right Shift+F", NULL },
    { "arrows and pages", "Right PageDown", NULL },
    { "nothing", "", NULL },
};

static const char *guess(const char *names)
{
    struct clicker_keys keys = { 0 };

    while (*names) {
        const size_t len = strcspn(names, " ");
        struct key key;
        assert_true(key_from_name(names, len, &key));
        clicker_keys_add(&keys, &key);
        names += len + (names[len] == ' ' ? 1 : 0);
    }
    return clicker_from_keys(&keys);
}

static void test_by_keys(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(sent) / sizeof(sent[0]); i++) {
        const char *got = guess(sent[i].keys);
        if ((got == NULL) != (sent[i].want == NULL) ||
            (got && strcmp(got, sent[i].want) != 0)) {
            fail_msg("%s: %s", sent[i].label, got ? got : "none");
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_devices), cmocka_unit_test(test_half_dead),
        cmocka_unit_test(test_several), cmocka_unit_test(test_nonsense),
        cmocka_unit_test(test_by_keys),
    };
    return cmocka_run_group_tests_name("clicker", tests, NULL, NULL);
}
