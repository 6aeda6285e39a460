/*
 * What a visitor kept. Its address names ids behind a `#`, which never
 * leaves the phone: the page has everything, and a script of a few lines
 * shows what is named. Without a script everything is there to choose from,
 * and an address with one id still leads to it. An id that the site no
 * longer has is passed over.
 */
#include "component.h"
#include "municipality.h"
#include "web_room.h"

static void put_item_head(struct web_page *p, struct link link)
{
    html_put(&p->h, "<li id=\"%s\"><a", web_name(p->arena, p->content, link));
    web_href(p, web_link_path(p, link));
    html_put(&p->h, "><span class=\"name\">");
}

static void put_item(struct web_page *p, struct link link,
                     const struct text *title, const char *detail)
{
    put_item_head(p, link);
    if (link.kind == LINK_GOAL) {
        html_put(&p->h, "%d · ", link.index + 1);
    }
    web_text(p, title);
    html_put(&p->h, "</span>");
    if (detail[0] != '\0') {
        html_put(&p->h, " <span class=\"place\">%s</span>", detail);
    }
    html_put(&p->h, "</a></li>\n");
}

static void put_all(struct web_page *p)
{
    const struct content *c = p->content;

    for (int i = 0; i < GOAL_COUNT; i++) {
        put_item(p, (struct link){ LINK_GOAL, i }, &c->goals[i].title, "");
    }
    for (int i = 0; i < (int)c->theme_count; i++) {
        put_item(p, (struct link){ LINK_THEME, i }, &c->themes[i].title, "");
    }
    for (int i = 0; i < (int)c->page_count; i++) {
        put_item(p, (struct link){ LINK_PAGE, i }, &c->pages[i].title, "");
    }
    for (int i = 0; i < (int)c->project_count; i++) {
        const struct project *project = &c->projects[i];
        put_item(p, (struct link){ LINK_PROJECT, i }, &project->title,
                 component_place(&p->words, project));
    }
    for (int i = 0; i < (int)c->municipality_count; i++) {
        const struct link link = { LINK_MUNICIPALITY, i };
        put_item_head(p, link);
        web_plain(p, c->municipalities[i].name);
        html_put(&p->h, "</span></a></li>\n");
    }
}

bool web_add_take(const struct web *web, int language)
{
    struct arena arena = region_arena(web->page_memory);
    const char *code = web->content->languages[language];
    struct web_page *p = web_page_begin(
        web, &arena, language,
        (struct web_name){
            .path = "take/",
            .title = strings_lookup(web->strings, code, STR_WEB_KEPT),
        });

    web_page_head(p, WEB_NOWHERE);
    html_put(&p->h,
             "<div class=\"body wide\">\n<h1>%s</h1>\n"
             "<p id=\"all\">%s</p>\n<p id=\"unknown\" hidden>%s</p>\n"
             "<ul class=\"rows\" id=\"kept\">\n",
             p->name.title, web_word(p, STR_WEB_KEPT_NONE),
             web_word(p, STR_WEB_UNKNOWN));
    put_all(p);
    html_put(&p->h, "</ul>\n</div>\n<script src=\"%stake.js\"></script>\n",
             p->root);
    return web_page_end(p);
}
