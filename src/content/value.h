#pragma once

/**
 * @file
 * Single values: from the letters in a file to what the model holds.
 */

#include "markup.h"
#include "schema.h"

enum {
    TEXT_CHARACTERS_MAX = 4000,
    ID_BYTES_MAX = 48,
};

/** Read the value at @p at as @p f says into @p out. */
void value_load(struct loader *ld, const struct field *f, const struct spot *at,
                void *out);

/** What @p f is when it is left out. */
void value_default(const struct field *f, void *out);

/** Bytes of one value of @p f in the model. */
size_t value_size(const struct field *f);

/* The types that are more than a few lines; each reports its mistakes. */

void value_load_text(struct loader *ld, const struct field *f,
                     const struct spot *at, struct text *out);
void value_default_text(struct text *out);
/** Keep the marks of @p m; what is no mark is a warning. NULL: none. */
const struct mark_list *value_load_marks(struct loader *ld,
                                         const struct field *f,
                                         const struct spot *at,
                                         const struct markup *m);
void value_load_int(struct loader *ld, const struct field *f,
                    const struct spot *at, int *out);
void value_load_degrees(struct loader *ld, const struct field *f,
                        const struct spot *at, double *out);
void value_load_date(struct loader *ld, const struct spot *at,
                     struct date *out);
void value_load_hour(struct loader *ld, const struct field *f,
                     const struct spot *at, int *out);
void value_load_zone(struct loader *ld, const struct spot *at,
                     struct zone *out);
void value_load_goal(struct loader *ld, const struct spot *at, const char *text,
                     int *out);
void value_load_link(struct loader *ld, const struct spot *at,
                     struct link *out);
/** @param text  The link as written, at @p at or inside it. */
void value_read_link(struct loader *ld, const struct spot *at, const char *text,
                     struct link *out);
void value_load_pin(struct loader *ld, const struct spot *at, const char **out);
void value_load_pin_hash(struct loader *ld, const struct spot *at,
                         const char **out);
/** An address on the web; it gets a slash at its end. */
void value_load_web_address(struct loader *ld, const struct spot *at,
                            const char **out);
void value_load_picture(struct loader *ld, const struct spot *at, int *out);
void value_load_keys(struct loader *ld, const struct spot *at,
                     struct key_bindings *out);

/** True if @p end lies before @p start, as far as both are known. */
bool date_is_before(struct date end, struct date start);

/** The scalar's text, or NULL after a diagnostic. */
const char *value_scalar(struct loader *ld, const struct spot *at);

/** True if a scalar has nothing but spaces. */
bool value_is_blank(const struct node *scalar);
