#include "displays.h"

#include "hash.h"

void displays_init(struct displays *d, const struct displays_params *params)
{
    *d = (struct displays){ .params = *params };
}

/* Index, or -1. */
static int find(const struct display_list *list, uint64_t id)
{
    for (int i = 0; i < list->count; i++) {
        if (id != 0 && list->items[i].id == id) {
            return i;
        }
    }
    return -1;
}

/* Two displays with one picture are one place to look at. */
static bool is_apart(const struct display_list *list, int a, int b)
{
    return rect_is_empty(
        rect_intersect(list->items[a].bounds, list->items[b].bounds));
}

/* The first display apart from @p but (-1: the first of all), or -1. */
static int first_other(const struct display_list *list, int but)
{
    for (int i = 0; i < list->count; i++) {
        if (but < 0 || (i != but && is_apart(list, i, but))) {
            return i;
        }
    }
    return -1;
}

static uint64_t id_at(const struct display_list *list, int index)
{
    return index >= 0 ? list->items[index].id : 0;
}

/* Twins that come and go may have changed places: nothing said about them
   holds any longer; and a word about one display alone holds for no other. */
static void note_change(struct displays *d, const struct display_list *list)
{
    uint64_t seen = HASH_START;
    bool twins = false;

    for (int i = 0; i < list->count; i++) {
        seen = hash_bytes(seen, &list->items[i].id, sizeof(list->items[i].id));
        twins = twins || list->items[i].is_twin;
    }
    if (seen != d->seen) {
        d->confirmed = twins ? 0 : d->confirmed;
        d->confirmed_alone = false;
    }
    d->seen = seen;
}

/* The display that the command line gives to the presenter, once there are
   two of them: the audience's picture gives way if it was there alone. */
static void take_number(struct displays *d, const struct display_list *list)
{
    const int desk = d->params.number - 1;

    if (d->params.choice != DISPLAYS_NUMBER || d->desk != 0 ||
        desk >= list->count || first_other(list, desk) < 0) {
        return;
    }
    d->desk = id_at(list, desk);
    d->audience = id_at(list, first_other(list, desk));
    d->confirmed = d->desk;
}

/* While its own display is gone the picture is on one that is not the
   presenter's, if there is such a one. */
static int audience_index(const struct displays *d,
                          const struct display_list *list)
{
    const int own = find(list, d->audience);
    const int other = first_other(list, find(list, d->desk));

    return own >= 0 ? own : other >= 0 ? other : first_other(list, -1);
}

static int desk_index(const struct displays *d, const struct display_list *list,
                      int audience)
{
    const int own = find(list, d->desk);

    return own >= 0 && own != audience && is_apart(list, own, audience)
               ? own
               : first_other(list, audience);
}

static struct displays_plan
plan_display(struct displays *d, const struct display_list *list, int audience)
{
    const int desk = desk_index(d, list, audience);

    /* Not while one of them only stands in for a display that is gone. */
    if (id_at(list, audience) == d->audience) {
        d->desk = id_at(list, desk);
    }
    return (struct displays_plan){
        .audience = audience,
        .room = DISPLAYS_ROOM_DISPLAY,
        .desk = desk,
        .is_private = d->confirmed == id_at(list, desk),
        .comes = true,
    };
}

/* A window shares the audience's display where there is no other; where the
   presenter has lost one, it takes a new word before that has notes. */
static struct displays_plan
plan_window(struct displays *d, const struct display_list *list, int audience)
{
    const int other = first_other(list, audience);
    const bool asked = d->params.choice == DISPLAYS_WINDOW;
    const bool can = asked || d->params.can_windows;
    const int desk = !can ? -1 : other >= 0 ? other : audience;
    const bool lost = other < 0 && d->desk != 0;
    const bool is_private = can && (!lost || d->confirmed_alone);

    if (other >= 0) {
        d->desk = id_at(list, other);
    }
    return (struct displays_plan){
        .audience = audience,
        .room = can ? DISPLAYS_ROOM_WINDOW : DISPLAYS_ROOM_NONE,
        .desk = desk,
        .is_private = is_private,
        .comes = asked && is_private,
    };
}

struct displays_plan displays_plan(struct displays *d,
                                   const struct display_list *list)
{
    note_change(d, list);
    take_number(d, list);
    const int audience = audience_index(d, list);

    if (d->audience == 0) {
        d->audience = id_at(list, audience);
    }
    if (audience < 0 || d->params.choice == DISPLAYS_OFF) {
        return (struct displays_plan){ .audience = audience, .desk = -1 };
    }
    const bool in_window =
        d->params.choice == DISPLAYS_WINDOW ||
        (d->params.windowed && d->params.choice == DISPLAYS_AUTO);
    if (in_window || first_other(list, audience) < 0) {
        return plan_window(d, list, audience);
    }
    return plan_display(d, list, audience);
}

void displays_swap(struct displays *d, const struct display_list *list)
{
    const struct displays_plan plan = displays_plan(d, list);

    if (plan.room == DISPLAYS_ROOM_DISPLAY) {
        d->audience = id_at(list, plan.desk);
        d->desk = id_at(list, plan.audience);
        d->confirmed = d->desk;
    }
}

void displays_confirm(struct displays *d, const struct display_list *list)
{
    const struct displays_plan plan = displays_plan(d, list);

    if (plan.room == DISPLAYS_ROOM_DISPLAY) {
        d->confirmed = id_at(list, plan.desk);
    } else {
        d->confirmed_alone = true;
    }
}
