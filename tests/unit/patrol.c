#include "patrol.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

enum {
    REPORTS_SHOWN = 200,
    ITEMS_MIN = 100, /* fewer, and the walk is not what it says */
};

void patrol_report(struct patrol *p, const char *what, const char *format, ...)
{
    va_list args;

    if (p->offenders++ >= REPORTS_SHOWN) {
        return;
    }
    (void)fprintf(stderr, "%dx%d %s %s", p->viewport.w_px, p->viewport.h_px,
                  p->scene->language, p->item->name);
    const int scroll_px = p->show.history[p->show.depth - 1].scroll_px;
    if (scroll_px > 0) {
        (void)fprintf(stderr, " +%d", scroll_px);
    }
    (void)fprintf(stderr, ": %s: ", what);
    va_start(args, format);
    (void)vfprintf(stderr, format, args);
    va_end(args);
    (void)fputc('\n', stderr);
}

void patrol_scroll(struct patrol *p, int scroll_px)
{
    p->show.history[p->show.depth - 1].scroll_px = scroll_px;
    exhibit_set_show(p->exhibit, &p->show);
    p->scene = exhibit_scene(p->exhibit, 0);
}

struct rect patrol_screen(const struct patrol *p)
{
    return (struct rect){ 0, 0, p->viewport.w_px, p->viewport.h_px };
}

static void look(struct patrol *p, int scroll_px, struct patrol_checks checks)
{
    for (size_t i = 0; i < checks.count; i++) {
        patrol_scroll(p, scroll_px);
        checks.items[i](p);
    }
}

/* One screen in three, another one in each of the builds that are tested, so
   that together they pass all of them; and other ones at other sizes. */
enum {
#if defined(__SANITIZE_ADDRESS__)
    BUILD = 0,
#elif defined(__clang__)
    BUILD = 1,
#else
    BUILD = 2,
#endif
    BUILDS = 3,
};

static void visit(struct patrol *p, struct patrol_checks checks)
{
    p->show = p->item->show;
    patrol_scroll(p, 0);
    const int max_px = p->scene->scroll_max_px;

    look(p, 0, checks);
    if (max_px > 0) {
        look(p, max_px * 37 / 100, checks);
        look(p, max_px, checks);
    }
}

static void visit_all(struct patrol *p, struct patrol_checks checks)
{
    const struct content *content = exhibit_content(p->exhibit);
    struct region memory = region_create(64 << 20);

    for (int i = 0; i < (int)content->language_count; i++) {
        struct arena arena = region_arena(&memory);
        const struct proof_list list = proof_list_make(&arena, content, i);
        assert_true(list.count >= ITEMS_MIN);
        const size_t first = ((size_t)p->viewport.w_px / 64 + BUILD) % BUILDS;
        for (size_t k = first; k < list.count; k += BUILDS) {
            p->item = &list.items[k];
            visit(p, checks);
        }
    }
    region_destroy(&memory);
}

int patrol_walk(struct viewport viewport, struct patrol_checks checks)
{
    const struct exhibit_params params = {
        .content_dir = SOURCE_DIR "/content",
        .assets_dir = BINARY_DIR "/assets",
        .viewport = viewport,
    };
    struct patrol p = { .viewport = viewport };
    struct diag_list diags;
    enum exhibit_problem problem;

    diag_list_init(&diags);
    p.exhibit = exhibit_create(&params, &diags, &problem);
    diag_list_print(&diags, stderr);
    diag_list_finish(&diags);
    assert_non_null(p.exhibit);
    assert_non_null(exhibit_content(p.exhibit));
    visit_all(&p, checks);
    exhibit_destroy(p.exhibit);
    return p.offenders;
}
