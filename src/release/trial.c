#include "trial.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "log.h"
#include "publication.h"
#include "release_file.h"

enum {
    NOTE_BYTES_MAX = 128,
};

static const char note_name[] = "trial";

static int read_tries(const struct trial *t, const struct release_id *id)
{
    char name[NOTE_BYTES_MAX];
    char boot[NOTE_BYTES_MAX];
    int tries = 0;
    size_t len;
    char *text =
        release_file_read(t->depot.fd, note_name, NOTE_BYTES_MAX - 1, &len);

    if (text &&
        sscanf(text, "standpunt-trial 2\n%127s %127s %d", name, boot, &tries) ==
            3 &&
        strcmp(name, id->name) == 0 && strcmp(boot, t->start.boot) == 0 &&
        tries > 0 && tries <= TRIAL_TRIES_MAX) {
        free(text);
        return tries;
    }
    free(text);
    return 0;
}

/* A stand that may not write there is shown all the same. */
static void write_tries(struct trial *t)
{
    char text[NOTE_BYTES_MAX];
    const int len =
        snprintf(text, sizeof(text), "standpunt-trial 2\n%s %s %d\n",
                 t->shown.name, t->start.boot, t->tries);

    t->noted = release_file_replace(t->depot.fd, note_name, text, (size_t)len);
    if (!t->noted) {
        t->complained = true; /* one line is enough */
        log_warning("%s/%s: %s; if release %d fails, nothing returns to the "
                    "last good one",
                    t->depot.dir, note_name, strerror(errno), t->shown.serial);
    }
}

static void forget_tries(struct trial *t)
{
    if (t->noted) {
        (void)unlinkat(t->depot.fd, note_name, 0);
    }
    t->noted = false;
}

static bool is_good(const struct trial *t, const struct release_id *id)
{
    struct release_id good;
    return depot_read(&t->depot, DEPOT_GOOD, &good) &&
           release_id_is_same(id, &good);
}

/* Its minute begins with a look that finds it shown, not before it is
   verified and read: the next look is soon. */
static void show(struct trial *t, const struct release_id *id, uint64_t now_ms)
{
    t->shown = *id;
    t->is_seen = false;
    t->due_ms = now_ms;
    t->complained = false;
    t->on_trial = !is_good(t, id);
    depot_path(&t->depot, id, t->dir);
}

static void try_release(struct trial *t, const struct release_id *id,
                        int tries_before, uint64_t now_ms)
{
    show(t, id, now_ms);
    t->tries = tries_before < TRIAL_TRIES_MAX ? tries_before + 1 : tries_before;
    if (t->on_trial) {
        write_tries(t);
    }
}

/* Best effort: the next start would come to the same end. What became
   current since @p from was looked at stays so. */
static void make_current(struct trial *t, const struct release_id *from,
                         const struct release_id *to)
{
    struct release_id current;
    const bool done = depot_lock(&t->depot) &&
                      depot_read(&t->depot, DEPOT_CURRENT, &current) &&
                      (!release_id_is_same(&current, from) ||
                       depot_point(&t->depot, DEPOT_CURRENT, to));

    if (!done && errno != EWOULDBLOCK) {
        log_warning("%s: release %d stays current: %s", t->depot.dir,
                    from->serial, strerror(errno));
    }
    depot_unlock(&t->depot);
}

/* Not again in this run, unless another key says otherwise. */
static void refuse(struct trial *t, const struct release_id *id)
{
    t->refused = *id;
    (void)depot_read_publisher(&t->depot, &t->publisher);
}

static bool is_refused(const struct trial *t, const struct release_id *id)
{
    struct depot_publisher now;

    if (!release_id_is_same(id, &t->refused)) {
        return false;
    }
    (void)depot_read_publisher(&t->depot, &now);
    return memcmp(&now.key, &t->publisher.key, sizeof(now.key)) == 0 &&
           now.guards == t->publisher.guards;
}

/* Why a release is not shown, and which ones may be instead. */
struct refusal {
    const char *why;
    enum publication_choice choice;
};

static const struct refusal is_damaged = { "is not to be shown",
                                           PUBLICATION_ANY };
static const struct refusal cannot_be_read = { "cannot be shown",
                                               PUBLICATION_ANY };
static const struct refusal ended_twice = {
    "ended twice within a minute of its start", PUBLICATION_ANY
};
/* Newer ones were left by somebody who wanted this one. */
static const struct refusal is_not_safe = { "is not tried in a safe start",
                                            PUBLICATION_OLDER };

/* @return false if there is nothing to return to. */
static bool go_back(struct trial *t, const struct release_id *from,
                    const struct refusal *refusal, uint64_t now_ms)
{
    const struct release_id other =
        publication_other(&t->depot, from, refusal->choice);

    if (other.serial == 0) {
        return false;
    }
    log_warning("release %d %s; back to release %d", from->serial, refusal->why,
                other.serial);
    make_current(t, from, &other);
    refuse(t, from);
    try_release(t, &other, 0, now_ms);
    return true;
}

static void show_none(struct trial *t)
{
    (void)snprintf(t->dir, sizeof(t->dir), "%s/" DEPOT_RELEASES "/none",
                   t->depot.dir);
}

/* There is nothing whole. Without a key that says whom to believe, content
   with a damaged file is still better than none. */
static void show_damaged(struct trial *t, const struct release_id *id,
                         uint64_t now_ms)
{
    refuse(t, id);
    if (t->publisher.guards) {
        show_none(t);
        return;
    }
    show(t, id, now_ms);
    t->on_trial = false; /* it never becomes the last good one */
}

/* Nothing is current, or something that is no release, which nobody can have
   signed. */
static void show_unnamed(struct trial *t)
{
    struct depot_publisher publisher;
    struct stat info;

    (void)depot_read_publisher(&t->depot, &publisher);
    (void)snprintf(t->dir, sizeof(t->dir), "%s/current", t->depot.dir);
    if (publisher.guards) {
        if (lstat(t->dir, &info) == 0) {
            log_warning("%s: leads to no release, and the stand has a "
                        "publisher.pub",
                        t->dir);
        }
        show_none(t);
    }
}

static void choose(struct trial *t, bool safe, uint64_t now_ms)
{
    struct release_id current;

    if (!depot_read(&t->depot, DEPOT_CURRENT, &current) ||
        current.serial == 0) {
        show_unnamed(t);
        return;
    }
    const int tries = read_tries(t, &current);
    if (!depot_verify(&t->depot, &current)) {
        if (!go_back(t, &current, &is_damaged, now_ms)) {
            show_damaged(t, &current, now_ms);
        }
        return;
    }
    if (tries == TRIAL_TRIES_MAX && !is_good(t, &current) &&
        go_back(t, &current, &ended_twice, now_ms)) {
        return;
    }
    if (safe && !is_good(t, &current) &&
        go_back(t, &current, &is_not_safe, now_ms)) {
        return;
    }
    try_release(t, &current, tries, now_ms);
}

static void follow(struct trial *t, uint64_t now_ms)
{
    t->depot.busy =
        (struct tree_busy){ .tell = t->start.busy, .data = t->start.data };
    t->follows = true;
    t->seeks = false;
    choose(t, t->start.safe, now_ms);
}

void trial_begin(struct trial *t, const char *dir,
                 const struct trial_start *start, uint64_t now_ms)
{
    *t = (struct trial){ .due_ms = UINT64_MAX, .start = *start };
    (void)snprintf(t->dir, sizeof(t->dir), "%s", dir);
    if (depot_is_content(dir)) {
        return;
    }
    t->seeks = true;
    t->due_ms = now_ms + TRIAL_LOOK_MS;
    if (depot_is_there(dir) && depot_open(&t->depot, dir)) {
        follow(t, now_ms);
    }
}

/* @return true if there is a stand's folder now. */
static bool seek(struct trial *t, uint64_t now_ms)
{
    if (!depot_is_there(t->dir) || !depot_try(&t->depot, t->dir)) {
        return false;
    }
    log_info("%s: has releases now", t->depot.dir);
    follow(t, now_ms);
    return true;
}

/* Not while somebody publishes; what fails is tried again by the next look. */
static void mark_good(struct trial *t)
{
    const bool done =
        depot_lock(&t->depot) && depot_point(&t->depot, DEPOT_GOOD, &t->shown);

    if (done) {
        log_info("release %d is good", t->shown.serial);
        t->on_trial = false;
    } else if (errno != EWOULDBLOCK && !t->complained) {
        log_warning("%s: release %d cannot be noted as good yet: %s",
                    t->depot.dir, t->shown.serial, strerror(errno));
        t->complained = true;
    }
    depot_unlock(&t->depot);
}

/* While it is shown. */
static void watch(struct trial *t, uint64_t now_ms)
{
    if (!t->is_seen) {
        t->is_seen = true;
        t->seen_ms = now_ms;
    }
    if (now_ms - t->seen_ms >= TRIAL_MS) {
        forget_tries(t); /* whether it can be noted as good or not */
        mark_good(t);
    }
}

bool trial_look(struct trial *t, bool is_shown, uint64_t now_ms)
{
    struct release_id current;

    if ((!t->follows && !t->seeks) || now_ms < t->due_ms) {
        return false;
    }
    t->due_ms = now_ms + TRIAL_LOOK_MS;
    if (!t->follows) {
        return seek(t, now_ms);
    }
    if (t->on_trial && is_shown) {
        watch(t, now_ms);
    }
    if (!depot_read(&t->depot, DEPOT_CURRENT, &current) ||
        current.serial == 0 || release_id_is_same(&current, &t->shown) ||
        is_refused(t, &current)) {
        return false;
    }
    if (!depot_verify(&t->depot, &current)) {
        refuse(t, &current);
        return false;
    }
    t->before = t->shown;
    t->refused = (struct release_id){ 0 };
    log_info("release %d is current", current.serial);
    try_release(t, &current, 0, now_ms);
    return true;
}

bool trial_refuse(struct trial *t, uint64_t now_ms)
{
    const struct release_id from = t->shown;

    if (!t->follows || from.serial == 0) {
        return false;
    }
    forget_tries(t);
    if (t->before.serial == 0) {
        return go_back(t, &from, &cannot_be_read, now_ms);
    }
    log_warning("release %d cannot be shown; %d stays", from.serial,
                t->before.serial);
    make_current(t, &from, &t->before);
    refuse(t, &from);
    show(t, &t->before, now_ms);
    return true;
}

void trial_roll_back(struct trial *t)
{
    struct release_id to;

    if (!t->follows || t->shown.serial == 0) {
        return;
    }
    if (publication_go_back(&t->depot, &t->shown, &to)) {
        log_info("the staff goes back to release %d", to.serial);
        t->due_ms = 0;
    }
    depot_unlock(&t->depot);
}

int trial_older(const struct trial *t)
{
    return t->follows && t->shown.serial > 0
               ? publication_other(&t->depot, &t->shown, PUBLICATION_NAMED)
                     .serial
               : 0;
}

void trial_end(struct trial *t)
{
    t->seeks = false;
    if (t->follows) {
        forget_tries(t);
        depot_close(&t->depot);
        t->follows = false;
    }
}
