/*
 * The presenter's times: of the day, of the talk, and against the plan.
 */
#include <math.h>

#include "desk_parts.h"
#include "skyline.h"
#include "timer.h"

enum {
    MINUTES_OF_HOUR = 60,
    MS_OF_SECOND = 1000,
};

static const float skyline_h = 56.0f;
static const float gap = 14.0f;

/* "08:40", and "1:02:40" from an hour on. */
static const char *duration(const struct canvas *c, uint64_t ms)
{
    const int seconds = (int)(ms / MS_OF_SECOND);
    const int minutes = seconds / 60;

    return minutes < MINUTES_OF_HOUR
               ? arena_format(c->arena, "%02d:%02d", minutes, seconds % 60)
               : arena_format(c->arena, "%d:%02d:%02d",
                              minutes / MINUTES_OF_HOUR,
                              minutes % MINUTES_OF_HOUR, seconds % 60);
}

/* "1:20": how far off, without a zero that looks like a time of day. */
static const char *short_duration(const struct canvas *c, int seconds)
{
    return arena_format(c->arena, "%d:%02d", seconds / 60, seconds % 60);
}

/* Digits are set as in a Latin text, on a mirrored display too. */
static struct box digits(const struct desk *d, const struct desk_line *line,
                         struct box box)
{
    return canvas_words(d->c, &(struct words){
                                  .text = line->text,
                                  .language = "nl",
                                  .role = line->role,
                                  .color = tint(line->tint),
                                  .ground = tint(TINT_STAGE),
                                  .box = box,
                                  .lines_max = 1,
                                  .heading = true,
                              });
}

static void elapsed(const struct desk *d, struct box box)
{
    struct canvas *c = d->c;
    const uint64_t planned_ms = pace_planned_ms(&d->plan);
    const bool over = planned_ms > 0 && d->elapsed_ms > planned_ms;
    const struct desk_line time = { duration(c, d->elapsed_ms), TYPE_ELAPSED,
                                    over ? TINT_GOLD : TINT_WHITE };
    const struct box taken = digits(d, &time, box);
    const float x = taken.w + 16.0f;

    if (planned_ms > 0) {
        const struct desk_line of = { canvas_word_with(c, STR_PRESENTER_OF_TIME,
                                                       duration(c, planned_ms)),
                                      TYPE_BODY, TINT_STAGE_TEXT_2 };
        /* On the same baseline as the large digits. */
        (void)desk_say(d, &of,
                       (struct box){ box.x + x, box.y + 14.0f, box.w - x, 0 });
    }
}

void desk_clock(const struct desk *d, struct box box)
{
    struct canvas *c = d->c;
    const int minute = d->view->day_minute;

    if (minute >= 0) {
        const struct desk_line now = {
            arena_format(c->arena, "%02d:%02d", minute / MINUTES_OF_HOUR % 24,
                         minute % MINUTES_OF_HOUR),
            TYPE_CLOCK, TINT_WHITE
        };
        (void)digits(d, &now,
                     (struct box){ box.x - 6.0f, box.y - 11.0f, box.w, 0 });
    }
    elapsed(d, (struct box){ box.x, box.y + 114.0f, box.w, 0 });
}

static void skyline(const struct desk *d, struct box box)
{
    const uint64_t planned_ms = pace_planned_ms(&d->plan);
    const double share =
        planned_ms > 0
            ? (double)d->elapsed_ms / (double)planned_ms
            : (double)(d->at.slide + 1) / (double)d->deck->slide_count;
    const int count = (int)lround(GOAL_COUNT * share);

    for (int i = 0; i < GOAL_COUNT; i++) {
        canvas_fill(d->c, skyline_bar(box, i),
                    tint(i < count ? TINT_GOLD : TINT_STAGE_BAR));
    }
}

static const char *right_words(const struct canvas *c, const struct pace *pace)
{
    const char *seconds = canvas_number(c, pace->seconds);

    switch (pace->kind) {
    case PACE_AHEAD:
        return canvas_word_with(c, STR_PRESENTER_PACE_RIGHT_AHEAD, seconds);
    case PACE_BEHIND:
        return canvas_word_with(c, STR_PRESENTER_PACE_RIGHT_BEHIND, seconds);
    case PACE_RIGHT:
    case PACE_UNKNOWN:
        break;
    }
    return canvas_word(c, STR_PRESENTER_PACE_RIGHT);
}

static const char *pace_words(const struct canvas *c, const struct pace *pace)
{
    if (pace->slight) {
        return right_words(c, pace);
    }
    return canvas_word_with(c,
                            pace->kind == PACE_AHEAD
                                ? STR_PRESENTER_PACE_AHEAD
                                : STR_PRESENTER_PACE_BEHIND,
                            short_duration(c, pace->seconds));
}

static bool is_begun(const struct desk *d)
{
    return timer_is_begun(&d->c->show->talk.timer);
}

void desk_pace(const struct desk *d, struct box box)
{
    struct canvas *c = d->c;
    const struct pace_place place = talk_pace_place(c->show, c->content);
    const struct pace pace = pace_of(&d->plan, &place, d->elapsed_ms);
    const float y = box.y + skyline_h + gap;

    skyline(d, (struct box){ box.x, box.y, box.w, skyline_h });
    if (pace.kind == PACE_UNKNOWN || !is_begun(d)) {
        return;
    }
    const bool hurry = pace.kind == PACE_BEHIND && !pace.slight;
    canvas_icon(c, (struct box){ box.x, y + 1.0f, 36.0f, 36.0f },
                pace.slight ? ICON_CHECK : ICON_CLOCK, tint(TINT_GOLD));
    const struct desk_line line = { pace_words(c, &pace), TYPE_PANEL_TEXT,
                                    hurry ? TINT_GOLD : TINT_WHITE };
    (void)desk_say(d, &line,
                   (struct box){ box.x + 50.0f, y, box.w - 50.0f, 0 });
}
