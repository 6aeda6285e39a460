#include "live.h"

#include <stdio.h>

#include "budget.h"
#include "live_displays.h"
#include "log.h"
#include "pacing.h"
#include "platform.h"

enum {
    EXIT_COULD_NOT_RUN = 2,
    /* Pace of motion without a vertical sync: 60 frames a second. */
    FRAME_US = 16667,
    FRAME_MS = 16,
    /* With one, it is the display that waits; this keeps a display that
       does not from taking a whole core. */
    PACED_US_MIN = 4000,
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

/* A stand and the windows it is in. */
struct live {
    struct platform *platform;
    struct exhibit *stand;
    struct live_displays displays;
    struct pacing pacing;
    bool behind; /* the next frame is shown even if nothing changes */
    bool ahead;  /* there is more that could come next to look at */
};

static void take_event(struct live *l, const struct input_event *event)
{
    l->displays.changed |= event->type == INPUT_DISPLAYS;
    exhibit_input(l->stand, event);
}

/* Everything that has happened, oldest first; at most one turn's worth. */
static void take_events(struct live *l)
{
    struct input_event event;

    for (int i = 0;
         i < EVENTS_PER_TURN_MAX && platform_poll(l->platform, &event); i++) {
        take_event(l, &event);
    }
}

/* Nothing moves: sleep. @return false if the time came first. */
static bool wait_for_event(struct live *l, uint64_t deadline_ms)
{
    struct input_event event;

    if (!platform_wait(l->platform, deadline_ms, &event)) {
        return false;
    }
    take_event(l, &event);
    return true;
}

static uint64_t deadline_ms(const struct live *l, uint64_t now_ms)
{
    const uint64_t minute_ms = live_displays_deadline_ms(&l->displays);
    const uint64_t stand_ms = exhibit_content(l->stand)
                                  ? exhibit_deadline_ms(l->stand, now_ms)
                                  : now_ms + RETRY_MS;
    return stand_ms < minute_ms ? stand_ms : minute_ms;
}

/*
 * Until something happens, and then until a frame may be shown. What comes
 * in meanwhile is read last, so that a frame knows the newest of it.
 * @return false if nothing happened but time.
 */
static bool wait(struct live *l)
{
    const uint64_t now_ms = platform_now_ms();
    const uint64_t until_ms = deadline_ms(l, now_ms);
    const bool moves = l->behind || l->ahead || until_ms <= now_ms;
    const bool happened = !moves && wait_for_event(l, until_ms);

    platform_sleep_until_us(pacing_next_us(&l->pacing, platform_now_us()));
    take_events(l);
    return moves || happened;
}

/* A frame is drawn as it is when the next one follows: what a press began is
   seen in the first frame after it, not in the second. */
static void present(struct live *l)
{
    const struct output_frame frame =
        exhibit_next_frame(l->stand, platform_now_ms() + FRAME_MS);

    l->behind = (frame.damage.count > 0 || l->behind) &&
                platform_present(l->platform, &frame) == PLATFORM_BEHIND;
    /* The audience first: it has waited for the key longer. */
    live_displays_present(&l->displays, l->stand, platform_now_ms());
}

static void loop(struct live *l)
{
    live_displays_arrange(&l->displays, l->stand, platform_now_ms());
    present(l); /* before anything that can wait */
    while (!exhibit_wants_quit(l->stand)) {
        const bool happened = wait(l);
        exhibit_tick(l->stand, platform_now_ms());
        if (exhibit_wants_reload(l->stand)) {
            reload(l->stand);
        } else if (!happened && !exhibit_content(l->stand)) {
            try_again(l->stand);
        }
        live_displays_arrange(&l->displays, l->stand, platform_now_ms());
        present(l);
        l->ahead = exhibit_look_ahead(l->stand, platform_now_ms());
    }
}

int live_run(const struct live_params *params)
{
    const struct platform_params platform_params = {
        .title = "Standpunt",
        .w_px = params->w_px,
        .h_px = params->h_px,
        .rotate_deg = params->rotate_deg,
        .renderer = params->renderer,
        .show_damage = params->show_damage,
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
        struct live live = {
            .platform = platform,
            .stand = stand,
            .pacing.period_us =
                platform_is_paced(platform) ? PACED_US_MIN : FRAME_US,
        };
        struct displays_params displays = params->displays;
        displays.windowed = params->w_px > 0;
        displays.can_windows = platform_has_windows(platform);
        live_displays_init(&live.displays, platform, &displays);
        loop(&live);
    }
    exhibit_destroy(stand);
    platform_destroy(platform);
    return problem == EXHIBIT_FINE ? 0 : EXIT_COULD_NOT_RUN;
}
