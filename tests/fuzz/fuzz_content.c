/*
 * F1: one file of a content folder, from bytes to the model.
 *
 * The first byte chooses what the file is; the rest is the file. There is no
 * folder, so pictures are never found. References are resolved, as in a
 * folder with this one file.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "loader.h"
#include "reference.h"
#include "schema.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    PART_COUNT = PART_DECK + 1,
};

/* The last kind has a letter: bytes of older finds keep their meaning. */
static enum folder_part part_from_byte(uint8_t first)
{
    return first == 'm' ? PART_MUNICIPALITIES
                        : (enum folder_part)(first % PART_COUNT);
}

static void *record_from_part(struct loader *ld, enum folder_part part)
{
    switch (part) {
    case PART_STANDPUNT:
    case PART_THEMES:
    case PART_PAGES:
    case PART_MUNICIPALITIES:
        return ld->content;
    case PART_GOALS:
    case PART_PROJECT:
    case PART_DECK:
        return loader_take(ld, part_size(part), 1);
    }
    return NULL;
}

/* An error has a place: a line, but for a file that is wrong as a whole. */
static void check_diags(const struct diag_list *diags)
{
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *d = &diags->items[i];
        const bool is_whole_file =
            d->id == DIAG_FILE_EMPTY || d->id == DIAG_NOT_UTF8;
        if (d->where.line < 1 && !is_whole_file) {
            abort();
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct region region = region_create(CONTENT_MEMORY_BYTES);
    struct arena arena = region_arena(&region);
    struct content *content = arena_make(&arena, struct content, 1);
    struct loader_memory memory;
    struct loader loader;
    struct diag_list diags;
    const uint8_t first = size > 0 ? data[0] : 0;
    const enum folder_part part = part_from_byte(first);
    struct yaml_file file = {
        .name = "a.yaml",
        .text = (const char *)data + (size > 0 ? 1 : 0),
        .len = size > 0 ? size - 1 : 0,
    };

    diag_list_init(&diags);
    if (!loader_init(&loader, &memory, content, &diags)) {
        abort(); /* not what is looked for here */
    }
    loader.arena = arena;
    loader.dir = "content";
    if (part != PART_STANDPUNT) {
        content->languages[0] = "nl";
        content->language_count = 1;
    }
    (void)loader_read_text(&loader, part, &file,
                           record_from_part(&loader, part));
    reference_resolve_all(&loader);
    diag_list_sort(&diags);
    check_diags(&diags);

    loader_finish(&loader, &memory);
    diag_list_finish(&diags);
    region_destroy(&region);
    return 0;
}
