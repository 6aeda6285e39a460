#include "live_content.h"

#include <stdio.h>

#include "folder_print.h"
#include "log.h"
#include "platform.h"

enum {
    /* Until the first picture there is none: much less than a service manager
       allows for a start. */
    FIRST_WAIT_MS = 3000,
};

static bool open_releases(struct live_content *l)
{
    l->releases = release_watch_open(&(struct release_watch_params){
        .dir = l->params.dir,
        .start = l->params.start,
        .wake = platform_wake,
    });
    return l->releases != NULL;
}

bool live_content_begin(struct live_content *l,
                        const struct live_content_params *params)
{
    *l = (struct live_content){ .params = *params };
    if (params->bare) {
        return true;
    }
    if (depot_is_there(params->dir)) {
        return open_releases(l);
    }
    l->print = folder_print_take(params->dir, NULL);
    return true;
}

bool live_content_comes(const struct live_content *l)
{
    return l->params.bare || l->releases;
}

static void say(struct live_content *l, const struct diag_list *diags)
{
    diag_list_print(diags, stderr);
    l->said = content_mistakes_hash(diags);
    l->failed = diags->error_count > 0;
}

/* One line an event, and the mistakes once for each time they change. */
static void say_outcome(struct live_content *l, const struct exhibit *s,
                        const struct diag_list *diags)
{
    const bool failed = diags->error_count > 0;

    if (failed) {
        log_warning("the content has %zu mistake%s%s", diags->error_count,
                    diags->error_count == 1 ? "" : "s",
                    exhibit_content(s) ? "; the old one stays" : "");
    } else {
        log_info(l->failed ? "the content is in order now"
                           : "the content was read again");
    }
    if (content_mistakes_hash(diags) != l->said || failed) {
        say(l, diags);
    }
    l->failed = failed;
}

static bool take_news(struct live_content *l, int wait_ms)
{
    struct content_news news;
    const bool is_new =
        l->releases ? release_watch_take(l->releases, wait_ms, &news)
                    : l->watch != NULL && content_watch_take(l->watch, &news);

    if (is_new) {
        content_news_finish(&l->news); /* overtaken */
        l->news = news;
        l->has_news = true;
    }
    return is_new;
}

static void drop_news(struct live_content *l)
{
    content_news_finish(&l->news);
    l->has_news = false;
}

static void show_news(struct live_content *l, struct exhibit *s)
{
    exhibit_take_content(s, l->news.content, &l->news.diags, platform_now_ms());
    l->news.content = NULL; /* the stand's now */
}

/* A bare start takes a disk that hangs for one that does not change. */
static void open_watch(struct live_content *l)
{
    l->watch = content_watch_open(&(struct content_watch_params){
        .dir = l->params.dir,
        .print = l->print,
        .mistakes = l->said,
        .failed = l->failed,
        .looks_only = l->params.bare,
        .wake = platform_wake,
    });
}

void live_content_made(struct live_content *l, struct exhibit *s,
                       const struct diag_list *diags)
{
    if (!l->releases) {
        say(l, diags);
        if (l->params.bare || !l->params.without_watch) {
            open_watch(l);
        }
    } else if (take_news(l, FIRST_WAIT_MS)) {
        show_news(l, s);
        say(l, &l->news.diags);
        drop_news(l);
    }
}

uint64_t live_content_deadline_ms(const struct live_content *l)
{
    return l->releases ? l->tell_ms : UINT64_MAX;
}

/* Without a thread for it: here and now. */
static void read_here(struct live_content *l, struct exhibit *s, bool asked)
{
    struct diag_list diags;

    diag_list_init(&diags);
    const bool done = exhibit_reload(s, NULL, &diags, platform_now_ms());
    if (asked || done) {
        say_outcome(l, s, &diags);
    }
    diag_list_finish(&diags);
}

static void follow_releases(struct live_content *l, struct exhibit *s,
                            bool arrives)
{
    const uint64_t now_ms = platform_now_ms();

    if (exhibit_wants_reload(s)) {
        release_watch_ask(l->releases, RELEASE_AGAIN);
    }
    if (exhibit_wants_rollback(s)) {
        release_watch_ask(l->releases, RELEASE_BACK);
    }
    if (now_ms < l->tell_ms) {
        return;
    }
    l->tell_ms = now_ms + TRIAL_LOOK_MS;
    if (arrives && !l->has_news && exhibit_content(s)) {
        release_watch_tell_shown(l->releases, now_ms);
    }
}

/* A folder that was empty may have got releases. */
static bool becomes_releases(struct live_content *l, const struct exhibit *s)
{
    if (exhibit_content(s) || !depot_is_there(l->params.dir) ||
        !open_releases(l)) {
        return false;
    }
    content_watch_close(l->watch);
    l->watch = NULL;
    return true;
}

static void follow_folder(struct live_content *l, struct exhibit *s, bool idle)
{
    const bool asked = exhibit_wants_reload(s);

    if (idle && becomes_releases(l, s)) {
        return;
    }
    if (asked && l->watch) {
        content_watch_ask(l->watch);
    } else if (!l->watch && (asked || (idle && !exhibit_content(s)))) {
        read_here(l, s, asked);
    }
}

void live_content_follow(struct live_content *l, struct exhibit *s, bool idle,
                         bool arrives)
{
    (void)take_news(l, 0);
    if (l->has_news && !exhibit_moves(s)) {
        show_news(l, s);
        say_outcome(l, s, &l->news.diags);
        drop_news(l);
    }
    if (l->releases) {
        follow_releases(l, s, arrives);
    } else {
        follow_folder(l, s, idle);
    }
}

bool live_content_has_changed(struct live_content *l)
{
    const bool has_changed = take_news(l, 0);

    drop_news(l);
    return has_changed;
}

uint64_t live_content_beat_ms(const struct live_content *l)
{
    if (l->releases) {
        return release_watch_beat_ms(l->releases);
    }
    return l->watch && !l->params.bare ? content_watch_beat_ms(l->watch)
                                       : UINT64_MAX;
}

void live_content_state(const struct live_content *l, struct release_state *out)
{
    if (l->releases) {
        release_watch_state(l->releases, out);
        return;
    }
    *out = (struct release_state){ .shown = 0 };
    (void)snprintf(out->dir, sizeof(out->dir), "%s", l->params.dir);
}

void live_content_finish(struct live_content *l)
{
    content_watch_close(l->watch);
    release_watch_close(l->releases);
    l->watch = NULL;
    l->releases = NULL;
    drop_news(l);
}
