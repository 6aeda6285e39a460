#include "live_content.h"

#include <stdio.h>

#include "folder_print.h"
#include "log.h"
#include "platform.h"

void live_content_init(struct live_content *l, const char *dir)
{
    *l = (struct live_content){ .print = folder_print_take(dir, NULL) };
}

void live_content_say(struct live_content *l, const struct diag_list *diags)
{
    diag_list_print(diags, stderr);
    l->said = content_mistakes_hash(diags);
    l->failed = diags->error_count > 0;
}

void live_content_watch(struct live_content *l, const char *dir)
{
    l->watch = content_watch_open(&(struct content_watch_params){
        .dir = dir,
        .print = l->print,
        .mistakes = l->said,
        .failed = l->failed,
        .wake = platform_wake,
    });
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
        live_content_say(l, diags);
    }
    l->failed = failed;
}

static void show_news(struct live_content *l, struct exhibit *s)
{
    exhibit_take_content(s, l->news.content, &l->news.diags, platform_now_ms());
    l->news.content = NULL; /* the stand's now */
    say_outcome(l, s, &l->news.diags);
    content_news_finish(&l->news);
    l->has_news = false;
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

static void take_news(struct live_content *l)
{
    struct content_news news;

    if (content_watch_take(l->watch, &news)) {
        content_news_finish(&l->news); /* overtaken */
        l->news = news;
        l->has_news = true;
    }
}

void live_content_follow(struct live_content *l, struct exhibit *s, bool idle)
{
    const bool asked = exhibit_wants_reload(s);

    if (!l->watch) {
        if (asked || (idle && !exhibit_content(s))) {
            read_here(l, s, asked);
        }
        return;
    }
    if (asked) {
        content_watch_ask(l->watch);
    }
    take_news(l);
    if (l->has_news && !exhibit_moves(s)) {
        show_news(l, s);
    }
}

bool live_content_move(struct live_content *l, struct exhibit *s,
                       const char *dir)
{
    struct diag_list diags;

    diag_list_init(&diags);
    const bool done = exhibit_reload(s, dir, &diags, platform_now_ms());
    say_outcome(l, s, &diags);
    diag_list_finish(&diags);
    return done;
}

uint64_t live_content_beat_ms(const struct live_content *l)
{
    return l->watch ? content_watch_beat_ms(l->watch) : UINT64_MAX;
}

void live_content_finish(struct live_content *l)
{
    content_watch_close(l->watch);
    content_news_finish(&l->news);
}
