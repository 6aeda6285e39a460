#include "found_thing.h"

#include "component.h"
#include "municipality.h"

const struct search_answer *found_thing_answer(const struct canvas *c)
{
    static const struct search_answer nothing = { .hit_count = 0 };

    return c->p->search ? search_find(c->p->search, c->show->query.text,
                                      c->language_index)
                        : &nothing;
}

static bool has_mark(const struct canvas *c, const char *text)
{
    struct search_mark marks[SEARCH_MARKS_MAX];

    return search_marks(c->show->query.text, text, marks) > 0;
}

/* Where it is; or the partner, if that is what was looked for. */
static const char *project_detail(const struct canvas *c,
                                  const struct project *p, const char *place)
{
    if (has_mark(c, canvas_say(c, &p->title)) || has_mark(c, place)) {
        return place;
    }
    for (size_t i = 0; i < p->partners.count; i++) {
        if (has_mark(c, p->partners.items[i])) {
            return p->partners.items[i];
        }
    }
    return place;
}

static struct found_thing make_goal(struct canvas *c, int index)
{
    return (struct found_thing){
        .id = arena_format(c->arena, "found-goal-%d", index + 1),
        .source = &c->content->goals[index].title,
        .detail = "",
        .short_detail = "",
        .goal = index,
        .project = -1,
        .intent =
            intent_open((struct screen){ .kind = SCREEN_GOAL, .index = index }),
    };
}

static struct found_thing make_project(struct canvas *c, int index)
{
    const struct project *p = &c->content->projects[index];
    const char *place = component_place(c, p);
    const char *detail = project_detail(c, p, place);

    return (struct found_thing){
        .id = arena_format(c->arena, "found-project-%s", p->id),
        .source = &p->title,
        .detail = detail,
        .short_detail = detail == place && p->precision != PLACE_COUNTRY
                            ? canvas_say(c, &p->place)
                            : detail,
        .goal = -1,
        .project = index,
        .icon = ICON_PIN,
        .intent = intent_open(
            (struct screen){ .kind = SCREEN_PROJECT, .index = index }),
    };
}

/* A theme, a page or a deck. */
static struct found_thing make_other(const char *id, const struct text *title,
                                     struct screen screen)
{
    return (struct found_thing){
        .id = id,
        .source = title,
        .detail = "",
        .short_detail = "",
        .goal = -1,
        .project = -1,
        .icon = screen.kind == SCREEN_SLIDE ? ICON_PLAY : ICON_LIST,
        .intent = intent_open(screen),
    };
}

/* Its name is the same in all languages. */
static struct found_thing make_municipality(struct canvas *c, int index)
{
    const struct municipality *m = &c->content->municipalities[index];
    struct found_thing thing = make_other(
        arena_format(c->arena, "found-municipality-%s", m->id), NULL,
        (struct screen){ .kind = SCREEN_MUNICIPALITY, .index = index });

    thing.title = m->name;
    thing.icon = ICON_PIN;
    return thing;
}

static struct found_thing make(struct canvas *c, const struct search_hit *hit)
{
    const int i = hit->index;

    switch (hit->kind) {
    case SEARCH_GOAL:
        return make_goal(c, i);
    case SEARCH_PROJECT:
        return make_project(c, i);
    case SEARCH_MUNICIPALITY:
        return make_municipality(c, i);
    case SEARCH_THEME: {
        const struct theme *theme = &c->content->themes[i];
        return make_other(arena_format(c->arena, "found-theme-%s", theme->id),
                          &theme->title,
                          (struct screen){ .kind = SCREEN_THEME, .index = i });
    }
    case SEARCH_PAGE: {
        const struct page *page = &c->content->pages[i];
        return make_other(arena_format(c->arena, "found-page-%s", page->id),
                          &page->title,
                          (struct screen){ .kind = SCREEN_PAGE, .index = i });
    }
    case SEARCH_DECK:
    case SEARCH_KIND_COUNT:
        break;
    }
    const struct deck *deck = &c->content->decks[i];
    return make_other(arena_format(c->arena, "found-deck-%s", deck->id),
                      &deck->title,
                      (struct screen){ .kind = SCREEN_SLIDE, .index = i });
}

struct found_thing found_thing_make(struct canvas *c,
                                    const struct search_hit *hit)
{
    struct found_thing thing = make(c, hit);

    if (thing.source) {
        thing.title = canvas_say(c, thing.source);
    }
    return thing;
}

const char *found_thing_label(const struct canvas *c,
                              const struct search_hit *hit)
{
    static const enum string_id labels[SEARCH_KIND_COUNT] = {
        [SEARCH_GOAL] = STR_SEARCH_GOALS,
        [SEARCH_PROJECT] = STR_NAV_PROJECTS,
        [SEARCH_MUNICIPALITY] = STR_SEARCH_MUNICIPALITIES,
        [SEARCH_THEME] = STR_SEARCH_THEMES,
        [SEARCH_PAGE] = STR_SEARCH_PAGES,
        [SEARCH_DECK] = STR_SEARCH_DECKS,
    };
    return canvas_word(c, hit->near ? STR_SEARCH_NEAR : labels[hit->kind]);
}

bool found_thing_is_same_group(const struct search_hit *a,
                               const struct search_hit *b)
{
    return a->near == b->near && (a->near || a->kind == b->kind);
}
