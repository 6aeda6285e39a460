#include "pdf_tags.h"

#include <assert.h>
#include <string.h>

const char *pdf_tag_name(enum pdf_tag_kind kind)
{
    static const char *const names[PDF_TAG_KIND_COUNT] = {
        [PDF_TAG_DOCUMENT] = "Document", [PDF_TAG_SECTION] = "Sect",
        [PDF_TAG_HEADING] = "H1",        [PDF_TAG_TEXT] = "P",
        [PDF_TAG_FIGURE] = "Figure",
    };
    return names[kind];
}

/* NULL stays NULL. */
static const char *copy(struct pdf_tags *t, const char *text)
{
    return text ? arena_copy_string(&t->arena, text, strlen(text)) : NULL;
}

void pdf_tags_begin(struct pdf_tags *t, const struct pdf_tag *tag)
{
    assert(t->count < PDF_TAGS_MAX);
    t->items[t->count++] = (struct pdf_tag){
        .kind = tag->kind,
        .language = copy(t, tag->language),
        .alt = copy(t, tag->alt),
    };
    cairo_tag_begin(t->cr, pdf_tag_name(tag->kind), NULL);
}

void pdf_tags_end(struct pdf_tags *t, enum pdf_tag_kind kind)
{
    cairo_tag_end(t->cr, pdf_tag_name(kind));
}
