/**
 * @file
 * A content folder that is edited while a stand shows it: what is whole is
 * read, what is not is waited for, and mistakes are told once. With the
 * system's word of changes and without it.
 */

#include <dirent.h>
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

#include "content_case.h"
#include "content_watch.h"
#include "folder_print.h"
#include "rig.h"

enum {
    POLL_MS = 10,
    QUIET_MS = 10,   /* longer than a tick of the file system's clock */
    FAR_MS = 600000, /* longer than a test may take */
    PATH_BYTES = 300,
    EDITS = 1000,
    RELEASES = 2,
};

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void put_themes(const char *path, const char *title)
{
    char text[1024];

    (void)snprintf(text, sizeof(text),
                   "themes:\n  - id: steden\n    title: %s\n    lead: Sterk\n"
                   "    goals: [11, 6]\n  - id: bestuur\n    title: Bestuur\n"
                   "    lead: Luistert\n",
                   title);
    put(path, text);
}

static struct content_watch *watch_folder(const char *dir, bool without_hints,
                                          bool only_hints)
{
    struct content_watch *w = content_watch_open(&(struct content_watch_params){
        .dir = dir,
        .print = folder_print_take(dir, NULL),
        .without_hints = without_hints,
        .poll_ms = only_hints ? FAR_MS : POLL_MS,
        .quiet_ms = QUIET_MS,
    });
    assert_non_null(w);
    return w;
}

static void pause_ms(long ms)
{
    const struct timespec moment = { .tv_nsec = ms * 1000000 };
    (void)nanosleep(&moment, NULL);
}

/* It comes when it comes; the test's own limit ends the wait. */
static struct content_news next_news(struct content_watch *w)
{
    struct content_news news;

    while (!content_watch_take(w, &news)) {
        pause_ms(1);
    }
    return news;
}

static void expect_title(struct content_watch *w, const char *title)
{
    struct content_news news = next_news(w);

    /* A slow machine may have read an earlier state in between. */
    while (!news.content ||
           strcmp(news.content->themes[0].title.in[0], title) != 0) {
        content_news_finish(&news);
        news = next_news(w);
    }
    assert_int_equal(news.diags.error_count, 0);
    content_news_finish(&news);
}

/* @return their hash. */
static uint64_t expect_mistakes(struct content_watch *w)
{
    struct content_news news = next_news(w);
    const uint64_t mistakes = news.mistakes;

    assert_null(news.content);
    assert_true(news.diags.error_count > 0);
    assert_true(mistakes == content_mistakes_hash(&news.diags));
    content_news_finish(&news);
    return mistakes;
}

/* The edits that editors and copying programs make, one after the other. */
static void edit_folder(struct content_watch *w, const char *folder)
{
    char themes[PATH_BYTES];
    char beside[PATH_BYTES];

    (void)snprintf(themes, sizeof(themes), "%s/themes.yaml", folder);
    (void)snprintf(beside, sizeof(beside), "%s/.themes.fresh", folder);
    put_themes(themes, "In place");
    expect_title(w, "In place");

    put_themes(beside, "Renamed over");
    assert_int_equal(rename(beside, themes), 0);
    expect_title(w, "Renamed over");

    assert_int_equal(unlink(themes), 0);
    (void)expect_mistakes(w);
    put_themes(themes, "Taken away and made anew");
    expect_title(w, "Taken away and made anew");

    put(themes, "themes:\n  - id: steden\n    tit");
    (void)expect_mistakes(w);
    put_themes(themes, "Half, then whole");
    expect_title(w, "Half, then whole");

    assert_int_equal(rename(folder, "away"), 0);
    (void)expect_mistakes(w);
    assert_int_equal(rename("away", folder), 0);
    expect_title(w, "Half, then whole");
}

static const struct {
    const char *label;
    bool without_hints, only_hints;
} ways[] = {
    { "looking and hints", false, false },
    { "looking alone", true, false },
    { "hints alone", false, true },
};

static void test_edits(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        struct content_case c;
        content_case_open(&c, NULL);
        struct content_watch *w =
            watch_folder("content", ways[i].without_hints, ways[i].only_hints);
        if (ways[i].only_hints) {
            /* Its hints are on once it has answered. */
            content_watch_ask(w);
            expect_title(w, "Steden");
        }
        edit_folder(w, "content");
        content_watch_close(w);
        content_case_close(&c);
    }
}

/* The same mistakes are no news, however often they are read. */
static void test_mistakes_once(void **state)
{
    (void)state;
    struct content_case c;

    content_case_open(&c, NULL);
    struct content_watch *w = watch_folder("content", false, false);
    put("content/themes.yaml", "themes: 12\n");
    const uint64_t told = expect_mistakes(w);
    for (int i = 0; i < 20; i++) { /* read again after each, or by itself */
        put("content/images/other.png", i % 2 ? "x" : "xx");
        pause_ms(QUIET_MS * 3);
    }
    put_themes("content/themes.yaml", "Mended");
    struct content_news news = next_news(w);
    while (!news.content) { /* written slowly, and read meanwhile */
        assert_true(news.mistakes != told);
        content_news_finish(&news);
        news = next_news(w);
    }
    content_news_finish(&news);

    /* Who asks is told. */
    put("content/themes.yaml", "themes: 12\n");
    (void)expect_mistakes(w);
    content_watch_ask(w);
    (void)expect_mistakes(w);
    content_watch_close(w);
    content_watch_close(NULL);
    content_case_close(&c);
}

/* What was changed between the stand's reading and the watch is seen. */
static void test_changed_before(void **state)
{
    (void)state;
    struct content_case c;

    content_case_open(&c, NULL);
    const uint64_t print = folder_print_take("content", NULL);
    put_themes("content/themes.yaml", "Early");
    struct content_watch *w = content_watch_open(&(struct content_watch_params){
        .dir = "content",
        .print = print,
        .poll_ms = FAR_MS,
        .quiet_ms = QUIET_MS,
    });
    assert_non_null(w);
    expect_title(w, "Early");
    content_watch_close(w);
    content_case_close(&c);
}

/* Of a bare start: that there is a change, and nothing is read. */
static void test_looks_only(void **state)
{
    (void)state;
    struct content_case c;
    struct content_news news;

    content_case_open(&c, NULL);
    struct content_watch *w = content_watch_open(&(struct content_watch_params){
        .dir = "content",
        .looks_only = true,
        .poll_ms = POLL_MS,
        .quiet_ms = QUIET_MS,
    });
    assert_non_null(w);
    /* What is changed before its first look is no change. */
    for (int i = 0; !content_watch_take(w, &news); i++) {
        put("content/themes.yaml", i % 2 ? "themes: 12\n" : "themes: 1\n");
        pause_ms(10 * POLL_MS);
    }
    assert_null(news.content);
    assert_int_equal(news.diags.count, 0);
    content_news_finish(&news);
    pause_ms(10 * POLL_MS);
    assert_false(content_watch_take(w, &news));
    content_watch_close(w);
    content_case_close(&c);
}

/* News that nobody took, and an end in the middle of anything. */
static void test_close(void **state)
{
    (void)state;
    struct content_case c;

    content_case_open(&c, NULL);
    for (int i = 0; i < 20; i++) {
        struct content_watch *w = watch_folder("content", i % 2, false);
        put_themes("content/themes.yaml", i % 2 ? "Een" : "Twee");
        content_watch_ask(w);
        pause_ms(i);
        content_watch_close(w);
    }
    content_case_close(&c);
}

/* A release with the files of the content, by hard links. */
static void link_files(const char *from, const char *to)
{
    DIR *dir = opendir(from);
    const struct dirent *entry;

    assert_non_null(dir);
    assert_int_equal(mkdir(to, 0700), 0);
    while ((entry = readdir(dir)) != NULL) {
        char source[PATH_BYTES];
        char target[PATH_BYTES];
        if (entry->d_type == DT_REG) {
            (void)snprintf(source, sizeof(source), "%s/%s", from,
                           entry->d_name);
            (void)snprintf(target, sizeof(target), "%s/%s", to, entry->d_name);
            assert_int_equal(link(source, target), 0);
        }
    }
    (void)closedir(dir);
}

static void make_release(const char *name)
{
    static const char *const folders[] = { "projects", "decks", "images" };
    char path[PATH_BYTES];

    link_files("content", name);
    for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
        char from[PATH_BYTES];
        (void)snprintf(path, sizeof(path), "%s/%s", name, folders[i]);
        (void)snprintf(from, sizeof(from), "content/%s", folders[i]);
        link_files(from, path);
    }
    (void)snprintf(path, sizeof(path), "%s/themes.yaml", name);
    assert_int_equal(unlink(path), 0);
    (void)snprintf(path, sizeof(path), "%s/pages.yaml", name);
    assert_int_equal(unlink(path), 0);
}

/* Two files that belong together, in a release that is not shown now. */
static void write_release(int release, int number)
{
    char path[PATH_BYTES];
    char text[512];

    (void)snprintf(path, sizeof(path), "release-%d/themes.yaml", release);
    (void)snprintf(text, sizeof(text), "Nummer %d", number);
    put_themes(path, text);
    (void)snprintf(path, sizeof(path), "release-%d/pages.yaml", release);
    (void)snprintf(text, sizeof(text),
                   "pages:\n  - id: over-ons\n    title: Nummer %d\n"
                   "    lead: Wie wij zijn\n    links: [home]\n",
                   number);
    put(path, text);
}

static void switch_to(int release)
{
    char name[32];

    (void)snprintf(name, sizeof(name), "release-%d", release);
    assert_int_equal(symlink(name, "next"), 0);
    assert_int_equal(rename("next", "current"), 0);
}

/* What is shown now, as a number; both files must agree on it. */
static int shown_number(struct rig *r)
{
    const struct content *c = exhibit_content(r->e);
    int number = 0;

    assert_non_null(c);
    assert_string_equal(c->themes[0].title.in[0], c->pages[0].title.in[0]);
    assert_int_equal(sscanf(c->themes[0].title.in[0], "Nummer %d", &number), 1);
    return number;
}

static void follow(struct rig *r, struct content_watch *w)
{
    struct content_news news;

    if (content_watch_take(w, &news)) {
        exhibit_take_content(r->e, news.content, &news.diags, r->now_ms);
        news.content = NULL;
        content_news_finish(&news);
    }
    rig_pass(r, 16);
    assert_non_null(exhibit_draw(r->e, r->now_ms).picture);
}

static uint64_t next_random(uint64_t *seed)
{
    /* Source of the numbers: Knuth's MMIX generator. */
    *seed =
        *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *seed >> 33;
}

/* One random edit; what is shown may be the state before or after it. */
static void random_edit(uint64_t *seed, int number)
{
    const int shown = number % RELEASES;
    char path[PATH_BYTES];

    switch (next_random(seed) % 4) {
    case 0: /* a half file, which is never good content */
        (void)snprintf(path, sizeof(path), "release-%d/themes.yaml", shown);
        put(path, "themes:\n  - id: steden\n    tit");
        pause_ms((long)(next_random(seed) % 12));
        break;
    case 1: /* the link is away for a moment */
        assert_int_equal(unlink("current"), 0);
        pause_ms((long)(next_random(seed) % 12));
        break;
    case 2: /* long enough to be read, sometimes */
        pause_ms((long)(next_random(seed) % 40));
        break;
    default:
        break;
    }
    write_release((number + 1) % RELEASES, number + 1);
    switch_to((number + 1) % RELEASES);
}

static void test_random_edits(void **state)
{
    (void)state;
    struct content_case c;
    uint64_t seed = 2026;

    content_case_open(&c, NULL);
    make_release("release-0");
    make_release("release-1");
    write_release(0, 0);
    switch_to(0);
    struct content_watch *w = watch_folder("current", false, false);
    struct rig r =
        rig_open((struct exhibit_params){ .content_dir = "current" });
    for (int i = 0; i < EDITS; i++) {
        random_edit(&seed, i);
        follow(&r, w);
        assert_true(shown_number(&r) <= i + 1);
    }
    while (shown_number(&r) != EDITS) {
        pause_ms(1);
        follow(&r, w);
    }
    content_watch_close(w);
    rig_close(&r);
    content_case_close(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edits),
        cmocka_unit_test(test_mistakes_once),
        cmocka_unit_test(test_changed_before),
        cmocka_unit_test(test_looks_only),
        cmocka_unit_test(test_close),
        cmocka_unit_test(test_random_edits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
