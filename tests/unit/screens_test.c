/**
 * @file
 * Every screen of the real content, in Dutch and English, at every size:
 * what can be touched and focused, and the ways out. All offenders are
 * printed. Figures: EN 301 549 V3.2.1 and WCAG 2.2; 20 mm: Colle & Hiszem,
 * "Standing at a kiosk", Ergonomics 47, 2004.
 */

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "patrol.h"

enum {
    TARGET_PX_MIN = 24,  /* WCAG 2.5.8 */
    IDLE_MS_MIN = 60000, /* less would hurry readers */
    PROJECTS_MAX = 1000,
};

static const float target_mm_min = 20.0f;

static bool is_surface(const struct target *t)
{
    return t->role == ROLE_SURFACE;
}

/* What other targets lie on: a map has its marks and buttons. */
static bool lies_under(const struct target *t)
{
    return is_surface(t) || t->role == ROLE_MAP;
}

static bool overlap(const struct target *a, const struct target *b)
{
    const float apart = hypotf(
        (float)(a->rect.x - b->rect.x) + (float)(a->rect.w - b->rect.w) / 2.0f,
        (float)(a->rect.y - b->rect.y) + (float)(a->rect.h - b->rect.h) / 2.0f);

    if (a->round && b->round) {
        return apart < (float)(a->rect.w + b->rect.w) / 2.0f - 1.0f;
    }
    return !rect_is_empty(rect_intersect(a->rect, b->rect));
}

/* A surface may hang over by the pixel that rounding gives it. */
static void check_targets(struct patrol *p)
{
    for (size_t i = 0; i < p->scene->targets.count; i++) {
        const struct target *t = &p->scene->targets.items[i];
        const struct rect r = t->rect;
        const struct rect inside = rect_intersect(r, patrol_screen(p));
        if (rect_is_empty(inside) ||
            (!rect_is_equal(inside, r) && !is_surface(t))) {
            patrol_report(p, "target off the screen", "%s at %d, %d, %d x %d",
                          t->id, r.x, r.y, r.w, r.h);
        }
        if (r.w < TARGET_PX_MIN || r.h < TARGET_PX_MIN) {
            patrol_report(p, "target too small", "%s is %d x %d px", t->id, r.w,
                          r.h);
        }
    }
}

/* What a finger hits is one thing. */
static void check_overlap(struct patrol *p)
{
    const struct target_list *list = &p->scene->targets;

    for (size_t i = 0; i < list->count; i++) {
        for (size_t k = i + 1; k < list->count; k++) {
            const struct target *a = &list->items[i];
            const struct target *b = &list->items[k];
            if (!lies_under(a) && !lies_under(b) && overlap(a, b)) {
                patrol_report(p, "targets overlap", "%s and %s", a->id, b->id);
            }
        }
    }
}

/* A surface above a button would swallow its touches. */
static void check_reachable(struct patrol *p)
{
    const struct target_list *list = &p->scene->targets;

    for (size_t i = 0; i < list->count; i++) {
        const struct target *t = &list->items[i];
        const struct rect r = t->rect;
        if (!lies_under(t) && target_at(list, (float)r.x + (float)r.w / 2.0f,
                                        (float)r.y + (float)r.h / 2.0f) != t) {
            patrol_report(p, "target covered", "%s", t->id);
        }
    }
}

/* Each has a name; and each its own id. */
static void check_names(struct patrol *p)
{
    const struct target_list *list = &p->scene->targets;

    for (size_t i = 0; i < list->count; i++) {
        const struct target *t = &list->items[i];
        if (!is_surface(t) && t->name[0] == '\0') {
            patrol_report(p, "no name", "%s", t->id);
        }
        if (t->key == 0 || t->key != target_key(t->id) ||
            target_lookup(list, t->key) != t) {
            patrol_report(p, "id not unique", "%s", t->id);
        }
    }
}

/* Whether @p b stands above @p a in a column they share. */
static bool is_above(struct rect b, struct rect a)
{
    return b.y + b.h <= a.y && a.x < b.x + b.w && b.x < a.x + a.w;
}

static size_t focusable_count(const struct target_list *list)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        count += is_surface(&list->items[i]) ? 0 : 1;
    }
    return count;
}

/* Once each, down the page, and no further than the end. */
static void check_focus(struct patrol *p)
{
    const struct target_list *list = &p->scene->targets;
    const size_t wanted = focusable_count(list);
    const struct target *last = NULL;
    int64_t at = 0;
    size_t seen = 0;

    for (size_t i = 0; i < list->count; i++) {
        const int64_t next = target_after(list, at, FOCUS_NEXT);
        const struct target *t = target_lookup(list, next);
        if (next == at || !t) {
            break;
        }
        if (last && is_above(t->rect, last->rect)) {
            patrol_report(p, "focus goes up", "from %s to %s", last->id, t->id);
        }
        last = t;
        at = next;
        seen++;
    }
    if (seen != wanted || target_after(list, at, FOCUS_NEXT) != at) {
        patrol_report(p, "focus walk", "%zu of %zu targets", seen, wanted);
    }
}

/* A dialogue or a slide has a way out of its own. */
static bool is_page(const struct patrol *p)
{
    return p->show.state == STATE_BROWSE && p->show.overlay == OVERLAY_NONE;
}

static bool has_intent(const struct patrol *p, enum intent_type type)
{
    for (size_t i = 0; i < p->scene->targets.count; i++) {
        if (p->scene->targets.items[i].intent.type == type) {
            return true;
        }
    }
    return false;
}

/* Home and Back everywhere, the languages a tap away. */
static void check_ways_out(struct patrol *p)
{
    const struct content *content = exhibit_content(p->exhibit);
    const bool at_home = show_screen(&p->show).kind == SCREEN_HOME;
    const enum intent_type ways[] = { INTENT_HOME, INTENT_BACK };

    if (!is_page(p)) {
        return;
    }
    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        const struct intent way = { .type = ways[i] };
        struct show s = p->show;
        show_update(&s, content, &way, 0);
        if (show_screen(&s).kind != SCREEN_HOME) {
            patrol_report(p, "way out", "intent %d does not lead home",
                          (int)ways[i]);
        }
        if (!has_intent(p, ways[i]) && !at_home) {
            patrol_report(p, "way out", "no target has intent %d",
                          (int)ways[i]);
        }
    }
    if (!target_lookup(&p->scene->targets, target_key("nav-language"))) {
        patrol_report(p, "way out", "no target leads to the languages");
    }
}

/* The same control in the same place, with the same name. */
static void check_same_place(struct patrol *p)
{
    static const char *const ids[] = { "nav-home", "nav-map", "nav-language" };
    static struct {
        struct rect rect;
        int w_px, h_px; /* where that was */
        char language[8], name[64];
    } first[3];

    if (!is_page(p)) {
        return;
    }
    for (size_t i = 0; i < 3; i++) {
        const struct target *t =
            target_lookup(&p->scene->targets, target_key(ids[i]));
        if (!t) {
            patrol_report(p, "same place", "no %s", ids[i]);
        } else if (strcmp(first[i].language, p->scene->language) != 0 ||
                   first[i].w_px != p->viewport.w_px ||
                   first[i].h_px != p->viewport.h_px) {
            first[i].rect = t->rect;
            first[i].w_px = p->viewport.w_px;
            first[i].h_px = p->viewport.h_px;
            (void)snprintf(first[i].language, 8, "%s", p->scene->language);
            (void)snprintf(first[i].name, 64, "%s", t->name);
        } else if (!rect_is_equal(first[i].rect, t->rect) ||
                   strcmp(first[i].name, t->name) != 0) {
            patrol_report(p, "same place", "%s is at %d, %d", t->id, t->rect.x,
                          t->rect.y);
        }
    }
}

/* Nothing moves by itself on a page. */
static void check_stillness(struct patrol *p)
{
    const struct content *content = exhibit_content(p->exhibit);

    if (is_page(p) && show_deadline_ms(&p->show, content, 0) < IDLE_MS_MIN) {
        patrol_report(p, "stillness", "wakes within a minute");
    }
}

static int scroll_of(const struct patrol *p)
{
    return p->show.history[p->show.depth - 1].scroll_px;
}

/* A place further down than there is shows the end: a page grew shorter. */
static void check_past_the_end(struct patrol *p)
{
    enum {
        BEYOND_PX = 5000
    };
    const int max_px = p->scene->scroll_max_px;
    struct region memory = region_create(1 << 24);
    struct arena arena = region_arena(&memory);

    if (is_page(p) && scroll_of(p) == 0) {
        patrol_scroll(p, max_px);
        const char *end = draw_list_trace(&p->scene->items, &arena);
        patrol_scroll(p, max_px + BEYOND_PX);
        const char *beyond = draw_list_trace(&p->scene->items, &arena);
        if (strcmp(end, beyond) != 0) {
            patrol_report(p, "scroll", "beyond the end there is something");
        }
    }
    region_destroy(&memory);
}

/* The height of what scrolls: of the clip, less the room for shadows. */
static int scrolled_h_px(const struct patrol *p)
{
    for (size_t i = 0; i < p->scene->items.count; i++) {
        if (p->scene->items.items[i].type == DRAW_CLIP) {
            return p->scene->items.items[i].rect.h;
        }
    }
    return p->viewport.h_px;
}

/* A step of the buttons skips nothing. */
static void check_scroll_step(struct patrol *p)
{
    static const char *const ids[] = { "scroll-up", "scroll-down" };

    for (size_t i = 0; i < 2 && scroll_of(p) == 0; i++) {
        const struct target *t =
            target_lookup(&p->scene->targets, target_key(ids[i]));
        if (p->scene->scroll_max_px > 0 && !t) {
            patrol_report(p, "scroll", "no %s", ids[i]);
        } else if (t &&
                   t->intent.value * (i == 0 ? -1 : 1) > scrolled_h_px(p)) {
            patrol_report(p, "scroll", "%s moves %d of %d px", ids[i],
                          (int)t->intent.value, scrolled_h_px(p));
        }
    }
}

/* Marks the projects that can be seen whole. @return how many are new. */
static int mark_whole(const struct patrol *p, bool seen[PROJECTS_MAX])
{
    const struct target_list *list = &p->scene->targets;
    int h_max = 0;
    int marked = 0;

    for (size_t i = 0; i < list->count; i++) {
        const struct target *t = &list->items[i];
        const bool project = t->intent.screen.kind == SCREEN_PROJECT;
        h_max = project && t->rect.h > h_max ? t->rect.h : h_max;
    }
    for (size_t i = 0; i < list->count; i++) {
        const struct target *t = &list->items[i];
        const int index = t->intent.screen.index;
        if (t->intent.screen.kind == SCREEN_PROJECT && t->rect.h >= h_max - 1 &&
            !seen[index]) {
            seen[index] = true;
            marked++;
        }
    }
    return marked;
}

/* The buttons alone show all that a finger can drag to. */
static void check_scroll_buttons(struct patrol *p)
{
    enum {
        DRAG_PX = 40
    };
    const struct content *content = exhibit_content(p->exhibit);
    const int max_px = p->scene->scroll_max_px;
    bool seen[PROJECTS_MAX] = { false };

    if (!is_page(p) || max_px == 0 || scroll_of(p) > 0) {
        return;
    }
    for (int last_px = -1; scroll_of(p) != last_px;) {
        last_px = scroll_of(p);
        (void)mark_whole(p, seen);
        const struct target *down =
            target_lookup(&p->scene->targets, target_key("scroll-down"));
        if (down) {
            show_update(&p->show, content, &down->intent, 0);
        }
        patrol_scroll(p, scroll_of(p));
    }
    int missed = 0;
    for (int at_px = 0; at_px <= max_px; at_px += DRAG_PX) {
        patrol_scroll(p, at_px);
        missed += mark_whole(p, seen);
    }
    if (missed > 0) {
        patrol_report(p, "scroll", "%d projects are never whole", missed);
    }
}

static const struct viewport sizes[] = {
    { 1920, 1080, 0, 0 }, { 1080, 1920, 0, 0 }, { 1280, 720, 0, 0 },
    { 1440, 1080, 0, 0 }, { 1920, 1200, 0, 0 }, { 3840, 2160, 0, 0 },
};

static void test_screens(void **state)
{
    static patrol_check *const checks[] = {
        check_targets,     check_overlap,        check_reachable,
        check_names,       check_focus,          check_ways_out,
        check_same_place,  check_stillness,      check_past_the_end,
        check_scroll_step, check_scroll_buttons,
    };
    const struct patrol_checks all = { checks,
                                       sizeof(checks) / sizeof(checks[0]) };
    int offenders = 0;
    (void)state;

    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        offenders += patrol_walk(sizes[i], all);
    }
    assert_int_equal(offenders, 0);
}

/* Fingers need millimetres, however many pixels those are. */
static void check_millimetres(struct patrol *p)
{
    const float mm = p->viewport.panel_w_mm / (float)p->viewport.w_px;

    for (size_t i = 0; i < p->scene->targets.count; i++) {
        const struct target *t = &p->scene->targets.items[i];
        const float w_mm = (float)t->rect.w * mm;
        const float h_mm = (float)t->rect.h * mm;
        if (!is_surface(t) && (w_mm < target_mm_min || h_mm < target_mm_min)) {
            patrol_report(p, "target under 20 mm", "%s is %.1f x %.1f mm",
                          t->id, (double)w_mm, (double)h_mm);
        }
    }
}

static void test_24_inch(void **state)
{
    static patrol_check *const checks[] = { check_millimetres };
    const struct viewport viewport = { 1920, 1080, 531, 299 };
    (void)state;

    assert_int_equal(patrol_walk(viewport, (struct patrol_checks){ checks, 1 }),
                     0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_screens),
        cmocka_unit_test(test_24_inch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
