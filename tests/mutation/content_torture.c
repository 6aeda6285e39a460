/*
 * Changes the content in many ways and has it read. Whatever it became, the
 * reader survives; it is refused if and only if there is an error; each has
 * a place in a file that is there; a second reading says the same; and of
 * what is accepted every screen that is asked for can be built.
 *
 * usage: content_torture CONTENT ASSETS FOUND COUNT [NUMBER]
 *   CONTENT  a content folder, which is copied
 *   FOUND    a file that has the number of the last try
 *   NUMBER   the first of COUNT ways to change it; 0 if not said
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "content.h"
#include "content_copy.h"
#include "content_watch.h"
#include "diag_id.h"
#include "mutate.h"
#include "proof_list.h"
#include "scene.h"

enum {
    CHANGES_MAX = 4,    /* of a file, at once */
    FILES_MAX = 3,      /* that are changed at once */
    AGAIN_EVERY = 8,    /* one in so many is read twice */
    SCREENS = 4,        /* of each content that is accepted */
    HANG_SECONDS = 120, /* nothing but a hang takes so long */
    LIST_BYTES = 256 << 20,
    SCENE_BYTES = 64 << 20,
};

/* A file whose name is no line of text. */
static const char odd_name[] = "decks/\xC3\xA9\xFF\n.yaml";

struct torture {
    struct content_copy copy;
    FILE *found;
    uint64_t random;
    char *text; /* of the file that is being changed */
    struct strings *strings;
    struct shape_set *shapes;
    struct text *setter;
    struct region list, scene;
    unsigned long number, accepted, refused, screens, diags, bad;
};

static void require(bool ok, const char *what)
{
    if (!ok) {
        (void)fprintf(stderr, "content_torture: %s\n", what);
        exit(2);
    }
}

static size_t below(struct torture *t, size_t bound)
{
    return mutate_below(&t->random, bound);
}

/* ---- what is asked of each -----------------------------------------------*/

static void blame(struct torture *t, const char *what, const struct diag *d)
{
    (void)printf("number %lu: %s%s%s\n", t->number, what, d ? ": " : "",
                 d ? d->message : "");
    (void)fflush(stdout); /* said before a crash */
    t->bad++;
}

/* About a file or a folder as a whole. */
static bool is_whole(const struct diag *d)
{
    static const int whole[] = {
        DIAG_FOLDER_UNREADABLE, DIAG_FILE_MISSING,     DIAG_FILE_UNREADABLE,
        DIAG_FILE_TOO_LARGE,    DIAG_FOLDER_TOO_LARGE, DIAG_NOT_UTF8,
        DIAG_FILE_EMPTY,        DIAG_FILE_UNEXPECTED,  DIAG_MEMORY,
    };

    for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++) {
        if (d->id == whole[i]) {
            return d->where.line == 0 && d->where.column == 0;
        }
    }
    return false;
}

static void check_diags(struct torture *t, const struct diag_list *diags)
{
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *d = &diags->items[i];
        if (!is_whole(d) && (d->where.line < 1 || d->where.column < 1)) {
            blame(t, "no place", d);
        }
        if (strncmp(d->where.file, "content", 7) != 0) {
            blame(t, "no file", d);
        }
        if (d->message[0] == '\0' || strchr(d->message, '\n')) {
            blame(t, "no line of words", d);
        }
    }
    t->diags += diags->count;
}

static void build_some(struct torture *t, const struct content *content)
{
    static const struct viewport viewports[] = {
        { .w_px = 1920, .h_px = 1080 },
        { .w_px = 1080, .h_px = 1920 },
        { .w_px = 1024, .h_px = 768 },
    };
    struct arena arena = region_arena(&t->list);
    const int language = (int)below(t, content->language_count);
    const struct proof_list list = proof_list_make(&arena, content, language);

    for (int i = 0; i < SCREENS; i++) {
        struct arena scratch = region_arena(&t->scene);
        struct show show = list.items[below(t, list.count)].show;
        if (show.state == STATE_BROWSE) {
            show.settings = (unsigned)below(t, 1U << SETTING_COUNT);
        }
        const struct scene scene =
            scene_build(&scratch, &(struct scene_params){
                                      .content = content,
                                      .strings = t->strings,
                                      .show = &show,
                                      .text = t->setter,
                                      .shapes = t->shapes,
                                      .viewport = viewports[below(t, 3)],
                                  });
        if (scene.items.count == 0) {
            blame(t, "an empty screen", NULL);
        }
        t->screens++;
    }
}

static uint64_t read_once(struct torture *t, bool again)
{
    struct diag_list diags;

    diag_list_init(&diags);
    struct content *content = content_load("content", &diags);
    const uint64_t said = content_mistakes_hash(&diags);
    if (!again) {
        if ((content == NULL) != (diags.error_count > 0)) {
            blame(t, "refused without an error, or accepted with one", NULL);
        }
        check_diags(t, &diags);
        t->accepted += content ? 1 : 0;
        t->refused += content ? 0 : 1;
    }
    if (content && !again) {
        build_some(t, content);
    }
    content_destroy(content);
    diag_list_finish(&diags);
    return said;
}

static void read_content(struct torture *t)
{
    const uint64_t said = read_once(t, false);

    if (t->number % AGAIN_EVERY == 0 && read_once(t, true) != said) {
        blame(t, "it is said otherwise the second time", NULL);
    }
}

/* ---- changes -------------------------------------------------------------*/

static void change_text(struct torture *t, const struct copy_file *file)
{
    const struct copy_file *other = &t->copy.files[below(t, t->copy.count)];
    struct mutation m = {
        .random = mutate_next(&t->random),
        .text = t->text,
        .len = file->len,
        .other = other->text,
        .other_len = other->len,
    };

    memcpy(m.text, file->text, file->len);
    for (size_t left = 1 + below(t, 1 + below(t, CHANGES_MAX)); left > 0;
         left--) {
        mutate_text(&m);
    }
    content_copy_write(&t->copy, file->path, m.text, m.len);
}

static void change_file(struct torture *t, const struct copy_file *file)
{
    const struct copy_file *other = &t->copy.files[below(t, t->copy.count)];

    switch (below(t, 40)) {
    case 0:
        content_copy_remove(&t->copy, file->path);
        break;
    case 1:
        content_copy_write(&t->copy, file->path, other->text, other->len);
        break;
    case 2:
        content_copy_write(&t->copy, "projects/twice.yaml", file->text,
                           file->len);
        break;
    case 3:
        content_copy_write(&t->copy, odd_name, file->text, file->len);
        break;
    default:
        change_text(t, file);
        break;
    }
}

static void put_back(struct torture *t, const struct copy_file *file)
{
    content_copy_write(&t->copy, file->path, file->text, file->len);
    content_copy_remove(&t->copy, "projects/twice.yaml");
    content_copy_remove(&t->copy, odd_name);
}

static void note(const struct torture *t)
{
    rewind(t->found);
    (void)fprintf(t->found, "%lu\n", t->number);
    (void)fflush(t->found);
    (void)alarm(HANG_SECONDS);
}

static void try_number(struct torture *t, unsigned long number)
{
    const struct copy_file *changed[FILES_MAX];

    t->number = number;
    t->random = number; /* each way by its number alone */
    note(t);
    const size_t count = 1 + below(t, 1 + below(t, FILES_MAX));
    for (size_t i = 0; i < count; i++) {
        changed[i] = &t->copy.files[below(t, t->copy.count)];
        change_file(t, changed[i]);
    }
    read_content(t);
    for (size_t i = 0; i < count; i++) {
        put_back(t, changed[i]);
    }
}

static void open_house(struct torture *t, const char *assets_dir)
{
    struct diag_list diags;

    diag_list_init(&diags);
    t->strings = strings_load(assets_dir, &diags);
    diag_list_finish(&diags);
    t->shapes = shape_set_load(assets_dir);
    t->setter = text_create(false);
    t->text = malloc(MUTATE_BYTES_MAX);
    t->list = region_create(LIST_BYTES);
    t->scene = region_create(SCENE_BYTES);
    require(t->strings && t->shapes && t->setter && t->text, "no assets");
}

static void close_house(struct torture *t)
{
    region_destroy(&t->scene);
    region_destroy(&t->list);
    free(t->text);
    text_destroy(t->setter);
    shape_set_destroy(t->shapes);
    strings_destroy(t->strings);
}

int main(int argc, char **argv)
{
    static struct torture t;

    require(argc == 5 || argc == 6, "CONTENT ASSETS FOUND COUNT [NUMBER]");
    const unsigned long count = strtoul(argv[4], NULL, 10);
    const unsigned long first = argc == 6 ? strtoul(argv[5], NULL, 10) : 0;
    require(count > 0, "nothing to do");
    t.found = fopen(argv[3], "w");
    require(t.found != NULL, argv[3]);
    open_house(&t, argv[2]);
    content_copy_open(&t.copy, argv[1]);
    require(chdir(t.copy.dir) == 0, t.copy.dir);
    for (unsigned long i = first; i < first + count; i++) {
        try_number(&t, i);
    }
    content_copy_close(&t.copy);
    close_house(&t);
    (void)fclose(t.found);
    (void)printf("%lu changed contents: %lu refused with %lu diagnostics, "
                 "%lu accepted, %lu screens of them built; %lu were wrong\n",
                 count, t.refused, t.diags, t.accepted, t.screens, t.bad);
    /* Changes that are all refused, or none, test nothing. */
    return t.bad > 0 || t.accepted == 0 || t.refused == 0;
}
