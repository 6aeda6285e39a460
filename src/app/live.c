#include "live.h"

#include <stdio.h>

#include "budget.h"
#include "log.h"
#include "platform.h"

enum {
    EXIT_COULD_NOT_RUN = 2,
    /* Pace of motion without a vertical sync: 60 frames a second. */
    FRAME_MS = 16,
    EVENTS_PER_TURN_MAX = 256,
    RETRY_MS = 5000, /* on the preparing page */
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
    if (!exhibit_reload(s, NULL, &diags, platform_now_ms())) {
        log_warning("the content has %zu mistakes; the old one stays",
                    diags.error_count);
    }
    say_mistakes(&diags);
}

/* On the preparing page: the mistakes were said; look whether they went. */
static void try_again(struct exhibit *s)
{
    struct diag_list diags;

    diag_list_init(&diags);
    if (exhibit_reload(s, NULL, &diags, platform_now_ms())) {
        log_info("the content is in order now");
    }
    diag_list_finish(&diags);
}

/*
 * Everything that has happened, oldest first; at most one turn's worth.
 * False if the time came first.
 */
static bool take_events(struct platform *p, struct exhibit *s,
                        uint64_t deadline_ms)
{
    struct input_event event;

    if (!platform_wait(p, deadline_ms, &event)) {
        return false;
    }
    exhibit_input(s, &event);
    for (int i = 0; i < EVENTS_PER_TURN_MAX && platform_poll(p, &event); i++) {
        exhibit_input(s, &event);
    }
    return true;
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

/* When the loop must go on at the latest. */
static uint64_t next_turn_ms(const struct exhibit *s, uint64_t *frame_ms,
                             uint64_t now_ms)
{
    const uint64_t deadline_ms =
        exhibit_content(s) ? exhibit_deadline_ms(s, now_ms) : now_ms + RETRY_MS;
    if (deadline_ms > now_ms) {
        *frame_ms = now_ms;
        return deadline_ms;
    }
    /* In motion: the next frame; a late one is dropped. */
    *frame_ms += FRAME_MS;
    if (*frame_ms < now_ms) {
        *frame_ms = now_ms;
    }
    return *frame_ms;
}

static void loop(struct platform *p, struct exhibit *s)
{
    uint64_t frame_ms = platform_now_ms();
    bool more_ahead = false;

    while (!exhibit_wants_quit(s)) {
        const uint64_t now_ms = platform_now_ms();
        const uint64_t turn_ms = next_turn_ms(s, &frame_ms, now_ms);
        const bool waited = !take_events(p, s, more_ahead ? now_ms : turn_ms);
        exhibit_tick(s, platform_now_ms());
        if (exhibit_wants_reload(s)) {
            reload(s);
        } else if (waited && !exhibit_content(s)) {
            try_again(s);
        }
        present(p, s);
        more_ahead = exhibit_look_ahead(s, platform_now_ms());
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
    if (params->rotate_deg % 180 != 0) {
        stand_params.viewport.panel_w_mm = params->stand.viewport.panel_h_mm;
        stand_params.viewport.panel_h_mm = params->stand.viewport.panel_w_mm;
    }
    stand_params.live = true;
    stand_params.windowed = params->w_px > 0;
    if (stand_params.picture_bytes == 0) {
        stand_params.picture_bytes = budget_for_memory(budget_machine_bytes());
    }
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
