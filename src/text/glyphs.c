#include "glyphs.h"

#include <assert.h>
#include <ft2build.h>
#include <stdlib.h>
#include <string.h>
#include FT_FREETYPE_H

#include "arena.h"
#include "log.h"
#include "text.h"

enum {
    DPI = 72, /* A point is a pixel. */
    FT_ONE = 64,
    /* From here up hinting would only bend the shapes. */
    HINTED_BELOW_PX = 28,
    /* What the budget holds, and a line's worth on top of it. */
    GLYPHS_MAX = 2 * GLYPH_BUDGET_COUNT,
    PLACE_BITS = 14, /* Half of them free, so that searches are short. */
    PLACE_COUNT = 1 << PLACE_BITS,
    MEMORY_BYTES = 256 * 1024 * 1024, /* Addresses; touched as needed. */
};

struct drawn {
    uint64_t key;
    struct glyph_image image;
};

/* A file as FreeType has it, at the size that was drawn last. */
struct face {
    FT_Face ft;
    int size_px;
    bool tried;
};

struct glyphs {
    const struct fonts *fonts;
    bool hinted;
    FT_Library library;
    struct face faces[FONT_FILE_COUNT];
    struct region memory;
    struct arena free;            /* What is left of it. */
    uint16_t places[PLACE_COUNT]; /* Number of a glyph, from 1; 0: free. */
    struct drawn drawn[GLYPHS_MAX];
    size_t count;
};

_Static_assert(GLYPHS_MAX <= UINT16_MAX && 2 * GLYPHS_MAX <= PLACE_COUNT,
               "a number fits, and there is always a free place");

struct glyphs *glyphs_create(const struct fonts *fonts, bool hinted)
{
    struct glyphs *g = calloc(1, sizeof(*g));
    if (!g || FT_Init_FreeType(&g->library) != 0) {
        log_fatal_memory(sizeof(*g));
    }
    g->fonts = fonts;
    g->hinted = hinted;
    g->memory = region_create(MEMORY_BYTES);
    g->free = region_arena(&g->memory);
    return g;
}

void glyphs_destroy(struct glyphs *g)
{
    if (!g) {
        return;
    }
    for (int i = 0; i < FONT_FILE_COUNT; i++) {
        if (g->faces[i].ft) {
            (void)FT_Done_Face(g->faces[i].ft);
        }
    }
    (void)FT_Done_FreeType(g->library);
    region_destroy(&g->memory);
    free(g);
}

size_t glyphs_bytes(const struct glyphs *g)
{
    return (size_t)(g->free.begin - (unsigned char *)g->memory.base);
}

void glyphs_trim(struct glyphs *g)
{
    if (glyphs_bytes(g) <= GLYPH_BUDGET_BYTES &&
        g->count <= GLYPH_BUDGET_COUNT) {
        return;
    }
    memset(g->places, 0, sizeof(g->places));
    g->count = 0;
    g->free = region_arena(&g->memory);
}

/* NULL: said in the log. */
static FT_Face open_face(struct glyphs *g, enum font_file file)
{
    struct face *face = &g->faces[file];
    const struct font_bytes bytes = fonts_bytes(g->fonts, file);

    if (face->tried) {
        return face->ft;
    }
    face->tried = true;
    if (FT_New_Memory_Face(g->library, bytes.data, (FT_Long)bytes.size_bytes, 0,
                           &face->ft) != 0) {
        char path[FONT_PATH_BYTES_MAX];
        fonts_path(g->fonts, file, path);
        log_warning("font %s cannot be drawn", path);
        face->ft = NULL;
    }
    return face->ft;
}

static bool is_hinted(const struct glyphs *g, int size_px)
{
    return g->hinted && size_px < HINTED_BELOW_PX;
}

/* Draw into FreeType's own place for a glyph. */
static bool draw(struct glyphs *g, FT_Face ft, struct glyph_key key)
{
    struct face *face = &g->faces[key.file];
    const FT_Int32 how =
        is_hinted(g, key.size_px) ? FT_LOAD_TARGET_LIGHT : FT_LOAD_NO_HINTING;

    if (face->size_px != key.size_px &&
        FT_Set_Char_Size(ft, 0, (FT_F26Dot6)key.size_px * FT_ONE,
                         DPI * GLYPH_X_SCALE, DPI) != 0) {
        return false;
    }
    face->size_px = key.size_px;
    return FT_Load_Glyph(ft, key.id, how | FT_LOAD_RENDER) == 0 &&
           ft->glyph->bitmap.pixel_mode == FT_PIXEL_MODE_GRAY;
}

static struct glyph_image keep(struct glyphs *g, const FT_GlyphSlot slot)
{
    const FT_Bitmap *from = &slot->bitmap;
    const size_t w = from->width;
    const size_t h = from->rows;
    unsigned char *cells =
        w > 0 && h > 0 ? arena_alloc(&g->free, 1, 1, w * h) : NULL;

    if (!cells) {
        return (struct glyph_image){ 0 };
    }
    for (size_t row = 0; row < h; row++) {
        memcpy(cells + row * w, from->buffer + (ptrdiff_t)row * from->pitch, w);
    }
    return (struct glyph_image){
        .cells = cells,
        .w = (int)w,
        .h = (int)h,
        .left = slot->bitmap_left,
        .top = slot->bitmap_top,
    };
}

/* Where the number of a glyph is, or would be. */
static uint16_t *find_place(struct glyphs *g, uint64_t key)
{
    /* Fibonacci hashing: 2^64 over the golden ratio (Knuth, volume 3, 6.4). */
    size_t i = key * UINT64_C(0x9E3779B97F4A7C15) >> (64 - PLACE_BITS);

    while (g->places[i] != 0 && g->drawn[g->places[i] - 1].key != key) {
        i = (i + 1) & (PLACE_COUNT - 1);
    }
    return &g->places[i];
}

struct glyph_image glyphs_image(struct glyphs *g, struct glyph_key key)
{
    assert(key.size_px > 0 && key.size_px <= TEXT_SIZE_MAX_PX);

    /* Exact, not a hash: the three numbers fit side by side. */
    const uint64_t exact = (uint64_t)key.id << 24 | (uint64_t)key.size_px << 8 |
                           (uint64_t)key.file;
    uint16_t *place = find_place(g, exact);
    if (*place != 0) {
        return g->drawn[*place - 1].image;
    }

    FT_Face ft = open_face(g, key.file);
    if (!ft || g->count == GLYPHS_MAX) {
        return (struct glyph_image){ 0 };
    }
    g->drawn[g->count] = (struct drawn){ .key = exact };
    if (draw(g, ft, key)) {
        g->drawn[g->count].image = keep(g, ft->glyph);
    }
    *place = (uint16_t)++g->count;
    return g->drawn[g->count - 1].image;
}
