/*
 * A stand without a window, on a virtual clock: it is made, its content is
 * read again, and somebody visits it.
 */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "exhibit_news.h"
#include "scenario.h"

enum {
    W_PX = 640,
    H_PX = 360,
    START_MS = 1000000,
    PRESS_MS = 60,
    STEP_MS = 800,         /* longer than any movement */
    LOOP_SLIDES = 5,       /* of the content, all of them */
    LOOP_SLIDE_MS = 12000, /* the longest of them */
    IDLE_MS = 130000,      /* the stand asks, and then begins again */
};

/* A stand and its clock. */
struct bench {
    struct trail *trail;
    struct exhibit *stand;
    uint64_t now_ms;
};

/* What is wrong goes to standard error, as in all programs. */
static struct bench make_stand(struct trail *t, const char *dir)
{
    char content[SCENARIO_PATH_BYTES];
    struct diag_list diags;
    enum exhibit_problem problem;

    scenario_path(content, dir, "old");
    const struct exhibit_params params = {
        .content_dir = content,
        .assets_dir = BINARY_DIR "/assets",
        .viewport = { .w_px = W_PX, .h_px = H_PX },
        .now_ms = START_MS,
    };
    diag_list_init(&diags);
    struct bench b = {
        .trail = t,
        .stand = exhibit_create(&params, &diags, &problem),
        .now_ms = START_MS,
    };
    diag_list_print(&diags, stderr);
    diag_list_finish(&diags);
    return b;
}

static void show(struct bench *b)
{
    trail_show(b->trail, exhibit_draw(b->stand, b->now_ms).picture);
}

void scenario_start(struct trail *t, const char *dir)
{
    trail_begin(t);
    struct bench b = make_stand(t, dir);
    if (b.stand) {
        show(&b);
    } else {
        trail_worsen(t, TRAIL_KEPT); /* there is none: an exit with 2 */
    }
    exhibit_destroy(b.stand);
    trail_finish(t);
}

/* What was shown before stays, or what is new is there; and next time it is
   there in any case. */
void scenario_reload(struct trail *t, const char *dir)
{
    struct bench b = make_stand(t, dir);
    char content[SCENARIO_PATH_BYTES];
    struct diag_list diags;

    assert(b.stand);
    show(&b);
    scenario_path(content, dir, "new");
    trail_begin(t);
    diag_list_init(&diags);
    bool done = exhibit_reload(b.stand, content, &diags, b.now_ms);
    diag_list_print(&diags, stderr);
    diag_list_finish(&diags);
    if (done) {
        show(&b);
    }
    trail_finish(t);
    if (!done) {
        trail_worsen(t, TRAIL_KEPT);
        trail_show_again(t, exhibit_draw(b.stand, b.now_ms).picture);
        diag_list_init(&diags);
        done = exhibit_reload(b.stand, content, &diags, b.now_ms);
        diag_list_finish(&diags);
        if (!done) {
            trail_worsen(t, TRAIL_LOST);
        }
        show(&b);
    }
    exhibit_destroy(b.stand);
}

static void pass(struct bench *b, uint64_t ms)
{
    b->now_ms += ms;
    exhibit_tick(b->stand, b->now_ms);
}

static void touch(struct bench *b, enum touch_phase phase, struct rect at)
{
    const struct input_event event = {
        .type = INPUT_TOUCH,
        .time_ms = b->now_ms,
        .u.touch = { .phase = phase,
                     .id = 1,
                     .at = { (float)at.x + (float)at.w / 2.0f,
                             (float)at.y + (float)at.h / 2.0f } },
    };
    exhibit_input(b->stand, &event);
}

/* What is not there because of what failed is passed by. */
static void tap(struct bench *b, const char *id)
{
    const struct scene *scene = exhibit_scene(b->stand, b->now_ms);
    const struct target *found = target_lookup(&scene->targets, target_key(id));

    if (!found && !b->trail->compares) {
        (void)fprintf(stderr, "no target %s on %s\n", id, scene->id);
    }
    if (found) {
        const struct rect at = found->rect;
        touch(b, TOUCH_DOWN, at);
        show(b);
        b->now_ms += PRESS_MS;
        touch(b, TOUCH_UP, at);
    }
}

/* In the middle of the movement, and after it. */
static void watch(struct bench *b)
{
    pass(b, STEP_MS / 4);
    show(b);
    pass(b, STEP_MS);
    show(b);
    (void)exhibit_look_ahead(b->stand, b->now_ms);
}

static void resize(struct bench *b, int w_px, int h_px)
{
    const struct input_event event = { .type = INPUT_RESIZE,
                                       .time_ms = b->now_ms,
                                       .u.size = { w_px, h_px } };
    exhibit_input(b->stand, &event);
}

/* Somebody looks round, types, keeps something, and reads Arabic. */
static const char *const steps[] = {
    "touch",        "goal-11",     "nav-next", "nav-back",
    "nav-home",     "nav-search",  "key-b",    "key-e",
    "key-i",        "nav-home",    "goal-6",   "project-deals-beira",
    "keep",         "nav-basket",  "nav-map",  "map-zoom-in",
    "nav-language", "language-ar", "nav-home", "about",
};

/* The loop, somebody comes and goes, the panel is turned, the loop goes on. */
void scenario_visit(struct trail *t, const char *dir)
{
    struct bench b = make_stand(t, dir);

    assert(b.stand);
    trail_begin(t);
    show(&b);
    for (int i = 0; i < LOOP_SLIDES; i++) {
        pass(&b, LOOP_SLIDE_MS);
        watch(&b);
    }
    for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
        tap(&b, steps[i]);
        watch(&b);
    }
    resize(&b, H_PX, W_PX);
    watch(&b);
    for (int i = 0; i < 2; i++) {
        pass(&b, IDLE_MS);
        watch(&b);
    }
    exhibit_destroy(b.stand);
    trail_finish(t);
}
