#include "live_caution.h"

#include "folder_print.h"
#include "log.h"

enum {
    LOOK_MS = 2000,
};

static void say(const struct live_caution *c)
{
    const int failures = c->note.failures;
    const char *what =
        c->note.found == START_PICTURE ? "showed no picture" : "ended at once";

    switch (c->level) {
    case CAUTION_NONE:
        break;
    case CAUTION_SAFE:
        log_warning("the last %d starts %s; this one is safe: the last good "
                    "release, drawn by the CPU, without kept pictures",
                    failures, what);
        break;
    case CAUTION_BARE:
        log_warning("the last %d starts %s; this one shows the built-in page, "
                    "until the content changes or %d minutes have passed",
                    failures, what, CAUTION_BARE_MS / 60000);
        break;
    }
}

void live_caution_begin(struct live_caution *c, const char *state_dir,
                        uint64_t now_ms)
{
    *c = (struct live_caution){ .look_ms = UINT64_MAX };
    boot_name(c->boot);
    start_note_begin(&c->note, state_dir, c->boot, now_ms);
    c->level = start_note_caution(&c->note);
    if (c->level == CAUTION_BARE) {
        c->look_ms = now_ms + LOOK_MS;
    }
    say(c);
}

enum facts_start live_caution_why(const struct live_caution *c)
{
    return c->level == CAUTION_NONE         ? FACTS_START_USUAL
           : c->note.found == START_PICTURE ? FACTS_START_PICTURE
                                            : FACTS_START_ENDED;
}

uint64_t live_caution_deadline_ms(const struct live_caution *c)
{
    return c->look_ms < c->note.due_ms ? c->look_ms : c->note.due_ms;
}

/* Somebody mends the content, or asks for it; else time passes. */
static bool is_to_try(struct live_caution *c, struct exhibit *s,
                      const char *dir, uint64_t now_ms)
{
    bool changed = false;

    if (now_ms >= c->look_ms) {
        const uint64_t before = c->print;
        c->print = folder_print_take(dir, NULL);
        c->look_ms = now_ms + LOOK_MS;
        changed = before != 0 && c->print != before;
    }
    return changed || exhibit_wants_reload(s) ||
           now_ms - c->note.began_ms >= CAUTION_BARE_MS;
}

void live_caution_follow(struct live_caution *c, struct exhibit *s,
                         const char *dir, uint64_t now_ms)
{
    start_note_follow(&c->note, now_ms);
    if (c->level == CAUTION_BARE && !c->tries && is_to_try(c, s, dir, now_ms)) {
        log_info("the content is tried again");
        c->tries = true;
    }
}
