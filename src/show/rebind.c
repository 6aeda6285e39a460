/*
 * The content changed under a running show: places are found again by id.
 */
#include <string.h>

#include "municipality.h"
#include "show_room.h"
#include "source.h"

static int rebind_deck(const struct content *before,
                       const struct content *after, int deck)
{
    return content_find_deck(after, before->decks[deck].id);
}

/* The slide with the same id, else the same number as far as there is. */
static int rebind_slide(const struct deck *before, const struct deck *after,
                        int slide)
{
    const int same = deck_find_slide(after, before->slides[slide].id);
    const int last = (int)after->slide_count - 1;

    return same >= 0 ? same : slide < last ? slide : last;
}

/* As many parts are shown as were, as far as there are. */
static struct talk_place rebind_place(const struct deck *before,
                                      const struct deck *after,
                                      struct talk_place place)
{
    const int shown =
        slide_part_count(&before->slides[place.slide]) - place.hidden;
    const int slide = rebind_slide(before, after, place.slide);
    const int parts = slide_part_count(&after->slides[slide]);

    return (struct talk_place){
        .slide = slide,
        .hidden = parts > shown ? parts - shown : 0,
    };
}

static void rebind_last(struct show_last *last, const struct content *before,
                        const struct content *after)
{
    const int deck = last->known ? rebind_deck(before, after, last->deck) : -1;

    last->known = deck >= 0;
    if (last->known) {
        last->at = rebind_place(&before->decks[last->deck], &after->decks[deck],
                                last->at);
        last->deck = deck;
    }
}

/* 0 stays: all of them. */
static int rebind_site(const struct content *before,
                       const struct content *after, int number)
{
    const int found =
        number > 0
            ? source_find_site(after, before->derived.sites[number - 1].name)
            : -1;

    return number == 0 ? 0 : found < 0 ? -1 : found + 1;
}

static bool rebind_screen(const struct content *before,
                          const struct content *after, struct screen *screen)
{
    switch (screen->kind) {
    case SCREEN_THEME:
        screen->index =
            content_find_theme(after, before->themes[screen->index].id);
        break;
    case SCREEN_PROJECT:
    case SCREEN_RELATED:
    case SCREEN_CITED:
        screen->index =
            content_find_project(after, before->projects[screen->index].id);
        break;
    case SCREEN_PAGE:
        screen->index =
            content_find_page(after, before->pages[screen->index].id);
        break;
    case SCREEN_COUNTRY:
        screen->index = content_find_country(
            after, before->derived.countries[screen->index]);
        break;
    case SCREEN_MUNICIPALITY:
        screen->index = content_find_municipality(
            after, before->municipalities[screen->index].id);
        break;
    case SCREEN_SOURCES:
        screen->index = rebind_site(before, after, screen->index);
        break;
    case SCREEN_SOURCE:
        screen->index =
            source_find(after, before->derived.sources[screen->index].id);
        break;
    case SCREEN_MUNICIPALITIES:
        screen->index = after->municipality_count > 0 ? screen->index : -1;
        break;
    case SCREEN_ATTRACT:
    case SCREEN_HOME:
    case SCREEN_GOAL:
    case SCREEN_PROJECTS:
    case SCREEN_BASKET:
    case SCREEN_MAP:
    case SCREEN_LANGUAGE:
    case SCREEN_SEARCH:
    case SCREEN_SLIDE:
    case SCREEN_KIND_COUNT:
        break;
    }
    return screen->index >= 0;
}

static void rebind_history(struct show *s, const struct content *before,
                           const struct content *after)
{
    int kept = 0;

    for (int i = 0; i < s->depth; i++) {
        struct show_place place = s->history[i];
        if (rebind_screen(before, after, &place.screen)) {
            s->history[kept++] = place;
        }
    }
    s->depth = kept;
}

static void rebind_basket(struct show_basket *basket,
                          const struct content *before,
                          const struct content *after)
{
    int kept = 0;

    for (int i = 0; i < basket->count; i++) {
        struct screen thing = basket->items[i];
        if (rebind_screen(before, after, &thing)) {
            basket->items[kept++] = thing;
        }
    }
    basket->count = kept;
}

/* A theme or project that is gone takes its choice along. */
static void rebind_map(struct show *s, const struct content *before,
                       const struct content *after)
{
    int *theme = &s->map.filter.value[FACET_THEME];
    int *chosen = &s->map.chosen;

    map_stop(s);
    s->map.panel = FACET_NONE;
    if (*theme > 0) {
        *theme = content_find_theme(after, before->themes[*theme - 1].id) + 1;
    }
    if (*chosen > 0) {
        *chosen =
            content_find_project(after, before->projects[*chosen - 1].id) + 1;
    }
}

/* A stand's own loop follows the stand; another one is found by its id. */
static void rebind_loop(struct show *s, const struct content *before,
                        const struct content *after, uint64_t now_ms)
{
    const int same = rebind_deck(before, after, s->loop.deck);
    const int slide = same < 0
                          ? 0
                          : rebind_slide(&before->decks[s->loop.deck],
                                         &after->decks[same], s->loop.slide);
    const bool stays =
        s->loop.own ? loop_take_deck(s, after, same, now_ms) : same >= 0;

    if (stays) {
        s->loop.deck = same;
        s->loop.slide = slide;
    } else {
        s->loop = (struct show_loop){
            .deck = after->stands[s->stand].loop,
            .own = true,
            .since_ms = now_ms,
        };
    }
    s->loop.look_ms = now_ms;
}

static void rebind_talk(struct show *s, const struct content *before,
                        const struct content *after, uint64_t now_ms)
{
    rebind_last(&s->last_talk, before, after);
    const struct show_last last = s->last_talk;
    if (!show_has_talk(s)) {
        return;
    }
    const int deck = rebind_deck(before, after, s->talk.deck);
    if (deck < 0) {
        talk_end(s, now_ms);
        s->last_talk = last; /* not the one that is gone */
        return;
    }
    const struct deck *from = &before->decks[s->talk.deck];
    const struct deck *to = &after->decks[deck];
    const struct talk_place here = rebind_place(
        from, to, (struct talk_place){ s->talk.slide, s->talk.hidden });
    s->talk.deck = deck;
    s->talk.slide = here.slide;
    s->talk.hidden = here.hidden;
    s->talk.seen = rebind_place(from, to, s->talk.seen);
    s->talk.frozen_at = rebind_place(from, to, s->talk.frozen_at);
    s->talk.cursor = rebind_slide(from, to, s->talk.cursor);
}

void show_rebind(struct show *s, const struct content *before,
                 const struct content *after, uint64_t now_ms)
{
    const int stand = content_find_stand(after, before->stands[s->stand].id);
    const int language =
        content_find_language(after, before->languages[s->language]);
    const int own =
        content_find_language(after, before->languages[s->own_language]);
    const unsigned own_settings = setting_own(after);

    drag_undo(s);
    pointing_reset(s);
    s->settings ^= s->own_settings ^ own_settings; /* what changed, changes */
    s->own_settings = own_settings;
    s->stand = stand >= 0 ? stand : 0;
    s->own_language = own >= 0 ? own : 0;
    s->language = language >= 0 ? language : s->own_language;
    rebind_history(s, before, after);
    rebind_basket(&s->basket, before, after);
    rebind_map(s, before, after);
    rebind_loop(s, before, after, now_ms);
    rebind_talk(s, before, after, now_ms);
    loop_advance(s, after, now_ms);
    transition_finish(&s->transition);
}
