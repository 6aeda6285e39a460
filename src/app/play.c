#include "play.h"

#include <stdio.h>
#include <string.h>

#include "dump.h"
#include "exhibit_news.h"
#include "log.h"
#include "paths.h"
#include "play_displays.h"
#include "png_file.h"
#include "tape.h"

enum {
    TAPE_ARENA_BYTES = 16 << 20,
    PATH_BYTES_MAX = 4096,
    EXIT_MISTAKES = 1,
    EXIT_COULD_NOT_PLAY = 2,
    /* Between two frames of a motion that nobody looks at. */
    FRAME_MS = 16,
};

struct player {
    const struct play_params *params;
    struct exhibit *stand;
    struct play_displays displays;
    enum input_output output; /* where the next events are */
    uint64_t now_ms;
    struct vec2 fingers[TAPE_FINGER_MAX + 1]; /* where each was last */
    bool keys_down[KEY_USAGE_MAX + 1];
    bool failed;
};

/* Let the show change by itself at its own moments, up to @p until_ms. */
static void pass_time(struct player *p, uint64_t until_ms)
{
    while (p->now_ms < until_ms) {
        const uint64_t minute_ms =
            play_displays_deadline_ms(&p->displays, p->now_ms);
        uint64_t next_ms = exhibit_deadline_ms(p->stand, p->now_ms);
        next_ms = next_ms < minute_ms ? next_ms : minute_ms;
        if (next_ms <= p->now_ms) {
            next_ms = p->now_ms + FRAME_MS;
        }
        p->now_ms = next_ms < until_ms ? next_ms : until_ms;
        play_displays_settle(&p->displays, p->stand, p->now_ms);
        exhibit_tick(p->stand, p->now_ms);
    }
}

/* A release happens where the finger was. */
static void touch(struct player *p, enum touch_phase phase,
                  const struct tape_event *e)
{
    struct vec2 *at = &p->fingers[e->u.touch.finger];
    if (phase == TOUCH_DOWN || phase == TOUCH_MOVE) {
        *at = (struct vec2){ (float)e->u.touch.x_px, (float)e->u.touch.y_px };
    }
    const struct input_event event = {
        .type = INPUT_TOUCH,
        .time_ms = p->now_ms,
        .output = p->output,
        .u.touch = { .phase = phase, .id = e->u.touch.finger, .at = *at },
    };
    exhibit_input(p->stand, &event);
}

static void tap(struct player *p, const struct tape_event *e)
{
    touch(p, TOUCH_DOWN, e);
    pass_time(p, p->now_ms + TAPE_TAP_MS);
    touch(p, TOUCH_UP, e);
}

static void key(struct player *p, enum input_type type, struct key key)
{
    const struct input_event event = {
        .type = type,
        .time_ms = p->now_ms,
        .u.key = key,
    };
    exhibit_input(p->stand, &event);
}

static void key_down(struct player *p, const struct tape_event *e)
{
    struct key pressed = e->u.key;

    pressed.repeat = p->keys_down[pressed.usage];
    p->keys_down[pressed.usage] = true;
    key(p, INPUT_KEY, pressed);
}

static void key_up(struct player *p, const struct tape_event *e)
{
    p->keys_down[e->u.key.usage] = false;
    key(p, INPUT_KEY_UP, e->u.key);
}

static void reload(struct player *p, const char *dir)
{
    struct diag_list diags;

    diag_list_init(&diags);
    if (!exhibit_reload(p->stand, dir, &diags, p->now_ms)) {
        log_warning("the content has %zu mistakes; the old one stays",
                    diags.error_count);
    }
    diag_list_print(&diags, stderr);
    diag_list_finish(&diags);
}

static void save(struct player *p, const struct tape_event *e)
{
    char path[PATH_BYTES_MAX];
    const int len =
        snprintf(path, sizeof(path), "%s/%s", p->params->out_dir, e->u.text);

    if (len < 0 || len >= (int)sizeof(path)) {
        log_warning("%s: the path is too long", e->u.text);
        p->failed = true;
        return;
    }
    if (p->output == OUTPUT_DESK && !exhibit_desk_scene(p->stand, p->now_ms)) {
        log_warning("%s: there is no presenter's display now", e->u.text);
        p->failed = true;
        return;
    }
    if (e->type == TAPE_DUMP) {
        p->failed |= !dump_save(p->stand, p->output, p->now_ms, path);
        return;
    }
    const struct exhibit_frame frame =
        p->output == OUTPUT_DESK ? exhibit_draw_desk(p->stand, p->now_ms)
                                 : exhibit_draw(p->stand, p->now_ms);
    p->failed |= !png_save(frame.picture, path);
}

static void set_clock(struct player *p, const struct moment *moment)
{
    const struct show_clock clock = {
        .known = true,
        .ahead_ms = moment->utc_ms - (int64_t)p->now_ms,
    };

    exhibit_set_clock(p->stand, clock, p->now_ms);
}

static void act(struct player *p, const struct tape_event *e)
{
    struct input_event event = { .time_ms = p->now_ms };

    switch (e->type) {
    case TAPE_SIZE:
    case TAPE_PLUG:
    case TAPE_UNPLUG:
        play_displays_act(&p->displays, e);
        break;
    case TAPE_CLOCK:
        set_clock(p, &e->u.moment);
        play_displays_act(&p->displays, e);
        break;
    case TAPE_ON:
        p->output = e->output;
        break;
    case TAPE_DOWN:
        touch(p, TOUCH_DOWN, e);
        break;
    case TAPE_MOVE:
        touch(p, TOUCH_MOVE, e);
        break;
    case TAPE_UP:
        touch(p, TOUCH_UP, e);
        break;
    case TAPE_LOST:
        touch(p, TOUCH_LOST, e);
        break;
    case TAPE_TAP:
        tap(p, e);
        break;
    case TAPE_KEY:
        key_down(p, e);
        key_up(p, e);
        break;
    case TAPE_KEY_DOWN:
        key_down(p, e);
        break;
    case TAPE_KEY_UP:
        key_up(p, e);
        break;
    case TAPE_WHEEL:
        event.type = INPUT_WHEEL;
        event.u.wheel_steps = e->u.wheel_steps;
        exhibit_input(p->stand, &event);
        break;
    case TAPE_SHOT:
    case TAPE_DUMP:
        save(p, e);
        break;
    case TAPE_RELOAD:
        reload(p, e->u.text);
        break;
    case TAPE_STAND:
    case TAPE_MODE:
    case TAPE_LANG:
    case TAPE_DECK:
    case TAPE_WAIT:
    case TAPE_TYPE_COUNT:
        break;
    }
}

static enum show_mode mode_from_word(const char *word)
{
    return strcmp(word, "loop") == 0      ? MODE_LOOP
           : strcmp(word, "present") == 0 ? MODE_PRESENT
                                          : MODE_KIOSK;
}

/* The settings at the head of a tape. @return index of the first event. */
static size_t take_settings(const struct tape *tape, struct exhibit_params *out)
{
    size_t i = 1;

    out->viewport.w_px = tape->events[0].u.size.w_px;
    out->viewport.h_px = tape->events[0].u.size.h_px;
    for (; i < tape->count; i++) {
        const struct tape_event *e = &tape->events[i];
        if (e->type == TAPE_STAND) {
            out->stand = e->u.text;
        } else if (e->type == TAPE_MODE) {
            out->mode = mode_from_word(e->u.text);
        } else if (e->type == TAPE_LANG) {
            out->language = e->u.text;
        } else if (e->type == TAPE_DECK) {
            out->deck = e->u.text;
        } else {
            break;
        }
    }
    return i;
}

static int play(const struct play_params *params, const struct tape *tape)
{
    struct exhibit_params stand_params = {
        .content_dir = params->content_dir,
        .assets_dir = params->assets_dir,
    };
    const size_t first = take_settings(tape, &stand_params);
    struct player player = { .params = params };
    struct diag_list diags;
    enum exhibit_problem problem;

    diag_list_init(&diags);
    player.stand = exhibit_create(&stand_params, &diags, &problem);
    const bool mistakes = diags.error_count > 0;
    diag_list_print(&diags, stderr);
    diag_list_finish(&diags);
    if (!player.stand) {
        return EXIT_COULD_NOT_PLAY;
    }
    play_displays_init(&player.displays, stand_params.viewport.w_px,
                       stand_params.viewport.h_px);
    play_displays_settle(&player.displays, player.stand, player.now_ms);
    for (size_t i = first; i < tape->count && !exhibit_wants_quit(player.stand);
         i++) {
        pass_time(&player, tape->events[i].time_ms);
        act(&player, &tape->events[i]);
        play_displays_settle(&player.displays, player.stand, player.now_ms);
        if (exhibit_wants_reload(player.stand)) {
            reload(&player, NULL);
        }
    }
    exhibit_destroy(player.stand);
    return player.failed ? EXIT_COULD_NOT_PLAY : mistakes ? EXIT_MISTAKES : 0;
}

int play_run(const struct play_params *params)
{
    struct region memory = region_create(TAPE_ARENA_BYTES);
    struct arena arena = region_arena(&memory);
    struct tape tape;
    int status = EXIT_COULD_NOT_PLAY;

    if (tape_load(&arena, params->tape, &tape)) {
        if (paths_make_dirs(params->out_dir)) {
            status = play(params, &tape);
        }
    } else {
        for (size_t i = 0; i < tape.error_count; i++) {
            (void)fprintf(stderr, "%s\n", tape.errors[i]);
        }
    }
    region_destroy(&memory);
    return status;
}
