#include "say.h"

#include <string.h>

#include "municipality.h"
#include "period.h"

struct canvas say_words_only(struct arena *arena, const struct content *content,
                             const struct strings *strings, int language)
{
    struct scene_params *params = arena_make(arena, struct scene_params, 1);
    const char *code = content->languages[language];

    *params = (struct scene_params){ .content = content, .strings = strings };
    return (struct canvas){
        .p = params,
        .content = content,
        .arena = arena,
        .language = code,
        .language_index = language,
        .mirrored = language_is_rtl(code),
    };
}

const char *say_link(const struct canvas *c, struct link link)
{
    const struct content *content = c->content;

    switch (link.kind) {
    case LINK_GOAL:
        return arena_format(c->arena, "%d · %s", link.index + 1,
                            canvas_say(c, &content->goals[link.index].title));
    case LINK_THEME:
        return canvas_say(c, &content->themes[link.index].title);
    case LINK_PROJECT:
        return canvas_say(c, &content->projects[link.index].title);
    case LINK_PAGE:
        return canvas_say(c, &content->pages[link.index].title);
    case LINK_DECK:
        return canvas_word_with(
            c, STR_NAV_START_TALK,
            canvas_say(c, &content->decks[link.index].title));
    case LINK_PROJECTS:
        return canvas_word(c, STR_PROJECT_ALL);
    case LINK_MAP:
        return canvas_word(c, STR_MAP_TITLE);
    case LINK_MUNICIPALITIES:
        return canvas_word(c, STR_MUNICIPALITY_MINE);
    case LINK_MUNICIPALITY:
        return content->municipalities[link.index].name;
    case LINK_SOURCES:
        return canvas_word(c, STR_SOURCES_ALL);
    case LINK_NONE:
    case LINK_HOME:
        break;
    }
    return canvas_word(c, STR_NAV_HOME);
}

const char *say_screen(const struct canvas *c, struct screen screen)
{
    static const enum link_kind links[SCREEN_KIND_COUNT] = {
        [SCREEN_ATTRACT] = LINK_HOME,    [SCREEN_HOME] = LINK_HOME,
        [SCREEN_GOAL] = LINK_GOAL,       [SCREEN_THEME] = LINK_THEME,
        [SCREEN_PROJECT] = LINK_PROJECT, [SCREEN_PROJECTS] = LINK_PROJECTS,
        [SCREEN_PAGE] = LINK_PAGE,       [SCREEN_LANGUAGE] = LINK_NONE,
        [SCREEN_SLIDE] = LINK_NONE,
    };
    const struct link link = { .kind = links[screen.kind],
                               .index = screen.index };

    if (screen.kind == SCREEN_SLIDE) {
        return canvas_say(c, &c->content->decks[screen.index].title);
    }
    if (screen.kind == SCREEN_LANGUAGE) {
        return canvas_word(c, screen.index == 0 ? STR_NAV_LANGUAGE
                                                : STR_NAV_ACCESS);
    }
    return say_link(c, link);
}

enum string_id say_pointer(enum pointer pointer)
{
    return pointer == POINTER_SPOTLIGHT ? STR_PRESENTER_POINTER_SPOTLIGHT
           : pointer == POINTER_DOT     ? STR_PRESENTER_POINTER_DOT
                                        : STR_PRESENTER_POINTER_NONE;
}

const struct text *say_link_source(const struct content *content,
                                   struct link link)
{
    switch (link.kind) {
    case LINK_GOAL:
        return &content->goals[link.index].title;
    case LINK_THEME:
        return &content->themes[link.index].title;
    case LINK_PROJECT:
        return &content->projects[link.index].title;
    case LINK_PAGE:
        return &content->pages[link.index].title;
    case LINK_DECK:
        return &content->decks[link.index].title;
    case LINK_PROJECTS:
    case LINK_MAP:
    case LINK_MUNICIPALITIES:
    case LINK_MUNICIPALITY:
    case LINK_SOURCES:
    case LINK_NONE:
    case LINK_HOME:
        break;
    }
    return NULL;
}

const char *say_tile(const struct canvas *c, const struct text *text)
{
    static const char mark[] = "{projects}";
    const char *say = canvas_say(c, text);
    const char *at = strstr(say, mark);

    if (!at) {
        return say;
    }
    return arena_format(c->arena, "%.*s%zu%s", (int)(at - say), say,
                        c->content->project_count, at + sizeof(mark) - 1);
}

const char *say_project_kind(const struct canvas *c, const struct project *p)
{
    const char *kind = p->kind == PROJECT_CITY_LINK
                           ? canvas_word(c, STR_PROJECT_CITY_LINK)
                           : "";
    const char *period = period_words(c, p);

    if (kind[0] == '\0' || period[0] == '\0') {
        return kind[0] ? kind : period;
    }
    return arena_format(c->arena, "%s · %s", kind, period);
}

const char *say_project_source(const struct canvas *c, const struct project *p)
{
    const char *programme = canvas_say(c, &p->programme);
    const char *name = programme[0] ? programme
                       : p->kind == PROJECT_CITY_LINK
                           ? canvas_word(c, STR_PROJECT_CITY_LINK)
                           : "VNG International";
    const char *source = canvas_word_with(c, STR_PROJECT_SOURCE, name);

    if (p->stated_goals.count == p->goals.count) {
        return source;
    }
    return arena_format(c->arena, "%s. %s", source,
                        canvas_word(c, STR_PROJECT_GOALS_EDITORIAL));
}

const char *say_line(const struct canvas *c, const char *title)
{
    char *text = arena_copy_string(c->arena, title, strlen(title));

    for (char *p = text; *p; p++) {
        *p = (char)(*p == '\n' ? ' ' : *p);
    }
    return text;
}

const char *say_list(const struct canvas *c, const struct string_list *list,
                     const char *between)
{
    const char *text = list->count > 0 ? list->items[0] : "";
    for (size_t i = 1; i < list->count; i++) {
        text = arena_format(c->arena, "%s%s%s", text, between, list->items[i]);
    }
    return text;
}

const char *say_page_sources(const struct canvas *c, const struct page *page)
{
    return say_sources(c, &page->sources);
}

const char *say_sources(const struct canvas *c,
                        const struct string_list *sources)
{
    if (sources->count == 0) {
        return "";
    }
    return arena_format(c->arena, "%s: %s", canvas_word(c, STR_PAGE_SOURCES),
                        say_list(c, sources, "; "));
}

const char *say_page_of(const struct canvas *c, int index, int count)
{
    const struct two_values values = {
        { "{n}", "{total}" },
        { canvas_number(c, index + 1), canvas_number(c, count) },
    };
    return canvas_word_with_two(c, STR_NAV_PAGE_OF, &values);
}
