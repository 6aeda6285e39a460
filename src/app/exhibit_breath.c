/*
 * The skyline of the loop breathes. Its page is composed once, at rest; a
 * frame moves the head of each bar, with its number, and fills what a
 * lower one leaves. The show and the scene know nothing of it.
 */
#include "breath.h"
#include "exhibit_room.h"

enum {
    FRAME_MS = 40, /* calm enough at 25 a second: a pixel or two a frame */
    LAYERS_A_BAR = 2,
};

static const struct scene *scene_now(const struct exhibit *s)
{
    return &s->screens[s->current].scene;
}

bool exhibit_breathes(const struct exhibit *s, uint64_t now_ms)
{
    return s->content && !s->stale && s->show.state == STATE_ATTRACT &&
           s->show.overlay == OVERLAY_NONE &&
           !show_has(&s->show, SETTING_CALM) &&
           scene_now(s)->parts.is_skyline &&
           !transition_is_running(&s->show.transition, now_ms);
}

/* The tallest bar is as high as the skyline's box. */
static int box_px(const struct parts *parts)
{
    int most = 0;

    for (int i = 0; i < PARTS_GOALS; i++) {
        const int h = parts->goals[i].rect.h;
        most = h > most ? h : most;
    }
    return most;
}

/* Nothing breathes further than this, up or down. */
static int most_px(const struct exhibit *s)
{
    return 1 + (int)((int64_t)box_px(&scene_now(s)->parts) * BREATH_MOST /
                     BREATH_WHOLE);
}

/*
 * What moves of a bar: the number, and below it as much as a risen bar
 * must hide of the number at rest.
 */
static struct rect head_of(const struct exhibit *s, const struct part *bar)
{
    const int below = bar->number.y + bar->number.h + most_px(s);
    struct rect head = bar->rect;

    head.h = below - head.y < head.h ? below - head.y : head.h;
    return head;
}

/* Always as many layers, so that frames can be compared one by one. */
static void add_bar(const struct exhibit *s, const struct part *bar,
                    int higher_px, struct layers *out)
{
    const int ground = bar->rect.y + bar->rect.h;
    const struct rect head = head_of(s, bar);
    const struct rect left = { bar->rect.x, bar->rect.y, bar->rect.w,
                               higher_px < 0 ? -higher_px : 0 };
    struct layer *layers = &out->items[out->count];

    layers[0] = (struct layer){
        .source = LAYER_COLOR,
        .from = left,
        .to = left,
        .color = scene_now(s)->parts.ground,
    };
    layers[1] = (struct layer){
        .source = LAYER_AFTER,
        .from = head,
        .to = head,
        .weight = LAYER_SOLID,
    };
    layers[1].to.y -= higher_px;
    const int over_px = layers[1].to.y + head.h - ground;
    if (over_px > 0) {
        layers[1].from.h = layers[1].to.h = head.h - over_px;
    }
    out->count += LAYERS_A_BAR;
}

struct layers exhibit_breath(const struct exhibit *s, uint64_t now_ms)
{
    const struct rect whole = { 0, 0, s->viewport.w_px, s->viewport.h_px };
    const struct parts *parts = &scene_now(s)->parts;
    const int box = box_px(parts);
    struct layers out = { .count = 0 };

    out.items[out.count++] = (struct layer){
        .source = LAYER_AFTER,
        .from = whole,
        .to = whole,
        .weight = LAYER_SOLID,
    };
    for (int i = 0; i < PARTS_GOALS; i++) {
        const struct part *bar = &parts->goals[i];
        const int64_t offset = breath_offset(i, now_ms - s->breath_ms);
        const int higher_px = (int)(offset * box / BREATH_WHOLE);
        add_bar(s, bar, higher_px < bar->room_px ? higher_px : bar->room_px,
                &out);
    }
    return out;
}

struct rect exhibit_breath_reach(const struct exhibit *s, struct rect part)
{
    const struct rect whole = { 0, 0, s->viewport.w_px, s->viewport.h_px };
    const struct parts *parts = &scene_now(s)->parts;
    struct rect reach = part;

    for (int i = 0; i < PARTS_GOALS; i++) {
        const struct rect head = head_of(s, &parts->goals[i]);
        if (!rect_is_empty(rect_intersect(part, head))) {
            reach = rect_union(reach, rect_grow(part, most_px(s)));
        }
    }
    return rect_intersect(reach, whole);
}

/* The bar's own layers in a frame of exhibit_breath(). */
static const struct layer *layers_of(const struct exhibit *s, int goal)
{
    return &s->layers.items[1 + goal * LAYERS_A_BAR];
}

/* Where it is not as it is at rest. */
static struct rect seen_of(const struct exhibit *s, int goal)
{
    const struct layer *layers = layers_of(s, goal);
    const struct rect moved = rect_union(layers[0].to, layers[1].to);

    return rect_union(moved, layers[1].from);
}

/* A bar where it was seen last, and its number. */
static void follow(struct part *bar, int higher_px)
{
    bar->rect.y -= higher_px;
    bar->rect.h += higher_px;
    bar->number.y -= higher_px;
}

void exhibit_breath_settle(struct exhibit *s)
{
    const struct layer_pair pair = { &s->from.pixmap, &s->page.pixmap };
    struct rect tile = s->way.tile;

    for (int i = 0; i < PARTS_GOALS; i++) {
        const struct layer *head = &layers_of(s, i)[1];
        struct part *bar = &s->way.parts.goals[i];
        const bool touched = rect_is_equal(bar->rect, s->way.tile);

        layers_draw(&s->mix, &s->layers, pair, seen_of(s, i));
        follow(bar, bar->rect.y - head->to.y);
        tile = touched ? bar->rect : tile;
    }
    for (int i = 0; i < PARTS_GOALS; i++) {
        pixmap_copy(&s->page.pixmap, &s->mix, seen_of(s, i));
        damage_add(&s->page.changed, seen_of(s, i));
    }
    s->way.tile = tile;
}

uint64_t exhibit_breath_deadline_ms(const struct exhibit *s, uint64_t now_ms)
{
    if (!exhibit_breathes(s, now_ms)) {
        return UINT64_MAX;
    }
    if (!s->breathing || now_ms < s->breath_ms) {
        return now_ms + FRAME_MS;
    }
    return now_ms + FRAME_MS - (now_ms - s->breath_ms) % FRAME_MS;
}
