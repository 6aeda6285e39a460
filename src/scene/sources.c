/*
 * What is cited where, in three steps: the sites sources are found on, the
 * sources of a site, and what names a source. And the sources of a project.
 */
#include <string.h>

#include "component.h"
#include "municipality.h"
#include "say.h"
#include "screen.h"
#include "sheet.h"
#include "source.h"

static const char *number_of(const struct canvas *c, enum string_id id,
                             size_t count)
{
    return canvas_word_with(c, id, canvas_number(c, (int)count));
}

static const char *site_name(const struct canvas *c,
                             const struct source_site *site)
{
    return site->name[0] ? site->name : canvas_word(c, STR_SOURCES_OTHER);
}

/* The name of a site is the same in all languages, but has no direction. */
static const char *plain_language(const struct canvas *c)
{
    return c->content->languages[0];
}

static struct reader_cell make_site(struct canvas *c, int index, const void *of)
{
    const struct source_site *site = &c->content->derived.sites[index];
    struct reader_cell cell = reader_cell_make(
        arena_format(c->arena, "site-%s", site->name), site_name(c, site));
    (void)of;

    cell.language = site->name[0] ? plain_language(c) : NULL;
    cell.detail = arena_format(
        c->arena, "%s · %s", number_of(c, STR_SOURCES_COUNT, site->count),
        number_of(c, STR_SOURCES_USED_COUNT, site->use_count));
    cell.intent = intent_open(
        (struct screen){ .kind = SCREEN_SOURCES, .index = index + 1 });
    return cell;
}

/* How an address begins says nothing to a reader. */
static const char *shown(const struct source *source)
{
    static const char *const schemes[] = { "https://", "http://" };

    for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
        const size_t len = strlen(schemes[i]);
        if (strncmp(source->text, schemes[i], len) == 0) {
            return source->text + len;
        }
    }
    return source->text;
}

static struct reader_cell source_cell(struct canvas *c, int index)
{
    const struct source *source = &c->content->derived.sources[index];
    struct reader_cell cell = reader_cell_make(
        arena_format(c->arena, "source-%s", source->id), shown(source));

    cell.language = plain_language(c);
    cell.detail = number_of(c, STR_SOURCES_USED_COUNT, source->use_count);
    cell.intent =
        intent_open((struct screen){ .kind = SCREEN_SOURCE, .index = index });
    return cell;
}

static struct reader_cell make_source(struct canvas *c, int index,
                                      const void *of)
{
    const struct source_site *site = of;

    return source_cell(c, (int)site->first + index);
}

static struct reader_cell titled(const char *id, const char *title,
                                 const struct text *source,
                                 struct screen screen)
{
    struct reader_cell cell = reader_cell_make(id, title);

    cell.title_source = source;
    cell.intent = intent_open(screen);
    return cell;
}

/* Who pays is a source of another kind: the page that tells of it. */
static struct reader_cell make_payer(struct canvas *c, int index,
                                     const void *of)
{
    const int page = c->content->cofunding.page;
    const struct text *title = &c->content->pages[page].title;
    (void)index;
    (void)of;

    return titled("cofunding", canvas_say(c, title), title,
                  (struct screen){ SCREEN_PAGE, page, 0 });
}

static void add_payer(struct sheet *s)
{
    if (s->flow.c->content->cofunding.page >= 0) {
        sheet_label(s, canvas_word(s->flow.c, STR_PROJECT_SEE_ALSO));
        sheet_rows(s, &(struct flow_cells){ .count = 1, .make = make_payer });
    }
}

static void draw_all(struct canvas *c)
{
    const struct panel_words panel = {
        .label = "",
        .title = canvas_word(c, STR_SOURCES_ALL),
        .text = canvas_word(c, STR_SOURCES_LEAD),
    };
    struct sheet s;

    sheet_begin(&s, c, &panel);
    sheet_rows(
        &s, &(struct flow_cells){ .count = (int)c->content->derived.site_count,
                                  .make = make_site });
    add_payer(&s);
    sheet_draw(&s);
}

void screen_sources(struct canvas *c, int site_number)
{
    struct sheet s;

    if (site_number == 0) {
        draw_all(c);
        return;
    }
    const struct source_site *site =
        &c->content->derived.sites[site_number - 1];
    const struct panel_words panel = {
        .label = canvas_word(c, STR_PAGE_SOURCES),
        .title = site_name(c, site),
        .text = number_of(c, STR_SOURCES_COUNT, site->count),
    };
    sheet_begin(&s, c, &panel);
    sheet_rows(&s, &(struct flow_cells){ .count = (int)site->count,
                                         .make = make_source,
                                         .of = site });
    sheet_draw(&s);
}

/* No page of its own: the words of the slide, and whose it is. */
static struct reader_cell slide_cell(struct canvas *c,
                                     const struct citation *use)
{
    const struct deck *deck = &c->content->decks[use->index];
    const struct slide *slide = &deck->slides[use->slide];
    struct reader_cell cell = reader_cell_make(
        arena_format(c->arena, "slide-%s-%s", deck->id, slide->id),
        say_line(c, talk_slide_title(c->content, slide, c->language_index)));

    cell.detail = arena_format(
        c->arena, "%s · %s", say_line(c, canvas_say(c, &deck->title)),
        number_of(c, STR_PRESENTER_SLIDE_N, (size_t)use->slide + 1));
    cell.state = READER_SAYS;
    return cell;
}

static struct reader_cell make_use(struct canvas *c, int index, const void *of)
{
    const struct content *content = c->content;
    const struct source *source = of;
    const struct citation *use = &source->uses[index];
    const int i = use->index;

    switch (use->kind) {
    case CITED_PROJECT:
        return reader_cell_project(c, i);
    case CITED_GOAL:
        return reader_cell_goal(c, i, false);
    case CITED_MUNICIPALITY:
        return titled(arena_format(c->arena, "municipality-%s",
                                   content->municipalities[i].id),
                      content->municipalities[i].name, NULL,
                      (struct screen){ SCREEN_MUNICIPALITY, i, 0 });
    case CITED_THEME:
        return titled(arena_format(c->arena, "theme-%s", content->themes[i].id),
                      canvas_say(c, &content->themes[i].title),
                      &content->themes[i].title,
                      (struct screen){ SCREEN_THEME, i, 0 });
    case CITED_PAGE:
        return titled(arena_format(c->arena, "page-%s", content->pages[i].id),
                      canvas_say(c, &content->pages[i].title),
                      &content->pages[i].title,
                      (struct screen){ SCREEN_PAGE, i, 0 });
    case CITED_SLIDE:
        break;
    }
    return slide_cell(c, use);
}

void screen_source(struct canvas *c, int index)
{
    const struct source *source = &c->content->derived.sources[index];
    const struct panel_words panel = {
        .label = canvas_word(c, STR_PAGE_SOURCES),
        .title = shown(source),
        .text = number_of(c, STR_SOURCES_USED_COUNT, source->use_count),
    };
    struct sheet s;

    sheet_begin(&s, c, &panel);
    sheet_label(&s, canvas_word(c, STR_SOURCES_USED));
    sheet_rows(&s, &(struct flow_cells){ .count = (int)source->use_count,
                                         .make = make_use,
                                         .of = source });
    sheet_draw(&s);
}

/* A project's sources, then the way to all of them. */
static struct reader_cell make_cited(struct canvas *c, int index,
                                     const void *of)
{
    const struct project *p = of;

    if (index == (int)p->sources.count) {
        return titled("all-sources", canvas_word(c, STR_SOURCES_ALL), NULL,
                      (struct screen){ .kind = SCREEN_SOURCES });
    }
    struct reader_cell cell =
        source_cell(c, source_find_text(c->content, p->sources.items[index]));

    cell.id = arena_format(c->arena, "cited-%d", index + 1);
    return cell;
}

void screen_cited(struct canvas *c, int project)
{
    const struct project *p = &c->content->projects[project];
    const struct panel_words panel = {
        .label = canvas_word(c, STR_PAGE_SOURCES),
        .title = canvas_say(c, &p->title),
        .title_source = &p->title,
        .text = say_project_source(c, p),
    };
    struct sheet s;

    sheet_begin(&s, c, &panel);
    s.marked = &p->goals;
    sheet_rows(&s, &(struct flow_cells){ .count = (int)p->sources.count + 1,
                                         .make = make_cited,
                                         .of = p });
    add_payer(&s);
    sheet_draw(&s);
}
