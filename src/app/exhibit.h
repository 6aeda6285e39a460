#pragma once

/**
 * @file
 * A stand: content, show, scene and pixels wired together, without a
 * window. The live program, tapes and proof sheets are three drivers of it.
 *
 * It has no rules of its own: events become intents (exhibit_input.c), the
 * show decides, a scene is built, the compositor draws what changed.
 * Time is always an argument.
 * Thread-safety: one thread.
 */

#include <stdbool.h>
#include <stdint.h>

#include "content.h"
#include "draw.h"
#include "input_event.h"
#include "kept.h"
#include "output.h"
#include "render.h"
#include "scene.h"
#include "show.h"

struct exhibit;

/** Where it starts. Names are ids, NULL for the default. */
struct exhibit_params {
    const char *content_dir;
    const char *assets_dir;
    const char *stand, *language, *deck;
    enum show_mode mode;
    bool windowed;
    bool bare;            /**< No content is read: the preparing page. */
    bool lenient;         /**< For an unknown name the default is shown. */
    bool live;            /**< Hinted text, pictures decoded by a worker. */
    size_t picture_bytes; /**< All decoded pictures; 0: 256 MiB. */
    const char *kept_dir; /**< For scaled pictures; NULL: none are kept. */
    const char *door_dir; /**< See door.h; NULL: tries are not kept. */
    const char *decoder;  /**< See asset_params; copied. */
    struct viewport viewport;
    struct show_clock clock;      /**< Of the wall; `{0}`: not known. */
    const struct show_kept *kept; /**< Where to go on; NULL: begin. */
    uint64_t now_ms;
};

/** Why a stand could not be made. */
enum exhibit_problem {
    EXHIBIT_FINE,
    EXHIBIT_BROKEN,       /**< Assets or fonts are missing; said in the log. */
    EXHIBIT_UNKNOWN_NAME, /**< Of a stand, language or deck; in the log. */
};

/**
 * Make a stand. Content with mistakes is no reason to fail: the stand then
 * shows its preparing page, and @p diags says what is wrong.
 *
 * @param[out] problem  Always set.
 * @return  Owned by the caller, or NULL.
 */
struct exhibit *exhibit_create(const struct exhibit_params *params,
                               struct diag_list *diags,
                               enum exhibit_problem *problem);

/** NULL is fine. */
void exhibit_destroy(struct exhibit *s);

/** Take in one event. Its time never decreases. */
void exhibit_input(struct exhibit *s, const struct input_event *event);

/** The wall clock as of @p now_ms: it was set, or it is known from now on. */
void exhibit_set_clock(struct exhibit *s, struct show_clock clock,
                       uint64_t now_ms);

/** Let time pass. */
void exhibit_tick(struct exhibit *s, uint64_t now_ms);

/** When exhibit_tick() has something to do; UINT64_MAX: never by itself. */
uint64_t exhibit_deadline_ms(const struct exhibit *s, uint64_t now_ms);

/** What changed since the last call, as a back end takes it. */
struct output_frame exhibit_next_frame(struct exhibit *s, uint64_t now_ms);

/**
 * What displays there are. `room` says where the presenter's display could
 * be, `facts` are bits of enum desk_facts.
 */
void exhibit_set_displays(struct exhibit *s, enum desk_room room,
                          unsigned facts, uint64_t now_ms);

/**
 * Whether the presenter's display is to be shown, on an output of its own.
 * Its size comes as an INPUT_RESIZE of OUTPUT_DESK; 0 x 0 closes it.
 */
bool exhibit_wants_desk(const struct exhibit *s);

/** The local time of day in minutes; negative: not known. */
void exhibit_set_day_minute(struct exhibit *s, int day_minute);

/** exhibit_next_frame() of the presenter's display, which never moves. */
struct output_frame exhibit_next_desk_frame(struct exhibit *s, uint64_t now_ms);

/** A picture and the parts of it that changed. */
struct exhibit_frame {
    const struct pixmap *picture; /**< Borrowed: until the next call. */
    struct damage damage;
};

/** The same, composed to one picture: where there is no window. */
struct exhibit_frame exhibit_draw(struct exhibit *s, uint64_t now_ms);

/** The same of the presenter's display; `picture` is NULL without one. */
struct exhibit_frame exhibit_draw_desk(struct exhibit *s, uint64_t now_ms);

/**
 * Ask for the pictures of one more screen that can be reached from this
 * one. For when there is nothing else to do: it builds a scene.
 *
 * @return  True if there is more to look at.
 */
bool exhibit_look_ahead(struct exhibit *s, uint64_t now_ms);

/** The screen as of now; borrowed until the next call on the stand. */
const struct scene *exhibit_scene(struct exhibit *s, uint64_t now_ms);

/** The same of the presenter's display; NULL without one. */
const struct scene *exhibit_desk_scene(struct exhibit *s, uint64_t now_ms);

/** Whether the picture of a DRAW_IMAGE command is there. */
enum asset_state exhibit_image_state(const struct exhibit *s,
                                     const struct draw_cmd *cmd);

/** Show exactly this state: proof sheets. */
void exhibit_set_show(struct exhibit *s, const struct show *show);

/** NULL while there is no content that can be shown. */
const struct content *exhibit_content(const struct exhibit *s);
const struct show *exhibit_show(const struct exhibit *s);
const struct strings *exhibit_strings(const struct exhibit *s);

/** True once somebody who may has asked to quit. */
bool exhibit_wants_quit(const struct exhibit *s);

/** With that: and to start again, where the stand is now. */
bool exhibit_wants_relaunch(const struct exhibit *s);

/** True once for each time somebody asked to read the content again. */
bool exhibit_wants_reload(struct exhibit *s);

/** The same for going back to the release before. */
bool exhibit_wants_rollback(struct exhibit *s);
