#include "markup_problem.h"

#include "flanks.h"
#include "punctuation.h"

enum {
    RUN_MAX = 3, /* Longer runs are rules or drawings. */
    TAG_BYTES_MAX = 64,
    HEADING_MAX = 6,
    WORD_BYTES_MAX = 24, /* Quoted on either side of stars. */
};

/* Marks that come in pairs. */
static const char paired[] = { '_', '`', '~' };

enum {
    PAIRED_COUNT = sizeof(paired),
};

struct search {
    struct markup *markup;
    struct markup_part text;
    /* Where a run of a mark and a length opens, and 1; 0: nowhere. */
    size_t open[PAIRED_COUNT][RUN_MAX + 1];
};

void markup_add_problem(struct markup *m, enum markup_problem_kind kind,
                        struct markup_part part)
{
    const struct markup_problem *last =
        m->problem_count > 0 ? &m->problems[m->problem_count - 1] : NULL;

    if (last && last->kind == kind && last->part.text == part.text) {
        return; /* Stars of the same word. */
    }
    if (m->problem_count < MARKUP_PROBLEM_MAX) {
        m->problems[m->problem_count++] =
            (struct markup_problem){ .kind = kind, .part = part };
    }
}

static bool is_in_word(struct markup_part text, size_t pos)
{
    return pos < text.len && (unsigned char)text.text[pos] > ' ';
}

static bool is_within_character(struct markup_part text, size_t pos)
{
    return pos < text.len && ((unsigned char)text.text[pos] & 0xC0) == 0x80;
}

/* What stands from @p start to @p end and the word around it. */
static struct markup_part word_at(struct markup_part text, size_t start,
                                  size_t end)
{
    const size_t least = start < WORD_BYTES_MAX ? 0 : start - WORD_BYTES_MAX;
    const size_t most = end + WORD_BYTES_MAX;

    while (start > least && is_in_word(text, start - 1)) {
        start--;
    }
    while (is_within_character(text, start)) {
        start++;
    }
    while (end < most && is_in_word(text, end)) {
        end++;
    }
    while (is_within_character(text, end)) {
        end--;
    }
    return (struct markup_part){ text.text + start, end - start };
}

void markup_add_stars(struct markup *m, struct markup_part text, size_t start,
                      size_t end)
{
    markup_add_problem(m, MARKUP_NO_PARTNER, word_at(text, start, end));
}

static void add(struct search *s, size_t start, size_t end)
{
    markup_add_problem(
        s->markup, MARKUP_UNKNOWN,
        (struct markup_part){ s->text.text + start, end - start });
}

static size_t run_end(struct markup_part text, size_t pos)
{
    size_t end = pos;
    while (end < text.len && text.text[end] == text.text[pos]) {
        end++;
    }
    return end;
}

/* Underscores open and close at the edge of a word only: a_b_c is a name. */
static bool can_open(struct flanks f, char mark)
{
    return mark == '_' ? f.left && (!f.right || f.sign_before) : f.left;
}

static bool can_close(struct flanks f, char mark)
{
    return mark == '_' ? f.right && (!f.left || f.sign_after) : f.right;
}

static size_t find_pair(struct search *s, int which, size_t pos)
{
    const size_t end = run_end(s->text, pos);
    const size_t len = end - pos;
    const char mark = paired[which];

    if (len > RUN_MAX || (mark == '~' && len != 2)) {
        return end;
    }
    const struct flanks flanks = flanks_of(s->text, pos, end);
    size_t *open = &s->open[which][len];
    if (*open > 0 && can_close(flanks, mark)) {
        add(s, *open - 1, end);
        *open = 0;
    } else if (can_open(flanks, mark)) {
        *open = pos + 1;
    }
    return end;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* `<b>`, `</b>`, `<https://…>`; not `<5`. */
static size_t find_tag(struct search *s, size_t pos)
{
    const struct markup_part text = s->text;
    size_t i = pos + 1;

    i += i < text.len && text.text[i] == '/' ? 1 : 0;
    if (i >= text.len || !is_letter(text.text[i])) {
        return pos + 1;
    }
    while (i < text.len && i - pos < TAG_BYTES_MAX && text.text[i] != '<' &&
           text.text[i] != '>' && text.text[i] != '\n') {
        i++;
    }
    if (i >= text.len || text.text[i] != '>') {
        return pos + 1;
    }
    add(s, pos, i + 1);
    return i + 1;
}

/* `# ` to `###### ` where a line begins. */
static size_t find_heading(struct search *s, size_t pos)
{
    const size_t end = run_end(s->text, pos);
    const bool begins = pos == 0 || s->text.text[pos - 1] == '\n';

    if (begins && end - pos <= HEADING_MAX && end < s->text.len &&
        s->text.text[end] == ' ') {
        add(s, pos, end);
    }
    return end;
}

static size_t look_at(struct search *s, size_t pos)
{
    const char c = s->text.text[pos];

    for (int i = 0; i < PAIRED_COUNT; i++) {
        if (c == paired[i]) {
            return find_pair(s, i, pos);
        }
    }
    if (c == '<') {
        return find_tag(s, pos);
    }
    if (c == '#') {
        return find_heading(s, pos);
    }
    if (c == '\\' && pos + 1 < s->text.len &&
        is_ascii_punctuation((unsigned char)s->text.text[pos + 1])) {
        return pos + 2;
    }
    return pos + 1;
}

void markup_find_unknown(struct markup *m, struct markup_part text)
{
    struct search s = { .markup = m, .text = text };

    for (size_t pos = 0; pos < text.len;) {
        pos = look_at(&s, pos);
    }
}
