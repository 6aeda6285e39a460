#include "icon.h"

#include <assert.h>

#include "contour.h"

enum {
    BOX_UNITS = 40,
    STEPS_MAX = 32, /* of one icon, the closing zero counted */
    POINTS_MAX = 256,
    STROKES_MAX = 14,
    CURVE_SEGMENTS = 16,
};

enum step_type {
    STEP_END,   /* zero: what a row of the table does not fill */
    STEP_MOVE,  /* x y: a new stroke */
    STEP_LINE,  /* x y */
    STEP_CURVE, /* x1 y1 x2 y2 x y: cubic Bezier from where we are */
    STEP_ARC,   /* centre x y, radius, from, to: degrees, clockwise; joined
                   to the stroke by a line */
};

struct step {
    enum step_type type;
    float v[6];
};

/* Measured on the design's screens where they show the icon. A stroke that
 * ends where it began is closed: its ends are round. */
static const struct step icons[ICON_COUNT][STEPS_MAX] = {
    [ICON_HOME] = {
        { STEP_MOVE, { 6.5f, 18.4f } },
        { STEP_LINE, { 20.0f, 6.6f } },
        { STEP_LINE, { 33.5f, 18.4f } },
        { STEP_MOVE, { 10.0f, 15.4f } },
        { STEP_LINE, { 10.0f, 33.0f } },
        { STEP_LINE, { 30.0f, 33.0f } },
        { STEP_LINE, { 30.0f, 15.4f } },
    },
    [ICON_LIST] = {
        { STEP_MOVE, { 14.0f, 10.0f } },
        { STEP_LINE, { 34.0f, 10.0f } },
        { STEP_MOVE, { 14.0f, 20.0f } },
        { STEP_LINE, { 34.0f, 20.0f } },
        { STEP_MOVE, { 14.0f, 30.0f } },
        { STEP_LINE, { 34.0f, 30.0f } },
        { STEP_MOVE, { 6.3f, 10.0f } },
        { STEP_LINE, { 6.9f, 10.0f } },
        { STEP_MOVE, { 6.3f, 20.0f } },
        { STEP_LINE, { 6.9f, 20.0f } },
        { STEP_MOVE, { 6.3f, 30.0f } },
        { STEP_LINE, { 6.9f, 30.0f } },
    },
    [ICON_GLOBE] = {
        { STEP_ARC, { 20.0f, 20.0f, 14.3f, 0.0f, 360.0f } },
        { STEP_MOVE, { 20.0f, 5.7f } },
        { STEP_CURVE, { 16.5f, 5.7f, 13.7f, 12.1f, 13.7f, 20.0f } },
        { STEP_CURVE, { 13.7f, 27.9f, 16.5f, 34.3f, 20.0f, 34.3f } },
        { STEP_CURVE, { 23.5f, 34.3f, 26.3f, 27.9f, 26.3f, 20.0f } },
        { STEP_CURVE, { 26.3f, 12.1f, 23.5f, 5.7f, 20.0f, 5.7f } },
        { STEP_MOVE, { 5.7f, 20.0f } },
        { STEP_LINE, { 34.3f, 20.0f } },
    },
    [ICON_ARROW_LEFT] = {
        { STEP_MOVE, { 33.7f, 20.0f } },
        { STEP_LINE, { 6.3f, 20.0f } },
        { STEP_MOVE, { 17.4f, 8.7f } },
        { STEP_LINE, { 6.3f, 20.0f } },
        { STEP_LINE, { 17.4f, 31.3f } },
    },
    [ICON_ARROW_RIGHT] = {
        { STEP_MOVE, { 6.3f, 20.0f } },
        { STEP_LINE, { 33.7f, 20.0f } },
        { STEP_MOVE, { 22.6f, 8.7f } },
        { STEP_LINE, { 33.7f, 20.0f } },
        { STEP_LINE, { 22.6f, 31.3f } },
    },
    [ICON_CHEVRON_LEFT] = {
        { STEP_MOVE, { 25.8f, 8.2f } },
        { STEP_LINE, { 13.6f, 20.0f } },
        { STEP_LINE, { 25.8f, 31.8f } },
    },
    [ICON_CHEVRON_RIGHT] = {
        { STEP_MOVE, { 14.2f, 8.2f } },
        { STEP_LINE, { 26.4f, 20.0f } },
        { STEP_LINE, { 14.2f, 31.8f } },
    },
    [ICON_CHEVRON_UP] = {
        { STEP_MOVE, { 8.2f, 25.8f } },
        { STEP_LINE, { 20.0f, 13.6f } },
        { STEP_LINE, { 31.8f, 25.8f } },
    },
    [ICON_CHEVRON_DOWN] = {
        { STEP_MOVE, { 8.2f, 14.2f } },
        { STEP_LINE, { 20.0f, 26.4f } },
        { STEP_LINE, { 31.8f, 14.2f } },
    },
    [ICON_CHECK] = {
        { STEP_MOVE, { 7.2f, 20.9f } },
        { STEP_LINE, { 16.2f, 30.2f } },
        { STEP_LINE, { 33.4f, 11.2f } },
    },
    [ICON_PLUS] = {
        { STEP_MOVE, { 8.0f, 20.0f } },
        { STEP_LINE, { 32.0f, 20.0f } },
        { STEP_MOVE, { 20.0f, 8.0f } },
        { STEP_LINE, { 20.0f, 32.0f } },
    },
    [ICON_MINUS] = {
        { STEP_MOVE, { 8.0f, 20.0f } },
        { STEP_LINE, { 32.0f, 20.0f } },
    },
    [ICON_CLOSE] = {
        { STEP_MOVE, { 9.5f, 9.5f } },
        { STEP_LINE, { 30.5f, 30.5f } },
        { STEP_MOVE, { 30.5f, 9.5f } },
        { STEP_LINE, { 9.5f, 30.5f } },
    },
    [ICON_TOUCH] = {
        { STEP_ARC, { 17.7f, 13.1f, 9.8f, 161.0f, 379.0f } },
        { STEP_MOVE, { 14.9f, 26.6f } },
        { STEP_ARC, { 17.7f, 12.4f, 2.8f, 180.0f, 360.0f } },
        { STEP_LINE, { 20.5f, 22.2f } },
        { STEP_LINE, { 28.4f, 24.0f } },
        { STEP_CURVE, { 31.0f, 24.6f, 32.4f, 26.3f, 32.2f, 28.9f } },
        { STEP_LINE, { 31.8f, 32.9f } },
        { STEP_CURVE, { 31.5f, 35.4f, 30.3f, 36.8f, 27.8f, 36.8f } },
        { STEP_LINE, { 19.6f, 36.8f } },
        { STEP_CURVE, { 18.0f, 36.8f, 17.0f, 36.4f, 16.0f, 35.0f } },
        { STEP_LINE, { 9.0f, 25.8f } },
        { STEP_CURVE, { 7.4f, 23.5f, 9.3f, 20.8f, 12.0f, 21.4f } },
        { STEP_CURVE, { 13.5f, 21.8f, 14.2f, 22.8f, 14.9f, 23.8f } },
    },
    [ICON_PIN] = {
        { STEP_MOVE, { 20.0f, 35.0f } },
        { STEP_CURVE, { 15.3f, 29.6f, 8.5f, 22.6f, 8.5f, 16.4f } },
        { STEP_ARC, { 20.0f, 16.4f, 11.5f, 180.0f, 360.0f } },
        { STEP_CURVE, { 31.5f, 22.6f, 24.7f, 29.6f, 20.0f, 35.0f } },
        { STEP_MOVE, { 23.5f, 16.0f } },
        { STEP_ARC, { 20.0f, 16.0f, 3.5f, 0.0f, 360.0f } },
    },
    [ICON_PLAY] = {
        { STEP_MOVE, { 12.0f, 7.5f } },
        { STEP_LINE, { 32.0f, 20.0f } },
        { STEP_LINE, { 12.0f, 32.5f } },
        { STEP_LINE, { 12.0f, 7.5f } },
    },
    [ICON_RELOAD] = {
        { STEP_ARC, { 20.0f, 20.0f, 13.0f, -25.0f, -335.0f } },
        { STEP_MOVE, { 32.6f, 6.0f } },
        { STEP_LINE, { 31.8f, 14.5f } },
        { STEP_LINE, { 23.3f, 14.0f } },
    },
    [ICON_POWER] = {
        { STEP_ARC, { 20.0f, 21.5f, 13.0f, -50.0f, 230.0f } },
        { STEP_MOVE, { 20.0f, 6.0f } },
        { STEP_LINE, { 20.0f, 19.5f } },
    },
    [ICON_BACKSPACE] = {
        { STEP_MOVE, { 14.0f, 9.5f } },
        { STEP_ARC, { 33.0f, 12.0f, 2.5f, -90.0f, 0.0f } },
        { STEP_ARC, { 33.0f, 28.0f, 2.5f, 0.0f, 90.0f } },
        { STEP_LINE, { 14.0f, 30.5f } },
        { STEP_LINE, { 4.5f, 20.0f } },
        { STEP_LINE, { 14.0f, 9.5f } },
        { STEP_MOVE, { 18.5f, 15.5f } },
        { STEP_LINE, { 27.5f, 24.5f } },
        { STEP_MOVE, { 27.5f, 15.5f } },
        { STEP_LINE, { 18.5f, 24.5f } },
    },
    [ICON_SCREEN] = {
        { STEP_MOVE, { 8.0f, 8.0f } },
        { STEP_ARC, { 32.5f, 10.5f, 2.5f, -90.0f, 0.0f } },
        { STEP_ARC, { 32.5f, 24.5f, 2.5f, 0.0f, 90.0f } },
        { STEP_ARC, { 7.5f, 24.5f, 2.5f, 90.0f, 180.0f } },
        { STEP_ARC, { 7.5f, 10.5f, 2.5f, 180.0f, 270.0f } },
        { STEP_LINE, { 8.0f, 8.0f } },
        { STEP_MOVE, { 20.0f, 27.0f } },
        { STEP_LINE, { 20.0f, 33.5f } },
        { STEP_MOVE, { 12.5f, 33.5f } },
        { STEP_LINE, { 27.5f, 33.5f } },
    },
    [ICON_ACCESS] = {
        { STEP_ARC, { 20.0f, 8.2f, 2.4f, 0.0f, 360.0f } },
        { STEP_MOVE, { 8.0f, 15.2f } },
        { STEP_LINE, { 20.0f, 17.6f } },
        { STEP_LINE, { 32.0f, 15.2f } },
        { STEP_MOVE, { 20.0f, 17.6f } },
        { STEP_LINE, { 20.0f, 24.4f } },
        { STEP_MOVE, { 14.0f, 35.0f } },
        { STEP_LINE, { 20.0f, 24.4f } },
        { STEP_LINE, { 26.0f, 35.0f } },
    },
    [ICON_LETTERS] = {
        { STEP_MOVE, { 5.0f, 32.0f } },
        { STEP_LINE, { 13.8f, 8.5f } },
        { STEP_LINE, { 22.6f, 32.0f } },
        { STEP_MOVE, { 8.2f, 24.0f } },
        { STEP_LINE, { 19.4f, 24.0f } },
        { STEP_MOVE, { 23.6f, 32.0f } },
        { STEP_LINE, { 29.3f, 17.5f } },
        { STEP_LINE, { 35.0f, 32.0f } },
        { STEP_MOVE, { 25.6f, 27.2f } },
        { STEP_LINE, { 33.0f, 27.2f } },
    },
    [ICON_CONTRAST] = {
        { STEP_ARC, { 20.0f, 20.0f, 13.5f, 0.0f, 360.0f } },
        { STEP_MOVE, { 20.0f, 7.5f } },
        { STEP_LINE, { 20.0f, 32.5f } },
        { STEP_MOVE, { 22.6f, 8.4f } },
        { STEP_LINE, { 22.6f, 31.6f } },
        { STEP_MOVE, { 25.2f, 9.6f } },
        { STEP_LINE, { 25.2f, 30.4f } },
        { STEP_MOVE, { 27.8f, 11.4f } },
        { STEP_LINE, { 27.8f, 28.6f } },
        { STEP_MOVE, { 30.4f, 14.2f } },
        { STEP_LINE, { 30.4f, 25.8f } },
    },
    [ICON_CALM] = {
        { STEP_MOVE, { 5.0f, 10.5f } },
        { STEP_LINE, { 12.6f, 20.0f } },
        { STEP_LINE, { 5.0f, 29.5f } },
        { STEP_MOVE, { 19.0f, 8.5f } },
        { STEP_LINE, { 34.5f, 8.5f } },
        { STEP_MOVE, { 16.0f, 16.2f } },
        { STEP_LINE, { 34.5f, 16.2f } },
        { STEP_MOVE, { 16.0f, 23.9f } },
        { STEP_LINE, { 34.5f, 23.9f } },
        { STEP_MOVE, { 19.0f, 31.6f } },
        { STEP_LINE, { 34.5f, 31.6f } },
    },
    [ICON_CLOCK] = {
        { STEP_ARC, { 20.0f, 20.0f, 14.0f, 0.0f, 360.0f } },
        { STEP_MOVE, { 20.0f, 11.0f } },
        { STEP_LINE, { 20.0f, 20.5f } },
        { STEP_LINE, { 26.5f, 24.5f } },
    },
    [ICON_PAUSE] = {
        { STEP_MOVE, { 14.0f, 9.5f } },
        { STEP_LINE, { 14.0f, 30.5f } },
        { STEP_MOVE, { 26.0f, 9.5f } },
        { STEP_LINE, { 26.0f, 30.5f } },
    },
    [ICON_SEARCH] = {
        { STEP_ARC, { 17.4f, 17.4f, 10.4f, 0.0f, 360.0f } },
        { STEP_MOVE, { 25.0f, 25.0f } },
        { STEP_LINE, { 34.0f, 34.0f } },
    },
    [ICON_SCREEN_DARK] = {
        { STEP_MOVE, { 8.0f, 8.0f } },
        { STEP_ARC, { 32.5f, 10.5f, 2.5f, -90.0f, 0.0f } },
        { STEP_ARC, { 32.5f, 24.5f, 2.5f, 0.0f, 90.0f } },
        { STEP_ARC, { 7.5f, 24.5f, 2.5f, 90.0f, 180.0f } },
        { STEP_ARC, { 7.5f, 10.5f, 2.5f, 180.0f, 270.0f } },
        { STEP_LINE, { 8.0f, 8.0f } },
        { STEP_MOVE, { 8.0f, 10.7f } },
        { STEP_LINE, { 32.4f, 10.7f } },
        { STEP_MOVE, { 8.0f, 13.4f } },
        { STEP_LINE, { 32.4f, 13.4f } },
        { STEP_MOVE, { 8.0f, 16.1f } },
        { STEP_LINE, { 32.4f, 16.1f } },
        { STEP_MOVE, { 8.0f, 18.8f } },
        { STEP_LINE, { 32.4f, 18.8f } },
        { STEP_MOVE, { 8.0f, 21.5f } },
        { STEP_LINE, { 32.4f, 21.5f } },
        { STEP_MOVE, { 8.0f, 24.3f } },
        { STEP_LINE, { 32.4f, 24.3f } },
        { STEP_MOVE, { 12.5f, 33.5f } },
        { STEP_LINE, { 27.5f, 33.5f } },
    },
    [ICON_SPOTLIGHT] = {
        { STEP_ARC, { 20.0f, 20.0f, 6.5f, 0.0f, 360.0f } },
        { STEP_MOVE, { 20.0f, 5.5f } },
        { STEP_LINE, { 20.0f, 9.0f } },
        { STEP_MOVE, { 20.0f, 31.0f } },
        { STEP_LINE, { 20.0f, 34.5f } },
        { STEP_MOVE, { 5.5f, 20.0f } },
        { STEP_LINE, { 9.0f, 20.0f } },
        { STEP_MOVE, { 31.0f, 20.0f } },
        { STEP_LINE, { 34.5f, 20.0f } },
        { STEP_MOVE, { 9.7f, 9.7f } },
        { STEP_LINE, { 12.2f, 12.2f } },
        { STEP_MOVE, { 27.8f, 27.8f } },
        { STEP_LINE, { 30.3f, 30.3f } },
        { STEP_MOVE, { 30.3f, 9.7f } },
        { STEP_LINE, { 27.8f, 12.2f } },
        { STEP_MOVE, { 12.2f, 27.8f } },
        { STEP_LINE, { 9.7f, 30.3f } },
    },
    [ICON_DOT] = {
        { STEP_ARC, { 20.0f, 20.0f, 13.5f, 0.0f, 360.0f } },
        { STEP_MOVE, { 23.8f, 20.0f } },
        { STEP_ARC, { 20.0f, 20.0f, 3.8f, 0.0f, 360.0f } },
        { STEP_MOVE, { 21.5f, 20.0f } },
        { STEP_ARC, { 20.0f, 20.0f, 1.5f, 0.0f, 360.0f } },
    },
    [ICON_PEN] = {
        { STEP_MOVE, { 6.5f, 33.5f } },
        { STEP_LINE, { 9.0f, 25.0f } },
        { STEP_LINE, { 27.0f, 7.0f } },
        { STEP_LINE, { 33.0f, 13.0f } },
        { STEP_LINE, { 15.0f, 31.0f } },
        { STEP_LINE, { 6.5f, 33.5f } },
        { STEP_MOVE, { 23.0f, 11.0f } },
        { STEP_LINE, { 29.0f, 17.0f } },
    },
    [ICON_ERASER] = {
        { STEP_MOVE, { 14.0f, 31.5f } },
        { STEP_LINE, { 6.0f, 23.5f } },
        { STEP_LINE, { 22.5f, 7.0f } },
        { STEP_LINE, { 34.0f, 18.5f } },
        { STEP_LINE, { 21.0f, 31.5f } },
        { STEP_LINE, { 14.0f, 31.5f } },
        { STEP_LINE, { 34.0f, 31.5f } },
        { STEP_MOVE, { 14.5f, 15.0f } },
        { STEP_LINE, { 26.0f, 26.5f } },
    },
    [ICON_UNDO] = {
        { STEP_MOVE, { 12.0f, 33.0f } },
        { STEP_LINE, { 23.0f, 33.0f } },
        { STEP_ARC, { 23.0f, 23.5f, 9.5f, 90.0f, -90.0f } },
        { STEP_LINE, { 6.5f, 14.0f } },
        { STEP_MOVE, { 13.5f, 7.0f } },
        { STEP_LINE, { 6.5f, 14.0f } },
        { STEP_LINE, { 13.5f, 21.0f } },
    },
    [ICON_BIN] = {
        { STEP_MOVE, { 6.5f, 11.0f } },
        { STEP_LINE, { 33.5f, 11.0f } },
        { STEP_MOVE, { 15.0f, 11.0f } },
        { STEP_LINE, { 16.0f, 6.5f } },
        { STEP_LINE, { 24.0f, 6.5f } },
        { STEP_LINE, { 25.0f, 11.0f } },
        { STEP_MOVE, { 9.5f, 11.0f } },
        { STEP_LINE, { 11.5f, 34.0f } },
        { STEP_LINE, { 28.5f, 34.0f } },
        { STEP_LINE, { 30.5f, 11.0f } },
        { STEP_MOVE, { 17.0f, 17.0f } },
        { STEP_LINE, { 17.0f, 28.0f } },
        { STEP_MOVE, { 23.0f, 17.0f } },
        { STEP_LINE, { 23.0f, 28.0f } },
    },
    [ICON_MAGNIFY] = {
        { STEP_ARC, { 17.0f, 17.0f, 11.5f, 0.0f, 360.0f } },
        { STEP_MOVE, { 25.5f, 25.5f } },
        { STEP_LINE, { 34.5f, 34.5f } },
        { STEP_MOVE, { 11.5f, 17.0f } },
        { STEP_LINE, { 22.5f, 17.0f } },
        { STEP_MOVE, { 17.0f, 11.5f } },
        { STEP_LINE, { 17.0f, 22.5f } },
    },
    [ICON_HEART] = {
        { STEP_MOVE, { 20.0f, 34.0f } },
        { STEP_CURVE, { 12.0f, 28.0f, 5.0f, 22.0f, 5.0f, 14.6f } },
        { STEP_CURVE, { 5.0f, 5.6f, 16.4f, 4.0f, 20.0f, 12.4f } },
        { STEP_CURVE, { 23.6f, 4.0f, 35.0f, 5.6f, 35.0f, 14.6f } },
        { STEP_CURVE, { 35.0f, 22.0f, 28.0f, 28.0f, 20.0f, 34.0f } },
    },
    [ICON_HEART_FULL] = {
        { STEP_MOVE, { 20.0f, 34.0f } },
        { STEP_CURVE, { 12.0f, 28.0f, 5.0f, 22.0f, 5.0f, 14.6f } },
        { STEP_CURVE, { 5.0f, 5.6f, 16.4f, 4.0f, 20.0f, 12.4f } },
        { STEP_CURVE, { 23.6f, 4.0f, 35.0f, 5.6f, 35.0f, 14.6f } },
        { STEP_CURVE, { 35.0f, 22.0f, 28.0f, 28.0f, 20.0f, 34.0f } },
        { STEP_MOVE, { 7.6f, 10.8f } },
        { STEP_LINE, { 16.0f, 10.8f } },
        { STEP_MOVE, { 24.0f, 10.8f } },
        { STEP_LINE, { 32.4f, 10.8f } },
        { STEP_MOVE, { 6.6f, 13.4f } },
        { STEP_LINE, { 33.4f, 13.4f } },
        { STEP_MOVE, { 6.6f, 16.0f } },
        { STEP_LINE, { 33.4f, 16.0f } },
        { STEP_MOVE, { 7.4f, 18.6f } },
        { STEP_LINE, { 32.6f, 18.6f } },
        { STEP_MOVE, { 8.8f, 21.2f } },
        { STEP_LINE, { 31.2f, 21.2f } },
        { STEP_MOVE, { 10.8f, 23.8f } },
        { STEP_LINE, { 29.2f, 23.8f } },
        { STEP_MOVE, { 13.2f, 26.4f } },
        { STEP_LINE, { 26.8f, 26.4f } },
        { STEP_MOVE, { 15.6f, 28.8f } },
        { STEP_LINE, { 24.4f, 28.8f } },
        { STEP_MOVE, { 18.4f, 31.0f } },
        { STEP_LINE, { 21.6f, 31.0f } },
        { STEP_MOVE, { 9.6f, 9.2f } },
        { STEP_LINE, { 14.2f, 9.2f } },
        { STEP_MOVE, { 25.8f, 9.2f } },
        { STEP_LINE, { 30.4f, 9.2f } },
    },
    [ICON_BAG] = {
        { STEP_MOVE, { 8.6f, 14.0f } },
        { STEP_LINE, { 31.4f, 14.0f } },
        { STEP_LINE, { 33.6f, 34.5f } },
        { STEP_LINE, { 6.4f, 34.5f } },
        { STEP_LINE, { 8.6f, 14.0f } },
        { STEP_MOVE, { 14.0f, 18.5f } },
        { STEP_LINE, { 14.0f, 11.0f } },
        { STEP_ARC, { 20.0f, 11.0f, 6.0f, 180.0f, 360.0f } },
        { STEP_LINE, { 26.0f, 18.5f } },
    },
};

/* One coordinate of a cubic Bezier, Bernstein form. */
static float bezier(float a, float b, float c, float d, float t)
{
    const float u = 1.0f - t;
    return u * u * u * a + 3.0f * u * u * t * b + 3.0f * u * t * t * c +
           t * t * t * d;
}

static void add_curve(struct contours *c, const float v[6])
{
    assert(c->point_count > 0);
    const struct vec2 from = c->points[c->point_count - 1];

    for (int i = 1; i <= CURVE_SEGMENTS; i++) {
        const float t = (float)i / CURVE_SEGMENTS;
        contours_add(c, bezier(from.x, v[0], v[2], v[4], t),
                     bezier(from.y, v[1], v[3], v[5], t));
    }
}

static void add_step(struct contours *c, const struct step *s)
{
    const float *v = s->v;

    switch (s->type) {
    case STEP_END:
        break;
    case STEP_MOVE:
        contours_end(c);
        contours_add(c, v[0], v[1]);
        break;
    case STEP_LINE:
        contours_add(c, v[0], v[1]);
        break;
    case STEP_CURVE:
        add_curve(c, v);
        break;
    case STEP_ARC:
        contours_add_arc(c, (struct vec2){ v[0], v[1] }, v[2], v[3], v[4]);
        break;
    }
}

struct shape_path icon_path(enum icon icon, struct arena *arena)
{
    assert(icon < ICON_COUNT);
    struct contours c = contours_create(arena, POINTS_MAX, STROKES_MAX);

    for (const struct step *s = icons[icon]; s->type != STEP_END; s++) {
        add_step(&c, s);
    }
    contours_end(&c);
    for (size_t i = 0; i < c.point_count; i++) {
        c.points[i].x /= BOX_UNITS;
        c.points[i].y /= BOX_UNITS;
    }

    struct shape_path path = contours_path(&c);
    path.stroked = true;
    return path;
}
