/*
 * From the show to pixels: the scene, what changed in it, and two composed
 * pages for the transitions between them.
 */
#include "exhibit_room.h"
#include "picture_lookup.h"

static struct rect whole(const struct exhibit *s)
{
    return (struct rect){ 0, 0, s->viewport.w_px, s->viewport.h_px };
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
    s->layers.count = 0;
    s->breathing = false;
    s->present_all = true;
    exhibit_desk_redraw_all(s);
}

void exhibit_resize(struct exhibit *s, int w_px, int h_px)
{
    if (w_px < 1 || h_px < 1) {
        return; /* a window that is being closed or iconified */
    }
    pixmap_destroy(&s->page.pixmap);
    pixmap_destroy(&s->from.pixmap);
    pixmap_destroy(&s->mix);
    s->page = (struct exhibit_page){ .pixmap = pixmap_create(w_px, h_px) };
    s->from = (struct exhibit_page){ .pixmap = pixmap_create(w_px, h_px) };
    s->mix = pixmap_create(w_px, h_px);
    damage_add(&s->from.changed, (struct rect){ 0, 0, w_px, h_px });
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

struct scene_params exhibit_scene_params(const struct exhibit *s,
                                         struct viewport viewport,
                                         uint64_t now_ms)
{
    return (struct scene_params){
        .content = s->content,
        .strings = s->strings,
        .show = s->content ? &s->show : NULL,
        .text = s->text,
        .shapes = s->shapes,
        .search = s->search,
        .viewport = viewport,
        .now_ms = now_ms,
        .facts = &s->facts,
    };
}

/* The audience's picture, or where that was asked for the presenter's
   display in its place. */
static struct scene build(struct exhibit *s, struct arena *arena,
                          uint64_t now_ms)
{
    const struct scene_params params =
        exhibit_scene_params(s, s->viewport, now_ms);

    if (!s->content || !desk_is_instead(&s->show)) {
        return scene_build(arena, &params);
    }
    const struct desk_view view = { .day_minute = s->desk.day_minute };
    return desk_build(arena, &params, &view);
}

void exhibit_refresh(struct exhibit *s, uint64_t now_ms)
{
    if (!s->stale) {
        return;
    }
    const struct scene *before = current_scene(s);
    struct exhibit_screen *next = &s->screens[1 - s->current];
    struct arena arena = region_arena(&next->memory);
    next->scene = build(s, &arena, now_ms);
    const struct damage changed =
        damage_from_lists(&before->items, &next->scene.items, whole(s));
    add_all(&s->todo, &changed);
    s->current = 1 - s->current;
    s->stale = false;
}

static void hold(struct exhibit *s, const struct draw_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].type == DRAW_IMAGE) {
            (void)exhibit_image_state(s, &list->items[i]);
        }
    }
}

/* Inside the damage or not. */
void exhibit_hold_pictures(struct exhibit *s)
{
    asset_begin(s->assets);
    hold(s, &current_scene(s)->items);
    hold(s, &s->desk.screens[s->desk.current].scene.items);
}

/* Bring `page` up to the current scene. */
static void compose(struct exhibit *s)
{
    if (s->todo.count == 0) {
        return;
    }
    exhibit_hold_pictures(s);
    for (size_t i = 0; i < s->todo.count; i++) {
        renderer_draw(s->renderer, &s->page.pixmap, &current_scene(s)->items,
                      rect_intersect(s->todo.rects[i], whole(s)));
    }
    add_all(&s->page.changed, &s->todo);
    s->todo = (struct damage){ 0 };
}

void exhibit_damage_pictures(const struct draw_list *list, struct damage *d)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].type == DRAW_IMAGE) {
            damage_add(d, draw_bounds(&list->items[i]));
        }
    }
}

void exhibit_take_pictures(struct exhibit *s)
{
    if (asset_drain(s->assets)) {
        const struct exhibit_desk *desk = &s->desk;
        exhibit_damage_pictures(&current_scene(s)->items, &s->todo);
        exhibit_damage_pictures(&desk->screens[desk->current].scene.items,
                                &s->desk.todo);
    }
}

/* Keep what is on the page now: a transition starts from it. */
static void keep_page(struct exhibit *s, struct screen left)
{
    compose(s);
    s->way = exhibit_way_from(s, left);
    if (s->breathing) {
        exhibit_breath_settle(s);
        s->breathing = false;
    }
    const struct exhibit_page page = s->page;
    s->page = s->from;
    s->from = page;
    damage_add(&s->todo, whole(s));
}

/* The show has moved on from @p before: what that means for the picture. */
static void follow(struct exhibit *s, const struct show *before)
{
    if (s->show.transition.serial != s->transition) {
        keep_page(s, show_screen(before));
        s->transition = s->show.transition.serial;
    }
    const bool changed = !show_looks_equal(before, &s->show);
    /* Countdowns, rings and a pressed target change with the time alone. */
    s->stale = s->stale || s->show.overlay == OVERLAY_WARNING ||
               s->show.overlay == OVERLAY_PIN || show_is_cleaned(&s->show) ||
               s->show.press.target != 0 || s->show.talk.held ||
               talk_advance_ms(&s->show, s->content) != UINT64_MAX || changed;
    s->desk.stale = s->desk.stale || changed;
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
    follow(s, &before);
}

void exhibit_set_clock(struct exhibit *s, struct show_clock clock,
                       uint64_t now_ms)
{
    s->clock = clock;
    if (!s->content) {
        return;
    }
    exhibit_refresh(s, now_ms);
    const struct show before = s->show;
    show_set_clock(&s->show, s->content, clock, now_ms);
    follow(s, &before);
}

/* As the transition has them, or a skyline that breathes. */
static struct layers layers_now(struct exhibit *s, uint64_t now_ms)
{
    const bool breathes = exhibit_breathes(s, now_ms);

    if (breathes && !s->breathing) {
        s->breath_ms = now_ms;
    }
    s->breathing = breathes;
    return breathes ? exhibit_breath(s, now_ms) : exhibit_layers(s, now_ms);
}

/* What was drawn on a page that moves is somewhere else on the screen. */
static void add_drawn(const struct exhibit *s, const struct layers *layers,
                      struct damage *damage)
{
    const bool moves = layers->count > 0 && !s->breathing;

    for (size_t i = 0; i < s->todo.count; i++) {
        const struct rect r = s->todo.rects[i];
        damage_add(damage, moves          ? whole(s)
                           : s->breathing ? exhibit_breath_reach(s, r)
                                          : rect_intersect(r, whole(s)));
    }
}

bool exhibit_moves(const struct exhibit *s)
{
    return s->layers.count > 0 && !s->breathing;
}

static struct output_picture hand_out(struct exhibit_page *page)
{
    const struct output_picture out = { &page->pixmap, page->changed };

    page->changed = (struct damage){ 0 };
    return out;
}

struct output_frame exhibit_next_frame(struct exhibit *s, uint64_t now_ms)
{
    exhibit_refresh(s, now_ms);
    const struct layers layers = layers_now(s, now_ms);
    struct damage damage = layers_damage(&s->layers, &layers, whole(s));

    add_drawn(s, &layers, &damage);
    compose(s);
    if (s->present_all) {
        damage_add(&damage, whole(s));
    }
    s->layers = layers;
    s->present_all = false;
    return (struct output_frame){
        .after = hand_out(&s->page),
        .before = hand_out(&s->from),
        .layers = layers,
        .damage = damage,
    };
}

struct exhibit_frame exhibit_draw(struct exhibit *s, uint64_t now_ms)
{
    const struct output_frame frame = exhibit_next_frame(s, now_ms);
    const struct layer_pair pair = { &s->from.pixmap, &s->page.pixmap };

    if (frame.layers.count > 0) {
        layers_draw(&s->mix, &frame.layers, pair, whole(s));
    }
    return (struct exhibit_frame){
        .picture = frame.layers.count > 0 ? &s->mix : &s->page.pixmap,
        .damage = frame.damage,
    };
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

    return picture_lookup(s->assets, cmd, &image);
}
