#include "gather.h"

#include <string.h>

#include "municipality.h"

/* What a kind is read with. */
struct gatherer {
    struct index_builder *builder;
    const struct content *content;
    const struct strings *strings;
    int document; /* that is being read */
};

static unsigned all_languages(const struct gatherer *g)
{
    return (1U << g->content->language_count) - 1;
}

/* A string that is the same in all languages. */
static void add_string(const struct gatherer *g, enum index_field field,
                       const char *text)
{
    index_add_string(g->builder,
                     (struct index_place){ .document = g->document,
                                           .field = field,
                                           .languages = all_languages(g) },
                     text);
}

static void add_strings(const struct gatherer *g, enum index_field field,
                        const struct string_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        add_string(g, field, list->items[i]);
    }
}

/* One string a language; what several languages share is added once. */
static void add_languages(const struct gatherer *g, enum index_field field,
                          const char *const in[LANGUAGE_MAX])
{
    const size_t count = g->content->language_count;
    unsigned done = 0;

    for (size_t i = 0; i < count; i++) {
        unsigned same = 0;
        for (size_t k = i; k < count; k++) {
            same |= strcmp(in[k], in[i]) == 0 ? 1U << k : 0;
        }
        if (!(done & (1U << i))) {
            index_add_string(g->builder,
                             (struct index_place){ .document = g->document,
                                                   .field = field,
                                                   .languages = same },
                             in[i]);
        }
        done |= same;
    }
}

static void add_text(const struct gatherer *g, enum index_field field,
                     const struct text *text)
{
    if (!text_is_empty(text)) {
        add_languages(g, field, text->in);
    }
}

static void add_country(const struct gatherer *g, const char *code)
{
    const char *names[LANGUAGE_MAX] = { NULL };

    for (size_t i = 0; i < g->content->language_count; i++) {
        names[i] = strings_country(g->strings, g->content->languages[i], code);
    }
    add_languages(g, FIELD_LABEL, names);
}

static void add_figures(const struct gatherer *g,
                        const struct figure_list *figures)
{
    for (size_t i = 0; i < figures->count; i++) {
        add_string(g, FIELD_TEXT, figures->items[i].value);
        add_text(g, FIELD_TEXT, &figures->items[i].label);
    }
}

/* All that a slide says to the audience. */
static void add_slide(const struct gatherer *g, const struct slide *slide)
{
    const struct text *const texts[] = { &slide->label, &slide->title,
                                         &slide->subtitle, &slide->text,
                                         &slide->by };

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        add_text(g, FIELD_TEXT, texts[i]);
    }
    for (size_t i = 0; i < slide->points.count; i++) {
        add_text(g, FIELD_TEXT, &slide->points.items[i].label);
        add_text(g, FIELD_TEXT, &slide->points.items[i].text);
    }
    add_figures(g, &slide->figures);
}

static size_t count_goals(const struct content *c)
{
    (void)c;
    return GOAL_COUNT;
}

/* A number is what stands on its tile. */
static void add_goal(const struct gatherer *g, int index)
{
    static const char *const numbers[GOAL_COUNT] = {
        "1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9",
        "10", "11", "12", "13", "14", "15", "16", "17",
    };
    const struct goal *goal = &g->content->goals[index];

    add_string(g, FIELD_TITLE, numbers[index]);
    add_text(g, FIELD_TITLE, &goal->title);
    add_text(g, FIELD_TEXT, &goal->sentence);
    add_text(g, FIELD_TEXT, &goal->local);
}

static size_t count_projects(const struct content *c)
{
    return c->project_count;
}

static void add_project(const struct gatherer *g, int index)
{
    const struct project *p = &g->content->projects[index];

    add_text(g, FIELD_TITLE, &p->title);
    add_text(g, FIELD_LABEL, &p->place);
    add_country(g, p->country);
    add_strings(g, FIELD_LABEL, &p->partners);
    add_text(g, FIELD_LABEL, &p->programme);
    for (size_t i = 0; i < p->themes.count; i++) {
        add_text(g, FIELD_TEXT, &g->content->themes[p->themes.items[i]].title);
    }
    add_text(g, FIELD_TEXT, &p->text);
    add_text(g, FIELD_TEXT, &p->donor);
    add_figures(g, &p->figures);
}

static size_t count_municipalities(const struct content *c)
{
    return c->municipality_count;
}

static void add_municipality(const struct gatherer *g, int index)
{
    const struct municipality *m = &g->content->municipalities[index];

    add_string(g, FIELD_TITLE, m->name);
    for (size_t i = 0; i < m->link_count; i++) {
        add_text(g, FIELD_LABEL, &m->links[i].place);
        add_country(g, m->links[i].country);
    }
    add_text(g, FIELD_TEXT, &m->text);
}

static size_t count_themes(const struct content *c)
{
    return c->theme_count;
}

static void add_theme(const struct gatherer *g, int index)
{
    const struct theme *theme = &g->content->themes[index];

    add_text(g, FIELD_TITLE, &theme->title);
    add_text(g, FIELD_TEXT, &theme->lead);
}

static size_t count_pages(const struct content *c)
{
    return c->page_count;
}

static void add_page(const struct gatherer *g, int index)
{
    const struct page *page = &g->content->pages[index];

    add_text(g, FIELD_TITLE, &page->title);
    add_text(g, FIELD_TEXT, &page->lead);
    for (size_t i = 0; i < page->body.count; i++) {
        add_text(g, FIELD_TEXT, &page->body.items[i]);
    }
    add_figures(g, &page->figures);
}

static size_t count_decks(const struct content *c)
{
    return c->deck_count;
}

/* Only a talk that a tile leads to is a visitor's to open. */
static bool is_open_deck(const struct content *c, int deck)
{
    for (size_t i = 0; i < c->stand_count; i++) {
        for (int k = 0; k < STAND_TILE_COUNT; k++) {
            const struct link link = c->stands[i].tiles[k].link;
            if (link.kind == LINK_DECK && link.index == deck) {
                return true;
            }
        }
    }
    return false;
}

static void add_deck(const struct gatherer *g, int index)
{
    const struct deck *deck = &g->content->decks[index];

    if (!is_open_deck(g->content, index)) {
        return;
    }
    add_text(g, FIELD_TITLE, &deck->title);
    for (size_t i = 0; i < deck->slide_count; i++) {
        add_slide(g, &deck->slides[i]);
    }
}

/* What can be found: how many there are, and what each is found by. */
static const struct {
    size_t (*count)(const struct content *c);
    void (*add)(const struct gatherer *g, int index);
} kinds[SEARCH_KIND_COUNT] = {
    [SEARCH_GOAL] = { count_goals, add_goal },
    [SEARCH_PROJECT] = { count_projects, add_project },
    [SEARCH_MUNICIPALITY] = { count_municipalities, add_municipality },
    [SEARCH_THEME] = { count_themes, add_theme },
    [SEARCH_PAGE] = { count_pages, add_page },
    [SEARCH_DECK] = { count_decks, add_deck },
};

/* What a slide says of the thing it shows is found there. */
static void add_slides(struct gatherer *g, const struct gathered *documents)
{
    for (size_t i = 0; i < g->content->deck_count; i++) {
        const struct deck *deck = &g->content->decks[i];
        for (size_t k = 0; k < deck->slide_count; k++) {
            const struct slide *slide = &deck->slides[k];
            if (slide->layout == SLIDE_GOAL) {
                g->document = documents->first[SEARCH_GOAL] + slide->goal;
                add_slide(g, slide);
            } else if (slide->layout == SLIDE_PROJECT) {
                g->document = documents->first[SEARCH_PROJECT] + slide->project;
                add_slide(g, slide);
            }
        }
    }
}

struct gathered gather(struct index_builder *b, const struct content *content,
                       const struct strings *strings)
{
    struct gatherer g = { .builder = b,
                          .content = content,
                          .strings = strings };
    struct gathered documents = { .first = { 0 } };

    for (int kind = 0; kind < SEARCH_KIND_COUNT; kind++) {
        const int count = (int)kinds[kind].count(content);
        documents.first[kind + 1] = documents.first[kind] + count;
        for (int i = 0; i < count; i++) {
            g.document = documents.first[kind] + i;
            kinds[kind].add(&g, i);
        }
    }
    add_slides(&g, &documents);
    return documents;
}

struct search_hit gathered_thing(const struct gathered *g, int document)
{
    int kind = 0;

    while (document >= g->first[kind + 1]) {
        kind++;
    }
    return (struct search_hit){ .kind = (enum search_kind)kind,
                                .index = document - g->first[kind] };
}
