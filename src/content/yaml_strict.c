#include "yaml_strict.h"

#include <assert.h>

#include "diag_id.h"
#include "spot.h"
#include "utf8.h"

/* What a stretch of text between two marks is. */
enum stretch {
    STRETCH_BETWEEN, /* spaces, line ends, comments, indicators */
    STRETCH_SCALAR,
};

void yaml_strict_init(struct yaml_strict *s, const struct yaml_file *file,
                      struct diag_list *diags)
{
    *s = (struct yaml_strict){
        .file = file,
        .diags = diags,
        .line = 1,
        .column = 1,
    };
}

static struct diag_where here(const struct yaml_strict *s)
{
    return (struct diag_where){
        .file = s->file->name,
        .line = s->line,
        .column = s->column,
    };
}

static void report(const struct yaml_strict *s, struct diag_where where,
                   const char *message)
{
    const struct spot at = { .where = where };

    spot_report(s->diags, DIAG_SYNTAX, &at, "this is not YAML: %s", message);
}

/* The byte at @p pos; a line end where there is none. */
static char byte_at(const struct yaml_strict *s, size_t pos)
{
    return pos < s->file->len ? s->file->text[pos] : '\n';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

static size_t spaces_at(const struct yaml_strict *s, size_t pos)
{
    size_t count = 0;

    while (byte_at(s, pos + count) == ' ') {
        count++;
    }
    return count;
}

/* What a line begins with, blanks left out; a line end if it has no more. */
static char first_letter(const struct yaml_strict *s, size_t pos)
{
    while (is_blank(byte_at(s, pos))) {
        pos++;
    }
    return byte_at(s, pos);
}

/* A comment may stand anywhere, and so may the bracket that closes: authors
   put it below the key, and tools take it there. */
static bool is_free(char first, enum stretch stretch)
{
    return is_line_end(first) ||
           (stretch == STRETCH_BETWEEN &&
            (first == '#' || first == ']' || first == '}'));
}

/* A line inside brackets or quotes stands deeper than the list or map that
   it is in. */
static void check_indent(struct yaml_strict *s, enum stretch stretch)
{
    const char first = first_letter(s, s->byte);

    if (s->slip.line == 0 && !is_free(first, stretch) &&
        (int)spaces_at(s, s->byte) < s->columns[s->depth]) {
        s->slip = here(s);
    }
}

/* A bracket that is never closed is another mistake: wait for its end. */
static void report_slip(struct yaml_strict *s)
{
    if (s->slip.line > 0 && s->flow_depth == 0) {
        report(s, s->slip,
               "a line inside [ ], { } or quotes stands deeper than the key "
               "or dash before them; indent it with spaces");
        s->slip = (struct diag_where){ 0 };
    }
}

static const char comment_message[] = "a comment needs a space before its #";

static void check_comment(const struct yaml_strict *s)
{
    const char before = s->byte > 0 ? s->file->text[s->byte - 1] : ' ';

    if (s->column > 1 && !is_blank(before)) {
        report(s, here(s), comment_message);
    }
}

/* One character on. */
static void step(struct yaml_strict *s)
{
    const char before = s->file->text[s->byte];
    uint32_t c;

    s->byte += utf8_decode(s->file->text + s->byte, s->file->len - s->byte, &c);
    s->index++;
    s->column++;
    const bool is_crlf = before == '\r' && s->byte < s->file->len &&
                         s->file->text[s->byte] == '\n';
    if (is_line_end(before) && !is_crlf) {
        s->line++;
        s->column = 1;
    }
}

/* Up to the character @p index. @p is_indented: lines have a least depth. */
static void walk(struct yaml_strict *s, size_t index, enum stretch stretch,
                 bool is_indented)
{
    bool in_comment = false;

    while (s->index < index && s->byte < s->file->len) {
        if (s->column == 1) {
            in_comment = false;
        }
        if (s->file->text[s->byte] == '#' && !in_comment &&
            stretch == STRETCH_BETWEEN) {
            check_comment(s);
            in_comment = true;
        }
        step(s);
        if (s->column == 1 && is_indented) {
            check_indent(s, stretch);
        }
    }
}

void yaml_strict_enter(struct yaml_strict *s, const yaml_event_t *event)
{
    walk(s, event->start_mark.index, STRETCH_BETWEEN, s->flow_depth > 0);
}

/* Empty lines before the first line of a block are no wider than it. What
   follows may be no line of the block at all: then all of it is empty. */
static void check_block_start(const struct yaml_strict *s, size_t pos)
{
    size_t widest = 0;

    while (!is_line_end(byte_at(s, pos))) {
        pos++;
    }
    while (pos < s->file->len) {
        const size_t spaces = spaces_at(s, ++pos);
        pos += spaces;
        if (!is_line_end(byte_at(s, pos))) {
            if ((int)spaces >= s->columns[s->depth] && spaces < widest) {
                report(s, here(s),
                       "an empty line before this text has more spaces "
                       "than the text; take them out");
            }
            return;
        }
        widest = spaces > widest ? spaces : widest;
    }
}

/* Behind | or > come a sign and a digit, which says how wide it is. */
static void check_block(const struct yaml_strict *s)
{
    size_t pos = s->byte + 1;
    bool is_measured = false;

    while (byte_at(s, pos) == '+' || byte_at(s, pos) == '-' ||
           (byte_at(s, pos) >= '1' && byte_at(s, pos) <= '9')) {
        is_measured = is_measured || byte_at(s, pos) >= '1';
        pos++;
    }
    if (byte_at(s, pos) == '#') {
        report(s, here(s), comment_message);
    }
    if (!is_measured) {
        check_block_start(s, pos);
    }
}

bool yaml_strict_scalar(const struct yaml_strict *s, const yaml_event_t *event)
{
    const bool is_dash = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
                         event->data.scalar.length == 1 &&
                         event->data.scalar.value[0] == '-';

    if (is_dash && s->flow_depth > 0) {
        report(s, here(s), "a - alone inside [ ] or { } needs quotes");
        return false;
    }
    return true;
}

static void leave_scalar(struct yaml_strict *s, const yaml_event_t *event)
{
    const size_t end = event->end_mark.index;
    const bool is_flow = s->flow_depth > 0;

    switch (event->data.scalar.style) {
    case YAML_ANY_SCALAR_STYLE:
    case YAML_PLAIN_SCALAR_STYLE:
        walk(s, end, STRETCH_SCALAR, is_flow);
        break;
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        walk(s, end, STRETCH_SCALAR, true);
        break;
    case YAML_LITERAL_SCALAR_STYLE:
    case YAML_FOLDED_SCALAR_STYLE:
        check_block(s);
        walk(s, end, STRETCH_SCALAR, false);
        break;
    }
}

static void enter_node(struct yaml_strict *s, const yaml_event_t *event,
                       bool is_flow)
{
    const int outer = s->columns[s->depth];

    assert(s->depth < YAML_DEPTH_MAX);
    s->depth++;
    s->columns[s->depth] = is_flow ? outer : (int)event->start_mark.column + 1;
    s->flow_depth += is_flow ? 1 : 0;
}

static void leave_node(struct yaml_strict *s)
{
    assert(s->depth > 0);
    s->depth--;
    s->flow_depth -= s->flow_depth > 0 ? 1 : 0;
}

void yaml_strict_leave(struct yaml_strict *s, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        leave_scalar(s, event);
        break;
    case YAML_SEQUENCE_START_EVENT:
        enter_node(s, event,
                   event->data.sequence_start.style ==
                       YAML_FLOW_SEQUENCE_STYLE);
        break;
    case YAML_MAPPING_START_EVENT:
        enter_node(s, event,
                   event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        leave_node(s);
        break;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
    case YAML_ALIAS_EVENT:
        break;
    }
    walk(s, event->end_mark.index, STRETCH_SCALAR, false);
    report_slip(s);
}
