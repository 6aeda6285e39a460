#include "fit.h"

#include <assert.h>

#include "arena.h"
#include "fit_report.h"
#include "proof_list.h"
#include "scene.h"

enum {
    LIST_BYTES = 256 << 20, /* addresses; pages are used as needed */
    SCENE_BYTES = 64 << 20,
};

/* The two ways a screen hangs, as large as the design is drawn. */
static const struct viewport viewports[] = {
    { .w_px = 1920, .h_px = 1080 },
    { .w_px = 1080, .h_px = 1920 },
};

enum {
    VIEWPORT_COUNT = sizeof(viewports) / sizeof(viewports[0]),
};

/* What scenes are made from, and what is found. */
struct fit {
    const struct content *content;
    struct strings *strings;
    struct shape_set *shapes;
    struct text *text;
    struct search *search;
    struct fit_report *report;
    struct region list, scene;
    size_t screen_count;
};

/* False: said in the log, or as a diagnostic. */
static bool open_assets(struct fit *f, const char *assets_dir,
                        struct diag_list *diags)
{
    f->strings = strings_load(assets_dir, diags);
    if (!f->strings) {
        return false;
    }
    f->shapes = shape_set_load(assets_dir);
    f->text = f->shapes ? text_create(false) : NULL;
    f->search = f->text ? search_create(f->content, f->strings) : NULL;
    return f->text != NULL;
}

static struct scene build(const struct fit *f, const struct show *show,
                          const struct viewport *viewport)
{
    struct arena arena = region_arena(&f->scene);
    const struct scene_params params = {
        .content = f->content,
        .strings = f->strings,
        .show = show,
        .text = f->text,
        .shapes = f->shapes,
        .search = f->search,
        .viewport = *viewport,
    };
    return scene_build(&arena, &params);
}

static struct scene look_once(struct fit *f, const struct show *show,
                              const struct viewport *viewport)
{
    const struct scene scene = build(f, show, viewport);

    fit_report_add(f->report, &scene, f->text);
    return scene;
}

/* A list draws only the rows that are to be seen: half a screen at a time
   shows each of them. What is read page by page is seen page by page. */
static void look(struct fit *f, const struct show *shown,
                 const struct viewport *viewport)
{
    struct show show = *shown;
    const struct scene first = look_once(f, &show, viewport);
    const int step_px = viewport->h_px / 2;

    for (int at_px = 0; at_px < first.scroll_max_px;) {
        assert(show.depth > 0); /* Only what visitors browse scrolls. */
        at_px = first.scroll_max_px - at_px < step_px ? first.scroll_max_px
                                                      : at_px + step_px;
        show.history[show.depth - 1].scroll_px = at_px;
        (void)look_once(f, &show, viewport);
    }
    for (int page = 1; page < first.page_count; page++) {
        assert(show.depth > 0); /* And only that has pages. */
        show.history[show.depth - 1].page = page;
        (void)look_once(f, &show, viewport);
    }
}

/* As it was drawn and, for a visitor, by what changes the arrangement. */
static void look_in_all_ways(struct fit *f, struct show show,
                             const struct viewport *viewport)
{
    f->screen_count++;
    look(f, &show, viewport);
    if (show.state == STATE_BROWSE) {
        show.settings = 1U << SETTING_CONTRAST;
        look(f, &show, viewport);
        show.settings = 1U << SETTING_LARGE;
        look(f, &show, viewport);
    }
}

static void look_at_language(struct fit *f, int language)
{
    struct arena arena = region_arena(&f->list);
    const struct proof_list list =
        proof_list_make(&arena, f->content, language);

    for (size_t i = 0; i < VIEWPORT_COUNT; i++) {
        for (size_t k = 0; k < list.count; k++) {
            look_in_all_ways(f, list.items[k].show, &viewports[i]);
        }
    }
}

static void look_at_all(struct fit *f, struct diag_list *diags)
{
    const struct fit_report_manner manner = {
        .severity = DIAG_ERROR,
        .dir = f->content->dir,
    };

    f->report = fit_report_create();
    f->list = region_create(LIST_BYTES);
    f->scene = region_create(SCENE_BYTES);
    for (int i = 0; i < (int)f->content->language_count; i++) {
        look_at_language(f, i);
    }
    fit_report_tell(f->report, manner, diags);
    diag_list_sort(diags);
    region_destroy(&f->scene);
    region_destroy(&f->list);
    fit_report_destroy(f->report);
}

size_t fit_check(const struct content *content, const char *assets_dir,
                 struct diag_list *diags)
{
    struct fit f = { .content = content };

    if (open_assets(&f, assets_dir, diags)) {
        look_at_all(&f, diags);
    }
    search_destroy(f.search);
    text_destroy(f.text);
    shape_set_destroy(f.shapes);
    strings_destroy(f.strings);
    return f.screen_count;
}
