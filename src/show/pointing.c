#include "pointing.h"

#include "show_room.h"

enum {
    HOVERS = 2, /* INTENT_POINT's value for it */
    /* Nearer points than this, a 512th of the slide, make no smoother line. */
    STROKE_STEP = SLIDE_WHOLE / 512,
    /* The eraser is some 50 pixels wide and high, as a fingertip is. */
    ERASER_X = SLIDE_WHOLE / 40,
    ERASER_Y = SLIDE_WHOLE * 2 / 45,
};

static const uint64_t never_ms = UINT64_MAX;

bool pointing_applies(const struct show *s)
{
    return s->state == STATE_PRESENT && s->overlay == OVERLAY_NONE &&
           !s->talk.by_visitor && s->drag.step == 0;
}

enum pointer pointing_pointer(const struct show *s)
{
    if (s->pointing.pointer != POINTER_UNSAID) {
        return s->pointing.pointer;
    }
    return desk_is_shown(s) ? POINTER_DOT : POINTER_NONE;
}

bool pointing_is_chosen(const struct show *s)
{
    const struct show_pointing *p = &s->pointing;

    return pointing_applies(s) &&
           (p->tool != TOOL_POINTER || !zoom_is_whole(&p->zoom) ||
            p->pointer == POINTER_SPOTLIGHT || p->pointer == POINTER_DOT);
}

bool pointing_pans(const struct show *s)
{
    const struct show_pointing *p = &s->pointing;

    return !zoom_is_whole(&p->zoom) && p->tool == TOOL_POINTER &&
           (p->pointer == POINTER_UNSAID || p->pointer == POINTER_NONE);
}

bool pointing_follows_mouse(const struct show *s)
{
    const struct show_pointing *p = &s->pointing;

    return pointing_applies(s) && p->tool == TOOL_POINTER &&
           (p->pointer == POINTER_SPOTLIGHT || p->pointer == POINTER_DOT);
}

static void put_out(struct show_pointing *p)
{
    p->revision += p->lit ? 1 : 0;
    p->lit = false;
    p->down = false;
    ink_lift(&p->ink);
}

/* Whether it makes the slide look different. */
static bool is_seen(const struct show_pointing *p)
{
    return p->lit || !zoom_is_whole(&p->zoom) || !ink_is_clean(&p->ink);
}

/* Of a slide that is on; none while a page is. */
static int slide_now(const struct show *s)
{
    return s->state == STATE_PRESENT ? s->talk.slide : -1;
}

/* Another slide, another talk: only what was chosen stays in the hand. */
static void wipe(struct show *s, bool all)
{
    const struct show_pointing was = s->pointing;

    s->pointing = (struct show_pointing){
        .pointer = all ? POINTER_UNSAID : was.pointer,
        .tool = all ? TOOL_POINTER : was.tool,
        .used_ms = was.used_ms,
        .deck = s->talk.deck,
        .slide = slide_now(s),
        .language = s->language,
        .revision = was.revision + (is_seen(&was) ? 1 : 0),
    };
}

static bool is_elsewhere(const struct show *s)
{
    const struct show_pointing *p = &s->pointing;

    return p->deck != s->talk.deck || p->slide != slide_now(s) ||
           p->language != s->language;
}

/*
 * Nothing of it is left behind. This is the only place that says so; it is
 * asked after everything that happens to a show.
 *
 *     the talk is over, handed back,      all of it
 *       or a visitor's; other content
 *       (show_rebind())
 *     another slide, another language,    spot, ink and enlargement
 *       the page of a thing
 *     black, white, the grid of slides,   the spot, and the pen is put down;
 *       the box, the staff's door           the slide comes back as it was
 *     a frozen picture                    nothing: the audience keeps the
 *                                           enlargement and ink of then
 *     the finger left, or is lost         the spot, a moment later
 *     a pen that was forgotten            the pen; what it drew stays
 *     a page under a finger               nothing until it is let go
 */
void pointing_keep(struct show *s)
{
    struct show_pointing *p = &s->pointing;

    if (s->drag.step != 0) {
        return;
    }
    if (!show_has_talk(s) || s->talk.by_visitor) {
        const unsigned revision = p->revision;
        *p = (struct show_pointing){ .revision = revision };
        s->frozen_pointing = *p;
    } else if (is_elsewhere(s)) {
        wipe(s, false);
    } else if (s->overlay != OVERLAY_NONE) {
        p->revision += p->tool != TOOL_POINTER ? 1 : 0;
        p->tool = TOOL_POINTER;
        put_out(p);
    }
    if (s->frozen_pointing.language != s->language) {
        s->frozen_pointing = (struct show_pointing){ 0 };
    }
}

void pointing_reset(struct show *s)
{
    wipe(s, true);
    s->frozen_pointing = s->pointing;
}

void pointing_freeze(struct show *s)
{
    s->frozen_pointing = s->pointing;
    s->frozen_pointing.lit = false;
}

/* What time takes away, and when. */

static uint64_t spot_end_ms(const struct show_pointing *p)
{
    return p->lit
               ? p->used_ms + (p->down ? POINTING_SILENT_MS : POINTING_STAY_MS)
               : never_ms;
}

static uint64_t pen_end_ms(const struct show_pointing *p)
{
    return p->tool != TOOL_POINTER ? p->used_ms + POINTING_PEN_MS : never_ms;
}

void pointing_pass_time(struct show *s, uint64_t now_ms)
{
    struct show_pointing *p = &s->pointing;

    if (now_ms >= spot_end_ms(p)) {
        put_out(p);
    }
    if (now_ms >= pen_end_ms(p)) {
        p->tool = TOOL_POINTER;
        p->revision++;
        put_out(p);
    }
}

uint64_t pointing_deadline_ms(const struct show *s)
{
    const uint64_t spot_ms = spot_end_ms(&s->pointing);
    const uint64_t pen_ms = pen_end_ms(&s->pointing);

    return spot_ms < pen_ms ? spot_ms : pen_ms;
}

/* What is chosen. */

static void choose_tool(struct show *s, enum pointing_tool tool,
                        uint64_t now_ms)
{
    put_out(&s->pointing);
    s->pointing.tool = tool;
    s->pointing.used_ms = now_ms;
    show_notify(s, NOTICE_TOOL, now_ms + NOTICE_MS);
}

/* Spotlight, dot, none; out of a pen's hand back to what it was. */
static void choose_pointer(struct show *s, uint64_t now_ms)
{
    const enum pointer now = pointing_pointer(s);
    const bool stays = s->pointing.tool != TOOL_POINTER && now != POINTER_NONE;

    if (!stays) {
        s->pointing.pointer = now == POINTER_SPOTLIGHT ? POINTER_DOT
                              : now == POINTER_DOT     ? POINTER_NONE
                                                       : POINTER_SPOTLIGHT;
    }
    choose_tool(s, TOOL_POINTER, now_ms);
}

static void toggle_tool(struct show *s, enum pointing_tool tool,
                        uint64_t now_ms)
{
    choose_tool(s, s->pointing.tool == tool ? TOOL_POINTER : tool, now_ms);
}

/* Where keys enlarge: where somebody pointed, else the middle. */
static struct slide_point zoom_place(const struct show_pointing *p)
{
    const struct slide_point middle = { SLIDE_WHOLE / 2, SLIDE_WHOLE / 2 };
    const struct slide_point spot = zoom_to_view(&p->zoom, p->spot);
    const bool shown = spot.x >= 0 && spot.x <= SLIDE_WHOLE && spot.y >= 0 &&
                       spot.y <= SLIDE_WHOLE;

    return p->placed && shown ? spot : middle;
}

static void zoom_to(struct show *s, int by, uint64_t now_ms)
{
    struct show_pointing *p = &s->pointing;
    const int before = zoom_factor(&p->zoom);

    p->zoom = zoom_about(&p->zoom, zoom_place(p), by);
    if (zoom_factor(&p->zoom) != before && !s->talk.frozen) {
        talk_fade(s, now_ms);
    }
}

static void zoom_by_key(struct show *s, int step, uint64_t now_ms)
{
    const int by = step == 0 ? ZOOM_ONE : zoom_step(&s->pointing.zoom, step);

    zoom_to(s, by, now_ms);
}

static void magnify(struct show *s, uint64_t now_ms)
{
    zoom_to(s, zoom_is_whole(&s->pointing.zoom) ? 2 * ZOOM_ONE : ZOOM_ONE,
            now_ms);
}

/* What a finger does. */

static void draw(struct show *s, const struct intent *intent, uint64_t now_ms)
{
    struct show_pointing *p = &s->pointing;
    const int step = STROKE_STEP * ZOOM_ONE / zoom_factor(&p->zoom);
    const bool room = intent->value == 1 ? ink_begin(&p->ink, p->spot)
                                         : ink_extend(&p->ink, p->spot, step);

    if (!room) {
        show_notify(s, NOTICE_INK_FULL, now_ms + NOTICE_MS);
    }
}

static void erase(struct show_pointing *p)
{
    const int by = zoom_factor(&p->zoom);
    const struct slide_point reach = { ERASER_X * ZOOM_ONE / by,
                                       ERASER_Y * ZOOM_ONE / by };

    (void)ink_erase(&p->ink, p->spot, reach);
}

static void point(struct show *s, const struct intent *intent, uint64_t now_ms)
{
    struct show_pointing *p = &s->pointing;
    const bool hovers = intent->value == HOVERS;

    if (intent->value == 0 && !p->down) {
        return; /* it came down before there was anything to point at */
    }
    p->spot = zoom_to_slide(&p->zoom, intent->at);
    p->placed = true;
    p->down = !hovers;
    p->used_ms = now_ms;
    if (hovers) {
        p->lit = pointing_follows_mouse(s);
    } else if (p->tool == TOOL_PEN) {
        draw(s, intent, now_ms);
    } else if (p->tool == TOOL_ERASER) {
        erase(p);
    } else {
        p->lit = pointing_pointer(s) != POINTER_NONE;
    }
}

static void leave(struct show_pointing *p, bool meant, uint64_t now_ms)
{
    p->used_ms = p->down ? now_ms : p->used_ms;
    p->down = false;
    if (meant) {
        ink_lift(&p->ink);
    } else {
        ink_drop(&p->ink);
        p->lit = false;
    }
}

static void view(struct show_pointing *p, const struct intent *intent)
{
    p->zoom = zoom_bounded(
        (struct zoom){ .by = (int)intent->value, .from = intent->at });
}

/* @return false if the intent has nothing to do with it. */
static bool act(struct show *s, const struct intent *intent, uint64_t now_ms)
{
    struct show_pointing *p = &s->pointing;
    const enum intent_type type = intent->type;

    if (type == INTENT_POINT) {
        point(s, intent, now_ms);
    } else if (type == INTENT_POINT_END) {
        leave(p, intent->value == 0, now_ms);
    } else if (type == INTENT_VIEW) {
        view(p, intent);
    } else if (type == INTENT_POINTER) {
        choose_pointer(s, now_ms);
    } else if (type == INTENT_PEN) {
        toggle_tool(s, TOOL_PEN, now_ms);
    } else if (type == INTENT_ERASER) {
        toggle_tool(s, TOOL_ERASER, now_ms);
    } else if (type == INTENT_MAGNIFIER) {
        magnify(s, now_ms);
    } else if (type == INTENT_ZOOM) {
        zoom_by_key(s, (int)intent->value, now_ms);
    } else if (type == INTENT_CLEAR) {
        (void)ink_clear(&p->ink);
    } else if (type == INTENT_UNDO || type == INTENT_REDO) {
        ink_lift(&p->ink);
        (void)(type == INTENT_UNDO ? ink_undo(&p->ink) : ink_redo(&p->ink));
    } else {
        return false;
    }
    return true;
}

/* A number never begins with 0: it is free to mean the whole slide. */
static bool is_whole_key(const struct show *s, const struct intent *intent)
{
    return intent->type == INTENT_DIGIT && intent->value == 0 &&
           s->talk.typed < 0 && !zoom_is_whole(&s->pointing.zoom);
}

bool pointing_update(struct show *s, const struct intent *intent,
                     uint64_t now_ms)
{
    const struct intent whole = { .type = INTENT_ZOOM };

    if (!pointing_applies(s) ||
        (intent->repeat && intent->type != INTENT_ZOOM)) {
        return false;
    }
    if (is_whole_key(s, intent)) {
        intent = &whole;
    }
    if (!act(s, intent, now_ms)) {
        return false;
    }
    s->pointing.revision++;
    s->talk.held = false; /* any other key than a held Esc ends that */
    return true;
}

bool pointing_unwind(struct show *s, uint64_t now_ms)
{
    struct show_pointing *p = &s->pointing;

    if (p->tool != TOOL_POINTER) {
        choose_tool(s, TOOL_POINTER, now_ms);
    } else if (!zoom_is_whole(&p->zoom)) {
        zoom_to(s, ZOOM_ONE, now_ms);
    } else {
        return false;
    }
    p->revision++;
    return true;
}
