/*
 * Edits a content folder under a stand that shows it, in the ways of editors
 * and copying programs, while somebody touches the screen. Several files
 * carry a number, at their beginning and at their end, that is another after
 * each edit; none of their parts is good content. What is shown is at any
 * time what really lay in the folder at some moment, never older than what
 * was shown before, and never nothing; and at last it is the last.
 *
 * usage: live_torture EDITS [SEED]
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "content_case.h"
#include "content_watch.h"
#include "folder_print.h"
#include "mutate.h"
#include "platform.h"
#include "rig.h"

enum {
    QUIET_MS = 10, /* longer than a tick of the file system's clock */
    POLL_MS = 20,
    FRAME_MS = 16,
    PAUSE_MS_MAX = 30, /* some edits are read, others are overtaken */
    RESTS = 6,         /* after one in so many there is time to read */
    REST_TURNS = 8,
    STEPS_PER_EDIT = 4,
    TEXT_BYTES = 1024,
    PATH_BYTES = 128,
    BROKEN = -1, /* what such a file has is no good content */
    ABSENT = -2, /* and this one may be missing */
};

enum stamped {
    STAMPED_THEMES,
    STAMPED_PAGES,
    STAMPED_PROJECT,
    STAMPED_DECK,
    STAMPED_COUNT,
};

/* Whatever is cut off at their end was needed. */
static const struct {
    const char *folder, *name, *form;
} stamped_files[STAMPED_COUNT] = {
    { "content", "themes.yaml",
      "themes:\n  - id: steden\n    title: \"Nummer %06d\"\n    lead: Sterk\n"
      "    goals: [11, 6]\n  - id: bestuur\n    title: Bestuur\n"
      "    lead: \"Nummer %06d\"\n" },
    { "content", "pages.yaml",
      "pages:\n  - id: over-ons\n    title: \"Nummer %06d\"\n"
      "    links: [home]\n    lead: \"Nummer %06d\"\n" },
    { "content/projects", "band-varna.yaml",
      "id: band-varna\nkind: city-link\ncountry: BG\nsources: [x]\n"
      "place: {name: Varna, precision: country}\n"
      "themes: [bestuur, steden]\ngoals: [17]\ntitle: \"Nummer %06d\"\n"
      "text: \"Nummer %06d\"\n" },
    { "content/decks", "rondgang.yaml",
      "id: rondgang\nkind: loop\nslides:\n  - id: opening\n"
      "    layout: skyline\n    title: \"Nummer %06d\"\n"
      "title: \"Nummer %06d\"\n" },
};

/* Files between those, so that reading takes as long as several edits. */
static const char padding[] =
    "in content/projects/padding.yaml\n"
    "+id: padding-@\n+title: Padding\n+text: Padding\n+kind: city-link\n"
    "+country: BG\n+place: {name: Varna, precision: country}\n"
    "+themes: [bestuur]\n+goals: [17]\n+sources: [x]\n"
    "copies 300 content/projects/padding-@.yaml\n"
    "remove content/projects/padding.yaml\n";

/* The values of all files after a step. */
struct moment {
    int values[STAMPED_COUNT];
};

struct torture {
    int edits;
    uint64_t random;
    struct rig rig;
    struct content_watch *watch;
    struct content_news news; /* waits until nothing moves */
    bool has_news;
    struct moment *moments; /* what lay in the folder, in turn */
    size_t moment_count;
    size_t shown; /* the first of them that what is shown may be */
    int number;   /* of the last edit */
    unsigned long swaps, refusals;
};

static size_t below(struct torture *t, size_t bound)
{
    return mutate_below(&t->random, bound);
}

/* ---- what is shown -------------------------------------------------------*/

static int number_in(const char *text)
{
    int number = BROKEN;

    assert_int_equal(sscanf(text, "Nummer %6d", &number), 1);
    return number;
}

/* Beginning and end of a file agree. */
static int number_of(const char *first, const char *last)
{
    assert_string_equal(first, last);
    return number_in(first);
}

static struct moment moment_of(const struct content *c)
{
    struct moment m = { { [STAMPED_PROJECT] = ABSENT } };

    m.values[STAMPED_THEMES] =
        number_of(c->themes[0].title.in[0], c->themes[1].lead.in[0]);
    m.values[STAMPED_PAGES] =
        number_of(c->pages[0].title.in[0], c->pages[0].lead.in[0]);
    for (size_t i = 0; i < c->project_count; i++) {
        const struct project *p = &c->projects[i];
        if (strcmp(p->id, "band-varna") == 0) {
            m.values[STAMPED_PROJECT] =
                number_of(p->title.in[0], p->text.in[0]);
        }
    }
    for (size_t i = 0; i < c->deck_count; i++) {
        const struct deck *d = &c->decks[i];
        if (strcmp(d->id, "rondgang") == 0) {
            m.values[STAMPED_DECK] =
                number_of(d->title.in[0], d->slides[0].title.in[0]);
        }
    }
    return m;
}

static bool is_same(const struct moment *a, const struct moment *b)
{
    return memcmp(a, b, sizeof(*a)) == 0;
}

/* It lay in the folder like this, and not before what was shown last. */
static void check_shown(struct torture *t)
{
    const struct moment m = moment_of(exhibit_content(t->rig.e));
    size_t at = t->shown;

    while (at < t->moment_count && !is_same(&t->moments[at], &m)) {
        at++;
    }
    if (at == t->moment_count) {
        fail_msg("edit %d: %d %d %d %d is shown and never lay there", t->number,
                 m.values[0], m.values[1], m.values[2], m.values[3]);
    }
    t->shown = at;
}

static void take_news(struct torture *t)
{
    struct content_news news;

    if (content_watch_take(t->watch, &news)) {
        content_news_finish(&t->news); /* overtaken */
        t->news = news;
        t->has_news = true;
    }
}

/* A turn of the program, as live_content_follow() has it. */
static void follow(struct torture *t)
{
    struct rig *r = &t->rig;

    take_news(t);
    if (t->has_news && !exhibit_moves(r->e)) {
        t->swaps += t->news.content ? 1 : 0;
        t->refusals += t->news.content ? 0 : 1;
        exhibit_take_content(r->e, t->news.content, &t->news.diags, r->now_ms);
        t->news.content = NULL;
        content_news_finish(&t->news);
        t->has_news = false;
    }
    rig_pass(r, FRAME_MS);
    assert_non_null(exhibit_draw(r->e, r->now_ms).picture);
    assert_non_null(exhibit_content(r->e));
    check_shown(t);
}

static void visit(struct torture *t)
{
    if (below(t, 4) == 0) {
        rig_tap(&t->rig, (struct vec2){ (float)below(t, RIG_W_PX),
                                        (float)below(t, RIG_H_PX) });
    }
}

static void wait_some(struct torture *t)
{
    const long ms = (long)below(t, PAUSE_MS_MAX);
    const struct timespec moment = { .tv_nsec = ms * 1000000 };

    (void)nanosleep(&moment, NULL);
    visit(t);
    follow(t);
}

static void rest(struct torture *t)
{
    for (size_t turns = below(t, RESTS) == 0 ? REST_TURNS : 1; turns > 0;
         turns--) {
        wait_some(t);
    }
}

/* ---- edits ---------------------------------------------------------------*/

/* From now on @p file has @p value. Said before it can be seen. */
static void note(struct torture *t, enum stamped file, int value)
{
    struct moment next = t->moments[t->moment_count - 1];

    next.values[file] = value;
    t->moments[t->moment_count++] = next;
}

static void note_gone(struct torture *t, enum stamped file)
{
    note(t, file, file == STAMPED_PROJECT ? ABSENT : BROKEN);
}

static const char *path_of(char out[PATH_BYTES], enum stamped file,
                           const char *before, const char *after)
{
    (void)snprintf(out, PATH_BYTES, "%s/%s%s%s", stamped_files[file].folder,
                   before, stamped_files[file].name, after);
    return out;
}

static void write_bytes(const char *path, const char *text, size_t len)
{
    FILE *out = fopen(path, "w");

    assert_non_null(out);
    assert_int_equal(fwrite(text, 1, len, out), len);
    assert_int_equal(fclose(out), 0);
}

static size_t text_of(char out[TEXT_BYTES], enum stamped file, int number)
{
    return (size_t)snprintf(out, TEXT_BYTES, stamped_files[file].form, number,
                            number);
}

static void write_whole(const char *path, enum stamped file, int number)
{
    char text[TEXT_BYTES];
    const size_t len = text_of(text, file, number);

    write_bytes(path, text, len);
}

static void in_place(struct torture *t, enum stamped file)
{
    char path[PATH_BYTES];

    note(t, file, BROKEN);
    note(t, file, t->number);
    write_whole(path_of(path, file, "", ""), file, t->number);
}

/* Part of it, and later all of it. */
static void in_halves(struct torture *t, enum stamped file)
{
    char path[PATH_BYTES];
    char text[TEXT_BYTES];
    const size_t len = text_of(text, file, t->number);

    (void)path_of(path, file, "", "");
    note(t, file, BROKEN);
    write_bytes(path, text, below(t, len - 2));
    rest(t);
    note(t, file, t->number);
    write_bytes(path, text, len);
}

/* Beside it, under a name that is passed over, and then in its place. */
static void rename_over(struct torture *t, enum stamped file)
{
    char path[PATH_BYTES];
    char beside[PATH_BYTES];

    (void)path_of(path, file, "", "");
    write_whole(path_of(beside, file, ".", ".Xa81bc"), file, t->number);
    if (below(t, 2) == 0) {
        wait_some(t);
    }
    note(t, file, t->number);
    assert_int_equal(rename(beside, path), 0);
}

/* The old one becomes the back-up; a new one is written; it goes. Before,
   a file with a number for a name tries out whether there can be one. */
static void as_vim(struct torture *t, enum stamped file)
{
    char path[PATH_BYTES];
    char backup[PATH_BYTES];

    write_bytes("content/4913", "", 0);
    assert_int_equal(unlink("content/4913"), 0);
    (void)path_of(path, file, "", "");
    (void)path_of(backup, file, "", "~");
    note_gone(t, file);
    assert_int_equal(rename(path, backup), 0);
    note(t, file, BROKEN);
    note(t, file, t->number);
    write_whole(path, file, t->number);
    assert_int_equal(unlink(backup), 0);
}

static void as_nano(struct torture *t, enum stamped file)
{
    char lock[PATH_BYTES];

    write_bytes(path_of(lock, file, ".", ".swp"), "nano", 4);
    in_place(t, file);
    assert_int_equal(unlink(lock), 0);
}

static void delete_and_restore(struct torture *t, enum stamped file)
{
    char path[PATH_BYTES];

    note_gone(t, file);
    assert_int_equal(unlink(path_of(path, file, "", "")), 0);
    rest(t);
    in_place(t, file);
}

/* Several files at once, as a copying program does it. */
static void all_of_them(struct torture *t, enum stamped file)
{
    for (int i = 0; i < STAMPED_COUNT; i++) {
        rename_over(t, (enum stamped)(((int)file + i) % STAMPED_COUNT));
    }
}

static void move_folder(struct torture *t, enum stamped file)
{
    const int before = t->moments[t->moment_count - 1].values[file];

    note(t, file, BROKEN);
    assert_int_equal(rename("content", "away"), 0);
    rest(t);
    note(t, file, before);
    assert_int_equal(rename("away", "content"), 0);
}

static void stranger(struct torture *t, enum stamped file)
{
    (void)file;
    write_bytes("content/projects/notes.txt", "x", 1);
    wait_some(t);
    assert_int_equal(unlink("content/projects/notes.txt"), 0);
}

static void edit(struct torture *t)
{
    static void (*const ways[])(struct torture *, enum stamped) = {
        in_place, in_halves,          rename_over, rename_over, as_vim,
        as_nano,  delete_and_restore, all_of_them, move_folder, stranger,
    };
    const enum stamped file = (enum stamped)below(t, STAMPED_COUNT);

    t->number++;
    ways[below(t, sizeof(ways) / sizeof(ways[0]))](t, file);
    rest(t);
}

/* ---- all of it -----------------------------------------------------------*/

static void begin(struct torture *t)
{
    const size_t room =
        1 + ((size_t)t->edits + 1) * STEPS_PER_EDIT * STAMPED_COUNT;

    t->moments = calloc(room, sizeof(*t->moments));
    assert_non_null(t->moments);
    for (int i = 0; i < STAMPED_COUNT; i++) {
        char path[PATH_BYTES];
        write_whole(path_of(path, (enum stamped)i, "", ""), (enum stamped)i, 0);
    }
    t->moment_count = 1;
    t->rig = rig_open((struct exhibit_params){ .content_dir = "content" });
    t->watch = content_watch_open(&(struct content_watch_params){
        .dir = "content",
        .print = folder_print_take("content", NULL),
        .poll_ms = POLL_MS,
        .quiet_ms = QUIET_MS,
    });
    assert_non_null(t->watch);
}

/* It comes when it comes; the test's own limit ends the wait. */
static uint64_t settle(struct torture *t)
{
    const uint64_t start_ms = platform_now_ms();

    in_place(t, STAMPED_DECK);
    while (t->shown + 1 < t->moment_count) {
        follow(t);
    }
    return platform_now_ms() - start_ms;
}

static void test_edits(void **state)
{
    struct torture *t = *state;
    struct content_case c;

    content_case_open(&c, padding);
    begin(t);
    while (t->number < t->edits) {
        edit(t);
    }
    t->number++;
    const uint64_t ms = settle(t);
    (void)printf("%d edits, %lu contents shown, %lu times mistakes: never "
                 "blank, never mixed; settled %llu ms after the last\n",
                 t->edits, t->swaps, t->refusals, (unsigned long long)ms);
    content_watch_close(t->watch);
    content_news_finish(&t->news);
    rig_close(&t->rig);
    free(t->moments);
    content_case_close(&c);
    assert_true(t->swaps > 0 && t->refusals > 0);
}

int main(int argc, char **argv)
{
    struct torture t = {
        .edits = argc >= 2 ? (int)strtol(argv[1], NULL, 10) : 0,
        .random = argc == 3 ? strtoull(argv[2], NULL, 10) : 2026,
    };

    if (t.edits < 1 || argc > 3) {
        (void)fprintf(stderr, "usage: live_torture EDITS [SEED]\n");
        return 2;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(test_edits, &t),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
