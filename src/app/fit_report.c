#include "fit_report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "diag_id.h"
#include "hash.h"
#include "log.h"
#include "spot.h"

enum {
    COPIES_BYTES = 256 << 20, /* addresses; pages are used as needed */
    ENTRIES_AT_FIRST = 256,
    GAPS_TOLD = TEXT_GAPS_MAX - 1,
    GAPS_BYTES_MAX = 80,
    MORE_BYTES_MAX = 64,
};

/* A string somebody wrote. */
struct entry {
    uint64_t key;
    struct draw_source source;
    const char *start;     /* how it begins, if it has no path */
    const char *screen;    /* the first it does not fit on; NULL: it fits */
    const char *language;  /* of that screen */
    uint64_t last_screen;  /* the last it does not fit on */
    size_t screen_count;   /* it does not fit on */
    unsigned faces;        /* looked at, as bits */
    bool upright;          /* the first screen */
    unsigned settings;     /* it was made for */
    struct text_gaps gaps; /* of all faces */
};

/*
 * Entries in the order in which they were found; a second array, open
 * addressing, finds them by their key.
 */
struct fit_report {
    struct entry *entries;
    size_t count, room;
    uint32_t *places; /* index + 1; 0 is free; twice as many as room */
    size_t misfit_count;
    struct region memory;
    struct arena copies;
};

static void *taken(void *memory, size_t bytes)
{
    if (!memory) {
        log_fatal_memory(bytes);
    }
    return memory;
}

static size_t place_of(const struct fit_report *r, uint64_t key)
{
    const size_t mask = 2 * r->room - 1;
    size_t at = (size_t)key & mask;

    while (r->places[at] != 0 && r->entries[r->places[at] - 1].key != key) {
        at = (at + 1) & mask;
    }
    return at;
}

static void set_room(struct fit_report *r, size_t room)
{
    const size_t bytes = room * sizeof(*r->entries);

    r->entries = taken(realloc(r->entries, bytes), bytes);
    free(r->places);
    r->places = taken(calloc(2 * room, sizeof(*r->places)), bytes);
    r->room = room;
    for (size_t i = 0; i < r->count; i++) {
        r->places[place_of(r, r->entries[i].key)] = (uint32_t)i + 1;
    }
}

struct fit_report *fit_report_create(void)
{
    struct fit_report *r = taken(calloc(1, sizeof(*r)), sizeof(*r));

    r->memory = region_create(COPIES_BYTES);
    r->copies = region_arena(&r->memory);
    set_room(r, ENTRIES_AT_FIRST);
    return r;
}

void fit_report_destroy(struct fit_report *r)
{
    if (!r) {
        return;
    }
    region_destroy(&r->memory);
    free(r->places);
    free(r->entries);
    free(r);
}

static uint64_t key_of(const struct draw_text *text)
{
    const struct draw_source *source = &text->source;

    if (!source->file) {
        return hash_string(HASH_START, text->text);
    }
    uint64_t key = hash_string(HASH_START, source->file);
    key = hash_int(key, source->line);
    return hash_int(key, source->column);
}

/* Borrowed: until the next call. */
static struct entry *find_or_add(struct fit_report *r,
                                 const struct draw_text *text)
{
    const uint64_t key = key_of(text);
    const size_t known = r->places[place_of(r, key)];

    if (known != 0) {
        return &r->entries[known - 1];
    }
    if (r->count == r->room) {
        set_room(r, 2 * r->room);
    }
    r->entries[r->count] = (struct entry){ .key = key, .source = text->source };
    r->places[place_of(r, key)] = (uint32_t)r->count + 1;
    return &r->entries[r->count++];
}

static const char *copy(struct fit_report *r, const char *text)
{
    return arena_copy_string(&r->copies, text, strlen(text));
}

/* A text without a path is known by how it begins. */
static void keep_start(struct fit_report *r, struct entry *e,
                       const struct draw_text *text)
{
    if (!e->source.file && !e->start) {
        e->start = copy(r, quote_text(text->text).text);
    }
}

static bool is_upright(const struct scene *scene)
{
    return scene->viewport.h_px > scene->viewport.w_px;
}

/* Screens that differ in a list's position, a page or a setting are one. */
static uint64_t screen_key(const struct scene *scene)
{
    uint64_t key = hash_string(HASH_START, scene->id);
    key = hash_string(key, scene->language);
    key = hash_int(key, scene->viewport.w_px);
    return hash_int(key, scene->viewport.h_px);
}

static void note_misfit(struct fit_report *r, const struct scene *scene,
                        const struct draw_text *text)
{
    const uint64_t screen = screen_key(scene);
    struct entry *e = find_or_add(r, text);

    if (!e->screen) {
        keep_start(r, e, text);
        e->screen = copy(r, scene->id);
        e->language = copy(r, scene->language);
        e->upright = is_upright(scene);
        e->settings = scene->settings;
        r->misfit_count++;
    } else if (e->last_screen == screen) {
        return;
    }
    e->last_screen = screen;
    e->screen_count++;
}

static void note_gaps(struct fit_report *r, const struct draw_text *text,
                      const struct text *fonts)
{
    const enum text_face face = text->block->style.face;
    struct entry *e = find_or_add(r, text);

    if ((e->faces & 1U << face) != 0) {
        return;
    }
    e->faces |= 1U << face;
    if (e->gaps.count == 0) {
        e->gaps = text_find_gaps(fonts, face, text->text);
    }
    if (e->gaps.count > 0) {
        keep_start(r, e, text);
    }
}

/* A line that leaves the output, by what is between its margins, and from
   half its size above the baseline down to it. */
static bool leaves(const struct draw_cmd *cmd, const struct viewport *v)
{
    const struct text_block *block = cmd->u.text.block;

    for (size_t i = 0; i < block->line_count; i++) {
        const struct text_line *line = &block->lines[i];
        const int x = cmd->rect.x + line->x_px;
        const int baseline = cmd->rect.y + line->baseline_px;
        if (x < 0 || x + line->w_px > v->w_px || baseline > v->h_px ||
            baseline < block->style.size_px / 2) {
            return true;
        }
    }
    return false;
}

void fit_report_add(struct fit_report *r, const struct scene *scene,
                    const struct text *fonts)
{
    bool scrolls = false;

    for (size_t i = 0; i < scene->items.count; i++) {
        const struct draw_cmd *cmd = &scene->items.items[i];
        if (cmd->type == DRAW_CLIP) {
            scrolls = !rect_is_empty(cmd->rect);
        }
        if (cmd->type != DRAW_TEXT) {
            continue;
        }
        if (cmd->u.text.block->clipped ||
            (!scrolls && leaves(cmd, &scene->viewport))) {
            note_misfit(r, scene, &cmd->u.text);
        }
        if (fonts) {
            note_gaps(r, &cmd->u.text, fonts);
        }
    }
}

size_t fit_report_count(const struct fit_report *r)
{
    return r->misfit_count;
}

/* What leads the message: the keys, or the text itself. */
static const char *subject(const struct entry *e)
{
    return e->source.file ? e->source.path : e->start;
}

static struct diag_where where_of(const struct entry *e, const char *dir)
{
    if (!e->source.file) {
        return (struct diag_where){ .file = dir };
    }
    return (struct diag_where){
        .file = e->source.file,
        .line = e->source.line,
        .column = e->source.column,
    };
}

static bool is_set(const struct entry *e, enum setting setting)
{
    return (e->settings & 1U << setting) != 0;
}

static void tell_misfit(const struct entry *e, struct fit_report_manner manner,
                        struct diag_list *diags)
{
    char more[MORE_BYTES_MAX] = "";

    if (e->screen_count > 1) {
        (void)snprintf(more, sizeof(more), " and %zu more screen%s",
                       e->screen_count - 1, e->screen_count == 2 ? "" : "s");
    }
    diag_add(diags, manner.severity, DIAG_DOES_NOT_FIT, where_of(e, manner.dir),
             "%s: does not fit on %s%s%s%s (%s)%s; shorten it or put soft "
             "hyphens in long words",
             subject(e), e->screen, e->upright ? ", upright" : "",
             is_set(e, SETTING_LARGE) ? ", large text" : "",
             is_set(e, SETTING_CONTRAST) ? ", high contrast" : "", e->language,
             more);
}

static void tell_gaps(const struct entry *e, const char *dir,
                      struct diag_list *diags)
{
    const struct text_gaps *gaps = &e->gaps;
    char list[GAPS_BYTES_MAX] = "";
    int used = 0;

    for (size_t i = 0; i < gaps->count && i < GAPS_TOLD; i++) {
        used += snprintf(list + used, sizeof(list) - (size_t)used, "%sU+%04X",
                         i > 0 ? ", " : "", (unsigned)gaps->chars[i]);
    }
    diag_add(diags, DIAG_WARNING, DIAG_NO_FONT, where_of(e, dir),
             "%s: no font has %s%s; %s not drawn", subject(e), list,
             gaps->count > GAPS_TOLD ? " and others" : "",
             gaps->count > 1 ? "they are" : "it is");
}

void fit_report_tell(const struct fit_report *r,
                     struct fit_report_manner manner, struct diag_list *diags)
{
    for (size_t i = 0; i < r->count; i++) {
        const struct entry *e = &r->entries[i];
        if (e->screen) {
            tell_misfit(e, manner, diags);
        }
        if (e->gaps.count > 0) {
            tell_gaps(e, manner.dir, diags);
        }
    }
}
