/*
 * Home: of each stand, and of the site, which has all of them.
 */
#include "web_room.h"

/* The last tile, as on the stand: what it is all about. */
static void put_about(struct web_page *p, int about)
{
    if (about >= 0) {
        const struct page *page = &p->content->pages[about];
        html_put(&p->h, "<li><a class=\"about\"");
        web_href(p, arena_format(p->arena, "page/%s/", page->id));
        html_put(&p->h, "><span>");
        web_text(p, &page->title);
        html_put(&p->h, "</span>");
        web_colored_skyline(p, "small");
        html_put(&p->h, "</a></li>\n");
    }
}

static void put_goal_tiles(struct web_page *p, int about)
{
    html_put(&p->h, "<ul class=\"tiles\">\n");
    for (int i = 0; i < GOAL_COUNT; i++) {
        html_put(&p->h, "<li><a class=\"g%d\"", i + 1);
        web_href(p, arena_format(p->arena, "goal/%d/", i + 1));
        html_put(&p->h, "><span class=\"number\">%d</span> <span>", i + 1);
        web_text(p, &p->content->goals[i].title);
        html_put(&p->h, "</span></a></li>\n");
    }
    put_about(p, about);
    html_put(&p->h, "</ul>\n");
}

static void put_tile(struct web_page *p, const struct tile *tile, int index)
{
    const char *path = web_link_path(p, tile->link);
    const char *text = say_tile(&p->words, &tile->text);
    const char *look = tile->goal >= 0
                           ? arena_format(p->arena, "g%d", tile->goal + 1)
                       : index == 0 ? "ink"
                                    : "tone";

    html_put(&p->h, "<li><%s class=\"%s\"", path ? "a" : "div", look);
    if (path) {
        web_href(p, path);
    }
    html_put(&p->h, "><span class=\"title\">");
    web_text(p, &tile->title);
    html_put(&p->h, "</span>");
    if (text[0] != '\0') {
        html_put(&p->h, " <span>%s</span>", text);
    }
    html_put(&p->h, "</%s></li>\n", path ? "a" : "div");
}

static void put_theme_tile(struct web_page *p, const struct theme *theme)
{
    html_put(&p->h, "<li><a class=\"field\"");
    web_href(p, arena_format(p->arena, "theme/%s/", theme->id));
    html_put(&p->h, "><span class=\"title\">");
    web_text(p, &theme->title);
    html_put(&p->h, "</span>");
    web_skyline(p, &theme->goals, "small");
    html_put(&p->h, "</a></li>\n");
}

static void put_mosaic(struct web_page *p, const struct stand *stand)
{
    html_put(&p->h, "<ul class=\"mosaic\">\n");
    for (int i = 0; i < STAND_TILE_COUNT; i++) {
        put_tile(p, &stand->tiles[i], i);
    }
    for (size_t i = 0; i < p->content->theme_count; i++) {
        put_theme_tile(p, &p->content->themes[i]);
    }
    html_put(&p->h, "</ul>\n");
}

/* The question and where it leads, under a heading of @p level. */
static void put_stand(struct web_page *p, const struct stand *stand, int level)
{
    html_put(&p->h, "<section class=\"stand\">\n<h%d><span class=\"label\">",
             level);
    web_text(p, &stand->name);
    html_put(&p->h, "</span> <span>");
    web_text(p, &stand->title);
    html_put(&p->h, "</span></h%d>\n", level);
    if (stand->home == HOME_GOALS) {
        put_goal_tiles(p, stand->about);
    } else {
        put_mosaic(p, stand);
    }
    html_put(&p->h, "</section>\n");
}

static bool add_stand(const struct web *web, int language, size_t index)
{
    struct arena arena = region_arena(web->page_memory);
    const struct stand *stand = &web->content->stands[index];
    struct web_page *p = web_page_begin(
        web, &arena, language,
        (struct web_name){ .path = arena_format(&arena, "stand/%s/", stand->id),
                           .title = stand->title.in[language] });

    web_page_head(p, WEB_NOWHERE);
    put_stand(p, stand, 1);
    return web_page_end(p);
}

static void put_site_heading(struct web_page *p)
{
    const struct content *c = p->content;

    html_put(&p->h, "<div class=\"hero\">\n<h1>");
    for (size_t i = 0; i < c->stand_count; i++) {
        html_put(&p->h, "%s<a", i > 0 ? " · " : "");
        web_href(p, arena_format(p->arena, "stand/%s/", c->stands[i].id));
        html_put(&p->h, ">");
        web_text(p, &c->stands[i].name);
        html_put(&p->h, "</a>");
    }
    html_put(&p->h, "</h1>\n");
    web_colored_skyline(p, "large");
    html_put(&p->h, "</div>\n");
}

bool web_add_homes(const struct web *web, int language)
{
    struct arena arena = region_arena(web->page_memory);
    const struct content *c = web->content;
    struct web_page *p = web_page_begin(
        web, &arena, language, (struct web_name){ .path = "", .title = "" });

    web_page_head(p, WEB_NOWHERE);
    put_site_heading(p);
    for (size_t i = 0; i < c->stand_count; i++) {
        put_stand(p, &c->stands[i], 2);
    }
    bool good = web_page_end(p);
    for (size_t i = 0; good && i < c->stand_count; i++) {
        good = add_stand(web, language, i);
    }
    return good;
}
