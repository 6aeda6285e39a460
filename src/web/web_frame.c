/*
 * What every page has: its head, the way past the header, the languages, and
 * the footer with the skyline.
 */
#include <stdlib.h>
#include <string.h>

#include "log.h"
#include "web_room.h"

enum {
    NAME_BYTES_MAX = 600, /* of a page's path */
};

static const char html_type[] = "<!doctype html>\n";

/* From @p path, below a language, up to the site: "../" and one a folder. */
static const char *root_of(struct arena *arena, const char *path)
{
    const char *root = "../";

    for (const char *p = strchr(path, '/'); p; p = strchr(p + 1, '/')) {
        root = arena_format(arena, "%s../", root);
    }
    return root;
}

static struct web_page *page_make(const struct web *web, struct arena *arena,
                                  int language)
{
    struct web_page *p = arena_make(arena, struct web_page, 1);

    p->web = web;
    p->content = web->content;
    p->arena = arena;
    p->language_index = language;
    p->language = web->content->languages[language];
    p->words = say_words_only(arena, web->content, web->strings, language);
    p->h.out = open_memstream(&p->text, &p->len);
    if (!p->h.out) {
        log_fatal_memory(NAME_BYTES_MAX);
    }
    return p;
}

struct web_page *web_page_begin(const struct web *web, struct arena *arena,
                                int language, struct web_name name)
{
    struct web_page *p = page_make(web, arena, language);

    p->name = name;
    p->root = root_of(arena, name.path);
    return p;
}

/* "Global Goals · VNG International": the stands. */
static void put_site_name(struct web_page *p)
{
    const struct content *c = p->content;

    for (size_t i = 0; i < c->stand_count; i++) {
        html_put(&p->h, "%s%s", i > 0 ? " · " : "",
                 c->stands[i].name.in[p->language_index]);
    }
}

static void put_links_to_languages(struct web_page *p)
{
    for (size_t i = 0; i < p->content->language_count; i++) {
        const char *language = p->content->languages[i];
        html_put(&p->h,
                 "<link rel=\"alternate\" hreflang=\"%s\" "
                 "href=\"%s%s/%sindex.html\">\n",
                 language, p->root, language, p->name.path);
    }
}

static void put_head(struct web_page *p)
{
    html_put(&p->h,
             "%r<html lang=\"%s\" dir=\"%s\">\n<head>\n"
             "<meta charset=\"utf-8\">\n<title>%s%s",
             html_type, p->language, p->words.mirrored ? "rtl" : "ltr",
             p->name.title, p->name.title[0] ? " · " : "");
    put_site_name(p);
    html_put(&p->h,
             "</title>\n<meta name=\"viewport\" "
             "content=\"width=device-width, initial-scale=1\">\n"
             "<link rel=\"stylesheet\" href=\"%sstyle.css\">\n",
             p->root);
    put_links_to_languages(p);
    html_put(&p->h, "</head>\n");
}

/* Each in its own words, and said so to who hears it. */
static void put_languages(struct web_page *p)
{
    html_put(&p->h, "<nav class=\"languages\" aria-label=\"%s\"><ul>\n",
             web_word(p, STR_NAV_LANGUAGE));
    for (size_t i = 0; i < p->content->language_count; i++) {
        const char *language = p->content->languages[i];
        const bool here = (int)i == p->language_index;
        html_put(&p->h,
                 "<li><a href=\"%s%s/%sindex.html\" lang=\"%s\" "
                 "hreflang=\"%s\"%r>%s</a></li>\n",
                 p->root, language, p->name.path, language, language,
                 here ? " aria-current=\"true\"" : "",
                 strings_language_name(p->web->strings, language));
    }
    html_put(&p->h, "</ul></nav>\n");
}

static void put_section(struct web_page *p, const char *path,
                        enum string_id word, bool here)
{
    html_put(&p->h, "<li><a%r", here ? " aria-current=\"true\"" : "");
    web_href(p, path);
    html_put(&p->h, ">%s</a></li>\n", web_word(p, word));
}

static void put_header(struct web_page *p, enum web_section section)
{
    html_put(&p->h, "<header class=\"top\">\n<a class=\"brand\"");
    web_href(p, "");
    html_put(&p->h, ">");
    web_colored_skyline(p, "mark");
    html_put(&p->h, "<span>");
    put_site_name(p);
    html_put(&p->h,
             "</span></a>\n<nav class=\"sections\" aria-label=\"%s\">"
             "<ul>\n",
             web_word(p, STR_NAV_HOME));
    put_section(p, "goals/", STR_WEB_GOALS, section == WEB_GOALS);
    put_section(p, "projects/", STR_NAV_PROJECTS, section == WEB_PROJECTS);
    if (p->content->theme_count > 0) {
        put_section(p, "themes/", STR_WEB_THEMES, section == WEB_THEMES);
    }
    if (p->content->municipality_count > 0) {
        put_section(p, "municipalities/", STR_MUNICIPALITY_MINE,
                    section == WEB_MUNICIPALITIES);
    }
    html_put(&p->h, "</ul></nav>\n");
    if (p->content->language_count > 1) {
        put_languages(p);
    }
    html_put(&p->h, "</header>\n");
}

void web_page_head(struct web_page *p, enum web_section section)
{
    put_head(p);
    html_put(&p->h, "<body>\n<a class=\"skip\" href=\"#main\">%s</a>\n",
             web_word(p, STR_WEB_SKIP));
    put_header(p, section);
    html_put(&p->h, "<main id=\"main\">\n");
}

static void put_footer(struct web_page *p)
{
    const struct cofunding *cofunding = &p->content->cofunding;

    html_put(&p->h, "<footer class=\"foot\">\n");
    web_colored_skyline(p, "ribbon");
    html_put(&p->h, "<div>\n");
    web_statement(p);
    html_put(&p->h, "<ul>\n");
    if (!text_is_empty(&cofunding->statement) ||
        !text_is_empty(&cofunding->text)) {
        put_section(p, "cofunding/", STR_WEB_COFUNDING, false);
    }
    put_section(p, "sources/", STR_PAGE_SOURCES, false);
    html_put(&p->h, "</ul>\n</div>\n</footer>\n");
}

/* Close the stream, add the file, forget both. */
static bool add_page(struct web_page *p, const char *path)
{
    const bool failed = ferror(p->h.out) != 0;

    if (fclose(p->h.out) != 0 || failed) {
        log_fatal_memory(p->len);
    }
    const bool added = web_tree_add(p->web->tree, path, p->text, p->len);
    free(p->text);
    return added;
}

bool web_page_end(struct web_page *p)
{
    html_put(&p->h, "</main>\n");
    put_footer(p);
    html_put(&p->h, "</body>\n</html>\n");
    return add_page(p, arena_format(p->arena, "%s/%sindex.html", p->language,
                                    p->name.path));
}

/* No page knows which language a visitor reads: each says its own name. */
bool web_add_root(const struct web *web)
{
    struct arena arena = region_arena(web->page_memory);
    struct web_page *p = page_make(web, &arena, 0);

    p->name = (struct web_name){ .path = "", .title = "" };
    p->root = "";
    put_head(p);
    html_put(&p->h, "<body class=\"root\">\n<main id=\"main\">\n");
    web_colored_skyline(p, "large");
    html_put(&p->h, "<h1>");
    put_site_name(p);
    html_put(&p->h, "</h1>\n<ul class=\"doors\">\n");
    for (size_t i = 0; i < p->content->language_count; i++) {
        const char *language = p->content->languages[i];
        html_put(&p->h,
                 "<li><a href=\"%s/index.html\" lang=\"%s\" "
                 "hreflang=\"%s\">%s</a></li>\n",
                 language, language, language,
                 strings_language_name(web->strings, language));
    }
    html_put(&p->h, "</ul>\n</main>\n</body>\n</html>\n");
    return add_page(p, "index.html");
}
