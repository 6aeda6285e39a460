#include <string.h>

#include "value.h"

/* As long as a message quotes it; longer ones are cut behind that. */
struct copied {
    char text[QUOTE_BYTES_MAX];
};

_Static_assert((int)MARKUP_LINK_BYTES_MAX < (int)QUOTE_BYTES_MAX,
               "a link is copied whole");

static struct copied copied(struct markup_part part)
{
    const size_t most = QUOTE_BYTES_MAX - 1;
    struct copied c = { "" };

    memcpy(c.text, part.text, part.len < most ? part.len : most);
    return c;
}

static void report_problem(struct loader *ld, const struct spot *at,
                           const struct markup_problem *p)
{
    const struct quote quote = quote_text(copied(p->part).text);

    switch (p->kind) {
    case MARKUP_NO_PARTNER:
        spot_report(ld->diags, DIAG_MARK, at,
                    "an asterisk of %s has no partner and is shown; write \\* "
                    "for one that is meant",
                    quote.text);
        break;
    case MARKUP_UNKNOWN:
        spot_report(ld->diags, DIAG_MARK, at,
                    "%s is shown as it is; marks are *italic*, **bold** and "
                    "[words](project:id)",
                    quote.text);
        break;
    case MARKUP_NO_LINK:
        spot_report(ld->diags, DIAG_MARK, at,
                    "%s is no link and is shown; write [words](project:id), "
                    "or \\[ for a bracket",
                    quote.text);
        break;
    }
}

/* @return  NULL if there are none that lead anywhere. */
static struct link *load_links(struct loader *ld, const struct field *f,
                               const struct spot *at, const struct markup *m)
{
    struct link *links = NULL;

    if (f->has_links && m->link_count > 0) {
        links = loader_take(ld, sizeof(*links), m->link_count);
    }
    for (size_t i = 0; i < m->link_count; i++) {
        const struct copied to = copied(m->links[i]);
        if (links) {
            value_read_link(ld, at, to.text, &links[i]);
        } else if (!f->has_links) {
            spot_report(ld->diags, DIAG_MARK, at,
                        "the link to %s cannot be followed here; its words "
                        "are shown",
                        quote_text(to.text).text);
        }
    }
    return links;
}

const struct mark_list *value_load_marks(struct loader *ld,
                                         const struct field *f,
                                         const struct spot *at,
                                         const struct markup *m)
{
    for (size_t i = 0; i < m->problem_count; i++) {
        report_problem(ld, at, &m->problems[i]);
    }
    const struct link *links = load_links(ld, f, at, m);
    if (m->span_count == 0) {
        return NULL;
    }
    struct mark_list *list = loader_take(ld, sizeof(*list), 1);
    struct mark *marks = loader_take(ld, sizeof(*marks), m->span_count);
    if (!list || !marks) {
        return NULL;
    }

    *list = (struct mark_list){
        .items = marks,
        .links = links,
        .link_count = links ? m->link_count : 0,
    };
    for (size_t i = 0; i < m->span_count; i++) {
        const struct markup_span *span = &m->spans[i];
        const struct mark mark = {
            .start = span->start,
            .len = span->len,
            .bold = (span->styles & MARKUP_BOLD) != 0,
            .italic = (span->styles & MARKUP_ITALIC) != 0,
            .link = links ? span->link : -1,
        };
        if (mark.bold || mark.italic || mark.link >= 0) {
            marks[list->count++] = mark;
        }
    }
    return list;
}
