#include "service.h"

#include <systemd/sd-daemon.h>

uint64_t service_watchdog_us(void)
{
    uint64_t us = 0;

    return sd_watchdog_enabled(0, &us) > 0 ? us : 0;
}

/* A manager that does not listen will say so itself. */
void service_say(enum service_word word)
{
    static const char *const words[] = {
        [SERVICE_READY] = "READY=1",
        [SERVICE_ALIVE] = "WATCHDOG=1",
        [SERVICE_STOPPING] = "STOPPING=1",
    };

    (void)sd_notify(0, words[word]);
}
