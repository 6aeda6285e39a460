#include <assert.h>
#include <string.h>

#include "show_room.h"

struct screen show_screen(const struct show *s)
{
    switch (s->state) {
    case STATE_ATTRACT:
        return (struct screen){
            .kind = SCREEN_ATTRACT,
            .index = s->loop.deck,
            .slide = s->loop.slide,
        };
    case STATE_BROWSE:
        return s->history[s->depth - 1].screen;
    case STATE_PRESENT:
        break;
    }
    return (struct screen){
        .kind = SCREEN_SLIDE,
        .index = s->talk.deck,
        .slide = s->talk.slide,
    };
}

bool screen_is_equal(struct screen a, struct screen b)
{
    return a.kind == b.kind && a.index == b.index && a.slide == b.slide;
}

struct screen screen_from_link(struct link link)
{
    static const enum screen_kind kinds[] = {
        [LINK_NONE] = SCREEN_HOME,
        [LINK_HOME] = SCREEN_HOME,
        [LINK_PROJECTS] = SCREEN_PROJECTS,
        [LINK_MAP] = SCREEN_MAP,
        [LINK_GOAL] = SCREEN_GOAL,
        [LINK_THEME] = SCREEN_THEME,
        [LINK_PROJECT] = SCREEN_PROJECT,
        [LINK_PAGE] = SCREEN_PAGE,
        [LINK_DECK] = SCREEN_SLIDE,
        [LINK_MUNICIPALITIES] = SCREEN_MUNICIPALITIES,
        [LINK_MUNICIPALITY] = SCREEN_MUNICIPALITY,
        [LINK_SOURCES] = SCREEN_SOURCES,
    };
    const bool indexed = link.kind != LINK_NONE && link.kind != LINK_HOME &&
                         link.kind != LINK_PROJECTS && link.kind != LINK_MAP &&
                         link.kind != LINK_MUNICIPALITIES &&
                         link.kind != LINK_SOURCES;
    return (struct screen){
        .kind = kinds[link.kind],
        .index = indexed ? link.index : 0,
    };
}

static bool places_look_equal(const struct show *a, const struct show *b)
{
    if (a->state != STATE_BROWSE) {
        return a->loop.slide == b->loop.slide;
    }
    const struct show_place *here = &a->history[a->depth - 1];
    const struct show_place *there = &b->history[b->depth - 1];

    return a->depth == b->depth && here->scroll_px == there->scroll_px &&
           here->page == there->page;
}

bool show_looks_equal(const struct show *a, const struct show *b)
{
    return a->state == b->state && a->overlay == b->overlay &&
           a->stand == b->stand && a->language == b->language &&
           a->settings == b->settings && a->start == b->start &&
           a->pressed == b->pressed && a->focus == b->focus &&
           a->notice == b->notice && basket_is_equal(&a->basket, &b->basket) &&
           talk_looks_equal(&a->talk, &b->talk) &&
           a->staff.pin_len == b->staff.pin_len &&
           a->staff.confirms == b->staff.confirms &&
           a->staff.wrong == b->staff.wrong && a->staff.asks == b->staff.asks &&
           a->staff.tries_left == b->staff.tries_left &&
           a->staff.locked_until_ms == b->staff.locked_until_ms &&
           a->staff.clean_until_ms == b->staff.clean_until_ms &&
           a->content_errors == b->content_errors && desk_looks_equal(a, b) &&
           a->pointing.revision == b->pointing.revision &&
           map_looks_equal(&a->map, &b->map) &&
           a->press.target == b->press.target &&
           query_is_equal(&a->query, &b->query) &&
           a->talk.timer.runs == b->talk.timer.runs &&
           a->talk.timer.before_ms == b->talk.timer.before_ms &&
           screen_is_equal(show_screen(a), show_screen(b)) &&
           places_look_equal(a, b);
}

void show_notify(struct show *s, enum show_notice notice, uint64_t until_ms)
{
    s->notice = notice;
    s->notice_until_ms = until_ms;
}

/* Nothing travels for a visitor who asked for less motion. */
static struct motion calmed(struct motion motion)
{
    const uint32_t most_ms =
        motion.kind == TRANSITION_WAKE ? MOTION_CALM_WAKE_MS : MOTION_CALM_MS;
    const uint32_t ms = motion.duration_ms;

    return (struct motion){
        .kind = TRANSITION_FADE,
        .duration_ms = ms < most_ms ? ms : most_ms,
        .ease = EASE_IN_OUT,
    };
}

void show_move(struct show *s, struct motion motion, uint64_t now_ms)
{
    s->press = (struct show_press){ 0 }; /* seen on the page that is left */
    transition_start(&s->transition,
                     show_has(s, SETTING_CALM) ? calmed(motion) : motion,
                     now_ms);
}

void show_rise(struct show *s, uint64_t now_ms)
{
    show_move(s, (struct motion){ TRANSITION_RISE, MOTION_DIALOG_MS, EASE_OUT },
              now_ms);
}

void show_sink(struct show *s, uint64_t now_ms)
{
    show_move(
        s,
        (struct motion){ TRANSITION_SINK, MOTION_DIALOG_END_MS, EASE_LINEAR },
        now_ms);
}

/* Everything a visitor or speaker may have left behind. */
void show_reset_visit(struct show *s)
{
    talk_remember(s);
    s->overlay = OVERLAY_NONE;
    s->depth = 1;
    s->history[0] = (struct show_place){ .screen = { .kind = SCREEN_HOME } };
    s->language = s->own_language;
    s->settings = s->own_settings;
    s->pressed = 0;
    s->focus = 0;
    s->notice = NOTICE_NONE;
    s->talk = (struct show_talk){ .typed = -1 };
    s->basket = (struct show_basket){ 0 };
    s->map = (struct show_map){ 0 };
    s->drag = (struct show_drag){ 0 };
    s->press = (struct show_press){ 0 };
    s->query = (struct show_query){ .len = 0 };
    desk_reset(s);
    scroll_stop(s);
}

/* Nothing but a talk was asked for: the screen is the presenter's. */
static void present_screen(struct show *s, const struct content *content,
                           int deck, uint64_t now_ms)
{
    talk_start(
        s, content,
        (struct talk_start){ .deck = deck, .fresh = true, .by_touch = true },
        now_ms);
}

void show_begin(struct show *s, const struct content *content,
                enum show_mode mode, uint64_t now_ms)
{
    s->start = mode;
    loop_leave(s, content, now_ms);
    loop_enter(s, now_ms);
    if (mode == MODE_PRESENT) {
        present_screen(s, content, talk_default_deck(s, content), now_ms);
    }
}

void show_init(struct show *s, const struct content *content,
               const struct show_params *params, uint64_t now_ms)
{
    assert(params->stand >= 0 && params->stand < (int)content->stand_count);
    const bool own_loop = params->mode != MODE_LOOP || params->deck < 0;
    *s = (struct show){
        .start = params->mode,
        .windowed = params->windowed,
        .clock = params->clock,
        .stand = params->stand,
        .own_language = params->language,
        .own_settings = setting_own(content),
        .loop.own = own_loop,
        .loop.deck =
            own_loop ? content->stands[params->stand].loop : params->deck,
        .touched_ms = now_ms,
    };
    staff_init(s, params->pin_spent, now_ms);
    loop_enter(s, now_ms);
    loop_advance(s, content, now_ms);
    if (params->mode == MODE_PRESENT) {
        present_screen(s, content,
                       params->deck >= 0 ? params->deck
                                         : talk_default_deck(s, content),
                       now_ms);
    }
    transition_finish(&s->transition);
}

static void browse_unwind(struct show *s, uint64_t now_ms)
{
    if (s->focus != 0 && s->depth == 1) {
        s->focus = 0;
        return;
    }
    history_back(s, now_ms);
}

static void enter_browse(struct show *s, const struct content *content,
                         uint64_t now_ms)
{
    loop_leave(s, content, now_ms);
    s->state = STATE_BROWSE;
    s->depth = 1;
    s->history[0] = (struct show_place){ .screen = { .kind = SCREEN_HOME } };
    s->focus = 0;
    show_move(s,
              (struct motion){ TRANSITION_WAKE, MOTION_WAKE_MS, EASE_LINEAR },
              now_ms);
}

static void present(struct show *s, const struct content *content,
                    struct talk_start start, uint64_t now_ms)
{
    if (start.deck >= 0) {
        loop_leave(s, content, now_ms);
        talk_start(s, content, start, now_ms);
    }
}

/* F5 begins the stand's talk; Shift+F5 goes on where one was left. */
static struct talk_start start_of(const struct show *s,
                                  const struct content *content,
                                  const struct intent *intent)
{
    const struct show_last *last = &s->last_talk;
    const bool by_touch = intent->from == FROM_TOUCH;

    if (intent->type == INTENT_PRESENT_HERE && last->known) {
        return (struct talk_start){ .deck = last->deck,
                                    .at = last->at,
                                    .by_touch = by_touch };
    }
    return (struct talk_start){
        .deck = intent->type == INTENT_OPEN ? intent->screen.index
                                            : talk_default_deck(s, content),
        .fresh = true,
        .by_touch = by_touch,
    };
}

static bool starts_talk(const struct intent *intent)
{
    return intent->type == INTENT_PRESENT ||
           intent->type == INTENT_PRESENT_HERE;
}

/* From the loop: the first touch acts on what was touched. */
static void attract_update(struct show *s, const struct content *content,
                           const struct intent *intent, uint64_t now_ms)
{
    const bool deck =
        intent->type == INTENT_OPEN && intent->screen.kind == SCREEN_SLIDE;

    if (deck || starts_talk(intent)) {
        present(s, content, start_of(s, content, intent), now_ms);
    } else if (intent->type == INTENT_OPEN) {
        enter_browse(s, content, now_ms);
        history_open(s, intent->screen, now_ms);
    } else if (intent->type == INTENT_HOME || intent->type == INTENT_ENTER) {
        enter_browse(s, content, now_ms);
    }
}

void show_set_language(struct show *s, const struct content *content,
                       int language, uint64_t now_ms)
{
    if (language < 0 || language >= (int)content->language_count ||
        language == s->language) {
        return;
    }
    s->language = language;
    s->query.script = KEYS_OF_LANGUAGE;
    show_move(s,
              (struct motion){ TRANSITION_FADE, MOTION_FADE_MS, EASE_LINEAR },
              now_ms);
}

static void set_setting(struct show *s, int64_t setting, uint64_t now_ms)
{
    if (setting < 0 || setting >= SETTING_COUNT) {
        return;
    }
    s->settings ^= 1U << setting;
    history_top(s)->page = 0; /* The page is laid out anew. */
    show_move(s,
              (struct motion){ TRANSITION_FADE, MOTION_FADE_MS, EASE_LINEAR },
              now_ms);
}

static void browse_open(struct show *s, const struct content *content,
                        struct screen screen, uint64_t now_ms)
{
    if (screen.kind == SCREEN_SLIDE) {
        talk_visit(s, content, screen.index, now_ms);
    } else {
        history_open(s, screen, now_ms);
    }
}

static void browse_update(struct show *s, const struct content *content,
                          const struct intent *intent, uint64_t now_ms)
{
    if (intent->repeat) {
        return; /* EN 301 549, 5.7: a trembling hand holds a key */
    }
    if (map_update(s, intent, now_ms) || talk_away_update(s, intent, now_ms)) {
        return;
    }
    if (query_update(s, intent)) {
        return;
    }
    if (intent->type == INTENT_OPEN) {
        browse_open(s, content, intent->screen, now_ms);
    } else if (intent->type == INTENT_HOME) {
        history_home(s, now_ms);
    } else if (intent->type == INTENT_BACK) {
        history_back(s, now_ms);
    } else if (intent->type == INTENT_UNWIND) {
        browse_unwind(s, now_ms);
    } else if (intent->type == INTENT_NEXT) {
        history_step(s, content, 1, now_ms);
    } else if (intent->type == INTENT_PREVIOUS) {
        history_step(s, content, -1, now_ms);
    } else if (intent->type == INTENT_SCROLL) {
        scroll_by(s, (int)intent->value, (int)intent->limit);
    } else if (intent->type == INTENT_FLING) {
        scroll_fling(s, (float)intent->value, (int)intent->limit, now_ms);
    } else if (intent->type == INTENT_LANGUAGE) {
        show_set_language(s, content, (int)intent->value, now_ms);
    } else if (intent->type == INTENT_SETTING) {
        set_setting(s, intent->value, now_ms);
    } else if (intent->type == INTENT_TURN) {
        (void)history_turn(s, (int)intent->value, (int)intent->limit, now_ms);
    } else if (intent->type == INTENT_KEEP) {
        basket_keep(s, intent->screen, now_ms);
    } else if (starts_talk(intent)) {
        present(s, content, start_of(s, content, intent), now_ms);
    }
}

/* The idle question: any touch or key goes on, one button starts again. */
static void warning_update(struct show *s, const struct intent *intent,
                           uint64_t now_ms)
{
    s->overlay = OVERLAY_NONE;
    s->focus = 0;
    show_sink(s, now_ms);
    if (intent->type == INTENT_RESTART) {
        loop_enter(s, now_ms);
    }
}

static void press(struct show *s, int64_t target)
{
    s->pressed = target;
    s->focus = 0;
    scroll_stop(s);
    map_stop(s);
}

/* Press, focus and corners are the same everywhere. */
static bool common_update(struct show *s, const struct content *content,
                          const struct intent *intent, uint64_t now_ms)
{
    if (intent->type == INTENT_PRESS) {
        press(s, intent->value);
    } else if (intent->type == INTENT_RELEASE) {
        s->pressed = 0;
    } else if (intent->type == INTENT_FOCUS) {
        s->focus = intent->repeat ? s->focus : intent->value;
    } else if (intent->type == INTENT_CORNER) {
        staff_corner(s, content, (int)intent->value, now_ms);
    } else if (intent->type == INTENT_STAFF) {
        staff_knock(s, content, now_ms);
    } else if (intent->type == INTENT_QUIT && s->windowed) {
        s->quit_wanted = true;
    } else {
        return false;
    }
    return true;
}

/* What lies on top gets the intent. */
static void act(struct show *s, const struct content *content,
                const struct intent *intent, uint64_t now_ms)
{
    if (s->overlay == OVERLAY_PIN || s->overlay == OVERLAY_STAFF) {
        staff_update(s, content, intent, now_ms);
    } else if (s->overlay == OVERLAY_WARNING) {
        warning_update(s, intent, now_ms);
    } else if (s->state == STATE_ATTRACT) {
        attract_update(s, content, intent, now_ms);
    } else if (s->state == STATE_BROWSE) {
        browse_update(s, content, intent, now_ms);
    } else {
        talk_update(s, content, intent, now_ms);
    }
}

/* Somebody has the floor; a visitor's touch only learns that. */
static bool foreign_update(struct show *s, const struct intent *intent,
                           uint64_t now_ms)
{
    const bool finger =
        intent->type == INTENT_PRESS || intent->type == INTENT_RELEASE;

    if (!talk_is_foreign(s, intent)) {
        return false;
    }
    if (!finger) {
        show_notify(s, NOTICE_FLOOR, now_ms + NOTICE_MS);
    }
    return true;
}

static void hand_over(struct show *s, const struct content *content,
                      const struct intent *intent, uint64_t now_ms)
{
    const bool staff = s->overlay == OVERLAY_PIN || s->overlay == OVERLAY_STAFF;

    /* Input finishes a movement at once, and then acts. */
    transition_finish(&s->transition);
    if (!common_update(s, content, intent, now_ms)) {
        s->pressed = 0;
        act(s, content, intent, now_ms);
        loop_advance(s, content, now_ms); /* back in it, perhaps later */
    }
    if (!staff) {
        talk_hold(s, intent, now_ms);
    }
}

/* What somebody did. */
static void take(struct show *s, const struct content *content,
                 const struct intent *intent, uint64_t now_ms)
{
    if (foreign_update(s, intent, now_ms)) {
        return;
    }
    if (intent->type == INTENT_LET_GO) {
        s->talk.held = false;
        return;
    }
    if (intent->type == INTENT_DISPLAYS) {
        desk_take_displays(s, intent);
        return;
    }
    if (intent->type == INTENT_ADMIT) {
        staff_admit(s, intent, now_ms);
        return;
    }
    if (show_is_cleaned(s)) {
        return; /* a cloth on the glass, an elbow on the keys */
    }
    if (intent->type != INTENT_RELEASE) { /* also of a finger that is lost */
        s->touched_ms = now_ms;
    }
    if (desk_update(s, intent, now_ms) || pointing_update(s, intent, now_ms)) {
        return; /* what the audience sees goes on moving */
    }
    const struct show_talk talk = s->talk;
    if (!drag_update(s, content, intent, now_ms)) {
        hand_over(s, content, intent, now_ms);
    }
    desk_note_step(s, &talk, now_ms);
}

void show_update(struct show *s, const struct content *content,
                 const struct intent *intent, uint64_t now_ms)
{
    const int64_t pressed = s->pressed;

    show_pass_time(s, content, now_ms);
    if (intent->type != INTENT_NONE) {
        take(s, content, intent, now_ms);
    }
    pointing_keep(s);
    press_follow(s, pressed, now_ms);
}
