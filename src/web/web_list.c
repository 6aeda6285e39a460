/*
 * Lists: goals, projects, fields of work and pages; who pays; and what is
 * cited where.
 */
#include "web_room.h"

static void put_title(struct web_page *p)
{
    html_put(&p->h, "<div class=\"body wide\">\n<h1>%s</h1>\n", p->name.title);
}

static bool end(struct web_page *p)
{
    html_put(&p->h, "</div>\n");
    return web_page_end(p);
}

static struct web_name named(const struct web *web, int language,
                             const char *path, enum string_id word)
{
    return (struct web_name){
        .path = path,
        .title = strings_lookup(web->strings, web->content->languages[language],
                                word),
    };
}

static bool add_goals(const struct web *web, int language)
{
    static const int all[GOAL_COUNT] = { 0, 1,  2,  3,  4,  5,  6,  7, 8,
                                         9, 10, 11, 12, 13, 14, 15, 16 };
    struct arena arena = region_arena(web->page_memory);
    struct web_page *p = web_page_begin(
        web, &arena, language, named(web, language, "goals/", STR_WEB_GOALS));

    web_page_head(p, WEB_GOALS);
    put_title(p);
    web_goal_links(p, &(struct int_list){ all, GOAL_COUNT });
    return end(p);
}

static bool add_projects(const struct web *web, int language)
{
    struct arena arena = region_arena(web->page_memory);
    struct web_page *p =
        web_page_begin(web, &arena, language,
                       named(web, language, "projects/", STR_PROJECT_ALL));

    web_page_head(p, WEB_PROJECTS);
    put_title(p);
    web_rows(p, &(struct web_filter){ .goal = -1, .theme = -1 });
    return end(p);
}

static bool add_themes(const struct web *web, int language)
{
    struct arena arena = region_arena(web->page_memory);
    struct web_page *p = web_page_begin(
        web, &arena, language, named(web, language, "themes/", STR_WEB_THEMES));

    web_page_head(p, WEB_THEMES);
    put_title(p);
    html_put(&p->h, "<ul class=\"rows\">\n");
    for (size_t i = 0; i < p->content->theme_count; i++) {
        const struct theme *t = &p->content->themes[i];
        html_put(&p->h, "<li><a");
        web_href(p, arena_format(p->arena, "theme/%s/", t->id));
        html_put(&p->h, "><span class=\"name\">");
        web_text(p, &t->title);
        html_put(&p->h, "</span> <span class=\"place\">");
        web_text(p, &t->lead);
        html_put(&p->h, "</span></a></li>\n");
    }
    html_put(&p->h, "</ul>\n");
    return end(p);
}

static void put_slot(struct web_page *p, const struct slot *slot,
                     const struct slot_file *logo)
{
    html_put(&p->h, "<li>");
    if (logo->w_px > 0) {
        html_put(&p->h,
                 "<img src=\"%s%s\" alt=\"%s\" width=\"%d\" height=\"%d\">",
                 p->root, logo->file, slot->name, logo->w_px, logo->h_px);
    } else {
        html_put(&p->h, "<span lang=\"%s\">%s</span>", p->content->languages[0],
                 slot->name);
    }
    html_put(&p->h, "</li>\n");
}

static bool add_cofunding(const struct web *web, int language)
{
    struct arena arena = region_arena(web->page_memory);
    const struct cofunding *cofunding = &web->content->cofunding;
    struct web_page *p =
        web_page_begin(web, &arena, language,
                       named(web, language, "cofunding/", STR_WEB_COFUNDING));

    web_page_head(p, WEB_NOWHERE);
    put_title(p);
    web_statement(p);
    web_text_in(p, "<p>", &cofunding->text, "</p>\n");
    if (cofunding->slot_count > 0) {
        html_put(&p->h, "<ul class=\"logos\">\n");
        for (size_t i = 0; i < cofunding->slot_count; i++) {
            put_slot(p, &cofunding->slots[i], &web->pictures->logos[i]);
        }
        html_put(&p->h, "</ul>\n");
    }
    return end(p);
}

/* ---- what is cited where --------------------------------------------------
 */

static void put_cited(struct web_page *p, const struct text *title,
                      struct link link, const struct string_list *sources)
{
    if (sources->count == 0) {
        return;
    }
    html_put(&p->h, "<h2><a");
    web_href(p, web_link_path(p, link));
    html_put(&p->h, ">");
    web_text(p, title);
    html_put(&p->h, "</a></h2>\n");
    web_sources(p, sources);
}

static void put_all_cited(struct web_page *p)
{
    const struct content *c = p->content;

    for (int i = 0; i < GOAL_COUNT; i++) {
        put_cited(p, &c->goals[i].title, (struct link){ LINK_GOAL, i },
                  &c->goals[i].sources);
    }
    for (int i = 0; i < (int)c->theme_count; i++) {
        put_cited(p, &c->themes[i].title, (struct link){ LINK_THEME, i },
                  &c->themes[i].sources);
    }
    for (int i = 0; i < (int)c->page_count; i++) {
        put_cited(p, &c->pages[i].title, (struct link){ LINK_PAGE, i },
                  &c->pages[i].sources);
    }
    for (int i = 0; i < (int)c->project_count; i++) {
        put_cited(p, &c->projects[i].title, (struct link){ LINK_PROJECT, i },
                  &c->projects[i].sources);
    }
}

static bool add_sources(const struct web *web, int language)
{
    struct arena arena = region_arena(web->page_memory);
    struct web_page *p =
        web_page_begin(web, &arena, language,
                       named(web, language, "sources/", STR_PAGE_SOURCES));

    web_page_head(p, WEB_NOWHERE);
    put_title(p);
    put_all_cited(p);
    return end(p);
}

static bool has_cofunding(const struct cofunding *cofunding)
{
    return !text_is_empty(&cofunding->statement) ||
           !text_is_empty(&cofunding->text);
}

bool web_add_lists(const struct web *web, int language)
{
    const struct content *c = web->content;

    return add_goals(web, language) && add_projects(web, language) &&
           (c->theme_count == 0 || add_themes(web, language)) &&
           (!has_cofunding(&c->cofunding) || add_cofunding(web, language)) &&
           add_sources(web, language);
}
