#include "basket.h"

#include <string.h>

#include "show_room.h"

bool basket_takes(struct screen thing)
{
    switch (thing.kind) {
    case SCREEN_GOAL:
    case SCREEN_THEME:
    case SCREEN_PROJECT:
    case SCREEN_PAGE:
    case SCREEN_MUNICIPALITY:
        return true;
    case SCREEN_ATTRACT:
    case SCREEN_HOME:
    case SCREEN_PROJECTS:
    case SCREEN_BASKET:
    case SCREEN_LANGUAGE:
    case SCREEN_SEARCH:
    case SCREEN_MAP:
    case SCREEN_RELATED:
    case SCREEN_COUNTRY:
    case SCREEN_MUNICIPALITIES:
    case SCREEN_SOURCES:
    case SCREEN_SOURCE:
    case SCREEN_CITED:
    case SCREEN_SLIDE:
    case SCREEN_KIND_COUNT:
        break;
    }
    return false;
}

/* -1 if it is not there. */
static int find(const struct show_basket *basket, struct screen thing)
{
    for (int i = 0; i < basket->count; i++) {
        if (screen_is_equal(basket->items[i], thing)) {
            return i;
        }
    }
    return -1;
}

bool basket_has(const struct show_basket *basket, struct screen thing)
{
    return find(basket, thing) >= 0;
}

bool basket_is_equal(const struct show_basket *a, const struct show_basket *b)
{
    bool equal = a->count == b->count;

    for (int i = 0; equal && i < a->count; i++) {
        equal = screen_is_equal(a->items[i], b->items[i]);
    }
    return equal;
}

static void remove_at(struct show_basket *basket, int index)
{
    const int after = basket->count - index - 1;

    memmove(&basket->items[index], &basket->items[index + 1],
            (size_t)after * sizeof(basket->items[0]));
    basket->count--;
}

void basket_keep(struct show *s, struct screen thing, uint64_t now_ms)
{
    struct show_basket *basket = &s->basket;
    const int index = find(basket, thing);

    if (!basket_takes(thing)) {
        return;
    }
    if (index >= 0) {
        remove_at(basket, index);
    } else if (basket->count == BASKET_COUNT_MAX) {
        show_notify(s, NOTICE_BASKET_FULL, now_ms + NOTICE_MS);
        return;
    } else {
        basket->items[basket->count++] = thing;
    }
    if (history_top(s)->screen.kind == SCREEN_BASKET) {
        s->focus = 0; /* what it was on may be gone */
    }
}
