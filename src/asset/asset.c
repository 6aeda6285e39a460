#include "asset.h"

#include <assert.h>
#include <stdlib.h>
#include <unistd.h>

#include "log.h"
#include "picture.h"
#include "picture_folder.h"
#include "store.h"
#include "worker.h"

static const size_t default_budget_bytes = (size_t)256 * 1024 * 1024;
static const uint64_t default_kept_bytes = (uint64_t)512 * 1024 * 1024;

struct asset_cache {
    size_t budget_bytes;
    struct worker *worker;   /* NULL: synchronous */
    struct disk_cache *kept; /* NULL: none; the worker's, if there is one */
    struct store *store;
    struct picture_folder *folder; /* NULL until one is assigned */
    bool *broken;                  /* one per file of the folder */
    uint64_t loaded, from_kept;
    uint64_t generation; /* of the folder; results carry it */
    uint64_t frame;      /* from 1 */
    uint64_t used;       /* last stamp given */
    bool is_crowded;     /* said already that the budget is too small */
};

static size_t box_bytes(struct decode_box box)
{
    return (size_t)box.w_px * (size_t)box.h_px * sizeof(uint32_t);
}

static bool box_is_valid(struct decode_box box)
{
    return box.w_px > 0 && box.w_px <= IMAGE_SIDE_MAX_PX && box.h_px > 0 &&
           box.h_px <= IMAGE_SIDE_MAX_PX;
}

/* Something that can be decoded, as far as is known. */
static bool is_sound(const struct asset_cache *cache, struct asset_id id,
                     struct decode_box box)
{
    return cache->folder && id.value >= 1 &&
           id.value <= picture_folder_count(cache->folder) &&
           !cache->broken[id.value - 1] && box_is_valid(box);
}

static void mark_broken(struct asset_cache *cache, struct asset_id id,
                        const char *reason)
{
    const size_t index = id.value - 1;

    if (cache->broken[index]) {
        return;
    }
    cache->broken[index] = true;
    /* Else it was said of all of them. */
    if (picture_folder_is_open(cache->folder)) {
        log_warning("%s/%s: %s", picture_folder_name(cache->folder),
                    picture_folder_path(cache->folder, index), reason);
    }
}

/* Drop the least recently used. @return False if all is needed. */
static bool drop_oldest(struct asset_cache *cache, bool spare_asked)
{
    struct store_entry *oldest =
        store_oldest(cache->store, cache->frame, spare_asked);

    if (!oldest) {
        return false;
    }
    if (cache->worker && !oldest->image.pixels) {
        worker_cancel(cache->worker, oldest->id, oldest->box);
    }
    store_remove(cache->store, oldest);
    return true;
}

/* @return  True if one entry of @p bytes more now fits. */
static bool make_room(struct asset_cache *cache, size_t bytes, bool ahead)
{
    while (store_is_full(cache->store) ||
           store_bytes(cache->store) + bytes > cache->budget_bytes) {
        if (!drop_oldest(cache, ahead)) {
            return false;
        }
    }
    return true;
}

/* What is on screen is shown even if it exceeds the budget. */
static void say_crowded(struct asset_cache *cache)
{
    if (!cache->is_crowded) {
        cache->is_crowded = true;
        log_warning("one screen shows more than %zu bytes of pictures",
                    cache->budget_bytes);
    }
}

/* The entry, new if need be, stamped; NULL if there is no room for it. */
static struct store_entry *touch(struct asset_cache *cache, struct asset_id id,
                                 struct decode_box box, bool ahead)
{
    struct store_entry *entry = store_find(cache->store, id, box);

    if (!entry) {
        const bool fits = make_room(cache, box_bytes(box), ahead);
        if (!fits && ahead) {
            return NULL;
        }
        if (!fits) {
            say_crowded(cache);
        }
        entry = store_add(cache->store, id, box);
    }
    if (entry) {
        entry->used = ++cache->used;
        *(ahead ? &entry->asked_frame : &entry->seen_frame) = cache->frame;
    }
    return entry;
}

/* @p entry may be gone afterwards; then a later frame asks again. */
static void ask(struct asset_cache *cache, const struct store_entry *entry,
                bool ahead)
{
    const struct worker_request request = {
        .id = entry->id,
        .box = entry->box,
        .frame = cache->frame,
        .ahead = ahead,
    };
    struct worker_request dropped;

    if (worker_ask(cache->worker, &request, &dropped)) {
        struct store_entry *lost =
            store_find(cache->store, dropped.id, dropped.box);
        assert(lost);
        store_remove(cache->store, lost);
    }
}

static void fill(struct asset_cache *cache, struct store_entry *entry,
                 struct decode_image image)
{
    cache->loaded++;
    cache->from_kept += image.was_kept ? 1 : 0;
    store_fill(cache->store, entry, image);
}

/* Decode here and now. @return False if the picture is broken. */
static bool load_now(struct asset_cache *cache, struct store_entry *entry)
{
    const struct picture_place place = {
        .dir_fd = picture_folder_dup(cache->folder),
        .path = picture_folder_path(cache->folder, entry->id.value - 1),
        .kept = cache->kept,
    };
    struct decode_image image;

    const char *reason = picture_load(&place, entry->box, &image);
    if (place.dir_fd >= 0) {
        (void)close(place.dir_fd);
    }
    if (reason) {
        mark_broken(cache, entry->id, reason);
        store_remove(cache->store, entry);
        return false;
    }
    fill(cache, entry, image);
    return true;
}

/* @return  True if a frame waited for it. */
static bool take_in(struct asset_cache *cache, struct worker_result *result)
{
    if (result->generation != cache->generation) {
        decode_finish(&result->image);
        return false;
    }

    struct store_entry *entry =
        store_find(cache->store, result->id, result->box);
    const bool waited = entry && entry->waited;
    if (result->image.is_put_off) { /* until something is drawn there again */
        if (entry && !entry->image.pixels) {
            store_remove(cache->store, entry);
        }
        return false;
    }
    if (result->reason) {
        mark_broken(cache, result->id, result->reason);
        if (entry) {
            store_remove(cache->store, entry);
        }
        return waited;
    }
    if (!entry || entry->image.pixels) {
        decode_finish(&result->image); /* no longer wanted */
        return false;
    }
    fill(cache, entry, result->image);
    entry->waited = false;
    return waited;
}

static struct disk_cache *open_kept(const struct asset_params *params)
{
    const struct disk_cache_params kept = {
        .dir = params->kept_dir,
        .bytes_max =
            params->kept_bytes > 0 ? params->kept_bytes : default_kept_bytes,
    };

    return kept.dir ? disk_cache_create(&kept) : NULL;
}

struct asset_cache *asset_cache_create(const struct asset_params *params)
{
    struct asset_cache *cache = calloc(1, sizeof(*cache));

    if (!cache) {
        log_fatal_memory(sizeof(*cache));
    }
    cache->kept = open_kept(params);
    if (!params->synchronous) {
        cache->worker = worker_create(&(struct worker_params){
            .wake = params->wake,
            .kept = cache->kept,
            .decoder = params->decoder,
        });
        if (!cache->worker) {
            disk_cache_destroy(cache->kept);
            free(cache);
            return NULL;
        }
    }
    cache->budget_bytes =
        params->budget_bytes > 0 ? params->budget_bytes : default_budget_bytes;
    cache->store = store_create();
    cache->frame = 1;
    return cache;
}

void asset_cache_destroy(struct asset_cache *cache)
{
    if (!cache) {
        return;
    }
    worker_destroy(cache->worker);
    disk_cache_destroy(cache->kept);
    store_destroy(cache->store);
    picture_folder_destroy(cache->folder);
    free(cache->broken);
    free(cache);
}

static void *need_zeroed(size_t count, size_t size)
{
    void *memory = calloc(count + 1, size);

    if (!memory) {
        log_fatal_memory((count + 1) * size);
    }
    return memory;
}

/* What is known of files of @p before holds for the same ones of now. */
static void carry_over(struct asset_cache *cache,
                       const struct picture_folder *before)
{
    const size_t count = before ? picture_folder_count(before) : 0;
    uint32_t *numbers = need_zeroed(count, sizeof(*numbers));
    bool *broken =
        need_zeroed(picture_folder_count(cache->folder), sizeof(*broken));

    if (before) {
        picture_folder_match(before, cache->folder, numbers);
    }
    for (size_t i = 0; i < count; i++) {
        if (numbers[i] > 0) {
            broken[numbers[i] - 1] = cache->broken[i];
        }
    }
    store_renumber(cache->store, numbers, count);
    free(numbers);
    free(cache->broken);
    cache->broken = broken;
}

void asset_cache_assign(struct asset_cache *cache, const char *dir,
                        const char *const *paths, size_t count)
{
    struct picture_folder *before = cache->folder;

    cache->generation++;
    cache->folder = picture_folder_create(dir, paths, count);
    if (cache->worker) {
        worker_assign(cache->worker, cache->folder, cache->generation);
    }
    carry_over(cache, before);
    picture_folder_destroy(before);
    cache->is_crowded = false;
}

enum asset_state asset_lookup(struct asset_cache *cache, struct asset_id id,
                              int w_px, int h_px, enum asset_fit fit,
                              struct asset_image *out)
{
    const struct decode_box box = { w_px, h_px, fit };

    if (!is_sound(cache, id, box)) {
        return ASSET_BROKEN;
    }
    struct store_entry *entry = touch(cache, id, box, false);
    if (!entry) {
        return ASSET_WAITING;
    }
    if (!entry->image.pixels && cache->worker) {
        entry->waited = true;
        ask(cache, entry, false);
        return ASSET_WAITING;
    }
    if (!entry->image.pixels && !load_now(cache, entry)) {
        return ASSET_BROKEN;
    }

    *out = (struct asset_image){
        .pixels = entry->image.pixels,
        .w_px = entry->image.w_px,
        .h_px = entry->image.h_px,
        .stride_px = entry->image.w_px,
        .opaque = entry->image.opaque,
    };
    return ASSET_READY;
}

void asset_begin(struct asset_cache *cache)
{
    cache->frame++;
}

void asset_prefetch(struct asset_cache *cache, struct asset_id id, int w_px,
                    int h_px, enum asset_fit fit)
{
    const struct decode_box box = { w_px, h_px, fit };

    if (!cache->worker || !is_sound(cache, id, box)) {
        return;
    }
    const struct store_entry *entry = touch(cache, id, box, true);
    if (entry && !entry->image.pixels) {
        ask(cache, entry, true);
    }
}

void asset_prefetch_restart(struct asset_cache *cache)
{
    struct store_entry *entry;

    while (cache->worker && (entry = store_find_unseen(cache->store))) {
        worker_cancel(cache->worker, entry->id, entry->box);
        store_remove(cache->store, entry);
    }
}

bool asset_drain(struct asset_cache *cache)
{
    struct worker_result result;
    bool changed = false;

    if (!cache->worker) {
        return false;
    }
    while (worker_take(cache->worker, &result)) {
        changed = take_in(cache, &result) || changed;
    }
    /* A screen over the budget that is left gives its surplus back here. */
    while (store_bytes(cache->store) > cache->budget_bytes &&
           drop_oldest(cache, false)) {
    }
    return changed;
}

size_t asset_bytes(const struct asset_cache *cache)
{
    return store_ready_bytes(cache->store);
}

struct asset_counts asset_counts(const struct asset_cache *cache)
{
    const size_t count =
        cache->folder ? picture_folder_count(cache->folder) : 0;
    struct asset_counts out = { .loaded = cache->loaded,
                                .kept = cache->from_kept };

    for (size_t i = 0; i < count; i++) {
        out.broken += cache->broken[i] ? 1 : 0;
    }
    return out;
}
