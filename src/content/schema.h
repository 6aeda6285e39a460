#pragma once

/**
 * @file
 * The schema of the content: tables that say which keys a map may have,
 * what they mean, and where in the model they go. One walk along a table
 * loads, validates and words the diagnostics.
 */

#include <stdbool.h>
#include <stddef.h>

#include "loader.h"
#include "reference.h"

enum field_type {
    FIELD_TEXT,      /**< struct text. */
    FIELD_STRING,    /**< const char *, not empty. */
    FIELD_ID,        /**< const char *. */
    FIELD_PIN,       /**< const char *, 4 to 8 digits. */
    FIELD_PIN_HASH,  /**< const char *, of `standpunt pin`. */
    FIELD_WEB,       /**< const char *, an address on the web. */
    FIELD_COUNTRY,   /**< const char *. */
    FIELD_LANGUAGE,  /**< const char *, one the program knows. */
    FIELD_INT,       /**< int, min to max. */
    FIELD_DEGREES,   /**< double, min to max. */
    FIELD_DATE,      /**< struct date. */
    FIELD_HOUR,      /**< int: minutes of the day, 0 to max. */
    FIELD_ZONE,      /**< struct zone. */
    FIELD_WORD,      /**< An enum, one of words. */
    FIELD_GOAL,      /**< int: index of the goal, -1 for none. */
    FIELD_REFERENCE, /**< int: index of a thing, -1 for none. */
    FIELD_LINK,      /**< struct link. */
    FIELD_PICTURE,   /**< int: index into images, -1 for none. */
    FIELD_KEYS,      /**< struct key_bindings. */
    FIELD_RECORD,    /**< A map of its own. */
    FIELD_LATER,     /**< Read by the schema's finish(). */
};

enum {
    WORD_COUNT_MAX = 16, /**< Of one list of words. */
    /** Entries of lists that several kinds of files have. */
    SOURCE_COUNT_MAX = 100,
    THEME_COUNT_MAX = 12,
    GOAL_FILE_COUNT_MAX = 100, /**< Read before they are compared with 17. */
};

/** A word an author writes and what it stands for. */
struct word {
    const char *text; /**< NULL ends a list. */
    int value;
};

/** A field that holds a list: `const T *items; size_t count`. */
struct field_list {
    size_t max; /**< Entries; 0: the field is no list. */
    size_t min;
    /** Of the size_t with the number of entries; 0: the number is fixed. */
    size_t count_offset;
    bool is_set;    /**< No entry twice. */
    bool is_inline; /**< An array of max entries, not a pointer. */
};

/** One key of a map. */
struct field {
    const char *key;
    enum field_type type;
    bool is_required;
    size_t offset; /**< Where the value goes in the record. */
    struct field_list list;
    /** For variants of the record, as bits 1 << value; 0: for all. */
    unsigned only_in, needed_in;
    int min, max;       /**< FIELD_INT, FIELD_DEGREES. */
    int fallback;       /**< FIELD_INT, _WORD, _HOUR: if it is left out. */
    bool has_zero;      /**< FIELD_INT: 0 is allowed as well. */
    int word_count_max; /**< FIELD_TEXT: more than that is a warning. */
    bool has_links;     /**< FIELD_TEXT: a reader can follow links in it. */
    const struct word *words;
    const struct schema *record;
    enum thing thing;  /**< FIELD_REFERENCE. */
    enum deck_use use; /**< FIELD_REFERENCE to a deck. */
};

/** The keys of a map. */
struct schema {
    const char *noun; /**< "project": for messages. */
    const struct field *fields;
    size_t field_count;
    size_t size; /**< Of the record, in bytes. */
    /** The field whose word tells the variant; it is the first. */
    bool has_variants;
    /** Checks over several keys, after all are read; may be NULL. */
    void (*finish)(struct loader *ld, const struct spot *at, void *record);
};

/** Read the map at @p at into the zeroed @p record. */
void schema_load(struct loader *ld, const struct schema *schema,
                 const struct spot *at, void *record);

/** Fill @p record as if no key were written. */
void schema_default(const struct schema *schema, void *record);

/** The id of a record that a map holds, or NULL if it has none. */
const struct node *schema_id_node(const struct schema *schema,
                                  const struct node *map);

/** "a, b or c" into @p out. */
void schema_join(const char *const *items, size_t count, char *out,
                 size_t size);

/** The files of a content folder. */
extern const struct schema schema_standpunt;      /**< struct content. */
extern const struct schema schema_goals;          /**< struct goal_file. */
extern const struct schema schema_themes;         /**< struct content. */
extern const struct schema schema_pages;          /**< struct content. */
extern const struct schema schema_project;        /**< struct project. */
extern const struct schema schema_deck;           /**< struct deck. */
extern const struct schema schema_municipalities; /**< struct content. */

/** Parts that several tables use. */
extern const struct schema schema_figure;   /**< struct figure. */
extern const struct schema schema_schedule; /**< struct schedule. */

/** goals.yaml in the order of the author. */
struct goal_file {
    const struct goal *goals; /**< A number below 1 has a mistake. */
    size_t count;
};
