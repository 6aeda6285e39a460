#pragma once

/**
 * @file
 * The display list: what a scene says and a compositor, a text trace or a
 * test reads. Plain data in order of drawing, in output pixels.
 *
 * Strings and text blocks live in the frame arena of the list.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "asset_id.h"
#include "draw_marks.h"
#include "geom.h"
#include "shape.h"
#include "text.h"

enum draw_type {
    DRAW_RECT,   /**< Filled; blended if its colour is not opaque. */
    DRAW_ROUND,  /**< Rounded rectangle, filled, with an optional border. */
    DRAW_SHADOW, /**< The design's one shadow; its colour is fixed. */
    DRAW_SHAPE,  /**< A named shape, as large as fits, centred. */
    DRAW_TEXT,   /**< A set paragraph; the rectangle is its box. */
    DRAW_IMAGE,  /**< A picture file, or its placeholder. */
    DRAW_SHADE,  /**< Filled as DRAW_RECT, but for a disc. */
    DRAW_STROKE, /**< A line through points. */
    DRAW_CODE,   /**< The dark modules of a code that a phone reads. */
    DRAW_CLIP,   /**< Until the next one: draw only inside; empty: all. */
    DRAW_TYPE_COUNT,
};

enum {
    CORNER_TOP_LEFT = 1,
    CORNER_TOP_RIGHT = 2,
    CORNER_BOTTOM_RIGHT = 4,
    CORNER_BOTTOM_LEFT = 8,
    CORNER_ALL = 15,
};

enum {
    SHADOW_BLUR_PX = 28, /**< At 1080 pixels short side. */
};

struct draw_round {
    int radius_px;       /**< At most half the shorter side is used. */
    int border_px;       /**< 0: none. Inside the rectangle. */
    struct color border; /**< Of the border. */
    unsigned corners;    /**< CORNER_… that are rounded. */
    /** Fill the corners it leaves out instead: rounds off what is there. */
    bool outside;
    /** DRAW_SHADOW only, where it scales the whole; 0: SHADOW_BLUR_PX. */
    int blur_px;
};

struct draw_shape {
    struct shape_id id;
    int stroke_px; /**< Line width of a stroked shape; 0 if filled. */
};

/** Where a text was written. `{0}`: the program's own words. */
struct draw_source {
    const char *file;
    const char *path; /**< The keys that lead to it; "" if not known. */
    int line, column; /**< From 1. */
};

struct draw_text {
    const struct text_block *block;
    struct color strong;  /**< Of emphasised segments. */
    struct color ground;  /**< What it stands on, for contrast checks. */
    const char *text;     /**< The paragraph as it was handed in. */
    const char *language; /**< Code of what it is in; NULL: not said. */
    struct draw_source source;
};

struct draw_image {
    struct asset_id asset;
    enum asset_fit fit;
    int radius_px;
    const char *name; /**< The file's path, for traces and dumps. */
    /** Of one that is enlarged: what it is stretched from; else empty. It
        has square corners. */
    struct draw_box box;
    int sharper; /**< And, once that is there, from so many times as much. */
};

/**
 * A square of side x side modules, by rows. Its rectangle is a whole number
 * of pixels a module; scaled, edges are rounded so that neighbours meet.
 */
struct draw_code {
    const unsigned char *modules; /**< 1 where it is dark. */
    int side;
    const char *text; /**< What is in it: two that say the same are equal. */
};

/** One command. Copyable, comparable, printable. */
struct draw_cmd {
    enum draw_type type;
    struct rect rect;
    struct color color;
    union {
        struct draw_round round; /**< Also of DRAW_SHADOW. */
        struct draw_shape shape;
        struct draw_text text;
        struct draw_image image;
        struct draw_shade shade;
        struct draw_stroke stroke;
        struct draw_code code;
    } u;
};

/** Commands in order of drawing. Lives in a frame arena. */
struct draw_list {
    const struct draw_cmd *items;
    size_t count;
};

/**
 * The pixels a command may touch, clip not counted: a shadow, a stroke and
 * a text reach beyond their rectangle. Compositors draw nothing outside,
 * so damage never misses a pixel. Empty for DRAW_CLIP.
 */
struct rect draw_bounds(const struct draw_cmd *cmd);

/**
 * Equal for commands that draw the same pixels at the same place. A picture
 * that arrives does not change it: who waits damages its rectangle.
 */
uint64_t draw_hash(const struct draw_cmd *cmd);

enum {
    DAMAGE_MAX = 8, /**< Rectangles of one frame. */
};

/** What changed between two frames. `{0}` is nothing. */
struct damage {
    struct rect rects[DAMAGE_MAX];
    size_t count;
};

/** Add @p r, merging when it pays or the limit is met; the rectangles stay
    disjoint. Empty: nothing. */
void damage_add(struct damage *d, struct rect r);

/**
 * What must be drawn again when @p after follows @p before on a screen of
 * one size. Both lists cover the whole screen, as every scene does.
 * Rectangles are merged when their union is under 1.3 times their sum (two
 * overlapping ones always are).
 */
struct damage damage_from_lists(const struct draw_list *before,
                                const struct draw_list *after,
                                struct rect screen);

/** The list as text, a command a line, the same on every machine: goldens
    and debugging. Lives in @p arena. */
char *draw_list_trace(const struct draw_list *list, struct arena *arena);
