#include "golden_screens.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "source.h"
#include "target.h"

#define GOALS "global-goals"
#define WORLD "vng-international"
#define WRONG_PIN "digit:9 enter admit:0 "

enum {
    STEPS_BYTES_MAX = 200,
};

static const struct golden_screen screens[] = {
    /* The loops: every layout, every drawing beside a statement. */
    { "attract-skyline", GOALS, "attract/begin", "" },
    { "attract-statement", GOALS, "attract/lokaal", "" },
    { "attract-goal", GOALS, "attract/doel-11", "" },
    { "attract-project", GOALS, "attract/san-jose", "" },
    { "attract-picture", GOALS, "attract/wijk-en-water", "" },
    { "attract-figures", GOALS, "attract/getallen", "" },
    { "attract-exchange", WORLD, "attract/collegas", "" },
    { "attract-network", WORLD, "attract/netwerken", "" },
    { "attract-whole", GOALS, "loop/lokaal", "" },

    /* A visitor. */
    { "home-goals", GOALS, "home", "" },
    { "home-mosaic", WORLD, "home", "" },
    { "goal-01", GOALS, "goal/1", "" },
    { "goal-11", GOALS, "goal/11", "" },
    { "goal-16", GOALS, "goal/16", "" },
    { "theme-cities", WORLD, "theme/steden", "" },
    { "projects", WORLD, "projects", "" },
    { "projects-scrolled", WORLD, "projects", "scroll:200" },
    { "projects-end", WORLD, "projects", "scroll:100000" },
    { "projects-goal-11", GOALS, "projects/11", "" },
    { "map", WORLD, "map", "" },
    { "map-chosen", WORLD, "map", "choose:2" },
    { "map-goals", WORLD, "map", "panel:1" },
    { "map-periods", WORLD, "map", "panel:4" },
    { "map-filtered", WORLD, "map", "theme:2 wait:300" },
    { "map-empty", WORLD, "map", "goal:7 theme:2 wait:300" },
    { "project-place", WORLD, "project/ideal-lira", "" },
    { "project-region", WORLD, "project/awash-waterprijs", "" },
    { "project-country", WORLD, "project/pmaf-benin", "" },
    { "project-figures", WORLD, "project/mueve-san-jose", "" },
    { "project-city-link", WORLD, "project/stedenband-dordrecht-varna", "" },
    { "page-goals", GOALS, "page/over-de-doelen", "" },
    { "page-cofunding", WORLD, "page/mede-gefinancierd", "" },
    { "related", WORLD, "related/sdlg-oekraine", "" },
    { "related-end", WORLD, "related/sdlg-oekraine", "scroll:100000" },
    { "country", WORLD, "country/UA", "" },
    { "municipalities", GOALS, "municipalities", "" },
    { "municipalities-absent", GOALS, "municipalities/absent", "" },
    { "municipality-links", GOALS, "municipality/dordrecht", "" },
    { "municipality-projects", GOALS, "municipality/rheden", "" },
    { "municipality-text", GOALS, "municipality/utrecht", "" },
    { "sources", WORLD, "sources", "" },
    { "sources-site", WORLD, "sources/vng-international.nl", "" },
    { "sources-project", WORLD, "cited/sdlg-oekraine", "" },
    { "source", WORLD, "source/ccre-cemr.org/platforma", "" },
    { "page-session", WORLD, "page/deelsessie", "" },
    { "language", GOALS, "language", "" },
    { "take-goal", GOALS, "goal/11", "" },
    { "take-goal-kept", GOALS, "goal/11", "keep" },
    { "take-theme", WORLD, "theme/steden", "" },
    { "take-project", WORLD, "project/ideal-lira", "keep" },
    { "take-page", WORLD, "page/deelsessie", "" },
    { "take-home", GOALS, "goal/11", "keep home" },
    { "basket", WORLD, "theme/steden", "keep basket" },
    { "basket-empty", GOALS, "basket", "" },
    { "access", GOALS, "language/access", "" },
    { "search", GOALS, "search", "" },
    { "search-found", GOALS, "search", "type:w type:a type:t type:e type:r" },
    { "search-country", WORLD, "search", "query:oekraine" },
    { "search-cyrillic", WORLD, "search", "query:україна script:2" },
    { "search-arabic", WORLD, "search", "query:أوكرانيا script:3" },
    { "search-slip", WORLD, "search", "query:dordrecth digits" },
    { "search-none", GOALS, "search", "query:zzqq" },
    { "search-page", GOALS, "search", "turn:1" },
    { "search-end", GOALS, "search",
      "query:WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW" },
    { "search-key", GOALS, "search", "script:1 press:key-r wait:80" },
    { "search-focus", GOALS, "search", "focus:found-goal-1" },
    { "focus-tile", GOALS, "home", "focus:goal-11" },
    { "focus-row", WORLD, "projects", "focus:project-awash-waterprijs" },
    { "pressed-tile", GOALS, "home", "press:goal-11 wait:80" },
    { "pressed-button", GOALS, "goal/11", "press:nav-home wait:80" },

    /* A speaker. */
    { "slide-title", WORLD, "slide/goud-en-peper/titel", "" },
    { "slide-quote", WORLD, "slide/goud-en-peper/thema", "" },
    { "slide-statement", WORLD, "slide/goud-en-peper/vier-opgaven", "" },
    { "slide-exchange", WORLD, "slide/goud-en-peper/twee-kanten", "" },
    { "slide-picture", WORLD, "slide/goud-en-peper/pakhuis", "" },
    { "slide-points", WORLD, "slide/goud-en-peper/dordrecht", "" },
    { "slide-map", WORLD, "slide/goud-en-peper/onderwerpen", "" },
    { "slide-columns", WORLD, "slide/goud-en-peper/twee-bestuurders", "" },
    { "slide-figures", WORLD, "slide/goud-en-peper/programmas", "" },
    { "slide-goal", GOALS, "slide/global-goals-voor-gemeenten/doel-11", "" },
    { "slide-project", WORLD, "slide/goud-en-peper/project-oekraine", "" },
    { "slide-typed", WORLD, "slide/goud-en-peper/thema", "digit:1 digit:2" },
    { "slide-running", WORLD, "slide/goud-en-peper/thema", "present" },
    { "slide-end", WORLD, "slide/goud-en-peper/slot", "next" },
    { "help", WORLD, "slide/goud-en-peper/thema", "help" },
    { "black", WORLD, "slide/goud-en-peper/thema", "black" },
    { "white", WORLD, "slide/goud-en-peper/thema", "white" },

    /* Over a screen. */
    { "warning", GOALS, "home", "wait:98400" },
    { "pin", GOALS, "language", "staff digit:2 digit:0" },
    { "pin-looking", GOALS, "language", "staff digit:2 digit:0 enter" },
    { "pin-wrong", GOALS, "language", "staff " WRONG_PIN },
    { "pin-locked", GOALS, "language",
      "staff " WRONG_PIN WRONG_PIN WRONG_PIN WRONG_PIN WRONG_PIN },
    { "staff", GOALS, "language",
      "staff digit:2 digit:0 digit:2 digit:2 enter admit:1" },
};

struct golden_screen_list golden_screens(void)
{
    return (struct golden_screen_list){
        .items = screens,
        .count = sizeof(screens) / sizeof(screens[0]),
    };
}

/* What follows @p word and @p mark in @p text, or NULL. */
static const char *after(const char *text, const char *word, char mark)
{
    const size_t len = strlen(word);

    if (strncmp(text, word, len) != 0) {
        return NULL;
    }
    return text[len] == mark   ? text + len + 1
           : text[len] == '\0' ? text + len
                               : NULL;
}

static int number(const char *text)
{
    return (int)strtol(text, NULL, 10);
}

/* DECK/SLIDE. @return false if there is none. */
static bool find_slide(const struct content *content, const char *rest,
                       struct screen *out)
{
    for (int i = 0; i < (int)content->deck_count; i++) {
        const char *slide = after(rest, content->decks[i].id, '/');
        if (slide) {
            out->index = i;
            out->slide = deck_find_slide(&content->decks[i], slide);
            return out->slide >= 0;
        }
    }
    return false;
}

/* The kind that @p place begins with. @return what follows, or NULL. */
static const char *find_kind(const char *place, enum screen_kind *out)
{
    static const char *const words[SCREEN_KIND_COUNT] = {
        [SCREEN_ATTRACT] = "attract",
        [SCREEN_HOME] = "home",
        [SCREEN_GOAL] = "goal",
        [SCREEN_THEME] = "theme",
        [SCREEN_PROJECT] = "project",
        [SCREEN_PROJECTS] = "projects",
        [SCREEN_PAGE] = "page",
        [SCREEN_BASKET] = "basket",
        [SCREEN_LANGUAGE] = "language",
        [SCREEN_SEARCH] = "search",
        [SCREEN_SLIDE] = "slide",
        [SCREEN_MAP] = "map",
        [SCREEN_RELATED] = "related",
        [SCREEN_COUNTRY] = "country",
        [SCREEN_MUNICIPALITIES] = "municipalities",
        [SCREEN_MUNICIPALITY] = "municipality",
        [SCREEN_SOURCES] = "sources",
        [SCREEN_SOURCE] = "source",
        [SCREEN_CITED] = "cited",
    };
    for (int i = 0; i < SCREEN_KIND_COUNT; i++) {
        const char *rest = after(place, words[i], '/');
        if (rest) {
            *out = (enum screen_kind)i;
            return rest;
        }
    }
    return NULL;
}

static bool find_screen(const struct content *content, const char *place,
                        struct screen *out)
{
    *out = (struct screen){ .index = 0 };
    const char *rest = find_kind(place, &out->kind);
    if (!rest) {
        return false;
    }
    switch (out->kind) {
    case SCREEN_GOAL:
        out->index = number(rest) - 1;
        break;
    case SCREEN_PROJECTS:
        out->index = number(rest);
        break;
    case SCREEN_THEME:
        out->index = content_find_theme(content, rest);
        break;
    case SCREEN_PROJECT:
    case SCREEN_RELATED:
    case SCREEN_CITED:
        out->index = content_find_project(content, rest);
        break;
    case SCREEN_PAGE:
        out->index = content_find_page(content, rest);
        break;
    case SCREEN_SLIDE:
        return find_slide(content, rest, out);
    case SCREEN_LANGUAGE:
        out->index = strcmp(rest, "access") == 0;
        break;
    case SCREEN_COUNTRY:
        out->index = content_find_country(content, rest);
        break;
    case SCREEN_MUNICIPALITIES:
        out->index = strcmp(rest, "absent") == 0;
        break;
    case SCREEN_MUNICIPALITY:
        out->index = content_find_municipality(content, rest);
        break;
    case SCREEN_SOURCES:
        out->index = rest[0] == '\0' ? 0 : source_find_site(content, rest) + 1;
        break;
    case SCREEN_SOURCE:
        out->index = source_find_text(content, rest);
        break;
    case SCREEN_ATTRACT:
    case SCREEN_HOME:
    case SCREEN_BASKET:
    case SCREEN_SEARCH:
    case SCREEN_MAP:
    case SCREEN_KIND_COUNT:
        break;
    }
    return out->index >= 0;
}

/* The slide of the loop that is on. */
static bool show_loop_slide(const struct content *content, const char *slide,
                            struct golden_show *s)
{
    const struct deck *loop = &content->decks[s->show.loop.deck];

    s->show.loop.slide = deck_find_slide(loop, slide);
    return s->show.loop.slide >= 0;
}

static bool go_to(const struct content *content, const char *place,
                  struct golden_show *s)
{
    struct intent open = { .type = INTENT_OPEN };
    const char *under_foot = after(place, "attract", '/');
    const char *whole = after(place, "loop", '/');

    if (under_foot || whole) {
        s->show.start = whole ? MODE_LOOP : MODE_KIOSK;
        return show_loop_slide(content, whole ? whole : under_foot, s);
    }
    if (!find_screen(content, place, &open.screen)) {
        return false;
    }
    show_update(&s->show, content, &open, s->now_ms);
    s->show.talk.slide = open.screen.slide;
    return true;
}

/* Words for steps, and what the number or id after the colon is. */
static const struct step_word {
    const char *word;
    enum intent_type type;
    enum {
        ARGUMENT_NONE,
        ARGUMENT_NUMBER,
        ARGUMENT_TARGET,
        ARGUMENT_TEXT
    } argument;
} step_words[] = {
    { "wait", INTENT_NONE, ARGUMENT_NUMBER }, /* milliseconds */
    { "press", INTENT_PRESS, ARGUMENT_TARGET },
    { "focus", INTENT_FOCUS, ARGUMENT_TARGET },
    { "scroll", INTENT_SCROLL, ARGUMENT_NUMBER }, /* pixels */
    { "type", INTENT_CHARACTER, ARGUMENT_TEXT },
    { "query", INTENT_QUERY, ARGUMENT_TEXT },
    { "script", INTENT_SCRIPT, ARGUMENT_NUMBER }, /* enum query_script */
    { "digits", INTENT_DIGITS, ARGUMENT_NONE },
    { "turn", INTENT_TURN, ARGUMENT_NUMBER },
    { "choose", INTENT_MAP_CHOOSE, ARGUMENT_NUMBER },
    { "panel", INTENT_MAP_PANEL, ARGUMENT_NUMBER },
    { "goal", INTENT_MAP_FILTER, ARGUMENT_NUMBER }, /* of the map */
    { "theme", INTENT_MAP_FILTER, ARGUMENT_NUMBER },
    { "digit", INTENT_DIGIT, ARGUMENT_NUMBER },
    { "enter", INTENT_ENTER, ARGUMENT_NONE },
    { "admit", INTENT_ADMIT, ARGUMENT_NUMBER }, /* 1: the PIN is right */
    { "home", INTENT_HOME, ARGUMENT_NONE },
    { "keep", INTENT_KEEP, ARGUMENT_NONE }, /* what is shown */
    { "basket", INTENT_OPEN, ARGUMENT_NONE },
    { "next", INTENT_NEXT, ARGUMENT_NONE },
    { "help", INTENT_HELP, ARGUMENT_NONE },
    { "black", INTENT_BLACK, ARGUMENT_NONE },
    { "white", INTENT_WHITE, ARGUMENT_NONE },
    { "present", INTENT_PRESENT, ARGUMENT_NONE },
    { "staff", INTENT_STAFF, ARGUMENT_NONE },
};

static void act(const struct content *content, const struct step_word *word,
                const char *argument, struct golden_show *s)
{
    const bool text = word->argument == ARGUMENT_TEXT;
    const int64_t value = word->argument == ARGUMENT_TARGET
                              ? target_key(argument)
                          : text ? argument[0]
                                 : number(argument);
    const bool theme = strcmp(word->word, "theme") == 0;
    const int64_t limit = word->type == INTENT_ADMIT ? s->show.staff.asking
                          : word->type != INTENT_MAP_FILTER ? value
                          : theme                           ? FACET_THEME
                                                            : FACET_GOAL;
    const struct screen basket = { .kind = SCREEN_BASKET };
    const struct intent intent = {
        .type = word->type,
        .text = text ? argument : NULL,
        .value = value,
        .limit = limit,
        .screen = word->type == INTENT_OPEN ? basket : show_screen(&s->show),
    };

    s->now_ms += word->type == INTENT_NONE ? (uint64_t)value : 0;
    show_update(&s->show, content, &intent, s->now_ms);
}

static bool take_step(const struct content *content, const char *step,
                      struct golden_show *s)
{
    for (size_t i = 0; i < sizeof(step_words) / sizeof(step_words[0]); i++) {
        const char *argument = after(step, step_words[i].word, ':');
        if (argument) {
            act(content, &step_words[i], argument, s);
            return true;
        }
    }
    return false;
}

static bool take_steps(const struct content *content, const char *steps,
                       struct golden_show *s)
{
    char words[STEPS_BYTES_MAX];
    char *rest = NULL;

    const int len = snprintf(words, sizeof(words), "%s", steps);
    if (len < 0 || len >= (int)sizeof(words)) {
        return false;
    }
    for (const char *step = strtok_r(words, " ", &rest); step;
         step = strtok_r(NULL, " ", &rest)) {
        if (!take_step(content, step, s)) {
            return false;
        }
    }
    return true;
}

bool golden_screen_is_on_web(const struct golden_screen *screen)
{
    static const char *const words[] = { "take-", "basket" };

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (strncmp(screen->name, words[i], strlen(words[i])) == 0) {
            return true;
        }
    }
    return false;
}

bool golden_show_make(const struct content *content, int language,
                      const struct golden_screen *screen,
                      struct golden_show *out)
{
    const struct show_params params = {
        .stand = content_find_stand(content, screen->stand),
        .language = language,
        .deck = -1,
    };
    *out = (struct golden_show){ .now_ms = 0 };
    if (params.stand < 0) {
        return false;
    }
    show_init(&out->show, content, &params, out->now_ms);
    return go_to(content, screen->place, out) &&
           take_steps(content, screen->steps, out);
}
