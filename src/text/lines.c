#include "lines.h"

#include "widths.h"

/* Width at which piece @p i ends a line; @p before is what stands before. */
static int64_t width_ending(const struct paragraph *p, size_t i, int64_t before)
{
    const struct measured *m = &p->items[i];
    const bool soft = m->piece.end == PIECE_SOFT && i + 1 < p->count;
    return before + m->end_w + (soft ? p->hyphen_w : 0);
}

/* The last places at which a line may end; first: none. */
struct ends {
    size_t good;
    size_t hyphen; /* With a second hyphen before or behind it. */
};

/* Where a line that does not hold piece @p next ends. */
static struct line_cut choose_end(const struct paragraph *p, size_t first,
                                  struct ends ends, size_t next)
{
    if (ends.good > first) {
        return (struct line_cut){ .first = first, .end = ends.good };
    }
    if (ends.hyphen > first) {
        const bool divided = p->items[ends.hyphen - 1].divided;
        return (struct line_cut){ first, ends.hyphen, .forced = divided };
    }
    return (struct line_cut){ first, next, .forced = true };
}

static bool ends_with_hyphen(const struct paragraph *p, size_t end)
{
    return end > 0 && end < p->count &&
           p->items[end - 1].piece.end == PIECE_SOFT;
}

/* Would what follows a division at @p end need a line with a hyphen, too? */
static bool divides_again(const struct paragraph *p, size_t end, int64_t width)
{
    int64_t w = 0;
    size_t i = end;

    if (!p->items[end - 1].divided) {
        return false;
    }
    while (i < p->count && p->items[i].divided) {
        w += p->items[i++].w;
    }
    return i < p->count && w + p->items[i].end_w > width;
}

/* The line that begins with piece first. */
static struct line_cut take_line(const struct paragraph *p, size_t first,
                                 int64_t width)
{
    const bool after_hyphen = ends_with_hyphen(p, first);
    struct ends ends = { .good = first, .hyphen = first };
    int64_t before = 0;

    for (size_t i = first; i < p->count; i++) {
        const struct measured *m = &p->items[i];
        if (before + m->end_w > width && i > first) {
            return choose_end(p, first, ends, i);
        }
        if (m->piece.end == PIECE_FEED) {
            return (struct line_cut){ .first = first, .end = i + 1 };
        }
        if (m->piece.end != PIECE_JOINED &&
            width_ending(p, i, before) <= width) {
            const bool two = (after_hyphen && ends_with_hyphen(p, i + 1)) ||
                             divides_again(p, i + 1, width);
            *(two ? &ends.hyphen : &ends.good) = i + 1;
        }
        before += m->w + m->space_w;
    }
    return (struct line_cut){ .first = first, .end = p->count };
}

int64_t lines_width(const struct paragraph *p, struct line_cut cut)
{
    int64_t before = 0;
    for (size_t i = cut.first; i + 1 < cut.end; i++) {
        before += p->items[i].w + p->items[i].space_w;
    }
    return cut.end > cut.first ? width_ending(p, cut.end - 1, before) : 0;
}

size_t lines_fill(const struct paragraph *p, int64_t width,
                  struct line_cut *cuts)
{
    size_t count = 0;
    for (size_t first = 0; first < p->count; first = cuts[count++].end) {
        cuts[count] = take_line(p, first, width);
    }
    return count;
}

struct line_count {
    size_t lines;
    size_t forced;
};

static struct line_count count_lines(const struct paragraph *p, int64_t width)
{
    struct line_count count = { 0 };
    for (size_t first = 0; first < p->count;) {
        const struct line_cut cut = take_line(p, first, width);
        count.lines++;
        count.forced += cut.forced ? 1 : 0;
        first = cut.end;
    }
    return count;
}

/* The smallest width, to a pixel, with no more lines than at @p width. */
static int64_t narrowest(const struct paragraph *p, int64_t width)
{
    const struct line_count want = count_lines(p, width);
    int64_t low = 0;
    int64_t high = width;

    for (size_t i = 0; i < p->count; i++) {
        const int64_t w = width_ending(p, i, 0);
        low = w > low ? w : low;
    }
    while (low + FINE < high) {
        const int64_t middle = low + (high - low) / 2;
        const struct line_count got = count_lines(p, middle);
        if (got.lines <= want.lines && got.forced <= want.forced) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return high;
}

/* Costs of the best way on from a piece, and the piece after its line. */
struct way {
    int64_t cost;
    size_t end;
};

/* More than all squares of slack together, less than 64 bits can sum. */
static const int64_t line_cost = (int64_t)1 << 53;

static int64_t cost_of_slack(int64_t slack)
{
    /* A box of 16384 px, squared, 512 times, is less than line_cost. */
    return slack < 0 ? 0 : slack / 4 * (slack / 4);
}

/* The best line from piece first on; ways after it are known. */
static struct way find_way(const struct paragraph *p, const struct way *ways,
                           size_t first, int64_t width)
{
    struct way best = { .cost = INT64_MAX };
    int64_t before = 0;

    for (size_t i = first; i < p->count; i++) {
        const struct piece *piece = &p->items[i].piece;
        const int64_t w = width_ending(p, i, before);
        const bool last = i + 1 == p->count;
        if (before + p->items[i].end_w > width && best.cost < INT64_MAX) {
            break;
        }
        const bool fits = w <= width || best.cost == INT64_MAX;
        if ((piece->end != PIECE_JOINED || last) && fits) {
            const int64_t cost =
                line_cost + cost_of_slack(width - w) + ways[i + 1].cost;
            if (cost < best.cost) {
                best = (struct way){ .cost = cost, .end = i + 1 };
            }
        }
        if (piece->end == PIECE_FEED) {
            break;
        }
        before += p->items[i].w + p->items[i].space_w;
    }
    return best;
}

size_t lines_balance(const struct paragraph *p, int64_t width,
                     struct line_cut *cuts, struct arena scratch)
{
    const struct line_count filled = count_lines(p, width);
    if (p->count > BALANCED_PIECES_MAX || filled.forced > 0) {
        return lines_fill(p, width, cuts);
    }

    struct way *ways = arena_make(&scratch, struct way, p->count + 1);
    const int64_t column = narrowest(p, width);
    for (size_t i = p->count; i-- > 0;) {
        ways[i] = find_way(p, ways, i, column);
    }

    size_t count = 0;
    for (size_t first = 0; first < p->count; first = cuts[count++].end) {
        cuts[count] =
            (struct line_cut){ .first = first, .end = ways[first].end };
    }
    return count;
}
