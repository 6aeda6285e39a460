#include "outputs.h"

void outputs_init(struct outputs *o, const struct displays_params *params)
{
    *o = (struct outputs){ .plan = { .audience = -1, .desk = -1 } };
    displays_init(&o->displays, params);
}

void outputs_set_list(struct outputs *o, const struct display_list *list)
{
    o->list = *list;
    o->plan = displays_plan(&o->displays, &o->list);
}

/* Counters begin anew with a new show: fewer than before is no wish. */
static void do_wishes(struct outputs *o, const struct show_desk *desk)
{
    for (; o->swaps < desk->swaps; o->swaps++) {
        displays_swap(&o->displays, &o->list);
    }
    if (o->claims < desk->claims) {
        displays_confirm(&o->displays, &o->list);
    }
    o->swaps = desk->swaps;
    o->claims = desk->claims;
    o->plan = displays_plan(&o->displays, &o->list);
}

static enum desk_room room_of(const struct displays_plan *plan)
{
    switch (plan->room) {
    case DISPLAYS_ROOM_WINDOW:
        return DESK_ROOM_WINDOW;
    case DISPLAYS_ROOM_DISPLAY:
        return DESK_ROOM_DISPLAY;
    case DISPLAYS_ROOM_NONE:
        break;
    }
    return DESK_ROOM_NONE;
}

static bool knows(const struct show_desk *desk,
                  const struct displays_plan *plan)
{
    return desk->room == room_of(plan) && desk->comes == plan->comes &&
           desk->is_private == plan->is_private;
}

void outputs_follow(struct outputs *o, struct exhibit *s, uint64_t now_ms)
{
    const struct show_desk *desk = &exhibit_show(s)->desk;

    do_wishes(o, desk);
    if (!knows(desk, &o->plan)) {
        exhibit_set_displays(s, room_of(&o->plan),
                             (o->plan.is_private ? DESK_IS_PRIVATE : 0U) |
                                 (o->plan.comes ? DESK_COMES : 0U),
                             now_ms);
    }
}

static const struct display *at(const struct outputs *o, int index)
{
    return index >= 0 ? &o->list.items[index] : NULL;
}

const struct display *outputs_audience(const struct outputs *o)
{
    return at(o, o->plan.audience);
}

const struct display *outputs_desk(const struct outputs *o)
{
    return at(o, o->plan.desk);
}
