#include "scene.h"

#include <math.h>

#include "canvas.h"
#include "help.h"
#include "municipality.h"
#include "overview.h"
#include "reader.h"
#include "screen.h"
#include "source.h"

/* One flat colour and nothing to press but the whole screen. */
static void screen_plain(struct canvas *c, struct color color)
{
    const struct box all = canvas_across(c, 0, c->h);

    canvas_fill(c, all, color);
    canvas_target(c, &(struct touchable){
                         .id = "surface",
                         .role = ROLE_SURFACE,
                         .name = "",
                         .box = all,
                         .intent = { .type = INTENT_TOUCHED },
                     });
}

static void draw_screen(struct canvas *c, struct screen screen)
{
    if (c->reader) {
        reader_screen(c, screen);
        return;
    }
    switch (screen.kind) {
    case SCREEN_ATTRACT:
        screen_attract(c);
        break;
    case SCREEN_HOME:
        screen_home(c);
        break;
    case SCREEN_GOAL:
        screen_goal(c, screen.index);
        break;
    case SCREEN_THEME:
        screen_theme(c, screen.index);
        break;
    case SCREEN_PROJECT:
        screen_project(c, screen.index);
        break;
    case SCREEN_PROJECTS:
        screen_projects(c, screen.index);
        break;
    case SCREEN_MAP:
        screen_map(c);
        break;
    case SCREEN_PAGE:
        screen_page(c, screen.index);
        break;
    case SCREEN_BASKET:
        screen_basket(c);
        break;
    case SCREEN_LANGUAGE:
        screen_language(c, screen.index);
        break;
    case SCREEN_SEARCH:
        screen_search(c);
        break;
    case SCREEN_SLIDE:
        screen_slide(c, screen.index, screen.slide);
        break;
    case SCREEN_RELATED:
    case SCREEN_COUNTRY:
    case SCREEN_MUNICIPALITIES:
    case SCREEN_MUNICIPALITY:
    case SCREEN_SOURCES:
    case SCREEN_SOURCE:
    case SCREEN_CITED:
        screen_sheet(c, screen);
        break;
    case SCREEN_KIND_COUNT:
        break;
    }
}

/* Tools of the presenter: they are on that display, if there is one, and the
   audience keeps its slide. */
static bool is_elsewhere(const struct show *s)
{
    return desk_is_shown(s) &&
           (s->overlay == OVERLAY_OVERVIEW || s->overlay == OVERLAY_FIND ||
            s->overlay == OVERLAY_HELP);
}

/* What lies over the screen. @return its word for dumps. */
static const char *draw_overlay(struct canvas *c)
{
    if (is_elsewhere(c->show)) {
        return "";
    }
    switch (c->show->overlay) {
    case OVERLAY_NONE:
        return "";
    case OVERLAY_WARNING:
        overlay_warning(c);
        return "warning";
    case OVERLAY_PIN:
        c->text_min = 0.0f; /* The staff's own. */
        overlay_pin(c);
        return "pin";
    case OVERLAY_STAFF:
        c->text_min = 0.0f;
        if (show_is_cleaned(c->show)) {
            overlay_clean(c);
            return "clean";
        }
        if (c->show->staff.confirms) {
            overlay_rollback(c);
            return "rollback";
        }
        overlay_staff(c);
        return "staff";
    case OVERLAY_BLACK:
        return "black";
    case OVERLAY_WHITE:
        return "white";
    case OVERLAY_OVERVIEW:
        return "overview";
    case OVERLAY_FIND:
        overlay_find(c);
        return "find";
    case OVERLAY_HELP:
        return "help";
    }
    return "";
}

static bool is_covered(const struct show *s)
{
    return s->overlay == OVERLAY_BLACK || s->overlay == OVERLAY_WHITE;
}

/* What the audience sees, which may be frozen. */
static const struct show *shown(struct canvas *c)
{
    struct show *copy = arena_make(c->arena, struct show, 1);

    *copy = show_audience(c->show);
    return copy;
}

/* What is meant for the presenter is on the presenter's display. */
static void notice(struct canvas *c)
{
    if (!desk_is_shown(c->show) || c->show->notice == NOTICE_FLOOR) {
        const bool browsing = c->show->state == STATE_BROWSE;
        overlay_notice(c, browsing ? c->ground - 44.0f : c->h - 96.0f);
    }
}

static struct scene build_shown(struct canvas *c)
{
    const struct show *show = shown(c);

    c->show = show;
    const struct screen screen = show_screen(show);

    c->scroll_px = show->state == STATE_BROWSE
                       ? show->history[show->depth - 1].scroll_px
                       : 0;
    if (show->overlay == OVERLAY_OVERVIEW && !desk_is_shown(show)) {
        overview_draw(c, c->p->viewport);
    } else if (show->overlay == OVERLAY_HELP && !desk_is_shown(show)) {
        help_draw(c);
        notice(c); /* a hand that has not the floor learns that */
    } else if (is_covered(show)) {
        screen_plain(c, show->overlay == OVERLAY_BLACK ? color_from_rgb(0)
                                                       : tint(TINT_WHITE));
    } else {
        draw_screen(c, screen);
        notice(c);
    }
    const char *overlay = draw_overlay(c);
    if (!desk_is_shown(show)) {
        overlay_hold(c);
    }
    canvas_focus_ring(c);

    struct scene scene = canvas_scene(c);
    const bool dialog = overlay[0] != '\0' && !is_covered(show);
    scene.id = dialog ? overlay : scene_screen_id(c->arena, c->content, screen);
    scene.overlay = overlay;
    if (show->state == STATE_BROWSE && !dialog) {
        scene.fixed_px = (int)lroundf(c->ground * c->unit);
    }
    if (show->state == STATE_PRESENT) {
        scene.parts = (struct parts){ .panel = { .color = { 0 } } };
    }
    return scene;
}

struct scene scene_build(struct arena *arena, const struct scene_params *p)
{
    struct canvas c;

    canvas_init(&c, arena, p);
    if (p->content && p->show) {
        return build_shown(&c);
    }
    screen_preparing(&c);
    struct scene scene = canvas_scene(&c);
    scene.id = "preparing";
    return scene;
}

static const char *sources_id(struct arena *arena,
                              const struct content *content, int site_number)
{
    if (site_number == 0) {
        return "sources";
    }
    const char *name = content->derived.sites[site_number - 1].name;
    return arena_format(arena, "sources/%s", name[0] ? name : "other");
}

const char *scene_screen_id(struct arena *arena, const struct content *content,
                            struct screen screen)
{
    switch (screen.kind) {
    case SCREEN_ATTRACT:
        return "attract";
    case SCREEN_HOME:
        return "home";
    case SCREEN_GOAL:
        return arena_format(arena, "goal/%d", screen.index + 1);
    case SCREEN_THEME:
        return arena_format(arena, "theme/%s",
                            content->themes[screen.index].id);
    case SCREEN_PROJECT:
        return arena_format(arena, "project/%s",
                            content->projects[screen.index].id);
    case SCREEN_PROJECTS:
        return screen.index == 0
                   ? "projects"
                   : arena_format(arena, "projects/goal-%d", screen.index);
    case SCREEN_MAP:
        return "map";
    case SCREEN_PAGE:
        return arena_format(arena, "page/%s", content->pages[screen.index].id);
    case SCREEN_BASKET:
        return "basket";
    case SCREEN_LANGUAGE:
        return screen.index == 0 ? "language" : "access";
    case SCREEN_SEARCH:
        return "search";
    case SCREEN_SLIDE:
        return arena_format(arena, "slide/%s/%d",
                            content->decks[screen.index].id, screen.slide + 1);
    case SCREEN_RELATED:
        return arena_format(arena, "related/%s",
                            content->projects[screen.index].id);
    case SCREEN_COUNTRY:
        return arena_format(arena, "country/%s",
                            content->derived.countries[screen.index]);
    case SCREEN_MUNICIPALITIES:
        return screen.index == 0 ? "municipalities" : "municipalities/absent";
    case SCREEN_MUNICIPALITY:
        return arena_format(arena, "municipality/%s",
                            content->municipalities[screen.index].id);
    case SCREEN_SOURCES:
        return sources_id(arena, content, screen.index);
    case SCREEN_SOURCE:
        return arena_format(arena, "source/%s",
                            content->derived.sources[screen.index].id);
    case SCREEN_CITED:
        return arena_format(arena, "sources/project/%s",
                            content->projects[screen.index].id);
    case SCREEN_KIND_COUNT:
        break;
    }
    return "";
}
