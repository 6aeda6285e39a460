#include "live_caution.h"

#include "log.h"

static void say(const struct live_caution *c)
{
    const int failures = c->note.failures;
    const bool ended = c->note.found == START_ENDED;
    const char *what = ended ? "ended at once" : "showed no picture";

    switch (c->level) {
    case CAUTION_NONE:
        break;
    case CAUTION_SAFE:
        log_warning("the last %d starts %s; this one is safe: %sdrawn by the "
                    "CPU, without kept pictures",
                    failures, what, ended ? "the last good release, " : "");
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
    *c = (struct live_caution){ .tries = false };
    boot_name(c->boot);
    start_note_begin(&c->note, state_dir, c->boot, now_ms);
    c->level = start_note_caution(&c->note);
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
    const uint64_t over_ms = c->level == CAUTION_BARE
                                 ? c->note.began_ms + CAUTION_BARE_MS
                                 : UINT64_MAX;
    return over_ms < c->note.due_ms ? over_ms : c->note.due_ms;
}

void live_caution_follow(struct live_caution *c, struct exhibit *s,
                         bool changed, uint64_t now_ms)
{
    start_note_follow(&c->note, now_ms);
    if (c->level != CAUTION_BARE || c->tries) {
        return;
    }
    /* Somebody mends the content, or asks for it; else time passes. */
    if (exhibit_wants_reload(s) || changed ||
        now_ms - c->note.began_ms >= CAUTION_BARE_MS) {
        log_info("the content is tried again");
        c->tries = true;
    }
}
