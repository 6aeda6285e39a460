/*
 * Pages that are read: a goal, a field of work, a project, a story. The
 * order is that of the screens; each fact is a label and what it says.
 */
#include "component.h"
#include "period.h"
#include "pick.h"
#include "reader_cell.h"
#include "reader_look.h"
#include "reader_page.h"
#include "say.h"
#include "sheet.h"

enum {
    TEXTS_MAX = 4, /* paragraphs of a story */
};

static void add_label(struct flow *flow, const char *text)
{
    const struct reader_look look = reader_look(flow->c);
    struct flow_item *item =
        flow_add_words(flow, &(struct words){ .text = text,
                                              .role = TYPE_READER_LABEL,
                                              .color = look.quiet,
                                              .ground = look.ground });
    if (item) {
        item->leads = true;
    }
}

/* Close to the label before it, if there is one. */
static void add_words(struct flow *flow, enum type_role role,
                      const struct said *said)
{
    const struct reader_look look = reader_look(flow->c);
    const bool led = flow->count > 0 && flow->items[flow->count - 1].leads;
    struct flow_item *item =
        flow_add_words(flow, &(struct words){ .text = said->text,
                                              .source = said->source,
                                              .language = said->language,
                                              .role = role,
                                              .color = look.text,
                                              .ground = look.ground,
                                              .links = true });
    if (item && led) {
        item->space = 12.0f;
    }
}

/* A label and what it says, if it says anything. */
static void add_fact(struct flow *flow, enum string_id label,
                     const struct said *said)
{
    if (said->text[0] != '\0') {
        add_label(flow, canvas_word(flow->c, label));
        add_words(flow, TYPE_READER_TEXT, said);
    }
}

static void add_figures(struct flow *flow, const struct figure_list *figures)
{
    for (size_t i = 0; i < figures->count; i++) {
        const struct figure *f = &figures->items[i];
        const struct said label = said_text(flow->c, &f->label);
        add_words(flow, TYPE_READER_STATEMENT,
                  &(struct said){ .text = f->value,
                                  .language = flow->c->content->languages[0] });
        flow->items[flow->count - 1].leads = true;
        add_words(flow, TYPE_READER_TEXT, &label);
    }
}

/* A goal's cards: the projects picked for it, then the way to all. */
struct cards {
    int goal;
    int total; /* projects of this goal */
    int picked[PICK_MAX];
};

static struct reader_cell make_card(struct canvas *c, int index, const void *of)
{
    const struct cards *cards = of;
    struct reader_cell cell;

    if (index < PICK_MAX) {
        cell = reader_cell_project(c, cards->picked[index]);
    } else {
        cell = reader_cell_make(
            "all-projects", canvas_word_with(c, STR_PROJECT_COUNT,
                                             canvas_number(c, cards->total)));
        cell.intent = intent_open((struct screen){ .kind = SCREEN_PROJECTS,
                                                   .index = cards->goal + 1 });
    }
    return cell;
}

static void add_cards(struct flow *flow, int goal)
{
    struct canvas *c = flow->c;
    struct cards *cards = arena_make(c->arena, struct cards, 1);

    cards->goal = goal;
    cards->total = pick_projects(c->content, goal, cards->picked);
    if (cards->total == 0) {
        add_label(flow, canvas_word(c, STR_GOAL_NONE));
        return;
    }
    const bool more = cards->total > PICK_MAX;
    (void)flow_add_cells(
        flow, &(struct flow_cells){ .count = more ? PICK_MAX + 1 : cards->total,
                                    .w_min = READER_CELL_W,
                                    .h = READER_PROJECT_H,
                                    .make = make_card,
                                    .of = cards });
}

void reader_goal(struct canvas *c, int goal)
{
    const struct goal *g = &c->content->goals[goal];
    const int after = show_neighbour(c->show, c->content, 1).index;
    const struct said local = said_text(c, &g->local);
    const struct said sentence = said_text(c, &g->sentence);
    const struct reader_page page = {
        .head = { canvas_say(c, &g->title), &g->title, goal },
        .foot = { .next = canvas_word_with(c, STR_GOAL_N,
                                           canvas_number(c, after + 1)),
                  .ribbon_goal = goal },
    };
    struct flow flow = { .c = c };

    reader_begin(c, &page.foot);
    add_label(&flow, canvas_word(c, STR_GOAL_LOCAL));
    add_words(&flow, TYPE_READER_STATEMENT, &local);
    add_label(&flow, canvas_word(c, STR_GOAL_SENTENCE));
    add_words(&flow, TYPE_READER_STATEMENT, &sentence);
    add_cards(&flow, goal);
    reader_add_take(&flow);
    reader_finish(&flow, &page);
}

void reader_theme(struct canvas *c, int theme)
{
    const struct theme *t = &c->content->themes[theme];
    const struct said lead = said_text(c, &t->lead);
    const struct reader_page page = {
        .head = { canvas_say(c, &t->title), &t->title, -1 },
        .foot = { .ribbon_goal = -1 },
    };
    struct flow flow = { .c = c };

    reader_begin(c, &page.foot);
    add_words(&flow, TYPE_READER_STATEMENT, &lead);
    reader_add_projects(&flow, -1, theme);
    reader_add_take(&flow);
    reader_finish(&flow, &page);
}

static struct reader_cell make_goal(struct canvas *c, int index, const void *of)
{
    const struct int_list *goals = of;
    const struct reader_cell cell =
        reader_cell_goal(c, goals->items[index], false);

    return cell;
}

static void add_goals(struct flow *flow, const struct int_list *goals)
{
    add_label(flow, canvas_word(flow->c, STR_PROJECT_GOALS));
    struct flow_item *item =
        flow_add_cells(flow, &(struct flow_cells){ .count = (int)goals->count,
                                                   .w_min = READER_CELL_W,
                                                   .h = READER_LINK_H,
                                                   .make = make_goal,
                                                   .of = goals });
    if (item) {
        item->space = 20.0f;
    }
}

static void add_facts(struct flow *flow, const struct project *p)
{
    struct canvas *c = flow->c;
    const struct text *theme = &c->content->themes[p->themes.items[0]].title;
    const struct said theme_said = said_text(c, theme);
    const struct said donor = said_text(c, &p->donor);

    add_fact(flow, STR_PROJECT_PLACE,
             &(struct said){ component_place(c, p), &p->place, NULL });
    add_figures(flow, &p->figures);
    add_fact(flow, STR_PROJECT_PARTNERS,
             &(struct said){ say_list(c, &p->partners, ", "), NULL,
                             c->content->languages[0] });
    add_fact(flow, STR_PROJECT_THEME, &theme_said);
    add_fact(flow, STR_PROJECT_DONOR, &donor);
}

enum {
    RELATED_SHOWN = 3, /* the page of all of them has the others */
};

static int related_shown(const struct project *p)
{
    return p->related.count < RELATED_SHOWN ? (int)p->related.count
                                            : RELATED_SHOWN;
}

/* What is most like a project, then the way to more of it and to its
   sources. */
static struct reader_cell make_way(struct canvas *c, int index, const void *of)
{
    const struct project *p = of;
    const int project = (int)(p - c->content->projects);
    const int shown = related_shown(p);
    struct reader_cell cell;

    if (index < shown) {
        return reader_cell_project(c, p->related.items[index]);
    }
    if (index == shown) {
        cell = reader_cell_make("related", canvas_word(c, STR_PROJECT_RELATED));
        cell.intent = intent_open(
            (struct screen){ .kind = SCREEN_RELATED, .index = project });
        return cell;
    }
    cell = reader_cell_make(
        "sources", canvas_word_with(c, STR_SOURCES_COUNT,
                                    canvas_number(c, (int)p->sources.count)));
    cell.detail = say_project_source(c, p);
    cell.intent =
        intent_open((struct screen){ .kind = SCREEN_CITED, .index = project });
    return cell;
}

static void add_ways(struct flow *flow, const struct project *p)
{
    add_label(flow, canvas_word(flow->c, STR_PROJECT_RELATED));
    struct flow_item *item = flow_add_cells(
        flow, &(struct flow_cells){ .count = related_shown(p) + 2,
                                    .w_min = READER_CELL_W,
                                    .h = READER_PROJECT_H,
                                    .make = make_way,
                                    .of = p });
    if (item) {
        item->space = 20.0f;
    }
}

void reader_project(struct canvas *c, int project)
{
    const struct project *p = &c->content->projects[project];
    const bool alone = show_neighbour(c->show, c->content, 1).index == project;
    const struct said text = said_text(c, &p->text);
    const struct reader_page page = {
        .head = { canvas_say(c, &p->title), &p->title, -1 },
        .foot = { .next = alone ? NULL : canvas_word(c, STR_NAV_NEXT_PROJECT),
                  .ribbon_goal = -1 },
    };
    struct flow flow = { .c = c };

    reader_begin(c, &page.foot);
    add_label(&flow, say_project_kind(c, p));
    add_words(&flow, TYPE_READER_STATEMENT, &text);
    add_facts(&flow, p);
    add_goals(&flow, &p->goals);
    add_ways(&flow, p);
    reader_add_take(&flow);
    reader_finish(&flow, &page);
}

static struct reader_cell make_link(struct canvas *c, int index, const void *of)
{
    const struct link_list *links = of;
    const struct link link = links->items[index];
    struct reader_cell cell = reader_cell_make(
        arena_format(c->arena, "link-%d", index + 1), say_link(c, link));

    cell.title_source = say_link_source(c->content, link);
    cell.intent = intent_open(screen_from_link(link));
    return cell;
}

void reader_story(struct canvas *c, int index)
{
    const struct page *p = &c->content->pages[index];
    const struct said lead = said_text(c, &p->lead);
    const struct said sources = { say_page_sources(c, p), NULL, NULL };
    const struct reader_page page = {
        .head = { canvas_say(c, &p->title), &p->title, -1 },
        .foot = { .ribbon_goal = -1 },
    };
    struct flow flow = { .c = c };

    reader_begin(c, &page.foot);
    add_words(&flow, TYPE_READER_STATEMENT, &lead);
    add_figures(&flow, &p->figures);
    for (size_t i = 0; i < p->body.count; i++) {
        const struct said said = said_text(c, &p->body.items[i]);
        add_words(&flow, TYPE_READER_TEXT, &said);
    }
    (void)flow_add_cells(&flow,
                         &(struct flow_cells){ .count = (int)p->links.count,
                                               .w_min = READER_CELL_W,
                                               .h = READER_LINK_H,
                                               .make = make_link,
                                               .of = &p->links });
    add_words(&flow, TYPE_READER_DETAIL, &sources);
    reader_add_take(&flow);
    reader_finish(&flow, &page);
}
