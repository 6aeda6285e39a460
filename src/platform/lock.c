#include "lock.h"

void lock_set_hints(void)
{
    (void)SDL_SetHint(SDL_HINT_GRAB_KEYBOARD, "1");
    /* Else SDL itself puts a window away that has the keys. */
    (void)SDL_SetHint(SDL_HINT_ALLOW_ALT_TAB_WHILE_GRABBED, "0");
}

void lock_keep(SDL_Window *window)
{
    SDL_SetWindowAlwaysOnTop(window, SDL_TRUE);
    SDL_SetWindowKeyboardGrab(window, SDL_TRUE);
    SDL_RaiseWindow(window);
}

void lock_release(SDL_Window *window)
{
    SDL_SetWindowKeyboardGrab(window, SDL_FALSE);
}

void lock_follow(SDL_Window *window, const SDL_Event *e, bool alone)
{
    if (e->type != SDL_WINDOWEVENT ||
        e->window.windowID != SDL_GetWindowID(window)) {
        return;
    }
    if (e->window.event == SDL_WINDOWEVENT_MINIMIZED ||
        e->window.event == SDL_WINDOWEVENT_HIDDEN) {
        SDL_RestoreWindow(window);
        SDL_RaiseWindow(window);
    } else if (e->window.event == SDL_WINDOWEVENT_FOCUS_LOST && alone) {
        SDL_RaiseWindow(window);
    }
}
