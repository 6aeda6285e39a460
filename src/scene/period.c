#include "period.h"

/* Days are left out: a card says when, not on which Tuesday. */
static const char *date_words(const struct canvas *c, struct date date)
{
    if (date.month == 0) {
        return canvas_number(c, date.year);
    }
    const enum string_id month =
        (enum string_id)((int)STR_MONTH_01 + date.month - 1);
    return arena_format(c->arena, "%s %d", canvas_word(c, month), date.year);
}

const char *period_words(const struct canvas *c, const struct project *project)
{
    const struct date start = project->start;
    const struct date end = project->end;

    if (start.year == 0 && end.year == 0) {
        return "";
    }
    if (end.year == 0) {
        return canvas_word_with(c, STR_PROJECT_SINCE, date_words(c, start));
    }
    if (start.year == 0) {
        return canvas_word_with(c, STR_PROJECT_UNTIL, date_words(c, end));
    }
    if (start.year == end.year && start.month == end.month) {
        return date_words(c, start);
    }
    if (start.month == 0 && end.month == 0) {
        return arena_format(c->arena, "%d – %d", start.year, end.year);
    }
    return canvas_word_with_two(
        c, STR_PROJECT_FROM_TO,
        &(struct two_values){ { "{from}", "{to}" },
                              { date_words(c, start), date_words(c, end) } });
}
