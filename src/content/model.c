#include <string.h>

#include "municipality.h"

int content_find_language(const struct content *c, const char *code)
{
    for (size_t i = 0; i < c->language_count; i++) {
        if (strcmp(c->languages[i], code) == 0) {
            return (int)i;
        }
    }
    return -1;
}

int content_find_stand(const struct content *c, const char *id)
{
    for (size_t i = 0; i < c->stand_count; i++) {
        if (strcmp(c->stands[i].id, id) == 0) {
            return (int)i;
        }
    }
    return -1;
}

int content_find_theme(const struct content *c, const char *id)
{
    for (size_t i = 0; i < c->theme_count; i++) {
        if (strcmp(c->themes[i].id, id) == 0) {
            return (int)i;
        }
    }
    return -1;
}

int content_find_page(const struct content *c, const char *id)
{
    for (size_t i = 0; i < c->page_count; i++) {
        if (strcmp(c->pages[i].id, id) == 0) {
            return (int)i;
        }
    }
    return -1;
}

int content_find_project(const struct content *c, const char *id)
{
    for (size_t i = 0; i < c->project_count; i++) {
        if (strcmp(c->projects[i].id, id) == 0) {
            return (int)i;
        }
    }
    return -1;
}

int content_find_deck(const struct content *c, const char *id)
{
    for (size_t i = 0; i < c->deck_count; i++) {
        if (strcmp(c->decks[i].id, id) == 0) {
            return (int)i;
        }
    }
    return -1;
}

int content_find_municipality(const struct content *c, const char *id)
{
    for (size_t i = 0; i < c->municipality_count; i++) {
        if (strcmp(c->municipalities[i].id, id) == 0) {
            return (int)i;
        }
    }
    return -1;
}

int content_find_country(const struct content *c, const char *code)
{
    for (size_t i = 0; i < c->derived.country_count; i++) {
        if (strcmp(c->derived.countries[i], code) == 0) {
            return (int)i;
        }
    }
    return -1;
}

int deck_find_slide(const struct deck *deck, const char *id)
{
    for (size_t i = 0; i < deck->slide_count; i++) {
        if (strcmp(deck->slides[i].id, id) == 0) {
            return (int)i;
        }
    }
    return -1;
}

int slide_part_count(const struct slide *slide)
{
    if (slide->steps != STEPS_ONE_BY_ONE) {
        return 0;
    }
    return slide->layout == SLIDE_POINTS    ? (int)slide->points.count
           : slide->layout == SLIDE_FIGURES ? (int)slide->figures.count
           : slide->layout == SLIDE_PICTURE ? 1
                                            : 0;
}

bool text_is_empty(const struct text *t)
{
    for (size_t i = 0; i < LANGUAGE_MAX; i++) {
        if (t->in[i] && t->in[i][0] != '\0') {
            return false;
        }
    }
    return true;
}

bool int_list_has(const struct int_list *list, int value)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i] == value) {
            return true;
        }
    }
    return false;
}

bool language_is_rtl(const char *code)
{
    return strcmp(code, "ar") == 0;
}
