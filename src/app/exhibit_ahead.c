/*
 * Pictures before they are needed: of what can be reached from the screen
 * in one step, the nearest first.
 *
 * Both the show and the scene are pure, so the way to know what a step
 * shows is to take it, on a copy.
 */
#include "exhibit_room.h"

enum {
    TARGETS_MAX = 24, /* the tiles of a home screen and its footer */
};

/* Steps that need no finger, by how likely they come next. */
enum way {
    WAY_TIME, /* the loop goes on by itself */
    WAY_NEXT,
    WAY_NEXT_SLIDE, /* past the parts of this one */
    WAY_PREVIOUS,
    WAY_BACK,
    WAY_HOME,
    WAY_TARGETS, /* from here on: each target of the screen */
    WAY_END = WAY_TARGETS + TARGETS_MAX,
};

static struct ahead_place place_of(const struct exhibit *s)
{
    const struct show *show = &s->show;

    return (struct ahead_place){
        .known = true,
        .screen = show_screen(show),
        .state = show->state,
        .loop_slide = show->state == STATE_ATTRACT ? show->loop.slide : 0,
        .stand = show->stand,
        .language = show->language,
        .w_px = s->viewport.w_px,
        .h_px = s->viewport.h_px,
    };
}

static bool place_is_equal(const struct ahead_place *a,
                           const struct ahead_place *b)
{
    return a->known == b->known && screen_is_equal(a->screen, b->screen) &&
           a->state == b->state && a->loop_slide == b->loop_slide &&
           a->stand == b->stand && a->language == b->language &&
           a->w_px == b->w_px && a->h_px == b->h_px;
}

/* @return  False if there is no such step. */
static bool take_step(const struct exhibit *s, int way, uint64_t now_ms,
                      struct show *out)
{
    static const enum intent_type types[] = {
        [WAY_NEXT] = INTENT_NEXT,         [WAY_NEXT_SLIDE] = INTENT_NEXT_SLIDE,
        [WAY_PREVIOUS] = INTENT_PREVIOUS, [WAY_BACK] = INTENT_BACK,
        [WAY_HOME] = INTENT_HOME,
    };
    const struct target_list *targets = &s->screens[s->current].scene.targets;
    struct intent intent = { .type = INTENT_NONE };

    if (way >= WAY_TARGETS) {
        intent = targets->items[way - WAY_TARGETS].intent;
    } else if (way != WAY_TIME) {
        intent.type = types[way];
    } else if (s->show.state == STATE_ATTRACT) {
        const uint64_t next_ms = show_deadline_ms(&s->show, s->content, now_ms);
        now_ms = next_ms < UINT64_MAX ? next_ms : now_ms;
    }
    *out = s->show;
    show_update(out, s->content, &intent, now_ms);
    transition_finish(&out->transition);
    return out->overlay == OVERLAY_NONE && !show_looks_equal(&s->show, out);
}

static void prefetch_scene(struct exhibit *s, const struct show *show,
                           uint64_t now_ms)
{
    struct arena arena = region_arena(&s->ahead.memory);
    struct scene_params params = exhibit_scene_params(s, s->viewport, now_ms);

    params.show = show;
    const struct scene scene = scene_build(&arena, &params);

    for (size_t i = 0; i < scene.items.count; i++) {
        const struct draw_cmd *cmd = &scene.items.items[i];
        if (cmd->type == DRAW_IMAGE) {
            asset_prefetch(s->assets, cmd->u.image.asset, cmd->rect.w,
                           cmd->rect.h, cmd->u.image.fit);
        }
    }
}

static int way_count(const struct exhibit *s)
{
    const size_t count = s->screens[s->current].scene.targets.count;
    const int all = WAY_TARGETS + (int)count;

    return count < TARGETS_MAX ? all : WAY_END;
}

/* Only what stands still is worth a look, and only real pictures wait. */
static bool is_at_rest(const struct exhibit *s, uint64_t now_ms)
{
    return s->live && s->content && s->content->image_count > 0 && !s->stale &&
           s->show.overlay == OVERLAY_NONE && !s->show.scroll.moving &&
           s->show.press.target == 0 &&
           !transition_is_running(&s->show.transition, now_ms);
}

bool exhibit_look_ahead(struct exhibit *s, uint64_t now_ms)
{
    const struct ahead_place place = place_of(s);

    if (!is_at_rest(s, now_ms)) {
        return false;
    }
    if (!place_is_equal(&place, &s->ahead.place)) {
        s->ahead.place = place;
        s->ahead.way = 0;
        asset_prefetch_restart(s->assets);
    }
    while (s->ahead.way < way_count(s)) {
        struct show next;
        if (take_step(s, s->ahead.way++, now_ms, &next)) {
            prefetch_scene(s, &next, now_ms);
            return s->ahead.way < way_count(s);
        }
    }
    return false;
}
