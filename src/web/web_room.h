#pragma once

/**
 * @file
 * What the files of this room share; not for other rooms.
 *
 * A page is written into memory, in one language, and added to the tree when
 * it is whole. Its words are those of the stand's screens (say.h): they live
 * in the page's arena.
 */

#include "canvas.h"
#include "html.h"
#include "say.h"
#include "web_address.h"
#include "web_tree.h"

/** A picture that pages show; 0 pixels: it could not be read. */
struct web_picture {
    int w_px, h_px;
};

enum {
    WEB_FILE_BYTES_MAX = 64, /**< Of a picture's name in the site. */
};

/** A logo, as it was placed. */
struct slot_file {
    const char *path; /**< In the content; NULL: the slot has a name only. */
    char file[WEB_FILE_BYTES_MAX];
    int w_px, h_px;
};

/** By the content's pictures, and by its slots. */
struct web_pictures {
    struct web_picture *photographs;
    struct slot_file *logos;
};

/** All that a site is made from. Borrowed for the export. */
struct web {
    const struct content *content;
    struct strings *strings;
    struct shape_set *shapes;
    struct web_tree *tree;
    const struct web_pictures *pictures;
    const struct region *page_memory;
};

/** What a page is called, and where. Borrowed for the page. */
struct web_name {
    const char *path;  /**< Of its folder, below the language: "goal/11/". */
    const char *title; /**< Plain; the site's name is put behind it. */
};

/** A page that is being written. */
struct web_page {
    const struct web *web;
    const struct content *content;
    struct web_name name;
    struct arena *arena;
    struct canvas words; /**< For say.h: it has words and no room to draw. */
    struct html h;
    char *text; /**< What is written so far, when closed. */
    size_t len;
    const char *root; /**< From its folder to the site's: "../../../". */
    int language_index;
    const char *language;
};

/** Where it is among the site's main parts. */
enum web_section {
    WEB_NOWHERE,
    WEB_GOALS,
    WEB_PROJECTS,
    WEB_THEMES,
    WEB_MUNICIPALITIES,
};

/* web_frame.c: what every page has */

/** A page of its own kind, on memory that the page before had. */
struct web_page *web_page_begin(const struct web *web, struct arena *arena,
                                int language, struct web_name name);
/** Head, header and the beginning of the main part. */
void web_page_head(struct web_page *p, enum web_section section);
/** The rest; adds it. @return false with one line logged. */
bool web_page_end(struct web_page *p);
/** The page without languages that the site begins with. */
bool web_add_root(const struct web *web);

/* web_parts.c: what pages are made of */

/** The program's own word, plain. */
const char *web_word(const struct web_page *p, enum string_id id);
/** A text of the content with its marks and links, and its language if that
    is another one. */
void web_text(struct web_page *p, const struct text *text);
/** The same between a beginning and an end of markup; nothing if empty. */
void web_text_in(struct web_page *p, const char *begin, const struct text *text,
                 const char *end);
/** Words that are the same in all languages, as they are written. */
void web_plain(struct web_page *p, const char *text);
/** ` href="…"` of a path below the page's language. */
void web_href(struct web_page *p, const char *path);
/** The folder of a link below the language; NULL: it has no page. */
const char *web_link_path(struct web_page *p, struct link link);
/** Cards of projects: those that @p filter lets through, at most @p most. */
struct web_filter {
    int goal, theme; /**< Indices, -1 for any. */
    int most;        /**< 0: all. */
};
int web_count(const struct web_page *p, const struct web_filter *filter);
void web_cards(struct web_page *p, const struct web_filter *filter);
/** The same as a plain list of names and places. */
void web_rows(struct web_page *p, const struct web_filter *filter);
/** The same of these, by index. */
void web_project_rows(struct web_page *p, const struct int_list *projects);
/** A goal's number on its colour, with its title. */
void web_goal_links(struct web_page *p, const struct int_list *goals);
/** "Bronnen", a list; addresses on the web can be opened. */
void web_sources(struct web_page *p, const struct string_list *sources);
/** The emblem with its statement; nothing without one. */
void web_statement(struct web_page *p);
void web_figures(struct web_page *p, const struct figure_list *figures);

/* web_art.c: drawings */
void web_skyline(struct web_page *p, const struct int_list *marked,
                 const char *class_name);
/** In all its colours: a file that all pages share. */
void web_colored_skyline(struct web_page *p, const char *class_name);
/** The country of a project, and its place on it. @p color names a file. */
void web_country(struct web_page *p, const struct project *project,
                 const char *color);
/** The EU emblem, at @p height pixels. */
void web_emblem(struct web_page *p);
/** Files: outlines in the colours that pages want, and the emblem. */
bool web_add_art(const struct web *web);

/* web_picture.c: photographs and logos */
/** Adds them all. @return false if the site cannot be written: one line. */
bool web_add_pictures(const struct web *web, struct arena *arena,
                      struct web_pictures *out);
/** A figure of a picture that could be read. @return false: nothing. */
bool web_image(struct web_page *p, const struct picture *picture);

/* web_style.c */
bool web_add_style(const struct web *web, const char *assets_dir);

/* web_home.c, web_list.c, web_municipality.c, web_thing.c, web_take.c: the
   pages; each false with one line logged */
bool web_add_homes(const struct web *web, int language);
bool web_add_lists(const struct web *web, int language);
bool web_add_municipalities(const struct web *web, int language);
bool web_add_things(const struct web *web, int language);
bool web_add_take(const struct web *web, int language);
