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

/* The blanks and the line feed that stand at the breaker's place. */
static void take_spaces(struct breaker *b, struct piece *out)
{
    while (b->pos < b->text.len) {
        const char c = b->text.text[b->pos];
        if (c == '\n') {
            b->pos++;
            out->end = PIECE_FEED;
            return;
        }
        if (c == ' ' || c == '\t') {
            out->space_count++;
            out->end = PIECE_OPEN;
        } else if (c != '\r') {
            return;
        }
        b->pos++;
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

/* True if the piece ends before the character at the breaker's place. */
static bool ends_before(struct breaker *b, size_t look_end, struct piece *out)
{
    const char c = b->text.text[b->pos];

    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        take_spaces(b, out);
        return true; /* A lone carriage return joins two pieces. */
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

    while (b->pos < b->text.len && !ends_before(b, look_end, out)) {
        uint32_t c;
        const size_t n =
            utf8_decode(b->text.text + b->pos, b->text.len - b->pos, &c);
        b->pos += n;
        if (c == CHAR_SOFT_HYPHEN) {
            out->end = PIECE_SOFT;
            break;
        }
        if (c == CHAR_ZERO_WIDTH_SPACE) {
            out->end = PIECE_OPEN;
            break;
        }
        out->text.len += n;
        if (may_end_after(b, out, c)) {
            out->end = PIECE_OPEN;
            break;
        }
    }
    return true;
}
