#include "live.h"

#include <stdio.h>

#include "budget.h"
#include "end_signal.h"
#include "exit_again.h"
#include "keeper.h"
#include "live_caution.h"
#include "live_content.h"
#include "live_displays.h"
#include "live_facts.h"
#include "live_heart.h"
#include "log.h"
#include "pacing.h"
#include "platform.h"
#include "service.h"

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
    /* A schedule is followed to the second, also by a clock that is set. */
    CLOCK_LOOK_MS = 1000,
    /* Less is a clock that is being disciplined, not one that was set. */
    CLOCK_STEP_MS = 100,
};

/* A stand and the windows it is in. */
struct live {
    struct platform *platform;
    struct exhibit *stand;
    struct live_content content;
    struct live_facts facts;
    struct live_sources sources; /* of the facts */
    struct live_displays displays;
    struct pacing pacing;
    bool behind; /* the next frame is shown even if nothing changes */
    bool due;    /* this turn is for a frame whose time has come */
    bool ahead;  /* there is more that could come next to look at */
    struct show_clock clock; /* as the stand was told */
    struct keeper keeper;
    struct live_heart heart;
    struct live_caution caution;
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

static uint64_t stand_deadline_ms(const struct exhibit *s, uint64_t now_ms)
{
    const struct content *content = exhibit_content(s);

    if (!content) {
        return now_ms + RETRY_MS;
    }
    const uint64_t end_ms = exhibit_deadline_ms(s, now_ms);
    const bool has_schedule =
        content->stands[exhibit_show(s)->stand].schedule.count > 0;
    return has_schedule && end_ms > now_ms + CLOCK_LOOK_MS
               ? now_ms + CLOCK_LOOK_MS
               : end_ms;
}

static uint64_t deadline_ms(const struct live *l, uint64_t now_ms)
{
    const uint64_t minute_ms = live_displays_deadline_ms(&l->displays);
    const uint64_t stand_ms = stand_deadline_ms(l->stand, now_ms);
    const uint64_t facts_ms = live_facts_deadline_ms(&l->facts);
    const uint64_t heart_ms = heartbeat_deadline_ms(&l->heart.beat);
    const uint64_t told_ms = facts_ms < heart_ms ? facts_ms : heart_ms;
    const uint64_t own_ms = told_ms < minute_ms ? told_ms : minute_ms;
    return stand_ms < own_ms ? stand_ms : own_ms;
}

static struct keeper_now read_now(void)
{
    return (struct keeper_now){ platform_now_ms(), platform_utc_ms() };
}

static struct show_clock read_clock(void)
{
    return (struct show_clock){
        .known = true,
        .ahead_ms = platform_utc_ms() - (int64_t)platform_now_ms(),
    };
}

/* Somebody or something set the clock, or the machine slept. */
static void follow_clock(struct live *l)
{
    const struct show_clock clock = read_clock();
    const int64_t step_ms = clock.ahead_ms - l->clock.ahead_ms;

    if (step_ms > CLOCK_STEP_MS || step_ms < -CLOCK_STEP_MS) {
        l->clock = clock;
        exhibit_set_clock(l->stand, clock, platform_now_ms());
    }
}

/*
 * Until something happens, and then until a frame may be shown. What comes
 * in meanwhile is read last, so that a frame knows the newest of it.
 * @return false if nothing happened but time.
 */
static bool wait(struct live *l)
{
    const uint64_t now_ms = platform_now_ms();
    const uint64_t shown_ms = deadline_ms(l, now_ms);
    const uint64_t kept_ms = l->keeper.due_ms;
    const uint64_t noted_ms = live_caution_deadline_ms(&l->caution);
    const uint64_t due_ms = noted_ms < kept_ms ? noted_ms : kept_ms;
    const uint64_t told_ms = live_content_deadline_ms(&l->content);
    const uint64_t own_ms = due_ms < told_ms ? due_ms : told_ms;
    const uint64_t until_ms = own_ms < shown_ms ? own_ms : shown_ms;
    const bool moves =
        l->behind || l->ahead || l->content.has_news || until_ms <= now_ms;
    const bool happened = !moves && wait_for_event(l, until_ms);

    l->due = l->behind || until_ms <= now_ms;
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

    if (frame.damage.count == 0 && !l->due) {
        pacing_give_back(&l->pacing); /* what is touched next need not wait */
    }
    if (frame.damage.count > 0) {
        frame_count_note(&l->facts.frames, platform_now_us(),
                         exhibit_moves(l->stand));
    } else {
        frame_count_rest(&l->facts.frames);
    }
    l->behind =
        live_heart_show(&l->heart, l->platform, &frame,
                        frame.damage.count > 0 || l->behind) == PLATFORM_BEHIND;
    /* The audience first: it has waited for the key longer. */
    live_displays_present(&l->displays, l->stand, platform_now_ms());
}

/* What there is to show; a bare start shows none of it. */
static void follow_content(struct live *l, bool idle)
{
    const bool is_bare = l->caution.level == CAUTION_BARE;
    const bool changed = is_bare && live_content_has_changed(&l->content);

    if (!is_bare) {
        live_content_follow(&l->content, l->stand, idle,
                            l->heart.beat.misses == 0);
    }
    live_caution_follow(&l->caution, l->stand, changed, platform_now_ms());
}

static bool goes_on(const struct live *l)
{
    return !exhibit_wants_quit(l->stand) && !l->heart.ends && !l->caution.tries;
}

/* What draws may have been replaced. */
static void follow_platform(struct live *l)
{
    l->pacing.period_us =
        platform_is_paced(l->platform) ? PACED_US_MIN : FRAME_US;
    l->sources.drawn_by = platform_drawn_by(l->platform);
    l->sources.driver = platform_driver(l->platform);
}

static void tell_facts(struct live *l)
{
    live_content_state(&l->content, &l->sources.content);
    live_facts_tell(&l->facts, l->stand, &l->sources, platform_now_ms());
}

static void loop(struct live *l)
{
    live_displays_arrange(&l->displays, l->stand, platform_now_ms());
    present(l); /* before anything that can wait */
    while (goes_on(l)) {
        const bool happened = wait(l);
        follow_clock(l);
        exhibit_tick(l->stand, platform_now_ms());
        follow_content(l, !happened);
        live_displays_arrange(&l->displays, l->stand, platform_now_ms());
        follow_platform(l);
        tell_facts(l);
        present(l);
        live_heart_follow(&l->heart, live_content_beat_ms(&l->content),
                          platform_now_ms());
        keeper_note(&l->keeper, l->stand, read_now());
        l->ahead = exhibit_look_ahead(l->stand, platform_now_ms());
    }
}

/* What only the running program knows. */
static struct exhibit_params stand_params(const struct live_params *params,
                                          const struct platform *platform)
{
    struct exhibit_params out = params->stand;

    platform_size(platform, &out.viewport.w_px, &out.viewport.h_px);
    if (params->rotate_deg % 180 != 0) {
        out.viewport.panel_w_mm = params->stand.viewport.panel_h_mm;
        out.viewport.panel_h_mm = params->stand.viewport.panel_w_mm;
    }
    out.live = true;
    out.windowed = params->w_px > 0;
    if (out.picture_bytes == 0) {
        out.picture_bytes = budget_for_memory(budget_machine_bytes());
    }
    out.now_ms = platform_now_ms();
    out.clock = read_clock();
    return out;
}

/* Where the content is, and how careful this start is with it. */
static struct live_content_params content_params(const struct live *l,
                                                 const struct live_params *p)
{
    return (struct live_content_params){
        .dir = p->stand.content_dir,
        .start = { .safe = l->caution.level == CAUTION_SAFE &&
                           l->caution.note.found == START_ENDED,
                   .boot = l->caution.boot },
        .bare = l->caution.level == CAUTION_BARE,
        .without_watch = p->without_watch,
    };
}

/* @return NULL if it cannot be made; why was said. */
static struct exhibit *make_stand(const struct live_params *params,
                                  struct live *live)
{
    struct exhibit_params asked = stand_params(params, live->platform);
    const struct live_content_params content = content_params(live, params);
    struct diag_list diags;
    enum exhibit_problem problem;

    if (!live_content_begin(&live->content, &content)) {
        return NULL;
    }
    live->clock = asked.clock;
    live_facts_init(&live->facts, asked.now_ms);
    live->sources = (struct live_sources){
        .version = params->version,
        .picture_bytes_max = asked.picture_bytes,
        .start = live_caution_why(&live->caution),
    };
    keeper_begin(&live->keeper, params->state_dir, &asked, read_now());
    asked.kept = live->keeper.resumes ? &live->keeper.state.kept : NULL;
    asked.bare = live_content_comes(&live->content);
    asked.lenient = params->locked;
    if (live->caution.level != CAUTION_NONE) {
        asked.kept_dir = NULL;
    }
    diag_list_init(&diags);
    struct exhibit *stand = exhibit_create(&asked, &diags, &problem);
    if (stand) {
        live_content_made(&live->content, stand, &diags);
    } else {
        diag_list_print(&diags, stderr);
    }
    diag_list_finish(&diags);
    return stand;
}

static void say_lock(const struct live *l)
{
    const struct content *content = exhibit_content(l->stand);

    log_info("locked: keys and windows lead nowhere else");
    if (content && !kiosk_has_pin(&content->kiosk)) {
        log_warning("the content has no staff_pin_hash, so that nobody at the "
                    "screen can end the program; standpunt pin makes one");
    }
}

/* @return what the program ends with. */
static int end_in_order(struct live *l)
{
    const bool tries = l->caution.tries;

    if (!end_signal_came() && (exhibit_wants_relaunch(l->stand) || tries)) {
        keeper_leave(&l->keeper, l->stand, read_now());
        start_note_end(&l->caution.note, tries ? START_TRIES : START_WELL);
        return LIVE_RELAUNCH;
    }
    service_say(SERVICE_STOPPING);
    keeper_end(&l->keeper);
    start_note_end(&l->caution.note, START_WELL);
    return 0;
}

static int end(struct live *l)
{
    const bool is_lost = platform_is_lost(l->platform);

    if (end_signal_came() || (!is_lost && !l->heart.ends)) {
        return end_in_order(l);
    }
    if (is_lost) {
        log_warning("the display is gone; the program ends, to be started "
                    "again");
    } else {
        start_note_blame(&l->caution.note, START_PICTURE);
    }
    keeper_leave(&l->keeper, l->stand, read_now());
    start_note_end(&l->caution.note, is_lost ? START_EXCUSED : START_FAILED);
    return EXIT_START_AGAIN;
}

/* The X server is gone. Its end is no fault of what was shown. */
static void leave(void *data)
{
    struct live *l = data;

    keeper_leave(&l->keeper, l->stand, read_now());
    start_note_end(&l->caution.note, START_EXCUSED);
    live_content_finish(&l->content);
}

/* @return what the program ends with. */
static int show(struct live *l, const struct live_params *params)
{
    struct displays_params displays = params->displays;

    keeper_open(&l->keeper, params->state_dir);
    displays.windowed = params->w_px > 0;
    displays.can_windows = platform_has_windows(l->platform);
    live_displays_init(&l->displays, l->platform, &displays);
    live_heart_init(&l->heart, platform_now_ms());
    if (params->locked) {
        say_lock(l);
    }
    loop(l);
    return end(l);
}

int live_run(const struct live_params *params)
{
    struct live live = { .behind = false };
    int status = EXIT_COULD_NOT_RUN;

    log_spare_repeats();
    live_caution_begin(&live.caution, params->state_dir, platform_now_ms());
    const struct platform_params platform_params = {
        .title = "Standpunt",
        .w_px = params->w_px,
        .h_px = params->h_px,
        .rotate_deg = params->rotate_deg,
        .renderer = live.caution.level == CAUTION_NONE ? params->renderer
                                                       : RENDERER_CPU,
        .careful = live.caution.level != CAUTION_NONE,
        .show_damage = params->show_damage,
        .leave = { leave, &live },
        .locked = params->locked,
    };
    live.platform = platform_create(&platform_params);
    live.stand = live.platform ? make_stand(params, &live) : NULL;
    if (live.stand) {
        follow_platform(&live);
        status = show(&live, params);
    } else {
        start_note_end(&live.caution.note, START_EXCUSED);
    }
    live_content_finish(&live.content);
    exhibit_destroy(live.stand);
    platform_destroy(live.platform);
    return status;
}
