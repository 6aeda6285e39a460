/*
 * What pages are made of: texts with their marks, links, lists of projects.
 */
#include <limits.h>
#include <string.h>

#include "component.h"
#include "web_room.h"

static const char address_start[] = "https://";
static const char old_address_start[] = "http://";

const char *web_word(const struct web_page *p, enum string_id id)
{
    return canvas_word(&p->words, id);
}

void web_href(struct web_page *p, const char *path)
{
    html_put(&p->h, " href=\"%s%s/%sindex.html\"", p->root, p->language, path);
}

const char *web_link_path(struct web_page *p, struct link link)
{
    const size_t before = strlen(p->language) + 1;

    if (link.kind == LINK_DECK) {
        return NULL; /* a talk is given, not read */
    }
    return web_path(p->arena, p->content, p->language, link) + before;
}

/* ---- texts ----------------------------------------------------------------
 */

static void open_mark(struct web_page *p, const struct mark *m,
                      const struct mark_list *marks)
{
    const char *path =
        m->link >= 0 ? web_link_path(p, marks->links[m->link]) : NULL;

    if (path) {
        html_put(&p->h, "<a");
        web_href(p, path);
        html_put(&p->h, ">");
    }
    html_put(&p->h, "%r%r", m->bold ? "<strong>" : "", m->italic ? "<em>" : "");
}

static void close_mark(struct web_page *p, const struct mark *m,
                       const struct mark_list *marks)
{
    const bool is_link =
        m->link >= 0 && marks->links[m->link].kind != LINK_DECK;

    html_put(&p->h, "%r%r%r", m->italic ? "</em>" : "",
             m->bold ? "</strong>" : "", is_link ? "</a>" : "");
}

static void put_marked(struct web_page *p, const char *text,
                       const struct mark_list *marks)
{
    size_t at = 0;

    for (size_t i = 0; marks && i < marks->count; i++) {
        const struct mark *m = &marks->items[i];
        html_text(&p->h, text + at, m->start - at);
        open_mark(p, m, marks);
        html_text(&p->h, text + m->start, m->len);
        close_mark(p, m, marks);
        at = m->start + m->len;
    }
    html_text(&p->h, text + at, strlen(text + at));
}

static const char *direction_of(const char *language)
{
    return language_is_rtl(language) ? "rtl" : "ltr";
}

void web_text(struct web_page *p, const struct text *text)
{
    const int written = text->written_in[p->language_index];
    const char *language = p->content->languages[written];
    const bool foreign = written != p->language_index;

    if (foreign) {
        html_put(&p->h, "<span lang=\"%s\" dir=\"%s\">", language,
                 direction_of(language));
    }
    put_marked(p, text->in[p->language_index], text->marks[p->language_index]);
    html_put(&p->h, "%r", foreign ? "</span>" : "");
}

void web_text_in(struct web_page *p, const char *begin, const struct text *text,
                 const char *end)
{
    if (text->in[p->language_index][0] != '\0') {
        html_put(&p->h, "%r", begin);
        web_text(p, text);
        html_put(&p->h, "%r", end);
    }
}

void web_plain(struct web_page *p, const char *text)
{
    const char *language = p->content->languages[0];

    if (p->language_index == 0) {
        html_put(&p->h, "%s", text);
    } else {
        html_put(&p->h, "<span lang=\"%s\" dir=\"%s\">%s</span>", language,
                 direction_of(language), text);
    }
}

/* ---- projects -------------------------------------------------------------
 */

static bool passes(const struct project *project,
                   const struct web_filter *filter)
{
    return (filter->goal < 0 || int_list_has(&project->goals, filter->goal)) &&
           (filter->theme < 0 || int_list_has(&project->themes, filter->theme));
}

int web_count(const struct web_page *p, const struct web_filter *filter)
{
    int count = 0;

    for (size_t i = 0; i < p->content->project_count; i++) {
        count += passes(&p->content->projects[i], filter) ? 1 : 0;
    }
    return count;
}

static void put_card(struct web_page *p, const struct project *project,
                     bool drawn)
{
    const int goal = project->goals.items[0];

    html_put(&p->h, "<li><a");
    web_href(p, arena_format(p->arena, "project/%s/", project->id));
    html_put(&p->h, ">");
    if (drawn) {
        html_put(&p->h, "<span class=\"well\">");
        web_country(p, project, arena_format(p->arena, "goal-%d", goal + 1));
        html_put(&p->h, "</span>");
    }
    html_put(&p->h, "<span class=\"name\">");
    web_text(p, &project->title);
    html_put(&p->h, "</span><span class=\"place\">%s</span></a></li>\n",
             component_place(&p->words, project));
}

/* Those that lead with the goal first, as on the stand. */
static int put_some(struct web_page *p, const struct web_filter *filter,
                    bool drawn, bool leading)
{
    const int most = filter->most > 0 ? filter->most : INT_MAX;
    int count = 0;

    for (size_t i = 0; i < p->content->project_count && count < most; i++) {
        const struct project *project = &p->content->projects[i];
        const bool leads =
            filter->goal < 0 || project->goals.items[0] == filter->goal;
        if (passes(project, filter) && leads == leading) {
            put_card(p, project, drawn);
            count++;
        }
    }
    return count;
}

static void put_projects(struct web_page *p, const struct web_filter *filter,
                         bool drawn)
{
    struct web_filter rest = *filter;

    html_put(&p->h, "<ul class=\"%s\">\n", drawn ? "cards" : "rows");
    const int count = put_some(p, filter, drawn, true);
    rest.most = filter->most - count;
    if (filter->most == 0 || rest.most > 0) {
        (void)put_some(p, &rest, drawn, false);
    }
    html_put(&p->h, "</ul>\n");
}

void web_cards(struct web_page *p, const struct web_filter *filter)
{
    put_projects(p, filter, true);
}

void web_rows(struct web_page *p, const struct web_filter *filter)
{
    put_projects(p, filter, false);
}

void web_project_rows(struct web_page *p, const struct int_list *projects)
{
    html_put(&p->h, "<ul class=\"rows\">\n");
    for (size_t i = 0; i < projects->count; i++) {
        put_card(p, &p->content->projects[projects->items[i]], false);
    }
    html_put(&p->h, "</ul>\n");
}

/* ---- the rest -------------------------------------------------------------
 */

void web_goal_links(struct web_page *p, const struct int_list *goals)
{
    html_put(&p->h, "<ul class=\"chips\">\n");
    for (size_t i = 0; i < goals->count; i++) {
        const int goal = goals->items[i];
        html_put(&p->h, "<li><a class=\"g%d\"", goal + 1);
        web_href(p, arena_format(p->arena, "goal/%d/", goal + 1));
        html_put(&p->h, "><span class=\"number\">%d</span> <span>", goal + 1);
        web_text(p, &p->content->goals[goal].title);
        html_put(&p->h, "</span></a></li>\n");
    }
    html_put(&p->h, "</ul>\n");
}

static bool is_address(const char *text)
{
    return (strncmp(text, address_start, sizeof(address_start) - 1) == 0 ||
            strncmp(text, old_address_start, sizeof(old_address_start) - 1) ==
                0) &&
           !strchr(text, ' ');
}

void web_sources(struct web_page *p, const struct string_list *sources)
{
    html_put(&p->h, "<ul class=\"sources\" dir=\"ltr\">\n");
    for (size_t i = 0; i < sources->count; i++) {
        const char *source = sources->items[i];
        if (is_address(source)) {
            html_put(&p->h, "<li><a href=\"%s\">%s</a></li>\n", source, source);
        } else {
            html_put(&p->h, "<li>%s</li>\n", source);
        }
    }
    html_put(&p->h, "</ul>\n");
}

void web_figures(struct web_page *p, const struct figure_list *figures)
{
    if (figures->count == 0) {
        return;
    }
    html_put(&p->h, "<ul class=\"figures\">\n");
    for (size_t i = 0; i < figures->count; i++) {
        html_put(&p->h, "<li><span class=\"number\">");
        web_plain(p, figures->items[i].value);
        html_put(&p->h, "</span> ");
        web_text(p, &figures->items[i].label);
        html_put(&p->h, "</li>\n");
    }
    html_put(&p->h, "</ul>\n");
}

void web_statement(struct web_page *p)
{
    const struct text *statement = &p->content->cofunding.statement;

    if (!text_is_empty(statement)) {
        html_put(&p->h, "<p class=\"emblem\">");
        web_emblem(p);
        html_put(&p->h, "<span>");
        web_text(p, statement);
        html_put(&p->h, "</span></p>\n");
    }
}
