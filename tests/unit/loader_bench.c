#include "loader_bench.h"

#include <assert.h>

#include "yaml_file.h"

void loader_bench_open(struct loader_bench *b)
{
    diag_list_init(&b->diags);
    b->region = region_create(CONTENT_MEMORY_BYTES);
    struct arena arena = region_arena(&b->region);
    b->content = arena_make(&arena, struct content, 1);
    const bool ready =
        loader_init(&b->loader, &b->memory, b->content, &b->diags);
    assert(ready);
    b->loader.arena = arena;
    b->loader.dir = "content";
    b->content->languages[0] = "nl";
    b->content->languages[1] = "en";
    b->content->language_count = 2;
}

void loader_bench_close(struct loader_bench *b)
{
    loader_finish(&b->loader, &b->memory);
    region_destroy(&b->region);
    diag_list_finish(&b->diags);
}

void *loader_bench_read(struct loader_bench *b, enum folder_part part,
                        const char *text, size_t len)
{
    struct yaml_file file = { .name = "a.yaml", .text = text, .len = len };
    const bool is_content =
        part == PART_STANDPUNT || part == PART_THEMES || part == PART_PAGES;
    void *record =
        is_content ? b->content : loader_take(&b->loader, part_size(part), 1);

    (void)loader_read_text(&b->loader, part, &file, record);
    return record;
}
