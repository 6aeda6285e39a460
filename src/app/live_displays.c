#include "live_displays.h"

void live_displays_init(struct live_displays *l, struct platform *platform,
                        const struct displays_params *params)
{
    const struct display_list list = platform_displays();

    *l = (struct live_displays){ .platform = platform, .changed = true };
    if (list.count > 0) {
        l->audience = list.items[0].bounds; /* where the window began */
    }
    outputs_init(&l->outputs, params);
}

static void take_displays(struct live_displays *l)
{
    if (l->changed) {
        const struct display_list list = platform_displays();
        outputs_set_list(&l->outputs, &list);
        l->changed = false;
        l->refused = false;
    }
}

static void place_audience(struct live_displays *l)
{
    const struct display *d = outputs_audience(&l->outputs);

    if (d && !rect_is_equal(d->bounds, l->audience)) {
        l->audience = d->bounds;
        platform_place(l->platform, d->bounds);
    }
}

/* The first frame of another size is drawn for that size. */
static void tell_desk(struct live_displays *l, struct exhibit *s,
                      struct rect size)
{
    if (size.w != l->desk.w || size.h != l->desk.h) {
        l->desk = size;
        exhibit_input(s, &(struct input_event){
                             .type = INPUT_RESIZE,
                             .output = OUTPUT_DESK,
                             .time_ms = platform_now_ms(),
                             .u.size = { size.w, size.h },
                         });
    }
}

static void place_desk(struct live_displays *l, struct exhibit *s)
{
    const struct display *d =
        exhibit_wants_desk(s) && !l->refused ? outputs_desk(&l->outputs) : NULL;
    struct rect size = { 0 };

    if (!d) {
        platform_close_desk(l->platform);
        tell_desk(l, s, size);
        return;
    }
    const struct platform_desk place = {
        .bounds = d->bounds,
        .in_window = l->outputs.plan.room == DISPLAYS_ROOM_WINDOW,
    };
    l->refused = !platform_open_desk(l->platform, &place, &size.w, &size.h);
    tell_desk(l, s, size);
}

static void take_clock(struct live_displays *l, struct exhibit *s,
                       uint64_t now_ms)
{
    const struct platform_day day = platform_day();

    l->minute_until_ms = now_ms + day.left_ms;
    exhibit_set_day_minute(s, day.minute);
}

void live_displays_arrange(struct live_displays *l, struct exhibit *s,
                           uint64_t now_ms)
{
    take_displays(l);
    outputs_follow(&l->outputs, s, now_ms);
    /* The notes go before the audience's picture comes to their display. */
    const struct display *audience = outputs_audience(&l->outputs);
    if (audience && !rect_is_equal(audience->bounds, l->audience)) {
        platform_close_desk(l->platform);
        tell_desk(l, s, (struct rect){ 0 });
    }
    place_audience(l);
    place_desk(l, s);
    take_clock(l, s, now_ms);
}

void live_displays_present(struct live_displays *l, struct exhibit *s,
                           uint64_t now_ms)
{
    const struct output_frame frame = exhibit_next_desk_frame(s, now_ms);

    if (frame.damage.count > 0 &&
        platform_present_desk(l->platform, &frame) == PLATFORM_REFUSED) {
        exhibit_input(s, &(struct input_event){ .type = INPUT_EXPOSE,
                                                .output = OUTPUT_DESK,
                                                .time_ms = now_ms });
    }
}

uint64_t live_displays_deadline_ms(const struct live_displays *l)
{
    return l->desk.w > 0 ? l->minute_until_ms : UINT64_MAX;
}
