/*
 * More like a project: those that share most with it, and the lists it is
 * on. And one of these lists, the projects of a country.
 */
#include "component.h"
#include "list.h"
#include "municipality.h"
#include "screen.h"
#include "sheet.h"

/* A list that a project is on. */
struct also {
    enum screen_kind kind;
    int index;
};

struct also_list {
    struct also *items;
    int count;
};

static struct reader_cell make_project(struct canvas *c, int index,
                                       const void *of)
{
    const struct int_list *projects = of;

    return reader_cell_project(c, projects->items[index]);
}

static const char *counted(const struct canvas *c, enum string_id kind,
                           int count)
{
    return arena_format(
        c->arena, "%s · %s", canvas_word(c, kind),
        canvas_word_with(c, STR_PROJECT_NUMBER, canvas_number(c, count)));
}

static struct reader_cell make_country(struct canvas *c, int index)
{
    const char *code = c->content->derived.countries[index];
    const struct project_filter filter = { .goal = -1,
                                           .theme = -1,
                                           .country = code };
    struct reader_cell cell =
        reader_cell_make(arena_format(c->arena, "country-%s", code),
                         strings_country(c->p->strings, c->language, code));

    cell.detail = counted(c, STR_PROJECT_COUNTRY, list_count(c, filter));
    return cell;
}

static struct reader_cell make_theme(struct canvas *c, int index)
{
    const struct theme *theme = &c->content->themes[index];
    const struct project_filter filter = { .goal = -1, .theme = index };
    struct reader_cell cell =
        reader_cell_make(arena_format(c->arena, "theme-%s", theme->id),
                         canvas_say(c, &theme->title));

    cell.title_source = &theme->title;
    cell.detail = counted(c, STR_PROJECT_THEME, list_count(c, filter));
    return cell;
}

static struct reader_cell make_municipality(struct canvas *c, int index)
{
    const struct municipality *m = &c->content->municipalities[index];
    struct reader_cell cell = reader_cell_make(
        arena_format(c->arena, "municipality-%s", m->id), m->name);

    cell.language = c->content->languages[0];
    cell.detail = counted(c, STR_MUNICIPALITY_ONE, (int)m->projects.count);
    return cell;
}

static struct reader_cell make_also(struct canvas *c, int index, const void *of)
{
    const struct also_list *list = of;
    const struct also *also = &list->items[index];
    struct reader_cell cell =
        also->kind == SCREEN_COUNTRY ? make_country(c, also->index)
        : also->kind == SCREEN_THEME ? make_theme(c, also->index)
                                     : make_municipality(c, also->index);

    cell.intent = intent_open(
        (struct screen){ .kind = also->kind, .index = also->index });
    return cell;
}

/* Municipalities with this project; asked of each, there are few. */
static void add_municipalities(const struct canvas *c, int project,
                               struct also_list *list)
{
    for (size_t i = 0; i < c->content->municipality_count; i++) {
        const struct municipality *m = &c->content->municipalities[i];
        if (int_list_has(&m->projects, project)) {
            list->items[list->count++] =
                (struct also){ SCREEN_MUNICIPALITY, (int)i };
        }
    }
}

static struct also_list *lists_of(struct canvas *c, int project)
{
    const struct project *p = &c->content->projects[project];
    const size_t most = 1 + p->themes.count + c->content->municipality_count;
    struct also_list *list = arena_make(c->arena, struct also_list, 1);

    list->items = arena_make(c->arena, struct also, most);
    list->items[list->count++] =
        (struct also){ SCREEN_COUNTRY,
                       content_find_country(c->content, p->country) };
    for (size_t i = 0; i < p->themes.count; i++) {
        list->items[list->count++] =
            (struct also){ SCREEN_THEME, p->themes.items[i] };
    }
    add_municipalities(c, project, list);
    return list;
}

void screen_related(struct canvas *c, int project)
{
    const struct project *p = &c->content->projects[project];
    const struct also_list *also = lists_of(c, project);
    const struct panel_words panel = {
        .label = canvas_word(c, STR_PROJECT_RELATED),
        .title = canvas_say(c, &p->title),
        .title_source = &p->title,
        .text = component_place(c, p),
        .text_source = &p->place,
    };
    struct sheet s;

    sheet_begin(&s, c, &panel);
    s.marked = &p->goals;
    sheet_rows(&s, &(struct flow_cells){ .count = (int)p->related.count,
                                         .make = make_project,
                                         .of = &p->related });
    sheet_label(&s, canvas_word(c, STR_PROJECT_SEE_ALSO));
    sheet_rows(&s, &(struct flow_cells){
                       .count = also->count, .make = make_also, .of = also });
    sheet_label(&s, canvas_word(c, STR_PROJECT_GOALS));
    sheet_goals(&s, &p->goals);
    sheet_draw(&s);
}

void screen_country(struct canvas *c, int country)
{
    const char *code = c->content->derived.countries[country];
    const struct project_filter filter = { .goal = -1,
                                           .theme = -1,
                                           .country = code };
    const int count = list_count(c, filter);
    int *items = arena_make(c->arena, int, (size_t)count);
    const struct int_list projects = { items, (size_t)count };
    const struct panel_words panel = {
        .label = canvas_word(c, STR_PROJECT_COUNTRY),
        .title = strings_country(c->p->strings, c->language, code),
        .text =
            canvas_word_with(c, STR_PROJECT_NUMBER, canvas_number(c, count)),
    };
    struct sheet s;

    list_find(c, filter, items);
    sheet_begin(&s, c, &panel);
    sheet_rows(&s, &(struct flow_cells){
                       .count = count, .make = make_project, .of = &projects });
    sheet_draw(&s);
}
