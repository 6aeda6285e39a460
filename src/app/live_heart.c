#include "live_heart.h"

#include "log.h"
#include "service.h"

void live_heart_init(struct live_heart *h, uint64_t now_ms)
{
    *h = (struct live_heart){ .ready = false };
    heartbeat_init(&h->beat, service_watchdog_us(), now_ms);
}

static void obey(struct live_heart *h, struct platform *p,
                 enum heart_order order)
{
    switch (order) {
    case HEART_GOES_ON:
        break;
    case HEART_RENEW:
        log_warning("the picture does not arrive; %s is set up anew",
                    platform_drawn_by(p));
        platform_renew(p);
        break;
    case HEART_ENDS:
        log_warning("the picture still does not arrive; the program ends, to "
                    "be started again");
        h->ends = true;
        break;
    }
}

enum platform_shown live_heart_show(struct live_heart *h, struct platform *p,
                                    const struct output_frame *frame,
                                    bool changed)
{
    const bool proves = heartbeat_wants_proof(&h->beat, platform_now_ms());

    if (!changed && !proves) {
        return PLATFORM_SHOWN;
    }
    const enum platform_shown shown =
        proves ? platform_prove(p, frame) : platform_present(p, frame);
    if (shown == PLATFORM_SHOWN && !h->ready) {
        service_say(SERVICE_READY);
        h->ready = true;
    }
    obey(h, p, heartbeat_frame(&h->beat, shown, proves, platform_now_ms()));
    return shown;
}

void live_heart_follow(struct live_heart *h, uint64_t content_ms,
                       uint64_t now_ms)
{
    heartbeat_pumped(&h->beat);
    if (heartbeat_beats(&h->beat, content_ms, now_ms)) {
        service_say(SERVICE_ALIVE);
    }
}
