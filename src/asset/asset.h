#pragma once

/**
 * @file
 * Pictures: asked for by name and size, decoded away from the main thread,
 * kept within a byte budget.
 *
 * A frame never waits: a picture that is not ready is a placeholder now and
 * the real thing later. Foreign bytes are checked by magic and header
 * before a decoder sees them, and a decoder sees them in a process that can
 * do nothing else (decoder.h).
 * One turn of the loop: asset_drain(), asset_begin(), then the lookups of
 * the frame, then what is prefetched.
 * Thread-safety: all functions on the thread that created the cache; the
 * worker is inside.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "asset_id.h"

enum asset_state {
    ASSET_WAITING, /**< Asked for, not decoded yet. */
    ASSET_READY,
    ASSET_BROKEN, /**< Does not decode; said once in the log. */
};

/**
 * Decoded pixels at their final size: that of the box for FIT_COVER, at
 * most that for FIT_CONTAIN. Borrowed: until the next asset_begin(),
 * asset_cache_assign() or asset_cache_destroy().
 */
struct asset_image {
    const uint32_t *pixels; /**< 0xAARRGGBB, alpha premultiplied. */
    int w_px, h_px;
    int stride_px;
    bool opaque;
};

struct asset_cache;

/** Read-only while the cache uses it. */
struct asset_params {
    size_t budget_bytes; /**< All decoded pixels; 0: 256 MiB. */
    bool synchronous;    /**< Decode in asset_lookup(): tapes, proofs. */
    /** Folder of scaled pictures, see disk_cache.h; NULL: none are kept. */
    const char *kept_dir;
    uint64_t kept_bytes; /**< All files there; 0: 512 MiB. */
    /** The program standpunt-decoder, see decoder.h; NULL: pictures are
        decoded in this process. Synchronous: not used. */
    const char *decoder;
    /** Called by the worker, on its thread, when a result is there. */
    void (*wake)(void); /**< May be NULL. */
};

/** NULL only if no worker can be started. */
struct asset_cache *asset_cache_create(const struct asset_params *params);

/** Waits for the picture at hand, then stops the worker. NULL is fine. */
void asset_cache_destroy(struct asset_cache *cache);

/**
 * Say which files the ids stand for: id 1 is the first of @p paths under
 * the folder @p dir. Pixels of files that are the same as before stay, all
 * others are forgotten, and old results are ignored.
 * Copies the names; opens the folder once, so that a release swapped under
 * its name later does not mix. A folder that cannot be opened is said once
 * in the log and all its pictures are broken.
 */
void asset_cache_assign(struct asset_cache *cache, const char *dir,
                        const char *const *paths, size_t count);

/**
 * A picture for a box of w x h pixels; asks for it if needed and marks it
 * as on screen, so that it is not dropped before the next asset_begin().
 *
 * An id of no file, or an empty box or one over 8,192 pixels: ASSET_BROKEN.
 *
 * @param[out] out  Set when ASSET_READY is returned.
 */
enum asset_state asset_lookup(struct asset_cache *cache, struct asset_id id,
                              int w_px, int h_px, enum asset_fit fit,
                              struct asset_image *out);

/** Start of a frame: nothing is on screen until it is looked up again. */
void asset_begin(struct asset_cache *cache);

/**
 * Ask ahead of need; the worker does it after all that is on screen. It
 * drops nothing that this frame showed or prefetched: what does not fit the
 * budget beside those is not fetched. Synchronous: does nothing.
 */
void asset_prefetch(struct asset_cache *cache, struct asset_id id, int w_px,
                    int h_px, enum asset_fit fit);

/** Take back what was prefetched and is not begun: another screen is on. */
void asset_prefetch_restart(struct asset_cache *cache);

/**
 * Take in what the worker has finished.
 * @return  True if a picture that was waited for is now ready or broken.
 */
bool asset_drain(struct asset_cache *cache);

/** Decoded bytes held now; what is waited for is not among them. */
size_t asset_bytes(const struct asset_cache *cache);

/** What happened to pictures since the cache was made. */
struct asset_counts {
    uint64_t loaded; /**< All that could be shown … */
    uint64_t kept;   /**< … and of those what the folder had. */
    size_t broken;   /**< Files of now that do not decode. */
};

struct asset_counts asset_counts(const struct asset_cache *cache);
