#include "web.h"

#include <stdio.h>

#include "diag.h"
#include "log.h"
#include "web_room.h"

enum {
    EXIT_MISTAKES = 1,
    EXIT_COULD_NOT_RUN = 2,
    /* Addresses; pages of memory are used as needed. */
    PAGE_MEMORY_BYTES = 256 << 20,
    PICTURE_MEMORY_BYTES = 4 << 20,
};

static bool add_language(const struct web *web, int language)
{
    return web_add_homes(web, language) && web_add_lists(web, language) &&
           web_add_municipalities(web, language) &&
           web_add_things(web, language) && web_add_take(web, language);
}

static bool add_all(const struct web *web, const char *assets_dir)
{
    bool good =
        web_add_style(web, assets_dir) && web_add_art(web) && web_add_root(web);

    for (int i = 0; good && i < (int)web->content->language_count; i++) {
        good = add_language(web, i);
    }
    return good;
}

/* @return the exit status. */
static int write_site(const struct web *from, const struct web_params *params)
{
    struct web web = *from;
    struct region page_memory = region_create(PAGE_MEMORY_BYTES);
    struct region picture_memory = region_create(PICTURE_MEMORY_BYTES);
    struct arena picture_arena = region_arena(&picture_memory);
    struct web_pictures pictures = { 0 };
    int status = EXIT_COULD_NOT_RUN;

    web.page_memory = &page_memory;
    web.pictures = &pictures;
    web.tree = web_tree_open(params->out_dir);
    if (web.tree && web_add_pictures(&web, &picture_arena, &pictures) &&
        add_all(&web, params->assets_dir) && web_tree_commit(web.tree)) {
        (void)printf("%s: %zu files, %zu KiB, %zu languages\n", params->out_dir,
                     web_tree_count(web.tree),
                     (web_tree_bytes(web.tree) + 1023) / 1024,
                     web.content->language_count);
        status = 0;
    }
    web_tree_close(web.tree);
    region_destroy(&picture_memory);
    region_destroy(&page_memory);
    return status;
}

int web_export(const struct web_params *params)
{
    struct diag_list diags;
    int status = EXIT_COULD_NOT_RUN;

    diag_list_init(&diags);
    struct content *content = content_load(params->content_dir, &diags);
    struct strings *strings = strings_load(params->assets_dir, &diags);
    struct shape_set *shapes = shape_set_load(params->assets_dir);
    diag_list_print(&diags, stderr);
    diag_list_finish(&diags);
    if (!content) {
        status = EXIT_MISTAKES;
    } else if (strings && shapes) {
        const struct web web = { .content = content,
                                 .strings = strings,
                                 .shapes = shapes };
        status = write_site(&web, params);
    }
    shape_set_destroy(shapes);
    strings_destroy(strings);
    content_destroy(content);
    return status;
}
