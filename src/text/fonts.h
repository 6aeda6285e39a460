#pragma once

/**
 * @file
 * The font files, by full path, read once and held in memory (2.6 MB), and
 * SDL_ttf's font objects made of them.
 *
 * Two kinds of object are kept. A *ruler* per file is as large as the
 * file's own design grid, so that what it measures is exact and holds for
 * every size. A *brush* per file and size draws, BRUSH_X_SCALE times wider
 * than high: averaged back, glyphs stand on quarters of a pixel, where
 * SDL_ttf alone puts them on whole ones.
 * Thread-safety: one thread per struct fonts.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <SDL_ttf.h>

#include "chars.h"
#include "text.h"

enum {
    BRUSH_X_SCALE = 4,
    /** Open at a time; the design needs about 40, its emphasis 20 more. */
    BRUSHES_MAX = 80,
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
    bool hinted;
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
enum font_file fonts_choose(const struct fonts *f, enum text_face face,
                            uint32_t c);

bool fonts_has(const struct fonts *f, enum font_file file, uint32_t c);

/** The path of @p file. */
void fonts_path(const struct fonts *f, enum font_file file,
                char out[FONT_PATH_BYTES_MAX]);

/** The ISO 15924 tag that a run of @p script is shaped with. */
const char *fonts_script(enum char_script script);

struct font_metrics fonts_metrics(const struct fonts *f, enum text_face face);

/** One direction and one script, as SDL_ttf takes them. */
struct font_run {
    enum font_file file;
    enum char_script script;
    bool rtl;
    /** A space, the text, a space, NUL: no ink hangs over its ends. */
    const char *padded;
    size_t len; /**< Bytes of the text alone. */
};

/** Advance of the text of @p run, without its two spaces. */
int fonts_advance_em16(struct fonts *f, const struct font_run *run);

/**
 * The font that draws @p run, told its direction and script. Borrowed until
 * the next call. NULL, and a line logged, if it cannot be opened.
 */
TTF_Font *fonts_brush(struct fonts *f, const struct font_run *run, int size_px);
