#include "pdf_file.h"

#include <assert.h>
#include <cairo-pdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "log.h"
#include "pdf_pen.h"

enum {
    SCRATCH_BYTES = 256 << 20, /* addresses; pages are used as needed */
    STRINGS_BYTES = 64 << 20,
    LINK_BYTES_MAX = 64,
    GROW_FIRST_BYTES = 1 << 16,
    BOOKMARKS_MAX = 1024, /* More than a deck has slides. */
};

/* What cairo has written so far. */
struct stream {
    struct pdf_bytes bytes;
    size_t room;
};

/* A section in the outline. */
struct bookmark {
    const char *title;
    int page; /* From 1. */
};

struct pdf_file {
    struct pdf_params params;
    struct stream stream;
    cairo_surface_t *surface;
    struct pdf_fonts *fonts;
    struct region scratch, strings;
    struct pdf_tags tags;
    struct pdf_pen pen;
    struct bookmark *bookmarks;
    size_t bookmark_count;
    int page_count;      /* Begun. */
    const char *section; /* The one that begins at the next page, or NULL. */
    bool in_section;
};

static cairo_status_t take_bytes(void *closure, const unsigned char *data,
                                 unsigned len)
{
    struct stream *s = closure;

    if (s->room - s->bytes.len < len) {
        size_t room = s->room > 0 ? s->room : GROW_FIRST_BYTES;
        while (room - s->bytes.len < len) {
            room *= 2;
        }
        unsigned char *grown = realloc(s->bytes.data, room);
        if (!grown) {
            return CAIRO_STATUS_NO_MEMORY;
        }
        s->bytes.data = grown;
        s->room = room;
    }
    memcpy(s->bytes.data + s->bytes.len, data, len);
    s->bytes.len += len;
    return CAIRO_STATUS_SUCCESS;
}

static void write_metadata(struct pdf_file *f)
{
    const struct pdf_params *p = &f->params;

    cairo_pdf_surface_set_metadata(f->surface, CAIRO_PDF_METADATA_TITLE,
                                   p->title);
    cairo_pdf_surface_set_metadata(f->surface, CAIRO_PDF_METADATA_CREATOR,
                                   p->creator);
    if (p->created) {
        cairo_pdf_surface_set_metadata(
            f->surface, CAIRO_PDF_METADATA_CREATE_DATE, p->created);
    }
}

struct pdf_file *pdf_file_create(const struct pdf_params *params)
{
    struct pdf_file *f = calloc(1, sizeof(*f));
    if (!f) {
        log_fatal_memory(sizeof(*f));
    }

    f->params = *params;
    /* A page says its own size before anything is on it. */
    f->surface =
        cairo_pdf_surface_create_for_stream(take_bytes, &f->stream, 1, 1);
    f->fonts = pdf_fonts_create(params->text);
    f->scratch = region_create(SCRATCH_BYTES);
    f->strings = region_create(STRINGS_BYTES);
    f->pen = (struct pdf_pen){
        .cr = cairo_create(f->surface),
        .text = params->text,
        .shapes = params->shapes,
        .fonts = f->fonts,
        .pictures = params->pictures,
        .tags = &f->tags,
        .scratch = region_arena(&f->scratch),
    };
    f->tags.arena = region_arena(&f->strings);
    f->tags.items = arena_make(&f->tags.arena, struct pdf_tag, PDF_TAGS_MAX);
    f->tags.cr = f->pen.cr;
    f->bookmarks = arena_make(&f->tags.arena, struct bookmark, BOOKMARKS_MAX);
    write_metadata(f);
    return f;
}

void pdf_file_destroy(struct pdf_file *f)
{
    if (!f) {
        return;
    }
    if (f->pen.cr) {
        cairo_destroy(f->pen.cr);
        cairo_surface_destroy(f->surface);
    }
    pdf_fonts_destroy(f->fonts);
    region_destroy(&f->strings);
    region_destroy(&f->scratch);
    pdf_bytes_finish(&f->stream.bytes);
    free(f);
}

void pdf_file_begin_section(struct pdf_file *f, const char *title)
{
    if (f->in_section) {
        pdf_tags_end(&f->tags, PDF_TAG_SECTION);
        f->in_section = false;
    }
    f->section = arena_copy_string(&f->tags.arena, title, strlen(title));
}

/* The section that was named begins on this page. */
static void begin_section(struct pdf_file *f)
{
    assert(f->bookmark_count < BOOKMARKS_MAX);
    f->bookmarks[f->bookmark_count++] = (struct bookmark){
        .title = f->section,
        .page = f->page_count,
    };
    f->section = NULL;
    pdf_tags_begin(&f->tags, &(struct pdf_tag){ .kind = PDF_TAG_SECTION });
    f->in_section = true;
}

/* Last, because cairo does not survive a bookmark of a page that an error
   has kept from being written. */
static void write_outline(struct pdf_file *f)
{
    char link[LINK_BYTES_MAX];

    for (size_t i = 0; i < f->bookmark_count; i++) {
        (void)snprintf(link, sizeof(link), "page=%d pos=[0 0]",
                       f->bookmarks[i].page);
        (void)cairo_pdf_surface_add_outline(f->surface, CAIRO_PDF_OUTLINE_ROOT,
                                            f->bookmarks[i].title, link, 0);
    }
}

/* Cairo forgets tags that were begun or ended before a page has its size:
   so all of them are on a page. */
void pdf_file_begin_page(struct pdf_file *f, double w_pt, double h_pt)
{
    if (f->page_count > 0) {
        cairo_show_page(f->pen.cr);
    }
    cairo_pdf_surface_set_size(f->surface, w_pt, h_pt);
    if (f->page_count++ == 0) {
        pdf_tags_begin(&f->tags, &(struct pdf_tag){ .kind = PDF_TAG_DOCUMENT });
    }
    if (f->section) {
        begin_section(f);
    }
}

void pdf_file_draw(struct pdf_file *f, const struct pdf_list *list,
                   const struct pdf_place *place)
{
    cairo_t *cr = f->pen.cr;

    cairo_save(cr);
    cairo_translate(cr, place->x_pt, place->y_pt);
    cairo_scale(cr, place->pt_per_px, place->pt_per_px);
    if (!rect_is_empty(place->clip)) {
        pdf_pen_rect(cr, place->clip);
        cairo_clip(cr);
    }
    pdf_list_draw(&f->pen, list);
    cairo_restore(cr);
}

bool pdf_file_finish(struct pdf_file *f, struct pdf_bytes *out)
{
    const struct pdf_labels labels = {
        .language = f->params.language,
        .tags = &f->tags,
        .dated = f->params.created != NULL,
    };

    if (f->in_section) {
        pdf_tags_end(&f->tags, PDF_TAG_SECTION);
    }
    pdf_tags_end(&f->tags, PDF_TAG_DOCUMENT);
    cairo_show_page(f->pen.cr);
    cairo_status_t status = cairo_status(f->pen.cr);
    if (status == CAIRO_STATUS_SUCCESS) {
        write_outline(f);
    }
    cairo_destroy(f->pen.cr);
    cairo_surface_finish(f->surface);
    status = status ? status : cairo_surface_status(f->surface);
    cairo_surface_destroy(f->surface);
    f->pen.cr = NULL;
    if (status != CAIRO_STATUS_SUCCESS) {
        log_warning("the PDF cannot be made: %s",
                    cairo_status_to_string(status));
        return false;
    }
    return pdf_label(&f->stream.bytes, &labels, out);
}
