#pragma once

/**
 * @file
 * The interface's own words, in every language the program ships.
 *
 * They come from assets/strings.yaml, so that a translator needs no
 * compiler. The keys the code uses are this enumeration; a missing one is
 * an error at start.
 */

#include "content.h"

enum string_id {
    STR_ATTRACT_TOUCH,
    STR_NAV_HOME,
    STR_NAV_BACK,
    STR_NAV_NEXT,
    STR_NAV_PREVIOUS,
    STR_NAV_NEXT_PROJECT,
    STR_NAV_PROJECTS,
    STR_NAV_LANGUAGE,
    STR_NAV_ACCESS,
    STR_NAV_READ_ON,
    STR_NAV_PAGE_OF,
    STR_NAV_DONE,
    STR_NAV_UP,
    STR_NAV_DOWN,
    STR_NAV_START_TALK,
    STR_HOME_ABOUT_GOALS,
    STR_GOAL_GOAL,
    STR_GOAL_N,
    STR_GOAL_SENTENCE,
    STR_GOAL_LOCAL,
    STR_GOAL_PROJECTS,
    STR_GOAL_NONE,
    STR_PROJECT_ALL,
    STR_PROJECT_PARTNERS,
    STR_PROJECT_GOALS,
    STR_PROJECT_DONOR,
    STR_PROJECT_PLACE,
    STR_PROJECT_FROM_TO,
    STR_PROJECT_SINCE,
    STR_PROJECT_UNTIL,
    STR_PROJECT_CITY_LINK,
    STR_PROJECT_SOURCE,
    STR_PROJECT_GOALS_EDITORIAL,
    STR_PROJECT_THEME,
    STR_PROJECT_COUNT,
    STR_PAGE_SOURCES,
    STR_PROJECT_NUMBER,
    STR_PROJECT_RELATED,
    STR_PROJECT_SEE_ALSO,
    STR_PROJECT_COUNTRY,
    STR_MUNICIPALITY_MINE,
    STR_MUNICIPALITY_ONE,
    STR_MUNICIPALITY_LINKS,
    STR_MUNICIPALITY_LINK_COUNT,
    STR_MUNICIPALITY_GOALS,
    STR_MUNICIPALITY_NO_PROJECTS,
    STR_MUNICIPALITY_ABSENT,
    STR_MUNICIPALITY_NOT_YET,
    STR_MUNICIPALITY_NOT_YET_BODY,
    STR_SOURCES_ALL,
    STR_SOURCES_LEAD,
    STR_SOURCES_COUNT,
    STR_SOURCES_USED,
    STR_SOURCES_USED_COUNT,
    STR_SOURCES_OTHER,
    STR_IDLE_QUESTION,
    STR_IDLE_EXPLAIN,
    STR_IDLE_STAY,
    STR_IDLE_RESTART,
    STR_LANGUAGE_CHOOSE,
    STR_ACCESS_TITLE,
    STR_ACCESS_SETTINGS,
    STR_ACCESS_LARGE,
    STR_ACCESS_CONTRAST,
    STR_ACCESS_CALM,
    STR_ACCESS_SLOW,
    STR_ACCESS_ON,
    STR_ACCESS_OFF,
    STR_PRESENTER_LAST_SLIDE,
    STR_PRESENTER_END,
    STR_PRESENTER_ALREADY_RUNNING,
    STR_PRESENTER_GO_TO,
    STR_PRESENTER_UP_NEXT,
    STR_PRESENTER_NOTES,
    STR_PRESENTER_NO_NOTES,
    STR_PRESENTER_OF_TIME,
    STR_PRESENTER_PACE_RIGHT,
    STR_PRESENTER_PACE_RIGHT_AHEAD,
    STR_PRESENTER_PACE_RIGHT_BEHIND,
    STR_PRESENTER_PACE_AHEAD,
    STR_PRESENTER_PACE_BEHIND,
    STR_PRESENTER_ROOM_CONNECTED,
    STR_PRESENTER_ROOM_MISSING,
    STR_PRESENTER_ROOM_BLACK,
    STR_PRESENTER_ROOM_WHITE,
    STR_PRESENTER_ROOM_FROZEN,
    STR_PRESENTER_STOP,
    STR_PRESENTER_BLACK,
    STR_PRESENTER_RESTORE,
    STR_PRESENTER_TIMER_PAUSE,
    STR_PRESENTER_TIMER_START,
    STR_PRESENTER_SLIDE_N,
    STR_PRESENTER_SMALLER,
    STR_PRESENTER_LARGER,
    STR_PRESENTER_ASK_PRIVATE,
    STR_PRESENTER_SHOW_NOTES,
    STR_PRESENTER_SWAP,
    STR_PRESENTER_ONE_SCREEN,
    STR_PRESENTER_ALL_SLIDES,
    STR_PRESENTER_FLOOR,
    STR_PRESENTER_FIND,
    STR_PRESENTER_FIND_NONE,
    STR_PRESENTER_OPEN,
    STR_STAFF_TITLE,
    STR_STAFF_PIN,
    STR_STAFF_PIN_WRONG,
    STR_STAFF_PIN_LOCKED,
    STR_STAFF_QUIT,
    STR_STAFF_CLOSE,
    STR_STAFF_RELOAD,
    STR_STAFF_CONTENT_OK,
    STR_STAFF_CONTENT_ERRORS,
    STR_STAFF_MODE,
    STR_STAFF_MODE_VISITOR,
    STR_STAFF_MODE_LOOP,
    STR_STAFF_MODE_PRESENTER,
    STR_STAFF_STAND,
    STR_STAFF_CLEAR,
    STR_STAFF_ENTER,
    STR_ERROR_PREPARING,
    STR_ERROR_PREPARING_BODY,
    STR_MONTH_01,
    STR_MONTH_12 = STR_MONTH_01 + 11,
    STR_COUNT,
};

struct strings;

/**
 * Read `strings.yaml` of the assets folder @p dir.
 *
 * @return  Owned by the caller (strings_destroy()), or NULL with the
 *          reasons in @p diags.
 */
struct strings *strings_load(const char *dir, struct diag_list *diags);

/** NULL is fine. */
void strings_destroy(struct strings *s);

/**
 * The word for @p id in @p language (a code such as "nl"); Dutch for a
 * language the file does not know. Lives as long as @p s.
 */
const char *strings_lookup(const struct strings *s, const char *language,
                           enum string_id id);

/** A country's name, or its code if the file does not name it. */
const char *strings_country(const struct strings *s, const char *language,
                            const char *code);

/** A language's own name, in its own script: "Nederlands". */
const char *strings_language_name(const struct strings *s,
                                  const char *language);

/** A theme-independent list of every country the file names, for checks. */
const char *const *strings_countries(const struct strings *s, size_t *count);
