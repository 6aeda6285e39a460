#include "end_signal.h"

#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>

static atomic_bool came; /* without a lock, as a handler needs it */
static void (*handlers_of_sdl[NSIG])(int);

static void watch(int signal);

static void note(int signal)
{
    atomic_store(&came, true);
    handlers_of_sdl[signal](signal);
    watch(signal); /* SDL's takes the place of this one */
}

/* One that somebody ignores, as under nohup, stays ignored. */
static void watch(int signal)
{
    struct sigaction now;

    if (sigaction(signal, NULL, &now) == 0 && now.sa_handler != SIG_IGN &&
        now.sa_handler != SIG_DFL && now.sa_handler != note) {
        handlers_of_sdl[signal] = now.sa_handler;
        now.sa_handler = note;
        (void)sigaction(signal, &now, NULL);
    }
}

static sigset_t both(void)
{
    sigset_t set;

    (void)sigemptyset(&set);
    (void)sigaddset(&set, SIGINT);
    (void)sigaddset(&set, SIGTERM);
    return set;
}

void end_signal_hold(void)
{
    const sigset_t set = both();

    (void)pthread_sigmask(SIG_BLOCK, &set, NULL);
}

void end_signal_watch(void)
{
    const sigset_t set = both();

    watch(SIGINT);
    watch(SIGTERM);
    (void)pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

bool end_signal_came(void)
{
    return atomic_load(&came);
}
