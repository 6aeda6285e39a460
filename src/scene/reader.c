#include "reader.h"

#include "reader_page.h"
#include "screen.h"

void reader_screen(struct canvas *c, struct screen screen)
{
    switch (screen.kind) {
    case SCREEN_HOME:
        reader_home(c);
        break;
    case SCREEN_GOAL:
        reader_goal(c, screen.index);
        break;
    case SCREEN_THEME:
        reader_theme(c, screen.index);
        break;
    case SCREEN_PROJECT:
        reader_project(c, screen.index);
        break;
    case SCREEN_PROJECTS:
        reader_projects(c, screen.index);
        break;
    case SCREEN_MAP:
        reader_map(c);
        break;
    case SCREEN_PAGE:
        reader_story(c, screen.index);
        break;
    case SCREEN_BASKET:
        reader_basket(c);
        break;
    case SCREEN_LANGUAGE:
        reader_settings(c, screen.index);
        break;
    case SCREEN_SEARCH:
        reader_search(c);
        break;
    case SCREEN_RELATED:
    case SCREEN_COUNTRY:
    case SCREEN_MUNICIPALITIES:
    case SCREEN_MUNICIPALITY:
    case SCREEN_SOURCES:
    case SCREEN_SOURCE:
    case SCREEN_CITED:
        screen_sheet(c, screen);
        break;
    case SCREEN_ATTRACT:
    case SCREEN_SLIDE:
    case SCREEN_KIND_COUNT:
        break;
    }
}
