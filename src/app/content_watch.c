#include "content_watch.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "folder_hint.h"
#include "folder_print.h"
#include "hash.h"
#include "log.h"
#include "platform.h"
#include "thread.h"

enum {
    GATHER_MS = 20, /* hints that come together are one */
    /* What failed is tried again without a change after so many looks: a
       full table of files or a card that was out is none of the author's. */
    LOOKS_PER_RETRY = 5,
};

struct content_watch {
    struct content_watch_params params;
    int bell; /* asked, or to stop */
    pthread_t thread;
    pthread_mutex_t lock; /* guards the next five */
    uint64_t beat_ms;     /* when the thread was here last */
    bool stop;
    bool asked;
    bool has_news;
    struct content_news news;
    /* The thread's own. */
    struct folder_hint hint;
    uint64_t seen; /* the fingerprint of the last look */
    uint64_t read; /* of what was read last */
    bool moving;   /* the last look found a change */
    bool must;     /* read even without one */
    bool failed;   /* what was read last had errors … */
    uint64_t mistakes;
    int looks; /* … since then */
};

uint64_t content_mistakes_hash(const struct diag_list *diags)
{
    uint64_t hash = HASH_START;

    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *d = &diags->items[i];
        hash = hash_int(hash, d->id);
        hash = hash_string(hash, d->where.file);
        hash = hash_int(hash, d->where.line);
        hash = hash_int(hash, d->where.column);
        hash = hash_string(hash, d->message);
    }
    return hash;
}

void content_news_finish(struct content_news *news)
{
    content_destroy(news->content);
    diag_list_finish(&news->diags);
    *news = (struct content_news){ 0 };
}

/* All that follows is done in the thread. */

static void enter(void *data, const char *path)
{
    struct content_watch *w = data;
    folder_hint_add(&w->hint, path);
}

/* The thread may be silent until then. */
static void be_seen(struct content_watch *w, uint64_t at_ms)
{
    (void)pthread_mutex_lock(&w->lock);
    w->beat_ms = at_ms;
    (void)pthread_mutex_unlock(&w->lock);
}

static uint64_t look(struct content_watch *w)
{
    const struct folder_visitor visitor = { enter, w };

    return folder_print_take(w->params.dir, &visitor);
}

static void deliver(struct content_watch *w, struct content_news news)
{
    (void)pthread_mutex_lock(&w->lock);
    struct content_news before = w->news;
    w->news = news;
    w->has_news = true;
    (void)pthread_mutex_unlock(&w->lock);
    content_news_finish(&before); /* nobody had time for it */
    if (w->params.wake) {
        w->params.wake();
    }
}

/* The folder has not moved for a while: read it, if it still has not then. */
static void read_now(struct content_watch *w)
{
    struct content_news news = { 0 };

    diag_list_init(&news.diags);
    if (!w->params.looks_only) {
        news.content = content_load(w->params.dir, &news.diags);
    }
    const uint64_t after = look(w);
    if (after != w->seen) {
        w->seen = after;
        w->moving = true;
        content_news_finish(&news);
        return;
    }
    const bool was_failed = w->failed;
    const uint64_t before = w->mistakes;
    const bool was_asked = w->must;
    news.mistakes = content_mistakes_hash(&news.diags);
    w->read = after;
    w->must = false;
    w->failed = !news.content && !w->params.looks_only;
    w->mistakes = news.mistakes;
    w->looks = 0;
    if (w->failed && was_failed && before == news.mistakes && !was_asked) {
        content_news_finish(&news);
        return;
    }
    deliver(w, news);
}

static bool is_due(struct content_watch *w)
{
    return w->seen != w->read || w->must ||
           (w->failed && ++w->looks >= LOOKS_PER_RETRY);
}

static void step(struct content_watch *w)
{
    be_seen(w, platform_now_ms() + CONTENT_READ_MS);
    if (w->moving && !w->params.without_hints) {
        folder_hint_renew(&w->hint);
    }
    const uint64_t now = look(w);
    const bool is_still = now == w->seen;

    w->seen = now;
    w->moving = !is_still;
    if (is_still && is_due(w)) {
        read_now(w);
    }
    be_seen(w, platform_now_ms());
}

/* @return false if it is to stop. */
static bool take_bell(struct content_watch *w)
{
    uint64_t count;

    (void)!read(w->bell, &count, sizeof(count)); /* empty is as good */
    (void)pthread_mutex_lock(&w->lock);
    w->beat_ms = platform_now_ms();
    const bool stop = w->stop;
    w->must |= w->asked;
    w->asked = false;
    (void)pthread_mutex_unlock(&w->lock);
    return !stop;
}

/* @return false after @p ms, true if the bell or a hint came first. */
static bool wait_for(struct content_watch *w, int hint_fd, int ms)
{
    struct pollfd fds[] = { { .fd = w->bell, .events = POLLIN },
                            { .fd = hint_fd, .events = POLLIN } };

    return poll(fds, 2, ms) > 0;
}

/* Until it is time for a look. @return false if it is to stop. */
static bool wait_for_reason(struct content_watch *w)
{
    const uint64_t due_ms =
        platform_now_ms() +
        (uint64_t)(w->moving ? w->params.quiet_ms : w->params.poll_ms);
    for (;;) {
        const uint64_t now_ms = platform_now_ms();
        const int left_ms = now_ms < due_ms ? (int)(due_ms - now_ms) : 0;
        const bool woken = wait_for(w, w->moving ? -1 : w->hint.fd, left_ms);
        if (!take_bell(w)) {
            return false;
        }
        if (!woken || (w->must && !w->moving)) {
            return true;
        }
        if (!w->moving && w->hint.fd >= 0) {
            (void)wait_for(w, -1, GATHER_MS);
            if (folder_hint_drain(&w->hint)) {
                return true;
            }
        }
    }
}

static void *run(void *data)
{
    struct content_watch *w = data;

    if (w->params.without_hints) {
        w->hint.fd = -1;
    } else {
        folder_hint_open(&w->hint, w->params.dir);
    }
    w->seen = look(w);
    if (w->params.looks_only) {
        w->read = w->seen;
    }
    w->moving = w->seen != w->read;
    while (wait_for_reason(w)) {
        step(w);
    }
    folder_hint_close(&w->hint);
    return NULL;
}

/* From here on the main thread. */

static void free_watch(struct content_watch *w)
{
    if (w->bell >= 0) {
        (void)close(w->bell);
    }
    content_news_finish(&w->news);
    free(w);
}

struct content_watch *
content_watch_open(const struct content_watch_params *params)
{
    struct content_watch *w = calloc(1, sizeof(*w));

    if (!w) {
        log_fatal_memory(sizeof(*w));
    }
    w->params = *params;
    w->params.poll_ms = params->poll_ms > 0 ? params->poll_ms : CONTENT_POLL_MS;
    w->params.quiet_ms =
        params->quiet_ms > 0 ? params->quiet_ms : CONTENT_QUIET_MS;
    w->read = params->print;
    w->failed = params->failed;
    w->beat_ms = platform_now_ms() + CONTENT_READ_MS; /* it looks at once */
    w->mistakes = params->mistakes;
    (void)pthread_mutex_init(&w->lock, NULL);
    w->bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    const int error = w->bell < 0 ? errno : thread_start(&w->thread, run, w);
    if (error != 0) {
        log_warning("%s: changes are not followed: %s", params->dir,
                    strerror(error));
        (void)pthread_mutex_destroy(&w->lock);
        free_watch(w);
        return NULL;
    }
    return w;
}

static void ring(struct content_watch *w, bool *what)
{
    const uint64_t one = 1;

    (void)pthread_mutex_lock(&w->lock);
    *what = true;
    (void)pthread_mutex_unlock(&w->lock);
    (void)!write(w->bell, &one, sizeof(one)); /* full is rung already */
}

void content_watch_ask(struct content_watch *w)
{
    ring(w, &w->asked);
}

uint64_t content_watch_beat_ms(struct content_watch *w)
{
    (void)pthread_mutex_lock(&w->lock);
    const uint64_t beat_ms = w->beat_ms;
    (void)pthread_mutex_unlock(&w->lock);
    return beat_ms;
}

bool content_watch_take(struct content_watch *w, struct content_news *out)
{
    (void)pthread_mutex_lock(&w->lock);
    const bool has_news = w->has_news;
    if (has_news) {
        *out = w->news;
        w->news = (struct content_news){ 0 };
        w->has_news = false;
    }
    (void)pthread_mutex_unlock(&w->lock);
    return has_news;
}

void content_watch_close(struct content_watch *w)
{
    if (!w) {
        return;
    }
    ring(w, &w->stop);
    (void)pthread_join(w->thread, NULL);
    (void)pthread_mutex_destroy(&w->lock);
    free_watch(w);
}
