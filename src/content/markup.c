#include "markup.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "flanks.h"
#include "markup_problem.h"
#include "punctuation.h"

/*
 * The text is cut into tokens: what may be a mark. All between them is
 * plain. Brackets find their partners while the text is read, asterisks
 * right after the link or the text that they stand in; then the text is
 * written out without those that have partners.
 */

enum {
    NONE = -1,
    STYLES = 2,  /* Bold is taken with two asterisks, italic with one. */
    LENGTHS = 3, /* The rule of three looks at lengths modulo this. */
};

enum token_kind {
    TOKEN_ESCAPE, /* A backslash; the sign after it is plain. */
    TOKEN_STARS,
    TOKEN_OPEN,
    TOKEN_CLOSE,
};

struct token {
    enum token_kind kind;
    bool can_open, can_close; /* Stars. */
    uint32_t start, len;      /* In bytes of the marked text. */
    uint32_t left;            /* Stars without a partner. */
    uint32_t opened[STYLES];  /* How often it opens italic, bold, */
    uint32_t closed[STYLES];  /* and closes them. */
    int32_t before, after;    /* Stars that still look for a partner. */
    int32_t link;             /* Brackets. */
};

/* A bracket that waits for its partner. */
struct opener {
    int32_t token;
    int32_t stars; /* The last ones before it. */
};

struct reader {
    struct markup_part text;
    struct token *tokens;
    int32_t token_count;
    int32_t last_stars;
    struct opener *openers;
    size_t opener_count;
    size_t inside_count; /* Openers around a link: no link holds another. */
    struct markup_part *links;
    struct markup *out;
};

static bool is_special(char c)
{
    return c == '\\' || c == '*' || c == '[' || c == ']';
}

/* No text has more tokens. */
static size_t count_special(struct markup_part text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        count += is_special(text.text[i]) ? 1 : 0;
    }
    return count;
}

static struct token *add_token(struct reader *r, enum token_kind kind,
                               size_t start, size_t len)
{
    struct token *t = &r->tokens[r->token_count++];
    *t = (struct token){
        .kind = kind,
        .start = (uint32_t)start,
        .len = (uint32_t)len,
        .left = (uint32_t)len,
        .before = NONE,
        .after = NONE,
        .link = NONE,
    };
    return t;
}

static size_t read_stars(struct reader *r, size_t pos)
{
    size_t end = pos;
    while (end < r->text.len && r->text.text[end] == '*') {
        end++;
    }
    const struct flanks flanks = flanks_of(r->text, pos, end);
    const int32_t index = r->token_count;
    struct token *t = add_token(r, TOKEN_STARS, pos, end - pos);

    t->can_open = flanks.left;
    t->can_close = flanks.right;
    t->before = r->last_stars;
    if (r->last_stars != NONE) {
        r->tokens[r->last_stars].after = index;
    }
    r->last_stars = index;
    return end;
}

/* Stars that look for a partner no more. */
static void unlink_stars(struct reader *r, int32_t index)
{
    const struct token *t = &r->tokens[index];

    if (t->before != NONE) {
        r->tokens[t->before].after = t->after;
    }
    if (t->after != NONE) {
        r->tokens[t->after].before = t->before;
    } else {
        r->last_stars = t->before;
    }
}

/* What can open and close does not meet another to a multiple of three,
   unless both are. */
static bool are_partners(const struct token *opener, const struct token *closer)
{
    const bool both_ways = closer->can_open || opener->can_close;

    return opener->can_open && (!both_ways || closer->len % LENGTHS == 0 ||
                                (opener->len + closer->len) % LENGTHS != 0);
}

/* The nearest partner before @p closer that stands behind @p bottom. */
static int32_t find_opener(const struct reader *r, const struct token *closer,
                           int32_t bottom)
{
    int32_t i = closer->before;
    while (i > bottom && !are_partners(&r->tokens[i], closer)) {
        i = r->tokens[i].before;
    }
    return i > bottom ? i : NONE;
}

static void pair(struct reader *r, int32_t from, int32_t to)
{
    struct token *opener = &r->tokens[from];
    struct token *closer = &r->tokens[to];
    const uint32_t taken = opener->left >= 2 && closer->left >= 2 ? 2 : 1;

    while (closer->before != from) {
        unlink_stars(r, closer->before);
    }
    opener->left -= taken;
    closer->left -= taken;
    opener->opened[taken - 1]++;
    closer->closed[taken - 1]++;
    if (opener->left == 0) {
        unlink_stars(r, from);
    }
    if (closer->left == 0) {
        unlink_stars(r, to);
    }
}

/* Where the search for a partner has failed it is not done again: that keeps
   all of it linear. */
struct bottoms {
    int32_t below[2][LENGTHS];
};

/* @return  The stars to go on with. */
static int32_t close_stars(struct reader *r, int32_t index, struct bottoms *b)
{
    struct token *closer = &r->tokens[index];
    int32_t *bottom = &b->below[closer->can_open][closer->len % LENGTHS];
    const int32_t opener = find_opener(r, closer, *bottom);

    if (opener != NONE) {
        pair(r, opener, index);
        return closer->left > 0 ? index : closer->after;
    }
    *bottom = index - 1;
    if (!closer->can_open) {
        unlink_stars(r, index);
    }
    return closer->after;
}

/* The first stars behind token @p bottom that look for a partner. */
static int32_t first_stars(const struct reader *r, int32_t bottom)
{
    int32_t i = r->last_stars;
    while (i != NONE && r->tokens[i].before > bottom) {
        i = r->tokens[i].before;
    }
    return i > bottom ? i : NONE;
}

/* Find partners for all stars behind token @p bottom. */
static void pair_stars(struct reader *r, int32_t bottom)
{
    struct bottoms bottoms;

    for (int i = 0; i < 2 * LENGTHS; i++) {
        bottoms.below[i / LENGTHS][i % LENGTHS] = bottom;
    }
    for (int32_t i = first_stars(r, bottom); i != NONE;) {
        i = r->tokens[i].can_close ? close_stars(r, i, &bottoms)
                                   : r->tokens[i].after;
    }
    while (r->last_stars > bottom) {
        unlink_stars(r, r->last_stars);
    }
}

static void read_open(struct reader *r, size_t pos)
{
    r->openers[r->opener_count++] = (struct opener){
        .token = r->token_count,
        .stars = r->last_stars,
    };
    (void)add_token(r, TOKEN_OPEN, pos, 1);
}

static bool is_in_link(char c)
{
    return (unsigned char)c > ' ' && c != '(' && c != ')' && c != '<' &&
           c != 0x7F;
}

/* Where a link leads, from behind its parenthesis; empty: nowhere. */
static struct markup_part read_destination(struct markup_part text, size_t pos)
{
    size_t len = 0;

    while (pos + len < text.len && len < MARKUP_LINK_BYTES_MAX &&
           is_in_link(text.text[pos + len])) {
        len++;
    }
    const bool closed = pos + len < text.len && text.text[pos + len] == ')';
    return (struct markup_part){ text.text + pos, closed ? len : 0 };
}

/* `![` is a picture, which no text holds. */
static bool is_picture(const struct reader *r, const struct token *open)
{
    const int32_t before = (int32_t)(open - r->tokens) - 1;
    const bool escaped = before >= 0 &&
                         r->tokens[before].kind == TOKEN_ESCAPE &&
                         r->tokens[before].start + 2 == open->start;

    return open->start > 0 && r->text.text[open->start - 1] == '!' && !escaped;
}

static void reject_link(struct reader *r, const struct token *open, size_t end)
{
    const bool picture = is_picture(r, open);
    const size_t start = picture ? open->start - 1 : open->start;

    markup_add_problem(
        r->out, picture ? MARKUP_UNKNOWN : MARKUP_NO_LINK,
        (struct markup_part){ r->text.text + start, end - start });
}

/* @return  Where to go on. */
static size_t read_close(struct reader *r, size_t pos)
{
    const bool leads = pos + 1 < r->text.len && r->text.text[pos + 1] == '(';
    struct token *close = add_token(r, TOKEN_CLOSE, pos, 1);

    if (r->opener_count == 0) {
        return pos + 1;
    }
    const struct opener opener = r->openers[--r->opener_count];
    const bool inside = r->opener_count < r->inside_count;
    if (inside) {
        r->inside_count = r->opener_count;
    }
    if (!leads) {
        return pos + 1;
    }
    struct token *open = &r->tokens[opener.token];
    const struct markup_part to = read_destination(r->text, pos + 2);
    if (to.len == 0 || inside || is_picture(r, open)) {
        reject_link(r, open, pos + 2 + to.len + (to.len > 0 ? 1 : 0));
        return pos + 1;
    }
    pair_stars(r, opener.token);
    open->link = (int32_t)r->out->link_count;
    close->link = open->link;
    close->len = (uint32_t)to.len + 3;
    r->links[r->out->link_count++] = to;
    r->inside_count = r->opener_count;
    return pos + close->len;
}

static bool escapes_at(struct markup_part text, size_t pos)
{
    return pos + 1 < text.len &&
           is_ascii_punctuation((unsigned char)text.text[pos + 1]);
}

static void read_tokens(struct reader *r)
{
    const struct markup_part text = r->text;

    for (size_t pos = 0; pos < text.len;) {
        switch (text.text[pos]) {
        case '\\':
            if (escapes_at(text, pos)) {
                (void)add_token(r, TOKEN_ESCAPE, pos, 1);
                pos++;
            }
            pos++;
            break;
        case '*':
            pos = read_stars(r, pos);
            break;
        case '[':
            read_open(r, pos++);
            break;
        case ']':
            pos = read_close(r, pos);
            break;
        default:
            pos++;
            break;
        }
    }
}

/* The plain text, while it is written. */
struct writer {
    char *text;
    size_t len;
    struct markup_span *spans;
    size_t span_count;
    uint32_t depth[STYLES]; /* Of italic and of bold. */
    int link;
};

static unsigned styles_of(const struct writer *w)
{
    return (w->depth[0] > 0 ? (unsigned)MARKUP_ITALIC : 0) |
           (w->depth[1] > 0 ? (unsigned)MARKUP_BOLD : 0);
}

static void write_plain(struct writer *w, const char *from, size_t len)
{
    const unsigned styles = styles_of(w);
    struct markup_span *last =
        w->span_count > 0 ? &w->spans[w->span_count - 1] : NULL;

    if (len == 0) {
        return;
    }
    memcpy(w->text + w->len, from, len);
    if (last && last->start + last->len == w->len && last->styles == styles &&
        last->link == w->link) {
        last->len += len;
    } else if (styles != 0 || w->link != NONE) {
        w->spans[w->span_count++] = (struct markup_span){
            .start = w->len,
            .len = len,
            .styles = styles,
            .link = w->link,
        };
    }
    w->len += len;
}

static void write_token(struct writer *w, const struct reader *r,
                        const struct token *t)
{
    const char *from = r->text.text + t->start;

    switch (t->kind) {
    case TOKEN_ESCAPE:
        return;
    case TOKEN_STARS:
        for (int i = 0; i < STYLES; i++) {
            w->depth[i] -= t->closed[i];
        }
        write_plain(w, from, t->left);
        for (int i = 0; i < STYLES; i++) {
            w->depth[i] += t->opened[i];
        }
        return;
    case TOKEN_OPEN:
    case TOKEN_CLOSE:
        if (t->link == NONE) {
            write_plain(w, from, t->len);
        } else {
            w->link = t->kind == TOKEN_OPEN ? t->link : NONE;
        }
        return;
    }
}

static void write_all(struct writer *w, const struct reader *r)
{
    size_t pos = 0;

    for (int32_t i = 0; i < r->token_count; i++) {
        const struct token *t = &r->tokens[i];
        write_plain(w, r->text.text + pos, t->start - pos);
        write_token(w, r, t);
        pos = t->start + t->len;
    }
    write_plain(w, r->text.text + pos, r->text.len - pos);
}

static void report_stars(struct reader *r)
{
    for (int32_t i = 0; i < r->token_count; i++) {
        const struct token *t = &r->tokens[i];
        if (t->kind == TOKEN_STARS && t->left > 0 &&
            (t->can_open || t->can_close)) {
            markup_add_stars(r->out, r->text, t->start, t->start + t->len);
        }
    }
}

struct markup markup_parse(struct arena *arena, struct markup_part text)
{
    assert(text.len <= MARKUP_BYTES_MAX);

    struct markup m = { .text = "" };
    const size_t special = count_special(text);
    struct reader r = {
        .text = text,
        .tokens = arena_make(arena, struct token, special + 1),
        .last_stars = NONE,
        .openers = arena_make(arena, struct opener, special + 1),
        .links = arena_make(arena, struct markup_part, special + 1),
        .out = &m,
    };
    struct writer w = {
        .text = arena_make(arena, char, text.len + 1),
        .spans = arena_make(arena, struct markup_span, special + 1),
        .link = NONE,
    };

    read_tokens(&r);
    pair_stars(&r, NONE);
    report_stars(&r);
    markup_find_unknown(&m, text);
    write_all(&w, &r);
    m.text = w.text;
    m.len = w.len;
    m.spans = w.spans;
    m.span_count = w.span_count;
    m.links = r.links;
    return m;
}
