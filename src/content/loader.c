#include "loader.h"

#include <string.h>
#include <unistd.h>

#include "markup.h"
#include "schema.h"

static const struct schema *schema_from_part(enum folder_part part)
{
    switch (part) {
    case PART_STANDPUNT:
        return &schema_standpunt;
    case PART_GOALS:
        return &schema_goals;
    case PART_THEMES:
        return &schema_themes;
    case PART_PAGES:
        return &schema_pages;
    case PART_PROJECT:
        return &schema_project;
    case PART_DECK:
        return &schema_deck;
    case PART_MUNICIPALITIES:
        return &schema_municipalities;
    }
    return NULL;
}

size_t part_size(enum folder_part part)
{
    return schema_from_part(part)->size;
}

bool loader_init(struct loader *ld, struct loader_memory *memory,
                 struct content *content, struct diag_list *diags)
{
    *memory = (struct loader_memory){
        .scratch = region_try(CONTENT_SCRATCH_BYTES),
        .names = region_try(CONTENT_NAMES_BYTES),
        .file = region_try(YAML_MEMORY_BYTES),
        .text = region_try(MARKUP_MEMORY_BYTES),
    };
    *ld = (struct loader){
        .content = content,
        .diags = diags,
        .scratch = region_arena(&memory->scratch),
        .names_arena = region_arena(&memory->names),
        .file_arena = region_arena(&memory->file),
        .text_arena = region_arena(&memory->text),
        .picture_fd = -1,
        .dir_fd = -1,
    };
    return memory->scratch.base && memory->names.base && memory->file.base &&
           memory->text.base;
}

void loader_finish(struct loader *ld, struct loader_memory *memory)
{
    if (ld->picture_fd >= 0) {
        (void)close(ld->picture_fd);
    }
    if (ld->dir_fd >= 0) {
        (void)close(ld->dir_fd);
    }
    region_destroy(&memory->scratch);
    region_destroy(&memory->names);
    region_destroy(&memory->file);
    region_destroy(&memory->text);
}

static void *take(struct loader *ld, struct arena *a, size_t size, size_t count)
{
    const size_t align = size == 1 ? 1 : _Alignof(max_align_t);
    void *p = arena_alloc(a, size, align, count);
    if (!p && !ld->is_full) {
        const struct spot at = { .where = { .file = ld->dir } };
        spot_report(ld->diags, DIAG_MEMORY, &at,
                    "there is more content than %d MiB of memory can hold; "
                    "take some out",
                    CONTENT_MEMORY_BYTES / (1024 * 1024));
        ld->is_full = true;
    }
    return p;
}

void *loader_take(struct loader *ld, size_t size, size_t count)
{
    return take(ld, &ld->arena, size, count);
}

void *loader_take_scratch(struct loader *ld, size_t size, size_t count)
{
    return take(ld, &ld->scratch, size, count);
}

const char *loader_copy(struct loader *ld, const char *text)
{
    const size_t size = strlen(text) + 1;
    char *copy = take(ld, &ld->arena, 1, size);
    return copy ? memcpy(copy, text, size) : "";
}

const char *loader_path(struct loader *ld, const char *part)
{
    const size_t dir_len = strlen(ld->dir);
    const size_t size = dir_len + 1 + strlen(part) + 1;
    char *path = loader_take(ld, 1, size);
    if (!path) {
        return "";
    }
    memcpy(path, ld->dir, dir_len);
    path[dir_len] = '/';
    memcpy(path + dir_len + 1, part, strlen(part));
    return path;
}

void loader_add_name(struct loader *ld, struct name_index *scope,
                     const struct name *id)
{
    const struct name *first = name_index_add(scope, &ld->names_arena, id);

    if (first) {
        const struct spot at = { .key = "id", .where = id->where };
        spot_report(ld->diags, DIAG_DUPLICATE_ID, &at,
                    "%s is used twice; first in %s:%d",
                    quote_text(id->text).text, first->where.file,
                    first->where.line);
    }
}

bool loader_has_languages(const struct loader *ld)
{
    for (size_t i = 0; i < ld->content->language_count; i++) {
        if (!ld->content->languages[i]) {
            return false;
        }
    }
    return ld->content->language_count > 0;
}

struct name loader_read_text(struct loader *ld, enum folder_part part,
                             struct yaml_file *file, void *record)
{
    const struct schema *schema = schema_from_part(part);
    struct arena scratch = ld->file_arena;
    const struct yaml_reader reader = { &scratch, ld->diags };
    struct name name = { .index = NAME_BROKEN, .where.file = file->name };

    if (!yaml_file_check(file, ld->diags)) {
        return name;
    }
    const struct yaml_tree tree = yaml_tree_parse(file, &reader);
    if (!tree.root) {
        return name;
    }
    const struct node *id = schema_id_node(schema, tree.root);
    if (id) {
        name.text = loader_copy(ld, id->text);
        name.where = id->where;
    }
    if (tree.is_whole) {
        const struct spot at = spot_root(tree.root);
        schema_load(ld, schema, &at, record);
        name.index = 0;
    }
    return name;
}

struct name loader_read_file(struct loader *ld, const struct part_file *from,
                             void *record)
{
    struct yaml_file file = { .name = from->name };
    const struct arena kept = ld->file_arena;
    const struct yaml_reader reader = { &ld->file_arena, ld->diags };
    struct name name = { .index = NAME_BROKEN, .where.file = from->name };

    if (yaml_file_read(&file, &reader, from->folder_fd, from->entry)) {
        const bool had_room = ld->read_bytes <= CONTENT_BYTES_MAX;
        ld->read_bytes += file.len;
        if (ld->read_bytes <= CONTENT_BYTES_MAX) {
            name = loader_read_text(ld, from->part, &file, record);
        } else if (had_room) {
            const struct spot at = { .where = { .file = from->name } };
            spot_report(ld->diags, DIAG_FOLDER_TOO_LARGE, &at,
                        "from here on the files have more than %d MiB; take "
                        "some out",
                        CONTENT_BYTES_MAX / (1024 * 1024));
        }
    }
    ld->file_arena = kept;
    return name;
}
