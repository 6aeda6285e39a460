#include "event.h"

enum {
    ASCII_DELETE = 0x7F,
};

/* Touch devices number their fingers each for itself. The product of an odd
   number and the device keeps equal fingers of two devices apart; negative
   ids are left to TOUCH_ID_MOUSE. Source of the number: the golden ratio in
   64 bits, Knuth, TAOCP 3, 6.4. */
static int64_t finger_id(const SDL_TouchFingerEvent *e)
{
    const uint64_t mixed = (uint64_t)e->touchId * UINT64_C(0x9E3779B97F4A7C15) ^
                           (uint64_t)e->fingerId;
    return (int64_t)(mixed & INT64_MAX);
}

static bool convert_finger(struct event_state *s, const SDL_Event *e,
                           enum touch_phase phase, struct input_event *out)
{
    const SDL_TouchFingerEvent *finger = &e->tfinger;

    if (finger->touchId == SDL_MOUSE_TOUCHID) {
        return false; /* a mouse, which comes as one as well */
    }
    s->finger_seen = true;
    s->finger_ms = out->time_ms;
    out->type = INPUT_TOUCH;
    out->u.touch = (struct touch){
        .phase = phase,
        .id = finger_id(finger),
        .at = turn_point(&s->turn, finger->x * (float)s->turn.w_px,
                         finger->y * (float)s->turn.h_px),
    };
    contacts_note(&s->contacts, finger, &out->u.touch);
    return true;
}

bool event_from_lost_finger(struct event_state *s, contact_is_down *is_down,
                            uint64_t now_ms, struct input_event *out)
{
    *out = (struct input_event){ .type = INPUT_TOUCH, .time_ms = now_ms };
    return contacts_take_lost(&s->contacts, is_down, &out->u.touch);
}

/* SDL's own translation of touches, or the X server's, which looks like a
   mouse but follows a finger. */
static bool is_false_mouse(const struct event_state *s, Uint32 which,
                           uint64_t now_ms)
{
    return which == SDL_TOUCH_MOUSEID ||
           (s->finger_seen && now_ms - s->finger_ms < EVENT_FINGER_QUIET_MS);
}

static bool report_mouse(const struct event_state *s, enum touch_phase phase,
                         Sint32 x, Sint32 y, struct input_event *out)
{
    out->type = INPUT_TOUCH;
    out->u.touch = (struct touch){
        .phase = phase,
        .id = TOUCH_ID_MOUSE,
        .at = turn_point(&s->turn, (float)x, (float)y),
    };
    return true;
}

static bool convert_mouse_down(struct event_state *s,
                               const SDL_MouseButtonEvent *e,
                               struct input_event *out)
{
    if (e->button != SDL_BUTTON_LEFT ||
        is_false_mouse(s, e->which, out->time_ms)) {
        return false;
    }
    s->mouse_down = true;
    return report_mouse(s, TOUCH_DOWN, e->x, e->y, out);
}

/* A release that belongs to a press always counts, even beside a finger:
   else the mouse would seem to be down for ever. */
static bool convert_mouse_up(struct event_state *s,
                             const SDL_MouseButtonEvent *e,
                             struct input_event *out)
{
    if (e->button != SDL_BUTTON_LEFT || e->which == SDL_TOUCH_MOUSEID ||
        !s->mouse_down) {
        return false;
    }
    s->mouse_down = false;
    return report_mouse(s, TOUCH_UP, e->x, e->y, out);
}

static bool convert_mouse_motion(struct event_state *s,
                                 const SDL_MouseMotionEvent *e,
                                 struct input_event *out)
{
    if (is_false_mouse(s, e->which, out->time_ms)) {
        return false;
    }
    const bool moved = e->xrel != 0 || e->yrel != 0;

    s->mouse_moved = s->mouse_moved || moved;
    return (s->mouse_down || moved) &&
           report_mouse(s, s->mouse_down ? TOUCH_MOVE : TOUCH_HOVER, e->x, e->y,
                        out);
}

/* Turned away from the hand is up, which is towards the previous. */
static bool convert_wheel(const SDL_MouseWheelEvent *e, struct input_event *out)
{
    if (e->which == SDL_TOUCH_MOUSEID || e->y == 0) {
        return false;
    }
    out->type = INPUT_WHEEL;
    out->u.wheel_steps = e->direction == SDL_MOUSEWHEEL_FLIPPED ? e->y : -e->y;
    return true;
}

static uint32_t symbol_from_sdl(SDL_Keycode code)
{
    if (code < ' ' || code == ASCII_DELETE || (code & SDLK_SCANCODE_MASK)) {
        return 0;
    }
    return code >= 'A' && code <= 'Z' ? (uint32_t)(code - 'A' + 'a')
                                      : (uint32_t)code;
}

static unsigned modifiers_from_sdl(Uint16 mod)
{
    return (mod & KMOD_SHIFT ? (unsigned)KEY_SHIFT : 0u) |
           (mod & KMOD_CTRL ? (unsigned)KEY_CTRL : 0u) |
           (mod & KMOD_ALT ? (unsigned)KEY_ALT : 0u) |
           (mod & KMOD_GUI ? (unsigned)KEY_GUI : 0u);
}

static bool convert_key(const SDL_KeyboardEvent *e, enum input_type type,
                        struct input_event *out)
{
    out->type = type;
    out->u.key = (struct key){
        .usage = (int)e->keysym.scancode,
        .symbol = symbol_from_sdl(e->keysym.sym),
        .modifiers = modifiers_from_sdl(e->keysym.mod),
        .repeat = e->repeat != 0,
    };
    return true;
}

static bool convert_size(struct event_state *s, const SDL_WindowEvent *e,
                         struct input_event *out)
{
    s->turn.w_px = e->data1;
    s->turn.h_px = e->data2;

    const struct rect picture = turn_picture(&s->turn);
    out->type = INPUT_RESIZE;
    out->u.size.w_px = picture.w;
    out->u.size.h_px = picture.h;
    return true;
}

static bool convert_window(struct event_state *s, const SDL_WindowEvent *e,
                           struct input_event *out)
{
    switch (e->event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        return convert_size(s, e, out);
    case SDL_WINDOWEVENT_EXPOSED:
        out->type = INPUT_EXPOSE;
        return true;
    case SDL_WINDOWEVENT_CLOSE:
        out->type = INPUT_CLOSE;
        return true;
    case SDL_WINDOWEVENT_FOCUS_LOST:
        s->mouse_down = false; /* its release goes to another window */
        out->type = INPUT_FOCUS_LOST;
        return true;
    default:
        return false;
    }
}

bool event_from_sdl(struct event_state *s, const SDL_Event *e, uint64_t now_ms,
                    struct input_event *out)
{
    *out = (struct input_event){ .time_ms = now_ms };

    switch (e->type) {
    case SDL_FINGERDOWN:
        return convert_finger(s, e, TOUCH_DOWN, out);
    case SDL_FINGERMOTION:
        return convert_finger(s, e, TOUCH_MOVE, out);
    case SDL_FINGERUP:
        return convert_finger(s, e, TOUCH_UP, out);
    case SDL_MOUSEBUTTONDOWN:
        return convert_mouse_down(s, &e->button, out);
    case SDL_MOUSEBUTTONUP:
        return convert_mouse_up(s, &e->button, out);
    case SDL_MOUSEMOTION:
        return convert_mouse_motion(s, &e->motion, out);
    case SDL_MOUSEWHEEL:
        return convert_wheel(&e->wheel, out);
    case SDL_KEYDOWN:
        return convert_key(&e->key, INPUT_KEY, out);
    case SDL_KEYUP:
        return convert_key(&e->key, INPUT_KEY_UP, out);
    case SDL_WINDOWEVENT:
        return convert_window(s, &e->window, out);
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
        out->type = INPUT_EXPOSE; /* what was shown may be gone */
        return true;
    case SDL_DISPLAYEVENT:
    case SDL_SYSWMEVENT: /* all others were filtered out: screens_x11.h */
        out->type = INPUT_DISPLAYS;
        return true;
    case SDL_USEREVENT:
        out->type = INPUT_WAKE;
        return true;
    case SDL_QUIT:
        out->type = INPUT_QUIT;
        return true;
    default:
        return false;
    }
}
