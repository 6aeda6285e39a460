#include "keeper.h"

#include <stdio.h>
#include <string.h>

#include "log.h"

/* One line, whatever was on the command line. */
static void write_asked(char out[STATE_ASKED_BYTES],
                        const struct exhibit_params *asked)
{
    (void)snprintf(out, STATE_ASKED_BYTES, "%d %s %s", (int)asked->mode,
                   asked->stand ? asked->stand : "-",
                   asked->deck ? asked->deck : "-");
    for (char *c = out; *c; c++) {
        *c = (unsigned char)*c < ' ' ? '?' : *c;
    }
}

void keeper_begin(struct keeper *k, const char *dir,
                  const struct exhibit_params *asked, struct keeper_now now)
{
    char words[STATE_ASKED_BYTES];

    *k = (struct keeper){ .tries = 1, .began_ms = now.ms };
    if (!dir) {
        return;
    }
    write_asked(words, asked);
    if (state_file_load(dir, &k->state) &&
        state_accept(&k->state, words, now.utc_ms)) {
        k->tries = k->state.tries + 1;
        k->resumes = k->tries <= KEEPER_TRIES_MAX;
    }
    if (k->tries > KEEPER_TRIES_MAX) {
        log_warning("the last %d starts ended at once; this one begins anew",
                    KEEPER_TRIES_MAX);
        k->tries = 1;
    } else if (k->resumes) {
        log_info("going on where the stand was");
    }
    memcpy(k->state.asked, words, sizeof(words));
}

void keeper_open(struct keeper *k, const char *dir)
{
    k->file = dir ? state_file_open(dir) : NULL;
}

static void take_state(struct keeper *k, const struct exhibit *s,
                       struct keeper_now now)
{
    struct state *state = &k->state;

    show_keep(exhibit_show(s), exhibit_content(s), now.ms, &state->kept);
    state->saved_ms = now.utc_ms;
    state->tries = now.ms - k->began_ms < KEEPER_TRY_MS ? k->tries : 0;
}

void keeper_note(struct keeper *k, const struct exhibit *s,
                 struct keeper_now now)
{
    if (!k->file || !exhibit_content(s)) {
        k->due_ms = UINT64_MAX;
        return;
    }
    take_state(k, s, now);
    k->due_ms = state_file_put(k->file, &k->state, now.ms);
}

void keeper_leave(struct keeper *k, const struct exhibit *s,
                  struct keeper_now now)
{
    const bool is_somewhere = exhibit_content(s) != NULL;

    if (!k->file) {
        return;
    }
    if (is_somewhere) {
        take_state(k, s, now);
        k->state.tries = 0; /* somebody's wish, not a start that failed */
    }
    state_file_leave(k->file, is_somewhere ? &k->state : NULL);
    k->file = NULL;
}

void keeper_end(struct keeper *k)
{
    state_file_close(k->file);
    k->file = NULL;
}
