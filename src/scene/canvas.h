#pragma once

/**
 * @file
 * Where a screen writes its lists, in design units.
 *
 * One unit is a pixel at 1920 x 1080; the canvas scales, rounds to whole
 * pixels and keeps both lists. Screens see a width and a height that depend
 * on the shape of the output only: about 1080 high in landscape, 1080 wide
 * in portrait.
 */

#include <stdbool.h>

#include "palette.h"
#include "scene.h"
#include "type.h"

/** In design units. */
struct box {
    float x, y, w, h;
};

struct canvas {
    const struct scene_params *p;
    const struct content *content;
    const struct show *show;
    const char *language; /**< Code. */
    int language_index;
    struct arena *arena;
    float unit; /**< Output pixels per design unit. */
    float w, h; /**< Of the design area. */
    float margin;
    float ground; /**< y of the footer's top edge, the ground line. */
    float bleed;  /**< Free space left and right of the design area. */
    bool portrait;
    bool mirrored;      /**< Right to left: x counts from the right edge. */
    bool reader;        /**< Pages for reading: reader.h instead of screens. */
    bool contrast;      /**< White on black; in the reader only. */
    float reader_scale; /**< Of the reader's type scale. */
    float text_min;     /**< No text is smaller than this many units. */
    int origin_x_px;
    struct draw_cmd *cmds;
    size_t cmd_count, cmd_capacity;
    struct target *targets;
    size_t target_count, target_capacity;
    int scroll_px, scroll_max_px;
    float scroll_page; /**< What one press of the scroll buttons moves. */
    int page_index, page_count; /**< Of the reader; 0 of 0: not counted. */
    struct rect clip;           /**< In force; all zero for none. */
    struct scene_card card;
    struct rect part; /**< Of a slide: what its last step brought. */
    struct parts parts;
    struct map_plane map;
};

enum vertical {
    FROM_TOP,
    FROM_MIDDLE,
    FROM_BOTTOM,
};

/** A text to draw. `{0}` in the rest is a good default. */
struct words {
    const char *text;
    const struct text *source; /**< Where it was written, or NULL. */
    const char *language; /**< Of the text; NULL: the source's, the screen's. */
    enum type_role role;
    struct color color;
    struct color strong; /**< Of emphasised words; a 0 alpha: color. */
    struct color ground; /**< What it stands on. */
    struct box box;      /**< h 0: as high as it needs. */
    enum text_align align;
    enum vertical vertical;
    int lines_max; /**< 0: as many as the box holds, or no limit. */
    bool heading;  /**< Balanced, and steps down until it fits. */
    bool links;    /**< Underlined, and open what they lead to. */
    size_t lead;   /**< Bytes of text before the source's string. */
    /** A part of the source's string: the bytes of it that come before. */
    size_t skip;
    bool part; /**< The text is such a part. */
    /** A query: what answers to it in the text is underlined; or NULL. */
    const char *query;
};

/** A target to add. */
struct touchable {
    const char *id;
    enum target_role role;
    const char *name;
    struct box box;
    struct box ring; /**< What is seen of it; all zero: the box. */
    float radius;
    bool round; /**< A disc; the box is square. */
    struct intent intent;
};

/** Set up for the output of @p p. */
void canvas_init(struct canvas *c, struct arena *arena,
                 const struct scene_params *p);

/** Both lists, as of now. */
struct scene canvas_scene(const struct canvas *c);

/**
 * Output pixels of a box; edges are rounded, so that neighbours meet. On a
 * mirrored canvas x counts from the right, so that a screen is described
 * once for both directions.
 */
struct rect canvas_rect_px(const struct canvas *c, struct box box);

/** The box of which @p rect are the output pixels. */
struct box canvas_box(const struct canvas *c, struct rect rect);

/**
 * @p inner where it would stand in @p outer from left to right, also on a
 * mirrored canvas: for what is never mirrored, as maps and number pads.
 */
struct box canvas_unmirrored(const struct canvas *c, struct box outer,
                             struct box inner);

/** Whole width of the output, design area or not. */
struct box canvas_across(const struct canvas *c, float y, float h);

/** A command that is in output pixels already. */
void canvas_emit(struct canvas *c, const struct draw_cmd *cmd);

void canvas_fill(struct canvas *c, struct box box, struct color color);
void canvas_round(struct canvas *c, struct box box, float radius,
                  struct color color);

/** Radius in units, and which corners (CORNER_…) have it. */
struct rounding {
    float radius;
    unsigned corners;
};

void canvas_round_part(struct canvas *c, struct box box, struct rounding how,
                       struct color color);

/** A border inside the box, in units. */
struct outline {
    float radius, width;
};

/** @param colors  Of the inside, then of the border. */
void canvas_outline(struct canvas *c, struct box box, struct outline how,
                    const struct color colors[2]);

void canvas_shadow(struct canvas *c, struct box box, float radius);
/** Arrows point the other way on a mirrored canvas. */
void canvas_icon(struct canvas *c, struct box box, enum icon icon,
                 struct color color);

/** Lines of an icon, in units. */
struct stroke {
    struct color color;
    float width;
};

/** An icon with lines of another width than the design's 3 on 40. */
void canvas_icon_wide(struct canvas *c, struct box box, enum icon icon,
                      struct stroke stroke);

/** Round off the corners of what was drawn in @p box, onto @p ground. */
void canvas_round_off(struct canvas *c, struct box box, float radius,
                      struct color ground);

/** Scaled into the box keeping its shape, centred. @return where it is. */
struct box canvas_shape(struct canvas *c, struct box box, struct shape_id id,
                        struct color color);

/** What moves on its own: @p box, and the number that was set in it. */
struct part canvas_part(const struct canvas *c, struct box box,
                        struct box number, struct color color);

/** A picture of the content; index as in content.images. */
void canvas_image(struct canvas *c, struct box box, int image,
                  enum asset_fit fit);

/** Draw only inside @p box from here on; canvas_unclip() ends it. */
void canvas_clip(struct canvas *c, struct box box);
void canvas_unclip(struct canvas *c);

/** A set text; words.c decides what and where. */
void canvas_text(struct canvas *c, struct rect rect, struct color color,
                 const struct draw_text *text);

/** The style that texts of @p role are set in: type_style() as shown here. */
struct text_style canvas_style(const struct canvas *c, enum type_role role,
                               int percent);

/** Draw a text. @return the box it takes: the lines' height and width. */
struct box canvas_words(struct canvas *c, const struct words *words);

/** The box canvas_words() would take; nothing is drawn. */
struct box canvas_measure(struct canvas *c, const struct words *words);

/** Whether all of it is drawn, as large as its role allows. */
bool canvas_fits(struct canvas *c, const struct words *words);

/** From line to line of a text that is no heading, in units. */
float canvas_line(const struct canvas *c, const struct words *words);

/**
 * Add a target; clipped to the clip in force and left out if nothing is
 * left of it.
 */
void canvas_target(struct canvas *c, const struct touchable *t);

/** True while a finger is on the target with this id. */
bool canvas_is_pressed(const struct canvas *c, const char *id);

/**
 * @p box as the target with this id is drawn: smaller around its middle, by
 * up to @p give of its size, the deeper it is pressed.
 */
struct box canvas_pressed_box(const struct canvas *c, const char *id,
                              struct box box, float give);

/** Text of the content, in the visitor's language. */
const char *canvas_say(const struct canvas *c, const struct text *text);

/** The program's own word, in the visitor's language. */
const char *canvas_word(const struct canvas *c, enum string_id id);

/** The same with its one placeholder filled: "Doel {n}". */
const char *canvas_word_with(const struct canvas *c, enum string_id id,
                             const char *value);

/** Two placeholders and what they become. */
struct two_values {
    const char *names[2]; /**< In braces: "{from}". */
    const char *values[2];
};

/** A word with two of them, in whichever order the language has them. */
const char *canvas_word_with_two(const struct canvas *c, enum string_id id,
                                 const struct two_values *two);

/** A number as text, in the arena. */
const char *canvas_number(const struct canvas *c, int number);

/** The focus ring, if a target has the focus. Last of all. */
void canvas_focus_ring(struct canvas *c);
