#pragma once

/**
 * @file
 * Named vector shapes: countries, the world's land, icons, the EU star.
 *
 * A shape is a set of contours in a unit box: its longer side is 1, y grows
 * downwards. A filled shape uses the even-odd rule; a stroked one (icons)
 * has open or closed contours and round ends.
 * Thread-safety: one thread per set; looking up a country keeps what it made.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "geom.h"

/** Names a shape. Zero names none. */
struct shape_id {
    uint32_t value;
};

enum icon {
    ICON_HOME,
    ICON_LIST,
    ICON_GLOBE,
    ICON_ARROW_LEFT,
    ICON_ARROW_RIGHT,
    ICON_CHEVRON_LEFT,
    ICON_CHEVRON_RIGHT,
    ICON_CHEVRON_UP,
    ICON_CHEVRON_DOWN,
    ICON_CHECK,
    ICON_CLOSE,
    ICON_TOUCH,
    ICON_PIN,
    ICON_PLAY,
    ICON_RELOAD,
    ICON_POWER,
    ICON_BACKSPACE,
    ICON_SCREEN,
    ICON_ACCESS,   /**< A person with spread arms: accessibility. */
    ICON_LETTERS,  /**< A large and a small letter. */
    ICON_CONTRAST, /**< A disc, half of it filled. */
    ICON_CALM,     /**< A chevron before still lines. */
    ICON_CLOCK,
    ICON_PAUSE,
    ICON_SCREEN_DARK, /**< A screen that is filled: it shows nothing. */
    ICON_SPOTLIGHT,   /**< A small circle that rays come from. */
    ICON_DOT,         /**< A disc in a circle. */
    ICON_PEN,
    ICON_ERASER,
    ICON_UNDO,
    ICON_BIN,
    ICON_MAGNIFY, /**< A lens with a plus. */
    ICON_HEART,
    ICON_HEART_FULL, /**< The same, filled: it is kept. */
    ICON_BAG,        /**< What was kept. */
    ICON_SEARCH,
    ICON_PLUS,
    ICON_MINUS,
    ICON_COUNT,
};

/** Contours of a shape, borrowed from the set. */
struct shape_path {
    const struct vec2 *points;
    const uint32_t *contour_ends; /**< One past each contour's last point. */
    size_t contour_count;
    float w, h;   /**< Extent of the box; the longer one is 1. */
    bool stroked; /**< Else filled. */
    bool closed;  /**< Stroked only: contours are closed. No icon's are:
                       a ring ends on the point it began with. */
};

struct shape_set;

/**
 * Load the map from `world.map` of the folder @p dir and make the icons.
 *
 * @return  Owned by the caller, or NULL with one line logged that names the
 *          file. Without a map the program cannot start.
 */
struct shape_set *shape_set_load(const char *dir);

/** NULL is fine. */
void shape_set_destroy(struct shape_set *set);

/**
 * Country outline: Lambert azimuthal equal-area, centred on the country,
 * north up. Distant small parts (overseas islands) are left out: those that
 * would shrink the main land below two thirds of the box, and specks under a
 * hundredth of its area that lie far outside it.
 * @return  Zero id for a country the map does not hold.
 */
struct shape_id shape_country(const struct shape_set *set, const char *iso_a2);

/**
 * The same country as it lies on the world's land: Equal Earth, all of its
 * parts, in a unit box of its own.
 */
struct shape_id shape_country_on_land(const struct shape_set *set,
                                      const char *iso_a2);

/** Where a country lies on the land, in the land's unit box. */
struct shape_spot {
    float x, y;        /**< Top left corner of its box … */
    float w, h;        /**< … and its size. */
    struct vec2 heart; /**< Where a mark for the whole country stands. */
};

/** @return false for anything but a shape_country_on_land(). */
bool shape_spot(struct shape_set *set, struct shape_id id,
                struct shape_spot *out);

/**
 * All land but Antarctica in Equal Earth, central meridian 11 degrees E. Its
 * box is as wide as the whole world, so that its width is the world's.
 */
struct shape_id shape_land(void);

struct shape_id shape_icon(enum icon icon);

/** A five-pointed star, upright, in its circumscribed circle's box. */
struct shape_id shape_star(void);

/** A filled disc. */
struct shape_id shape_disc(void);

/**
 * Look up contours. Country outlines are projected on first use and kept.
 * Never fails: an unknown id has no contours.
 */
const struct shape_path *shape_lookup(struct shape_set *set,
                                      struct shape_id id);

/**
 * Where a place lies in the unit box of a country or of the land.
 *
 * @param lat, lon  Degrees.
 * @return  False if the place lies outside the shape's box by more than
 *          a tenth; @p out is set all the same. False and the corner for
 *          any other shape.
 */
bool shape_place(struct shape_set *set, struct shape_id id, double lat,
                 double lon, struct vec2 *out);

/**
 * The country around a place, or the nearest within @p tolerance_deg.
 * @return  iso_a2, "" for a feature without a code, NULL at sea.
 */
const char *shape_country_at(const struct shape_set *set, double lat,
                             double lon, double tolerance_deg);
