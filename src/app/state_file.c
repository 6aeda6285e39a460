#include "state_file.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "log.h"
#include "release_file.h"
#include "thread.h"

static const char file_name[] = "place";
static const char fresh_name[] = "place.new";

struct state_file {
    int fd;    /* of the folder */
    char *dir; /* for messages */
    struct state_file_last {
        bool known;
        struct state state;
        uint64_t at_ms;
    } last; /* what was handed to the thread */
    pthread_t thread;
    pthread_mutex_t lock; /* guards all that follows */
    pthread_cond_t changed;
    char text[STATE_BYTES_MAX];
    size_t len; /* 0: nothing waits */
    bool stop;
};

static bool read_file(int dir_fd, struct state *out, const char **problem)
{
    size_t len;
    char *text = release_file_read(dir_fd, file_name, STATE_BYTES_MAX, &len);

    *problem = NULL;
    if (!text) {
        *problem = errno == ENOENT ? NULL : strerror(errno);
        return false;
    }
    if (!state_read(text, len, out)) {
        *problem = "is damaged, or of another version";
    }
    free(text);
    return !*problem;
}

bool state_file_load(const char *dir, struct state *out)
{
    const char *problem = NULL;
    const int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    memset(out, 0, sizeof(*out));
    const bool good = fd >= 0 && read_file(fd, out, &problem);
    if (problem) {
        log_warning("%s/%s: %s; the stand starts as it was asked to", dir,
                    file_name, problem);
    }
    if (fd >= 0) {
        (void)close(fd);
    }
    return good;
}

/* What was put last; what came before it is of no use any more. */
static size_t take_text(struct state_file *f, char out[STATE_BYTES_MAX])
{
    (void)pthread_mutex_lock(&f->lock);
    while (f->len == 0 && !f->stop) {
        (void)pthread_cond_wait(&f->changed, &f->lock);
    }
    const size_t len = f->stop ? 0 : f->len;
    memcpy(out, f->text, len);
    f->len = 0;
    (void)pthread_mutex_unlock(&f->lock);
    return len;
}

static void *run(void *data)
{
    struct state_file *f = data;
    char text[STATE_BYTES_MAX];
    bool said = false;

    for (size_t len; (len = take_text(f, text)) > 0;) {
        const bool good = release_file_replace(f->fd, file_name, text, len);
        if (!good && !said) {
            log_warning("%s: the place is not kept: %s", f->dir,
                        strerror(errno));
        }
        said = !good; /* once for each time that it goes wrong */
    }
    return NULL;
}

static bool start_thread(struct state_file *f)
{
    const int error = thread_start(&f->thread, run, f);

    if (error != 0) {
        log_warning("%s: the place is not kept: %s", f->dir, strerror(error));
    }
    return error == 0;
}

static void free_file(struct state_file *f)
{
    (void)close(f->fd);
    free(f->dir);
    free(f);
}

struct state_file *state_file_open(const char *dir)
{
    const int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd < 0) {
        log_warning("%s: the place is not kept: %s", dir, strerror(errno));
        return NULL;
    }
    struct state_file *f = calloc(1, sizeof(*f));
    char *name = strdup(dir);
    if (!f || !name) {
        log_fatal_memory(sizeof(*f) + strlen(dir));
    }
    f->fd = fd;
    f->dir = name;
    (void)pthread_mutex_init(&f->lock, NULL);
    (void)pthread_cond_init(&f->changed, NULL);
    if (!start_thread(f)) {
        free_file(f);
        return NULL;
    }
    return f;
}

static void hand_over(struct state_file *f, const struct state *state)
{
    (void)pthread_mutex_lock(&f->lock);
    f->len = state_write(state, f->text);
    (void)pthread_cond_signal(&f->changed);
    (void)pthread_mutex_unlock(&f->lock);
}

uint64_t state_file_put(struct state_file *f, const struct state *state,
                        uint64_t now_ms)
{
    if (!f) {
        return UINT64_MAX;
    }
    const struct show_kept *last = &f->last.state.kept;
    const bool known = f->last.known;
    if (known && kept_is_same_place(last, &state->kept) &&
        f->last.state.tries == state->tries) {
        return UINT64_MAX;
    }
    const bool talk =
        kept_has_talk(&state->kept) || (known && kept_has_talk(last));
    const uint64_t due_ms =
        known ? f->last.at_ms + (talk ? STATE_TALK_MS : STATE_LOOP_MS) : now_ms;
    if (now_ms < due_ms) {
        return due_ms;
    }
    f->last.known = true;
    f->last.state = *state;
    f->last.at_ms = now_ms;
    hand_over(f, state);
    return UINT64_MAX;
}

static void stop_thread(struct state_file *f)
{
    (void)pthread_mutex_lock(&f->lock);
    f->stop = true;
    (void)pthread_cond_signal(&f->changed);
    (void)pthread_mutex_unlock(&f->lock);
    (void)pthread_join(f->thread, NULL);
    (void)pthread_cond_destroy(&f->changed);
    (void)pthread_mutex_destroy(&f->lock);
}

/* Here and now: there is no frame any more that could be late. */
void state_file_leave(struct state_file *f, const struct state *state)
{
    char text[STATE_BYTES_MAX];

    stop_thread(f);
    if (state && !release_file_replace(f->fd, file_name, text,
                                       state_write(state, text))) {
        log_warning("%s: the place is not kept: %s", f->dir, strerror(errno));
    }
    free_file(f);
}

void state_file_close(struct state_file *f)
{
    if (!f) {
        return;
    }
    stop_thread(f);
    (void)unlinkat(f->fd, fresh_name, 0);
    (void)unlinkat(f->fd, file_name, 0);
    (void)fsync(f->fd);
    free_file(f);
}
