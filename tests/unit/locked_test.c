/**
 * @file
 * No key leads out of a stand on the whole screen: every key with every
 * modifier in the keymap, and every chord of tests/cli/chords.txt wherever a
 * visitor may be.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "keymap.h"
#include "rig.h"

enum {
    LINE_BYTES = 128,
    CHORDS_MIN = 60,
    CHORDS_MAX = 200,
    MODIFIERS_ALL = KEY_SHIFT | KEY_CTRL | KEY_ALT | KEY_GUI,
    SYMBOL_MAX = 0x500, /* Latin, Greek, Cyrillic */
};

struct chord {
    char name[LINE_BYTES];
    struct key key;
};

static struct chord chords[CHORDS_MAX];
static size_t chord_count;

/* `GUI+` is in no name that an author writes. */
static bool read_chord(const char *line, struct chord *out)
{
    const bool gui = strncmp(line, "GUI+", 4) == 0;
    const char *name = line + (gui ? 4 : 0);
    const char *bar = strstr(line, " | ");

    if (!bar || !key_from_name(name, (size_t)(bar - name), &out->key)) {
        return false;
    }
    out->key.modifiers |= gui ? (unsigned)KEY_GUI : 0u;
    (void)snprintf(out->name, sizeof(out->name), "%.*s", (int)(bar - line),
                   line);
    return true;
}

static int read_chords(void **state)
{
    (void)state;
    FILE *file = fopen(SOURCE_DIR "/tests/cli/chords.txt", "r");
    char line[LINE_BYTES];

    assert_non_null(file);
    while (fgets(line, sizeof(line), file)) {
        if (line[0] == '#') {
            continue;
        }
        assert_true(chord_count < CHORDS_MAX);
        if (!read_chord(line, &chords[chord_count++])) {
            fail_msg("no chord: %s", line);
        }
    }
    assert_int_equal(fclose(file), 0);
    return chord_count >= CHORDS_MIN ? 0 : -1;
}

static bool ends(enum intent_type type)
{
    return type == INTENT_QUIT || type == INTENT_RELAUNCH ||
           type == INTENT_MODE || type == INTENT_STAND ||
           type == INTENT_CLEAN || type == INTENT_ADMIT;
}

static void expect_harmless(struct key key, enum keymap_mode mode)
{
    const struct key_action action = keymap_lookup(NULL, &key, mode);
    const bool asks = (key.symbol == 'q' && key.modifiers == KEY_CTRL) ||
                      (key.usage == KEY_F4 && key.modifiers == KEY_ALT);

    if (ends(action.intent.type) != asks ||
        (asks && action.intent.type != INTENT_QUIT)) {
        fail_msg("usage %d, symbol %u, modifiers %u in mode %d: intent %d",
                 key.usage, (unsigned)key.symbol, key.modifiers, (int)mode,
                 (int)action.intent.type);
    }
}

/* Two chords ask for an end, which a stand on the whole screen ignores. */
static void test_every_key(void **state)
{
    (void)state;
    for (int mode = KEYMAP_ATTRACT; mode <= KEYMAP_PIN; mode++) {
        for (unsigned with = 0; with <= MODIFIERS_ALL; with++) {
            for (int usage = 1; usage <= KEY_USAGE_MAX; usage++) {
                expect_harmless(
                    (struct key){ .usage = usage, .modifiers = with },
                    (enum keymap_mode)mode);
            }
            for (uint32_t symbol = 1; symbol < SYMBOL_MAX; symbol++) {
                expect_harmless(
                    (struct key){ .symbol = symbol, .modifiers = with },
                    (enum keymap_mode)mode);
            }
        }
    }
}

/* Where a visitor may be, and the keys that lead there. */
static const struct {
    const char *label, *keys[4];
} places[] = {
    { "the loop", { NULL } },
    { "home", { "Return", NULL } },
    { "a thing", { "Return", "Tab", "Return", NULL } },
    { "a talk", { "F5", NULL } },
    { "the list of keys", { "F5", "F1", NULL } },
    { "all slides", { "F5", "O", NULL } },
    { "a box for words", { "F5", "G", NULL } },
    { "black", { "F5", "B", NULL } },
    { "the PIN", { "Ctrl+Alt+Q", NULL } },
};

static void press(struct rig *r, const char *name)
{
    rig_key(r, name);
    rig_key_up(r, name);
    rig_pass(r, 1000);
}

static void send(struct rig *r, enum input_type type, struct key key)
{
    const struct input_event e = { .type = type,
                                   .time_ms = r->now_ms,
                                   .u.key = key };
    exhibit_input(r->e, &e);
}

static void expect_inside(struct rig *r, const char *place, const char *what)
{
    const struct show *s = exhibit_show(r->e);

    if (exhibit_wants_quit(r->e) || s->overlay == OVERLAY_STAFF ||
        s->start != MODE_KIOSK || s->stand != 0 ||
        exhibit_scene(r->e, r->now_ms)->items.count == 0) {
        fail_msg("%s: %s leads out", place, what);
    }
}

static void test_chords(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        struct rig r = rig_open((struct exhibit_params){
            .content_dir = SOURCE_DIR "/tests/content/good" });
        const char *const *key = places[i].keys;
        for (int k = 0; k < 4 && key[k]; k++) {
            press(&r, key[k]);
        }
        for (size_t k = 0; k < chord_count; k++) {
            send(&r, INPUT_KEY, chords[k].key);
            rig_pass(&r, 30);
            send(&r, INPUT_KEY_UP, chords[k].key);
            rig_pass(&r, 400);
            expect_inside(&r, places[i].label, chords[k].name);
        }
        rig_event(&r, INPUT_CLOSE);
        expect_inside(&r, places[i].label, "its close button");
        rig_event(&r, INPUT_FOCUS_LOST);
        expect_inside(&r, places[i].label, "a lost focus");
        /* A talk that F5 began waits for who gives it; all else passes. */
        rig_pass(&r, (uint64_t)3600 * 1000);
        assert_true(exhibit_show(r.e)->state == STATE_PRESENT ||
                    strcmp(rig_screen(&r), "attract") == 0);
        rig_close(&r);
    }
}

/* Nor does the page of a stand that has no content yet. */
static void test_preparing(void **state)
{
    (void)state;
    struct rig r =
        rig_open((struct exhibit_params){ .content_dir = "/no/such/folder" });

    for (size_t k = 0; k < chord_count; k++) {
        send(&r, INPUT_KEY, chords[k].key);
        send(&r, INPUT_KEY_UP, chords[k].key);
        if (exhibit_wants_quit(r.e)) {
            fail_msg("the preparing page: %s leads out", chords[k].name);
        }
    }
    rig_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_key),
        cmocka_unit_test(test_chords),
        cmocka_unit_test(test_preparing),
    };
    return cmocka_run_group_tests(tests, read_chords, NULL);
}
