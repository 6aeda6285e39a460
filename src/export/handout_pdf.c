#include <stdio.h>

#include "content.h"
#include "deck_page.h"
#include "handout.h"
#include "language.h"
#include "notes_page.h"
#include "out_file.h"
#include "pdf_file.h"
#include "pdf_picture.h"

enum {
    PAGE_BYTES = 64 << 20, /* addresses; pages are used as needed */
    SLIDE_W_PX = 1920,
    SLIDE_H_PX = 1080,
    EXIT_MISTAKES = 1,
    EXIT_COULD_NOT_RUN = 2,
};

/* A slide is as large as those of other programs: 13.33 by 7.5 inches. */
static const double slide_pt_per_px = 0.5;
static const double notes_pt_per_px = 72.0 / NOTES_PX_PER_INCH;

/* What a deck is drawn from and with. */
struct handout {
    const struct handout_params *params;
    struct deck_view view;
    struct strings *strings;
    struct shape_set *shapes;
    struct text *text;
    struct pdf_pictures *pictures;
    struct pdf_file *file;
    struct region memory; /* Of one slide. */
    int page_count;
};

static struct scene build_slide(const struct handout *h, int index,
                                struct arena *arena)
{
    const struct show show = deck_show(&h->view, index);
    const struct scene_params params = {
        .content = h->view.content,
        .strings = h->strings,
        .show = &show,
        .text = h->text,
        .shapes = h->shapes,
        .viewport = { .w_px = SLIDE_W_PX, .h_px = SLIDE_H_PX },
    };
    return scene_build(arena, &params);
}

static void begin_page(struct handout *h, int w_px, int h_px, double pt_per_px)
{
    h->page_count++;
    pdf_file_begin_page(h->file, w_px * pt_per_px, h_px * pt_per_px);
}

static void write_slide(struct handout *h, const struct pdf_list *slide)
{
    const struct pdf_place place = { .pt_per_px = slide_pt_per_px };

    begin_page(h, SLIDE_W_PX, SLIDE_H_PX, slide_pt_per_px);
    pdf_file_draw(h->file, slide, &place);
}

/* The slide in its place above the notes. */
static void draw_above(struct handout *h, const struct pdf_list *slide)
{
    const struct rect at = notes_slide_rect();
    const struct pdf_place place = {
        .x_pt = at.x * notes_pt_per_px,
        .y_pt = at.y * notes_pt_per_px,
        .pt_per_px = at.w * notes_pt_per_px / SLIDE_W_PX,
        .clip = { 0, 0, SLIDE_W_PX, SLIDE_H_PX },
    };
    pdf_file_draw(h->file, slide, &place);
}

static void write_notes(struct handout *h, const struct pdf_list *slide,
                        int index, struct arena *arena)
{
    const struct pdf_place place = { .pt_per_px = notes_pt_per_px };
    struct notes_flow flow = {
        .view = &h->view,
        .index = index,
        .text = h->text,
        .arena = arena,
    };
    struct draw_list page;

    for (int i = 0; notes_next_page(&flow, &page); i++) {
        const struct pdf_list notes = { .items = &page,
                                        .language = slide->language };
        begin_page(h, NOTES_W_PX, NOTES_H_PX, notes_pt_per_px);
        if (i == 0) {
            draw_above(h, slide);
        }
        pdf_file_draw(h->file, &notes, &place);
    }
}

static void write_section(struct handout *h, int index)
{
    struct arena arena = region_arena(&h->memory);
    const struct scene scene = build_slide(h, index, &arena);
    const struct pdf_list slide = deck_slide_list(&h->view, index, &scene);

    pdf_file_begin_section(h->file, deck_slide_title(&h->view, index, &arena));
    if (h->params->notes) {
        write_notes(h, &slide, index, &arena);
    } else {
        write_slide(h, &slide);
    }
}

/* False: said in the log, or as a diagnostic. */
static bool open_rooms(struct handout *h, struct diag_list *diags)
{
    const struct content *c = h->view.content;
    const char *dir = h->params->assets_dir;

    h->strings = strings_load(dir, diags);
    if (!h->strings) {
        return false;
    }
    h->shapes = shape_set_load(dir);
    h->text = h->shapes ? text_create(false) : NULL;
    h->pictures = pdf_pictures_create(c->dir, c->images, c->image_count);
    return h->text != NULL;
}

static bool write_file(struct handout *h)
{
    const struct handout_params *p = h->params;
    const struct content *c = h->view.content;
    const struct deck *deck = &c->decks[h->view.deck];
    const struct pdf_params params = {
        .title = deck->title.in[h->view.language],
        .language = c->languages[h->view.language],
        .creator = p->creator,
        .created = p->created,
        .text = h->text,
        .shapes = h->shapes,
        .pictures = h->pictures,
    };
    struct pdf_bytes bytes = { 0 };

    h->memory = region_create(PAGE_BYTES);
    h->file = pdf_file_create(&params);
    for (int i = 0; i < (int)deck->slide_count; i++) {
        write_section(h, i);
    }
    const bool fine = pdf_file_finish(h->file, &bytes) &&
                      out_file_write(p->pdf, bytes.data, bytes.len);
    pdf_bytes_finish(&bytes);
    pdf_file_destroy(h->file);
    region_destroy(&h->memory);
    return fine;
}

static int write_deck(struct handout *h, struct diag_list *diags)
{
    const char *language = h->params->language;
    int status = EXIT_COULD_NOT_RUN;

    h->view.deck = deck_find(h->view.content, h->params->deck);
    h->view.language = language ? language_find(h->view.content, language) : 0;
    if (h->view.deck != DECK_UNKNOWN && h->view.language != LANGUAGE_UNKNOWN &&
        open_rooms(h, diags) && write_file(h)) {
        (void)printf("%s: %d pages\n", h->params->pdf, h->page_count);
        status = 0;
    }
    pdf_pictures_destroy(h->pictures);
    text_destroy(h->text);
    shape_set_destroy(h->shapes);
    strings_destroy(h->strings);
    return status;
}

int handout_pdf(const struct handout_params *params)
{
    struct handout h = { .params = params };
    struct diag_list diags;
    int status = EXIT_MISTAKES;

    diag_list_init(&diags);
    struct content *content = content_load(params->content_dir, &diags);
    diag_list_print(&diags, stderr);
    if (content) {
        h.view.content = content;
        status = write_deck(&h, &diags);
    }
    content_destroy(content);
    diag_list_finish(&diags);
    return status;
}
