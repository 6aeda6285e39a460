#include "door.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "log.h"
#include "release_file.h"
#include "thread.h"

enum {
    PIN_BYTES = 16,
    TEXT_BYTES = 64,
    NOT_READ = -1,
    SPENT_DAMAGED = 1000, /* more than any lock allows */
};

static const char file_name[] = "door";
static const char head[] = "standpunt-door 1\nspent ";

struct door {
    char *dir; /* owned; NULL: no file */
    bool synchronous;
    void (*wake)(void);
    int found; /* in the file, at the start */
    bool busy; /* `job` is the thread's until it is done */
    bool has_thread;
    pthread_t thread;
    atomic_bool done;
    bool said; /* that the file cannot be written */
    int kept;  /* in the file, as far as anybody knows */
    struct door_job {
        bool asks; /* else only the file is to follow */
        unsigned number;
        int spent;
        enum pin_verdict verdict;
        int error; /* errno of the file; 0: it is written */
        char pin[PIN_BYTES], plain[PIN_BYTES];
        char hash[PIN_HASH_BYTES];
    } job;
};

/* The file. */

static int open_dir(const struct door *d)
{
    return open(d->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static int read_text(const char *text)
{
    char again[TEXT_BYTES];
    int spent = 0;

    if (strncmp(text, head, sizeof(head) - 1) == 0) {
        spent = text[sizeof(head) - 1] - '0';
    }
    (void)snprintf(again, sizeof(again), "%s%d\n", head, spent);
    return spent > 0 && spent <= 9 && strcmp(text, again) == 0 ? spent
                                                               : SPENT_DAMAGED;
}

static int read_spent(const struct door *d)
{
    const int fd = open_dir(d);
    size_t len;

    if (fd < 0) {
        return 0;
    }
    char *text = release_file_read(fd, file_name, TEXT_BYTES, &len);
    const bool is_there = text || errno != ENOENT;
    const int spent = text ? read_text(text) : is_there ? SPENT_DAMAGED : 0;
    if (spent == SPENT_DAMAGED) {
        log_warning("%s/%s is damaged; the staff's door is shut for a while",
                    d->dir, file_name);
    }
    free(text);
    (void)close(fd);
    return spent;
}

/* 0: there is none. @return false with errno. */
static bool write_spent(const struct door *d, int spent)
{
    char text[TEXT_BYTES];
    const int fd = open_dir(d);

    if (fd < 0) {
        return false;
    }
    const int len = snprintf(text, sizeof(text), "%s%d\n", head, spent);
    bool good = spent > 0
                    ? release_file_replace(fd, file_name, text, (size_t)len)
                    : unlinkat(fd, file_name, 0) == 0 || errno == ENOENT;
    good = good && (spent > 0 || fsync(fd) == 0);
    (void)close(fd);
    return good;
}

/* The thread. */

static enum pin_verdict judge(const struct door_job *job)
{
    if (job->hash[0] != '\0') {
        return pin_judge(job->pin, job->hash);
    }
    return job->plain[0] != '\0' && pin_is_same(job->pin, job->plain)
               ? PIN_RIGHT
               : PIN_WRONG;
}

static void work(struct door *d)
{
    struct door_job *job = &d->job;

    if (d->dir && job->spent != d->kept && !write_spent(d, job->spent)) {
        job->error = errno;
    }
    if (job->asks) {
        job->verdict = judge(job);
        pin_forget(job->pin, sizeof(job->pin));
    }
    atomic_store(&d->done, true);
}

static void *run(void *data)
{
    struct door *d = data;

    work(d);
    if (d->wake) {
        d->wake();
    }
    return NULL;
}

/* Where no thread can be started the frame waits, for once. */
static void start(struct door *d)
{
    d->busy = true;
    atomic_store(&d->done, false);
    d->has_thread = !d->synchronous && thread_start(&d->thread, run, d) == 0;
    if (!d->has_thread) {
        work(d);
    }
}

/* @return false while it works, or if nothing was to be done. */
static bool finish(struct door *d)
{
    if (!d->busy || !atomic_load(&d->done)) {
        return false;
    }
    if (d->has_thread) {
        (void)pthread_join(d->thread, NULL);
    }
    d->busy = false;
    d->kept = d->job.spent;
    if (d->job.error != 0 && !d->said) {
        log_warning("%s: tries at the PIN are not kept: %s", d->dir,
                    strerror(d->job.error));
    }
    d->said = d->said || d->job.error != 0;
    return true;
}

struct door *door_create(const struct door_params *params)
{
    struct door *d = calloc(1, sizeof(*d));

    if (!d) {
        log_fatal_memory(sizeof(*d));
    }
    d->dir = params->dir ? strdup(params->dir) : NULL;
    if (params->dir && !d->dir) {
        log_fatal_memory(strlen(params->dir));
    }
    d->synchronous = params->synchronous;
    d->wake = params->wake;
    d->found = d->dir ? read_spent(d) : 0;
    d->kept = d->found == SPENT_DAMAGED ? NOT_READ : d->found;
    return d;
}

void door_destroy(struct door *d)
{
    if (!d) {
        return;
    }
    if (d->busy && d->has_thread) {
        (void)pthread_join(d->thread, NULL);
    }
    free(d->dir);
    free(d);
}

int door_spent(const struct door *d, int max)
{
    return d->found < max ? d->found : max;
}

bool door_ask(struct door *d, const struct door_question *q)
{
    struct door_job *job = &d->job;

    if (d->busy) {
        return false;
    }
    *job = (struct door_job){ .asks = true,
                              .number = q->number,
                              .spent = q->spent };
    (void)snprintf(job->pin, sizeof(job->pin), "%s", q->pin);
    (void)snprintf(job->hash, sizeof(job->hash), "%s", q->hash);
    (void)snprintf(job->plain, sizeof(job->plain), "%s", q->plain);
    start(d);
    return true;
}

bool door_take(struct door *d, struct door_answer *out)
{
    if (!finish(d) || !d->job.asks) {
        return false;
    }
    *out = (struct door_answer){ d->job.number, d->job.verdict };
    return true;
}

void door_follow(struct door *d, int spent)
{
    if (!d->dir || d->busy || d->kept == spent) {
        return;
    }
    d->job = (struct door_job){ .spent = spent };
    start(d);
}
