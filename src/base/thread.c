#include "thread.h"

#include <signal.h>

int thread_start(pthread_t *out, void *(*run)(void *), void *data)
{
    sigset_t all;
    sigset_t before;

    /* A new thread has the mask of the one that makes it. */
    (void)sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    const int error = pthread_create(out, NULL, run, data);
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    return error;
}
