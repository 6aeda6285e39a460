#include "player.h"

#include <stdio.h>

#include "dump.h"
#include "exhibit_news.h"
#include "log.h"
#include "png_file.h"

enum {
    PATH_BYTES_MAX = 4096,
    /* Between two frames of a motion that nobody looks at. */
    FRAME_MS = 16,
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

static int64_t touch_id(int finger)
{
    return finger == TAPE_MOUSE ? TOUCH_ID_MOUSE : finger;
}

/* A release happens where the finger was. */
static void touch(struct player *p, enum touch_phase phase,
                  const struct tape_event *e)
{
    struct vec2 *at = &p->fingers[e->u.touch.finger];
    if (phase == TOUCH_DOWN || phase == TOUCH_MOVE || phase == TOUCH_HOVER) {
        *at = (struct vec2){ (float)e->u.touch.x_px, (float)e->u.touch.y_px };
    }
    const struct input_event event = {
        .type = INPUT_TOUCH,
        .time_ms = p->now_ms,
        .output = p->output,
        .u.touch = { .phase = phase,
                     .id = touch_id(e->u.touch.finger),
                     .at = *at },
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
        snprintf(path, sizeof(path), "%s/%s", p->out_dir, e->u.text);

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

static void blur(struct player *p)
{
    const struct input_event event = {
        .type = INPUT_FOCUS_LOST,
        .time_ms = p->now_ms,
        .output = p->output,
    };
    exhibit_input(p->stand, &event);
}

static void wheel(struct player *p, int steps)
{
    const struct input_event event = {
        .type = INPUT_WHEEL,
        .time_ms = p->now_ms,
        .u.wheel_steps = steps,
    };
    exhibit_input(p->stand, &event);
}

static void act(struct player *p, const struct tape_event *e)
{
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
    case TAPE_HOVER:
        touch(p, TOUCH_HOVER, e);
        break;
    case TAPE_BLUR:
        blur(p);
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
        wheel(p, e->u.wheel_steps);
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
    case TAPE_PANEL:
    case TAPE_WAIT:
    case TAPE_TYPE_COUNT:
        break;
    }
}

bool player_open(struct player *p, const struct exhibit_params *stand,
                 struct diag_list *diags)
{
    enum exhibit_problem problem;

    p->stand = exhibit_create(stand, diags, &problem);
    if (!p->stand) {
        return false;
    }
    play_displays_init(&p->displays, stand->viewport.w_px,
                       stand->viewport.h_px);
    play_displays_settle(&p->displays, p->stand, p->now_ms);
    return true;
}

void player_close(struct player *p)
{
    exhibit_destroy(p->stand);
    p->stand = NULL;
}

void player_step(struct player *p, const struct tape_event *e)
{
    pass_time(p, e->time_ms);
    act(p, e);
    play_displays_settle(&p->displays, p->stand, p->now_ms);
    if (exhibit_wants_reload(p->stand)) {
        reload(p, NULL);
    }
}
