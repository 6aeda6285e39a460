#include "push.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

enum {
    ROUNDS_MAX = 24,
};

static const float radius_max = 56.0f;
/* Whoever is not nearer than this at first will not be pushed upon. */
static const float reach_more = 1.3f;
/* Two in one place go apart sideways. */
static const float same_place = 1e-9f;

/* Two that may come too near, and how far apart they want to be. */
struct pair {
    struct cluster *a, *b;
    float apart;
};

struct pairs {
    struct pair *items;
    size_t count;
};

static int compare_x(const void *left, const void *right)
{
    const struct cluster *a = *(struct cluster *const *)left;
    const struct cluster *b = *(struct cluster *const *)right;

    if (a->at.x != b->at.x) {
        return a->at.x < b->at.x ? -1 : 1;
    }
    return (a->first > b->first) - (a->first < b->first);
}

static struct cluster **by_x(struct arena *arena, struct cluster *items,
                             int count)
{
    struct cluster **order = arena_make(arena, struct cluster *, (size_t)count);

    for (int i = 0; i < count; i++) {
        order[i] = &items[i];
    }
    qsort(order, (size_t)count, sizeof(struct cluster *), compare_x);
    return order;
}

static float need(const struct cluster *a, const struct cluster *b,
                  const struct push_rule *rule)
{
    return (cluster_radius(a->count) + cluster_radius(b->count) + rule->gap) /
           rule->units;
}

/* Into @p out, if it is not NULL. @return how many there are. */
static size_t sweep(struct cluster **order, int count,
                    const struct push_rule *rule, struct pair *out)
{
    const float reach =
        (2.0f * radius_max + rule->gap) * reach_more / rule->units;
    size_t found = 0;

    for (int i = 0; i < count; i++) {
        struct cluster *a = order[i];
        for (int k = i + 1; k < count && order[k]->at.x - a->at.x < reach;
             k++) {
            struct cluster *b = order[k];
            const float apart = need(a, b, rule);
            if (hypotf(b->at.x - a->at.x, b->at.y - a->at.y) >=
                apart * reach_more) {
                continue;
            }
            if (out) {
                out[found] = (struct pair){ a, b, apart };
            }
            found++;
        }
    }
    return found;
}

/* Half the way each. @return true if there was one to go. */
static bool push(const struct pair *p)
{
    const float dx = p->b->at.x - p->a->at.x;
    const float dy = p->b->at.y - p->a->at.y;
    const float length = hypotf(dx, dy);
    const float half = (p->apart - length) / 2.0f;
    const bool same = length < same_place;
    const float x = same ? half : dx / length * half;
    const float y = same ? 0.0f : dy / length * half;

    if (half <= p->apart * 1e-3f) {
        return false;
    }
    p->a->at.x -= x;
    p->a->at.y -= y;
    p->b->at.x += x;
    p->b->at.y += y;
    return true;
}

void push_apart(struct arena *arena, struct cluster *items, int count,
                const struct push_rule *rule)
{
    struct cluster **order = by_x(arena, items, count);
    struct pairs pairs = { .count = sweep(order, count, rule, NULL) };
    bool moved = true;

    pairs.items = arena_make(arena, struct pair, pairs.count);
    (void)sweep(order, count, rule, pairs.items);
    for (int round = 0; round < ROUNDS_MAX && moved; round++) {
        moved = false;
        for (size_t i = 0; i < pairs.count; i++) {
            moved = push(&pairs.items[i]) || moved;
        }
    }
}
