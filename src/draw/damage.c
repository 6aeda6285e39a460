#include <stdbool.h>
#include <stdlib.h>

#include "draw.h"
#include "hash.h"
#include "log.h"

static int64_t area(struct rect r)
{
    return (int64_t)r.w * r.h;
}

/* Overlap, or a union under 1.3 times the sum. */
static bool merging_pays(struct rect a, struct rect b)
{
    return !rect_is_empty(rect_intersect(a, b)) ||
           10 * area(rect_union(a, b)) < 13 * (area(a) + area(b));
}

static struct rect take(struct damage *d, size_t index)
{
    const struct rect r = d->rects[index];

    d->count--;
    d->rects[index] = d->rects[d->count];
    return r;
}

static bool find_partner(const struct damage *d, struct rect r, size_t *out)
{
    for (size_t i = 0; i < d->count; i++) {
        if (merging_pays(d->rects[i], r)) {
            *out = i;
            return true;
        }
    }
    return false;
}

/* The one that grows least when it takes in r. */
static size_t cheapest_partner(const struct damage *d, struct rect r)
{
    size_t best = 0;
    int64_t best_growth = INT64_MAX;

    for (size_t i = 0; i < d->count; i++) {
        const int64_t growth =
            area(rect_union(d->rects[i], r)) - area(d->rects[i]);
        if (growth < best_growth) {
            best = i;
            best_growth = growth;
        }
    }
    return best;
}

void damage_add(struct damage *d, struct rect r)
{
    if (rect_is_empty(r)) {
        return;
    }

    /* A grown rectangle may reach others: go on until it fits nowhere. */
    size_t i;
    while (find_partner(d, r, &i) || d->count == DAMAGE_MAX) {
        if (!find_partner(d, r, &i)) {
            i = cheapest_partner(d, r);
        }
        r = rect_union(r, take(d, i));
    }
    d->rects[d->count] = r;
    d->count++;
}

/*
 * A command that shows, with the clip in force applied. Its key covers the
 * part that shows, so a clip counts where it cuts and only there.
 */
struct entry {
    uint64_t key;
    struct rect visible;
    size_t place;    /* In the order of its list. */
    size_t partner;  /* Place of the like entry in the list before. */
    size_t previous; /* Place of the one before it in a run; see longest(). */
    bool matched;    /* Same pixels in the same order: no damage. */
};

/* A run of entries of one list; borrowed. */
struct entries {
    struct entry *items;
    size_t count;
};

static const size_t none = SIZE_MAX;

enum {
    ENTRIES_OF_CMD = 2, /* at most; a shade has two */
};

static uint64_t entry_key(const struct draw_cmd *cmd, struct rect visible)
{
    uint64_t key = draw_hash(cmd);

    key = hash_int(key, visible.x);
    key = hash_int(key, visible.y);
    key = hash_int(key, visible.w);
    return hash_int(key, visible.h);
}

/*
 * A shade counts as what it does everywhere and, apart from that, where its
 * disc is: one that moves changes nothing but the two places of its disc.
 */
static struct entry entry_of(uint64_t key, struct rect visible)
{
    return (struct entry){
        .key = key, .visible = visible, .partner = none, .previous = none
    };
}

static void add_shade(struct entries *entries, const struct draw_cmd *cmd,
                      struct rect visible)
{
    const struct rect disc = rect_intersect(visible, cmd->u.shade.disc);
    struct draw_cmd all = *cmd;

    all.u.shade.disc = (struct rect){ 0 };
    entries->items[entries->count++] =
        entry_of(entry_key(&all, visible), visible);
    if (!rect_is_empty(disc)) {
        entries->items[entries->count++] = entry_of(entry_key(cmd, disc), disc);
    }
}

static struct rect clip_from_cmd(const struct draw_cmd *cmd, struct rect screen)
{
    return rect_is_empty(cmd->rect) ? screen
                                    : rect_intersect(screen, cmd->rect);
}

static struct entries entries_from_list(struct entry *items,
                                        const struct draw_list *list,
                                        struct rect screen)
{
    struct entries entries = { .items = items };
    struct rect clip = screen;

    for (size_t i = 0; i < list->count; i++) {
        const struct draw_cmd *cmd = &list->items[i];
        if (cmd->type == DRAW_CLIP) {
            clip = clip_from_cmd(cmd, screen);
            continue;
        }
        const struct rect visible = rect_intersect(clip, draw_bounds(cmd));
        if (rect_is_empty(visible)) {
            continue;
        }
        if (cmd->type == DRAW_SHADE) {
            add_shade(&entries, cmd, visible);
        } else {
            items[entries.count++] = entry_of(entry_key(cmd, visible), visible);
        }
    }
    return entries;
}

/* Leave out what is alike at both ends: most of a list, most of the time. */
static void trim_alike(struct entries *a, struct entries *b)
{
    while (a->count > 0 && b->count > 0 && a->items[0].key == b->items[0].key) {
        a->items++;
        a->count--;
        b->items++;
        b->count--;
    }
    while (a->count > 0 && b->count > 0 &&
           a->items[a->count - 1].key == b->items[b->count - 1].key) {
        a->count--;
        b->count--;
    }
}

static int compare_keys(const void *left, const void *right)
{
    const struct entry *a = left;
    const struct entry *b = right;

    if (a->key != b->key) {
        return a->key < b->key ? -1 : 1;
    }
    return a->place < b->place ? -1 : a->place > b->place;
}

static int compare_places(const void *left, const void *right)
{
    const struct entry *a = left;
    const struct entry *b = right;

    return a->place < b->place ? -1 : a->place > b->place;
}

static void sort_entries(struct entries e,
                         int (*compare)(const void *, const void *))
{
    if (e.count > 1) {
        qsort(e.items, e.count, sizeof(e.items[0]), compare);
    }
}

/* The first of a key gets the first of that key, the second the second. */
static void pair_by_key(struct entries a, struct entries b)
{
    size_t i = 0;
    size_t k = 0;

    sort_entries(a, compare_keys);
    sort_entries(b, compare_keys);
    while (i < a.count && k < b.count) {
        if (a.items[i].key == b.items[k].key) {
            b.items[k].partner = a.items[i].place;
            i++;
            k++;
        } else if (a.items[i].key < b.items[k].key) {
            i++;
        } else {
            k++;
        }
    }
    sort_entries(a, compare_places);
    sort_entries(b, compare_places);
}

/* How many of the runs in @p ends end on a partner before @p partner. */
static size_t count_below(const struct entries b, const size_t *ends,
                          size_t count, size_t partner)
{
    size_t low = 0;
    size_t high = count;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (b.items[ends[middle]].partner < partner) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/*
 * The longest run of pairs whose order is the same in both lists: longest
 * increasing subsequence of partners by patience sorting (Fredman 1975).
 * ends[n] is the entry with the smallest partner that ends a run of n + 1.
 */
static size_t longest(struct entries b, size_t *ends)
{
    size_t length = 0;

    for (size_t i = 0; i < b.count; i++) {
        if (b.items[i].partner == none) {
            continue;
        }
        const size_t n = count_below(b, ends, length, b.items[i].partner);
        b.items[i].previous = n > 0 ? ends[n - 1] : none;
        ends[n] = i;
        length = n == length ? length + 1 : length;
    }
    return length > 0 ? ends[length - 1] : none;
}

static void match_entries(struct entries a, struct entries b, size_t *ends)
{
    for (size_t i = 0; i < a.count; i++) {
        a.items[i].place = i;
    }
    for (size_t i = 0; i < b.count; i++) {
        b.items[i].place = i;
    }
    pair_by_key(a, b);

    size_t at = longest(b, ends);
    while (at != none) {
        struct entry *entry = &b.items[at];
        entry->matched = true;
        a.items[entry->partner].matched = true;
        at = entry->previous;
    }
}

static void add_unmatched(struct damage *d, struct entries e)
{
    for (size_t i = 0; i < e.count; i++) {
        if (!e.items[i].matched) {
            damage_add(d, e.items[i].visible);
        }
    }
}

static void *scratch_create(size_t size, size_t count)
{
    void *scratch = calloc(count + 1, size);
    if (!scratch) {
        log_fatal_memory(size * count);
    }
    return scratch;
}

struct damage damage_from_lists(const struct draw_list *before,
                                const struct draw_list *after,
                                struct rect screen)
{
    struct damage damage = { 0 };
    struct entry *items = scratch_create(
        sizeof(*items), ENTRIES_OF_CMD * (before->count + after->count));
    struct entries a = entries_from_list(items, before, screen);
    struct entries b = entries_from_list(items + ENTRIES_OF_CMD * before->count,
                                         after, screen);

    trim_alike(&a, &b);
    size_t *ends = scratch_create(sizeof(*ends), b.count);
    match_entries(a, b, ends);
    add_unmatched(&damage, a);
    add_unmatched(&damage, b);

    free(ends);
    free(items);
    return damage;
}
