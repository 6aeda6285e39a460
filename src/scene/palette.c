#include "palette.h"

#include <assert.h>
#include <stdbool.h>

static const uint32_t tints[TINT_COUNT] = {
    [TINT_PAPER] = 0xFAF8F4,        [TINT_WHITE] = 0xFFFFFF,
    [TINT_TONE] = 0xF1EDE5,         [TINT_TONE_2] = 0xE7E1D6,
    [TINT_LINE] = 0xE4DFD5,         [TINT_LAND] = 0xE0D9CB,
    [TINT_INK] = 0x1A1A1E,          [TINT_INK_2] = 0x504E4B,
    [TINT_INK_3] = 0x6D6962,        [TINT_HEADLINE] = 0x827D75,
    [TINT_STAGE] = 0x111114,        [TINT_STAGE_3] = 0x2C2C31,
    [TINT_STAGE_BAR] = 0x34343A,    [TINT_STAGE_LINE] = 0x48484F,
    [TINT_STAGE_TEXT_2] = 0xBDB8AF, [TINT_GOLD] = 0xF5B800,
    [TINT_GOLD_PRESSED] = 0xD9A300, [TINT_PRESSED] = 0xDDD6C9,
    [TINT_EU_BLUE] = 0x003399,      [TINT_EU_YELLOW] = 0xFFCC00,
};

/* Ten independent copies of the official palette agree on these. */
static const struct {
    uint32_t rgb;
    bool white_text;
} goals[] = {
    { 0xE5243B, true },  { 0xDDA63A, false }, { 0x4C9F38, false },
    { 0xC5192D, true },  { 0xFF3A21, false }, { 0x26BDE2, false },
    { 0xFCC30B, false }, { 0xA21942, true },  { 0xFD6925, false },
    { 0xDD1367, true },  { 0xFD9D24, false }, { 0xBF8B2E, false },
    { 0x3F7E44, true },  { 0x0A97D9, false }, { 0x56C02B, false },
    { 0x00689D, true },  { 0x19486A, true },
};

enum {
    /* Per cent of white under ink text, of black under white text. */
    TONE_WHITE = 26,
    TONE_BLACK = 21,
    PRESSED_WHITE = 30,
    PRESSED_BLACK = 16,
};

struct color tint(enum tint name)
{
    return color_from_rgb(tints[name]);
}

struct color goal_color(int goal)
{
    assert(goal >= 0 && goal < (int)(sizeof(goals) / sizeof(goals[0])));
    return color_from_rgb(goals[goal].rgb);
}

struct color goal_text(int goal)
{
    return tint(goals[goal].white_text ? TINT_WHITE : TINT_INK);
}

static struct color away_from_text(int goal, int white, int black)
{
    return goals[goal].white_text
               ? color_mix(goal_color(goal), color_from_rgb(0), black)
               : color_mix(goal_color(goal), tint(TINT_WHITE), white);
}

struct color goal_tone(int goal)
{
    return away_from_text(goal, TONE_WHITE, TONE_BLACK);
}

struct color goal_pressed(int goal)
{
    return away_from_text(goal, PRESSED_WHITE, PRESSED_BLACK);
}
