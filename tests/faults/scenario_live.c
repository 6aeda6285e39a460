/*
 * The running stand with all that it has: a window that shows nothing, its
 * threads, the decoder, kept pictures, the place it is in. While it runs
 * another process gives it new content, and then ends it in order.
 */
#include <assert.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#include "live.h"
#include "scenario.h"
#include "state_file.h"

enum {
    CHANGE_MS = 200,
    END_MS = 1000, /* a change is read after it has been quiet for 250 */
    COMMAND_BYTES = 2 * SCENARIO_PATH_BYTES + 64,
    W_PX = 640,
    H_PX = 360,
};

static void run_command(const char *dir, const char *command)
{
    char whole[COMMAND_BYTES];

    (void)snprintf(whole, sizeof(whole), "cd '%s' && %s", dir, command);
    if (system(whole) != 0) {
        (void)fprintf(stderr, "cannot be done: %s\n", whole);
    }
}

void scenario_live_prepare(const char *dir)
{
    run_command(dir, "cp -r old anew/content && mkdir anew/state anew/cache");
}

static void sleep_ms(long ms)
{
    const struct timespec time = { .tv_nsec = ms * 1000000L };
    (void)nanosleep(&time, NULL);
}

/* Where nothing fails: a process of its own. */
static void begin_helper(const char *dir)
{
    const pid_t stand = getpid();

    if (fork() != 0) {
        return;
    }
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != stand) {
        _exit(0); /* it has ended already */
    }
    sleep_ms(CHANGE_MS);
    run_command(dir, "cp new/goals.yaml anew/goals.yaml && "
                     "mv anew/goals.yaml anew/content");
    sleep_ms(END_MS - CHANGE_MS);
    (void)kill(stand, SIGTERM);
    _exit(0);
}

void scenario_live(struct trail *t, const char *dir)
{
    char content[SCENARIO_PATH_BYTES];
    char state[SCENARIO_PATH_BYTES];
    char cache[SCENARIO_PATH_BYTES];

    scenario_path(content, dir, "anew/content");
    scenario_path(state, dir, "anew/state");
    scenario_path(cache, dir, "anew/cache");
    const struct live_params params = {
        .version = "0",
        .stand = { .content_dir = content,
                   .assets_dir = BINARY_DIR "/assets",
                   .kept_dir = cache,
                   .decoder = BINARY_DIR "/standpunt-decoder",
                   .picture_bytes = (size_t)64 << 20 },
        .w_px = W_PX,
        .h_px = H_PX,
        .state_dir = state,
    };
    begin_helper(dir);
    trail_begin(t);
    const int status = live_run(&params);
    trail_finish(t);
    if (status != 0) {
        trail_worsen(t, TRAIL_KEPT);
    }
}

/* The place is one that can be gone on from, or forgotten; never half. */
const char *scenario_live_look(const char *dir, enum trail_end end)
{
    char place[SCENARIO_PATH_BYTES];
    char state[SCENARIO_PATH_BYTES];
    struct state read;

    (void)end;
    scenario_path(state, dir, "anew/state");
    scenario_path(place, dir, "anew/state/place");
    return access(place, F_OK) == 0 && !state_file_load(state, &read)
               ? "the place is damaged"
               : NULL;
}
