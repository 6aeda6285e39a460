#pragma once

/**
 * @file
 * What the parts of the content reader share while a folder is read.
 *
 * Reading has two passes: the files one by one into the model, then the
 * references between them. A mistake is reported once, where it was made:
 * an id that has a mistake of its own is known all the same, so that what
 * refers to it is not blamed.
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "diag.h"
#include "model.h"
#include "name_index.h"
#include "spot.h"

enum {
    CONTENT_FILE_COUNT_MAX = 12000, /**< 10,000 projects and their decks. */
    CONTENT_BYTES_MAX = 32 * 1024 * 1024, /**< All YAML of a folder. */
    CONTENT_PICTURE_COUNT_MAX = 10000,
    CONTENT_MEMORY_BYTES = 128 * 1024 * 1024, /**< The model. */
    CONTENT_SCRATCH_BYTES = 64 * 1024 * 1024, /**< References. */
    CONTENT_NAMES_BYTES = 8 * 1024 * 1024,    /**< For NAME_COUNT_MAX, twice. */
};

/** What an id can name. */
enum thing {
    THING_THEME,
    THING_PROJECT,
    THING_PAGE,
    THING_DECK,
    THING_MUNICIPALITY,
    THING_COUNT,
};

enum {
    DECK_KIND_UNKNOWN = -1, /**< The deck's kind has a mistake. */
};

struct reference;

struct loader {
    struct content *content;
    struct arena arena;       /**< Of the content. */
    struct arena scratch;     /**< References; ends with the loader. */
    struct arena names_arena; /**< Names; ends with the loader. */
    struct diag_list *diags;
    const char *dir;
    struct arena file_arena; /**< One file and its tree; copied for each. */
    struct arena text_arena; /**< One text's marks; copied for each. */
    size_t file_count, read_bytes;
    int picture_fd; /**< The folder images; -1 until it is opened. */
    int dir_fd;     /**< The content folder, or -1. */
    bool is_full;   /**< Memory has run out, and that is reported. */
    /** Ids of a kind could not be read: missing ones are not reported. */
    bool is_incomplete[THING_COUNT];
    struct name_index names[THING_COUNT];
    struct name_index pictures;
    struct reference *first_reference, *last_reference;
};

/**
 * Take zeroed memory for anything, that lives as long as the content.
 *
 * @return  NULL when there is none, after one diagnostic.
 */
void *loader_take(struct loader *ld, size_t size, size_t count);

/** The same, for as long as the loader lives. */
void *loader_take_scratch(struct loader *ld, size_t size, size_t count);

/** A copy that lives as long as the content; "" if memory has run out. */
const char *loader_copy(struct loader *ld, const char *text);

/** `dir/part`, for as long as the content lives. */
const char *loader_path(struct loader *ld, const char *part);

/**
 * Make @p id known. A second use of an id is reported.
 *
 * @param scope  Where it must be unique.
 */
void loader_add_name(struct loader *ld, struct name_index *scope,
                     const struct name *id);

/** True if every language of the content was read. */
bool loader_has_languages(const struct loader *ld);

/** The kinds of files in a content folder. */
enum folder_part {
    PART_STANDPUNT,
    PART_GOALS,
    PART_THEMES,
    PART_PAGES,
    PART_PROJECT,
    PART_DECK,
    PART_MUNICIPALITIES,
};

/** Bytes of a part's record in the model. */
size_t part_size(enum folder_part part);

/** A file to be read. */
struct part_file {
    enum folder_part part;
    int folder_fd;
    const char *entry; /**< Its name in the folder. */
    const char *name;  /**< Its name for the author. */
};

/** Memory of one load. */
struct loader_memory {
    struct region scratch, names, file, text;
};

/**
 * Prepare @p ld to fill @p content; pair with loader_finish().
 *
 * @return  False if the system has no memory: there is nothing but to finish.
 */
bool loader_init(struct loader *ld, struct loader_memory *memory,
                 struct content *content, struct diag_list *diags);
void loader_finish(struct loader *ld, struct loader_memory *memory);

/**
 * Read one file's text into the zeroed @p record, as its schema says.
 *
 * @return  What it is called. Its text is NULL if it has no id; its index
 *          is NAME_BROKEN if the file could not be read to its end.
 */
struct name loader_read_text(struct loader *ld, enum folder_part part,
                             struct yaml_file *file, void *record);

/** The same for a file of the folder @p folder_fd, by its name there. */
struct name loader_read_file(struct loader *ld, const struct part_file *from,
                             void *record);
