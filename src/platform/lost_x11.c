#include "lost_x11.h"

#include <X11/Xlib.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "end_signal.h"
#include "exit_again.h"
#include "log.h"

enum {
    /* A main thread that neither waits nor finds out by itself for two
       seconds is stuck, on what this thread has locked in SDL. */
    TRY_MS = 10,
    TRIES = 200,
};

/* Whoever has the turn may touch what the main thread works on. */
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static _Thread_local bool has_turn;

static const struct platform_leave *keeps; /* NULL: nothing */
static atomic_bool ends;

static bool take_turn(void)
{
    const struct timespec nap = { .tv_nsec = (long)TRY_MS * 1000000 };

    for (int i = 0; !has_turn && i < TRIES; i++) {
        has_turn = pthread_mutex_trylock(&turn) == 0;
        if (!has_turn) {
            (void)nanosleep(&nap, NULL);
        }
    }
    return has_turn;
}

static _Noreturn void sleep_for_ever(void)
{
    for (;;) {
        (void)pause();
    }
}

/* Without what exit() would do: drivers close their displays then. */
static int leave(Display *display)
{
    const bool may_keep = take_turn();
    const bool asked = end_signal_came();

    (void)display;
    if (atomic_exchange(&ends, true)) {
        sleep_for_ever(); /* another thread is at it */
    }
    log_warning("the X server is gone; the program ends%s",
                asked ? "" : ", to be started again");
    if (may_keep && keeps && keeps->call) {
        keeps->call(keeps->data);
    }
    _exit(asked ? EXIT_SUCCESS : EXIT_START_AGAIN);
}

void lost_x11_watch(const struct platform_leave *params)
{
    lost_x11_end_wait();
    keeps = params;
    (void)XSetIOErrorHandler(leave);
}

void lost_x11_forget(void)
{
    keeps = NULL;
}

void lost_x11_begin_wait(void)
{
    has_turn = false;
    (void)pthread_mutex_unlock(&turn);
}

void lost_x11_end_wait(void)
{
    if (!has_turn) {
        (void)pthread_mutex_lock(&turn);
        has_turn = true;
    }
}
