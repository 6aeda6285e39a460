#include "motion.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "log.h"

enum {
    CHANGES_FIRST = 1024,
};

/* A row that is looked at while it is copied changes twice in a moment. */
static const double same_frame_ms = 3.0;

static void add(struct motion_changes *to, struct motion_change change)
{
    if (to->count == to->room) {
        to->room = to->room ? 2 * to->room : CHANGES_FIRST;
        to->list = realloc(to->list, to->room * sizeof(*to->list));
        if (!to->list) {
            log_fatal_memory(to->room * sizeof(*to->list));
        }
    }
    assert(to->list);
    to->list[to->count++] = change;
}

void motion_add_press(struct motion_log *log, double ms)
{
    add(&log->presses, (struct motion_change){ .ms = ms });
}

void motion_add_change(struct motion_log *log, int row,
                       struct motion_change change)
{
    assert(row >= 0 && row < MOTION_ROWS_MAX);
    struct motion_changes *to = &log->rows[row];
    struct motion_change *last =
        to->count > 0 ? &to->list[to->count - 1] : NULL;

    if (!last || change.ms - last->ms > same_frame_ms) {
        add(to, change);
    } else if (change.step > last->step) {
        last->step = change.step;
    }
}

/* From @p before to @p now, of one movement. */
static void judge_gap(struct motion_result *result,
                      const struct motion_change *before,
                      const struct motion_change *now)
{
    const double gap_ms = now->ms - before->ms;

    if (gap_ms > MOTION_GAP_MS && now->step < MOTION_STEP_SEEN) {
        return;
    }
    result->frames++;
    result->moving_ms += gap_ms;
    result->gaps += gap_ms > MOTION_GAP_MS ? 1 : 0;
    result->worst_ms = gap_ms > result->worst_ms ? gap_ms : result->worst_ms;
}

/* Changes from @p at on and before @p end_ms. @return  the first after. */
static size_t judge_movement(struct motion_result *result,
                             const struct motion_changes *row, size_t at,
                             double end_ms)
{
    const size_t first = at;

    while (at < row->count && row->list[at].ms < end_ms) {
        if (at > first) {
            judge_gap(result, &row->list[at - 1], &row->list[at]);
        }
        at++;
    }
    result->movements += at - first > 1 ? 1 : 0;
    return at;
}

static struct motion_result judge_row(const struct motion_changes *presses,
                                      const struct motion_changes *row)
{
    struct motion_result result = { 0 };
    size_t at = 0;

    while (at < row->count && presses->count > 0 &&
           row->list[at].ms < presses->list[0].ms) {
        at++;
    }
    for (size_t i = 0; i < presses->count; i++) {
        const bool last = i + 1 == presses->count;
        at = judge_movement(&result, row, at,
                            last ? HUGE_VAL : presses->list[i + 1].ms);
    }
    return result;
}

struct motion_result motion_judge(const struct motion_log *log)
{
    struct motion_result best = { 0 };

    for (int i = 0; i < MOTION_ROWS_MAX; i++) {
        const struct motion_result result =
            judge_row(&log->presses, &log->rows[i]);
        if (result.frames > best.frames) {
            best = result;
        }
    }
    return best;
}

double motion_rate(const struct motion_result *result)
{
    if (result->moving_ms <= 0) {
        return 0;
    }
    return 1e3 * (double)result->frames / result->moving_ms;
}

void motion_finish(struct motion_log *log)
{
    free(log->presses.list);
    for (int i = 0; i < MOTION_ROWS_MAX; i++) {
        free(log->rows[i].list);
    }
    *log = (struct motion_log){ 0 };
}
