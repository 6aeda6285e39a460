#pragma once

/**
 * @file
 * What a stand shows: immutable after loading.
 *
 * Everything lives in the content's own memory and ends with it
 * (content_destroy()). Strings are valid UTF-8 and never NULL unless a
 * comment says so; a text that was not written is the empty string in every
 * language. References are indices into the arrays of struct content, -1
 * for none.
 * Thread-safety: read-only, any number of threads.
 */

#include <stdbool.h>
#include <stddef.h>

#include "keymap.h"
#include "schedule.h"

enum {
    LANGUAGE_MAX = 5,
    GOAL_COUNT = 17,
    STAND_TILE_COUNT = 4,
};

enum link_kind {
    LINK_NONE,
    LINK_HOME,
    LINK_PROJECTS,
    LINK_MAP,
    LINK_GOAL,
    LINK_THEME,
    LINK_PROJECT,
    LINK_PAGE,
    LINK_DECK,
    LINK_MUNICIPALITIES,
    LINK_MUNICIPALITY,
    LINK_SOURCES,
};

/** Where a tile or a button leads. */
struct link {
    enum link_kind kind;
    int index; /**< Into goals, themes, …; unused for a screen. */
};

/** A part of a string that is emphasised or leads somewhere. */
struct mark {
    size_t start, len; /**< In bytes. */
    bool bold, italic;
    int link; /**< Into links, -1 for none. */
};

/** Those of one string, in order; none are empty or overlap. */
struct mark_list {
    const struct mark *items;
    size_t count;
    const struct link *links;
    size_t link_count;
};

/** A text in every language of the content. */
struct text {
    const char *in[LANGUAGE_MAX]; /**< Plain; fallbacks filled in. */
    /** Of the string that a language shows; NULL: it has none. */
    const struct mark_list *marks[LANGUAGE_MAX];
    /** Language the string is really in: differs where it fell back. */
    unsigned char written_in[LANGUAGE_MAX];
    struct content_where {
        const char *file; /**< NULL for a text that was not written. */
        const char *path; /**< The keys that lead to it: "goals[15].title". */
        struct content_place {
            int line, column; /**< As in diagnostics: from 1. */
        } in[LANGUAGE_MAX];   /**< Of the string that a language shows. */
    } where;
};

struct text_list {
    const struct text *items;
    size_t count;
};

/** Plain strings: partners, sources. */
struct string_list {
    const char *const *items;
    size_t count;
};

struct int_list {
    const int *items;
    size_t count;
};

struct date {
    int year;  /**< 0: no date. */
    int month; /**< 1-12, 0 if only the year is known. */
    int day;   /**< 1-31, 0 if not known. */
};

struct link_list {
    const struct link *items;
    size_t count;
};

enum art_kind {
    ART_NONE,
    ART_SKYLINE,
    ART_MAP,
    ART_COUNTRY,
    ART_EXCHANGE,
    ART_NETWORK,
};

/** A picture file of the content. */
struct picture {
    int image; /**< Index into content.images, -1 for none. */
    struct text alt;
    const char *credit;
};

struct figure {
    const char *value;
    struct text label;
};

struct figure_list {
    const struct figure *items;
    size_t count;
};

struct goal {
    int number; /**< 1-17; its index is number - 1. */
    struct text title, sentence, local;
    struct string_list sources, open;
};

struct theme {
    const char *id;
    struct text title, lead;
    struct int_list goals; /**< Goal indices. */
    struct string_list sources, open;
};

enum project_kind {
    PROJECT_PROJECT,
    PROJECT_CITY_LINK,
};

enum place_precision {
    PLACE_EXACT,   /**< A dot. */
    PLACE_REGION,  /**< A soft circle. */
    PLACE_COUNTRY, /**< No mark; lat and lon are 0. */
};

struct project {
    const char *id;
    enum project_kind kind;
    struct text title, text, programme, donor;
    const char *country; /**< ISO 3166-1 alpha-2, XK for Kosovo. */
    int region;          /**< enum world_region, of the country. */
    struct text place;
    double lat, lon; /**< Degrees north and east. */
    enum place_precision precision;
    struct date start, end;
    struct string_list partners;
    struct figure_list figures;
    struct int_list themes; /**< Theme indices. */
    struct int_list goals;  /**< Goal indices, the leading one first. */
    struct int_list stated_goals;
    struct picture picture;
    struct string_list sources, open;
    struct int_list related; /**< The most alike first: relation.h. */
};

/** A town that is a partner of projects, and where it lies. */
struct town {
    const char *name;    /**< As projects name it among their partners. */
    const char *country; /**< As a project's. */
    double lat, lon;     /**< Degrees north and east. */
    struct string_list sources, open;
};

struct page {
    const char *id;
    struct text title, lead;
    struct text_list body;
    struct figure_list figures;
    struct link_list links;
    struct string_list sources, open;
};

enum slide_layout {
    SLIDE_SKYLINE,
    SLIDE_TITLE,
    SLIDE_STATEMENT,
    SLIDE_POINTS,
    SLIDE_TWO_COLUMNS,
    SLIDE_QUOTE,
    SLIDE_PICTURE,
    SLIDE_FIGURES,
    SLIDE_GOAL,
    SLIDE_PROJECT,
    SLIDE_LAYOUT_COUNT,
};

/** A label over a text: a point, or one of two columns. */
struct point {
    struct text label, text;
};

struct point_list {
    const struct point *items;
    size_t count;
};

/** Who turns a slide of a talk over. */
enum slide_advance {
    ADVANCE_AS_DECK,
    ADVANCE_BY_HAND,
    ADVANCE_AUTO, /**< Time does, after its seconds. */
};

/** How the parts of a slide appear. */
enum slide_steps {
    STEPS_ALL,
    STEPS_ONE_BY_ONE,
};

/** Whether a talk that is short of time may do without it. */
enum slide_duty {
    SLIDE_NEEDED,
    SLIDE_OPTIONAL,
};

struct slide {
    const char *id;
    enum slide_layout layout;
    enum slide_advance advance;
    enum slide_steps steps;
    enum slide_duty duty;
    struct text label, title, subtitle, text, by, notes;
    struct point_list points; /**< Two for SLIDE_TWO_COLUMNS. */
    struct figure_list figures;
    struct picture picture;
    int goal, project; /**< Indices, -1 for none. */
    enum art_kind art;
    int seconds; /**< 0: the kiosk's slide_seconds. */
    struct string_list sources, open;
};

enum deck_kind {
    DECK_LOOP,
    DECK_TALK,
};

struct deck {
    const char *id;
    enum deck_kind kind;
    struct text title;
    int minutes; /**< Planned length, 0 if not said. */
    enum slide_advance advance;
    int seconds; /**< Of a slide that says none, if time turns it over. */
    const struct slide *slides;
    size_t slide_count; /**< At least 1. */
};

enum home_kind {
    HOME_GOALS,
    HOME_MOSAIC,
};

struct tile {
    struct link link;
    struct text title, text;
    enum art_kind art;
    const char *country; /**< "" unless ART_COUNTRY. */
    int goal;            /**< Index of the goal whose colour it has, or -1. */
};

struct stand {
    const char *id;
    struct text name, title;
    enum home_kind home;
    int loop;                 /**< Deck index. */
    struct schedule schedule; /**< Of the loop; without one: empty. */
    struct int_list talks;
    int about; /**< Page index, -1 for none. */
    struct tile tiles[STAND_TILE_COUNT];
};

/** What may move where nobody has asked for less. */
enum stand_motion {
    STAND_MOTION_FULL,
    STAND_MOTION_CALM,
};

enum {
    PIN_LEN_MIN = 4, /**< Digits of the staff's PIN. */
    PIN_LEN_MAX = 8,
};

struct kiosk {
    int idle_seconds; /**< 0: never. */
    int warning_seconds;
    int hand_back_seconds;
    int slide_seconds;
    const char *staff_pin;      /**< Its digits; "" if they are not there. */
    const char *staff_pin_hash; /**< What is made of them, or ""; it wins. */
    enum stand_motion motion;
};

/** Whether there is a staff panel. */
bool kiosk_has_pin(const struct kiosk *kiosk);

struct slot {
    const char *id, *name;
    int image; /**< Index into content.images, -1: the name is drawn. */
};

struct cofunding {
    struct text statement; /**< Beside the emblem; empty: none is shown. */
    struct text text;
    const struct slot *slots;
    size_t slot_count;
    int page; /**< That says more, -1 for none. */
};

struct content {
    const char *dir; /**< The folder it was read from. */
    const char *languages[LANGUAGE_MAX];
    size_t language_count; /**< At least 1. */
    struct kiosk kiosk;
    struct key_bindings keys; /**< What keys do otherwise than usual. */
    struct cofunding cofunding;
    /** Where the same content is on the web, with a slash at its end; "" if
        it is nowhere. */
    const char *web_address;
    const struct stand *stands;
    size_t stand_count; /**< At least 1. */
    const struct town *towns;
    size_t town_count;
    const struct goal *goals; /**< GOAL_COUNT of them. */
    const struct theme *themes;
    size_t theme_count;
    const struct page *pages;
    size_t page_count;
    const struct project *projects; /**< In order of id. */
    size_t project_count;
    const struct deck *decks;
    size_t deck_count;
    const struct municipality *municipalities; /**< municipality.h */
    size_t municipality_count;
    int general; /**< Page for one that is not among them, -1 for none. */
    const char *const *images; /**< Paths under dir, each once. */
    size_t image_count;
    struct derived {
        const char *const *countries; /**< Of projects, in order of code. */
        size_t country_count;
        int first_year, last_year;       /**< Of periods; 0: there is none. */
        const struct source_site *sites; /**< source.h */
        size_t site_count;
        const struct source *sources; /**< In the order of their sites. */
        size_t source_count;
    } derived; /**< Made from all the rest. */
};

/** Index, or -1. Linear in the number of things; not for frames. */
int content_find_language(const struct content *c, const char *code);
int content_find_stand(const struct content *c, const char *id);
int content_find_theme(const struct content *c, const char *id);
int content_find_page(const struct content *c, const char *id);
int content_find_project(const struct content *c, const char *id);
int content_find_deck(const struct content *c, const char *id);
int content_find_municipality(const struct content *c, const char *id);
int content_find_country(const struct content *c, const char *code);

/** Index, or -1. */
int deck_find_slide(const struct deck *deck, const char *id);

/** Parts of a slide that appear one by one; 0 if all are there at once. */
int slide_part_count(const struct slide *slide);

/** True for a language that is written from right to left. */
bool language_is_rtl(const char *code);

/** True if @p value is among the items. */
bool int_list_has(const struct int_list *list, int value);

/** True if nothing was written in any language. */
bool text_is_empty(const struct text *t);
