/*
 * A page for each municipality that the content knows, and a list of them.
 */
#include "component.h"
#include "municipality.h"
#include "period.h"
#include "web_room.h"

static void put_heading(struct web_page *p, enum string_id word)
{
    html_put(&p->h, "<h2>%s</h2>\n", web_word(p, word));
}

static void put_link(struct web_page *p, const struct city_link *link)
{
    const struct project since = { .start = link->since };
    const char *words = period_words(&p->words, &since);
    const char *country =
        strings_country(p->web->strings, p->language, link->country);
    const bool leads = link->project >= 0;

    html_put(&p->h, "<li><%r", leads ? "a" : "div");
    if (leads) {
        web_href(
            p, web_link_path(p, (struct link){ LINK_PROJECT, link->project }));
    }
    html_put(&p->h, "><span class=\"name\">");
    web_text(p, &link->place);
    html_put(&p->h, "</span> <span class=\"place\">%s%s%s</span></%r></li>\n",
             country, words[0] ? " · " : "", words, leads ? "a" : "div");
}

static void put_links(struct web_page *p, const struct municipality *m)
{
    if (m->link_count == 0) {
        return;
    }
    put_heading(p, STR_MUNICIPALITY_LINKS);
    html_put(&p->h, "<ul class=\"rows\">\n");
    for (size_t i = 0; i < m->link_count; i++) {
        put_link(p, &m->links[i]);
    }
    html_put(&p->h, "</ul>\n");
}

static void put_projects(struct web_page *p, const struct municipality *m)
{
    const int count = (int)m->projects.count;

    if (count == 0) {
        html_put(&p->h, "<p>%s</p>\n",
                 web_word(p, STR_MUNICIPALITY_NO_PROJECTS));
        return;
    }
    html_put(&p->h, "<h2>%s</h2>\n",
             canvas_word_with(&p->words, STR_PROJECT_NUMBER,
                              canvas_number(&p->words, count)));
    web_project_rows(p, &m->projects);
    put_heading(p, STR_MUNICIPALITY_GOALS);
    web_goal_links(p, &m->goals);
}

static bool add_municipality(const struct web *web, int language, int index)
{
    struct arena arena = region_arena(web->page_memory);
    const struct municipality *m = &web->content->municipalities[index];
    struct web_page *p = web_page_begin(
        web, &arena, language,
        (struct web_name){ .path = arena_format(&arena, "place/%s/", m->id),
                           .title = m->name });

    web_page_head(p, WEB_MUNICIPALITIES);
    html_put(&p->h,
             "<article class=\"thing\">\n<div class=\"panel ink\">\n<h1>"
             "<span class=\"label\">%s</span> <span>",
             web_word(p, STR_MUNICIPALITY_ONE));
    web_plain(p, m->name);
    html_put(&p->h, "</span></h1>\n");
    web_text_in(p, "<p class=\"lead\">", &m->text, "</p>\n");
    web_skyline(p, &m->goals, "foot-of-panel");
    html_put(&p->h, "</div>\n<div class=\"body\">\n");
    put_links(p, m);
    put_projects(p, m);
    if (m->sources.count > 0) {
        put_heading(p, STR_PAGE_SOURCES);
        web_sources(p, &m->sources);
    }
    html_put(&p->h, "</div>\n</article>\n");
    return web_page_end(p);
}

static bool add_list(const struct web *web, int language)
{
    struct arena arena = region_arena(web->page_memory);
    const struct content *c = web->content;
    struct web_page *p = web_page_begin(
        web, &arena, language,
        (struct web_name){
            .path = "municipalities/",
            .title = strings_lookup(web->strings, c->languages[language],
                                    STR_MUNICIPALITY_MINE),
        });

    web_page_head(p, WEB_MUNICIPALITIES);
    html_put(&p->h,
             "<div class=\"body wide\">\n<h1>%s</h1>\n<ul class=\"rows\">\n",
             p->name.title);
    for (int i = 0; i < (int)c->municipality_count; i++) {
        html_put(&p->h, "<li><a");
        web_href(p, web_link_path(p, (struct link){ LINK_MUNICIPALITY, i }));
        html_put(&p->h, "><span class=\"name\">");
        web_plain(p, c->municipalities[i].name);
        html_put(&p->h, "</span></a></li>\n");
    }
    html_put(&p->h, "</ul>\n<p>%s</p>\n</div>\n",
             web_word(p, STR_MUNICIPALITY_NOT_YET_BODY));
    return web_page_end(p);
}

bool web_add_municipalities(const struct web *web, int language)
{
    const int count = (int)web->content->municipality_count;
    bool good = count == 0 || add_list(web, language);

    for (int i = 0; good && i < count; i++) {
        good = add_municipality(web, language, i);
    }
    return good;
}
