/**
 * @file
 * Any bytes as a query: the first byte is the language it is asked in. An
 * answer is never empty, names only things that are there, and is the same
 * when it is asked for again; marks lie in the text, in order.
 */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "search.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    SEEN_MAX = 256,
};

static struct {
    struct content *content;
    struct strings *strings;
    struct search *search;
} house;

static void require(int ok)
{
    if (!ok) {
        abort();
    }
}

static void open_house(void)
{
    struct diag_list diags;

    diag_list_init(&diags);
    house.content = content_load(SOURCE_DIR "/content", &diags);
    house.strings = strings_load(SOURCE_DIR "/assets", &diags);
    diag_list_finish(&diags);
    require(house.content && house.strings);
    house.search = search_create(house.content, house.strings);
}

static int count_of(enum search_kind kind)
{
    const struct content *c = house.content;
    const size_t counts[SEARCH_KIND_COUNT] = {
        [SEARCH_GOAL] = GOAL_COUNT,
        [SEARCH_PROJECT] = c->project_count,
        [SEARCH_MUNICIPALITY] = c->municipality_count,
        [SEARCH_THEME] = c->theme_count,
        [SEARCH_PAGE] = c->page_count,
        [SEARCH_DECK] = c->deck_count,
    };
    return (int)counts[kind];
}

static void check_answer(const struct search_answer *a)
{
    require(a->hit_count > 0);
    require(a->suggestion_count <= SEARCH_SUGGESTIONS_MAX);
    for (size_t i = 0; i < a->hit_count; i++) {
        const struct search_hit *h = &a->hits[i];
        require(h->kind < SEARCH_KIND_COUNT);
        require(h->index >= 0 && h->index < count_of(h->kind));
    }
    for (size_t i = 0; i < a->suggestion_count; i++) {
        require(a->suggestions[i].word[0] != '\0');
    }
}

static void check_again(const char *query, int language)
{
    struct search_hit seen[SEEN_MAX];
    const struct search_answer *a = search_find(house.search, query, language);
    const size_t count = a->hit_count < SEEN_MAX ? a->hit_count : SEEN_MAX;

    memcpy(seen, a->hits, count * sizeof(seen[0]));
    (void)search_find(house.search, "water", language);
    a = search_find(house.search, query, language);
    for (size_t i = 0; i < count; i++) {
        require(seen[i].kind == a->hits[i].kind &&
                seen[i].index == a->hits[i].index);
    }
}

static void check_marks(const char *query, const char *text)
{
    struct search_mark marks[SEARCH_MARKS_MAX];
    const size_t count = search_marks(query, text, marks);
    size_t end = 0;

    for (size_t i = 0; i < count; i++) {
        require(marks[i].len > 0 && marks[i].start >= end);
        end = marks[i].start + marks[i].len;
        require(end <= strlen(text));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!house.search) {
        open_house();
    }
    if (size == 0) {
        return 0;
    }
    char *query = calloc(size, 1);
    require(query != NULL);
    memcpy(query, data + 1, size - 1);
    const int language = (int)((size_t)data[0] % house.content->language_count);

    check_answer(search_find(house.search, query, language));
    check_again(query, language);
    check_marks(query, house.content->goals[5].title.in[language]);
    check_marks(query, query);
    free(query);
    return 0;
}
