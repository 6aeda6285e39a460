#include "release_watch.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "boot.h"
#include "log.h"
#include "platform.h"
#include "thread.h"

enum {
    WISHES = RELEASE_BACK + 1,
    END_MS = 2000,
    /* What failed is tried again after so many looks: a full table of files
       or a card that was out is none of the release's. */
    LOOKS_PER_RETRY = 2,
};

struct release_watch {
    struct release_watch_params params;
    char dir[DEPOT_PATH_BYTES];
    char boot[BOOT_BYTES];
    pthread_t thread;
    pthread_cond_t bell;  /* of any change of what is guarded */
    pthread_mutex_t lock; /* guards the next nine */
    uint64_t beat_ms;     /* when the thread was here last */
    uint64_t told_ms;     /* when the picture arrived last; 0: it has not */
    bool wishes[WISHES];
    bool stop;
    bool ended;
    bool has_news;
    struct content_news news;
    struct release_state state;
    void (*wake)(void);
    /* The thread's own. */
    struct trial trial;
    bool readable;     /* something that can be shown was handed over */
    uint64_t mistakes; /* content_mistakes_hash() of what could not */
    int looks;         /* … since then */
};

/* All that follows is done in the thread. */

/* The thread may be silent until then. */
static void be_seen(struct release_watch *w, uint64_t at_ms)
{
    (void)pthread_mutex_lock(&w->lock);
    w->beat_ms = at_ms;
    (void)pthread_mutex_unlock(&w->lock);
}

static void be_seen_now(void *data)
{
    be_seen(data, platform_now_ms());
}

static void deliver(struct release_watch *w, struct content_news news)
{
    (void)pthread_mutex_lock(&w->lock);
    struct content_news before = w->news;
    w->news = news;
    w->has_news = true;
    w->told_ms = 0;
    (void)pthread_cond_broadcast(&w->bell);
    if (w->wake) {
        w->wake();
    }
    (void)pthread_mutex_unlock(&w->lock);
    content_news_finish(&before); /* nobody had time for it */
}

/* Mistakes that were told are no news, until they were asked for. */
static void tell(struct release_watch *w, struct content_news news, bool asked)
{
    const uint64_t before = w->mistakes;

    news.mistakes = content_mistakes_hash(&news.diags);
    w->mistakes = news.mistakes;
    w->readable |= news.content != NULL;
    w->looks = 0;
    if (!news.content && !asked && news.mistakes == before) {
        content_news_finish(&news);
        return;
    }
    deliver(w, news);
}

/* A new stand's folder is no mistake of anybody's. */
static bool is_unpublished(const struct release_watch *w)
{
    return w->trial.follows && w->trial.shown.serial == 0 &&
           w->trial.refused.serial == 0 && access(w->trial.dir, F_OK) != 0;
}

static struct content_news load(struct release_watch *w)
{
    struct content_news news = { 0 };

    diag_list_init(&news.diags);
    if (is_unpublished(w)) {
        return news;
    }
    be_seen(w, platform_now_ms() + CONTENT_READ_MS);
    news.content = content_load(w->trial.dir, &news.diags);
    be_seen_now(w);
    return news;
}

/* Another release is current. If it cannot be shown it is no longer, and
   what is wrong with it comes with what is shown instead. */
static void read_moved(struct release_watch *w)
{
    struct content_news news = load(w);

    if (is_unpublished(w)) {
        log_info("%s: nothing is published yet", w->dir);
    }
    if (!news.content && trial_refuse(&w->trial, platform_now_ms()) &&
        !w->readable) {
        struct content_news other = load(w);
        news.content = other.content;
        other.content = NULL;
        content_news_finish(&other);
    }
    tell(w, news, true);
}

static bool is_due(struct release_watch *w)
{
    return !w->readable && ++w->looks >= LOOKS_PER_RETRY;
}

static void note_state(struct release_watch *w)
{
    const int older = trial_older(&w->trial);

    (void)pthread_mutex_lock(&w->lock);
    w->state.shown = w->trial.shown.serial;
    w->state.older = older;
    (void)snprintf(w->state.dir, sizeof(w->state.dir), "%s", w->trial.dir);
    (void)pthread_mutex_unlock(&w->lock);
}

/* What has come in since the last look. */
struct asked {
    bool again, back, shown;
};

/* The lock is held. */
static struct asked take_wishes(struct release_watch *w)
{
    const struct asked asked = {
        .again = w->wishes[RELEASE_AGAIN],
        .back = w->wishes[RELEASE_BACK],
        .shown = !w->has_news && w->told_ms > 0 &&
                 platform_now_ms() - w->told_ms < RELEASE_TOLD_MS,
    };
    memset(w->wishes, 0, sizeof(w->wishes));
    w->beat_ms = platform_now_ms();
    return asked;
}

static void look(struct release_watch *w, const struct asked *asked)
{
    if (asked->back) {
        trial_roll_back(&w->trial);
    }
    if (trial_look(&w->trial, asked->shown, platform_now_ms())) {
        read_moved(w);
    } else if (asked->again || is_due(w)) {
        tell(w, load(w), asked->again);
    }
    note_state(w);
}

/* False once @p ms have passed. The lock is held. */
static bool wait_for_bell(struct release_watch *w, const struct timespec *until)
{
    return pthread_cond_timedwait(&w->bell, &w->lock, until) == 0;
}

static struct timespec after_ms(int ms)
{
    struct timespec at;

    (void)clock_gettime(CLOCK_MONOTONIC, &at);
    at.tv_sec += ms / 1000;
    at.tv_nsec += (long)(ms % 1000) * 1000000;
    if (at.tv_nsec >= 1000000000) {
        at.tv_nsec -= 1000000000;
        at.tv_sec++;
    }
    return at;
}

/* Until the next look. @return false if it is to stop. */
static bool wait_for_reason(struct release_watch *w, struct asked *out)
{
    const struct timespec until = after_ms(TRIAL_LOOK_MS);

    (void)pthread_mutex_lock(&w->lock);
    while (!w->stop && !w->wishes[RELEASE_AGAIN] && !w->wishes[RELEASE_BACK] &&
           wait_for_bell(w, &until)) {
    }
    *out = take_wishes(w);
    const bool goes_on = !w->stop;
    (void)pthread_mutex_unlock(&w->lock);
    return goes_on;
}

static void *run(void *data)
{
    struct release_watch *w = data;
    struct asked asked;

    trial_begin(&w->trial, w->dir, &w->params.start, platform_now_ms());
    read_moved(w);
    note_state(w);
    while (wait_for_reason(w, &asked)) {
        look(w, &asked);
    }
    trial_end(&w->trial);
    (void)pthread_mutex_lock(&w->lock);
    w->ended = true;
    (void)pthread_cond_broadcast(&w->bell);
    (void)pthread_mutex_unlock(&w->lock);
    return NULL;
}

/* From here on the main thread. */

static void init_lock(struct release_watch *w)
{
    pthread_condattr_t how;

    (void)pthread_mutex_init(&w->lock, NULL);
    (void)pthread_condattr_init(&how);
    (void)pthread_condattr_setclock(&how, CLOCK_MONOTONIC);
    (void)pthread_cond_init(&w->bell, &how);
    (void)pthread_condattr_destroy(&how);
}

static void free_watch(struct release_watch *w)
{
    (void)pthread_cond_destroy(&w->bell);
    (void)pthread_mutex_destroy(&w->lock);
    content_news_finish(&w->news);
    free(w);
}

struct release_watch *
release_watch_open(const struct release_watch_params *params)
{
    struct release_watch *w = calloc(1, sizeof(*w));

    if (!w) {
        log_fatal_memory(sizeof(*w));
    }
    w->params = *params;
    (void)snprintf(w->dir, sizeof(w->dir), "%s", params->dir);
    (void)snprintf(w->boot, sizeof(w->boot), "%s", params->start.boot);
    w->params.start.boot = w->boot;
    w->params.start.busy = be_seen_now;
    w->params.start.data = w;
    w->wake = params->wake;
    w->beat_ms = platform_now_ms();
    init_lock(w);
    const int error = thread_start(&w->thread, run, w);
    if (error != 0) {
        log_warning("%s: releases are not followed: %s", params->dir,
                    strerror(error));
        free_watch(w);
        return NULL;
    }
    return w;
}

bool release_watch_take(struct release_watch *w, int wait_ms,
                        struct content_news *out)
{
    const struct timespec until = after_ms(wait_ms);

    (void)pthread_mutex_lock(&w->lock);
    while (!w->has_news && wait_ms > 0 && wait_for_bell(w, &until)) {
    }
    const bool has_news = w->has_news;
    if (has_news) {
        *out = w->news;
        w->news = (struct content_news){ 0 };
        w->has_news = false;
        w->told_ms = 0;
    }
    (void)pthread_mutex_unlock(&w->lock);
    return has_news;
}

void release_watch_tell_shown(struct release_watch *w, uint64_t now_ms)
{
    (void)pthread_mutex_lock(&w->lock);
    w->told_ms = now_ms;
    (void)pthread_mutex_unlock(&w->lock);
}

void release_watch_ask(struct release_watch *w, enum release_wish wish)
{
    (void)pthread_mutex_lock(&w->lock);
    w->wishes[wish] = true;
    (void)pthread_cond_broadcast(&w->bell);
    (void)pthread_mutex_unlock(&w->lock);
}

uint64_t release_watch_beat_ms(struct release_watch *w)
{
    (void)pthread_mutex_lock(&w->lock);
    const uint64_t beat_ms = w->beat_ms;
    (void)pthread_mutex_unlock(&w->lock);
    return beat_ms;
}

void release_watch_state(struct release_watch *w, struct release_state *out)
{
    (void)pthread_mutex_lock(&w->lock);
    *out = w->state;
    (void)pthread_mutex_unlock(&w->lock);
}

void release_watch_close(struct release_watch *w)
{
    if (!w) {
        return;
    }
    const struct timespec until = after_ms(END_MS);

    (void)pthread_mutex_lock(&w->lock);
    w->stop = true;
    w->wake = NULL; /* nobody is there any more */
    (void)pthread_cond_broadcast(&w->bell);
    while (!w->ended && wait_for_bell(w, &until)) {
    }
    const bool ended = w->ended;
    (void)pthread_mutex_unlock(&w->lock);
    if (!ended) {
        (void)pthread_detach(w->thread);
        return;
    }
    (void)pthread_join(w->thread, NULL);
    free_watch(w);
}
