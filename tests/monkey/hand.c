#include "hand.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

#include "hand_keys.h"

enum {
    SECOND_MS = 1000,
    MINUTE_MS = 60 * SECOND_MS,
    OUTSIDE_PX = 200, /* fingers leave the panel */
    SWIPE_STEPS_MAX = 12,
    LIST_STEP_PX = 60,
    TYPED_MAX = 12,
    CORNER_PX = 12,
    /* A Sunday with an hour that is left out, and the years around it. */
    CLOCK_FROM_S = 1774742400,
    CLOCK_SPAN_S = 3 * 366 * 86400,
};

struct spot {
    int x, y;
};

/* Queue. */

static struct tape_event *push(struct hand *h, enum tape_type type, int wait_ms)
{
    assert(h->count < HAND_QUEUE_MAX);

    h->now_ms += (uint64_t)wait_ms;
    struct tape_event *e = &h->queue[h->count++];
    *e = (struct tape_event){ .type = type, .time_ms = h->now_ms };
    return e;
}

static void push_touch(struct hand *h, enum tape_type type, int finger,
                       struct spot at)
{
    struct tape_event *e = push(h, type, dice_between(&h->dice, 0, 30));

    e->u.touch.finger = finger;
    e->u.touch.x_px = at.x;
    e->u.touch.y_px = at.y;
    if (type == TAPE_TAP) {
        e->u.touch.finger = TAPE_TAP_FINGER;
        h->now_ms += TAPE_TAP_MS;
    }
}

static void push_key(struct hand *h, enum tape_type type, const char *name)
{
    struct tape_event *e = push(h, type, dice_between(&h->dice, 0, 60));
    const bool known = key_from_name(name, strlen(name), &e->u.key);

    assert(known);
}

/* Places. */

static const struct scene *seen(const struct hand *h,
                                const struct hand_view *view)
{
    return h->output == OUTPUT_DESK && view->desk ? view->desk : view->audience;
}

static struct spot anywhere(struct hand *h, const struct hand_view *view)
{
    const struct viewport v = seen(h, view)->viewport;
    const int beyond = dice_once_in(&h->dice, 8) ? OUTSIDE_PX : 0;

    return (struct spot){
        dice_between(&h->dice, -beyond, v.w_px + beyond),
        dice_between(&h->dice, -beyond, v.h_px + beyond),
    };
}

/* What leads to the screen that was on the least; NULL if nothing does. */
static const struct target *new_target(struct hand *h,
                                       const struct hand_view *view)
{
    const struct target_list *targets = &seen(h, view)->targets;
    const int first = dice_below(&h->dice, (int)targets->count);
    const struct target *newest = NULL;
    int least = INT_MAX;

    for (size_t i = 0; i < targets->count; i++) {
        const struct target *t =
            &targets->items[((size_t)first + i) % targets->count];
        const int visits = t->intent.type == INTENT_OPEN
                               ? reached_visits(view->reached, t->intent.screen)
                               : INT_MAX;
        if (visits < least) {
            least = visits;
            newest = t;
        }
    }
    return newest;
}

static struct spot on_target(struct hand *h, const struct hand_view *view)
{
    const struct target_list *targets = &seen(h, view)->targets;

    if (targets->count == 0) {
        return anywhere(h, view);
    }
    const struct target *t =
        h->explores && !dice_once_in(&h->dice, 4) ? new_target(h, view) : NULL;
    const struct rect r =
        t ? t->rect
          : targets->items[dice_below(&h->dice, (int)targets->count)].rect;
    return (struct spot){ dice_between(&h->dice, r.x, r.x + r.w - 1),
                          dice_between(&h->dice, r.y, r.y + r.h - 1) };
}

static int any_finger(struct hand *h)
{
    return dice_once_in(&h->dice, 6) ? TAPE_MOUSE
                                     : dice_below(&h->dice, TAPE_MOUSE);
}

/* Acts. */

static void tap_target(struct hand *h, const struct hand_view *view)
{
    push_touch(h, TAPE_TAP, TAPE_TAP_FINGER, on_target(h, view));
}

static void tap_anywhere(struct hand *h, const struct hand_view *view)
{
    const struct spot at = anywhere(h, view);

    push_touch(h, TAPE_TAP, TAPE_TAP_FINGER, at);
    if (dice_once_in(&h->dice, 3)) { /* a trembling hand */
        push_touch(h, TAPE_TAP, TAPE_TAP_FINGER, at);
    }
}

/* One in four never comes up. */
static void press_target(struct hand *h, const struct hand_view *view)
{
    const struct spot at = on_target(h, view);
    const int finger = any_finger(h);

    push_touch(h, TAPE_DOWN, finger, at);
    if (!dice_once_in(&h->dice, 4)) {
        push(h, TAPE_WAIT, dice_between(&h->dice, 0, 3 * SECOND_MS));
        push_touch(h, dice_once_in(&h->dice, 4) ? TAPE_LOST : TAPE_UP, finger,
                   at);
    }
}

static void swipe(struct hand *h, const struct hand_view *view)
{
    struct spot at = anywhere(h, view);
    const int finger = any_finger(h);
    const bool across = dice_once_in(&h->dice, 2);
    const int steps = dice_between(&h->dice, 1, SWIPE_STEPS_MAX);
    const int by = dice_between(&h->dice, -120, 120);

    push_touch(h, TAPE_DOWN, finger, at);
    for (int i = 0; i < steps; i++) {
        at.x += (across ? by : 0) + dice_between(&h->dice, -8, 8);
        at.y += (across ? 0 : by) + dice_between(&h->dice, -8, 8);
        push_touch(h, TAPE_MOVE, finger, at);
    }
    if (!dice_once_in(&h->dice, 8)) {
        push_touch(h, dice_once_in(&h->dice, 6) ? TAPE_LOST : TAPE_UP, finger,
                   at);
    }
}

static void pinch(struct hand *h, const struct hand_view *view)
{
    struct spot a = anywhere(h, view);
    struct spot b = anywhere(h, view);
    const int steps = dice_between(&h->dice, 1, SWIPE_STEPS_MAX);

    push_touch(h, TAPE_DOWN, 2, a);
    push_touch(h, TAPE_DOWN, 3, b);
    for (int i = 0; i < steps; i++) {
        a.x += dice_between(&h->dice, -40, 40);
        b.y += dice_between(&h->dice, -40, 40);
        push_touch(h, TAPE_MOVE, 2, a);
        push_touch(h, TAPE_MOVE, 3, b);
    }
    push_touch(h, TAPE_UP, 2, a);
    push_touch(h, dice_once_in(&h->dice, 4) ? TAPE_LOST : TAPE_UP, 3, b);
}

/* Ids that come twice, releases without a press, and a whole palm. */
static void sample(struct hand *h, const struct hand_view *view)
{
    static const enum tape_type types[] = { TAPE_DOWN, TAPE_MOVE, TAPE_UP,
                                            TAPE_LOST };
    const int count = dice_once_in(&h->dice, 6) ? 10 : 1;

    for (int i = 0; i < count; i++) {
        push_touch(h, types[dice_below(&h->dice, 4)], any_finger(h),
                   anywhere(h, view));
    }
}

static void hover(struct hand *h, const struct hand_view *view)
{
    push_touch(h, TAPE_HOVER, TAPE_MOUSE, anywhere(h, view));
}

static void key(struct hand *h, const struct hand_view *view)
{
    char name[KEY_NAME_BYTES_MAX];

    (void)view;
    hand_choose_key(&h->dice, name);
    push_key(h, TAPE_KEY, name);
}

/* Held: the system repeats it; and sometimes the keyboard is gone then. */
static void hold_key(struct hand *h, const struct hand_view *view)
{
    char name[KEY_NAME_BYTES_MAX];
    const int repeats = dice_below(&h->dice, 8);

    (void)view;
    hand_choose_key(&h->dice, name);
    for (int i = 0; i <= repeats; i++) {
        push_key(h, TAPE_KEY_DOWN, name);
    }
    push(h, TAPE_WAIT, dice_between(&h->dice, 0, 2 * SECOND_MS));
    if (!dice_once_in(&h->dice, 5)) {
        push_key(h, TAPE_KEY_UP, name);
    }
}

static void type(struct hand *h, const struct hand_view *view)
{
    const int count = dice_between(&h->dice, 1, TYPED_MAX);

    (void)view;
    for (int i = 0; i < count; i++) {
        const char name[] = { (char)('A' + dice_below(&h->dice, 26)), '\0' };
        push_key(h, TAPE_KEY, name);
    }
}

static void leave(struct hand *h, const struct hand_view *view)
{
    (void)view;
    push_key(h, TAPE_KEY, "Escape");
}

static void talk(struct hand *h, const struct hand_view *view)
{
    const int steps = dice_below(&h->dice, HAND_QUEUE_MAX / 2);

    (void)view;
    push_key(h, TAPE_KEY, dice_once_in(&h->dice, 4) ? "Shift+F5" : "F5");
    for (int i = 0; i < steps; i++) {
        push_key(h, TAPE_KEY, "PageDown");
    }
}

static void wheel(struct hand *h, const struct hand_view *view)
{
    (void)view;
    push(h, TAPE_WHEEL, 10)->u.wheel_steps =
        dice_once_in(&h->dice, 10) ? dice_between(&h->dice, -100, 100)
                                   : dice_between(&h->dice, -2, 2);
}

void hand_choose_size(struct hand *h)
{
    /* Small: a page is drawn whenever another begins to move in. */
    static const int sides[][2] = {
        { 960, 540 },  { 540, 960 },  { 640, 360 }, { 360, 640 },
        { 640, 512 },  { 640, 480 },  { 512, 512 }, { 320, 320 },
        { 320, 1000 }, { 1000, 320 }, { 640, 360 }, { 1920, 1080 },
    };
    const int count = (int)(sizeof(sides) / sizeof(sides[0]));
    const int chosen = dice_below(&h->dice, count + 1);

    h->w_px = chosen < count ? sides[chosen][0]
                             : dice_between(&h->dice, TAPE_SIDE_PX_MIN, 1000);
    h->h_px = chosen < count ? sides[chosen][1]
                             : dice_between(&h->dice, TAPE_SIDE_PX_MIN, 1000);
}

static void resize(struct hand *h, const struct hand_view *view)
{
    const int w_px = h->w_px;

    (void)view;
    if (dice_once_in(&h->dice, 3)) { /* turned */
        h->w_px = h->h_px;
        h->h_px = w_px;
    } else {
        hand_choose_size(h);
    }
    struct tape_event *e = push(h, TAPE_SIZE, 20);
    e->u.size.w_px = h->w_px;
    e->u.size.h_px = h->h_px;
}

static void plug(struct hand *h, const struct hand_view *view)
{
    static const int sides[][2] = { { 1920, 1080 },
                                    { 1280, 720 },
                                    { 800, 600 } };
    const int chosen = dice_below(&h->dice, 3);

    (void)view;
    struct tape_event *e = push(h, TAPE_PLUG, 20);
    e->output = dice_once_in(&h->dice, 4) ? OUTPUT_AUDIENCE : OUTPUT_DESK;
    e->u.size.w_px = sides[chosen][0];
    e->u.size.h_px = sides[chosen][1];
}

/* The audience's comes back soon; without it nothing is to be seen. */
static void unplug(struct hand *h, const struct hand_view *view)
{
    struct tape_event *e = push(h, TAPE_UNPLUG, 20);

    e->output = dice_once_in(&h->dice, 3) ? OUTPUT_AUDIENCE : OUTPUT_DESK;
    if (e->output == OUTPUT_AUDIENCE) {
        if (dice_once_in(&h->dice, 2)) {
            tap_anywhere(h, view);
        }
        push(h, TAPE_WAIT, dice_between(&h->dice, 0, 20 * SECOND_MS));
        e = push(h, TAPE_PLUG, 20);
        e->output = OUTPUT_AUDIENCE;
        e->u.size.w_px = h->w_px;
        e->u.size.h_px = h->h_px;
    }
}

static void change_output(struct hand *h, const struct hand_view *view)
{
    h->output = (view->desk && h->output == OUTPUT_AUDIENCE) ||
                        dice_once_in(&h->dice, 20)
                    ? OUTPUT_DESK
                    : OUTPUT_AUDIENCE;
    push(h, TAPE_ON, 0)->output = h->output;
}

static void blur(struct hand *h, const struct hand_view *view)
{
    (void)view;
    push(h, TAPE_BLUR, 10);
}

static void set_clock(struct hand *h, const struct hand_view *view)
{
    const int64_t utc_s =
        CLOCK_FROM_S + dice_below(&h->dice, CLOCK_SPAN_S) - CLOCK_SPAN_S / 2;

    (void)view;
    push(h, TAPE_CLOCK, 10)->u.moment.utc_ms = utc_s * 1000;
}

static void reload(struct hand *h, const struct hand_view *view)
{
    static const char *const folders[] = {
        "content",
        "content",
        "content",
        "content",
        "content",
        "tests/content/good",
        "tests/content/bad/deck-empty",
    };

    (void)view;
    push(h, TAPE_RELOAD, 10)->u.text = folders[dice_below(
        &h->dice, (int)(sizeof(folders) / sizeof(folders[0])))];
}

static void rest(struct hand *h, const struct hand_view *view)
{
    (void)view;
    push(h, TAPE_WAIT,
         dice_once_in(&h->dice, 100) ? dice_between(&h->dice, 0, 90 * MINUTE_MS)
         : dice_once_in(&h->dice, 4)
             ? dice_between(&h->dice, 0, 6 * MINUTE_MS)
             : dice_between(&h->dice, 0, 4 * SECOND_MS));
}

/* Most know the number of the content; few that of the one with which it is
   changed places at times. */
static void knock(struct hand *h, const struct hand_view *view)
{
    const struct viewport v = view->audience->viewport;
    const bool knows = !dice_once_in(&h->dice, 4);
    const char *pin = dice_once_in(&h->dice, 6) ? "0417" : "2022";

    if (h->output == OUTPUT_DESK) {
        h->output = OUTPUT_AUDIENCE;
        push(h, TAPE_ON, 0)->output = OUTPUT_AUDIENCE;
    }
    push_key(h, TAPE_KEY, "Escape");
    for (int i = 0; i < 4; i++) {
        const int x = i % 2 == 0 ? CORNER_PX : v.w_px - CORNER_PX;
        push(h, TAPE_WAIT, 400);
        push_touch(h, TAPE_TAP, TAPE_TAP_FINGER, (struct spot){ x, CORNER_PX });
    }
    for (size_t i = 0; pin[i] != '\0'; i++) {
        const char right[] = { pin[i], '\0' };
        const char wrong[] = { (char)('0' + dice_below(&h->dice, 10)), '\0' };
        push_key(h, TAPE_KEY, knows ? right : wrong);
    }
    push_key(h, TAPE_KEY, "Return");
}

static const struct {
    int weight;
    void (*act)(struct hand *h, const struct hand_view *view);
} acts[] = {
    { 360, tap_target }, { 30, tap_anywhere },  { 40, press_target },
    { 40, swipe },       { 10, pinch },         { 120, sample },
    { 20, hover },       { 200, key },          { 20, hold_key },
    { 6, type },         { 30, leave },         { 6, talk },
    { 30, wheel },       { 3, resize },         { 8, plug },
    { 6, unplug },       { 16, change_output }, { 5, blur },
    { 5, set_clock },    { 1, reload },         { 30, rest },
    { 2, knock },
};

/* What a list or a page of large type has further down. */
static void look_further(struct hand *h, const struct hand_view *view)
{
    struct spot at = anywhere(h, view);

    if (dice_once_in(&h->dice, 3)) {
        push_key(h, TAPE_KEY, "PageDown");
        return;
    }
    const int by = dice_between(&h->dice, LIST_STEP_PX / 8, LIST_STEP_PX);
    push_touch(h, TAPE_DOWN, 1, at);
    for (int i = dice_between(&h->dice, 2, SWIPE_STEPS_MAX); i > 0; i--) {
        at.y -= by;
        push_touch(h, TAPE_MOVE, 1, at);
    }
    push_touch(h, TAPE_UP, 1, at);
    push(h, TAPE_WAIT, SECOND_MS);
}

static void explore(struct hand *h, const struct hand_view *view)
{
    if (dice_once_in(&h->dice, 4)) {
        look_further(h, view);
    } else {
        tap_target(h, view);
    }
}

static void choose_act(struct hand *h, const struct hand_view *view)
{
    const size_t count = sizeof(acts) / sizeof(acts[0]);
    int total = 0;

    for (size_t i = 0; i < count; i++) {
        total += acts[i].weight;
    }
    if (h->explores && !dice_once_in(&h->dice, 5)) {
        explore(h, view);
        return;
    }
    int left = dice_below(&h->dice, total);
    size_t chosen = 0;
    for (; left >= acts[chosen].weight; chosen++) {
        left -= acts[chosen].weight;
    }
    acts[chosen].act(h, view);
}

void hand_init(struct hand *h, uint64_t seed)
{
    *h = (struct hand){ .dice = { seed } };
    h->explores = dice_once_in(&h->dice, 2);
}

struct tape_event hand_next(struct hand *h, const struct hand_view *view)
{
    if (h->next == h->count) {
        h->next = 0;
        h->count = 0;
        h->now_ms += (uint64_t)dice_between(&h->dice, 0, 400);
        choose_act(h, view);
    }
    return h->queue[h->next++];
}
