/*
 * The card beside the map: what is seen there, or what the chosen mark
 * holds, so many rows a page.
 */
#include "component.h"
#include "map_room.h"
#include "say.h"

static const float inset = 32.0f;
static const float head_h = 122.0f;
static const float foot_h = 136.0f;
static const float row_h_min = 120.0f;
static const float four_lines_h = 132.0f; /* of a row: two and two */
static const float badge = 64.0f;
static const float rule = 2.0f;
static const float turn_w = 96.0f;
static const float offer_h = 96.0f;
static const float card_radius = 28.0f;

static void rule_at(struct canvas *c, struct box card, float y)
{
    canvas_fill(c, (struct box){ card.x, y, card.w, rule }, tint(TINT_TONE));
}

static const char *title_of(const struct canvas *c, const struct atlas *a)
{
    if (a->chosen >= 0) {
        return map_mark_name(c, &a->marks[a->chosen]);
    }
    return a->list_count == (int)c->content->project_count
               ? canvas_word(c, STR_PROJECT_ALL)
               : canvas_word(c, STR_MAP_IN_VIEW);
}

static void head(struct canvas *c, const struct atlas *a, struct box card)
{
    const bool chosen = a->chosen >= 0;
    const struct color fill = tint(chosen ? TINT_GOLD : TINT_INK);
    const struct box at = { card.x + card.w - inset - badge,
                            card.y + (head_h - badge) / 2.0f, badge, badge };

    (void)canvas_words(c, &(struct words){
                              .text = title_of(c, a),
                              .role = TYPE_TITLE_3,
                              .color = tint(TINT_INK),
                              .ground = tint(TINT_WHITE),
                              .box = { card.x + inset, card.y,
                                       at.x - card.x - inset - 16.0f, head_h },
                              .vertical = FROM_MIDDLE,
                              .lines_max = 2,
                              .heading = true,
                          });
    canvas_round(c, at, badge / 2.0f, fill);
    (void)canvas_words(
        c, &(struct words){
               .text = canvas_number(c, a->list_count),
               .role = a->list_count > 999 ? TYPE_SMALL : TYPE_LABEL,
               .color = tint(chosen ? TINT_INK : TINT_WHITE),
               .ground = fill,
               .box = at,
               .align = TEXT_CENTER,
               .vertical = FROM_MIDDLE,
               .lines_max = 1,
           });
}

static void row_words(struct canvas *c, struct box box, const struct project *p,
                      struct color ground)
{
    const float w = box.w - 2 * inset - 44.0f;
    struct words title = {
        .text = canvas_say(c, &p->title),
        .source = &p->title,
        .role = TYPE_ROW,
        .color = tint(TINT_INK),
        .ground = ground,
        .box = { box.x + inset, box.y, w, 0 },
        .lines_max = 2,
        .heading = true,
    };
    struct words place = {
        .text = component_place(c, p),
        .source = &p->place,
        .role = TYPE_PLACE,
        .color = tint(TINT_INK_2),
        .ground = ground,
        .box = title.box,
        .lines_max = 1,
        .heading = true,
    };
    const float title_h = canvas_measure(c, &title).h;

    place.lines_max = title_h < 40.0f || box.h > four_lines_h ? 2 : 1;
    const float place_h = canvas_measure(c, &place).h;
    title.box.y = box.y + (box.h - title_h - place_h - 4.0f) / 2.0f;
    place.box.y = title.box.y + title_h + 4.0f;
    (void)canvas_words(c, &title);
    (void)canvas_words(c, &place);
}

static void row(struct canvas *c, struct box box, int index)
{
    const struct project *p = &c->content->projects[index];
    const char *id = arena_format(c->arena, "project-%s", p->id);
    const bool pressed = canvas_is_pressed(c, id);
    const struct color ground = tint(pressed ? TINT_TONE : TINT_WHITE);

    if (pressed) {
        canvas_fill(c, box, ground);
    }
    row_words(c, box, p, ground);
    canvas_icon(c,
                (struct box){ box.x + box.w - inset - 36.0f,
                              box.y + (box.h - 40.0f) / 2.0f, 40.0f, 40.0f },
                ICON_CHEVRON_RIGHT, tint(TINT_INK_3));
    canvas_target(c, &(struct touchable){
                         .id = id,
                         .role = ROLE_LINK,
                         .name = arena_format(c->arena, "%s. %s",
                                              canvas_say(c, &p->title),
                                              component_place(c, p)),
                         .box = box,
                         .ring = { box.x + 14.0f, box.y + 10.0f, box.w - 28.0f,
                                   box.h - 20.0f },
                         .radius = 14.0f,
                         .intent = intent_open((struct screen){
                             .kind = SCREEN_PROJECT, .index = index }),
                     });
}

/* Which rows of how many pages. */
struct pages {
    int index, count, rows;
};

static struct pages pages_of(const struct canvas *c, const struct atlas *a,
                             struct box card)
{
    const int rows = (int)((card.h - head_h - foot_h) / row_h_min);
    const int count = (a->list_count + rows - 1) / rows;
    const int wanted = c->show->map.page;

    return (struct pages){
        .index = wanted < count ? wanted : count - 1,
        .count = count,
        .rows = rows,
    };
}

static void turn_button(struct canvas *c, struct box at,
                        const struct pages *pages, int step)
{
    const bool back = step < 0;
    const int to = pages->index + step;

    if (to < 0 || to >= pages->count) {
        const struct color colors[2] = { tint(TINT_WHITE), tint(TINT_TONE) };
        canvas_outline(c, at, (struct outline){ 20.0f, 2.0f }, colors);
        canvas_icon(c, (struct box){ at.x + 28.0f, at.y + 28.0f, 40.0f, 40.0f },
                    back ? ICON_CHEVRON_LEFT : ICON_CHEVRON_RIGHT,
                    color_mix(tint(TINT_INK_3), tint(TINT_WHITE), 50));
        return;
    }
    component_button(
        c, &(struct button){
               .id = back ? "list-previous" : "list-next",
               .label = "",
               .name = canvas_word(c, back ? STR_NAV_PREVIOUS : STR_NAV_NEXT),
               .icon = back ? ICON_CHEVRON_LEFT : ICON_CHEVRON_RIGHT,
               .look = BUTTON_LINE,
               .box = at,
               .intent = { .type = INTENT_MAP_PAGE,
                           .value = step,
                           .limit = pages->count - 1 },
           });
}

/* What would widen a list that is empty or short. */
struct offer {
    const char *id, *label;
    struct intent intent;
};

/* @return where the next one stands. */
static float offer(struct canvas *c, struct box at, const struct offer *o)
{
    component_button(c, &(struct button){
                            .id = o->id,
                            .label = o->label,
                            .icon = ICON_NONE,
                            .role = TYPE_PLACE,
                            .box = at,
                            .intent = o->intent,
                        });
    return at.y + offer_h + 12.0f;
}

static struct intent whole_world(const struct atlas *a)
{
    return (struct intent){ .type = INTENT_MAP_WHOLE,
                            .from_view = a->plane.view,
                            .view = a->plane.home };
}

/* A short list is not all there is: the rest lies elsewhere. */
static void offer_rest(struct canvas *c, const struct atlas *a, struct box card)
{
    const struct box at = { card.x + inset,
                            card.y + card.h - foot_h +
                                (foot_h - offer_h) / 2.0f,
                            card.w - 2 * inset, offer_h };

    if (a->chosen < 0 && a->passing_count > a->list_count) {
        (void)offer(
            c, at,
            &(struct offer){
                "list-whole",
                arena_format(c->arena, "%s: %d", canvas_word(c, STR_MAP_WHOLE),
                             a->passing_count),
                whole_world(a),
            });
    }
}

static void foot(struct canvas *c, const struct atlas *a, struct box card,
                 const struct pages *pages)
{
    const float y = card.y + card.h - foot_h + (foot_h - turn_w) / 2.0f;

    if (pages->count < 2) {
        offer_rest(c, a, card);
        return;
    }
    turn_button(c, (struct box){ card.x + inset, y, turn_w, turn_w }, pages,
                -1);
    (void)canvas_words(c,
                       &(struct words){
                           .text = say_page_of(c, pages->index, pages->count),
                           .role = TYPE_PLACE,
                           .color = tint(TINT_INK_2),
                           .ground = tint(TINT_WHITE),
                           .box = { card.x + inset + turn_w, y,
                                    card.w - 2 * (inset + turn_w), turn_w },
                           .align = TEXT_CENTER,
                           .vertical = FROM_MIDDLE,
                           .lines_max = 1,
                       });
    turn_button(
        c, (struct box){ card.x + card.w - inset - turn_w, y, turn_w, turn_w },
        pages, 1);
}

/* Each facet that is set, and what is there without it. */
static float offer_without(struct canvas *c, struct box at)
{
    for (int f = FACET_NONE + 1; f < FACET_COUNT; f++) {
        const enum map_facet facet = (enum map_facet)f;
        const int value = c->show->map.filter.value[f];
        const int count = value ? map_value_count(c, facet, 0) : 0;
        if (count > 0) {
            const char *name =
                canvas_word_with(c, STR_MAP_WITHOUT, map_facet_name(c, facet));
            at.y = offer(c, at,
                         &(struct offer){
                             arena_format(c->arena, "without-%d", f),
                             arena_format(c->arena, "%s: %d", name, count),
                             map_set_facet(facet, 0),
                         });
        }
    }
    return at.y;
}

static void nothing(struct canvas *c, const struct atlas *a, struct box card)
{
    const bool filtered = a->passing_count == 0;
    struct box at = { card.x + inset, card.y + head_h + 20.0f,
                      card.w - 2 * inset, offer_h };
    const struct box said = canvas_words(
        c, &(struct words){
               .text = canvas_word(c, filtered ? STR_NAV_NO_RESULTS
                                               : STR_MAP_NONE_IN_VIEW),
               .role = TYPE_BODY,
               .color = tint(TINT_INK_2),
               .ground = tint(TINT_WHITE),
               .box = { at.x, at.y, at.w, 0 },
               .lines_max = 3,
               .heading = true,
           });

    at.y = said.y + said.h + 20.0f;
    if (filtered) {
        at.y = offer_without(c, at);
    }
    if (map_filter_is_set(&c->show->map.filter)) {
        at.y = offer(c, at,
                     &(struct offer){ "clear-filter",
                                      canvas_word(c, STR_NAV_CLEAR_FILTER),
                                      map_set_facet(FACET_NONE, 0) });
    }
    if (!filtered) {
        (void)offer(c, at,
                    &(struct offer){ "list-whole",
                                     canvas_word(c, STR_MAP_WHOLE),
                                     whole_world(a) });
    }
}

void map_list_draw(struct canvas *c, const struct atlas *a, struct box card)
{
    const struct pages pages = pages_of(c, a, card);
    const float row_h = (card.h - head_h - foot_h) / (float)pages.rows;

    canvas_shadow(c, card, card_radius);
    canvas_round(c, card, card_radius, tint(TINT_WHITE));
    head(c, a, card);
    rule_at(c, card, card.y + head_h - rule);
    if (a->list_count == 0) {
        nothing(c, a, card);
        return;
    }
    for (int i = 0; i < pages.rows; i++) {
        const int at = pages.index * pages.rows + i;
        const float y = card.y + head_h + (float)i * row_h;
        if (at < a->list_count) {
            if (i > 0) {
                rule_at(c, card, y - rule);
            }
            row(c, (struct box){ card.x, y, card.w, row_h - rule },
                a->list[at]);
        }
    }
    foot(c, a, card, &pages);
}
