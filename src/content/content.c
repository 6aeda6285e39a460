#include "content.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "derived.h"
#include "folder.h"
#include "loader.h"
#include "municipality.h"
#include "reference.h"
#include "schema.h"

/* A content and the memory it lies in. */
struct content_block {
    struct content content; /* first: the public pointer leads here */
    struct region region;
};

/* One project or deck after its file was read. */
struct loaded {
    struct name name;
    size_t from;   /* in order of files */
    bool is_guess; /* the id is what the file is called */
};

const char *const *content_known_languages(size_t *count)
{
    static const char *const known[] = { "nl", "en", "fr", "uk", "ar" };

    *count = sizeof(known) / sizeof(known[0]);
    return known;
}

static void read_top_file(struct loader *ld, enum folder_part part,
                          const char *entry, void *record)
{
    const struct part_file from = {
        .part = part,
        .folder_fd = ld->dir_fd,
        .entry = entry,
        .name = loader_path(ld, entry),
    };
    ld->file_count++;
    (void)loader_read_file(ld, &from, record);
}

static void read_goals(struct loader *ld)
{
    struct goal_file file = { 0 };
    struct goal *goals = loader_take(ld, sizeof(*goals), GOAL_COUNT);

    read_top_file(ld, PART_GOALS, "goals.yaml", &file);
    for (size_t i = 0; i < file.count && goals; i++) {
        if (file.goals[i].number > 0) {
            goals[file.goals[i].number - 1] = file.goals[i];
        }
    }
    ld->content->goals = goals;
}

/* An id that was not written is "": then some are not known. */
static void add_top_name(struct loader *ld, enum thing thing, const char *id)
{
    const struct name name = {
        .text = id,
        .index = (int)ld->names[thing].count,
    };
    ld->is_incomplete[thing] |= id[0] == '\0';
    (void)name_index_add(&ld->names[thing], &ld->names_arena, &name);
}

static void read_themes(struct loader *ld)
{
    struct content *c = ld->content;
    const size_t errors_before = ld->diags->error_count;

    read_top_file(ld, PART_THEMES, "themes.yaml", c);
    for (size_t i = 0; i < c->theme_count; i++) {
        add_top_name(ld, THING_THEME, c->themes[i].id);
    }
    ld->is_incomplete[THING_THEME] |=
        c->theme_count == 0 && ld->diags->error_count > errors_before;
}

static void read_pages(struct loader *ld)
{
    struct content *c = ld->content;
    const size_t errors_before = ld->diags->error_count;

    read_top_file(ld, PART_PAGES, "pages.yaml", c);
    for (size_t i = 0; i < c->page_count; i++) {
        add_top_name(ld, THING_PAGE, c->pages[i].id);
    }
    ld->is_incomplete[THING_PAGE] |=
        c->page_count == 0 && ld->diags->error_count > errors_before;
}

/* A content without municipalities has no such file. */
static void read_municipalities(struct loader *ld)
{
    static const char entry[] = "municipalities.yaml";
    struct content *c = ld->content;
    struct stat about;
    const size_t errors_before = ld->diags->error_count;

    c->general = -1;
    if (fstatat(ld->dir_fd, entry, &about, AT_SYMLINK_NOFOLLOW) != 0 &&
        errno == ENOENT) {
        return;
    }
    read_top_file(ld, PART_MUNICIPALITIES, entry, c);
    for (size_t i = 0; i < c->municipality_count; i++) {
        add_top_name(ld, THING_MUNICIPALITY, c->municipalities[i].id);
    }
    ld->is_incomplete[THING_MUNICIPALITY] |=
        c->municipality_count == 0 && ld->diags->error_count > errors_before;
}

/* A file that has lost its id probably is called like it. */
static const char *id_from_entry(struct loader *ld, const char *entry)
{
    char *id = loader_take_scratch(ld, 1, strlen(entry) + 1);
    if (!id) {
        return "";
    }
    memcpy(id, entry, strlen(entry) - strlen(".yaml"));
    return id;
}

static struct loaded read_entry(struct loader *ld, const struct part_file *at,
                                void *record)
{
    struct loaded one = { .name = loader_read_file(ld, at, record) };

    if (one.name.index == NAME_BROKEN || !one.name.text) {
        one.is_guess = true;
        one.name.index = NAME_BROKEN;
    }
    if (!one.name.text) {
        one.name.text = id_from_entry(ld, at->entry);
    }
    return one;
}

static int compare_loaded(const void *left, const void *right)
{
    const struct loaded *a = left;
    const struct loaded *b = right;
    const int order = strcmp(a->name.text, b->name.text);
    return order ? order : (a->from > b->from) - (a->from < b->from);
}

/* What a folder of things becomes. */
struct things {
    enum folder_part part;
    enum thing thing;
    const char *folder;
    const void *records; /* in order of id */
    size_t count;
};

static void add_names(struct loader *ld, const struct things *t,
                      struct loaded *loaded)
{
    struct name_index *names = &ld->names[t->thing];

    /* Certain ids first: a guess never takes the place of one. */
    for (size_t i = 0; i < t->count; i++) {
        if (!loaded[i].is_guess) {
            loaded[i].name.index = (int)i;
            loader_add_name(ld, names, &loaded[i].name);
        }
    }
    for (size_t i = 0; i < t->count; i++) {
        if (loaded[i].is_guess) {
            (void)name_index_add(names, &ld->names_arena, &loaded[i].name);
        }
    }
}

static void read_entries(struct loader *ld, struct things *t,
                         const struct folder *folder)
{
    const size_t size = part_size(t->part);
    struct loaded *loaded =
        loader_take_scratch(ld, sizeof(*loaded), folder->count);
    char *unsorted = loader_take_scratch(ld, size, folder->count);
    char *records = loader_take(ld, size, folder->count);

    if (!loaded || !unsorted || !records) {
        return;
    }
    for (size_t i = 0; i < folder->count && !ld->is_full; i++) {
        char part[512]; /* the folder's name, and NAME_MAX of Linux: 255 */
        (void)snprintf(part, sizeof(part), "%s/%s", t->folder,
                       folder->names[i]);
        const struct part_file from = {
            .part = t->part,
            .folder_fd = folder->fd,
            .entry = folder->names[i],
            .name = loader_path(ld, part),
        };
        loaded[i] = read_entry(ld, &from, unsorted + i * size);
        loaded[i].from = i;
        t->count++;
    }
    qsort(loaded, t->count, sizeof(*loaded), compare_loaded);
    for (size_t i = 0; i < t->count; i++) {
        memcpy(records + i * size, unsorted + loaded[i].from * size, size);
    }
    t->records = records;
    add_names(ld, t, loaded);
}

static void read_folder(struct loader *ld, struct things *t)
{
    struct folder folder;

    if (folder_open(&folder, ld, t->folder)) {
        read_entries(ld, t, &folder);
    } else {
        ld->is_incomplete[t->thing] = true;
    }
    folder_close(&folder);
}

static void read_projects_and_decks(struct loader *ld)
{
    struct things projects = {
        .part = PART_PROJECT,
        .thing = THING_PROJECT,
        .folder = "projects",
    };
    struct things decks = {
        .part = PART_DECK,
        .thing = THING_DECK,
        .folder = "decks",
    };

    read_folder(ld, &projects);
    ld->content->projects = projects.records;
    ld->content->project_count = projects.count;
    read_folder(ld, &decks);
    ld->content->decks = decks.records;
    ld->content->deck_count = decks.count;
}

static void keep_pictures(struct loader *ld)
{
    const struct name_index *pictures = &ld->pictures;
    const char **images = loader_take(ld, sizeof(*images), pictures->count);

    for (size_t i = 0; i < pictures->count && images; i++) {
        images[i] = pictures->names[i].text;
    }
    ld->content->images = images;
    ld->content->image_count = images ? pictures->count : 0;
}

/* Opening succeeds for a link: a release may be one. */
static bool open_content(struct loader *ld)
{
    ld->dir_fd = open(ld->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (ld->dir_fd >= 0) {
        return true;
    }
    const struct spot at = { .where = { .file = ld->dir } };
    const char *reason =
        errno == ENOENT    ? "there is no such folder; --content names it"
        : errno == ENOTDIR ? "is a file; --content names a folder"
                           : strerror(errno);
    spot_report(ld->diags, DIAG_FOLDER_UNREADABLE, &at, "%s", reason);
    return false;
}

static void read_content(struct loader *ld)
{
    const size_t errors_before = ld->diags->error_count;

    if (!open_content(ld)) {
        return;
    }
    read_top_file(ld, PART_STANDPUNT, "standpunt.yaml", ld->content);
    read_goals(ld);
    read_themes(ld);
    read_pages(ld);
    read_projects_and_decks(ld);
    read_municipalities(ld);
    if (!ld->is_full) {
        reference_resolve_all(ld);
        keep_pictures(ld);
    }
    if (!ld->is_full && ld->diags->error_count == errors_before) {
        derived_make(ld);
    }
}

/* Without the slashes at its end: messages add one. */
static const char *copy_dir(struct loader *ld, const char *dir)
{
    size_t len = strlen(dir);
    while (len > 1 && dir[len - 1] == '/') {
        len--;
    }
    return arena_copy_string(&ld->arena, dir, len);
}

/* A running stand goes on with what it has. */
static void report_no_memory(const char *dir, struct diag_list *diags)
{
    const struct spot at = { .where = { .file = dir } };

    spot_report(diags, DIAG_MEMORY, &at,
                "the machine has no memory to read it; end other programs");
}

static void read_into(struct content_block *block, struct arena arena,
                      const char *dir, struct diag_list *diags)
{
    struct loader_memory memory;
    struct loader ld;

    if (loader_init(&ld, &memory, &block->content, diags)) {
        ld.arena = arena;
        ld.dir = copy_dir(&ld, dir);
        block->content.dir = ld.dir;
        read_content(&ld);
    } else {
        report_no_memory(dir, diags);
    }
    loader_finish(&ld, &memory);
}

struct content *content_load(const char *dir, struct diag_list *diags)
{
    const size_t errors_before = diags->error_count;
    const struct region region = region_try(CONTENT_MEMORY_BYTES);

    if (!region.base) {
        report_no_memory(dir, diags);
        return NULL;
    }
    struct arena arena = region_arena(&region);
    struct content_block *block = arena_make(&arena, struct content_block, 1);
    block->region = region;
    read_into(block, arena, dir, diags);
    diag_list_sort(diags);
    if (diags->error_count > errors_before) {
        content_destroy(&block->content);
        return NULL;
    }
    return &block->content;
}

void content_destroy(struct content *content)
{
    if (content) {
        /* The block lies in the region: the handle must outlive it. */
        struct region region = ((struct content_block *)content)->region;
        region_destroy(&region);
    }
}
