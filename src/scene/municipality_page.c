/*
 * A municipality: what it is linked with, the projects that name it a
 * partner, their goals, and where that was found.
 */
#include "component.h"
#include "municipality.h"
#include "period.h"
#include "say.h"
#include "screen.h"
#include "sheet.h"

static bool is_linked(const struct municipality *m, int project)
{
    for (size_t i = 0; i < m->link_count; i++) {
        if (m->links[i].project == project) {
            return true;
        }
    }
    return false;
}

/* Those that no link leads to. */
static struct int_list *other_projects(const struct canvas *c,
                                       const struct municipality *m)
{
    struct int_list *list = arena_make(c->arena, struct int_list, 1);
    int *items = arena_make(c->arena, int, m->projects.count);

    list->items = items;
    for (size_t i = 0; i < m->projects.count; i++) {
        if (!is_linked(m, m->projects.items[i])) {
            items[list->count++] = m->projects.items[i];
        }
    }
    return list;
}

static const char *link_detail(const struct canvas *c,
                               const struct city_link *link)
{
    const struct project since = { .start = link->since };
    const char *country =
        strings_country(c->p->strings, c->language, link->country);
    const char *words = period_words(c, &since);

    return words[0] ? arena_format(c->arena, "%s · %s", country, words)
                    : country;
}

static struct reader_cell make_link(struct canvas *c, int index, const void *of)
{
    const struct municipality *m = of;
    const struct city_link *link = &m->links[index];
    struct reader_cell cell =
        reader_cell_make(arena_format(c->arena, "link-%d", index + 1),
                         canvas_say(c, &link->place));

    cell.title_source = &link->place;
    cell.detail = link_detail(c, link);
    if (link->project >= 0) {
        cell.intent = intent_open(
            (struct screen){ .kind = SCREEN_PROJECT, .index = link->project });
    } else {
        cell.state = READER_SAYS;
    }
    return cell;
}

static struct reader_cell make_project(struct canvas *c, int index,
                                       const void *of)
{
    const struct int_list *projects = of;

    return reader_cell_project(c, projects->items[index]);
}

static struct reader_cell make_general(struct canvas *c, int index,
                                       const void *of)
{
    const struct text *title = &c->content->pages[c->content->general].title;
    struct reader_cell cell = reader_cell_make("general", canvas_say(c, title));
    (void)index;
    (void)of;

    cell.title_source = title;
    cell.intent = intent_open(
        (struct screen){ .kind = SCREEN_PAGE, .index = c->content->general });
    return cell;
}

static void add_links(struct sheet *s, const struct municipality *m)
{
    if (m->link_count > 0) {
        sheet_label(s, canvas_word(s->flow.c, STR_MUNICIPALITY_LINKS));
    }
    sheet_rows(s, &(struct flow_cells){ .count = (int)m->link_count,
                                        .make = make_link,
                                        .of = m });
}

/* Or that there are none, and where to read more. */
static void add_projects(struct sheet *s, const struct municipality *m)
{
    struct canvas *c = s->flow.c;
    const struct int_list *others = other_projects(c, m);

    if (others->count > 0) {
        sheet_label(s, canvas_word_with(c, STR_PROJECT_NUMBER,
                                        canvas_number(c, (int)others->count)));
    } else if (m->projects.count == 0) {
        sheet_text(s, &(struct said){ .text = canvas_word(
                                          c, STR_MUNICIPALITY_NO_PROJECTS) });
    }
    sheet_rows(s, &(struct flow_cells){ .count = (int)others->count,
                                        .make = make_project,
                                        .of = others });
    if (m->projects.count == 0 && c->content->general >= 0) {
        sheet_label(s, canvas_word(c, STR_PROJECT_SEE_ALSO));
        sheet_rows(s, &(struct flow_cells){ .count = 1, .make = make_general });
    }
}

void screen_municipality(struct canvas *c, int index)
{
    const struct municipality *m = &c->content->municipalities[index];
    const struct panel_words panel = {
        .label = canvas_word(c, STR_MUNICIPALITY_ONE),
        .title = m->name,
        .text = canvas_say(c, &m->text),
        .text_source = &m->text,
    };
    struct sheet s;

    sheet_begin(&s, c, &panel);
    s.marked = &m->goals;
    add_links(&s, m);
    add_projects(&s, m);
    if (m->goals.count > 0) {
        sheet_label(&s, canvas_word(c, STR_MUNICIPALITY_GOALS));
    }
    sheet_goals(&s, &m->goals);
    sheet_note(&s, say_sources(c, &m->sources));
    sheet_draw(&s);
}
