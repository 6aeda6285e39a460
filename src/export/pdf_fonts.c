#include "pdf_fonts.h"

#include <cairo-ft.h>
#include <ft2build.h>
#include <stdlib.h>
#include <string.h>
#include FT_FREETYPE_H

#include "log.h"

/* A file as FreeType holds it. Cairo keeps a face in its caches for longer
   than we do, so that each has a library of its own and goes with it. */
struct font_holder {
    FT_Library library;
    FT_Face face;
    unsigned char *bytes;
};

/* OpenType 1.9, "Organization of an OpenType font". */
enum {
    SFNT_COUNT_AT = 4, /* of tables, two bytes */
    SFNT_TABLES_AT = 12,
    SFNT_TABLE_BYTES = 16, /* of which the first four are its name */
};

struct pdf_fonts {
    const struct text *text;
    hb_buffer_t *buffer;
    struct pdf_font fonts[TEXT_FONTS_MAX];
    bool failed[TEXT_FONTS_MAX]; /* Said once. */
};

static const cairo_user_data_key_t holder_key;

struct pdf_fonts *pdf_fonts_create(const struct text *text)
{
    struct pdf_fonts *f = calloc(1, sizeof(*f));
    if (!f) {
        log_fatal_memory(sizeof(*f));
    }
    f->text = text;
    f->buffer = hb_buffer_create();
    return f;
}

void pdf_fonts_destroy(struct pdf_fonts *f)
{
    if (!f) {
        return;
    }
    for (int i = 0; i < TEXT_FONTS_MAX; i++) {
        if (f->fonts[i].face) {
            cairo_font_face_destroy(f->fonts[i].face);
            hb_font_destroy(f->fonts[i].shaper);
        }
    }
    hb_buffer_destroy(f->buffer);
    free(f);
}

static void holder_destroy(void *data)
{
    struct font_holder *h = data;

    if (h->face) {
        (void)FT_Done_Face(h->face);
    }
    if (h->library) {
        (void)FT_Done_FreeType(h->library);
    }
    free(h->bytes);
    free(h);
}

/*
 * Without its list of characters, cairo has to take our word for what a
 * glyph stands for. With it, cairo says of a ligature the one character that
 * few readers know, and contradicts that in a remark which fewer read.
 */
static void hide_characters(unsigned char *font, size_t len)
{
    if (len < SFNT_TABLES_AT) {
        return;
    }
    const size_t count =
        (size_t)font[SFNT_COUNT_AT] << 8 | font[SFNT_COUNT_AT + 1];

    for (size_t i = 0; i < count; i++) {
        const size_t at = SFNT_TABLES_AT + i * SFNT_TABLE_BYTES;
        if (at + SFNT_TABLE_BYTES <= len && memcmp(font + at, "cmap", 4) == 0) {
            font[at] = 'x';
        }
    }
}

/* NULL if FreeType cannot open it. */
static struct font_holder *holder_create(hb_blob_t *file)
{
    unsigned len = 0;
    const char *bytes = hb_blob_get_data(file, &len);
    struct font_holder *h = calloc(1, sizeof(*h));
    unsigned char *copy = malloc(len);
    if (!h || !copy) {
        log_fatal_memory(len + sizeof(*h));
    }

    memcpy(copy, bytes, len);
    hide_characters(copy, len);
    h->bytes = copy;
    if (FT_Init_FreeType(&h->library) != 0 ||
        FT_New_Memory_Face(h->library, copy, len, 0, &h->face) != 0) {
        holder_destroy(h);
        return NULL;
    }
    h->face->charmap = NULL; /* FreeType may have made one up from names. */
    return h;
}

/* NULL if FreeType or cairo cannot open it. */
static cairo_font_face_t *face_create(hb_blob_t *file)
{
    struct font_holder *h = holder_create(file);
    if (!h) {
        return NULL;
    }

    /* Outlines as they are: a page has no pixels to fit them to. */
    cairo_font_face_t *face =
        cairo_ft_font_face_create_for_ft_face(h->face, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(face, &holder_key, h, holder_destroy) !=
        CAIRO_STATUS_SUCCESS) {
        cairo_font_face_destroy(face);
        holder_destroy(h);
        return NULL;
    }
    return face;
}

static bool open_font(const char *path, struct pdf_font *out)
{
    hb_blob_t *file = hb_blob_create_from_file_or_fail(path);
    cairo_font_face_t *embedded = file ? face_create(file) : NULL;
    if (!embedded) {
        hb_blob_destroy(file);
        return false;
    }
    hb_face_t *face = hb_face_create(file, 0);

    *out = (struct pdf_font){
        .shaper = hb_font_create(face),
        .face = embedded,
        .units_per_em = (int)hb_face_get_upem(face),
        .silent_count = -1,
    };
    (void)hb_font_get_nominal_glyph(out->shaper, ' ', &out->space);
    out->space_wide = hb_font_get_glyph_h_advance(out->shaper, out->space);
    hb_face_destroy(face); /* The shaper holds it, and it the file. */
    hb_blob_destroy(file);
    return true;
}

struct pdf_font *pdf_fonts_lookup(struct pdf_fonts *f, int font)
{
    char path[TEXT_FONT_PATH_BYTES_MAX];

    if (!f->fonts[font].face && !f->failed[font]) {
        text_font_path(f->text, font, path);
        if (!open_font(path, &f->fonts[font])) {
            log_warning("font %s cannot be embedded", path);
            f->failed[font] = true;
        }
    }
    return f->failed[font] ? NULL : &f->fonts[font];
}

static bool has_ink(const struct pdf_font *font, hb_codepoint_t glyph)
{
    hb_glyph_extents_t extents = { 0 };

    return !hb_font_get_glyph_extents(font->shaper, glyph, &extents) ||
           extents.width != 0 || extents.height != 0;
}

/* Those that take no room, then the others; without .notdef and the space. */
static void find_silent_glyphs(struct pdf_font *font)
{
    const unsigned count =
        hb_face_get_glyph_count(hb_font_get_face(font->shaper));

    font->silent_count = 0;
    for (int wide = 0; wide < 2; wide++) {
        for (hb_codepoint_t g = 1; g < count; g++) {
            const bool is_wide =
                hb_font_get_glyph_h_advance(font->shaper, g) != 0;
            if (is_wide == (wide == 1) && g != font->space &&
                font->silent_count < SILENT_MAX && !has_ink(font, g)) {
                font->silent[font->silent_count++].glyph = g;
            }
        }
    }
}

hb_codepoint_t pdf_font_silent_glyph(struct pdf_font *font, uint32_t c)
{
    if (font->silent_count < 0) {
        find_silent_glyphs(font);
    }
    for (int i = 0; i < font->silent_count; i++) {
        struct silent_glyph *s = &font->silent[i];
        s->character = s->character == 0 ? c : s->character;
        if (s->character == c) {
            return s->glyph;
        }
    }
    return 0;
}

hb_buffer_t *pdf_fonts_shape(struct pdf_fonts *f, const struct pdf_font *font,
                             const struct text_run *run)
{
    const hb_feature_t kerned = {
        .tag = HB_TAG('k', 'e', 'r', 'n'),
        .value = 1,
        .start = HB_FEATURE_GLOBAL_START,
        .end = HB_FEATURE_GLOBAL_END,
    };
    const int len = (int)run->len + 2;

    hb_buffer_reset(f->buffer);
    /* A letter and its mark are two glyphs, and two characters. */
    hb_buffer_set_cluster_level(f->buffer,
                                HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_set_direction(f->buffer,
                            run->rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(f->buffer, hb_script_from_string(run->script, -1));
    hb_buffer_add_utf8(f->buffer, run->padded, len, 0, len);
    hb_shape(font->shaper, f->buffer, &kerned, 1);
    return f->buffer;
}
