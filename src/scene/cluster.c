#include "cluster.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>

enum {
    BUCKETS_MIN = 64,
    NONE = -1,
};

/* 36 to 46, by how many there are; more for four digits. */
static const struct {
    int count; /* from so many places on */
    float radius;
} radii[] = {
    { 1000, 56.0f }, { 9, 46.0f }, { 5, 42.0f }, { 2, 38.0f }, { 0, 36.0f },
};

float cluster_radius(int count)
{
    size_t i = 0;

    while (count < radii[i].count) {
        i++;
    }
    return radii[i].radius;
}

int cluster_level(float zoom)
{
    /* A hair more, so that a zoom of 2 is not the level below. */
    return (int)floorf(log2f(zoom) * CLUSTER_LEVELS_PER_OCTAVE + 1e-3f);
}

float cluster_level_zoom(int level)
{
    return exp2f((float)level / CLUSTER_LEVELS_PER_OCTAVE);
}

/* A cluster while it grows: the sums of its places. */
struct node {
    double x, y;
    int count;
    int first;
    int parent; /* what it was put into, or itself */
    int next;   /* in its bucket */
};

/* Nodes by the cell they lie in. */
struct grid {
    int *buckets;
    uint32_t mask;
    double cell; /* side of a cell, in units of the plane */
};

struct work {
    struct node *nodes;
    int *alive; /* indices of nodes, rising */
    int alive_count;
    struct grid grid;
    double apart; /* nearer ones are joined, at this level */
};

struct cell {
    int64_t x, y;
};

static struct cell cell_of(const struct grid *g, const struct node *n)
{
    return (struct cell){
        (int64_t)floor(n->x / n->count / g->cell),
        (int64_t)floor(n->y / n->count / g->cell),
    };
}

static int *bucket(const struct grid *g, struct cell c)
{
    const uint64_t hash = (uint64_t)c.x * 0x9E3779B97F4A7C15u ^
                          (uint64_t)c.y * 0xC2B2AE3D27D4EB4Fu;
    return &g->buckets[(hash ^ (hash >> 32)) & g->mask];
}

static void clear(struct grid *g, double cell)
{
    for (uint32_t i = 0; i <= g->mask; i++) {
        g->buckets[i] = NONE;
    }
    g->cell = cell;
}

static void insert(struct work *w, int i)
{
    int *at = bucket(&w->grid, cell_of(&w->grid, &w->nodes[i]));

    w->nodes[i].next = *at;
    *at = i;
}

static void take_out(struct work *w, int i)
{
    int *at = bucket(&w->grid, cell_of(&w->grid, &w->nodes[i]));

    while (*at != i) {
        at = &w->nodes[*at].next;
    }
    *at = w->nodes[i].next;
}

static void absorb(struct node *nodes, int into, int other)
{
    struct node *a = &nodes[into];
    struct node *b = &nodes[other];

    a->x += b->x;
    a->y += b->y;
    a->count += b->count;
    a->first = a->first < b->first ? a->first : b->first;
    b->parent = into;
}

static bool is_alive(const struct work *w, int i)
{
    return w->nodes[i].parent == i;
}

static void forget_absorbed(struct work *w)
{
    int count = 0;

    for (int k = 0; k < w->alive_count; k++) {
        if (is_alive(w, w->alive[k])) {
            w->alive[count++] = w->alive[k];
        }
    }
    w->alive_count = count;
}

/*
 * What shares a cell that is small enough is near enough, whatever its size.
 * This keeps a thousand projects in one town from being compared in pairs.
 */
static void join_cells(struct work *w)
{
    clear(&w->grid, w->apart / M_SQRT2);
    for (int k = 0; k < w->alive_count; k++) {
        const int i = w->alive[k];
        const struct cell here = cell_of(&w->grid, &w->nodes[i]);
        int other = *bucket(&w->grid, here);
        /* The mean of what lies in a cell lies in it: none moves away. */
        while (other != NONE) {
            const struct cell there = cell_of(&w->grid, &w->nodes[other]);
            if (there.x == here.x && there.y == here.y) {
                break;
            }
            other = w->nodes[other].next;
        }
        if (other == NONE) {
            insert(w, i);
        } else {
            absorb(w->nodes, other, i);
        }
    }
    forget_absorbed(w);
}

static double distance(const struct node *a, const struct node *b)
{
    return hypot(a->x / a->count - b->x / b->count,
                 a->y / a->count - b->y / b->count);
}

/* The nearest of those that are too near, or NONE. */
static int find_partner(const struct work *w, int i)
{
    const struct cell here = cell_of(&w->grid, &w->nodes[i]);
    double nearest = INFINITY;
    int found = NONE;

    for (int k = 0; k < 9; k++) {
        const struct cell cell = { here.x + k % 3 - 1, here.y + k / 3 - 1 };
        int other = *bucket(&w->grid, cell);
        for (; other != NONE; other = w->nodes[other].next) {
            const double apart = distance(&w->nodes[i], &w->nodes[other]);
            const bool better =
                apart < nearest || (apart == nearest && other < found);
            if (other != i && better && apart < w->apart) {
                nearest = apart;
                found = other;
            }
        }
    }
    return found;
}

/* Whoever changes last has no partner left; so in the end nobody has. */
static void join_near(struct work *w)
{
    clear(&w->grid, w->apart);
    for (int k = 0; k < w->alive_count; k++) {
        insert(w, w->alive[k]);
    }
    for (int k = 0; k < w->alive_count; k++) {
        const int i = w->alive[k];
        int other = is_alive(w, i) ? find_partner(w, i) : NONE;
        while (other != NONE) {
            take_out(w, i);
            take_out(w, other);
            absorb(w->nodes, i, other);
            insert(w, i);
            other = find_partner(w, i);
        }
    }
    forget_absorbed(w);
}

static struct work begin(struct arena *arena, const struct vec2 *places,
                         int count)
{
    uint32_t buckets = BUCKETS_MIN;

    while (buckets < 2 * (uint32_t)count) {
        buckets *= 2;
    }
    struct work w = {
        .nodes = arena_make(arena, struct node, (size_t)count),
        .alive = arena_make(arena, int, (size_t)count),
        .alive_count = count,
        .grid = { .buckets = arena_make(arena, int, buckets),
                  .mask = buckets - 1 },
    };
    for (int i = 0; i < count; i++) {
        w.nodes[i] = (struct node){
            .x = (double)places[i].x,
            .y = (double)places[i].y,
            .count = 1,
            .first = i,
            .parent = i,
        };
        w.alive[i] = i;
    }
    return w;
}

static int root_of(struct node *nodes, int i)
{
    while (nodes[i].parent != i) {
        nodes[i].parent = nodes[nodes[i].parent].parent;
        i = nodes[i].parent;
    }
    return i;
}

/* In order of their first places. */
static struct cluster_list finish(struct arena *arena, struct work *w,
                                  int count)
{
    struct cluster *out =
        arena_make(arena, struct cluster, (size_t)w->alive_count);
    int *of = arena_make(arena, int, (size_t)count);
    int found = 0;

    for (int i = 0; i < count; i++) {
        struct node *root = &w->nodes[root_of(w->nodes, i)];
        if (root->first == i) {
            out[found] = (struct cluster){
                .at = { (float)(root->x / root->count),
                        (float)(root->y / root->count) },
                .first = i,
                .count = root->count,
            };
            root->next = found++; /* its number, from here on */
        }
        of[i] = root->next;
    }
    assert(found == w->alive_count);
    return (struct cluster_list){ out, found, of };
}

static double units_at(const struct cluster_rule *rule, int level)
{
    return (double)rule->units * (double)cluster_level_zoom(level);
}

struct cluster_list cluster_make(struct arena *arena, const struct vec2 *places,
                                 int count, const struct cluster_rule *rule)
{
    assert(rule->level >= 0 && rule->level <= rule->level_max);
    struct work w = begin(arena, places, count);

    for (int level = rule->level_max; level >= rule->level; level--) {
        w.apart = (double)rule->apart / units_at(rule, level);
        join_cells(&w);
        join_near(&w);
    }
    return finish(arena, &w, count);
}
