#include "rig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct rig rig_open(struct exhibit_params params)
{
    struct rig r = { .now_ms = RIG_START_MS };
    struct diag_list diags;
    enum exhibit_problem problem;

    params.assets_dir = BINARY_DIR "/assets";
    params.viewport = (struct viewport){ .w_px = RIG_W_PX, .h_px = RIG_H_PX };
    params.now_ms = r.now_ms;
    diag_list_init(&diags);
    r.e = exhibit_create(&params, &diags, &problem);
    diag_list_finish(&diags);
    assert_non_null(r.e);
    assert_int_equal(problem, EXHIBIT_FINE);
    return r;
}

void rig_close(struct rig *r)
{
    exhibit_destroy(r->e);
}

void rig_pass(struct rig *r, uint64_t ms)
{
    r->now_ms += ms;
    exhibit_tick(r->e, r->now_ms);
}

void rig_touch(struct rig *r, enum touch_phase phase, int64_t id,
               struct vec2 at)
{
    const struct input_event event = {
        .type = INPUT_TOUCH,
        .time_ms = r->now_ms,
        .u.touch = { .phase = phase, .id = id, .at = at },
    };
    exhibit_input(r->e, &event);
}

void rig_tap(struct rig *r, struct vec2 at)
{
    rig_touch(r, TOUCH_DOWN, 1, at);
    r->now_ms += 60;
    rig_touch(r, TOUCH_UP, 1, at);
}

void rig_drag(struct rig *r, struct vec2 from, struct vec2 to, int step_ms)
{
    rig_touch(r, TOUCH_DOWN, 1, from);
    for (int i = 1; i <= 10; i++) {
        const float part = (float)i / 10.0f;
        r->now_ms += (uint64_t)step_ms;
        rig_touch(r, TOUCH_MOVE, 1,
                  (struct vec2){ from.x + (to.x - from.x) * part,
                                 from.y + (to.y - from.y) * part });
    }
    rig_touch(r, TOUCH_UP, 1, to);
}

void rig_key(struct rig *r, const char *name)
{
    struct input_event event = { .type = INPUT_KEY, .time_ms = r->now_ms };

    assert_true(key_from_name(name, strlen(name), &event.u.key));
    exhibit_input(r->e, &event);
}

void rig_key_up(struct rig *r, const char *name)
{
    struct input_event event = { .type = INPUT_KEY_UP, .time_ms = r->now_ms };

    assert_true(key_from_name(name, strlen(name), &event.u.key));
    exhibit_input(r->e, &event);
}

void rig_wheel(struct rig *r, int steps)
{
    const struct input_event event = { .type = INPUT_WHEEL,
                                       .time_ms = r->now_ms,
                                       .u.wheel_steps = steps };
    exhibit_input(r->e, &event);
}

void rig_resize(struct rig *r, int w_px, int h_px)
{
    const struct input_event event = {
        .type = INPUT_RESIZE,
        .time_ms = r->now_ms,
        .u.size = { w_px, h_px },
    };
    exhibit_input(r->e, &event);
}

void rig_event(struct rig *r, enum input_type type)
{
    const struct input_event event = { .type = type, .time_ms = r->now_ms };
    exhibit_input(r->e, &event);
}

const char *rig_screen(struct rig *r)
{
    return exhibit_scene(r->e, r->now_ms)->id;
}

struct rect rig_rect(struct rig *r, const char *id)
{
    const struct scene *scene = exhibit_scene(r->e, r->now_ms);
    const struct target *t = target_lookup(&scene->targets, target_key(id));

    if (!t) {
        fail_msg("no target %s on %s", id, scene->id);
        return (struct rect){ 0 };
    }
    return t->rect;
}

struct vec2 rig_middle(struct rig *r, const char *id)
{
    const struct rect at = rig_rect(r, id);
    return (struct vec2){ (float)at.x + (float)at.w / 2.0f,
                          (float)at.y + (float)at.h / 2.0f };
}

void rig_tap_on(struct rig *r, const char *id)
{
    rig_tap(r, rig_middle(r, id));
    rig_pass(r, RIG_PAUSE_MS);
}
