#include "reached.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "pick.h"
#include "proof_list.h"
#include "scene.h"

/* Over any screen, and named instead of it. */
static const char *const overlays[] = { "warning", "pin",  "staff",   "clean",
                                        "find",    "help", "overview" };

static struct reached_screen *find(const struct reached *r, const char *id)
{
    for (size_t i = 0; i < r->count; i++) {
        if (strcmp(r->items[i].id, id) == 0) {
            return &r->items[i];
        }
    }
    return NULL;
}

static void add(struct reached *r, const char *id, struct screen screen)
{
    if (!find(r, id)) {
        r->items[r->count++] =
            (struct reached_screen){ .id = id, .screen = screen };
    }
}

/* A goal that shows all of its projects has no list of them. */
static bool is_linked(const struct content *content, struct screen screen)
{
    int picked[PICK_MAX];

    return screen.kind != SCREEN_PROJECTS || screen.index == 0 ||
           pick_projects(content, screen.index - 1, picked) > PICK_MAX;
}

struct reached reached_make(struct arena *arena, const struct content *content)
{
    const size_t overlay_count = sizeof(overlays) / sizeof(overlays[0]);
    const struct proof_list list = proof_list_make(arena, content, 0);
    struct reached r = {
        .items = arena_make(arena, struct reached_screen,
                            list.count + overlay_count),
    };

    for (size_t i = 0; i < list.count; i++) {
        const struct screen screen = show_screen(&list.items[i].show);
        if (is_linked(content, screen)) {
            add(&r, scene_screen_id(arena, content, screen), screen);
        }
    }
    for (size_t i = 0; i < overlay_count; i++) {
        add(&r, overlays[i], (struct screen){ .kind = SCREEN_KIND_COUNT });
    }
    return r;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

int reached_visits(const struct reached *r, struct screen screen)
{
    for (size_t i = 0; i < r->count; i++) {
        if (screen_is_equal(r->items[i].screen, screen)) {
            return least(r->items[i].visits, r->items[i].promise + 1);
        }
    }
    return INT_MAX;
}

/* A long list shows a part of what it leads to, so that a promise is taken
   back only little by little. */
static void look_beyond(struct reached *r, struct reached_screen *from,
                        const struct target_list *targets)
{
    int beyond = INT_MAX;

    for (size_t i = 0; i < targets->count; i++) {
        const struct intent *intent = &targets->items[i].intent;
        if (intent->type == INTENT_OPEN &&
            !screen_is_equal(intent->screen, from->screen)) {
            beyond = least(beyond, reached_visits(r, intent->screen));
        }
    }
    from->promise = beyond > from->promise ? from->promise + 1 : beyond;
}

void reached_note(struct reached *r, const char *id,
                  const struct target_list *targets)
{
    struct reached_screen *screen = find(r, id);

    if (screen && r->last != screen->id) {
        screen->visits++;
        r->last = screen->id;
    }
    if (screen) {
        look_beyond(r, screen, targets);
    }
}

void reached_say_missing(const struct reached *r)
{
    for (size_t i = 0; i < r->count; i++) {
        if (r->items[i].visits == 0) {
            (void)printf("not reached: %s\n", r->items[i].id);
        }
    }
}
