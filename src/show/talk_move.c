/*
 * Where a talk goes: parts of a slide one by one, whole slides, and back.
 * No step looks at more slides than it passes over.
 */
#include "talk_room.h"

static const struct slide *slide_at(const struct show *s,
                                    const struct content *content, int slide)
{
    return &content->decks[s->talk.deck].slides[slide];
}

int talk_last_slide(const struct show *s, const struct content *content)
{
    return (int)content->decks[s->talk.deck].slide_count - 1;
}

struct talk_place talk_here(const struct show *s)
{
    return (struct talk_place){ s->talk.slide, s->talk.hidden };
}

/* As it is met on the way forward: with all its parts to come. */
static struct talk_place begin_of(const struct show *s,
                                  const struct content *content, int slide)
{
    const int parts = slide_part_count(slide_at(s, content, slide));
    return (struct talk_place){ .slide = slide, .hidden = parts };
}

/* As it was left: with all of them. */
static struct talk_place end_of(int slide)
{
    return (struct talk_place){ .slide = slide };
}

void talk_forget_typed(struct show *s)
{
    s->talk.typed = -1;
    if (s->notice == NOTICE_TYPED) {
        s->notice = NOTICE_NONE;
    }
}

/* How one place becomes another, on a slide or from slide to slide. */
static struct motion motion_between(struct talk_place from,
                                    struct talk_place to)
{
    if (from.slide != to.slide) {
        return (struct motion){ to.slide > from.slide ? TRANSITION_PUSH_LEFT
                                                      : TRANSITION_PUSH_RIGHT,
                                MOTION_SLIDE_MS, EASE_IN_OUT };
    }
    if (to.hidden == from.hidden - 1) {
        return (struct motion){ TRANSITION_APPEAR, MOTION_PART_MS, EASE_OUT };
    }
    if (to.hidden == from.hidden + 1) {
        return (struct motion){ TRANSITION_VANISH, MOTION_PART_MS, EASE_OUT };
    }
    return (struct motion){ TRANSITION_FADE, MOTION_FADE_MS, EASE_LINEAR };
}

/* Nothing is seen to move: nothing did, or for nobody, or nobody wants it. */
static bool stands_still(const struct show *s, struct talk_place from,
                         struct talk_place to, const struct intent *intent)
{
    const bool same = from.slide == to.slide && from.hidden == to.hidden;
    const bool part = from.slide == to.slide;

    return same || intent->repeat || intent->cut || s->talk.frozen ||
           (part && show_has(s, SETTING_CALM));
}

void talk_go(struct show *s, struct talk_place to, const struct intent *intent,
             uint64_t now_ms)
{
    const struct talk_place from = talk_here(s);
    const bool covered = s->overlay != OVERLAY_NONE;

    talk_forget_typed(s);
    if (to.slide != from.slide) {
        s->talk.seen = from;
        s->talk.has_seen = true;
    }
    s->overlay = OVERLAY_NONE;
    s->focus = 0;
    s->talk.ended = false;
    s->talk.slide = to.slide;
    s->talk.hidden = to.hidden;
    s->talk.arrived_ms = now_ms;
    /* A held key does not animate: only the last step would be seen. */
    if (covered && !intent->cut) {
        talk_fade(s, now_ms);
    } else if (stands_still(s, from, to, intent)) {
        transition_finish(&s->transition);
    } else {
        show_move(s, motion_between(from, to), now_ms);
    }
}

void talk_fade(struct show *s, uint64_t now_ms)
{
    show_move(s,
              (struct motion){ TRANSITION_FADE, MOTION_FADE_MS, EASE_LINEAR },
              now_ms);
}

struct pace_plan talk_plan(const struct show *s, const struct content *content)
{
    return (struct pace_plan){ .deck = &content->decks[s->talk.deck],
                               .folded = s->talk.folded };
}

/* A slide with parts begins with all of them to come. */
struct pace_place talk_pace_place(const struct show *s,
                                  const struct content *content)
{
    const int parts = slide_part_count(slide_at(s, content, s->talk.slide));

    return (struct pace_place){
        .slide = s->talk.slide,
        .step = parts - s->talk.hidden,
        .step_count = parts + 1,
    };
}

/* By the same plan, place and timer that the presenter's display shows. */
static bool is_behind(const struct show *s, const struct content *content,
                      uint64_t now_ms)
{
    const struct pace_plan plan = talk_plan(s, content);
    const struct pace_place place = talk_pace_place(s, content);
    const uint64_t end_ms = pace_span(&plan, &place).to_ms;

    return pace_planned_ms(&plan) > 0 &&
           timer_elapsed_ms(&s->talk.timer, now_ms) > end_ms + TALK_BEHIND_MS;
}

bool talk_skips_optional(const struct show *s, const struct content *content,
                         uint64_t now_ms)
{
    return show_has_talk(s) &&
           (s->talk.folded || is_behind(s, content, now_ms));
}

int talk_neighbour(const struct show *s, const struct content *content,
                   int step, uint64_t now_ms)
{
    const bool skips = talk_skips_optional(s, content, now_ms);
    const int last = talk_last_slide(s, content);
    int slide = s->talk.slide + step;

    while (slide >= 0 && slide <= last && skips &&
           slide_at(s, content, slide)->duty == SLIDE_OPTIONAL) {
        slide += step;
    }
    return slide >= 0 && slide <= last ? slide : -1;
}

static void end_reached(struct show *s, const struct intent *intent,
                        uint64_t now_ms)
{
    if (intent->repeat || s->talk.ended) {
        return;
    }
    talk_forget_typed(s);
    s->talk.ended = true;
    s->talk.ended_ms = now_ms;
    show_notify(s, NOTICE_LAST_SLIDE, now_ms + NOTICE_MS);
}

void talk_next_slide(struct show *s, const struct content *content,
                     const struct intent *intent, uint64_t now_ms)
{
    const int next = talk_neighbour(s, content, 1, now_ms);

    if (next >= 0) {
        talk_go(s, begin_of(s, content, next), intent, now_ms);
    } else if (s->overlay == OVERLAY_OVERVIEW) {
        talk_go(s, talk_here(s), intent, now_ms);
    } else {
        end_reached(s, intent, now_ms);
    }
}

void talk_previous_slide(struct show *s, const struct content *content,
                         const struct intent *intent, uint64_t now_ms)
{
    const int previous = talk_neighbour(s, content, -1, now_ms);

    talk_go(s, previous >= 0 ? end_of(previous) : talk_here(s), intent, now_ms);
}

/* A held key leafs through the slides and leaves their parts alone. */
void talk_next(struct show *s, const struct content *content,
               const struct intent *intent, uint64_t now_ms)
{
    struct talk_place to = talk_here(s);

    if (intent->repeat || to.hidden == 0) {
        talk_next_slide(s, content, intent, now_ms);
        return;
    }
    to.hidden--;
    talk_go(s, to, intent, now_ms);
}

void talk_previous(struct show *s, const struct content *content,
                   const struct intent *intent, uint64_t now_ms)
{
    const int parts = slide_part_count(slide_at(s, content, s->talk.slide));
    struct talk_place to = talk_here(s);

    if (intent->repeat || to.hidden >= parts) {
        talk_previous_slide(s, content, intent, now_ms);
        return;
    }
    to.hidden++;
    talk_go(s, to, intent, now_ms);
}

void talk_jump(struct show *s, const struct content *content, int slide,
               const struct intent *intent, uint64_t now_ms)
{
    const int last = talk_last_slide(s, content);
    const int to = slide < 0 ? 0 : slide < last ? slide : last;

    talk_go(s, to == s->talk.slide ? talk_here(s) : begin_of(s, content, to),
            intent, now_ms);
}

void talk_go_seen(struct show *s, const struct content *content,
                  const struct intent *intent, uint64_t now_ms)
{
    (void)content;
    if (s->talk.has_seen) {
        talk_go(s, s->talk.seen, intent, now_ms);
    }
}
