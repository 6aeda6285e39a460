#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "content.h"
#include "content_case.h"
#include "diag_id.h"
#include "fit.h"
#include "picture_check.h"
#include "string_table.h"

#define CASES SOURCE_DIR "/tests/content/bad"

enum {
    PATH_BYTES_MAX = 512,
    ID_MAX = 200,
};

/* NUL-terminated; NULL if there is no such file. */
static char *read_text(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    size_t size = 0;

    if (!file) {
        return NULL;
    }
    FILE *memory = open_memstream(&text, &size);
    int c;
    while ((c = getc(file)) != EOF) {
        (void)putc(c, memory);
    }
    (void)fclose(memory);
    (void)fclose(file);
    return text;
}

static char *text_from_diags(const struct diag_list *diags)
{
    char *text = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&text, &size);

    diag_list_print(diags, memory);
    (void)fclose(memory);
    return text;
}

/* As `standpunt check` does: what can be shown is laid out as well, and its
   pictures are decoded. */
static bool check_content(struct diag_list *diags)
{
    struct content *content = content_load("content", diags);
    const bool is_loaded = content != NULL;

    assert_int_equal(is_loaded, diags->error_count == 0);
    if (content) {
        assert_int_not_equal(fit_check(content, BINARY_DIR "/assets", diags),
                             0);
        assert_true(picture_check(content, diags));
    }
    content_destroy(content);
    return is_loaded;
}

/* What is said about the case; true if it was loaded all the same. */
static bool load_case(const char *changes, char **said)
{
    struct content_case c;
    struct diag_list diags;
    bool is_loaded;

    diag_list_init(&diags);
    content_case_open(&c, changes);
    if (c.has_assets) {
        struct strings *strings = strings_load("assets", &diags);
        is_loaded = strings != NULL;
        strings_destroy(strings);
        assert_int_equal(is_loaded, diags.error_count == 0);
    } else {
        is_loaded = check_content(&diags);
    }
    content_case_close(&c);
    *said = text_from_diags(&diags);
    diag_list_finish(&diags);
    return is_loaded;
}

static void note_ids(const char *text, bool *seen)
{
    const char *p = text;
    while ((p = strstr(p, " [C")) != NULL) {
        const long id = strtol(p + 3, NULL, 10);
        assert_in_range(id, 1, ID_MAX - 1);
        seen[id] = true;
        p++;
    }
}

static void bless(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    (void)fputs(text, file);
    (void)fclose(file);
}

/* Returns the number of differences. */
static int check_case(const char *name, bool *seen)
{
    char path[PATH_BYTES_MAX];
    char *said;

    (void)snprintf(path, sizeof(path), CASES "/%s/changes", name);
    char *changes = read_text(path);
    if (!changes) {
        print_error("%s: the file changes is missing\n", name);
        return 1;
    }
    (void)load_case(changes, &said);
    (void)snprintf(path, sizeof(path), CASES "/%s/expect.diag", name);
    if (getenv("STANDPUNT_BLESS")) {
        bless(path, said);
    }
    char *expected = read_text(path);
    const int bad = !expected || strcmp(expected, said) != 0;
    if (bad) {
        print_error("%s:\n--- expected\n%s--- got\n%s", name,
                    expected ? expected : "(no file)\n", said);
    }
    note_ids(said, seen);
    free(expected);
    free(said);
    free(changes);
    return bad;
}

/* The numbers of enum diag_id, as its header gives them. */
static void read_known_ids(bool *known)
{
    char *header = read_text(SOURCE_DIR "/src/content/diag_id.h");
    assert_non_null(header);
    const char *p = header;

    while ((p = strstr(p, "    DIAG_")) != NULL) {
        const char *number = strstr(p, " = ");
        assert_non_null(number);
        const long id = strtol(number + 3, NULL, 10);
        assert_in_range(id, 1, ID_MAX - 1);
        if (known[id]) {
            fail_msg("two kinds share C%03ld", id);
        }
        known[id] = true;
        p = number;
    }
    free(header);
}

/* Every mistake has a case that makes it, and says exactly what it should. */
static void test_bad_content(void **state)
{
    (void)state;
    bool seen[ID_MAX] = { false };
    bool known[ID_MAX] = { false };
    int bad = 0;
    DIR *stream = opendir(CASES);
    const struct dirent *entry;

    assert_non_null(stream);
    while ((entry = readdir(stream)) != NULL) {
        if (entry->d_name[0] != '.') {
            bad += check_case(entry->d_name, seen);
        }
    }
    (void)closedir(stream);

    read_known_ids(known);
    for (int id = 1; id < ID_MAX; id++) {
        if (known[id] != seen[id]) {
            print_error("C%03d: %s\n", id,
                        known[id] ? "has no case" : "is not in diag_id.h");
            bad++;
        }
    }
    assert_int_equal(bad, 0);
}

/* docs/diagnostics.md has a row `| C012 | …` for each, and no other. */
static void test_every_id_is_documented(void **state)
{
    (void)state;
    bool known[ID_MAX] = { false };
    bool documented[ID_MAX] = { false };
    char *page = read_text(SOURCE_DIR "/docs/diagnostics.md");

    assert_non_null(page);
    read_known_ids(known);
    for (const char *p = page; (p = strstr(p, "\n| C")) != NULL; p++) {
        const long id = strtol(p + 4, NULL, 10);
        assert_in_range(id, 1, ID_MAX - 1);
        documented[id] = true;
    }
    free(page);
    for (int id = 1; id < ID_MAX; id++) {
        if (known[id] != documented[id]) {
            fail_msg("C%03d is in one of diag_id.h and diagnostics.md only",
                     id);
        }
    }
}

struct loaded {
    struct content_case folder;
    struct diag_list diags;
    struct content *content;
};

static void load(struct loaded *l, const char *changes)
{
    diag_list_init(&l->diags);
    content_case_open(&l->folder, changes);
    l->content = content_load("content", &l->diags);
    if (!l->content) {
        diag_list_print(&l->diags, stderr);
    }
    assert_non_null(l->content);
    assert_int_equal(l->diags.count, 0);
}

static void unload(struct loaded *l)
{
    content_destroy(l->content);
    content_case_close(&l->folder);
    diag_list_finish(&l->diags);
}

static void test_stands(void **state)
{
    (void)state;
    struct loaded l;
    load(&l, NULL);
    const struct content *c = l.content;

    assert_string_equal(c->dir, "content");
    assert_int_equal(c->language_count, 2);
    assert_int_equal(content_find_language(c, "en"), 1);
    assert_int_equal(content_find_language(c, "fr"), -1);
    assert_int_equal(c->stand_count, 2);
    const struct stand *goals = &c->stands[content_find_stand(c, "doelen")];
    assert_int_equal(goals->home, HOME_GOALS);
    assert_int_equal(goals->loop, content_find_deck(c, "rondgang"));
    assert_int_equal(goals->talks.items[0], content_find_deck(c, "verhaal"));
    assert_int_equal(goals->about, content_find_page(c, "over-ons"));
    const struct stand *world = &c->stands[content_find_stand(c, "wereld")];
    assert_int_equal(world->about, -1);
    assert_int_equal(world->tiles[0].link.kind, LINK_PROJECTS);
    assert_int_equal(world->tiles[0].goal, -1);
    assert_string_equal(world->tiles[0].country, "");
    assert_int_equal(world->tiles[1].link.kind, LINK_THEME);
    assert_int_equal(world->tiles[1].link.index,
                     content_find_theme(c, "steden"));
    assert_int_equal(world->tiles[1].goal, 10);
    assert_string_equal(world->tiles[1].country, "UA");
    assert_int_equal(c->kiosk.idle_seconds, 120);
    assert_int_equal(c->kiosk.warning_seconds, 30);
    assert_string_equal(c->kiosk.staff_pin, "");
    assert_memory_equal(c->kiosk.staff_pin_hash, "$argon2id$v=19$m=8,t=1,p=1$",
                        27);
    assert_int_equal(c->cofunding.slot_count, 2);
    assert_int_equal(c->cofunding.slots[0].image, -1);
    assert_string_equal(c->images[c->cofunding.slots[1].image],
                        "images/plein.png");
    unload(&l);
}

static void test_texts(void **state)
{
    (void)state;
    struct loaded l;
    load(&l, NULL);
    const struct content *c = l.content;
    const struct text *both = &c->stands[0].title;
    const struct text *one = &c->stands[1].title;
    const struct text *none = &c->pages[0].title;

    assert_string_equal(both->in[1], "What does your municipality do?");
    assert_int_equal(both->written_in[1], 1);
    assert_string_equal(one->in[1], "Waar werken wij?");
    assert_int_equal(one->written_in[1], 0);
    assert_string_equal(one->where.file, "content/standpunt.yaml");
    assert_string_equal(one->where.path, "stands[1].title");
    assert_int_equal(one->where.in[1].line, 12);
    assert_int_equal(one->where.in[1].column, 12);
    assert_int_equal(both->where.in[0].line, 5);
    assert_int_equal(both->where.in[0].column, 17);
    assert_int_equal(both->where.in[1].column, 44);
    assert_false(text_is_empty(none));
    const struct text *left_out = &c->projects[0].programme;
    assert_true(text_is_empty(left_out));
    assert_null(left_out->where.file);
    for (size_t i = 0; i < LANGUAGE_MAX; i++) {
        assert_string_equal(left_out->in[i], "");
    }
    unload(&l);
}

/* What a string is without its marks, and where they are. */
static void test_marks(void **state)
{
    (void)state;
    struct loaded l;
    load(&l, "in content/pages.yaml\n"
             "-      - Eerste alinea\n"
             "+      - {nl: 'De *stad* van [**Beira**, nu](project:deals-beira)"
             " en [11](goal:11)', en: No marks}\n"
             "-      - {nl: Tweede alinea, en: Second paragraph}\n"
             "+      - '**Vet**'\n");
    const struct text_list *body = &l.content->pages[0].body;
    const struct mark_list *marks = body->items[0].marks[0];

    assert_string_equal(body->items[0].in[0], "De stad van Beira, nu en 11");
    assert_non_null(marks);
    assert_int_equal(marks->count, 4);
    assert_int_equal(marks->link_count, 2);
    const struct mark *m = marks->items;
    assert_true(m[0].start == 3 && m[0].len == 4);
    assert_true(m[0].italic && !m[0].bold && m[0].link == -1);
    assert_true(m[1].start == 12 && m[1].len == 5);
    assert_true(m[1].bold && !m[1].italic && m[1].link == 0);
    assert_true(m[2].start == 17 && m[2].len == 4 && m[2].link == 0);
    assert_true(m[3].start == 25 && m[3].len == 2 && m[3].link == 1);
    assert_int_equal(marks->links[0].kind, LINK_PROJECT);
    assert_int_equal(marks->links[0].index,
                     content_find_project(l.content, "deals-beira"));
    assert_int_equal(marks->links[1].kind, LINK_GOAL);
    assert_int_equal(marks->links[1].index, 10);
    assert_null(body->items[0].marks[1]);
    assert_string_equal(body->items[1].in[1], "Vet");
    assert_ptr_equal(body->items[1].marks[1], body->items[1].marks[0]);
    unload(&l);
}

static void test_projects(void **state)
{
    (void)state;
    struct loaded l;
    load(&l, NULL);
    const struct content *c = l.content;

    assert_int_equal(c->project_count, 2);
    assert_int_equal(content_find_project(c, "band-varna"), 0);
    assert_int_equal(content_find_project(c, "nergens"), -1);
    const struct project *p = &c->projects[1];
    assert_string_equal(p->id, "deals-beira");
    assert_string_equal(p->country, "MZ");
    assert_true(p->lat == -19.84 && p->lon == 34.84);
    assert_int_equal(p->precision, PLACE_EXACT);
    assert_int_equal(p->start.year, 2017);
    assert_int_equal(p->start.month, 1);
    assert_int_equal(p->end.month, 0);
    assert_string_equal(p->partners.items[1], "NO");
    assert_string_equal(p->partners.items[2], "12:30");
    assert_string_equal(p->figures.items[0].value, "1.10");
    assert_int_equal(p->goals.count, 3);
    assert_int_equal(p->goals.items[2], 5);
    assert_int_equal(p->stated_goals.items[0], 10);
    assert_int_equal(p->themes.items[0], 0);
    assert_string_equal(c->images[p->picture.image], "images/plein.png");
    assert_int_equal(c->projects[0].kind, PROJECT_CITY_LINK);
    assert_int_equal(c->projects[0].picture.image, -1);
    assert_int_equal(c->projects[0].themes.items[0], 1);
    unload(&l);
}

static void test_decks(void **state)
{
    (void)state;
    struct loaded l;
    load(&l, NULL);
    const struct content *c = l.content;
    const struct deck *loop = &c->decks[content_find_deck(c, "rondgang")];
    const struct deck *talk = &c->decks[content_find_deck(c, "verhaal")];

    assert_int_equal(loop->kind, DECK_LOOP);
    assert_int_equal(loop->minutes, 0);
    assert_int_equal(loop->slides[0].seconds, 12);
    assert_string_equal(loop->slides[0].title.in[0],
                        "Zeventien doelen:\nuw gemeente");
    assert_int_equal(loop->slides[1].goal, 10);
    assert_int_equal(loop->slides[2].goal, -1);
    assert_int_equal(loop->slides[2].project,
                     content_find_project(c, "deals-beira"));
    assert_int_equal(talk->minutes, 20);
    assert_int_equal(talk->slides[0].art, ART_SKYLINE);
    assert_int_equal(talk->slides[2].points.count, 2);
    const struct slide *columns =
        &talk->slides[deck_find_slide(talk, "kolommen")];
    assert_int_equal(columns->points.count, 2);
    assert_string_equal(columns->points.items[1].label.in[1], "Halen");
    assert_int_equal(talk->slides[5].picture.image, 0);
    assert_string_equal(talk->slides[5].picture.credit, "");
    assert_int_equal(deck_find_slide(talk, "nergens"), -1);
    assert_int_equal(talk->advance, ADVANCE_BY_HAND);
    assert_int_equal(talk->slides[2].advance, ADVANCE_AS_DECK);
    assert_int_equal(slide_part_count(&talk->slides[2]), 0);
    unload(&l);
}

static void test_deck_that_steps_and_goes_on(void **state)
{
    (void)state;
    struct loaded l;
    load(&l, "in content/decks/verhaal.yaml\n"
             "-minutes: 20\n"
             "+advance: auto\n"
             "+seconds: 30\n"
             "-    notes: Welkom heten\n"
             "+    optional: true\n"
             "-    title: Drie punten\n"
             "+    title: Drie punten\n"
             "+    steps: one-by-one\n"
             "-    image: plein.png\n"
             "+    image: plein.png\n"
             "+    steps: one-by-one\n");
    const struct content *c = l.content;
    const struct deck *talk = &c->decks[content_find_deck(c, "verhaal")];

    assert_int_equal(talk->advance, ADVANCE_AUTO);
    assert_int_equal(talk->seconds, 30);
    assert_int_equal(talk->slides[0].duty, SLIDE_OPTIONAL);
    assert_int_equal(slide_part_count(&talk->slides[2]), 2);
    assert_int_equal(slide_part_count(&talk->slides[5]), 1);
    unload(&l);
}

/* Seconds are a share of the plan too, so that a talk that waits for its
   speaker may say them, if it has a plan. */
static void test_seconds_of_a_plan(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "in content/decks/verhaal.yaml\n"
        "-    notes: Welkom heten\n+    seconds: 90\n",
        "in content/decks/verhaal.yaml\n"
        "-minutes: 20\n+advance: by-hand\n"
        "-    notes: Welkom heten\n+    seconds: 90\n"
        "-    text: Heen en terug\n+    seconds: 60\n+    text: Heen\n"
        "-    layout: points\n+    seconds: 60\n+    layout: points\n"
        "-    title: Twee kanten\n+    seconds: 60\n+    title: Twee\n"
        "-    by: Een wethouder\n+    seconds: 60\n+    by: Wethouder\n"
        "-    alt: Een plein\n+    optional: true\n+    alt: Een plein\n"
        "-    title: In cijfers\n+    seconds: 60\n+    title: Cijfers\n",
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct loaded l;
        load(&l, cases[i]);
        const struct content *c = l.content;
        const struct deck *talk = &c->decks[content_find_deck(c, "verhaal")];
        assert_int_equal(talk->slides[0].seconds, 90);
        unload(&l);
    }
}

/* What other tools take for a truth value, a number, a time or nothing
 * is shown as it was written. */
static void test_words_stay_text(void **state)
{
    (void)state;
    static const char *const words[] = {
        "NO", "no",   "on",  "off",   "y",    "n",    "yes",        "null",
        "~",  "1.10", "010", "12:30", "0x10", ".inf", "2026-01-01",
    };

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        char changes[PATH_BYTES_MAX];
        struct loaded l;
        (void)snprintf(changes, sizeof(changes),
                       "in content/projects/deals-beira.yaml\n"
                       "-programme: DEALS\n+programme: %s\n"
                       "-partners: [Gemeente Beira, NO, 12:30]\n"
                       "+partners: [%s, %s]\n"
                       "-text: De stad aan zee bouwt dijken en parken.\n"
                       "+text: {nl: %s, en: %s}\n",
                       words[i], words[i], words[i], words[i], words[i]);
        load(&l, changes);
        const struct project *p = &l.content->projects[1];
        assert_string_equal(p->programme.in[1], words[i]);
        assert_string_equal(p->partners.items[1], words[i]);
        assert_string_equal(p->text.in[0], words[i]);
        assert_string_equal(p->text.in[1], words[i]);
        unload(&l);
    }
}

/* The crew's own content is in order, without a warning. */
static void test_real_content(void **state)
{
    (void)state;
    struct diag_list diags;

    diag_list_init(&diags);
    struct content *content = content_load(SOURCE_DIR "/content", &diags);
    diag_list_print(&diags, stderr);
    assert_non_null(content);
    assert_int_equal(diags.count, 0);
    content_destroy(content);
    diag_list_finish(&diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bad_content),
        cmocka_unit_test(test_every_id_is_documented),
        cmocka_unit_test(test_stands),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_projects),
        cmocka_unit_test(test_decks),
        cmocka_unit_test(test_deck_that_steps_and_goes_on),
        cmocka_unit_test(test_seconds_of_a_plan),
        cmocka_unit_test(test_words_stay_text),
        cmocka_unit_test(test_real_content),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
