#include "proof_list.h"

#include "municipality.h"
#include "pace.h"
#include "source.h"

/* Builder of the list: counts first, then fills. */
struct builder {
    struct arena *arena;
    const struct content *content;
    int language;
    struct proof_item *items; /* NULL while counting */
    size_t count;
};

static struct show start(const struct builder *b, int stand)
{
    const struct show_params params = { .stand = stand,
                                        .language = b->language,
                                        .deck = -1 };
    struct show show;

    show_init(&show, b->content, &params, 0);
    return show;
}

static struct show browsing(const struct builder *b, int stand,
                            struct screen screen)
{
    struct show show = start(b, stand);

    show.state = STATE_BROWSE;
    if (screen.kind != SCREEN_HOME) {
        show.history[show.depth++] = (struct show_place){ .screen = screen };
    }
    return show;
}

static void add(struct builder *b, const char *name, const struct show *show)
{
    if (b->items) {
        b->items[b->count] = (struct proof_item){ .name = name, .show = *show };
    }
    b->count++;
}

static void add_screen(struct builder *b, int stand, const char *name,
                       struct screen screen)
{
    const struct show show = browsing(b, stand, screen);
    add(b, name, &show);
}

static void add_loop(struct builder *b, int stand, int deck, const char *name)
{
    const struct deck *d = &b->content->decks[deck];
    struct show show = start(b, stand);

    show.loop.deck = deck;
    for (int i = 0; i < (int)d->slide_count; i++) {
        show.loop.slide = i;
        add(b, arena_format(b->arena, "attract-%s-%02d", name, i + 1), &show);
    }
}

/* The stand's own loop, and what else its schedule plays. */
static void add_loops(struct builder *b, int stand)
{
    const struct stand *s = &b->content->stands[stand];

    add_loop(b, stand, s->loop, s->id);
    for (int i = 0; i < (int)b->content->deck_count; i++) {
        if (i != s->loop && schedule_has_deck(&s->schedule, i)) {
            add_loop(b, stand, i,
                     arena_format(b->arena, "%s-%s", s->id,
                                  b->content->decks[i].id));
        }
    }
}

static void add_talk(struct builder *b, int deck)
{
    const struct deck *d = &b->content->decks[deck];
    struct show show = start(b, 0);

    if (d->kind != DECK_TALK) {
        return;
    }
    show.state = STATE_PRESENT;
    show.talk.deck = deck;
    for (int i = 0; i < (int)d->slide_count; i++) {
        show.talk.slide = i;
        add(b, arena_format(b->arena, "slide-%s-%02d", d->id, i + 1), &show);
    }
}

static void add_overlays(struct builder *b)
{
    struct show show = browsing(b, 0, (struct screen){ .kind = SCREEN_HOME });

    show.overlay = OVERLAY_WARNING;
    add(b, "warning", &show);
    if (!kiosk_has_pin(&b->content->kiosk)) {
        return;
    }
    show.overlay = OVERLAY_PIN;
    add(b, "pin", &show);
    show.overlay = OVERLAY_STAFF;
    add(b, "staff", &show);
}

/* Over the first talk there is; it covers all of it. */
static void add_help(struct builder *b)
{
    const struct content *c = b->content;
    struct show show = start(b, 0);

    show.state = STATE_PRESENT;
    show.overlay = OVERLAY_HELP;
    for (int i = 0; i < (int)c->deck_count; i++) {
        if (c->decks[i].kind == DECK_TALK) {
            show.talk.deck = i;
            add(b, "help", &show);
            return;
        }
    }
}

static bool has_projects(const struct content *c, int goal)
{
    for (size_t i = 0; i < c->project_count; i++) {
        if (int_list_has(&c->projects[i].goals, goal)) {
            return true;
        }
    }
    return false;
}

static void add_goal_lists(struct builder *b)
{
    for (int i = 0; i < GOAL_COUNT; i++) {
        if (has_projects(b->content, i)) {
            add_screen(
                b, 0, arena_format(b->arena, "projects-goal-%02d", i + 1),
                (struct screen){ .kind = SCREEN_PROJECTS, .index = i + 1 });
        }
    }
}

/* As it begins, and with all that it holds. */
static void add_baskets(struct builder *b, int stand)
{
    const struct screen screen = { .kind = SCREEN_BASKET };
    struct show show = browsing(b, stand, screen);

    if (b->content->web_address[0] == '\0') {
        return;
    }
    add(b, "basket-empty", &show);
    for (int i = 0; i < BASKET_COUNT_MAX; i++) {
        show.basket.items[show.basket.count++] =
            (struct screen){ .kind = SCREEN_GOAL, .index = i };
    }
    add(b, "basket-full", &show);
}

/* Each value once, as its chip and the list have it. */
static void add_filtered_maps(struct builder *b, struct show show)
{
    static const enum map_facet facets[] = { FACET_THEME, FACET_REGION };
    int values[FACET_VALUES_MAX];

    show.map.panel = FACET_NONE;
    for (int f = 0; f < 2; f++) {
        const int count = map_facet_values(b->content, facets[f], values);
        for (int i = 0; i < count; i++) {
            struct show filtered = show;
            filtered.map.filter.value[facets[f]] = values[i];
            add(b,
                arena_format(b->arena, "map-%s-%d", f == 0 ? "theme" : "region",
                             values[i]),
                &filtered);
        }
    }
}

/* The map, and the values of each of its filters. */
static void add_maps(struct builder *b, int stand)
{
    static const char *const panels[FACET_COUNT] = {
        [FACET_GOAL] = "map-goal",
        [FACET_THEME] = "map-theme",
        [FACET_REGION] = "map-region",
        [FACET_PERIOD] = "map-period",
    };
    struct show show =
        browsing(b, stand, (struct screen){ .kind = SCREEN_MAP });

    add(b, "map", &show);
    for (int f = FACET_NONE + 1; f < FACET_COUNT; f++) {
        show.map.panel = (enum map_facet)f;
        add(b, panels[f], &show);
    }
    add_filtered_maps(b, show);
}

/* Of each project what is like it, where it was found; and each country. */
static void add_relations(struct builder *b)
{
    const struct content *c = b->content;
    const int last = (int)c->stand_count - 1;

    for (int i = 0; i < (int)c->project_count; i++) {
        add_screen(b, last,
                   arena_format(b->arena, "related-%s", c->projects[i].id),
                   (struct screen){ .kind = SCREEN_RELATED, .index = i });
        add_screen(b, last,
                   arena_format(b->arena, "cited-%s", c->projects[i].id),
                   (struct screen){ .kind = SCREEN_CITED, .index = i });
    }
    for (int i = 0; i < (int)c->derived.country_count; i++) {
        add_screen(
            b, last,
            arena_format(b->arena, "country-%s", c->derived.countries[i]),
            (struct screen){ .kind = SCREEN_COUNTRY, .index = i });
    }
}

static void add_municipalities(struct builder *b)
{
    const struct content *c = b->content;

    if (c->municipality_count == 0) {
        return;
    }
    add_screen(b, 0, "municipalities",
               (struct screen){ .kind = SCREEN_MUNICIPALITIES });
    add_screen(b, 0, "municipalities-absent",
               (struct screen){ .kind = SCREEN_MUNICIPALITIES, .index = 1 });
    for (int i = 0; i < (int)c->municipality_count; i++) {
        add_screen(
            b, 0,
            arena_format(b->arena, "municipality-%s", c->municipalities[i].id),
            (struct screen){ .kind = SCREEN_MUNICIPALITY, .index = i });
    }
}

static void add_sources(struct builder *b)
{
    const struct derived *d = &b->content->derived;

    add_screen(b, 0, "sources", (struct screen){ .kind = SCREEN_SOURCES });
    for (int i = 0; i < (int)d->site_count; i++) {
        const char *name = d->sites[i].name;
        add_screen(
            b, 0,
            arena_format(b->arena, "sources-%s", name[0] ? name : "other"),
            (struct screen){ .kind = SCREEN_SOURCES, .index = i + 1 });
    }
    for (int i = 0; i < (int)d->source_count; i++) {
        add_screen(b, 0, arena_format(b->arena, "source-%s", d->sources[i].id),
                   (struct screen){ .kind = SCREEN_SOURCE, .index = i });
    }
}

static void add_things(struct builder *b)
{
    const struct content *c = b->content;
    const int last = (int)c->stand_count - 1;

    for (int i = 0; i < GOAL_COUNT; i++) {
        add_screen(b, 0, arena_format(b->arena, "goal-%02d", i + 1),
                   (struct screen){ .kind = SCREEN_GOAL, .index = i });
    }
    for (int i = 0; i < (int)c->theme_count; i++) {
        add_screen(b, last, arena_format(b->arena, "theme-%s", c->themes[i].id),
                   (struct screen){ .kind = SCREEN_THEME, .index = i });
    }
    for (int i = 0; i < (int)c->project_count; i++) {
        add_screen(b, last,
                   arena_format(b->arena, "project-%s", c->projects[i].id),
                   (struct screen){ .kind = SCREEN_PROJECT, .index = i });
    }
    for (int i = 0; i < (int)c->page_count; i++) {
        add_screen(b, last, arena_format(b->arena, "page-%s", c->pages[i].id),
                   (struct screen){ .kind = SCREEN_PAGE, .index = i });
    }
    add_screen(b, last, "projects", (struct screen){ .kind = SCREEN_PROJECTS });
    add_maps(b, last);
    add_goal_lists(b);
    add_baskets(b, last);
    add_screen(b, 0, "search", (struct screen){ .kind = SCREEN_SEARCH });
    add_relations(b);
    add_municipalities(b);
    add_sources(b);
    add_screen(b, 0, "language", (struct screen){ .kind = SCREEN_LANGUAGE });
    add_screen(b, 0, "access",
               (struct screen){ .kind = SCREEN_LANGUAGE, .index = 1 });
}

static void add_all(struct builder *b)
{
    for (int i = 0; i < (int)b->content->stand_count; i++) {
        add_loops(b, i);
        add_screen(b, i,
                   arena_format(b->arena, "home-%s", b->content->stands[i].id),
                   (struct screen){ .kind = SCREEN_HOME });
    }
    add_things(b);
    for (int i = 0; i < (int)b->content->deck_count; i++) {
        add_talk(b, i);
    }
    add_overlays(b);
    add_help(b);
}

/* A display that may show everything, and a talk in the middle of its time
   for each slide. */
static void add_desk(struct builder *b, int deck)
{
    const struct deck *d = &b->content->decks[deck];
    const struct pace_plan plan = { .deck = d };
    struct show show = start(b, 0);

    if (d->kind != DECK_TALK) {
        return;
    }
    show.state = STATE_PRESENT;
    show.desk = (struct show_desk){ .room = DESK_ROOM_DISPLAY,
                                    .comes = true,
                                    .is_private = true };
    show.talk.deck = deck;
    for (int i = 0; i < (int)d->slide_count; i++) {
        const struct pace_place place = { .slide = i };
        const struct pace_span span = pace_span(&plan, &place);
        show.talk.slide = i;
        show.talk.timer.before_ms = (span.from_ms + span.to_ms) / 2;
        add(b, arena_format(b->arena, "desk-%s-%02d", d->id, i + 1), &show);
    }
    show.overlay = OVERLAY_OVERVIEW;
    show.talk.slide = 0;
    show.talk.cursor = d->slide_count > 1 ? 1 : 0;
    add(b, arena_format(b->arena, "overview-%s", d->id), &show);
}

static void add_desks(struct builder *b)
{
    for (int i = 0; i < (int)b->content->deck_count; i++) {
        add_desk(b, i);
    }
}

/* Twice: to count, and to fill. */
static struct proof_list make(struct builder b,
                              void (*add_to)(struct builder *))
{
    add_to(&b);
    b.items = arena_make(b.arena, struct proof_item, b.count);
    b.count = 0;
    add_to(&b);
    return (struct proof_list){ .items = b.items, .count = b.count };
}

struct proof_list proof_list_make(struct arena *arena,
                                  const struct content *content, int language)
{
    return make((struct builder){ .arena = arena,
                                  .content = content,
                                  .language = language },
                add_all);
}

struct proof_list proof_list_make_desk(struct arena *arena,
                                       const struct content *content,
                                       int language)
{
    return make((struct builder){ .arena = arena,
                                  .content = content,
                                  .language = language },
                add_desks);
}
