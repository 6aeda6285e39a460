#include "text_link.h"

#include "component.h"
#include "municipality.h"

enum {
    LINE_DROP_PERCENT = 13, /* from the baseline, of an em */
    LINE_PERCENT = 6,       /* its thickness */
    LETTERS_ABOVE_PERCENT = 80,
    LETTERS_BELOW_PERCENT = 24,
};

static const float target_min = 80.0f;

/* A link's part on one line. */
struct piece {
    int link; /* from 1 */
    struct rect rect;
    int baseline_px;
};

struct pieces {
    struct piece *items;
    size_t count;
};

static void add_piece(struct pieces *p, const struct piece *piece)
{
    struct piece *last = p->count > 0 ? &p->items[p->count - 1] : NULL;

    if (last && last->link == piece->link &&
        last->baseline_px == piece->baseline_px &&
        last->rect.x + last->rect.w >= piece->rect.x - 1) {
        last->rect.w = piece->rect.x + piece->rect.w - last->rect.x;
    } else {
        p->items[p->count++] = *piece;
    }
}

static bool is_shown(const struct canvas *c, struct rect line)
{
    const int middle = line.y + line.h / 2;

    return rect_is_empty(c->clip) ||
           (middle >= c->clip.y && middle < c->clip.y + c->clip.h);
}

static void find_in_line(struct pieces *p, const struct linked *text,
                         size_t index)
{
    const struct text_block *block = text->block;
    const struct text_line *line = &block->lines[index];
    const int y = text->rect.y + (int)index * block->style.line_px;

    for (size_t i = 0; i < line->segment_count; i++) {
        const struct text_segment *s = &line->segments[i];
        if (s->look.link > 0) {
            add_piece(p, &(struct piece){
                             .link = s->look.link,
                             .rect = { text->rect.x + s->x_px, y, s->w_px,
                                       block->style.line_px },
                             .baseline_px = text->rect.y + line->baseline_px,
                         });
        }
    }
}

static size_t count_segments(const struct text_block *block)
{
    size_t count = 0;
    for (size_t i = 0; i < block->line_count; i++) {
        count += block->lines[i].segment_count;
    }
    return count;
}

static struct pieces find_pieces(struct canvas *c, const struct linked *text)
{
    const struct text_block *block = text->block;
    struct pieces pieces = {
        .items = arena_make(c->arena, struct piece, count_segments(block)),
    };

    for (size_t i = 0; i < block->line_count; i++) {
        const struct rect line = { text->rect.x,
                                   text->rect.y + (int)i * block->style.line_px,
                                   1, block->style.line_px };
        if (is_shown(c, line)) {
            find_in_line(&pieces, text, i);
        }
    }
    return pieces;
}

/* From low up to, not including, high. */
struct range {
    int low, high;
};

static int int_min(int a, int b)
{
    return a < b ? a : b;
}

static int int_max(int a, int b)
{
    return a > b ? a : b;
}

/* @p r, at least @p least long, as far as @p room goes. */
static struct range grown(struct range r, int least, struct range room)
{
    const int more = int_max(0, least - (r.high - r.low));

    r.low -= more / 2;
    r.high += more - more / 2;
    if (r.low < room.low) {
        r.high += room.low - r.low;
        r.low = room.low;
    }
    if (r.high > room.high) {
        r.low = int_max(r.low - (r.high - room.high), room.low);
        r.high = room.high;
    }
    return r;
}

/* Where a target may reach. */
struct room {
    struct range x, y;
};

/* Keep out of @p other, that stands beside @p own; half of what is between
   them is left to each if it grows as well. */
static void keep_out(struct room *room, struct rect own, struct rect other,
                     bool grows)
{
    const int part = grows ? 2 : 1;
    const int own_right = own.x + own.w;
    const int own_end = own.y + own.h;
    const int right = other.x + other.w;
    const int end = other.y + other.h;

    if (end <= own.y) {
        room->y.low = int_max(room->y.low, own.y - (own.y - end) / part);
    } else if (other.y >= own_end) {
        room->y.high =
            int_min(room->y.high, own_end + (other.y - own_end) / part);
    } else if (right <= own.x) {
        room->x.low = int_max(room->x.low, own.x - (own.x - right) / part);
    } else if (other.x >= own_right) {
        room->x.high =
            int_min(room->x.high, own_right + (other.x - own_right) / part);
    }
}

static bool is_near(struct rect own, struct rect other, int reach_px)
{
    return !rect_is_empty(rect_intersect(rect_grow(own, reach_px), other));
}

static struct room room_of(const struct canvas *c, const struct pieces *pieces,
                           const struct piece *own, size_t target_count)
{
    const int reach_px = (int)(target_min * c->unit);
    const struct viewport v = c->p->viewport;
    const struct rect whole = rect_is_empty(c->clip)
                                  ? (struct rect){ 0, 0, v.w_px, v.h_px }
                                  : c->clip;
    struct room room = { { whole.x, whole.x + whole.w },
                         { whole.y, whole.y + whole.h } };

    for (size_t i = 0; i < pieces->count; i++) {
        const struct piece *other = &pieces->items[i];
        if (other->link != own->link &&
            is_near(own->rect, other->rect, reach_px)) {
            keep_out(&room, own->rect, other->rect, true);
        }
    }
    for (size_t i = 0; i < target_count; i++) {
        const struct target *t = &c->targets[i];
        if (t->role != ROLE_SURFACE && is_near(own->rect, t->rect, reach_px)) {
            keep_out(&room, own->rect, t->rect, false);
        }
    }
    return room;
}

static struct rect target_rect(const struct canvas *c, struct rect own,
                               const struct room *room)
{
    const int least = (int)(target_min * c->unit + 0.5f);
    const struct range x =
        grown((struct range){ own.x, own.x + own.w }, least, room->x);
    const struct range y =
        grown((struct range){ own.y, own.y + own.h }, least, room->y);

    return (struct rect){ x.low, y.low, x.high - x.low, y.high - y.low };
}

static const char *id_of_link(const struct canvas *c, struct link link)
{
    const struct content *content = c->content;

    switch (link.kind) {
    case LINK_GOAL:
        return arena_format(c->arena, "to-goal-%d", link.index + 1);
    case LINK_THEME:
        return arena_format(c->arena, "to-theme-%s",
                            content->themes[link.index].id);
    case LINK_PROJECT:
        return arena_format(c->arena, "to-project-%s",
                            content->projects[link.index].id);
    case LINK_PAGE:
        return arena_format(c->arena, "to-page-%s",
                            content->pages[link.index].id);
    case LINK_DECK:
        return arena_format(c->arena, "to-deck-%s",
                            content->decks[link.index].id);
    case LINK_PROJECTS:
        return "to-projects";
    case LINK_MAP:
        return "to-map";
    case LINK_MUNICIPALITIES:
        return "to-municipalities";
    case LINK_MUNICIPALITY:
        return arena_format(c->arena, "to-municipality-%s",
                            content->municipalities[link.index].id);
    case LINK_SOURCES:
        return "to-sources";
    case LINK_NONE:
    case LINK_HOME:
        break;
    }
    return "to-home";
}

/* The second of a name on a screen is numbered. */
static const char *own_id(const struct canvas *c, const char *name)
{
    const struct target_list list = { c->targets, c->target_count };
    const char *id = name;

    for (int n = 2; target_lookup(&list, target_key(id)); n++) {
        id = arena_format(c->arena, "%s-%d", name, n);
    }
    return id;
}

/* The words of a link, as they are spoken. */
static const char *words_of(const struct canvas *c, const struct linked *text,
                            int link)
{
    const struct mark_list *marks = text->marks;
    size_t start = 0;
    size_t end = 0;

    for (size_t i = 0; i < marks->count; i++) {
        const struct mark *mark = &marks->items[i];
        if (mark->link + 1 == link) {
            start = end == 0 ? mark->start : start;
            end = mark->start + mark->len;
        }
    }
    return arena_copy_string(c->arena, text->say + start, end - start);
}

static void underline(struct canvas *c, const struct linked *text,
                      const struct piece *piece, bool pressed)
{
    const int em = text->block->style.size_px;
    const int h = int_max(1, (em * LINE_PERCENT + 50) / 100);
    const struct rect line = {
        .x = piece->rect.x,
        .y = piece->baseline_px + (em * LINE_DROP_PERCENT + 50) / 100,
        .w = piece->rect.w,
        .h = pressed ? 2 * h : h,
    };

    canvas_fill(c, canvas_box(c, line), text->color);
}

/* Around letters and line, not around the room that a finger has. */
static struct rect ring_of(const struct linked *text, const struct piece *piece)
{
    const int em = text->block->style.size_px;
    const int above = em * LETTERS_ABOVE_PERCENT / 100;
    const int below = em * LETTERS_BELOW_PERCENT / 100;

    return (struct rect){ piece->rect.x, piece->baseline_px - above,
                          piece->rect.w, above + below };
}

void text_link_draw(struct canvas *c, const struct linked *text)
{
    const struct pieces pieces = find_pieces(c, text);
    const size_t target_count = c->target_count;
    int before = 0;

    for (size_t i = 0; i < pieces.count; i++) {
        const struct piece *piece = &pieces.items[i];
        const struct link link = text->marks->links[piece->link - 1];
        const char *id = own_id(c, id_of_link(c, link));
        const struct room room = room_of(c, &pieces, piece, target_count);
        const bool again = piece->link == before;
        const struct rect rect = target_rect(c, piece->rect, &room);
        canvas_target(c, &(struct touchable){
                             .id = id,
                             .role = again ? ROLE_SURFACE : ROLE_WORDS,
                             .name = words_of(c, text, piece->link),
                             .box = canvas_box(c, rect),
                             .ring = canvas_box(c, ring_of(text, piece)),
                             .intent = intent_open(screen_from_link(link)),
                         });
        underline(c, text, piece, canvas_is_pressed(c, id));
        before = piece->link;
    }
}
