#pragma once

/**
 * @file
 * The font files, by full path, mapped at start, and HarfBuzz on each of
 * them, made when a text first needs it.
 *
 * Letters are shaped on the file's own design grid, so that what is measured
 * is exact and holds for every size.
 * A file that is there but damaged is said once in the log, and the next of
 * the chain stands in for it.
 * Thread-safety: one thread per struct fonts.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chars.h"
#include "text.h"

enum {
    FONT_CHAIN_COUNT = 3, /**< Fonts of a face. */
    FONT_PATH_BYTES_MAX = 1024,
};

/** Widths that hold for every size: 65536ths of an em. */
enum {
    EM16 = 1 << 16,
};

enum font_file {
    FONT_INTER_REGULAR,
    FONT_INTER_MEDIUM,
    FONT_INTER_SEMIBOLD,
    FONT_INTER_DISPLAY,
    FONT_INTER_ITALIC,
    FONT_INTER_SEMIBOLD_ITALIC,
    FONT_INTER_DISPLAY_ITALIC,
    FONT_NOTO_REGULAR,
    FONT_NOTO_BOLD,
    FONT_ARABIC_REGULAR,
    FONT_ARABIC_BOLD,
    FONT_FILE_COUNT, /**< Also: no font has it. */
};

struct fonts_params {
    const char *inter_dir; /**< Borrowed for the life of the fonts. */
    const char *noto_dir;
};

/** A face's own metrics, whatever fallbacks a line uses. */
struct font_metrics {
    int ascent_em16;
    int descent_em16; /**< Positive. */
    int capital_em16; /**< Height of H. */
};

struct fonts;

/** NULL with a line logged that names file and Debian package. */
struct fonts *fonts_create(const struct fonts_params *params);

/** NULL is fine. */
void fonts_destroy(struct fonts *f);

/** The face of a part that looks like @p look in a text of @p face. */
enum text_face fonts_face(enum text_face face, struct text_look look);

/** The font that stands first for @p face. */
enum font_file fonts_first(enum text_face face);

/** @param i  0 to FONT_CHAIN_COUNT - 1: who stands in for whom. */
enum font_file fonts_in_chain(enum text_face face, int i);

/** The first font of the chain that has @p c, or FONT_FILE_COUNT. */
enum font_file fonts_choose(struct fonts *f, enum text_face face, uint32_t c);

bool fonts_has(struct fonts *f, enum font_file file, uint32_t c);

/** The path of @p file. */
void fonts_path(const struct fonts *f, enum font_file file,
                char out[FONT_PATH_BYTES_MAX]);

/** The ISO 15924 tag that a run of @p script is shaped with. */
const char *fonts_script(enum char_script script);

struct font_metrics fonts_metrics(struct fonts *f, enum text_face face);

/** The whole file; borrowed for the life of the fonts. */
struct font_bytes {
    const void *data;
    size_t size_bytes;
};

struct font_bytes fonts_bytes(const struct fonts *f, enum font_file file);

/** One font, one script, one direction. */
struct font_run {
    enum font_file file;
    enum char_script script;
    bool rtl;
    struct span text; /**< Borrowed. */
};

/** Width of a run. Nothing from a font that is damaged. */
int64_t fonts_advance_em16(struct fonts *f, const struct font_run *run);

/** A glyph of a run, from the run's left end on the baseline; y is up. */
struct font_glyph {
    uint32_t id; /**< In its file. */
    int x_em16, y_em16;
};

/** From left to right; borrowed until the next call. */
struct font_shape {
    const struct font_glyph *glyphs;
    size_t count;
};

struct font_shape fonts_shape(struct fonts *f, const struct font_run *run);
