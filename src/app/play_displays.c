#include "play_displays.h"

#include "schedule.h"

enum {
    NOON_MS = 12 * 3600 * 1000,
    MINUTE_MS = 60000,
};

/* A display's id, for the tape's name of it. */
static uint64_t id_of(enum input_output output)
{
    return (uint64_t)output + 1;
}

static void plug(struct play_displays *p, enum input_output output, int w_px,
                 int h_px)
{
    /* Beside each other: two in one place would be one picture. */
    const int x = output == OUTPUT_DESK ? TAPE_SIDE_PX_MAX : 0;
    const struct display plugged = { .id = id_of(output),
                                     .bounds = { x, 0, w_px, h_px } };
    struct display_list *list = &p->list;

    for (int i = 0; i < list->count; i++) {
        if (list->items[i].id == plugged.id) {
            list->items[i] = plugged; /* another mode */
            return;
        }
    }
    list->items[list->count++] = plugged;
}

static void unplug(struct play_displays *p, enum input_output output)
{
    struct display_list left = { .count = 0 };

    for (int i = 0; i < p->list.count; i++) {
        if (p->list.items[i].id != id_of(output)) {
            left.items[left.count++] = p->list.items[i];
        }
    }
    p->list = left;
}

void play_displays_init(struct play_displays *p, int w_px, int h_px)
{
    const struct displays_params params = { .choice = DISPLAYS_AUTO };

    *p = (struct play_displays){
        .local_ms = NOON_MS,
        .shown[OUTPUT_AUDIENCE] = { 0, 0, w_px, h_px },
    };
    outputs_init(&p->outputs, &params);
    plug(p, OUTPUT_AUDIENCE, w_px, h_px);
    outputs_set_list(&p->outputs, &p->list);
}

static void resize_audience(struct play_displays *p, int w_px, int h_px)
{
    if (p->outputs.plan.audience >= 0) {
        struct rect *bounds = &p->list.items[p->outputs.plan.audience].bounds;
        *bounds = (struct rect){ bounds->x, bounds->y, w_px, h_px };
    }
}

void play_displays_act(struct play_displays *p, const struct tape_event *e)
{
    if (e->type == TAPE_PLUG) {
        plug(p, e->output, e->u.size.w_px, e->u.size.h_px);
    } else if (e->type == TAPE_UNPLUG) {
        unplug(p, e->output);
    } else if (e->type == TAPE_SIZE) {
        resize_audience(p, e->u.size.w_px, e->u.size.h_px);
    } else if (e->type == TAPE_CLOCK) {
        p->local_ms = e->u.moment.utc_ms +
                      (int64_t)e->u.moment.ahead_min * MINUTE_MS -
                      (int64_t)e->time_ms;
    }
    outputs_set_list(&p->outputs, &p->list);
}

/* What an output is to be. */
struct shown_size {
    struct rect bounds;
    uint64_t now_ms;
};

static void tell_size(struct play_displays *p, struct exhibit *s,
                      enum input_output output, struct shown_size to)
{
    const struct rect size = to.bounds;
    const struct rect shown = p->shown[output];

    if (shown.w != size.w || shown.h != size.h) {
        p->shown[output] = size;
        exhibit_input(s, &(struct input_event){
                             .type = INPUT_RESIZE,
                             .output = output,
                             .time_ms = to.now_ms,
                             .u.size = { size.w, size.h },
                         });
    }
}

void play_displays_settle(struct play_displays *p, struct exhibit *s,
                          uint64_t now_ms)
{
    outputs_follow(&p->outputs, s, now_ms);
    const struct display *audience = outputs_audience(&p->outputs);
    const struct display *desk =
        exhibit_wants_desk(s) ? outputs_desk(&p->outputs) : NULL;

    if (audience) {
        tell_size(p, s, OUTPUT_AUDIENCE,
                  (struct shown_size){ audience->bounds, now_ms });
    }
    tell_size(p, s, OUTPUT_DESK,
              (struct shown_size){ desk ? desk->bounds : (struct rect){ 0 },
                                   now_ms });
    exhibit_set_day_minute(
        s, (int)((p->local_ms + (int64_t)now_ms) / MINUTE_MS % DAY_MINUTES));
}

uint64_t play_displays_deadline_ms(const struct play_displays *p,
                                   uint64_t now_ms)
{
    if (p->shown[OUTPUT_DESK].w == 0) {
        return UINT64_MAX;
    }
    const int64_t local_ms = p->local_ms + (int64_t)now_ms;
    return now_ms + MINUTE_MS - (uint64_t)(local_ms % MINUTE_MS);
}
