#pragma once

/**
 * @file
 * The stand's inside, shared by its files; not for other rooms.
 */

#include "exhibit.h"
#include "exhibit_desk.h"
#include "exhibit_news.h"
#include "exhibit_point.h"
#include "keymap.h"
#include "output.h"

enum {
    MISTAKE_BYTES = 256, /**< A line of the staff panel. */
};

/** Where a drag went first; it stays on that way. */
enum exhibit_axis {
    AXIS_NONE,
    AXIS_ACROSS, /**< The page follows the finger. */
    AXIS_DOWN,   /**< A list does. */
    AXIS_MAP,    /**< The world does, both ways. */
};

/** What a transition must know of the page that it leaves. */
struct exhibit_way {
    int fixed_px;           /**< Where its fixed lower part began. */
    struct screen left;     /**< What it was. */
    struct rect tile;       /**< What was touched to leave it, or empty. */
    struct scene_card card; /**< The dialogue over it. */
    struct rect part;       /**< What its last step had brought. */
    struct parts parts;     /**< Of it, that move on their own. */
};

/** What was asked for on the command line; strings owned, or NULL. */
struct exhibit_start {
    char *stand, *language, *deck;
    enum show_mode mode;
    bool windowed;
    bool resumes;          /**< The first show goes on … */
    struct show_kept kept; /**< … here. */
};

/** Where pictures were looked ahead from. */
struct ahead_place {
    bool known;
    struct screen screen;
    enum show_state state;
    int loop_slide, stand, language;
    int w_px, h_px;
};

struct exhibit {
    bool live;
    struct exhibit_start start;
    char *content_dir; /**< Owned. */
    struct strings *strings;
    struct shape_set *shapes;
    struct text *text;
    struct asset_cache *assets;
    struct renderer *renderer;
    struct content *content; /**< NULL: the preparing page. */
    struct search *search;   /**< Of the content; NULL with it. */
    struct show show;
    struct show_clock clock; /**< For a show that begins later. */
    struct viewport viewport;

    /* Input */
    struct gesture gesture;
    struct key_filter key_filter;
    struct vec2 tapped; /**< Where the last tap was, against double taps. */
    uint64_t tapped_ms;
    uint64_t wheel_ms; /**< Of the last step of a wheel in a talk. */
    int held_usage;    /**< The key of the last INTENT_UNWIND, or 0. */
    bool closed;       /**< The window was closed. */
    unsigned reloads_done, rollbacks_done;
    bool reload_asked; /**< On the preparing page. */
    struct door *door; /**< Of the staff. */
    unsigned pins_asked;
    struct facts facts; /**< For the staff panel; mistakes are these: */
    char mistakes[FACTS_MISTAKES_MAX][MISTAKE_BYTES];
    enum exhibit_axis axis;
    struct exhibit_hand hand; /**< On the audience's screen. */

    struct exhibit_desk desk;

    /* Scene: built in turn in two memories, so that both can be compared. */
    struct exhibit_screen screens[2];
    int current;
    bool stale;         /**< The show changed since the scene was built. */
    struct damage todo; /**< Of `page`, to draw the scene again. */

    /* Pictures of what can be reached next: exhibit_ahead.c */
    struct {
        struct region memory;
        struct ahead_place place;
        int way; /**< The next step to look at. */
    } ahead;

    /* Pixels: the page, the one that is left, and a mix of both. */
    struct exhibit_page page, from;
    struct pixmap mix;
    struct exhibit_way way;
    uint32_t transition;  /**< Serial of the one `from` belongs to. */
    struct layers layers; /**< Of the last frame; none if nothing moved. */
    bool present_all;
    bool breathing;     /**< The last frame was one of exhibit_breath(). */
    uint64_t breath_ms; /**< When that began. */
};

/** Hand an intent to the show, keeping the picture before a transition. */
void exhibit_apply(struct exhibit *s, const struct intent *intent,
                   uint64_t now_ms);

/** Build the scene if the show changed. */
void exhibit_refresh(struct exhibit *s, uint64_t now_ms);

/** What scenes are built from, for an output of that size. */
struct scene_params exhibit_scene_params(const struct exhibit *s,
                                         struct viewport viewport,
                                         uint64_t now_ms);

/** What is on either output stays decoded. */
void exhibit_hold_pictures(struct exhibit *s);

/** Damage where @p list has pictures. */
void exhibit_damage_pictures(const struct draw_list *list, struct damage *d);

/** Of an output of that size: how far a tap may slip follows it. */
struct gesture_params exhibit_gesture_params(const struct viewport *v);

/** How far beside a target a touch still means it. */
float exhibit_reach_px(const struct viewport *v);

/** A key goes down or is repeated, comes up; a wheel is turned. */
void exhibit_key(struct exhibit *s, const struct key *key, uint64_t now_ms);
void exhibit_key_up(struct exhibit *s, const struct key *key, uint64_t now_ms);
void exhibit_wheel(struct exhibit *s, int steps, uint64_t now_ms);

/** Whatever key is held: it is not any more. */
void exhibit_let_go(struct exhibit *s, uint64_t now_ms);

/** Whether the map, and nothing over it, is at a place. */
bool exhibit_map_is_at(struct exhibit *s, struct vec2 at, uint64_t now_ms);

/** Fingers on the map; @p by and @p speed in pixels, and pixels a second. */
void exhibit_map_drag(struct exhibit *s, struct vec2 by, uint64_t now_ms);
void exhibit_map_fling(struct exhibit *s, struct vec2 speed, uint64_t now_ms);
void exhibit_map_pinch(struct exhibit *s, const struct gesture_event *e,
                       uint64_t now_ms);
void exhibit_map_double_tap(struct exhibit *s, struct vec2 at, uint64_t now_ms);

/** Keys and the wheel. @return false if there is no map that takes them. */
bool exhibit_map_zoom(struct exhibit *s, int steps, uint64_t now_ms);
bool exhibit_map_wheel(struct exhibit *s, int steps, uint64_t now_ms);
bool exhibit_map_arrow(struct exhibit *s, const struct target *focused,
                       enum focus_move move, uint64_t now_ms);

bool exhibit_is_browsing(const struct exhibit *s);
bool exhibit_is_panel_open(const struct exhibit *s);

/** Somebody is there: that wakes the loop, and elsewhere is all it says. */
enum intent_type exhibit_presence(const struct exhibit *s);

/** Let go of a finger of which nothing was heard for long. */
void exhibit_age_fingers(struct exhibit *s, uint64_t now_ms);

/** What is behind the staff's door, for as long as the stand is there. */
void exhibit_open_door(struct exhibit *s, const struct exhibit_params *p);

/** Have a PIN looked at, and take the answer: after anything happened. */
void exhibit_mind_door(struct exhibit *s, uint64_t now_ms);

/** Forget fingers; distances follow the output's size. */
void exhibit_init_gesture(struct exhibit *s);

/** New output size: all pixels are made again. */
void exhibit_resize(struct exhibit *s, int w_px, int h_px);

/** The way from the current scene to where the show is now. */
struct exhibit_way exhibit_way_from(const struct exhibit *s,
                                    struct screen left);

/** The layers of the transition that runs, or none. */
struct layers exhibit_layers(const struct exhibit *s, uint64_t now_ms);

/** Whether the skyline of the loop moves. */
bool exhibit_breathes(const struct exhibit *s, uint64_t now_ms);

/** The layers of a breathing skyline, since `breath_ms`. */
struct layers exhibit_breath(const struct exhibit *s, uint64_t now_ms);

/** Where what was drawn in @p part may be seen while it breathes. */
struct rect exhibit_breath_reach(const struct exhibit *s, struct rect part);

/** When it is to be seen elsewhere; UINT64_MAX if it does not breathe. */
uint64_t exhibit_breath_deadline_ms(const struct exhibit *s, uint64_t now_ms);

/** Draw it on the page, and in the way, as it was seen last. */
void exhibit_breath_settle(struct exhibit *s);

/** Of the current language. */
bool exhibit_is_rtl(const struct exhibit *s);

/** Of content that was read: what the staff panel says. */
void exhibit_note_mistakes(struct exhibit *s, const struct diag_list *diags);

/** Draw all of it again: another content, another size. */
void exhibit_redraw_all(struct exhibit *s);

/** Pictures came in: draw where they are. */
void exhibit_take_pictures(struct exhibit *s);
