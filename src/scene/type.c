#include "type.h"

#include <math.h>

static const struct {
    enum text_face face;
    float size, line; /* design units; line as a factor of size */
    int tracking;     /* thousandths of an em */
    int smallest;     /* per cent */
    bool tabular;
} roles[TYPE_COUNT] = {
    [TYPE_NUMBER_XL] = { FACE_DISPLAY, 320, 1.0f, -20, 40, false },
    [TYPE_SLIDE_HERO] = { FACE_DISPLAY, 208, 0.98f, -38, 34, false },
    [TYPE_SLIDE_STATEMENT] = { FACE_DISPLAY, 132, 1.06f, -30, 46, false },
    [TYPE_HERO] = { FACE_DISPLAY, 116, 1.04f, -28, 50, false },
    [TYPE_COUNTDOWN] = { FACE_DISPLAY, 132, 1.0f, -30, 100, true },
    [TYPE_SLIDE_TITLE] = { FACE_DISPLAY, 112, 1.02f, -30, 44, false },
    [TYPE_SLIDE_POINT] = { FACE_DISPLAY, 84, 1.1f, -28, 46, false },
    [TYPE_NUMBER_L] = { FACE_DISPLAY, 84, 1.0f, -30, 50, false },
    [TYPE_QUESTION] = { FACE_DISPLAY, 72, 1.1f, -24, 60, false },
    [TYPE_PANEL_TITLE] = { FACE_DISPLAY, 70, 1.06f, -22, 56, false },
    [TYPE_TITLE_1] = { FACE_DISPLAY, 64, 1.06f, -22, 60, false },
    [TYPE_TITLE_2] = { FACE_DISPLAY, 54, 1.15f, -22, 60, false },
    [TYPE_TITLE_3] = { FACE_DISPLAY, 42, 1.1f, -20, 70, false },
    [TYPE_CARD] = { FACE_DISPLAY, 30, 1.16f, -14, 80, false },
    [TYPE_ROW] = { FACE_DISPLAY, 28, 1.2f, -14, 86, false },
    [TYPE_TILE] = { FACE_DISPLAY, 27, 1.16f, -10, 86, false },
    [TYPE_SLIDE_LEAD] = { FACE_TEXT, 40, 1.4f, 0, 75, false },
    [TYPE_SLIDE_LABEL] = { FACE_TEXT_SEMIBOLD, 34, 1.2f, 0, 80, false },
    [TYPE_LEAD] = { FACE_TEXT, 34, 1.4f, 0, 80, false },
    [TYPE_PANEL_TEXT] = { FACE_TEXT_MEDIUM, 30, 1.4f, 0, 80, false },
    [TYPE_BODY] = { FACE_TEXT, 28, 1.4f, 0, 100, false },
    [TYPE_PLACE] = { FACE_TEXT, 26, 1.3f, 0, 86, false },
    [TYPE_LABEL] = { FACE_TEXT_SEMIBOLD, 26, 1.2f, 0, 92, false },
    [TYPE_CONTROL] = { FACE_TEXT_SEMIBOLD, 28, 1.0f, -10, 86, false },
    [TYPE_PROMPT] = { FACE_TEXT_SEMIBOLD, 32, 1.0f, -10, 75, false },
    [TYPE_KEY] = { FACE_TEXT_MEDIUM, 36, 1.0f, 0, 80, false },
    [TYPE_SMALL] = { FACE_TEXT, 24, 1.3f, 0, 100, false },
    [TYPE_EMBLEM] = { FACE_EMBLEM, 25, 1.24f, 0, 100, false },
    [TYPE_CLOCK] = { FACE_DISPLAY, 108, 1.0f, -30, 60, true },
    [TYPE_ELAPSED] = { FACE_DISPLAY, 52, 1.0f, -20, 60, true },
    [TYPE_STATE] = { FACE_TEXT_MEDIUM, 26, 1.3f, 0, 80, false },
    [TYPE_NOTES_1] = { FACE_TEXT, 26, 1.36f, 0, 100, false },
    [TYPE_NOTES_1 + 1] = { FACE_TEXT, 30, 1.36f, 0, 100, false },
    [TYPE_NOTES_1 + 2] = { FACE_TEXT, 36, 1.34f, 0, 100, false },
    [TYPE_NOTES_1 + 3] = { FACE_TEXT, 44, 1.32f, 0, 100, false },
    [TYPE_NOTES_5] = { FACE_TEXT, 54, 1.3f, 0, 100, false },
    /* None of them steps down below 40: capitals of 7.3 mm on 24 inches. */
    [TYPE_READER_NUMBER] = { FACE_DISPLAY, 168, 1.0f, -30, 24, false },
    [TYPE_READER_TITLE] = { FACE_DISPLAY, 104, 1.08f, -24, 39, false },
    [TYPE_READER_STATEMENT] = { FACE_TEXT_MEDIUM, 72, 1.3f, -10, 56, false },
    [TYPE_READER_HEAD] = { FACE_DISPLAY, 46, 1.16f, -14, 87, false },
    [TYPE_READER_TEXT] = { FACE_TEXT, 46, 1.4f, 0, 100, false },
    [TYPE_READER_DETAIL] = { FACE_TEXT, 40, 1.3f, 0, 100, false },
    [TYPE_READER_LABEL] = { FACE_TEXT_SEMIBOLD, 44, 1.2f, 0, 91, false },
    [TYPE_READER_CONTROL] = { FACE_TEXT_SEMIBOLD, 40, 1.0f, -10, 100, false },
};

struct text_style type_style(enum type_role role, float unit, int percent)
{
    const float size = roles[role].size * unit * (float)percent / 100.0f;
    const long px = lroundf(size);

    return (struct text_style){
        .face = roles[role].face,
        .size_px = px < 1 ? 1 : (int)px,
        .line_px = (int)lroundf(size * roles[role].line),
        .tracking = roles[role].tracking,
        .tabular = roles[role].tabular,
    };
}

int type_smallest_percent(enum type_role role)
{
    return roles[role].smallest;
}

bool type_is_reader(enum type_role role)
{
    return role >= TYPE_READER_NUMBER;
}

struct text_style type_raised(struct text_style style, int size_px)
{
    style.line_px =
        (style.line_px * size_px + style.size_px / 2) / style.size_px;
    style.size_px = size_px;
    return style;
}
