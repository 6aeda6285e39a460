#include "key_tester.h"

#include <fcntl.h>
#include <unistd.h>

#include "key_page.h"
#include "key_report.h"
#include "log.h"
#include "platform.h"
#include "render.h"

enum {
    SCENE_BYTES = 16 << 20, /* addresses; pages are used as needed */
    DEVICES_BYTES_MAX = 64 << 10,
    EVENTS_PER_TURN_MAX = 64,
};

static const char devices_path[] = "/proc/bus/input/devices";

struct tester {
    const struct key_tester_params *params;
    struct platform *platform;
    struct strings *strings;
    struct shape_set *shapes;
    struct text *text;
    struct asset_cache *assets;
    struct renderer *renderer;
    struct region memory;
    struct pixmap pixmap;
    struct key_watch watch;
    struct clicker_devices devices;
    unsigned written; /* presses that are on standard output */
    bool behind;
};

/* A system that does not tell is no fault. */
static struct clicker_devices read_devices(void)
{
    static const struct clicker_devices none = { .count = 0 };
    char text[DEVICES_BYTES_MAX];
    size_t len = 0;
    ssize_t got = 0;
    const int fd = open(devices_path, O_RDONLY | O_CLOEXEC);

    if (fd < 0) {
        return none;
    }
    do {
        len += (size_t)got;
        got = read(fd, text + len, sizeof(text) - len);
    } while (got > 0);
    (void)close(fd);
    return clicker_devices_read(text, len);
}

/* What is plugged in is surer than what its keys are like. */
static const char *clicker(const struct tester *t)
{
    const char *by_keys = clicker_from_keys(&t->watch.clicker);

    return t->devices.count > 0 ? t->devices.names[0] : by_keys ? by_keys : "";
}

static struct key_page_row row_of(const struct key_report *r)
{
    return (struct key_page_row){
        .name = r->name,
        .usage = r->key.usage,
        .symbol = r->key.symbol,
        .is_own = r->is_own,
        .is_down = r->is_down,
        .held_ms = (int)(r->up_ms - r->down_ms),
        .repeats = r->repeats,
        .in_loop = r->in_loop,
        .browsing = r->browsing,
        .in_talk = r->in_talk,
    };
}

static struct scene build(const struct tester *t, uint64_t now_ms)
{
    struct arena arena = region_arena(&t->memory);
    const struct scene_params params = {
        .content = t->params->content,
        .strings = t->strings,
        .text = t->text,
        .shapes = t->shapes,
        .viewport = { .w_px = t->pixmap.w_px, .h_px = t->pixmap.h_px },
        .now_ms = now_ms,
    };
    struct key_page page = {
        .language = t->params->language,
        .row_count = t->watch.count,
        .clicker = clicker(t),
        .is_half_dead = t->devices.is_half_dead,
        .hold_dots =
            key_watch_hold_share(&t->watch, KEY_PAGE_RING_DOTS, now_ms),
    };
    for (int i = 0; i < t->watch.count; i++) {
        page.rows[i] = row_of(&t->watch.reports[i]);
    }
    return key_page_build(&arena, &params, &page);
}

/* All of it at once: nobody waits for a frame of this. */
static void present(struct tester *t)
{
    const struct rect all = { 0, 0, t->pixmap.w_px, t->pixmap.h_px };
    const struct scene scene = build(t, platform_now_ms());
    struct damage damage = { 0 };

    renderer_draw(t->renderer, &t->pixmap, &scene.items, all);
    damage_add(&damage, all);
    const struct output_frame frame = {
        .after = { &t->pixmap, damage },
        .before = { .pixmap = &t->pixmap },
        .damage = damage,
    };
    t->behind = platform_present(t->platform, &frame) == PLATFORM_BEHIND;
}

static void resize(struct tester *t, int w_px, int h_px)
{
    pixmap_destroy(&t->pixmap);
    t->pixmap = pixmap_create(w_px > 0 ? w_px : 1, h_px > 0 ? h_px : 1);
}

/* So that what a clicker sends can be copied and sent to somebody. */
static void write_newest(struct tester *t)
{
    if (t->watch.presses != t->written && t->watch.count > 0) {
        t->written = t->watch.presses;
        key_report_write(&t->watch.reports[0], stdout);
        (void)fflush(stdout);
    }
}

static void take(struct tester *t, const struct input_event *event)
{
    const struct key_bindings *own =
        t->params->content ? &t->params->content->keys : NULL;

    if (event->type == INPUT_RESIZE) {
        resize(t, event->u.size.w_px, event->u.size.h_px);
    }
    key_watch_input(&t->watch, own, event);
    write_newest(t);
    if (event->type == INPUT_KEY && !event->u.key.repeat) {
        t->devices = read_devices(); /* it may have been plugged in since */
    }
}

static void loop(struct tester *t)
{
    struct input_event event;

    present(t);
    while (!t->watch.ended) {
        const uint64_t now_ms = platform_now_ms();
        const uint64_t until_ms =
            t->behind ? now_ms : key_watch_deadline_ms(&t->watch, now_ms);
        if (platform_wait(t->platform, until_ms, &event)) {
            take(t, &event);
        }
        for (int i = 0;
             i < EVENTS_PER_TURN_MAX && platform_poll(t->platform, &event);
             i++) {
            take(t, &event);
        }
        key_watch_tick(&t->watch, platform_now_ms());
        present(t);
    }
}

/* False: said in the log. */
static bool open_parts(struct tester *t)
{
    const struct asset_params asset_params = { .synchronous = true };
    struct diag_list diags;

    diag_list_init(&diags);
    t->strings = strings_load(t->params->assets_dir, &diags);
    diag_list_finish(&diags);
    t->shapes = shape_set_load(t->params->assets_dir);
    t->text = text_create(true);
    if (!t->strings || !t->shapes || !t->text) {
        log_warning("the words or fonts of the program cannot be read");
        return false;
    }
    t->assets = asset_cache_create(&asset_params);
    const struct renderer_params renderer_params = {
        .text = t->text,
        .shapes = t->shapes,
        .assets = t->assets,
    };
    t->renderer = renderer_create(&renderer_params);
    t->memory = region_create(SCENE_BYTES);
    return true;
}

bool key_tester_run(const struct key_tester_params *params)
{
    const struct platform_params platform_params = {
        .title = "Standpunt",
        .w_px = params->w_px,
        .h_px = params->h_px,
        .renderer = RENDERER_CPU,
    };
    struct tester t = { .params = params };
    int w_px = 0;
    int h_px = 0;
    bool shown = false;

    t.platform = platform_create(&platform_params);
    if (t.platform && open_parts(&t)) {
        platform_size(t.platform, &w_px, &h_px);
        resize(&t, w_px, h_px);
        t.devices = read_devices();
        loop(&t);
        shown = true;
    }
    pixmap_destroy(&t.pixmap);
    region_destroy(&t.memory);
    renderer_destroy(t.renderer);
    asset_cache_destroy(t.assets);
    text_destroy(t.text);
    shape_set_destroy(t.shapes);
    strings_destroy(t.strings);
    platform_destroy(t.platform);
    return shown;
}
