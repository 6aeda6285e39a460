#include "end_signal.h"

#include <signal.h>
#include <stddef.h>

static volatile sig_atomic_t came;
static void (*handlers_of_sdl[NSIG])(int);

static void note(int signal)
{
    came = 1;
    handlers_of_sdl[signal](signal);
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

void end_signal_watch(void)
{
    came = 0;
    watch(SIGINT);
    watch(SIGTERM);
}

bool end_signal_came(void)
{
    return came != 0;
}
