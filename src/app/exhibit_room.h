#pragma once

/**
 * @file
 * The stand's inside, shared by its files; not for other rooms.
 */

#include "exhibit.h"
#include "gesture.h"
#include "keymap.h"

enum {
    SCENE_ARENA_BYTES = 64 << 20, /* addresses; pages are used as needed */
};

/** A built screen and the memory it lives in. */
struct exhibit_screen {
    struct region memory;
    struct scene scene;
};

/** What was asked for on the command line; strings owned, or NULL. */
struct exhibit_start {
    char *stand, *language, *deck;
    enum show_mode mode;
    bool windowed;
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
    struct show show;
    struct viewport viewport;

    /* Input */
    struct gesture gesture;
    struct key_filter key_filter;
    struct vec2 tapped; /**< Where the last tap was, against double taps. */
    uint64_t tapped_ms;
    bool closed; /**< The window was closed. */
    unsigned reloads_done;
    bool reload_asked; /**< On the preparing page. */

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

    /* Pixels */
    struct pixmap page, from, mix;
    int from_fixed_px;   /**< Where the fixed lower part began in `from`. */
    uint32_t transition; /**< Serial of the one `from` belongs to. */
    bool moving;         /**< The last frame was part of a transition. */
    bool present_all;
};

/** Hand an intent to the show, keeping the picture before a transition. */
void exhibit_apply(struct exhibit *s, const struct intent *intent,
                   uint64_t now_ms);

/** Build the scene if the show changed. */
void exhibit_refresh(struct exhibit *s, uint64_t now_ms);

/** Forget fingers; distances follow the output's size. */
void exhibit_init_gesture(struct exhibit *s);

/** New output size: all pixels are made again. */
void exhibit_resize(struct exhibit *s, int w_px, int h_px);

/** Draw all of it again: another content, another size. */
void exhibit_redraw_all(struct exhibit *s);

/** Pictures came in: draw where they are. */
void exhibit_take_pictures(struct exhibit *s);
