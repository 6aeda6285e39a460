#include "steps.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "clock.h"
#include "log.h"
#include "measure.h"
#include "picture.h"
#include "result.h"
#include "stats.h"

enum {
    WORD_BYTES = 256,
    STARTS_MAX = 50,
    PERCENT_WORST = 99,
};

/* The longest crossfade lasts 700 ms, a slide 480 ms; then a moment's rest. */
static const double fade_every_ms = 760;
static const double slide_every_ms = 540;
/* Below the tiles that are touched, above the footer that stands. */
static const struct band fade_band = { 620, 880 };
static const struct band slide_band = { 200, 800 };
static const double do_quiet_ms = 1000;
static const double do_limit_ms = 10000;
static const double mb = 1e6;

static void put(const struct steps_params *p, const char *measure,
                enum result_kind kind, double value)
{
    struct result result = { .kind = kind, .value = value };

    (void)snprintf(result.program, sizeof(result.program), "%s", p->program);
    (void)snprintf(result.size, sizeof(result.size), "%s", p->size);
    (void)snprintf(result.measure, sizeof(result.measure), "%s", measure);
    result_write(p->out, &result);
    (void)fflush(p->out);
}

static void put_number(const struct steps_params *p, const char *measure,
                       double value)
{
    put(p, measure, RESULT_NUMBER, value);
}

/* `fade` and `fps` make `fade_fps`. */
static void put_part(const struct steps_params *p, const char *step,
                     const char *part, double value)
{
    char measure[RESULT_NAME_BYTES];

    (void)snprintf(measure, sizeof(measure), "%s_%s", step, part);
    put_number(p, measure, value);
}

static bool start(const struct server *s, const struct steps_params *p,
                  const char *value)
{
    const int times = value ? atoi(value) : 1;
    double taken_ms[STARTS_MAX];

    for (int i = 0; i < times && i < STARTS_MAX; i++) {
        tree_end(s->pid);
        (void)measure_settle(s, do_quiet_ms, do_limit_ms);
        taken_ms[i] = measure_start(s, p->command, p->log);
        if (taken_ms[i] < 0) {
            put(p, "start_ms", RESULT_FAILED, 0);
            return false;
        }
    }
    if (times > 1) {
        put_number(p, "start_ms", stats_median(taken_ms, (size_t)times));
    }
    return true;
}

static bool parse_actions(const char *words, struct actions *out)
{
    char copy[WORD_BYTES];
    char *rest = NULL;

    (void)snprintf(copy, sizeof(copy), "%s", words);
    *out = (struct actions){ 0 };
    for (char *word = strtok_r(copy, ",", &rest); word;
         word = strtok_r(NULL, ",", &rest)) {
        if (out->count == ACTIONS_MAX ||
            !press_parse(word, &out->list[out->count])) {
            return false;
        }
        out->count++;
    }
    return out->count > 0;
}

/* `60:tap:1:2,key:Escape`. */
static bool parse_counted(const char *value, int *count, struct actions *out)
{
    char *end = NULL;

    if (!value) {
        return false;
    }
    *count = (int)strtol(value, &end, 10);
    return *end == ':' && *count > 0 && parse_actions(end + 1, out);
}

static bool act(const struct server *s, const struct steps_params *p,
                const char *value)
{
    struct actions actions;

    (void)p;
    if (!value || !parse_actions(value, &actions)) {
        return false;
    }
    for (int i = 0; i < actions.count; i++) {
        press_send(s->display, &actions.list[i]);
        (void)measure_settle(s, do_quiet_ms, do_limit_ms);
    }
    return true;
}

static bool press(const struct server *s, const struct steps_params *p,
                  const char *value, const char *step)
{
    struct actions actions;
    struct measure_presses taken;
    int count = 0;

    if (!parse_counted(value, &count, &actions) || count > PRESSES_MAX) {
        return false;
    }
    measure_presses(s, &actions, count, &taken);
    if (taken.changed < (size_t)count) {
        log_warning("%s: %zu of %d presses changed nothing", p->program,
                    (size_t)count - taken.changed, count);
    }
    if (taken.changed > 0) {
        put_part(p, step, "whole_ms",
                 stats_median(taken.last_ms, taken.changed));
        put_part(p, step, "ms", stats_median(taken.first_ms, taken.changed));
        put_part(
            p, step, "p99_ms",
            stats_percentile(taken.first_ms, taken.changed, PERCENT_WORST));
    } else {
        put(p, step, RESULT_FAILED, 0);
    }
    return true;
}

static bool touch(const struct server *s, const struct steps_params *p,
                  const char *value)
{
    return press(s, p, value, "press");
}

/* A key that changes the slide without a movement. */
static bool cut(const struct server *s, const struct steps_params *p,
                const char *value)
{
    return press(s, p, value, "cut");
}

static bool key(const struct server *s, const struct steps_params *p,
                const char *value)
{
    return press(s, p, value, "key");
}

static void put_motion(const struct steps_params *p, const char *step,
                       const struct measure_motion *m)
{
    const double presses = (double)m->presses;

    if (m->motion.movements < m->presses) {
        log_warning("%s: %s: only %zu of %zu presses moved something",
                    p->program, step, m->motion.movements, m->presses);
    }
    put_part(p, step, "fps", motion_rate(&m->motion));
    put_part(p, step, "worst_ms", m->motion.worst_ms);
    put_part(p, step, "gaps", (double)m->motion.gaps);
    put_part(p, step, "s", m->motion.moving_ms / 1e3);
    put_part(p, step, "cpu_ms", m->cpu_ms / presses);
    put_part(p, step, "server_ms", m->server_cpu_ms / presses);
}

/* What moves, and how it is watched. */
struct mover {
    const char *step;
    double every_ms;
    struct band band;
};

static bool move(const struct server *s, const struct steps_params *p,
                 const char *value, const struct mover *mover)
{
    struct actions actions;
    int seconds = 0;

    if (!parse_counted(value, &seconds, &actions)) {
        return false;
    }
    const struct measure_motion_params params = {
        .actions = &actions,
        .every_ms = mover->every_ms,
        .for_ms = seconds * 1e3,
        .band = mover->band,
    };
    const struct measure_motion motion = measure_motion(s, &params);
    put_motion(p, mover->step, &motion);
    (void)measure_settle(s, do_quiet_ms, do_limit_ms);
    return true;
}

static bool fade(const struct server *s, const struct steps_params *p,
                 const char *value)
{
    return move(s, p, value,
                &(struct mover){ "fade", fade_every_ms, fade_band });
}

static bool slide(const struct server *s, const struct steps_params *p,
                  const char *value)
{
    return move(s, p, value,
                &(struct mover){ "slide", slide_every_ms, slide_band });
}

/* A map that is zoomed by a key. */
static bool zoom(const struct server *s, const struct steps_params *p,
                 const char *value)
{
    return move(s, p, value,
                &(struct mover){ "zoom", fade_every_ms, slide_band });
}

static void drag(const struct server *s, const struct steps_params *p,
                 const char *value, const char *step)
{
    const int seconds = value ? atoi(value) : 1;
    const struct measure_motion m = measure_scroll(s, seconds * 1e3);

    put_part(p, step, "fps", motion_rate(&m.motion));
    put_part(p, step, "worst_ms", m.motion.worst_ms);
    put_part(p, step, "gaps", (double)m.motion.gaps);
    put_part(p, step, "cpu_ms", m.cpu_ms / (double)m.presses);
}

static bool scroll(const struct server *s, const struct steps_params *p,
                   const char *value)
{
    drag(s, p, value, "scroll");
    return true;
}

static bool pan(const struct server *s, const struct steps_params *p,
                const char *value)
{
    drag(s, p, value, "pan");
    return true;
}

static bool idle(const struct server *s, const struct steps_params *p,
                 const char *value)
{
    const int seconds = value ? atoi(value) : 1;
    const struct measure_idle m = measure_idle(s, seconds * 1e3);

    put_number(p, "idle_frames", (double)m.presented * 60e3 / m.for_ms);
    put_number(p, "idle_cpu_ms", m.cpu_ms * 10e3 / m.for_ms);
    return true;
}

static bool memory(const struct server *s, const struct steps_params *p,
                   const char *value)
{
    const struct tree_usage usage = tree_measure(getpid(), s->pid);

    (void)value;
    put_number(p, "pss_mb", usage.pss_bytes / mb);
    put_number(p, "processes", usage.process_count);
    return usage.process_count > 0;
}

/* What a stand takes when a visitor has come and nothing else was done. */
static bool home(const struct server *s, const struct steps_params *p,
                 const char *value)
{
    const struct tree_usage usage = tree_measure(getpid(), s->pid);

    (void)value;
    put_number(p, "home_pss_mb", usage.pss_bytes / mb);
    return usage.process_count > 0;
}

/* The loop plays, or whatever the program does when nobody is there. */
static bool rest(const struct server *s, const struct steps_params *p,
                 const char *value)
{
    (void)s;
    (void)p;
    clock_wait((value ? atoi(value) : 1) * 1e3);
    return true;
}

static bool picture(const struct server *s, const struct steps_params *p,
                    const char *value)
{
    (void)p;
    return value && picture_save(&s->screen, value);
}

static const struct {
    const char *name;
    bool (*run)(const struct server *s, const struct steps_params *p,
                const char *value);
} steps[] = {
    { "start", start }, { "do", act },        { "touch", touch },
    { "key", key },     { "cut", cut },       { "fade", fade },
    { "slide", slide }, { "rest", rest },     { "home", home },
    { "zoom", zoom },   { "pan", pan },       { "scroll", scroll },
    { "idle", idle },   { "memory", memory }, { "picture", picture },
};

bool steps_do(const struct server *s, const struct steps_params *params,
              const char *word)
{
    const size_t len = strcspn(word, "=");
    const char *value = word[len] == '=' ? word + len + 1 : NULL;

    for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
        if (strlen(steps[i].name) == len &&
            strncmp(word, steps[i].name, len) == 0) {
            if (steps[i].run(s, params, value)) {
                return true;
            }
            break;
        }
    }
    log_warning("%s: the step %s cannot be done", params->program, word);
    return false;
}
