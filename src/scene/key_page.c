#include "key_page.h"

#include <math.h>

#include "key_cap.h"
#include "ring.h"
#include "utf8.h"

static const float margin = 64.0f;
static const float key_y = 176.0f;
static const float key_h = 132.0f;
static const float facts_h = 46.0f;
static const float does_gap = 48.0f;
static const float does_h = 156.0f;
static const float row_h = 62.0f;
static const float foot_h = 84.0f;

/* One line at a place; how it looks. */
struct line {
    const char *text;
    enum type_role role;
    enum tint tint;
};

static struct box say(struct canvas *c, const struct line *line, struct box box)
{
    return canvas_words(c, &(struct words){
                               .text = line->text,
                               .role = line->role,
                               .color = tint(line->tint),
                               .ground = tint(TINT_STAGE),
                               .box = box,
                               .vertical = box.h > 0 ? FROM_MIDDLE : FROM_TOP,
                               .lines_max = 1,
                               .heading = true,
                           });
}

static const char *symbol_text(struct canvas *c, uint32_t symbol)
{
    char text[UTF8_BYTES_MAX];
    const size_t len = utf8_encode(symbol, text);

    return arena_copy_string(c->arena, text, len);
}

static const char *held_text(struct canvas *c, const struct key_page_row *row)
{
    if (row->is_down) {
        return canvas_word(c, STR_KEYS_DOWN);
    }
    return canvas_word_with(c, STR_KEYS_HELD, canvas_number(c, row->held_ms));
}

static const char *place(struct canvas *c, const struct key_page_row *row)
{
    const char *usage = arena_format(c->arena, "%d (hex %02x)", row->usage,
                                     (unsigned)row->usage);
    return canvas_word_with(c, STR_KEYS_PLACE, usage);
}

/* "Place 0x4e · Sign b · Held for 80 ms · 3 repeats" */
static const char *facts(struct canvas *c, const struct key_page_row *row)
{
    const char *text = place(c, row);

    if (row->symbol != 0 && row->symbol != ' ') {
        const char *symbol =
            canvas_word_with(c, STR_KEYS_SIGN, symbol_text(c, row->symbol));
        text = arena_format(c->arena, "%s   ·   %s", text, symbol);
    }
    text = arena_format(c->arena, "%s   ·   %s", text, held_text(c, row));
    if (row->repeats > 0) {
        const char *repeats = canvas_word_with(c, STR_KEYS_REPEATS,
                                               canvas_number(c, row->repeats));
        text = arena_format(c->arena, "%s   ·   %s", text, repeats);
    }
    return text;
}

static struct key_cap cap_of(struct canvas *c, const struct key_page_row *row,
                             enum type_role role)
{
    return (struct key_cap){
        .text = row->name[0] ? row->name : canvas_word(c, STR_KEYS_NO_NAME),
        .role = role,
        .is_own = row->is_own,
    };
}

static void draw_cap(struct canvas *c, const struct key_cap *cap,
                     struct box room)
{
    const float air = room.h * 0.2f; /* a large key has more of it */
    const float w = fminf(key_cap_width(c, cap) + air, room.w);

    key_cap_draw(c, (struct box){ room.x, room.y, w, room.h }, cap);
}

/* One of the three places where a key may do something. */
static void draw_does(struct canvas *c, enum string_id place,
                      const char *action, struct box box)
{
    const struct line head = { canvas_word(c, place), TYPE_LABEL,
                               TINT_STAGE_TEXT_2 };
    const struct line what = { action, TYPE_TITLE_2, TINT_WHITE };

    canvas_fill(c, (struct box){ box.x, box.y, box.w, 2.0f },
                tint(TINT_STAGE_LINE));
    (void)say(c, &head, (struct box){ box.x, box.y + 18.0f, box.w, 34.0f });
    (void)say(c, &what, (struct box){ box.x, box.y + 60.0f, box.w, 70.0f });
}

static float third_of(const struct canvas *c)
{
    return (c->w - 2.0f * margin - 2.0f * does_gap) / 3.0f;
}

static void draw_newest(struct canvas *c, const struct key_page_row *row)
{
    const float w = c->w - 2.0f * margin;
    const struct key_cap cap = cap_of(c, row, TYPE_NOTES_5);
    const struct line told = { facts(c, row), TYPE_STATE, TINT_STAGE_TEXT_2 };
    const float y = key_y + key_h + 20.0f;
    const float third = third_of(c);
    struct box at = { margin, y + facts_h + 30.0f, third, does_h };

    draw_cap(c, &cap, (struct box){ margin, key_y, w, key_h });
    (void)say(c, &told, (struct box){ margin, y, w, facts_h });
    draw_does(c, STR_KEYS_LOOP, row->in_loop, at);
    at.x += third + does_gap;
    draw_does(c, STR_KEYS_BROWSE, row->browsing, at);
    at.x += third + does_gap;
    draw_does(c, STR_KEYS_IN_TALK, row->in_talk, at);
}

/* The keys before it, smaller: name, and what it does in a talk. */
static void draw_before(struct canvas *c, const struct key_page *page)
{
    const float third = third_of(c);
    const float top = key_y + key_h + facts_h + does_h + 84.0f;
    const float cap_h = row_h - 14.0f;
    float y = top;

    for (int i = 1; i < page->row_count && y + row_h < c->h - foot_h - 70.0f;
         i++) {
        const struct key_page_row *row = &page->rows[i];
        const struct key_cap cap = cap_of(c, row, TYPE_STATE);
        const struct line told = { place(c, row), TYPE_STATE,
                                   TINT_STAGE_TEXT_2 };
        const struct line talk = { row->in_talk, TYPE_STATE, TINT_WHITE };
        draw_cap(c, &cap, (struct box){ margin, y, third, cap_h });
        (void)say(c, &told,
                  (struct box){ margin + third + does_gap, y, third, cap_h });
        (void)say(c, &talk,
                  (struct box){ margin + 2.0f * (third + does_gap), y, third,
                                cap_h });
        y += row_h;
    }
}

static void draw_clicker(struct canvas *c, const struct key_page *page)
{
    const struct box at = { margin, c->h - foot_h - 56.0f, c->w - 2.0f * margin,
                            44.0f };
    const struct line known = { canvas_word_with(c, STR_KEYS_CLICKER,
                                                 page->clicker),
                                TYPE_STATE, TINT_WHITE };
    const struct line dead = { canvas_word(c, STR_KEYS_HALF_DEAD), TYPE_STATE,
                               TINT_GOLD };

    if (page->is_half_dead) {
        (void)say(c, &dead, at);
    } else if (page->clicker[0]) {
        (void)say(c, &known, at);
    }
}

static void draw_ring(struct canvas *c, int dots)
{
    if (dots > 0) {
        ring_draw(c, &(struct ring){ .middle_x = c->w / 2.0f,
                                     .middle_y = c->h / 2.0f,
                                     .radius = 118.0f,
                                     .dots = KEY_PAGE_RING_DOTS,
                                     .filled = dots });
    }
}

static bool has_own(const struct key_page *page)
{
    for (int i = 0; i < page->row_count; i++) {
        if (page->rows[i].is_own) {
            return true;
        }
    }
    return false;
}

struct scene key_page_build(struct arena *arena, const struct scene_params *p,
                            const struct key_page *page)
{
    struct canvas c;

    canvas_init(&c, arena, p);
    c.language = page->language;
    c.mirrored = language_is_rtl(page->language);
    const struct line title = { canvas_word(&c, STR_KEYS_TESTER), TYPE_TITLE_3,
                                TINT_WHITE };
    const struct line press = { canvas_word(&c, STR_KEYS_PRESS), TYPE_LEAD,
                                TINT_STAGE_TEXT_2 };
    const struct line stop = { canvas_word(&c, STR_KEYS_STOP), TYPE_STATE,
                               TINT_STAGE_TEXT_2 };
    const float w = c.w - 2.0f * margin;

    canvas_fill(&c, canvas_across(&c, 0, c.h), tint(TINT_STAGE));
    (void)say(&c, &title, (struct box){ margin, 56.0f, w, 0 });
    if (page->row_count > 0) {
        draw_newest(&c, &page->rows[0]);
        draw_before(&c, page);
    } else {
        (void)say(&c, &press, (struct box){ margin, key_y, w, key_h });
    }
    draw_clicker(&c, page);
    (void)say(&c, &stop,
              (struct box){ margin, c.h - foot_h + 14.0f, w, 44.0f });
    if (has_own(page)) {
        key_cap_legend(&c,
                       (struct box){ margin, c.h - foot_h + 14.0f, w, 44.0f });
    }
    draw_ring(&c, page->hold_dots);

    struct scene scene = canvas_scene(&c);
    scene.id = "keys";
    return scene;
}
