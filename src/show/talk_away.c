/*
 * Slides that are things: from a slide to the live page of its goal, project
 * or map, around it as a visitor goes, and back to the slide as it was left.
 */
#include "talk_room.h"

struct screen talk_thing(const struct slide *slide)
{
    if (slide->layout == SLIDE_GOAL) {
        return (struct screen){ .kind = SCREEN_GOAL, .index = slide->goal };
    }
    if (slide->layout == SLIDE_PROJECT) {
        return (struct screen){ .kind = SCREEN_PROJECT,
                                .index = slide->project };
    }
    if (slide->layout == SLIDE_SKYLINE) {
        return (struct screen){ .kind = SCREEN_HOME };
    }
    return (struct screen){
        .kind = slide->art == ART_MAP ? SCREEN_MAP : SCREEN_SLIDE,
    };
}

void talk_leave_for(struct show *s, struct screen screen, uint64_t now_ms)
{
    if (screen.kind == SCREEN_SLIDE || s->talk.by_visitor) {
        return;
    }
    talk_forget_typed(s);
    s->talk.away = true;
    s->talk.ended = false;
    s->overlay = OVERLAY_NONE;
    s->state = STATE_BROWSE;
    s->depth = 1;
    s->history[0] = (struct show_place){ .screen = { .kind = SCREEN_HOME } };
    s->focus = 0;
    if (screen.kind == SCREEN_HOME) {
        show_move(s,
                  (struct motion){ TRANSITION_OPEN, MOTION_OPEN_MS, EASE_OUT },
                  now_ms);
    } else {
        history_open(s, screen, now_ms);
    }
}

static void come_back(struct show *s, uint64_t now_ms)
{
    s->talk.away = false;
    s->talk.arrived_ms = now_ms;
    s->state = STATE_PRESENT;
    s->depth = 1;
    s->focus = 0;
    scroll_stop(s);
    show_move(s,
              (struct motion){ TRANSITION_CLOSE, MOTION_BACK_MS, EASE_IN_OUT },
              now_ms);
}

/* A clicker's keys and the start button lead back to the slide. */
static bool is_presenters(const struct intent *intent)
{
    return intent->from == FROM_KEY &&
           (intent->type == INTENT_NEXT || intent->type == INTENT_PREVIOUS ||
            intent->type == INTENT_PRESENT ||
            intent->type == INTENT_PRESENT_HERE);
}

bool talk_away_update(struct show *s, const struct intent *intent,
                      uint64_t now_ms)
{
    const bool back = intent->type == INTENT_BACK && s->depth <= 2;
    const bool up = intent->type == INTENT_UNWIND && s->depth <= 2;

    if (!s->talk.away || intent->repeat) {
        return false;
    }
    if (is_presenters(intent) || back || (up && s->focus == 0)) {
        come_back(s, now_ms);
    } else if (up) {
        s->focus = 0;
    } else if (intent->type == INTENT_END_TALK) {
        talk_end(s, now_ms);
    } else {
        /* Another deck would end this talk: not by a wrong touch. */
        return intent->type == INTENT_OPEN &&
               intent->screen.kind == SCREEN_SLIDE;
    }
    return true;
}
