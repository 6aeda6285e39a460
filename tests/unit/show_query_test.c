#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "content.h"
#include "show.h"
#include "stage.h"

enum {
    START_MS = 1000000,
    LAST_PAGE = 3,
    TYPED = 200, /* characters: a child leans on the screen */
};

static struct content *content;

static void say(struct show *s, struct intent intent)
{
    show_update(s, content, &intent, START_MS);
}

static void open_screen(struct show *s, enum screen_kind kind)
{
    say(s, (struct intent){ .type = INTENT_OPEN, .screen = { .kind = kind } });
}

static void type(struct show *s, uint32_t character)
{
    say(s, (struct intent){ .type = INTENT_CHARACTER, .value = character });
}

static struct show searching(void)
{
    struct show s;

    show_init(&s, content, &(struct show_params){ .deck = -1 }, START_MS);
    open_screen(&s, SCREEN_SEARCH);
    assert_int_equal(show_screen(&s).kind, SCREEN_SEARCH);
    return s;
}

/* Letters as themselves, `<` is erase, `!` empties the field. */
static const struct {
    const char *label;
    const uint32_t typed[12];
    const char *want;
} cases[] = {
    { "nothing", { 0 }, "" },
    { "letters", { 'b', 'e', 'd' }, "bed" },
    { "erase", { 'b', 'e', '<', 'a' }, "ba" },
    { "erase what is empty", { '<', '<', 'a' }, "a" },
    { "erase a letter of two bytes", { 'b', 0x439, '<', 'a' }, "ba" },
    { "erase emoji", { 'b', 0x1F600, '<' }, "b" },
    { "empty it", { 'b', 'e', '!', 'a' }, "a" },
    { "blanks at the start", { ' ', ' ', 'a' }, "a" },
    { "only blanks", { ' ', ' ', ' ' }, "" },
    { "two blanks", { 'a', ' ', ' ', 'b' }, "a b" },
    { "control characters", { 'a', 0x1B, 0x7F, '\n', 'b' }, "ab" },
    { "no characters", { 'a', 0xD800, 0x110000, 'b' }, "ab" },
    { "three scripts", { 0x43C, 0x645, 'w' }, "мمw" },
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct show s = searching();

        for (size_t k = 0; cases[i].typed[k]; k++) {
            const uint32_t c = cases[i].typed[k];
            if (c == '<') {
                say(&s, (struct intent){ .type = INTENT_ERASE });
            } else if (c == '!') {
                say(&s, (struct intent){ .type = INTENT_QUERY, .text = "" });
            } else {
                type(&s, c);
            }
        }
        if (strcmp(s.query.text, cases[i].want) != 0 ||
            s.query.len != (int)strlen(cases[i].want)) {
            fail_msg("%s: \"%s\"", cases[i].label, s.query.text);
        }
    }
}

/* As much as there is room for, whatever each of them takes. */
static void test_bound(void **state)
{
    static const uint32_t characters[] = { 'a', 0x439, 0x645, 0x1F600 };
    (void)state;

    for (size_t i = 0; i < 4; i++) {
        struct show s = searching();
        for (int k = 0; k < TYPED; k++) {
            type(&s, characters[i]);
        }
        assert_int_equal(utf8_count(s.query.text, (size_t)s.query.len),
                         QUERY_CHARACTERS_MAX);
        assert_true(utf8_is_valid(s.query.text, (size_t)s.query.len, NULL));
    }
    char text[TYPED + 1];
    struct show s = searching();
    memset(text, 'b', TYPED);
    text[TYPED] = '\0';
    say(&s, (struct intent){ .type = INTENT_QUERY, .text = text });
    assert_int_equal(s.query.len, QUERY_CHARACTERS_MAX);
}

/* Another query has other results: they begin with the first page. */
static void test_page(void **state)
{
    const struct intent turn = { .type = INTENT_TURN,
                                 .value = 1,
                                 .limit = LAST_PAGE };
    struct show s = searching();
    (void)state;

    type(&s, 'a');
    say(&s, turn);
    say(&s, turn);
    assert_int_equal(s.history[s.depth - 1].page, 2);
    type(&s, 'b');
    assert_int_equal(s.history[s.depth - 1].page, 0);
}

/* From a result and back: as it was left. */
static void test_back(void **state)
{
    const struct intent turn = { .type = INTENT_TURN,
                                 .value = 1,
                                 .limit = LAST_PAGE };
    struct show s = searching();
    (void)state;

    type(&s, 'a');
    say(&s, turn);
    open_screen(&s, SCREEN_GOAL);
    type(&s, 'x'); /* a key on a page that has no field */
    say(&s, (struct intent){ .type = INTENT_BACK });
    assert_int_equal(show_screen(&s).kind, SCREEN_SEARCH);
    assert_string_equal(s.query.text, "a");
    assert_int_equal(s.history[s.depth - 1].page, 1);
}

/* Nobody finds what somebody else looked for. */
static void test_reset(void **state)
{
    const uint64_t gone_ms =
        START_MS + (uint64_t)(content->kiosk.idle_seconds +
                              content->kiosk.warning_seconds + 1) *
                       1000;
    struct show s = searching();
    const struct show_query empty = { .len = 0 };
    (void)state;

    type(&s, 'a');
    say(&s, (struct intent){ .type = INTENT_SCRIPT, .value = KEYS_ARABIC });
    say(&s, (struct intent){ .type = INTENT_DIGITS });
    show_update(&s, content, &(struct intent){ .type = INTENT_NONE }, gone_ms);
    assert_int_equal(s.state, STATE_ATTRACT);
    assert_true(query_is_equal(&s.query, &empty));
}

static void test_keyboard(void **state)
{
    struct show s = searching();
    (void)state;

    say(&s, (struct intent){ .type = INTENT_DIGITS });
    assert_true(s.query.digits);
    say(&s, (struct intent){ .type = INTENT_SCRIPT, .value = KEYS_CYRILLIC });
    assert_false(s.query.digits);
    assert_int_equal(s.query.script, KEYS_CYRILLIC);
    say(&s, (struct intent){ .type = INTENT_SCRIPT, .value = KEYS_COUNT });
    assert_int_equal(s.query.script, KEYS_CYRILLIC);
    /* Another language comes with its own. */
    say(&s, (struct intent){ .type = INTENT_LANGUAGE, .value = 1 });
    assert_int_equal(s.query.script, KEYS_OF_LANGUAGE);
}

/* What changes here is to be drawn. */
static void test_looks(void **state)
{
    const struct intent intents[] = {
        { .type = INTENT_CHARACTER, .value = 'a' },
        { .type = INTENT_SCRIPT, .value = KEYS_ARABIC },
        { .type = INTENT_DIGITS },
        { .type = INTENT_QUERY, .text = "b" },
        { .type = INTENT_ERASE },
    };
    struct show s = searching();
    (void)state;

    for (size_t i = 0; i < sizeof(intents) / sizeof(intents[0]); i++) {
        const struct show before = s;
        say(&s, intents[i]);
        assert_false(show_looks_equal(&before, &s));
    }
}

/* A held key is a trembling hand's. */
static void test_repeat(void **state)
{
    struct show s = searching();
    (void)state;

    say(&s, (struct intent){
                .type = INTENT_CHARACTER, .value = 'a', .repeat = true });
    assert_int_equal(s.query.len, 0);
}

static int load(void **state)
{
    (void)state;
    content = stage_load();
    return 0;
}

static int unload(void **state)
{
    (void)state;
    content_destroy(content);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases), cmocka_unit_test(test_bound),
        cmocka_unit_test(test_page),  cmocka_unit_test(test_back),
        cmocka_unit_test(test_reset), cmocka_unit_test(test_keyboard),
        cmocka_unit_test(test_looks), cmocka_unit_test(test_repeat),
    };
    return cmocka_run_group_tests_name("show_query", tests, load, unload);
}
