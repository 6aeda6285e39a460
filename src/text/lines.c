#include "lines.h"

#include <assert.h>
#include <string.h>

#include "utf8.h"
#include "widths.h"

enum {
    SHORT_LETTERS_MAX = 3,
    /* How far a line may be from the mean of all, in parts of that. */
    UNEVEN_PART = 10,
    /* What a line that takes a short word in leaves of the box: a full tile
       keeps its lines (design, picture 02, goal 11). */
    FREE_PART = 32,
};

/* Width at which piece @p i ends a line; @p before is what stands before. */
static int64_t width_ending(const struct paragraph *p, size_t i, int64_t before)
{
    const struct measured *m = &p->items[i];
    const bool soft = m->piece.end == PIECE_SOFT && i + 1 < p->count;
    return before + m->end_w + (soft ? m->hyphen_w : 0);
}

/* The last places at which a line may end; first: none. */
struct ends {
    size_t good;
    size_t hyphen; /* With a second hyphen before or behind it. */
    size_t any;    /* May or not; at least one piece. */
};

/* Where a line that does not hold all pieces ends. */
static struct line_cut choose_end(const struct paragraph *p, size_t first,
                                  struct ends ends)
{
    if (ends.good > first) {
        return (struct line_cut){ .first = first, .end = ends.good };
    }
    if (ends.hyphen > first) {
        const bool divided = p->items[ends.hyphen - 1].divided;
        return (struct line_cut){ first, ends.hyphen, .forced = divided };
    }
    return (struct line_cut){ first, ends.any, .forced = true };
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
    struct ends ends = { .good = first, .hyphen = first, .any = first + 1 };
    int64_t before = 0;

    for (size_t i = first; i < p->count; i++) {
        const struct measured *m = &p->items[i];
        if (before + m->end_w > width && i > first) {
            return choose_end(p, first, ends);
        }
        if (m->piece.end == PIECE_FEED) {
            return (struct line_cut){ .first = first, .end = i + 1 };
        }
        const bool fits = width_ending(p, i, before) <= width;
        ends.any = fits ? i + 1 : ends.any;
        if (fits && m->piece.end != PIECE_JOINED) {
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

/* A short word that belongs to the one after it: en, de, of; not VNG. */
static bool is_short_word(struct span word)
{
    size_t letters = 0;
    size_t capitals = 0;

    for (size_t pos = 0; pos < word.len && letters <= SHORT_LETTERS_MAX;) {
        uint32_t c;
        pos += utf8_decode(word.text + pos, word.len - pos, &c);
        if (char_is_mark(c) || char_is_dropped(c)) {
            continue;
        }
        if (char_script(c) == SCRIPT_COMMON) {
            return false; /* A sign after it parts it from the next. */
        }
        letters++;
        capitals += char_lower(c) != c ? 1 : 0;
    }
    return letters >= 1 && letters <= SHORT_LETTERS_MAX && capitals <= 1;
}

/* Would a line that ends with piece @p i, not the last one, part a short
   word from what follows? */
static bool ends_short(const struct paragraph *p, size_t i)
{
    const struct piece *piece = &p->items[i].piece;
    const bool whole = i == 0 || p->items[i - 1].piece.end != PIECE_JOINED;

    return whole && piece->end == PIECE_OPEN && piece->space_count > 0 &&
           is_short_word(piece->text);
}

/* Costs of the best way on from a piece, and the piece after its line. */
struct way {
    int64_t cost;
    size_t end;
};

/* More than all squares of slack together, and more than all short ends
   together, less than 64 bits can sum. */
static const int64_t short_cost = (int64_t)1 << 42;
static const int64_t line_cost = (int64_t)1 << 52;

/* What the lines of a heading are chosen in. */
struct balance {
    const struct paragraph *paragraph;
    struct way *ways;
    int64_t column;
    bool keeps_short; /* Short words go with what follows them. */
};

static int64_t cost_of_slack(int64_t slack)
{
    /* A box of 16384 px, in quarters, squared, 512 times, is less than
       short_cost. */
    return slack < 0 ? 0 : slack / 16 * (slack / 16);
}

/* Of a line that ends with piece @p i and is @p w wide, and all after it. */
static int64_t cost_of_line(const struct balance *b, size_t i, int64_t w)
{
    const bool parts_short = b->keeps_short && ends_short(b->paragraph, i);
    return line_cost + cost_of_slack(b->column - w) +
           (parts_short ? short_cost : 0) + b->ways[i + 1].cost;
}

/* The best line from piece first on; ways after it are known. */
static struct way find_way(const struct balance *b, size_t first)
{
    const struct paragraph *p = b->paragraph;
    struct way best = { .cost = INT64_MAX };
    int64_t before = 0;

    for (size_t i = first; i < p->count; i++) {
        const struct piece *piece = &p->items[i].piece;
        const int64_t w = width_ending(p, i, before);
        const bool last = i + 1 == p->count;
        if (before + p->items[i].end_w > b->column && best.cost < INT64_MAX) {
            break;
        }
        const bool fits = w <= b->column || best.cost == INT64_MAX;
        if ((piece->end != PIECE_JOINED || last) && fits) {
            const int64_t cost = cost_of_line(b, i, w);
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

static size_t find_lines(const struct balance *b, struct line_cut *cuts)
{
    const size_t pieces = b->paragraph->count;
    size_t count = 0;

    b->ways[pieces] = (struct way){ 0 };
    for (size_t i = pieces; i-- > 0;) {
        b->ways[i] = find_way(b, i);
    }
    for (size_t first = 0; first < pieces; first = cuts[count++].end) {
        cuts[count] =
            (struct line_cut){ .first = first, .end = b->ways[first].end };
    }
    return count;
}

static size_t count_short(const struct paragraph *p,
                          const struct line_cut *cuts, size_t count)
{
    size_t found = 0;
    for (size_t i = 0; i + 1 < count; i++) {
        found += ends_short(p, cuts[i].end - 1) ? 1 : 0;
    }
    return found;
}

static int64_t mean_width(const struct paragraph *p,
                          const struct line_cut *cuts, size_t count)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += lines_width(p, cuts[i]);
    }
    assert(count > 0);
    return sum / (int64_t)count;
}

static bool are_even(const struct paragraph *p, const struct line_cut *cuts,
                     size_t count)
{
    const int64_t mean = mean_width(p, cuts, count);
    const int64_t most = mean / UNEVEN_PART;

    for (size_t i = 0; i < count; i++) {
        const int64_t off = lines_width(p, cuts[i]) - mean;
        if (off > most || off < -most) {
            return false;
        }
    }
    return true;
}

/* Lines that part fewer short words, if they are as many and about even. */
static void keep_short(struct balance *b, int64_t width, struct line_cut *cuts,
                       size_t count, struct arena scratch)
{
    const struct paragraph *p = b->paragraph;
    const size_t parted = count_short(p, cuts, count);
    if (parted == 0) {
        return;
    }

    struct line_cut *other = arena_make(&scratch, struct line_cut, p->count);
    const int64_t mean = mean_width(p, cuts, count);
    const int64_t wider = mean + mean / UNEVEN_PART;
    const int64_t most = width - width / FREE_PART;
    b->keeps_short = true;
    b->column = wider > b->column ? wider : b->column;
    b->column = b->column < most ? b->column : most;
    if (find_lines(b, other) == count && are_even(p, other, count) &&
        count_short(p, other, count) < parted) {
        memcpy(cuts, other, count * sizeof(*cuts));
    }
}

size_t lines_balance(const struct paragraph *p, int64_t width,
                     struct line_cut *cuts, struct arena scratch)
{
    const struct line_count filled = count_lines(p, width);
    if (p->count == 0 || p->count > BALANCED_PIECES_MAX || filled.forced > 0) {
        return lines_fill(p, width, cuts);
    }

    struct balance b = {
        .paragraph = p,
        .ways = arena_make(&scratch, struct way, p->count + 1),
        .column = narrowest(p, width),
    };
    const size_t count = find_lines(&b, cuts);
    keep_short(&b, width, cuts, count, scratch);
    return count;
}
