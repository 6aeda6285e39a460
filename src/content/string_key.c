#include "string_key.h"

#include <assert.h>

static const char *const keys[STR_COUNT] = {
    [STR_ATTRACT_TOUCH] = "attract.touch",
    [STR_NAV_HOME] = "nav.home",
    [STR_NAV_BACK] = "nav.back",
    [STR_NAV_NEXT] = "nav.next",
    [STR_NAV_PREVIOUS] = "nav.previous",
    [STR_NAV_NEXT_PROJECT] = "nav.next_project",
    [STR_NAV_PROJECTS] = "nav.projects",
    [STR_NAV_LANGUAGE] = "nav.language",
    [STR_NAV_DONE] = "nav.done",
    [STR_NAV_UP] = "nav.up",
    [STR_NAV_DOWN] = "nav.down",
    [STR_NAV_START_TALK] = "nav.start_talk",
    [STR_HOME_ABOUT_GOALS] = "home.about_goals",
    [STR_GOAL_GOAL] = "goal.goal",
    [STR_GOAL_N] = "goal.n",
    [STR_GOAL_LOCAL] = "goal.local",
    [STR_GOAL_PROJECTS] = "goal.projects",
    [STR_GOAL_NONE] = "goal.none",
    [STR_PROJECT_ALL] = "project.all",
    [STR_PROJECT_PARTNERS] = "project.partners",
    [STR_PROJECT_GOALS] = "project.goals",
    [STR_PROJECT_DONOR] = "project.donor",
    [STR_PROJECT_PLACE] = "project.place",
    [STR_PROJECT_FROM_TO] = "project.from_to",
    [STR_PROJECT_SINCE] = "project.since",
    [STR_PROJECT_UNTIL] = "project.until",
    [STR_PROJECT_CITY_LINK] = "project.city_link",
    [STR_PROJECT_SOURCE] = "project.source",
    [STR_PROJECT_GOALS_EDITORIAL] = "project.goals_editorial",
    [STR_PROJECT_THEME] = "project.theme",
    [STR_PROJECT_COUNT] = "project.count",
    [STR_PAGE_SOURCES] = "page.sources",
    [STR_IDLE_QUESTION] = "idle.question",
    [STR_IDLE_EXPLAIN] = "idle.explain",
    [STR_IDLE_STAY] = "idle.stay",
    [STR_IDLE_RESTART] = "idle.restart",
    [STR_LANGUAGE_CHOOSE] = "language.choose",
    [STR_PRESENTER_LAST_SLIDE] = "presenter.last_slide",
    [STR_PRESENTER_END] = "presenter.end",
    [STR_PRESENTER_ALREADY_RUNNING] = "presenter.already_running",
    [STR_PRESENTER_GO_TO] = "presenter.go_to",
    [STR_STAFF_TITLE] = "staff.title",
    [STR_STAFF_PIN] = "staff.pin",
    [STR_STAFF_PIN_WRONG] = "staff.pin_wrong",
    [STR_STAFF_PIN_LOCKED] = "staff.pin_locked",
    [STR_STAFF_QUIT] = "staff.quit",
    [STR_STAFF_CLOSE] = "staff.close",
    [STR_STAFF_RELOAD] = "staff.reload",
    [STR_STAFF_CONTENT_OK] = "staff.content_ok",
    [STR_STAFF_CONTENT_ERRORS] = "staff.content_errors",
    [STR_STAFF_MODE] = "staff.mode",
    [STR_STAFF_MODE_VISITOR] = "staff.mode_visitor",
    [STR_STAFF_MODE_LOOP] = "staff.mode_loop",
    [STR_STAFF_MODE_PRESENTER] = "staff.mode_presenter",
    [STR_STAFF_STAND] = "staff.stand",
    [STR_STAFF_CLEAR] = "staff.clear",
    [STR_STAFF_ENTER] = "staff.enter",
    [STR_ERROR_PREPARING] = "error.preparing",
    [STR_ERROR_PREPARING_BODY] = "error.preparing_body",
    [STR_MONTH_01] = "month.01",
    [STR_MONTH_01 + 1] = "month.02",
    [STR_MONTH_01 + 2] = "month.03",
    [STR_MONTH_01 + 3] = "month.04",
    [STR_MONTH_01 + 4] = "month.05",
    [STR_MONTH_01 + 5] = "month.06",
    [STR_MONTH_01 + 6] = "month.07",
    [STR_MONTH_01 + 7] = "month.08",
    [STR_MONTH_01 + 8] = "month.09",
    [STR_MONTH_01 + 9] = "month.10",
    [STR_MONTH_01 + 10] = "month.11",
    [STR_MONTH_01 + 11] = "month.12",
};

const char *string_key(enum string_id id)
{
    assert((int)id >= 0 && id < STR_COUNT);

    return keys[id];
}

const char *const *string_keys(void)
{
    return keys;
}
