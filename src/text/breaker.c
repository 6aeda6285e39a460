#include "breaker.h"

#include "utf8.h"

void breaker_init(struct breaker *b, const struct text_params *params,
                  size_t len)
{
    *b = (struct breaker){
        .text = { params->text, len },
        .spans = params->spans,
        .span_count = params->span_count,
    };
}

static bool is_hyphen(uint32_t c)
{
    return c == '-' || c == CHAR_HYPHEN || c == CHAR_EN_DASH ||
           c == CHAR_EM_DASH;
}

/* Does a gap between pieces begin or go on with the character @p c? */
static bool is_gap(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' ||
           c == CHAR_SOFT_HYPHEN || c == CHAR_ZERO_WIDTH_SPACE;
}

static enum piece_end end_of_gap(uint32_t c, enum piece_end so_far)
{
    if (c == '\n') {
        return PIECE_FEED;
    }
    if (c == ' ' || c == '\t') {
        return PIECE_OPEN; /* Also where a soft hyphen stands among blanks. */
    }
    if (c == '\r' || so_far != PIECE_JOINED) {
        return so_far;
    }
    return c == CHAR_SOFT_HYPHEN ? PIECE_SOFT : PIECE_OPEN;
}

/* The gap at the breaker's place: all of it, so that no line begins with a
   blank, but at most one line feed. */
static void take_gap(struct breaker *b, struct piece *out)
{
    while (b->pos < b->text.len && out->end != PIECE_FEED) {
        uint32_t c;
        const size_t n =
            utf8_decode(b->text.text + b->pos, b->text.len - b->pos, &c);
        if (!is_gap(c)) {
            return;
        }
        out->space_count += c == ' ' || c == '\t' ? 1 : 0;
        out->end = end_of_gap(c, out->end);
        b->pos += n;
    }
}

/* May a line end between a piece that ends with @p c and what follows? */
static bool may_end_after(const struct breaker *b, const struct piece *piece,
                          uint32_t c)
{
    uint32_t next;

    if (b->pos >= b->text.len || (!is_hyphen(c) && c != '/')) {
        return false;
    }
    (void)utf8_decode(b->text.text + b->pos, b->text.len - b->pos, &next);
    /* A sign alone is a minus or a bullet. What follows must be a letter:
       digits, closing signs and further slashes stay. */
    const bool alone = piece->text.len <= 1;
    return !alone && char_direction(next) != CHAR_NEUTRAL &&
           !char_is_digit(next) && !char_is_mark(next);
}

/* Where the look changes next, and what it is until then. */
static size_t take_look(struct breaker *b, struct text_look *out)
{
    while (b->span_count > 0 && b->spans->start + b->spans->len <= b->pos) {
        b->spans++;
        b->span_count--;
    }
    if (b->span_count == 0) {
        return b->text.len;
    }
    if (b->spans->start > b->pos) {
        return b->spans->start;
    }
    *out = b->spans->look;
    return b->spans->start + b->spans->len;
}

/* True if the piece ends before the character @p c at the breaker's place. */
static bool ends_before(struct breaker *b, uint32_t c, size_t look_end,
                        struct piece *out)
{
    if (is_gap(c)) {
        take_gap(b, out); /* A lone carriage return joins two pieces. */
        return true;
    }
    return b->pos == look_end;
}

bool breaker_next(struct breaker *b, struct piece *out)
{
    if (b->pos >= b->text.len) {
        return false;
    }
    *out = (struct piece){
        .text = { .text = b->text.text + b->pos },
    };
    const size_t look_end = take_look(b, &out->look);

    while (b->pos < b->text.len) {
        uint32_t c;
        const size_t n =
            utf8_decode(b->text.text + b->pos, b->text.len - b->pos, &c);
        if (ends_before(b, c, look_end, out)) {
            break;
        }
        b->pos += n;
        out->text.len += n;
        if (may_end_after(b, out, c)) {
            out->end = PIECE_OPEN;
            break;
        }
    }
    return true;
}
