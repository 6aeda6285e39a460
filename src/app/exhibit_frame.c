/*
 * From the show to pixels: the scene, what changed in it, and transitions
 * between two composed pages.
 */
#include "exhibit_room.h"

static struct rect whole(const struct exhibit *s)
{
    return (struct rect){ 0, 0, s->page.w_px, s->page.h_px };
}

static struct scene *current_scene(struct exhibit *s)
{
    return &s->screens[s->current].scene;
}

void exhibit_redraw_all(struct exhibit *s)
{
    s->stale = true;
    s->todo = (struct damage){ 0 };
    damage_add(&s->todo, whole(s));
    s->present_all = true;
}

void exhibit_resize(struct exhibit *s, int w_px, int h_px)
{
    if (w_px < 1 || h_px < 1) {
        return; /* a window that is being closed or iconified */
    }
    pixmap_destroy(&s->page);
    pixmap_destroy(&s->from);
    pixmap_destroy(&s->mix);
    s->page = pixmap_create(w_px, h_px);
    s->from = pixmap_create(w_px, h_px);
    s->mix = pixmap_create(w_px, h_px);
    s->viewport.w_px = w_px;
    s->viewport.h_px = h_px;
    transition_finish(&s->show.transition);
    exhibit_init_gesture(s);
    exhibit_redraw_all(s);
}

static void add_all(struct damage *to, const struct damage *from)
{
    for (size_t i = 0; i < from->count; i++) {
        damage_add(to, from->rects[i]);
    }
}

void exhibit_refresh(struct exhibit *s, uint64_t now_ms)
{
    if (!s->stale) {
        return;
    }
    const struct scene *before = current_scene(s);
    struct exhibit_screen *next = &s->screens[1 - s->current];
    struct arena arena = region_arena(&next->memory);
    const struct scene_params params = {
        .content = s->content,
        .strings = s->strings,
        .show = s->content ? &s->show : NULL,
        .text = s->text,
        .shapes = s->shapes,
        .viewport = s->viewport,
        .now_ms = now_ms,
    };
    next->scene = scene_build(&arena, &params);
    const struct damage changed =
        damage_from_lists(&before->items, &next->scene.items, whole(s));
    add_all(&s->todo, &changed);
    s->current = 1 - s->current;
    s->stale = false;
}

/* What is on the screen stays decoded, inside the damage or not. */
static void hold_pictures(struct exhibit *s)
{
    const struct draw_list *items = &current_scene(s)->items;

    asset_begin(s->assets);
    for (size_t i = 0; i < items->count; i++) {
        if (items->items[i].type == DRAW_IMAGE) {
            (void)exhibit_image_state(s, &items->items[i]);
        }
    }
}

/* Bring `page` up to the current scene. */
static void compose(struct exhibit *s)
{
    if (s->todo.count == 0) {
        return;
    }
    hold_pictures(s);
    for (size_t i = 0; i < s->todo.count; i++) {
        renderer_draw(s->renderer, &s->page, &current_scene(s)->items,
                      rect_intersect(s->todo.rects[i], whole(s)));
    }
    s->todo = (struct damage){ 0 };
}

void exhibit_take_pictures(struct exhibit *s)
{
    const struct draw_list *items = &current_scene(s)->items;

    if (!asset_drain(s->assets)) {
        return;
    }
    for (size_t i = 0; i < items->count; i++) {
        if (items->items[i].type == DRAW_IMAGE) {
            damage_add(&s->todo, draw_bounds(&items->items[i]));
        }
    }
}

/* Keep what is on the page now: a transition starts from it. */
static void keep_page(struct exhibit *s)
{
    compose(s);
    const struct pixmap page = s->page;
    s->page = s->from;
    s->from = page;
    s->from_fixed_px = current_scene(s)->fixed_px;
    damage_add(&s->todo, whole(s));
}

void exhibit_apply(struct exhibit *s, const struct intent *intent,
                   uint64_t now_ms)
{
    const bool late = intent->type != INTENT_NONE ||
                      show_deadline_ms(&s->show, s->content, now_ms) <= now_ms;
    if (!late) {
        return;
    }
    exhibit_refresh(s, now_ms);
    const struct show before = s->show;
    show_update(&s->show, s->content, intent, now_ms);
    if (s->show.transition.serial != s->transition) {
        keep_page(s);
        s->transition = s->show.transition.serial;
    }
    /* A countdown changes with the time alone. */
    s->stale = s->stale || s->show.overlay == OVERLAY_WARNING ||
               s->show.overlay == OVERLAY_PIN ||
               !show_looks_equal(&before, &s->show);
}

static struct pixmap band(const struct pixmap *p, int h_px)
{
    struct pixmap part = *p;
    part.h_px = h_px;
    return part;
}

/* The part above the ground line moves; the footer stands still. */
static void push(struct exhibit *s, int progress, int sign)
{
    const int fixed_px = current_scene(s)->fixed_px;
    const int moving_px =
        fixed_px > 0 && fixed_px == s->from_fixed_px ? fixed_px : s->page.h_px;
    const int64_t left = PROGRESS_WHOLE - progress;
    const bool rtl = language_is_rtl(s->content->languages[s->show.language]);
    const int dx_px =
        (rtl ? -sign : sign) * (int)(left * s->page.w_px / PROGRESS_WHOLE);
    struct pixmap out = band(&s->mix, moving_px);
    const struct pixmap from = band(&s->from, moving_px);
    const struct pixmap to = band(&s->page, moving_px);

    transition_slide(&out, &from, &to, dx_px);
    if (moving_px < s->page.h_px) {
        pixmap_copy(&s->mix, &s->page,
                    (struct rect){ 0, moving_px, s->page.w_px,
                                   s->page.h_px - moving_px });
    }
}

static void draw_transition(struct exhibit *s, uint64_t now_ms)
{
    const int progress = transition_progress(&s->show.transition, now_ms);

    switch (s->show.transition.kind) {
    case TRANSITION_NONE:
        break;
    case TRANSITION_FADE:
        transition_fade(&s->mix, &s->from, &s->page, progress / 256);
        break;
    case TRANSITION_PUSH_LEFT:
        push(s, progress, 1);
        break;
    case TRANSITION_PUSH_RIGHT:
        push(s, progress, -1);
        break;
    }
}

struct exhibit_frame exhibit_draw(struct exhibit *s, uint64_t now_ms)
{
    struct exhibit_frame frame = { .picture = &s->page };

    exhibit_refresh(s, now_ms);
    frame.damage = s->todo;
    compose(s);
    if (s->content && transition_is_running(&s->show.transition, now_ms)) {
        draw_transition(s, now_ms);
        s->moving = true;
        frame.picture = &s->mix;
        damage_add(&frame.damage, whole(s));
        return frame;
    }
    if (s->moving || s->present_all) {
        damage_add(&frame.damage, whole(s));
    }
    s->moving = false;
    s->present_all = false;
    return frame;
}

const struct scene *exhibit_scene(struct exhibit *s, uint64_t now_ms)
{
    exhibit_refresh(s, now_ms);
    return current_scene(s);
}

enum asset_state exhibit_image_state(const struct exhibit *s,
                                     const struct draw_cmd *cmd)
{
    struct asset_image image;

    return asset_lookup(s->assets, cmd->u.image.asset, cmd->rect.w, cmd->rect.h,
                        cmd->u.image.fit, &image);
}
