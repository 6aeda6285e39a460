#include "measure.h"

#include <X11/extensions/Xdamage.h>
#include <unistd.h>

#include "clock.h"
#include "log.h"
#include "program.h"

enum {
    ROWS = 64,        /* to tell whether anything changed */
    MOTION_ROWS = 16, /* of the part that moves */
    DRAG_LOW_Y = 850, /* per mille: where a finger begins to draw a list */
    DRAG_HIGH_Y = 350,
    DRAG_X = 400,
};

static const double look_ms = 1.0;
static const double press_look_ms = 0.05;
static const double press_limit_ms = 1000;
static const double press_quiet_ms = 150;
static const double press_settle_ms = 3000;
static const double start_quiet_ms = 2000;
static const double start_limit_ms = 30000;
static const double drag_ms = 1000;   /* from the low place to the high one */
static const double drag_step_ms = 8; /* a panel's 125 reports a second */

static const struct band whole = { 0, 1000 };

double measure_settle(const struct server *s, double quiet_ms, double limit_ms)
{
    const double begun_ms = clock_ms();
    double changed_ms = -1;
    double now_ms = begun_ms;
    struct rows rows;

    rows_init(&rows, &s->screen, whole, ROWS);
    while (now_ms - begun_ms < limit_ms &&
           now_ms - (changed_ms < 0 ? begun_ms : changed_ms) < quiet_ms) {
        clock_wait(look_ms);
        now_ms = clock_ms();
        if (rows_look_all(&rows)) {
            changed_ms = now_ms;
        }
    }
    rows_finish(&rows);
    return now_ms - begun_ms < limit_ms ? changed_ms : -1;
}

/* Nothing is there for long at first: wait for the first pixel, then rest. */
double measure_start(const struct server *s, char *const *command,
                     const char *log)
{
    struct rows rows;
    double last_ms = -1;

    rows_init(&rows, &s->screen, whole, ROWS);
    const double begun_ms = clock_ms();
    double now_ms = begun_ms;
    const pid_t pid = program_start(s, command, log);
    while (program_is_running(pid) && now_ms - begun_ms < start_limit_ms &&
           (last_ms < 0 || now_ms - last_ms < start_quiet_ms)) {
        clock_wait(look_ms);
        now_ms = clock_ms();
        if (rows_look_all(&rows)) {
            last_ms = now_ms;
        }
    }
    rows_finish(&rows);
    if (!program_is_running(pid) || last_ms < 0 ||
        now_ms - begun_ms >= start_limit_ms) {
        log_warning("%s does not come to rest on the screen; it said: %s",
                    command[0], log);
        return -1;
    }
    return last_ms - begun_ms;
}

/*
 * One action, and rest after it.
 * @return  False if nothing changed in time.
 */
static bool press_once(const struct server *s, const struct press *press,
                       double *first_ms, double *last_ms)
{
    struct rows rows;
    bool changed = false;

    rows_init(&rows, &s->screen, whole, ROWS);
    const double begun_ms = clock_ms();
    double now_ms = begun_ms;
    press_send(s->display, press);
    while (!changed && now_ms - begun_ms < press_limit_ms) {
        clock_wait(press_look_ms);
        changed = rows_differ(&rows);
        now_ms = clock_ms();
    }
    rows_finish(&rows);
    const double after_ms = measure_settle(s, press_quiet_ms, press_settle_ms);
    *first_ms = now_ms - begun_ms;
    *last_ms = (after_ms > now_ms ? after_ms : now_ms) - begun_ms;
    return changed;
}

static bool ends_a_press(const struct press *press)
{
    return press->kind == PRESS_AWAY;
}

void measure_presses(const struct server *s, const struct actions *actions,
                     int count, struct measure_presses *out)
{
    int done = 0;

    out->changed = 0;
    for (int i = 0; done < count && i < count * ACTIONS_MAX; i++) {
        const struct press *press = &actions->list[i % actions->count];
        if (ends_a_press(press)) {
            press_send(s->display, press);
            (void)measure_settle(s, press_quiet_ms, press_settle_ms);
            continue;
        }
        out->changed += press_once(s, press, &out->first_ms[out->changed],
                                   &out->last_ms[out->changed])
                            ? 1
                            : 0;
        done++;
    }
}

static void look(struct motion_log *log, struct rows *rows, double now_ms)
{
    for (int i = 0; i < rows->count; i++) {
        const int step = rows_look(rows, i);
        if (step > 0) {
            motion_add_change(log, i, (struct motion_change){ now_ms, step });
        }
    }
}

struct measure_motion measure_motion(const struct server *s,
                                     const struct measure_motion_params *p)
{
    struct motion_log log = { 0 };
    struct measure_motion result = { 0 };
    struct rows rows;

    rows_init(&rows, &s->screen, p->band, MOTION_ROWS);
    const double cpu_ms = tree_measure(getpid(), s->pid).cpu_ms;
    const double server_ms = tree_process_ms(s->pid);
    const double begun_ms = clock_ms();
    for (double now_ms = begun_ms; now_ms - begun_ms < p->for_ms;) {
        if (now_ms - begun_ms >= (double)result.presses * p->every_ms) {
            const size_t index = result.presses % (size_t)p->actions->count;
            motion_add_press(&log, now_ms);
            press_send(s->display, &p->actions->list[index]);
            result.presses++;
        }
        clock_wait(look_ms);
        now_ms = clock_ms();
        look(&log, &rows, now_ms);
    }
    result.cpu_ms = tree_measure(getpid(), s->pid).cpu_ms - cpu_ms;
    result.server_cpu_ms = tree_process_ms(s->pid) - server_ms;
    result.motion = motion_judge(&log);
    rows_finish(&rows);
    motion_finish(&log);
    return result;
}

/* Where the finger is @p into_ms into a drag. */
static int drag_y(double into_ms, bool up)
{
    const int by = (int)((DRAG_LOW_Y - DRAG_HIGH_Y) * into_ms / drag_ms + 0.5);

    return up ? DRAG_LOW_Y - by : DRAG_HIGH_Y + by;
}

/* One drag. A row of the log changes when the list moved. */
static void drag(const struct server *s, struct motion_log *log,
                 struct rows *rows, bool up)
{
    double next_ms = 0;

    press_move(s->display, DRAG_X, drag_y(0, up));
    press_button(s->display, true);
    const double begun_ms = clock_ms();
    motion_add_press(log, begun_ms);
    for (double into_ms = 0; into_ms < drag_ms;) {
        if (into_ms >= next_ms) {
            press_move(s->display, DRAG_X, drag_y(into_ms, up));
            next_ms += drag_step_ms;
        }
        clock_wait(look_ms);
        into_ms = clock_ms() - begun_ms;
        look(log, rows, begun_ms + into_ms);
    }
    press_button(s->display, false);
}

struct measure_motion measure_scroll(const struct server *s, double for_ms)
{
    const struct band list = { 400, 800 };
    struct motion_log log = { 0 };
    struct measure_motion result = { 0 };
    struct rows rows;

    rows_init(&rows, &s->screen, list, MOTION_ROWS);
    const double cpu_ms = tree_measure(getpid(), s->pid).cpu_ms;
    const double begun_ms = clock_ms();
    while (clock_ms() - begun_ms < for_ms) {
        drag(s, &log, &rows, result.presses % 2 == 0);
        result.presses++;
        /* What the list does after the finger belongs to no drag. */
        motion_add_press(&log, clock_ms());
        (void)measure_settle(s, press_quiet_ms, press_settle_ms);
        (void)rows_look_all(&rows);
    }
    result.cpu_ms = tree_measure(getpid(), s->pid).cpu_ms - cpu_ms;
    result.motion = motion_judge(&log);
    rows_finish(&rows);
    motion_finish(&log);
    return result;
}

/* The server tells of everything that is drawn, changed or not. */
struct measure_idle measure_idle(const struct server *s, double for_ms)
{
    static const double same_frame_ms = 3.0;
    struct measure_idle result = { 0 };
    int first_event = 0;
    int first_error = 0;
    double seen_ms = -same_frame_ms;

    const bool told =
        XDamageQueryExtension(s->display, &first_event, &first_error);
    const Damage damage =
        told ? XDamageCreate(s->display, DefaultRootWindow(s->display),
                             XDamageReportRawRectangles)
             : None;
    (void)XSync(s->display, True);
    const double cpu_ms = tree_measure(getpid(), s->pid).cpu_ms;
    const double begun_ms = clock_ms();
    for (double now_ms = begun_ms; now_ms - begun_ms < for_ms;) {
        clock_wait(look_ms);
        now_ms = clock_ms();
        while (XPending(s->display) > 0) {
            XEvent event;
            (void)XNextEvent(s->display, &event);
            result.presented += now_ms - seen_ms > same_frame_ms ? 1 : 0;
            seen_ms = now_ms;
        }
    }
    result.for_ms = clock_ms() - begun_ms;
    result.cpu_ms = tree_measure(getpid(), s->pid).cpu_ms - cpu_ms;
    if (told) {
        XDamageDestroy(s->display, damage);
        (void)XSync(s->display, True);
    }
    return result;
}
