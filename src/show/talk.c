/*
 * A talk: a deck under keyboard, clicker or finger. Esc is harmless, a
 * second F5 does nothing, and in black or white the first key only brings
 * the picture back.
 */
#include <string.h>

#include "talk_room.h"

int talk_default_deck(const struct show *s, const struct content *content)
{
    const struct int_list *talks = &content->stands[s->stand].talks;
    return talks->count > 0 ? talks->items[0] : -1;
}

bool show_has_talk(const struct show *s)
{
    return s->state == STATE_PRESENT || s->talk.away;
}

struct show show_audience(const struct show *s)
{
    struct show seen = *s;

    if (s->state == STATE_PRESENT && s->talk.frozen) {
        seen.talk.slide = s->talk.frozen_at.slide;
        seen.talk.hidden = s->talk.frozen_at.hidden;
        seen.talk.ended = false;
    }
    return seen;
}

static void wake(struct show *s, uint64_t now_ms)
{
    show_move(s,
              (struct motion){ TRANSITION_FADE, MOTION_WAKE_MS, EASE_IN_OUT },
              now_ms);
}

static void begin(struct show *s, const struct content *content,
                  struct talk_start start, uint64_t now_ms)
{
    const struct slide *slide =
        &content->decks[start.deck].slides[start.at.slide];
    const int parts = slide_part_count(slide);

    s->state = STATE_PRESENT;
    s->focus = 0;
    s->talk = (struct show_talk){
        .deck = start.deck,
        .slide = start.at.slide,
        .hidden = start.fresh ? parts : start.at.hidden,
        .by_touch = start.by_touch,
        .started_ms = now_ms,
        .pressed_ms = now_ms,
        .arrived_ms = now_ms,
        .typed = -1,
    };
    wake(s, now_ms);
}

void talk_start(struct show *s, const struct content *content,
                struct talk_start start, uint64_t now_ms)
{
    if (start.deck < 0) {
        return;
    }
    show_reset_visit(s);
    begin(s, content, start, now_ms);
}

/* A visitor looks into a talk: back leads to the page it came from. */
void talk_visit(struct show *s, const struct content *content, int deck,
                uint64_t now_ms)
{
    begin(s, content,
          (struct talk_start){ .deck = deck, .fresh = true, .by_touch = true },
          now_ms);
    s->talk.by_visitor = true;
}

/* So that Shift+F5 goes on where a talk was left. */
void talk_remember(struct show *s)
{
    if (show_has_talk(s) && !s->talk.by_visitor) {
        s->last_talk = (struct show_last){
            .known = true,
            .deck = s->talk.deck,
            .at = talk_here(s),
        };
    }
}

void talk_end(struct show *s, uint64_t now_ms)
{
    if (!s->talk.by_visitor) {
        loop_enter(s, now_ms);
        return;
    }
    s->state = STATE_BROWSE;
    s->overlay = OVERLAY_NONE;
    s->notice = NOTICE_NONE;
    s->focus = 0;
    s->talk = (struct show_talk){ .typed = -1 };
    wake(s, now_ms);
}

static void first(struct show *s, const struct content *content,
                  const struct intent *intent, uint64_t now_ms)
{
    talk_jump(s, content, 0, intent, now_ms);
}

static void last(struct show *s, const struct content *content,
                 const struct intent *intent, uint64_t now_ms)
{
    talk_jump(s, content, talk_last_slide(s, content), intent, now_ms);
}

static void go(struct show *s, const struct content *content,
               const struct intent *intent, uint64_t now_ms)
{
    talk_jump(s, content, (int)intent->value, intent, now_ms);
}

static void set_typed(struct show *s, int typed, uint64_t now_ms)
{
    s->talk.typed = typed;
    s->talk.typed_ms = now_ms;
    show_notify(s, NOTICE_TYPED, now_ms + TYPED_MS);
}

static void type_digit(struct show *s, const struct content *content,
                       const struct intent *intent, uint64_t now_ms)
{
    const int before = s->talk.typed < 0 ? 0 : s->talk.typed;
    const int typed = before * 10 + (int)intent->value;

    (void)content;
    if (typed <= SLIDE_TYPED_MAX) {
        set_typed(s, typed, now_ms);
    }
}

static void erase(struct show *s, const struct content *content,
                  const struct intent *intent, uint64_t now_ms)
{
    if (s->talk.typed < 0) {
        talk_previous(s, content, intent, now_ms);
    } else if (s->talk.typed < 10) {
        talk_forget_typed(s);
    } else {
        set_typed(s, s->talk.typed / 10, now_ms);
    }
}

static void enter(struct show *s, const struct content *content,
                  const struct intent *intent, uint64_t now_ms)
{
    if (s->talk.typed < 0) {
        talk_next(s, content, intent, now_ms);
    } else {
        talk_jump(s, content, s->talk.typed - 1, intent, now_ms);
    }
}

/* One level: the number, the focus, a visitor's talk. At the top of a talk
   there is the overview, but not for a start button that sends Esc. */
static void unwind(struct show *s, const struct content *content,
                   const struct intent *intent, uint64_t now_ms)
{
    (void)content;
    (void)intent;
    if (s->talk.typed >= 0) {
        talk_forget_typed(s);
    } else if (s->focus != 0) {
        s->focus = 0;
    } else if (s->talk.by_visitor) {
        talk_end(s, now_ms);
    } else if (now_ms >= s->talk.pressed_ms + TALK_START_MS) {
        talk_overview_open(s, now_ms);
    }
}

static void cover(struct show *s, enum show_overlay overlay, uint64_t now_ms)
{
    talk_forget_typed(s);
    s->overlay = overlay;
    show_move(s, (struct motion){ TRANSITION_FADE, MOTION_BLACK_MS, EASE_OUT },
              now_ms);
}

static void black(struct show *s, const struct content *content,
                  const struct intent *intent, uint64_t now_ms)
{
    (void)content;
    (void)intent;
    cover(s, OVERLAY_BLACK, now_ms);
}

static void white(struct show *s, const struct content *content,
                  const struct intent *intent, uint64_t now_ms)
{
    (void)content;
    (void)intent;
    cover(s, OVERLAY_WHITE, now_ms);
}

/* Where the audience then is may be far from where it was: no movement
   could say how. */
static void freeze(struct show *s, const struct content *content,
                   const struct intent *intent, uint64_t now_ms)
{
    const struct talk_place here = talk_here(s);
    const bool moved = s->talk.frozen_at.slide != here.slide ||
                       s->talk.frozen_at.hidden != here.hidden;

    (void)content;
    (void)intent;
    s->talk.frozen = !s->talk.frozen;
    if (s->talk.frozen) {
        s->talk.frozen_at = here;
        transition_finish(&s->transition);
    } else if (moved) {
        talk_fade(s, now_ms);
    }
    s->talk.arrived_ms = now_ms;
}

static void overview(struct show *s, const struct content *content,
                     const struct intent *intent, uint64_t now_ms)
{
    (void)content;
    (void)intent;
    talk_overview_open(s, now_ms);
}

static void find(struct show *s, const struct content *content,
                 const struct intent *intent, uint64_t now_ms)
{
    (void)content;
    (void)intent;
    talk_find_open(s, now_ms);
}

static void help(struct show *s, const struct content *content,
                 const struct intent *intent, uint64_t now_ms)
{
    (void)content;
    (void)intent;
    talk_help_open(s, now_ms);
}

static void fold(struct show *s, const struct content *content,
                 const struct intent *intent, uint64_t now_ms)
{
    (void)content;
    (void)intent;
    (void)now_ms;
    s->talk.folded = !s->talk.folded;
}

static void advance(struct show *s, const struct content *content,
                    const struct intent *intent, uint64_t now_ms)
{
    (void)content;
    (void)intent;
    s->talk.paused = !s->talk.paused;
    s->talk.arrived_ms = now_ms;
}

static void visit(struct show *s, const struct content *content,
                  const struct intent *intent, uint64_t now_ms)
{
    const struct deck *deck = &content->decks[s->talk.deck];

    (void)intent;
    talk_leave_for(s, talk_thing(&deck->slides[s->talk.slide]), now_ms);
}

static void open(struct show *s, const struct content *content,
                 const struct intent *intent, uint64_t now_ms)
{
    (void)content;
    talk_leave_for(s, intent->screen, now_ms);
}

static void next_language(struct show *s, const struct content *content,
                          const struct intent *intent, uint64_t now_ms)
{
    const int next = (s->language + 1) % (int)content->language_count;

    (void)intent;
    show_set_language(s, content, next, now_ms);
}

/* A start button in a talk that a visitor looks into makes it the
   presenter's, who is on that slide now; else it does nothing. */
static void start_again(struct show *s, const struct content *content,
                        const struct intent *intent, uint64_t now_ms)
{
    (void)content;
    (void)intent;
    if (s->talk.by_visitor) {
        s->talk.by_visitor = false;
        s->depth = 1;
        return;
    }
    show_notify(s, NOTICE_ALREADY_RUNNING, now_ms + NOTICE_MS);
}

static void reload(struct show *s, const struct content *content,
                   const struct intent *intent, uint64_t now_ms)
{
    (void)content;
    (void)intent;
    (void)now_ms;
    s->reload_wanted++;
}

static void end(struct show *s, const struct content *content,
                const struct intent *intent, uint64_t now_ms)
{
    (void)content;
    (void)intent;
    talk_end(s, now_ms);
}

/* What a talk does with an intent, and when. */
struct talk_row {
    void (*act)(struct show *, const struct content *, const struct intent *,
                uint64_t);
    bool uncovers; /* brings the picture back from black, and no more */
    bool covered;  /* acts in black and white as well */
    bool repeats;  /* a held key says it again and again */
};

/* What is not named here is meant for visitors and does nothing. */
static const struct talk_row rows[INTENT_TYPE_COUNT] = {
    [INTENT_NEXT] = { talk_next, true, false, true },
    [INTENT_PREVIOUS] = { talk_previous, true, false, true },
    [INTENT_NEXT_SLIDE] = { talk_next_slide, true, false, true },
    [INTENT_PREVIOUS_SLIDE] = { talk_previous_slide, true, false, true },
    [INTENT_FIRST] = { first, true, false, false },
    [INTENT_LAST] = { last, true, false, false },
    [INTENT_SEEN] = { talk_go_seen, true, false, false },
    [INTENT_GO] = { go, true, false, false },
    [INTENT_DIGIT] = { type_digit, false, false, false },
    [INTENT_ERASE] = { erase, true, false, true },
    [INTENT_ENTER] = { enter, true, false, true },
    [INTENT_FIND] = { find, true, false, false },
    [INTENT_HELP] = { help, true, false, false },
    [INTENT_UNWIND] = { unwind, true, false, false },
    [INTENT_BACK] = { end, false, false, false },
    [INTENT_BLACK] = { black, true, false, false },
    [INTENT_WHITE] = { white, true, false, false },
    [INTENT_FREEZE] = { freeze, false, true, false },
    [INTENT_OVERVIEW] = { overview, true, false, false },
    [INTENT_PRESENT] = { start_again, true, false, false },
    [INTENT_PRESENT_HERE] = { start_again, true, false, false },
    [INTENT_VISIT] = { visit, true, false, false },
    [INTENT_OPEN] = { open, true, false, false },
    [INTENT_FOLD] = { fold, false, true, false },
    [INTENT_ADVANCE] = { advance, false, true, false },
    [INTENT_END_TALK] = { end, false, true, false },
    [INTENT_NEXT_LANGUAGE] = { next_language, false, false, false },
    [INTENT_RELOAD] = { reload, false, true, false },
    [INTENT_CURSOR] = { NULL, false, false, true },
    [INTENT_CHARACTER] = { NULL, false, false, true },
    [INTENT_TOUCHED] = { NULL, true, false, false },
};

/* The system repeats a held key far faster than anybody can follow. */
static bool is_too_fast(struct show *s, const struct intent *intent,
                        uint64_t now_ms)
{
    const bool fast =
        intent->repeat && now_ms < s->talk.stepped_ms + STEP_REPEAT_MS;

    if (!fast) {
        s->talk.stepped_ms = now_ms;
    }
    return fast;
}

static void act(struct show *s, const struct content *content,
                const struct intent *intent, uint64_t now_ms)
{
    const struct talk_row *row = &rows[intent->type];
    const bool covered =
        s->overlay == OVERLAY_BLACK || s->overlay == OVERLAY_WHITE;

    if (intent->repeat && covered) {
        return;
    }
    if (covered && !row->covered) {
        if (row->uncovers) {
            cover(s, OVERLAY_NONE, now_ms);
        }
    } else if (row->act && !is_too_fast(s, intent, now_ms)) {
        row->act(s, content, intent, now_ms);
    }
}

/* A talk begun by key or clicker is not a visitor's to turn over. */
bool talk_is_foreign(const struct show *s, const struct intent *intent)
{
    const bool staff = s->overlay == OVERLAY_PIN ||
                       s->overlay == OVERLAY_STAFF ||
                       intent->type == INTENT_CORNER;

    return s->state == STATE_PRESENT && !s->talk.by_touch &&
           intent->from == FROM_TOUCH && !staff && !desk_is_instead(s);
}

static bool boxes_look_equal(const struct talk_find *a,
                             const struct talk_find *b)
{
    return a->len == b->len && a->chosen == b->chosen &&
           memcmp(a->text, b->text, (size_t)a->len * sizeof(a->text[0])) == 0;
}

bool talk_looks_equal(const struct show_talk *a, const struct show_talk *b)
{
    return a->deck == b->deck && a->slide == b->slide &&
           a->hidden == b->hidden && a->frozen == b->frozen &&
           a->paused == b->paused && a->folded == b->folded &&
           a->held == b->held && a->cursor == b->cursor &&
           a->typed == b->typed && a->ended == b->ended &&
           boxes_look_equal(&a->find, &b->find);
}

void talk_update(struct show *s, const struct content *content,
                 const struct intent *intent, uint64_t now_ms)
{
    const bool starts =
        intent->type == INTENT_PRESENT || intent->type == INTENT_PRESENT_HERE;

    if (intent->repeat && !rows[intent->type].repeats) {
        return;
    }
    if (s->overlay == OVERLAY_FIND) {
        talk_find_update(s, content, intent, now_ms);
    } else if (s->overlay == OVERLAY_HELP) {
        talk_help_update(s, intent, now_ms);
    } else if (s->overlay != OVERLAY_OVERVIEW ||
               !talk_overview_update(s, content, intent, now_ms)) {
        act(s, content, intent, now_ms);
    }
    if (starts && s->state == STATE_PRESENT) {
        s->talk.pressed_ms = now_ms;
    }
}
