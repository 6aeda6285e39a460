#include "found_list.h"

#include "component.h"
#include "found_thing.h"
#include "say.h"

static const float label_h = 76.0f;
static const float row_h = 115.0f;
static const float pager_h = 87.0f; /* five rows over it */
static const float rule = 2.0f;
static const float inset = 32.0f;
static const float sign = 72.0f;
static const float radius = 28.0f;
static const float row_radius = 16.0f;

/* Hits of one page: from first up to, not including, end. */
struct found_page {
    size_t first, end;
};

static bool begins_group(const struct search_answer *a, size_t i, size_t first)
{
    return i == first ||
           !found_thing_is_same_group(&a->hits[i - 1], &a->hits[i]);
}

/* As many as fit in @p h; at least one. */
static struct found_page page_from(const struct search_answer *a, size_t first,
                                   float h)
{
    float y = 0.0f;
    size_t i = first;

    for (; i < a->hit_count; i++) {
        y += row_h + (begins_group(a, i, first) ? label_h : 0.0f);
        if (y > h && i > first) {
            break;
        }
    }
    return (struct found_page){ first, i };
}

static int count_pages(const struct search_answer *a, float h)
{
    int count = 0;

    for (size_t i = 0; i < a->hit_count; count++) {
        i = page_from(a, i, h).end;
    }
    return count > 0 ? count : 1;
}

static struct found_page find_page(const struct search_answer *a, int index,
                                   float h)
{
    struct found_page page = page_from(a, 0, h);

    for (int i = 0; i < index; i++) {
        page = page_from(a, page.end, h);
    }
    return page;
}

static void draw_rule(struct canvas *c, struct box row)
{
    canvas_fill(c, (struct box){ row.x, row.y + row.h - rule, row.w, rule },
                tint(TINT_TONE));
}

static void draw_group(struct canvas *c, struct box at, const char *label)
{
    (void)canvas_words(c, &(struct words){
                              .text = label,
                              .role = TYPE_LABEL,
                              .color = tint(TINT_INK_3),
                              .ground = tint(TINT_WHITE),
                              .box = { at.x + inset, at.y + 10.0f,
                                       at.w - 2 * inset, at.h - 10.0f },
                              .vertical = FROM_MIDDLE,
                              .lines_max = 1,
                              .heading = true,
                          });
    draw_rule(c, at);
}

static void draw_sign(struct canvas *c, struct box at,
                      const struct found_thing *thing)
{
    const float icon = 40.0f;
    const bool goal = thing->goal >= 0;
    const struct color fill = goal ? goal_color(thing->goal) : tint(TINT_TONE);

    canvas_round(c, at, 14.0f, fill);
    if (!goal) {
        canvas_icon(c,
                    (struct box){ at.x + (at.w - icon) / 2.0f,
                                  at.y + (at.h - icon) / 2.0f, icon, icon },
                    thing->icon, tint(TINT_INK));
        return;
    }
    (void)canvas_words(c, &(struct words){
                              .text = canvas_number(c, thing->goal + 1),
                              .role = TYPE_CARD,
                              .color = goal_text(thing->goal),
                              .ground = fill,
                              .box = at,
                              .align = TEXT_CENTER,
                              .vertical = FROM_MIDDLE,
                              .lines_max = 1,
                              .heading = true,
                          });
}

/* Of one row: title and what stands under it. */
struct row_words {
    struct words title, detail;
};

static struct row_words row_words(struct canvas *c, struct box at,
                                  const struct found_thing *thing,
                                  struct color ground)
{
    return (struct row_words){
        .title = { .text = thing->title,
                   .source = thing->source,
                   .role = TYPE_ROW,
                   .color = tint(TINT_INK),
                   .ground = ground,
                   .box = { at.x, at.y, at.w, 0 },
                   .lines_max = 2,
                   .heading = true,
                   .query = c->show->query.text },
        .detail = { .text = thing->detail,
                    .role = TYPE_PLACE,
                    .color = tint(TINT_INK_2),
                    .ground = ground,
                    .box = { at.x, at.y, at.w, 0 },
                    .lines_max = 2,
                    .heading = true,
                    .query = c->show->query.text },
    };
}

/* Both in the middle of the row. A row has three lines: under a title of two
   there is one, with the short form of a place that would not fit in it. */
static void draw_words(struct canvas *c, struct box at,
                       const struct found_thing *thing, struct color ground)
{
    struct row_words w = row_words(c, at, thing, ground);
    const float title_h = canvas_measure(c, &w.title).h;

    if (title_h > 1.5f * canvas_line(c, &w.title)) {
        w.detail.lines_max = 1;
        w.detail.text =
            canvas_fits(c, &w.detail) ? thing->detail : thing->short_detail;
    }
    const float detail_h =
        thing->detail[0] ? canvas_measure(c, &w.detail).h : 0.0f;
    w.title.box.y = at.y + (at.h - title_h - detail_h) / 2.0f;
    w.detail.box.y = w.title.box.y + title_h;
    (void)canvas_words(c, &w.title);
    (void)canvas_words(c, &w.detail);
}

static void draw_row(struct canvas *c, struct box at,
                     const struct search_hit *hit)
{
    const struct found_thing thing = found_thing_make(c, hit);
    const bool pressed = canvas_is_pressed(c, thing.id);
    const struct color ground = tint(pressed ? TINT_TONE : TINT_WHITE);
    const float x = at.x + inset + sign + 22.0f;
    const float chevron = 34.0f;
    const struct box inside = { at.x + 12.0f, at.y + 6.0f, at.w - 24.0f,
                                at.h - 14.0f };

    if (pressed) {
        canvas_round(c, inside, row_radius, ground);
    }
    draw_sign(
        c,
        (struct box){ at.x + inset, at.y + (at.h - sign) / 2.0f, sign, sign },
        &thing);
    draw_words(c,
               (struct box){ x, at.y, at.x + at.w - inset - chevron - x, at.h },
               &thing, ground);
    canvas_icon(c,
                (struct box){ at.x + at.w - inset - chevron + 8.0f,
                              at.y + (at.h - chevron) / 2.0f, chevron,
                              chevron },
                ICON_CHEVRON_RIGHT, tint(TINT_INK_3));
    canvas_target(c, &(struct touchable){
                         .id = thing.id,
                         .role = ROLE_LINK,
                         .name = thing.detail[0]
                                     ? arena_format(c->arena, "%s. %s",
                                                    thing.title, thing.detail)
                                     : thing.title,
                         .box = at,
                         .ring = inside,
                         .radius = row_radius,
                         .intent = thing.intent,
                     });
}

static void draw_page(struct canvas *c, struct box box,
                      const struct search_answer *a, struct found_page page)
{
    struct box at = { box.x, box.y, box.w, 0 };

    for (size_t i = page.first; i < page.end; i++) {
        if (begins_group(a, i, page.first)) {
            at.h = label_h;
            draw_group(c, at, found_thing_label(c, &a->hits[i]));
            at.y += label_h;
        }
        at.h = row_h;
        draw_row(c, at, &a->hits[i]);
        if (i + 1 < page.end && !begins_group(a, i + 1, page.first)) {
            draw_rule(c, at);
        }
        at.y += row_h;
    }
}

static void turn_button(struct canvas *c, struct box at, int step)
{
    component_button(
        c,
        &(struct button){
            .id = step < 0 ? "page-previous" : "page-next",
            .label = "",
            .name = canvas_word(c, step < 0 ? STR_NAV_PREVIOUS : STR_NAV_NEXT),
            .icon = step < 0 ? ICON_CHEVRON_LEFT : ICON_CHEVRON_RIGHT,
            .look = BUTTON_LINE,
            .role = TYPE_CONTROL,
            .box = at,
            .intent = { .type = INTENT_TURN,
                        .value = step,
                        .limit = c->page_count - 1 },
        });
}

/* Which page, between the ways to its neighbours. */
static void draw_pager(struct canvas *c, struct box at)
{
    const float w = 96.0f;
    const float h = 76.0f;
    const struct box left = { at.x + inset - 8.0f, at.y + (at.h - h) / 2.0f, w,
                              h };
    const struct box right = { at.x + at.w - inset + 8.0f - w, left.y, w, h };

    canvas_fill(c, (struct box){ at.x, at.y, at.w, rule }, tint(TINT_TONE));
    if (c->page_index > 0) {
        turn_button(c, left, -1);
    }
    (void)canvas_words(
        c, &(struct words){
               .text = say_page_of(c, c->page_index, c->page_count),
               .role = TYPE_PLACE,
               .color = tint(TINT_INK_2),
               .ground = tint(TINT_WHITE),
               .box = { left.x + w, at.y, right.x - left.x - w, at.h },
               .align = TEXT_CENTER,
               .vertical = FROM_MIDDLE,
               .lines_max = 1,
               .heading = true,
           });
    if (c->page_index + 1 < c->page_count) {
        turn_button(c, right, 1);
    }
}

void found_list_draw(struct canvas *c, struct box box,
                     const struct search_answer *answer)
{
    const int wanted = c->show->history[c->show->depth - 1].page;
    float room = box.h;
    int count = count_pages(answer, room);

    if (count > 1) {
        room -= pager_h;
        count = count_pages(answer, room);
    }
    c->page_count = count;
    c->page_index = wanted < count ? wanted : count - 1;
    canvas_shadow(c, box, radius);
    canvas_round(c, box, radius, tint(TINT_WHITE));
    draw_page(c, box, answer, find_page(answer, c->page_index, room));
    if (count > 1) {
        draw_pager(
            c, (struct box){ box.x, box.y + box.h - pager_h, box.w, pager_h });
    }
}
