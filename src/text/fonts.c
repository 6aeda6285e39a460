#include "fonts.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <hb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "log.h"
#include "utf8.h"

enum font_family {
    FAMILY_INTER,
    FAMILY_NOTO,
};

struct font_source {
    const char *name;
    enum font_family family;
};

static const struct font_source sources[FONT_FILE_COUNT] = {
    [FONT_INTER_REGULAR] = { "Inter-Regular.otf", FAMILY_INTER },
    [FONT_INTER_MEDIUM] = { "Inter-Medium.otf", FAMILY_INTER },
    [FONT_INTER_SEMIBOLD] = { "Inter-SemiBold.otf", FAMILY_INTER },
    [FONT_INTER_DISPLAY] = { "InterDisplay-SemiBold.otf", FAMILY_INTER },
    [FONT_INTER_ITALIC] = { "Inter-Italic.otf", FAMILY_INTER },
    [FONT_INTER_SEMIBOLD_ITALIC] = { "Inter-SemiBoldItalic.otf", FAMILY_INTER },
    [FONT_INTER_DISPLAY_ITALIC] = { "InterDisplay-SemiBoldItalic.otf",
                                    FAMILY_INTER },
    [FONT_NOTO_REGULAR] = { "NotoSans-Regular.ttf", FAMILY_NOTO },
    [FONT_NOTO_BOLD] = { "NotoSans-Bold.ttf", FAMILY_NOTO },
    [FONT_ARABIC_REGULAR] = { "NotoSansArabic-Regular.ttf", FAMILY_NOTO },
    [FONT_ARABIC_BOLD] = { "NotoSansArabic-Bold.ttf", FAMILY_NOTO },
};

static const char *const packages[] = {
    [FAMILY_INTER] = "fonts-inter",
    [FAMILY_NOTO] = "fonts-noto-core",
};

/* Who stands in for whom, first to last. */
static const enum font_file chains[FACE_COUNT][FONT_CHAIN_COUNT] = {
    [FACE_TEXT] = { FONT_INTER_REGULAR, FONT_NOTO_REGULAR,
                    FONT_ARABIC_REGULAR },
    [FACE_TEXT_MEDIUM] = { FONT_INTER_MEDIUM, FONT_NOTO_REGULAR,
                           FONT_ARABIC_REGULAR },
    [FACE_TEXT_SEMIBOLD] = { FONT_INTER_SEMIBOLD, FONT_NOTO_BOLD,
                             FONT_ARABIC_BOLD },
    [FACE_DISPLAY] = { FONT_INTER_DISPLAY, FONT_NOTO_BOLD, FONT_ARABIC_BOLD },
    [FACE_TEXT_ITALIC] = { FONT_INTER_ITALIC, FONT_NOTO_REGULAR,
                           FONT_ARABIC_REGULAR },
    [FACE_TEXT_SEMIBOLD_ITALIC] = { FONT_INTER_SEMIBOLD_ITALIC, FONT_NOTO_BOLD,
                                    FONT_ARABIC_BOLD },
    [FACE_DISPLAY_ITALIC] = { FONT_INTER_DISPLAY_ITALIC, FONT_NOTO_BOLD,
                              FONT_ARABIC_BOLD },
    /* Stands in for the permitted face until that is licensed. */
    [FACE_EMBLEM] = { FONT_NOTO_REGULAR, FONT_INTER_REGULAR,
                      FONT_ARABIC_REGULAR },
};

/* A face's own look, then with emphasis. */
struct family {
    enum text_face strong, italic, both;
};

static const struct family families[FACE_COUNT] = {
    [FACE_TEXT] = { FACE_TEXT_SEMIBOLD, FACE_TEXT_ITALIC,
                    FACE_TEXT_SEMIBOLD_ITALIC },
    [FACE_TEXT_MEDIUM] = { FACE_TEXT_SEMIBOLD, FACE_TEXT_ITALIC,
                           FACE_TEXT_SEMIBOLD_ITALIC },
    [FACE_TEXT_SEMIBOLD] = { FACE_TEXT_SEMIBOLD, FACE_TEXT_SEMIBOLD_ITALIC,
                             FACE_TEXT_SEMIBOLD_ITALIC },
    [FACE_DISPLAY] = { FACE_DISPLAY, FACE_DISPLAY_ITALIC, FACE_DISPLAY_ITALIC },
    /* What is emphasised as a whole has no further emphasis. */
    [FACE_TEXT_ITALIC] = { FACE_TEXT_SEMIBOLD_ITALIC, FACE_TEXT_ITALIC,
                           FACE_TEXT_SEMIBOLD_ITALIC },
    [FACE_TEXT_SEMIBOLD_ITALIC] = { FACE_TEXT_SEMIBOLD_ITALIC,
                                    FACE_TEXT_SEMIBOLD_ITALIC,
                                    FACE_TEXT_SEMIBOLD_ITALIC },
    [FACE_DISPLAY_ITALIC] = { FACE_DISPLAY_ITALIC, FACE_DISPLAY_ITALIC,
                              FACE_DISPLAY_ITALIC },
    [FACE_EMBLEM] = { FACE_EMBLEM, FACE_EMBLEM, FACE_EMBLEM },
};

/* A file, mapped rather than read: only parts of it are looked at. */
struct font {
    void *bytes; /* NULL: not mapped yet */
    size_t size_bytes;
    hb_font_t *shaper; /* On the file's own grid. NULL: not needed yet, */
    bool damaged;      /* or found to be no font, and said so. */
    int units_per_em, space_units;
};

struct fonts {
    struct fonts_params params;
    struct font files[FONT_FILE_COUNT];
    hb_buffer_t *buffer; /* Of the run that was shaped last, */
    char *padded;        /* and its text between two spaces. */
    size_t padded_capacity;
    struct font_glyph *glyphs;
    size_t glyph_capacity;
};

static bool map_file(const char *path, struct font *font)
{
    struct stat info;
    const int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0) {
        return false;
    }
    if (fstat(fd, &info) == 0 && info.st_size > 0) {
        font->size_bytes = (size_t)info.st_size;
        font->bytes =
            mmap(NULL, font->size_bytes, PROT_READ, MAP_PRIVATE, fd, 0);
        if (font->bytes == MAP_FAILED) {
            font->bytes = NULL;
        }
    }
    (void)close(fd);
    return font->bytes != NULL;
}

void fonts_path(const struct fonts *f, enum font_file file,
                char out[FONT_PATH_BYTES_MAX])
{
    const struct font_source *source = &sources[file];
    const char *dir = source->family == FAMILY_INTER ? f->params.inter_dir
                                                     : f->params.noto_dir;

    (void)snprintf(out, FONT_PATH_BYTES_MAX, "%s/%s", dir, source->name);
}

static void say_trouble(const struct fonts *f, enum font_file file,
                        const char *trouble, const char *reason)
{
    char path[FONT_PATH_BYTES_MAX];

    fonts_path(f, file, path);
    log_warning("font %s cannot be %s (%s); it comes with the Debian package "
                "%s",
                path, trouble, reason, packages[sources[file].family]);
}

/* All of them at start, so that a package that is missing is known then. */
static bool find_font(struct fonts *f, enum font_file file)
{
    char path[FONT_PATH_BYTES_MAX];

    fonts_path(f, file, path);
    if (!map_file(path, &f->files[file])) {
        say_trouble(f, file, "read", strerror(errno));
        return false;
    }
    return true;
}

const char *fonts_script(enum char_script script)
{
    switch (script) {
    case SCRIPT_COMMON:
    case SCRIPT_LATIN:
        return "Latn";
    case SCRIPT_GREEK:
        return "Grek";
    case SCRIPT_CYRILLIC:
        return "Cyrl";
    case SCRIPT_ARABIC:
        return "Arab";
    }
    return "Latn";
}

/* False if it is no font. */
static bool open_shaper(struct font *font)
{
    hb_blob_t *blob = hb_blob_create(font->bytes, (unsigned)font->size_bytes,
                                     HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    const bool whole = hb_face_get_glyph_count(face) > 0;
    hb_codepoint_t space;

    if (whole) {
        font->shaper = hb_font_create(face);
        font->units_per_em = (int)hb_face_get_upem(face);
        if (hb_font_get_nominal_glyph(font->shaper, ' ', &space)) {
            font->space_units =
                hb_font_get_glyph_h_advance(font->shaper, space);
        }
    }
    hb_face_destroy(face); /* The shaper holds it, and it the blob. */
    hb_blob_destroy(blob);
    return whole;
}

/* Opened when a text first needs it: the first picture of a stand takes
   half of them. NULL: the file is damaged. */
static const struct font *font_of(struct fonts *f, enum font_file file)
{
    struct font *font = &f->files[file];

    if (!font->shaper && !font->damaged && !open_shaper(font)) {
        font->damaged = true;
        say_trouble(f, file, "opened", "it is no font");
    }
    return font->damaged ? NULL : font;
}

static int64_t em16_from_units(const struct font *font, int64_t units)
{
    const int64_t grid = font->units_per_em;
    const int64_t half = units < 0 ? -grid / 2 : grid / 2;
    return (units * EM16 + half) / grid;
}

struct fonts *fonts_create(const struct fonts_params *params)
{
    struct fonts *f = calloc(1, sizeof(*f));
    if (!f) {
        log_fatal_memory(sizeof(*f));
    }
    f->params = *params;
    f->buffer = hb_buffer_create();
    for (int file = 0; file < FONT_FILE_COUNT; file++) {
        if (!find_font(f, (enum font_file)file)) {
            fonts_destroy(f);
            return NULL;
        }
    }
    return f;
}

void fonts_destroy(struct fonts *f)
{
    if (!f) {
        return;
    }
    for (int i = 0; i < FONT_FILE_COUNT; i++) {
        hb_font_destroy(f->files[i].shaper); /* NULL is fine */
        if (f->files[i].bytes) {
            (void)munmap(f->files[i].bytes, f->files[i].size_bytes);
        }
    }
    hb_buffer_destroy(f->buffer);
    free(f->padded);
    free(f->glyphs);
    free(f);
}

struct font_bytes fonts_bytes(const struct fonts *f, enum font_file file)
{
    const struct font *font = &f->files[file];
    return (struct font_bytes){ font->bytes, font->size_bytes };
}

enum text_face fonts_face(enum text_face face, struct text_look look)
{
    const struct family *family = &families[face];

    if (look.italic) {
        return look.strong ? family->both : family->italic;
    }
    return look.strong ? family->strong : face;
}

enum font_file fonts_first(enum text_face face)
{
    return chains[face][0];
}

enum font_file fonts_in_chain(enum text_face face, int i)
{
    assert(i >= 0 && i < FONT_CHAIN_COUNT);
    return chains[face][i];
}

bool fonts_has(struct fonts *f, enum font_file file, uint32_t c)
{
    const struct font *font = font_of(f, file);
    hb_codepoint_t glyph;

    return font && hb_font_get_nominal_glyph(font->shaper, c, &glyph);
}

enum font_file fonts_choose(struct fonts *f, enum text_face face, uint32_t c)
{
    for (int i = 0; i < FONT_CHAIN_COUNT; i++) {
        if (fonts_has(f, chains[face][i], c)) {
            return chains[face][i];
        }
    }
    return FONT_FILE_COUNT;
}

/* The first of the chain that is whole; NULL if none is. */
static const struct font *first_whole(struct fonts *f, enum text_face face)
{
    const struct font *font = NULL;

    for (int i = 0; i < FONT_CHAIN_COUNT && !font; i++) {
        font = font_of(f, chains[face][i]);
    }
    return font;
}

struct font_metrics fonts_metrics(struct fonts *f, enum text_face face)
{
    const struct font *font = first_whole(f, face);
    hb_font_extents_t line;
    hb_glyph_extents_t capital = { 0 };
    hb_codepoint_t glyph;

    if (!font) { /* Nothing will be drawn; the lines keep a height. */
        return (struct font_metrics){ EM16, EM16 / 4, EM16 * 3 / 4 };
    }
    (void)hb_font_get_h_extents(font->shaper, &line);
    if (hb_font_get_nominal_glyph(font->shaper, 'H', &glyph)) {
        (void)hb_font_get_glyph_extents(font->shaper, glyph, &capital);
    }
    return (struct font_metrics){
        .ascent_em16 = (int)em16_from_units(font, line.ascender),
        .descent_em16 = (int)em16_from_units(font, -line.descender),
        .capital_em16 = (int)em16_from_units(font, capital.y_bearing),
    };
}

static void *need(void *block, size_t *capacity, size_t count, size_t size)
{
    if (count <= *capacity) {
        return block;
    }
    void *more = realloc(block, count * size);
    if (!more) {
        log_fatal_memory(count * size);
    }
    *capacity = count;
    return more;
}

/* Shape @p run between two spaces, for the kerning to them: a line is as wide
   as the sum of its words. In units, from left to right. */
static void shape(struct fonts *f, const struct font *font,
                  const struct font_run *run)
{
    const size_t len = run->text.len + 2;

    f->padded = need(f->padded, &f->padded_capacity, len, 1);
    f->padded[0] = ' ';
    memcpy(f->padded + 1, run->text.text, run->text.len);
    f->padded[len - 1] = ' ';

    hb_buffer_clear_contents(f->buffer);
    hb_buffer_add_utf8(f->buffer, f->padded, (int)len, 0, (int)len);
    hb_buffer_set_direction(f->buffer,
                            run->rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(f->buffer,
                         hb_script_from_string(fonts_script(run->script), -1));
    hb_shape(font->shaper, f->buffer, NULL, 0);
}

/* Of blanks alone: nothing to shape, which is dear the first time. -1 if
   there is more. */
static int64_t blank_units(const struct font *font, struct span text)
{
    int64_t units = 0;

    for (size_t pos = 0; pos < text.len;) {
        uint32_t c;
        hb_codepoint_t glyph;
        pos += utf8_decode(text.text + pos, text.len - pos, &c);
        if (!char_is_space(c) ||
            !hb_font_get_nominal_glyph(font->shaper, c, &glyph)) {
            return -1;
        }
        units += hb_font_get_glyph_h_advance(font->shaper, glyph);
    }
    return units;
}

int64_t fonts_advance_em16(struct fonts *f, const struct font_run *run)
{
    const struct font *font = font_of(f, run->file);
    const int64_t blank = font ? blank_units(font, run->text) : 0;
    unsigned count = 0;

    if (!font || blank >= 0) {
        return font ? em16_from_units(font, blank) : 0;
    }
    shape(f, font, run);
    int64_t units = -2 * (int64_t)font->space_units;
    const hb_glyph_position_t *at =
        hb_buffer_get_glyph_positions(f->buffer, &count);
    for (unsigned i = 0; i < count; i++) {
        units += at[i].x_advance;
    }
    return em16_from_units(font, units);
}

struct font_shape fonts_shape(struct fonts *f, const struct font_run *run)
{
    const struct font *font = font_of(f, run->file);
    unsigned count = 0;
    size_t kept = 0;

    if (!font) {
        return (struct font_shape){ 0 };
    }
    shape(f, font, run);
    int64_t x = -font->space_units;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(f->buffer, &count);
    const hb_glyph_position_t *at =
        hb_buffer_get_glyph_positions(f->buffer, &count);
    f->glyphs = need(f->glyphs, &f->glyph_capacity, count, sizeof(*f->glyphs));
    for (unsigned i = 0; i < count; i++) {
        if (info[i].cluster > 0 && info[i].cluster <= run->text.len) {
            f->glyphs[kept++] = (struct font_glyph){
                .id = info[i].codepoint,
                .x_em16 = (int)em16_from_units(font, x + at[i].x_offset),
                .y_em16 = (int)em16_from_units(font, at[i].y_offset),
            };
        }
        x += at[i].x_advance;
    }
    return (struct font_shape){ f->glyphs, kept };
}
