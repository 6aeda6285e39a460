#include "contacts.h"

static int find(const struct contacts *c, SDL_TouchID panel,
                SDL_FingerID finger)
{
    for (int i = 0; i < c->count; i++) {
        if (c->items[i].panel == panel && c->items[i].finger == finger) {
            return i;
        }
    }
    return -1;
}

static void take_out(struct contacts *c, int index)
{
    c->count--;
    c->items[index] = c->items[c->count];
}

void contacts_note(struct contacts *c, const SDL_TouchFingerEvent *e,
                   const struct touch *touch)
{
    const struct contact seen = { e->touchId, e->fingerId, *touch };
    const int known = find(c, e->touchId, e->fingerId);

    if (touch->phase == TOUCH_UP || touch->phase == TOUCH_LOST) {
        if (known >= 0) {
            take_out(c, known);
        }
    } else if (known >= 0) {
        c->items[known] = seen;
    } else if (touch->phase == TOUCH_DOWN && c->count < CONTACTS_MAX) {
        c->items[c->count++] = seen;
    }
}

bool contacts_take_lost(struct contacts *c, contact_is_down *is_down,
                        struct touch *out)
{
    for (int i = 0; i < c->count; i++) {
        const struct contact seen = c->items[i];
        if (!is_down(seen.panel, seen.finger)) {
            take_out(c, i);
            *out = seen.touch;
            out->phase = TOUCH_LOST;
            return true;
        }
    }
    return false;
}

/* On X11 SDL reads its list of panels anew when it is asked about one that it
   does not know: it finds one that was plugged in again in the same way. */
bool contacts_ask_sdl(SDL_TouchID panel, SDL_FingerID finger)
{
    const int count = SDL_GetNumTouchFingers(panel); /* 0: it is gone */

    for (int i = 0; i < count; i++) {
        const SDL_Finger *down = SDL_GetTouchFinger(panel, i);
        if (down && down->id == finger) {
            return true;
        }
    }
    return false;
}
