/*
 * The presenter's controls: what ends, covers and pauses at the start of the
 * bar, then what is in the presenter's hand, and what moves the slides at its
 * end. With a pen in the hand the places of the notes' sizes and of the lens
 * are those of eraser, undo and bin: nothing else moves.
 */
#include "component.h"
#include "desk_parts.h"
#include "say.h"
#include "timer.h"

static const float gap = 16.0f;
static const float button_h = 104.0f;
static const float next_w = 420.0f;
static const float next_w_least = 240.0f;

enum {
    BAR_STOP,
    BAR_BLACK,
    BAR_TIMER,
    BAR_SMALLER,
    BAR_LARGER,
    BAR_ZOOM,
    BAR_POINTER,
    BAR_PEN,
    BAR_PREVIOUS,
    BAR_NEXT,
    BAR_COUNT,
};

static struct button black_button(const struct canvas *c)
{
    const bool covered =
        c->show->overlay == OVERLAY_BLACK || c->show->overlay == OVERLAY_WHITE;

    return (struct button){
        .id = "desk-black",
        .label = canvas_word(c, covered ? STR_PRESENTER_RESTORE
                                        : STR_PRESENTER_BLACK),
        .icon = covered ? ICON_SCREEN : ICON_SCREEN_DARK,
        .look = covered ? BUTTON_LINE : BUTTON_STAGE,
        .intent = { .type = INTENT_BLACK },
    };
}

static struct button timer_button(const struct canvas *c)
{
    const bool runs = c->show->talk.timer.runs;

    return (struct button){
        .id = "desk-timer",
        .label = canvas_word(c, runs ? STR_PRESENTER_TIMER_PAUSE
                                     : STR_PRESENTER_TIMER_START),
        .icon = runs ? ICON_PAUSE : ICON_PLAY,
        .look = BUTTON_STAGE,
        .intent = { .type = INTENT_TIMER },
    };
}

static struct button size_button(const struct canvas *c, bool larger)
{
    return (struct button){
        .id = larger ? "desk-larger" : "desk-smaller",
        /* With a left-to-right mark, so that the sign stays behind it. */
        .label = larger ? "A+\u200E" : "A−\u200E",
        .name = canvas_word(c, larger ? STR_PRESENTER_LARGER
                                      : STR_PRESENTER_SMALLER),
        .icon = ICON_NONE,
        .look = BUTTON_STAGE,
        .intent = { .type = INTENT_NOTES_SIZE, .value = larger ? 1 : -1 },
    };
}

/* A sign, and its word for who hears it. */
static struct button sign_button(const struct canvas *c, const char *id,
                                 enum icon icon, enum string_id word)
{
    return (struct button){
        .id = id,
        .label = "",
        .name = canvas_word(c, word),
        .icon = (int)icon,
        .look = BUTTON_STAGE,
    };
}

static void fill_in_hand(const struct canvas *c, struct button b[BAR_COUNT])
{
    const enum pointer pointer = pointing_pointer(c->show);
    const struct show_pointing *p = &c->show->pointing;

    b[BAR_POINTER] =
        sign_button(c, "desk-pointer",
                    pointer == POINTER_SPOTLIGHT ? ICON_SPOTLIGHT : ICON_DOT,
                    say_pointer(pointer));
    b[BAR_POINTER].intent.type = INTENT_POINTER;
    b[BAR_PEN] = sign_button(c, "desk-pen", ICON_PEN, STR_PRESENTER_PEN);
    b[BAR_PEN].intent.type = INTENT_PEN;
    if (p->tool == TOOL_PEN) {
        b[BAR_PEN].look = BUTTON_LINE;
    } else if (p->tool == TOOL_POINTER && pointer != POINTER_NONE &&
               pointing_applies(c->show)) {
        b[BAR_POINTER].look = BUTTON_LINE;
    }
}

/* While something is drawn. */
static void fill_in_ink(const struct canvas *c, struct button b[BAR_COUNT])
{
    b[BAR_SMALLER] =
        sign_button(c, "desk-eraser", ICON_ERASER, STR_PRESENTER_ERASER);
    b[BAR_SMALLER].intent.type = INTENT_ERASER;
    if (c->show->pointing.tool == TOOL_ERASER) {
        b[BAR_SMALLER].look = BUTTON_LINE;
    }
    b[BAR_LARGER] = sign_button(c, "desk-undo", ICON_UNDO, STR_PRESENTER_UNDO);
    b[BAR_LARGER].intent.type = INTENT_UNDO;
    b[BAR_ZOOM] = sign_button(c, "desk-clear", ICON_BIN, STR_PRESENTER_CLEAR);
    b[BAR_ZOOM].intent.type = INTENT_CLEAR;
}

static void fill_in_view(const struct canvas *c, struct button b[BAR_COUNT])
{
    const bool whole = zoom_is_whole(&c->show->pointing.zoom);

    b[BAR_SMALLER] = size_button(c, false);
    b[BAR_LARGER] = size_button(c, true);
    b[BAR_ZOOM] =
        sign_button(c, "desk-zoom", ICON_MAGNIFY,
                    whole ? STR_PRESENTER_ZOOM : STR_PRESENTER_ZOOM_WHOLE);
    b[BAR_ZOOM].intent.type = INTENT_MAGNIFIER;
    b[BAR_ZOOM].look = whole ? BUTTON_STAGE : BUTTON_LINE;
}

static void fill_in(struct canvas *c, struct button b[BAR_COUNT])
{
    b[BAR_STOP] = (struct button){
        .id = "desk-stop",
        .label = canvas_word(c, STR_PRESENTER_STOP),
        .icon = ICON_CLOSE,
        .look = BUTTON_STAGE,
        .intent = { .type = INTENT_END_TALK },
    };
    b[BAR_BLACK] = black_button(c);
    b[BAR_TIMER] = timer_button(c);
    if (c->show->pointing.tool == TOOL_POINTER) {
        fill_in_view(c, b);
    } else {
        fill_in_ink(c, b);
    }
    fill_in_hand(c, b);
    b[BAR_PREVIOUS] = (struct button){
        .id = "desk-previous",
        .label = canvas_word(c, STR_NAV_PREVIOUS),
        .icon = ICON_CHEVRON_LEFT,
        .look = BUTTON_STAGE,
        .intent = { .type = INTENT_PREVIOUS },
    };
    b[BAR_NEXT] = (struct button){
        .id = "desk-next",
        .label = canvas_word(c, STR_NAV_NEXT),
        .icon = ICON_CHEVRON_RIGHT,
        .icon_after = true,
        .look = BUTTON_PRIMARY,
        .intent = { .type = INTENT_NEXT },
    };
    for (int i = 0; i < BAR_COUNT; i++) {
        b[i].role = i == BAR_NEXT ? TYPE_PROMPT : TYPE_CONTROL;
        b[i].box.w =
            b[i].label[0] == '\0' ? button_h : component_button_width(c, &b[i]);
        b[i].box.h = button_h;
    }
    b[BAR_NEXT].box.w = next_w;
}

static float width_of(const struct button *b, int first, int count)
{
    float w = gap * (float)(count - 1);

    for (int i = first; i < first + count; i++) {
        w += b[i].box.w;
    }
    return w;
}

/* A sign alone, where there is no room for its word. */
static void drop_label(struct button *b)
{
    b->name = b->label;
    b->label = "";
    b->box.w = button_h;
}

/* In one row: the wide button gives way first, then the words. */
static void squeeze(struct button b[BAR_COUNT], float room)
{
    static const int words[] = { BAR_TIMER, BAR_BLACK, BAR_STOP, BAR_PREVIOUS };
    const float over = width_of(b, 0, BAR_COUNT) + gap - room;

    if (over > 0.0f) {
        const float less = next_w - over;
        b[BAR_NEXT].box.w = less > next_w_least ? less : next_w_least;
    }
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) &&
                       width_of(b, 0, BAR_COUNT) + gap > room;
         i++) {
        drop_label(&b[words[i]]);
    }
    /* What a dropped word leaves over is the wide button's again. */
    const float spare = room - width_of(b, 0, BAR_COUNT) - gap;
    const float wanted = next_w - b[BAR_NEXT].box.w;
    b[BAR_NEXT].box.w += spare < 0.0f ? 0.0f : spare < wanted ? spare : wanted;
}

static void place_row(struct button *b, int first, int count, struct box at)
{
    for (int i = first; i < first + count; i++) {
        b[i].box.x = at.x;
        b[i].box.y = at.y;
        at.x += b[i].box.w + gap;
    }
}

static void place_wide(struct button b[BAR_COUNT], struct box in)
{
    squeeze(b, in.w);
    const float moves_w = width_of(b, BAR_PREVIOUS, 2);

    place_row(b, 0, BAR_PREVIOUS, in);
    place_row(b, BAR_PREVIOUS, 2,
              (struct box){ in.x + in.w - moves_w, in.y, moves_w, 0 });
}

/* Upright: what moves the slides stands over the rest. */
static void place_upright(struct button b[BAR_COUNT], struct box in)
{
    b[BAR_PREVIOUS].box.w = (in.w - gap) * 0.35f;
    b[BAR_NEXT].box.w = (in.w - gap) * 0.65f;
    place_row(b, BAR_PREVIOUS, 2, in);
    in.y += button_h + gap;
    for (int i = BAR_TIMER; i >= 0 && width_of(b, 0, BAR_PREVIOUS) > in.w;
         i--) {
        drop_label(&b[i]);
    }
    place_row(b, 0, BAR_PREVIOUS, in);
}

void desk_bar(const struct desk *d, struct box box)
{
    struct canvas *c = d->c;
    struct button buttons[BAR_COUNT];

    canvas_fill(c, canvas_across(c, box.y - gap, c->h - box.y + gap),
                tint(TINT_INK));
    fill_in(c, buttons);
    if (c->portrait) {
        place_upright(buttons, box);
    } else {
        place_wide(buttons, box);
    }
    for (int i = 0; i < BAR_COUNT; i++) {
        component_button(c, &buttons[i]);
    }
}
