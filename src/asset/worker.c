#include "worker.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "log.h"
#include "picture.h"
#include "thread.h"

/* A request with what is needed to serve it without the lock. */
struct job {
    struct worker_request request;
    uint64_t generation;
    int dir_fd; /* -1 if there is no folder */
    char *path;
};

struct worker {
    struct worker_params params; /* read-only while the thread runs */
    struct decoder *decoder;     /* the thread's; NULL: none */
    pthread_t thread;
    pthread_mutex_t lock; /* guards all that follows */
    pthread_cond_t changed;
    const struct picture_folder *folder;
    uint64_t generation;
    struct worker_request requests[WORKER_REQUESTS_MAX]; /* as asked */
    size_t request_count;
    struct worker_result results[WORKER_RESULTS_MAX]; /* as finished */
    size_t result_count;
    struct worker_request at_hand; /* id 0: none */
    uint64_t at_hand_generation;
    bool stop;
};

static bool is_same(struct asset_id id_a, struct decode_box a,
                    struct asset_id id_b, struct decode_box b)
{
    return id_a.value == id_b.value && a.w_px == b.w_px && a.h_px == b.h_px &&
           a.fit == b.fit;
}

/* Strictly: of equals the one asked first is served first. */
static bool is_more_urgent(const struct worker_request *a,
                           const struct worker_request *b)
{
    if (a->ahead != b->ahead) {
        return !a->ahead;
    }
    return a->frame > b->frame;
}

static void remove_request(struct worker *w, size_t index)
{
    w->request_count--;
    memmove(&w->requests[index], &w->requests[index + 1],
            (w->request_count - index) * sizeof(w->requests[0]));
}

static struct worker_request take_most_urgent(struct worker *w)
{
    size_t best = 0;

    for (size_t i = 1; i < w->request_count; i++) {
        if (is_more_urgent(&w->requests[i], &w->requests[best])) {
            best = i;
        }
    }
    const struct worker_request request = w->requests[best];
    remove_request(w, best);
    return request;
}

static size_t least_urgent(const struct worker *w)
{
    size_t worst = 0;

    for (size_t i = 1; i < w->request_count; i++) {
        if (!is_more_urgent(&w->requests[i], &w->requests[worst])) {
            worst = i;
        }
    }
    return worst;
}

/* WORKER_REQUESTS_MAX or more if it is not in the queue. */
static size_t find_request(const struct worker *w, struct asset_id id,
                           struct decode_box box)
{
    for (size_t i = 0; i < w->request_count; i++) {
        if (is_same(w->requests[i].id, w->requests[i].box, id, box)) {
            return i;
        }
    }
    return WORKER_REQUESTS_MAX;
}

/* Being decoded, or decoded and not taken yet. */
static bool is_under_way(const struct worker *w, const struct worker_request *r)
{
    if (w->at_hand_generation == w->generation &&
        is_same(w->at_hand.id, w->at_hand.box, r->id, r->box)) {
        return true;
    }
    for (size_t i = 0; i < w->result_count; i++) {
        const struct worker_result *result = &w->results[i];
        if (result->generation == w->generation &&
            is_same(result->id, result->box, r->id, r->box)) {
            return true;
        }
    }
    return false;
}

static struct job begin_job(struct worker *w)
{
    struct job job = {
        .request = take_most_urgent(w),
        .generation = w->generation,
        .dir_fd = picture_folder_dup(w->folder),
    };
    const char *path = picture_folder_path(w->folder, job.request.id.value - 1);

    job.path = strdup(path);
    if (!job.path) {
        log_fatal_memory(strlen(path) + 1);
    }
    w->at_hand = job.request;
    w->at_hand_generation = job.generation;
    return job;
}

/* Without the lock: this is what takes time. */
static struct worker_result do_job(const struct worker *w, struct job *job)
{
    struct worker_result result = {
        .id = job->request.id,
        .box = job->request.box,
        .generation = job->generation,
    };

    const struct picture_place place = { job->dir_fd, job->path, w->params.kept,
                                         w->decoder };
    result.reason = picture_load(&place, result.box, &result.image);
    free(job->path);
    if (job->dir_fd >= 0) {
        (void)close(job->dir_fd);
    }
    return result;
}

static void *run(void *arg)
{
    struct worker *w = arg;

    pthread_mutex_lock(&w->lock);
    while (!w->stop) {
        if (w->request_count == 0 || w->result_count == WORKER_RESULTS_MAX) {
            pthread_cond_wait(&w->changed, &w->lock);
            continue;
        }
        struct job job = begin_job(w);
        pthread_mutex_unlock(&w->lock);
        const struct worker_result result = do_job(w, &job);
        pthread_mutex_lock(&w->lock);

        w->results[w->result_count++] = result;
        w->at_hand = (struct worker_request){ 0 };
        if (w->params.wake) {
            pthread_mutex_unlock(&w->lock);
            w->params.wake();
            pthread_mutex_lock(&w->lock);
        }
    }
    pthread_mutex_unlock(&w->lock);
    return NULL;
}

static bool start_thread(struct worker *w)
{
    const int error = thread_start(&w->thread, run, w);

    if (error != 0) {
        log_warning("no thread for pictures: %s", strerror(error));
    }
    return error == 0;
}

static void release(struct worker *w)
{
    for (size_t i = 0; i < w->result_count; i++) {
        decode_finish(&w->results[i].image);
    }
    decoder_destroy(w->decoder);
    pthread_cond_destroy(&w->changed);
    pthread_mutex_destroy(&w->lock);
    free(w);
}

struct worker *worker_create(const struct worker_params *params)
{
    struct worker *w = calloc(1, sizeof(*w));

    if (!w) {
        log_fatal_memory(sizeof(*w));
    }
    w->params = *params;
    w->decoder = params->decoder ? decoder_create(params->decoder) : NULL;
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->changed, NULL);
    if (!start_thread(w)) {
        release(w);
        return NULL;
    }
    return w;
}

void worker_destroy(struct worker *worker)
{
    if (!worker) {
        return;
    }
    pthread_mutex_lock(&worker->lock);
    worker->stop = true;
    pthread_cond_signal(&worker->changed);
    pthread_mutex_unlock(&worker->lock);
    pthread_join(worker->thread, NULL);
    release(worker);
}

void worker_assign(struct worker *worker, const struct picture_folder *folder,
                   uint64_t generation)
{
    pthread_mutex_lock(&worker->lock);
    for (size_t i = 0; i < worker->result_count; i++) {
        decode_finish(&worker->results[i].image);
    }
    worker->request_count = 0;
    worker->result_count = 0;
    worker->folder = folder;
    worker->generation = generation;
    pthread_mutex_unlock(&worker->lock);
}

/* With the lock. See worker_ask(). */
static bool enqueue(struct worker *w, const struct worker_request *request,
                    struct worker_request *dropped)
{
    const size_t index = find_request(w, request->id, request->box);

    if (index < w->request_count) {
        if (is_more_urgent(request, &w->requests[index])) {
            w->requests[index] = *request;
        }
        return false;
    }
    if (is_under_way(w, request)) {
        return false;
    }
    if (w->request_count < WORKER_REQUESTS_MAX) {
        w->requests[w->request_count++] = *request;
        return false;
    }

    const size_t worst = least_urgent(w);
    *dropped = *request;
    if (is_more_urgent(request, &w->requests[worst])) {
        *dropped = w->requests[worst];
        remove_request(w, worst);
        w->requests[w->request_count++] = *request;
    }
    return true;
}

bool worker_ask(struct worker *worker, const struct worker_request *request,
                struct worker_request *dropped)
{
    pthread_mutex_lock(&worker->lock);
    const bool full = enqueue(worker, request, dropped);
    pthread_cond_signal(&worker->changed);
    pthread_mutex_unlock(&worker->lock);
    return full;
}

void worker_cancel(struct worker *worker, struct asset_id id,
                   struct decode_box box)
{
    pthread_mutex_lock(&worker->lock);
    const size_t index = find_request(worker, id, box);
    if (index < worker->request_count) {
        remove_request(worker, index);
    }
    pthread_mutex_unlock(&worker->lock);
}

bool worker_take(struct worker *worker, struct worker_result *out)
{
    pthread_mutex_lock(&worker->lock);
    const bool found = worker->result_count > 0;
    if (found) {
        *out = worker->results[0];
        worker->result_count--;
        memmove(&worker->results[0], &worker->results[1],
                worker->result_count * sizeof(worker->results[0]));
        pthread_cond_signal(&worker->changed);
    }
    pthread_mutex_unlock(&worker->lock);
    return found;
}
