#include "municipality_list.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "municipality.h"
#include "utf8.h"

enum {
    KEY_BYTES = 64, /* further letters do not matter to the order */
};

struct place_in_order {
    char key[KEY_BYTES];
    int index;
};

static int compare(const void *left, const void *right)
{
    const struct place_in_order *a = left;
    const struct place_in_order *b = right;
    const int order = strcmp(a->key, b->key);

    return order ? order : a->index - b->index;
}

const int *municipality_order(const struct canvas *c)
{
    const size_t count = c->content->municipality_count;
    struct place_in_order *places =
        arena_make(c->arena, struct place_in_order, count);
    int *order = arena_make(c->arena, int, count);

    for (size_t i = 0; i < count; i++) {
        places[i].index = (int)i;
        fold_text(c->content->municipalities[i].name, places[i].key,
                  sizeof(places[i].key));
    }
    qsort(places, count, sizeof(*places), compare);
    for (size_t i = 0; i < count; i++) {
        order[i] = places[i].index;
    }
    return order;
}

const char *municipality_letter(const struct canvas *c, int municipality)
{
    char key[KEY_BYTES];
    uint32_t letter = 0;

    fold_text(c->content->municipalities[municipality].name, key, sizeof(key));
    if (key[0] >= 'a' && key[0] <= 'z') {
        return arena_format(c->arena, "%c", key[0] - 'a' + 'A');
    }
    return arena_copy_string(c->arena, key,
                             utf8_decode(key, strlen(key) + 1, &letter));
}

const char *municipality_counts(const struct canvas *c, int municipality,
                                bool lines)
{
    const struct municipality *m = &c->content->municipalities[municipality];
    const char *projects =
        m->projects.count > 0
            ? canvas_word_with(c, STR_PROJECT_NUMBER,
                               canvas_number(c, (int)m->projects.count))
            : "";
    const char *links =
        m->link_count > 0
            ? canvas_word_with(c, STR_MUNICIPALITY_LINK_COUNT,
                               canvas_number(c, (int)m->link_count))
            : "";

    return projects[0] && links[0]
               ? arena_format(c->arena, lines ? "%s\n%s" : "%s · %s", projects,
                              links)
               : arena_format(c->arena, "%s%s", projects, links);
}
