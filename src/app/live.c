#include "live.h"

#include <stdio.h>

#include "platform.h"

enum {
    EXIT_COULD_NOT_RUN = 2,
    /* Pace of motion without a vertical sync: 60 frames a second. */
    FRAME_MS = 16,
    EVENTS_PER_TURN_MAX = 256,
};

static void say_mistakes(struct diag_list *diags)
{
    diag_list_print(diags, stderr);
    diag_list_finish(diags);
}

static void reload(struct exhibit *s)
{
    struct diag_list diags;

    diag_list_init(&diags);
    (void)exhibit_reload(s, NULL, &diags, platform_now_ms());
    say_mistakes(&diags);
}

/* Everything that has happened, oldest first; at most one turn's worth. */
static void take_events(struct platform *p, struct exhibit *s,
                        uint64_t deadline_ms)
{
    struct input_event event;

    if (!platform_wait(p, deadline_ms, &event)) {
        return;
    }
    exhibit_input(s, &event);
    for (int i = 0; i < EVENTS_PER_TURN_MAX && platform_poll(p, &event); i++) {
        exhibit_input(s, &event);
    }
}

static void present(struct platform *p, struct exhibit *s)
{
    const struct exhibit_frame frame = exhibit_draw(s, platform_now_ms());

    if (frame.damage.count > 0) {
        (void)platform_present(p, frame.picture->pixels,
                               frame.picture->stride_px, frame.damage.rects,
                               (int)frame.damage.count);
    }
}

static void loop(struct platform *p, struct exhibit *s)
{
    uint64_t frame_ms = platform_now_ms();

    while (!exhibit_wants_quit(s)) {
        const uint64_t now_ms = platform_now_ms();
        uint64_t deadline_ms = exhibit_deadline_ms(s, now_ms);
        if (deadline_ms <= now_ms) {
            /* In motion: the next frame; a late one is dropped. */
            frame_ms += FRAME_MS;
            deadline_ms = frame_ms = frame_ms > now_ms ? frame_ms : now_ms;
        } else {
            frame_ms = now_ms;
        }
        take_events(p, s, deadline_ms);
        exhibit_tick(s, platform_now_ms());
        if (exhibit_wants_reload(s)) {
            reload(s);
        }
        present(p, s);
    }
}

int live_run(const struct live_params *params)
{
    const struct platform_params platform_params = {
        .title = "Standpunt",
        .w_px = params->w_px,
        .h_px = params->h_px,
        .rotate_deg = params->rotate_deg,
    };
    struct exhibit_params stand_params = params->stand;
    struct platform *platform = platform_create(&platform_params);
    struct diag_list diags;
    enum exhibit_problem problem;

    if (!platform) {
        return EXIT_COULD_NOT_RUN;
    }

    platform_size(platform, &stand_params.viewport.w_px,
                  &stand_params.viewport.h_px);
    stand_params.live = true;
    stand_params.windowed = params->w_px > 0;
    stand_params.now_ms = platform_now_ms();
    diag_list_init(&diags);
    struct exhibit *stand = exhibit_create(&stand_params, &diags, &problem);
    say_mistakes(&diags);
    if (stand) {
        loop(platform, stand);
    }
    exhibit_destroy(stand);
    platform_destroy(platform);
    return problem == EXHIBIT_FINE ? 0 : EXIT_COULD_NOT_RUN;
}
