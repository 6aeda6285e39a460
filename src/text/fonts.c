#include "fonts.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "log.h"

enum {
    DPI = 72, /* A point is a pixel. */
    /* From here up hinting would only bend the shapes. */
    HINTED_BELOW_PX = 28,
};

enum font_family {
    FAMILY_INTER,
    FAMILY_NOTO,
};

struct font_source {
    const char *name;
    enum font_family family;
    int units_per_em; /* The file's design grid. */
};

static const struct font_source sources[FONT_FILE_COUNT] = {
    [FONT_INTER_REGULAR] = { "Inter-Regular.otf", FAMILY_INTER, 2816 },
    [FONT_INTER_MEDIUM] = { "Inter-Medium.otf", FAMILY_INTER, 2816 },
    [FONT_INTER_SEMIBOLD] = { "Inter-SemiBold.otf", FAMILY_INTER, 2816 },
    [FONT_INTER_DISPLAY] = { "InterDisplay-SemiBold.otf", FAMILY_INTER, 2048 },
    [FONT_INTER_ITALIC] = { "Inter-Italic.otf", FAMILY_INTER, 2816 },
    [FONT_INTER_SEMIBOLD_ITALIC] = { "Inter-SemiBoldItalic.otf", FAMILY_INTER,
                                     2816 },
    [FONT_INTER_DISPLAY_ITALIC] = { "InterDisplay-SemiBoldItalic.otf",
                                    FAMILY_INTER, 2048 },
    [FONT_NOTO_REGULAR] = { "NotoSans-Regular.ttf", FAMILY_NOTO, 1000 },
    [FONT_NOTO_BOLD] = { "NotoSans-Bold.ttf", FAMILY_NOTO, 1000 },
    [FONT_ARABIC_REGULAR] = { "NotoSansArabic-Regular.ttf", FAMILY_NOTO, 1000 },
    [FONT_ARABIC_BOLD] = { "NotoSansArabic-Bold.ttf", FAMILY_NOTO, 1000 },
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

struct brush {
    TTF_Font *font; /* NULL: could not be opened. */
    enum font_file file;
    int size_px;   /* 0: a free place. */
    uint64_t used; /* Turn of the last use. */
};

/* A font's file. It is read many times over, at each size again, and in
   small pieces, so it is mapped rather than read. */
struct font_data {
    void *bytes; /* NULL: not mapped yet */
    size_t size;
};

struct fonts {
    struct fonts_params params;
    struct font_data data[FONT_FILE_COUNT];
    TTF_Font *rulers[FONT_FILE_COUNT];
    int space_units[FONT_FILE_COUNT];
    struct brush brushes[BRUSHES_MAX];
    uint64_t turn;
};

struct font_open {
    int size_px;
    int x_scale;
    int hinting;
};

static bool map_file(const char *path, struct font_data *data)
{
    struct stat info;
    const int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0) {
        return false;
    }
    if (fstat(fd, &info) == 0 && info.st_size > 0) {
        data->size = (size_t)info.st_size;
        data->bytes = mmap(NULL, data->size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (data->bytes == MAP_FAILED) {
            data->bytes = NULL;
        }
    }
    (void)close(fd);
    return data->bytes != NULL;
}

void fonts_path(const struct fonts *f, enum font_file file,
                char out[FONT_PATH_BYTES_MAX])
{
    const struct font_source *source = &sources[file];
    const char *dir = source->family == FAMILY_INTER ? f->params.inter_dir
                                                     : f->params.noto_dir;

    (void)snprintf(out, FONT_PATH_BYTES_MAX, "%s/%s", dir, source->name);
}

static TTF_Font *open_font(struct fonts *f, enum font_file file,
                           const struct font_open *how)
{
    const struct font_source *source = &sources[file];
    struct font_data *data = &f->data[file];
    char path[FONT_PATH_BYTES_MAX];
    fonts_path(f, file, path);

    if (!data->bytes && !map_file(path, data)) {
        log_warning("font %s cannot be read (%s); it comes with the Debian "
                    "package %s",
                    path, strerror(errno), packages[source->family]);
        return NULL;
    }
    TTF_Font *font =
        TTF_OpenFontDPIRW(SDL_RWFromConstMem(data->bytes, (int)data->size), 1,
                          how->size_px, (unsigned)(DPI * how->x_scale), DPI);
    if (!font) {
        log_warning("font %s cannot be opened (%s); it comes with the Debian "
                    "package %s",
                    path, TTF_GetError(), packages[source->family]);
        return NULL;
    }
    TTF_SetFontHinting(font, how->hinting);
    TTF_SetFontKerning(font, 1);
    return font;
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

/* Direction and script sit on the font object: said before every use. */
static void point_font(TTF_Font *font, enum char_script script, bool rtl)
{
    (void)TTF_SetFontDirection(font,
                               rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    (void)TTF_SetFontScriptName(font, fonts_script(script));
}

static int width_of(TTF_Font *font, const char *text)
{
    int w = 0;
    (void)TTF_SizeUTF8(font, text, &w, NULL);
    return w;
}

static bool open_ruler(struct fonts *f, enum font_file file)
{
    const struct font_open how = {
        .size_px = sources[file].units_per_em,
        .x_scale = 1,
        .hinting = TTF_HINTING_NONE,
    };

    TTF_Font *ruler = open_font(f, file, &how);
    if (!ruler) {
        return false;
    }
    f->rulers[file] = ruler;
    point_font(ruler, SCRIPT_LATIN, false);
    f->space_units[file] = width_of(ruler, " ");
    return true;
}

static int em16_from_units(enum font_file file, int units)
{
    const int64_t grid = sources[file].units_per_em;
    return (int)(((int64_t)units * EM16 + grid / 2) / grid);
}

struct fonts *fonts_create(const struct fonts_params *params)
{
    if (TTF_Init() != 0) {
        log_warning("SDL_ttf does not start: %s", TTF_GetError());
        return NULL;
    }

    struct fonts *f = calloc(1, sizeof(*f));
    if (!f) {
        log_fatal_memory(sizeof(*f));
    }
    f->params = *params;
    for (int file = 0; file < FONT_FILE_COUNT; file++) {
        if (!open_ruler(f, (enum font_file)file)) {
            fonts_destroy(f);
            return NULL;
        }
    }
    if (TTF_SetFontDirection(f->rulers[0], TTF_DIRECTION_LTR) != 0) {
        log_warning("this SDL_ttf has no HarfBuzz: Arabic cannot be set");
    }
    return f;
}

void fonts_destroy(struct fonts *f)
{
    if (!f) {
        return;
    }
    for (int i = 0; i < FONT_FILE_COUNT; i++) {
        if (f->rulers[i]) {
            TTF_CloseFont(f->rulers[i]);
        }
    }
    for (int i = 0; i < BRUSHES_MAX; i++) {
        if (f->brushes[i].font) {
            TTF_CloseFont(f->brushes[i].font);
        }
    }
    for (int i = 0; i < FONT_FILE_COUNT; i++) {
        if (f->data[i].bytes) {
            (void)munmap(f->data[i].bytes, f->data[i].size);
        }
    }
    free(f);
    TTF_Quit();
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

bool fonts_has(const struct fonts *f, enum font_file file, uint32_t c)
{
    return TTF_GlyphIsProvided32(f->rulers[file], c) != 0;
}

enum font_file fonts_choose(const struct fonts *f, enum text_face face,
                            uint32_t c)
{
    for (int i = 0; i < FONT_CHAIN_COUNT; i++) {
        if (fonts_has(f, chains[face][i], c)) {
            return chains[face][i];
        }
    }
    return FONT_FILE_COUNT;
}

struct font_metrics fonts_metrics(const struct fonts *f, enum text_face face)
{
    const enum font_file file = fonts_first(face);
    TTF_Font *ruler = f->rulers[file];
    int top = 0;

    (void)TTF_GlyphMetrics32(ruler, 'H', NULL, NULL, NULL, &top, NULL);
    return (struct font_metrics){
        .ascent_em16 = em16_from_units(file, TTF_FontAscent(ruler)),
        .descent_em16 = em16_from_units(file, -TTF_FontDescent(ruler)),
        .capital_em16 = em16_from_units(file, top),
    };
}

int fonts_advance_em16(struct fonts *f, const struct font_run *run)
{
    TTF_Font *ruler = f->rulers[run->file];

    point_font(ruler, run->script, run->rtl);
    const int units =
        width_of(ruler, run->padded) - 2 * f->space_units[run->file];
    return em16_from_units(run->file, units);
}

/* The brush itself, a free place, or the one that rested longest. A scan:
   it is done once for a new mask, which costs a thousand times more. */
static struct brush *find_brush(struct fonts *f, enum font_file file,
                                int size_px)
{
    struct brush *oldest = &f->brushes[0];

    for (int i = 0; i < BRUSHES_MAX; i++) {
        struct brush *b = &f->brushes[i];
        if (b->file == file && b->size_px == size_px) {
            return b;
        }
        if (b->used < oldest->used) {
            oldest = b;
        }
    }
    return oldest;
}

TTF_Font *fonts_brush(struct fonts *f, const struct font_run *run, int size_px)
{
    assert(size_px > 0 && size_px <= TEXT_SIZE_MAX_PX);

    struct brush *b = find_brush(f, run->file, size_px);
    if (b->file != run->file || b->size_px != size_px) {
        const bool hinted = f->params.hinted && size_px < HINTED_BELOW_PX;
        const struct font_open how = {
            .size_px = size_px,
            .x_scale = BRUSH_X_SCALE,
            .hinting = hinted ? TTF_HINTING_LIGHT : TTF_HINTING_NONE,
        };
        if (b->font) {
            TTF_CloseFont(b->font);
        }
        *b = (struct brush){
            .font = open_font(f, run->file, &how),
            .file = run->file,
            .size_px = size_px,
        };
    }
    b->used = ++f->turn;
    if (b->font) {
        point_font(b->font, run->script, run->rtl);
    }
    return b->font;
}
