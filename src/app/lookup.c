#include "lookup.h"

#include "log.h"
#include "schema.h"

enum {
    LISTED_ID_MAX = 12,                  /* more would be no help */
    LIST_BYTES_MAX = LISTED_ID_MAX * 56, /* ids of 48 and what joins them */
};

/* Ids of the content, for a message. */
struct id_list {
    const char *ids[LISTED_ID_MAX];
    size_t count, listed;
};

static void list_id(struct id_list *list, const char *id)
{
    if (list->count++ < LISTED_ID_MAX) {
        list->ids[list->listed++] = id;
    }
}

/* What there is instead, and how many are not named. */
static void say_unknown(const char *kind, const char *id,
                        const struct id_list *list)
{
    char ids[LIST_BYTES_MAX];
    const size_t more = list->count - list->listed;

    schema_join(list->ids, list->listed, ids, sizeof(ids));
    if (list->count == 0) {
        log_warning("no %s '%s' in the content; it has none", kind, id);
    } else if (more > 0) {
        log_warning("no %s '%s' in the content; it has %s, and %zu more", kind,
                    id, ids, more);
    } else {
        log_warning("no %s '%s' in the content; it has %s", kind, id, ids);
    }
}

int lookup_stand(const struct content *content, const char *id)
{
    const int found = content_find_stand(content, id);
    struct id_list list = { 0 };

    if (found < 0) {
        for (size_t i = 0; i < content->stand_count; i++) {
            list_id(&list, content->stands[i].id);
        }
        say_unknown("stand", id, &list);
    }
    return found;
}

int lookup_deck(const struct content *content, const char *id)
{
    const int found = content_find_deck(content, id);
    struct id_list list = { 0 };

    if (found < 0) {
        for (size_t i = 0; i < content->deck_count; i++) {
            list_id(&list, content->decks[i].id);
        }
        say_unknown("deck", id, &list);
    }
    return found;
}
