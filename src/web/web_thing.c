/*
 * A page for each goal, field of work, project and story.
 */
#include "component.h"
#include "palette.h"
#include "web_room.h"

enum {
    CARDS_MAX = 12, /* of a goal's page; more are a list of their own */
};

/* "next" and "previous" among so many, around and around. */
struct neighbours {
    const char *previous, *next; /* paths */
    const char *previous_name, *next_name;
};

static void put_heading(struct web_page *p, enum string_id word)
{
    html_put(&p->h, "<h2>%s</h2>\n", web_word(p, word));
}

static void put_sources(struct web_page *p, const struct string_list *sources)
{
    if (sources->count > 0) {
        put_heading(p, STR_PAGE_SOURCES);
        web_sources(p, sources);
    }
}

static void put_neighbours(struct web_page *p, const struct neighbours *n)
{
    html_put(&p->h, "<p class=\"steps\"><a rel=\"prev\"");
    web_href(p, n->previous);
    html_put(&p->h,
             "><span aria-hidden=\"true\">‹</span> %s</a> "
             "<a class=\"next\" rel=\"next\"",
             n->previous_name);
    web_href(p, n->next);
    html_put(&p->h, ">%s <span aria-hidden=\"true\">›</span></a></p>\n",
             n->next_name);
}

/* ---- goals ----------------------------------------------------------------
 */

static void put_goal_panel(struct web_page *p, const struct goal *g)
{
    const int goal = g->number - 1;
    const struct int_list own = { &goal, 1 };

    html_put(&p->h,
             "<div class=\"panel goal g%d\">\n<h1><span class=\"label\">%s"
             "</span> <span class=\"number\">%d</span> <span>",
             g->number, web_word(p, STR_GOAL_GOAL), g->number);
    web_text(p, &g->title);
    html_put(&p->h, "</span></h1>\n");
    web_text_in(p, "<p class=\"lead\">", &g->sentence, "</p>\n");
    web_skyline(p, &own, "foot-of-panel");
    html_put(&p->h, "</div>\n");
}

static void put_goal_projects(struct web_page *p, int goal)
{
    const struct web_filter filter = { .goal = goal,
                                       .theme = -1,
                                       .most = CARDS_MAX };
    const int count = web_count(p, &filter);

    put_heading(p, count > 0 ? STR_GOAL_PROJECTS : STR_GOAL_NONE);
    if (count == 0) {
        return;
    }
    web_cards(p, &filter);
    if (count > CARDS_MAX) {
        html_put(&p->h, "<p><a class=\"button\"");
        web_href(p, arena_format(p->arena, "goal/%d/projects/", goal + 1));
        html_put(&p->h, ">%s</a></p>\n",
                 canvas_word_with(&p->words, STR_PROJECT_COUNT,
                                  canvas_number(&p->words, count)));
    }
}

static const char *goal_path(struct web_page *p, int goal)
{
    return arena_format(p->arena, "goal/%d/", goal + 1);
}

static const char *goal_name(struct web_page *p, int goal)
{
    return canvas_word_with(&p->words, STR_GOAL_N,
                            canvas_number(&p->words, goal + 1));
}

static void put_goal_steps(struct web_page *p, int goal)
{
    const int before = (goal + GOAL_COUNT - 1) % GOAL_COUNT;
    const int after = (goal + 1) % GOAL_COUNT;

    put_neighbours(p, &(struct neighbours){
                          .previous = goal_path(p, before),
                          .previous_name = goal_name(p, before),
                          .next = goal_path(p, after),
                          .next_name = goal_name(p, after),
                      });
}

/* All projects of a goal, where its own page has some of them. */
static bool add_goal_list(const struct web *web, int language, int goal)
{
    struct arena arena = region_arena(web->page_memory);
    const struct goal *g = &web->content->goals[goal];
    const struct web_filter filter = { .goal = goal, .theme = -1 };
    struct web_page *p = web_page_begin(
        web, &arena, language,
        (struct web_name){
            .path = arena_format(&arena, "goal/%d/projects/", goal + 1),
            .title = g->title.in[language],
        });

    web_page_head(p, WEB_GOALS);
    html_put(&p->h, "<div class=\"body\">\n<h1>");
    web_text(p, &g->title);
    html_put(&p->h, "</h1>\n");
    web_goal_links(p, &(struct int_list){ &goal, 1 });
    put_heading(p, STR_GOAL_PROJECTS);
    web_rows(p, &filter);
    html_put(&p->h, "</div>\n");
    return web_page_end(p);
}

static bool add_goal(const struct web *web, int language, int goal)
{
    struct arena arena = region_arena(web->page_memory);
    const struct goal *g = &web->content->goals[goal];
    struct web_page *p =
        web_page_begin(web, &arena, language,
                       (struct web_name){
                           .path = arena_format(&arena, "goal/%d/", g->number),
                           .title = arena_format(&arena, "%d %s", g->number,
                                                 g->title.in[language]),
                       });
    const bool is_long =
        web_count(p, &(struct web_filter){ .goal = goal, .theme = -1 }) >
        CARDS_MAX;

    web_page_head(p, WEB_GOALS);
    html_put(&p->h, "<article class=\"thing\">\n");
    put_goal_panel(p, g);
    html_put(&p->h, "<div class=\"body\">\n");
    put_heading(p, STR_GOAL_LOCAL);
    web_text_in(p, "<p class=\"statement\">", &g->local, "</p>\n");
    put_goal_projects(p, goal);
    put_sources(p, &g->sources);
    put_goal_steps(p, goal);
    html_put(&p->h, "</div>\n</article>\n");
    return web_page_end(p) && (!is_long || add_goal_list(web, language, goal));
}

/* ---- fields of work -------------------------------------------------------
 */

static bool add_theme(const struct web *web, int language, int theme)
{
    struct arena arena = region_arena(web->page_memory);
    const struct theme *t = &web->content->themes[theme];
    const struct web_filter filter = { .goal = -1, .theme = theme };
    struct web_page *p = web_page_begin(
        web, &arena, language,
        (struct web_name){ .path = arena_format(&arena, "theme/%s/", t->id),
                           .title = t->title.in[language] });

    web_page_head(p, WEB_THEMES);
    html_put(&p->h,
             "<article class=\"thing\">\n<div class=\"panel ink\">\n<h1>"
             "<span class=\"label\">%s</span> <span>",
             web_word(p, STR_PROJECT_THEME));
    web_text(p, &t->title);
    html_put(&p->h, "</span></h1>\n");
    web_text_in(p, "<p class=\"lead\">", &t->lead, "</p>\n");
    web_skyline(p, &t->goals, "foot-of-panel");
    html_put(&p->h, "</div>\n<div class=\"body\">\n");
    if (t->goals.count > 0) {
        put_heading(p, STR_PROJECT_GOALS);
        web_goal_links(p, &t->goals);
    }
    html_put(&p->h, "<h2>%s</h2>\n",
             canvas_word_with(&p->words, STR_PROJECT_COUNT,
                              canvas_number(&p->words, web_count(p, &filter))));
    web_rows(p, &filter);
    put_sources(p, &t->sources);
    html_put(&p->h, "</div>\n</article>\n");
    return web_page_end(p);
}

/* ---- projects -------------------------------------------------------------
 */

static void put_project_panel(struct web_page *p, const struct project *project)
{
    const int goal = project->goals.items[0];
    const bool white = color_is_equal(goal_text(goal), tint(TINT_WHITE));

    html_put(&p->h,
             "<div class=\"panel project g%d\">\n<p class=\"label\">%s"
             "</p>\n",
             goal + 1,
             strings_country(p->web->strings, p->language, project->country));
    if (!web_image(p, &project->picture)) {
        html_put(&p->h, "<div class=\"map\">");
        web_country(p, project, white ? "white" : "ink");
        html_put(&p->h, "</div>\n");
    }
    web_skyline(p, &project->goals, "foot-of-panel");
    html_put(&p->h, "</div>\n");
}

static void put_fact(struct web_page *p, enum string_id word, const char *text)
{
    html_put(&p->h, "<div><dt>%s</dt><dd>%s</dd></div>\n", web_word(p, word),
             text);
}

static void put_facts(struct web_page *p, const struct project *project)
{
    html_put(&p->h, "<dl class=\"facts\">\n");
    put_fact(p, STR_PROJECT_PLACE, component_place(&p->words, project));
    if (project->partners.count > 0) {
        html_put(&p->h, "<div><dt>%s</dt><dd>",
                 web_word(p, STR_PROJECT_PARTNERS));
        web_plain(p, say_list(&p->words, &project->partners, ", "));
        html_put(&p->h, "</dd></div>\n");
    }
    if (!text_is_empty(&project->donor)) {
        html_put(&p->h, "<div><dt>%s</dt><dd>", web_word(p, STR_PROJECT_DONOR));
        web_text(p, &project->donor);
        html_put(&p->h, "</dd></div>\n");
    }
    html_put(&p->h, "</dl>\n");
}

static void put_themes(struct web_page *p, const struct project *project)
{
    put_heading(p, STR_WEB_THEMES);
    html_put(&p->h, "<ul class=\"rows\">\n");
    for (size_t i = 0; i < project->themes.count; i++) {
        const struct theme *t = &p->content->themes[project->themes.items[i]];
        html_put(&p->h, "<li><a");
        web_href(p, arena_format(p->arena, "theme/%s/", t->id));
        html_put(&p->h, "><span class=\"name\">");
        web_text(p, &t->title);
        html_put(&p->h, "</span></a></li>\n");
    }
    html_put(&p->h, "</ul>\n");
}

static void put_project_body(struct web_page *p, const struct project *project)
{
    const char *kind = say_project_kind(&p->words, project);

    html_put(&p->h, "<div class=\"body\">\n<h1>");
    if (kind[0] != '\0') {
        html_put(&p->h, "<span class=\"label\">%s</span> ", kind);
    }
    html_put(&p->h, "<span>");
    web_text(p, &project->title);
    html_put(&p->h, "</span></h1>\n");
    web_text_in(p, "<p class=\"lead\">", &project->text, "</p>\n");
    web_figures(p, &project->figures);
    put_facts(p, project);
    put_heading(p, STR_PROJECT_GOALS);
    web_goal_links(p, &project->goals);
    put_themes(p, project);
    put_heading(p, STR_PAGE_SOURCES);
    html_put(&p->h, "<p>%s</p>\n", say_project_source(&p->words, project));
    web_sources(p, &project->sources);
    html_put(&p->h, "</div>\n");
}

static bool add_project(const struct web *web, int language, int index)
{
    struct arena arena = region_arena(web->page_memory);
    const struct project *project = &web->content->projects[index];
    struct web_page *p = web_page_begin(
        web, &arena, language,
        (struct web_name){
            .path = arena_format(&arena, "project/%s/", project->id),
            .title = project->title.in[language],
        });

    web_page_head(p, WEB_PROJECTS);
    html_put(&p->h, "<article class=\"thing\">\n");
    put_project_panel(p, project);
    put_project_body(p, project);
    html_put(&p->h, "</article>\n");
    return web_page_end(p);
}

/* ---- stories --------------------------------------------------------------
 */

static void put_links(struct web_page *p, const struct link_list *links)
{
    html_put(&p->h, "<ul class=\"rows\">\n");
    for (size_t i = 0; i < links->count; i++) {
        const char *path = web_link_path(p, links->items[i]);
        if (path) {
            html_put(&p->h, "<li><a");
            web_href(p, path);
            html_put(&p->h, "><span class=\"name\">%s</span></a></li>\n",
                     say_link(&p->words, links->items[i]));
        }
    }
    html_put(&p->h, "</ul>\n");
}

static bool has_pages(const struct link_list *links)
{
    for (size_t i = 0; i < links->count; i++) {
        if (links->items[i].kind != LINK_DECK) {
            return true;
        }
    }
    return false;
}

static bool add_story(const struct web *web, int language, int index)
{
    struct arena arena = region_arena(web->page_memory);
    const struct page *story = &web->content->pages[index];
    const struct int_list none = { 0 };
    struct web_page *p = web_page_begin(
        web, &arena, language,
        (struct web_name){ .path = arena_format(&arena, "page/%s/", story->id),
                           .title = story->title.in[language] });

    web_page_head(p, WEB_NOWHERE);
    html_put(&p->h, "<article class=\"thing\">\n<div class=\"panel ink\">\n"
                    "<h1>");
    web_text(p, &story->title);
    html_put(&p->h, "</h1>\n");
    web_text_in(p, "<p class=\"lead\">", &story->lead, "</p>\n");
    web_skyline(p, &none, "foot-of-panel");
    html_put(&p->h, "</div>\n<div class=\"body\">\n");
    web_figures(p, &story->figures);
    for (size_t i = 0; i < story->body.count; i++) {
        web_text_in(p, "<p>", &story->body.items[i], "</p>\n");
    }
    if (has_pages(&story->links)) {
        put_heading(p, STR_WEB_PAGES);
        put_links(p, &story->links);
    }
    put_sources(p, &story->sources);
    html_put(&p->h, "</div>\n</article>\n");
    return web_page_end(p);
}

bool web_add_things(const struct web *web, int language)
{
    const struct content *c = web->content;
    bool good = true;

    for (int i = 0; good && i < GOAL_COUNT; i++) {
        good = add_goal(web, language, i);
    }
    for (int i = 0; good && i < (int)c->theme_count; i++) {
        good = add_theme(web, language, i);
    }
    for (int i = 0; good && i < (int)c->project_count; i++) {
        good = add_project(web, language, i);
    }
    for (int i = 0; good && i < (int)c->page_count; i++) {
        good = add_story(web, language, i);
    }
    return good;
}
