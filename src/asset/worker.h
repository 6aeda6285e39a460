#pragma once

/**
 * @file
 * One thread that turns requests for pictures into pixels.
 *
 * All functions but worker_create() and worker_destroy() only exchange
 * values under a lock that is never held while a file is read or decoded.
 * Thread-safety: all functions on the thread that created the worker.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "decode.h"
#include "disk_cache.h"
#include "picture_folder.h"

enum {
    WORKER_REQUESTS_MAX = 256,
    WORKER_RESULTS_MAX = 16, /**< Then it waits until some are taken. */
};

struct worker_request {
    struct asset_id id; /**< 1 to picture_folder_count(). */
    struct decode_box box;
    uint64_t frame; /**< That asked; the newest is served first. */
    bool ahead;     /**< A prefetch: after all that is on screen. */
};

struct worker_result {
    struct asset_id id;
    struct decode_box box;
    uint64_t generation;
    struct decode_image image; /**< The taker's to release. */
    const char *reason;        /**< Why there is no picture, or NULL. */
};

struct worker;

struct worker_params {
    void (*wake)(void);      /**< See asset_params. */
    struct disk_cache *kept; /**< Borrowed, and used on the worker's thread
                                alone; NULL: none. */
    const char *decoder;     /**< See asset_params; copied. */
};

/** @return NULL if there is no thread. */
struct worker *worker_create(const struct worker_params *params);

/** Lets the picture at hand be finished and joins. NULL is fine. */
void worker_destroy(struct worker *worker);

/**
 * Forget all requests and results; the picture at hand still comes, under
 * the generation it was asked in.
 *
 * @param folder  Borrowed: until the next call or worker_destroy().
 */
void worker_assign(struct worker *worker, const struct picture_folder *folder,
                   uint64_t generation);

/**
 * Ask for a picture. Asking again only moves it forwards.
 *
 * @param[out] dropped  When the queue is full: the least urgent request,
 *                      which may be @p request itself, and will not come.
 * @return  True if @p dropped is set.
 */
bool worker_ask(struct worker *worker, const struct worker_request *request,
                struct worker_request *dropped);

/** Take a request back if it was not begun. */
void worker_cancel(struct worker *worker, struct asset_id id,
                   struct decode_box box);

/** Take the next result. @return False if there is none. */
bool worker_take(struct worker *worker, struct worker_result *out);
