/*
 * Words that are like one that nothing has: by the pairs of letters they
 * share, and among those by how many changes make one of the other.
 */
#include <stdlib.h>
#include <string.h>

#include "search_room.h"

enum {
    PAIRS_MAX = 64,    /* bits of a set */
    CANDIDATES = 24,   /* are compared letter by letter, … */
    NEAR_WORDS = 8,    /* … and so many of them kept */
    NEAR_PENALTY = 12, /* after the last one of a slip */
    LIKE_MIN = 20,     /* per cent; less is nothing in common */
};

/* Dice's coefficient of the pairs of letters, in per cent. */
struct pairs {
    uint64_t set;
    int count;
};

static struct pairs pairs_of(struct letters word)
{
    struct pairs p = { .set = 0 };
    unsigned before = 0;

    for (int i = 0; i < word.count; i++) {
        const unsigned pair = before * 31U + word.at[i];
        p.set |= (uint64_t)1 << (pair * 2654435761U >> 26);
        before = word.at[i];
    }
    p.count = __builtin_popcountll(p.set);
    return p;
}

static int likeness(struct pairs a, struct letters word)
{
    const struct pairs b = pairs_of(word);
    const int shared = __builtin_popcountll(a.set & b.set);

    return 200 * shared / (a.count + b.count);
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/*
 * Changes of a letter, with two that changed places as one: the optimal
 * string alignment distance.
 */
static int distance(struct letters a, struct letters b)
{
    int rows[3][WORD_LETTERS_MAX + 1];

    for (int k = 0; k <= b.count; k++) {
        rows[0][k] = k;
    }
    for (int i = 1; i <= a.count; i++) {
        int *row = rows[i % 3];
        const int *above = rows[(i + 2) % 3];
        const int *over = rows[(i + 1) % 3];
        row[0] = i;
        for (int k = 1; k <= b.count; k++) {
            const bool same = a.at[i - 1] == b.at[k - 1];
            row[k] = least(least(above[k], row[k - 1]) + 1,
                           above[k - 1] + (same ? 0 : 1));
            if (i > 1 && k > 1 && a.at[i - 1] == b.at[k - 2] &&
                a.at[i - 2] == b.at[k - 1]) {
                row[k] = least(row[k], over[k - 2] + 1);
            }
        }
    }
    return rows[a.count % 3][b.count];
}

struct candidate {
    const struct index_word *word;
    int like, distance;
};

struct candidate_list {
    struct candidate items[CANDIDATES];
    int count;
};

static void keep(struct candidate_list *list, struct candidate c)
{
    int at = list->count;

    if (at == CANDIDATES) {
        at--;
        if (list->items[at].like >= c.like) {
            return;
        }
    } else {
        list->count++;
    }
    for (; at > 0 && list->items[at - 1].like < c.like; at--) {
        list->items[at] = list->items[at - 1];
    }
    list->items[at] = c;
}

static int compare(const void *a, const void *b)
{
    const struct candidate *x = a;
    const struct candidate *y = b;

    if (x->distance != y->distance) {
        return x->distance - y->distance;
    }
    if (x->like != y->like) {
        return y->like - x->like;
    }
    return (x->word > y->word) - (x->word < y->word);
}

void tally_near(struct tally *t, const struct search_index *index,
                struct letters typed)
{
    const struct pairs pairs = pairs_of(typed);
    struct candidate_list list = { .count = 0 };

    tally_clear(t);
    for (size_t i = 0; i < index->word_count; i++) {
        const struct index_word *word = &index->words[i];
        const int like = likeness(pairs, index_word_letters(index, word));
        if (like >= LIKE_MIN) {
            keep(&list, (struct candidate){ .word = word, .like = like });
        }
    }
    for (int i = 0; i < list.count; i++) {
        struct candidate *c = &list.items[i];
        c->distance = distance(typed, index_word_letters(index, c->word));
    }
    qsort(list.items, (size_t)list.count, sizeof(list.items[0]), compare);
    for (int i = 0; i < list.count && i < NEAR_WORDS; i++) {
        tally_index_word(t, index, list.items[i].word, NEAR_PENALTY + i);
    }
}
