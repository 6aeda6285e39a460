/**
 * @file
 * The real program for a while, on a virtual display: the loop, visitors who
 * touch anything and leave, a talk, and content that is written meanwhile.
 * Ten times a second somebody looks whether there is a picture.
 *
 *     real_time SECONDS CONTENT LOG COMMAND…
 *
 * CONTENT is the folder that the command shows; a file in it is added to.
 */

#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "clock.h"
#include "log.h"
#include "press.h"
#include "program.h"
#include "server.h"
#include "trend.h"

enum {
    W_PX = 1920,
    H_PX = 1080,
    ARGUMENTS = 4, /* before the command */
    LOOKS_A_SECOND = 10,
    ROWS = 60,
    FIRST_S = 20, /* until there is a picture; only a hang takes so long */
    /* A visit is longer than the content's idle time, and then the loop. */
    VISIT_EVERY_S = 240,
    VISIT_TOUCHES = 10,
    TOUCH_EVERY_S = 3,
    TALK_EVERY_S = 1200,
    TALK_FROM_S = 900,
    TALK_STEPS = 12,
    WRITE_EVERY_S = 600,
    SAMPLE_EVERY_S = 5,
    SAY_EVERY_S = 300,
    LEARN_PARTS = 3,
    /* Pictures that a visitor opened first in the last two thirds. */
    GROWTH_KIB = 16 * 1024,
    PATH_BYTES = 1024,
    PER_MILLE = 1000,
};

struct run {
    struct server server;
    pid_t pid;
    const char *content;
    int seconds;
    uint32_t seed;
    int second; /* that was done last */
    unsigned looks, blank_looks, touches;
    struct holding most; /* in the first third */
    struct holding now;
    long learned_kib;
    struct trend memory; /* KiB by hours, after it */
};

/* The same numbers in every run. Numerical Recipes' constants. */
static int draw_number(struct run *r, int below)
{
    r->seed = r->seed * 1664525u + 1013904223u;
    return (int)((r->seed >> 8) % (uint32_t)below);
}

/* One colour all over: nothing that this program shows is that. */
static bool is_blank(const struct framebuffer *screen)
{
    const struct xwd_layout *layout = &screen->layout;
    const uint8_t *all = screen->bytes + layout->pixels_offset;
    const size_t row_bytes = (size_t)layout->w_px * sizeof(uint32_t);

    for (int i = 0; i < ROWS; i++) {
        const uint8_t *row =
            all + (size_t)(layout->h_px * i / ROWS) * layout->stride_bytes;
        if (memcmp(row, all, sizeof(uint32_t)) != 0 ||
            memcmp(row, row + sizeof(uint32_t), row_bytes - sizeof(uint32_t)) !=
                0) {
            return false;
        }
    }
    return true;
}

static void send_key(struct run *r, const char *word)
{
    struct press press;

    if (press_parse(word, &press)) {
        press_send(r->server.display, &press);
    }
}

static void touch(struct run *r)
{
    const struct press press = {
        .kind = PRESS_TAP,
        .x = draw_number(r, PER_MILLE),
        .y = draw_number(r, PER_MILLE),
    };
    press_send(r->server.display, &press);
    r->touches++;
}

/* One more byte of a comment: the content is another one and says the same. */
static void write_content(const struct run *r)
{
    char path[PATH_BYTES];

    (void)snprintf(path, sizeof(path), "%s/standpunt.yaml", r->content);
    FILE *file = fopen(path, "a");
    if (!file || fputs("#\n", file) < 0 || fclose(file) != 0) {
        log_warning("%s: cannot be written", path);
    }
}

static void act(struct run *r, int second)
{
    const int visit_s = second % VISIT_EVERY_S;
    const int talk_s = second % TALK_EVERY_S - TALK_FROM_S;

    if (visit_s % TOUCH_EVERY_S == 0 &&
        visit_s < VISIT_TOUCHES * TOUCH_EVERY_S) {
        touch(r);
    }
    if (talk_s == 0) {
        send_key(r, "key:F5");
    } else if (talk_s > 0 && talk_s % TOUCH_EVERY_S == 0 &&
               talk_s <= TALK_STEPS * TOUCH_EVERY_S) {
        send_key(r, "key:Page_Down");
    }
    if (second % WRITE_EVERY_S == TOUCH_EVERY_S + 1) {
        write_content(r);
    }
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static void sample(struct run *r, int second)
{
    r->now = holding_of(r->pid);
    if (second <= r->seconds / LEARN_PARTS) {
        r->most.descriptors = larger(r->most.descriptors, r->now.descriptors);
        r->most.threads = larger(r->most.threads, r->now.threads);
        r->learned_kib = r->now.resident_kib;
    } else {
        trend_add(&r->memory, second / 3600.0, (double)r->now.resident_kib);
    }
    if (second % SAY_EVERY_S == 0) {
        (void)printf("%4d s: %ld KiB, %d descriptors, %d threads, "
                     "%u touches\n",
                     second, r->now.resident_kib, r->now.descriptors,
                     r->now.threads, r->touches);
        (void)fflush(stdout);
    }
}

static bool wait_for_picture(const struct run *r)
{
    for (int i = 0; i < FIRST_S * LOOKS_A_SECOND; i++) {
        if (!is_blank(&r->server.screen)) {
            return true;
        }
        clock_wait(1e3 / LOOKS_A_SECOND);
    }
    log_warning("no picture");
    return false;
}

/* True if the program was there until the end. */
static bool pass(struct run *r)
{
    const double start_ms = clock_ms();

    while (r->second < r->seconds) {
        clock_wait(1e3 / LOOKS_A_SECOND);
        r->looks++;
        r->blank_looks += is_blank(&r->server.screen);
        if (!program_is_running(r->pid)) {
            log_warning("the program ended in second %d", r->second);
            return false;
        }
        if ((clock_ms() - start_ms) / 1e3 < r->second + 1) {
            continue;
        }
        r->second++;
        act(r, r->second);
        if (r->second % SAMPLE_EVERY_S == 0) {
            sample(r, r->second);
        }
    }
    return true;
}

static bool end_in_order(pid_t pid)
{
    int status = 0;

    (void)kill(pid, SIGTERM);
    const bool fine = waitpid(pid, &status, 0) == pid && WIFEXITED(status) &&
                      WEXITSTATUS(status) == 0;
    if (!fine) {
        log_warning("the program did not end in order");
    }
    return fine;
}

static bool judge(const struct run *r)
{
    const struct trend_line line = trend_line(&r->memory);
    const long growth_kib = r->now.resident_kib - r->learned_kib;

    (void)printf("%d s: %u touches, %u looks, %u of them at one colour\n",
                 r->second, r->touches, r->looks, r->blank_looks);
    (void)printf("resident: %ld KiB after a third, %ld KiB at the end; "
                 "%.0f KiB an hour, at most %.0f\n",
                 r->learned_kib, r->now.resident_kib, line.slope,
                 line.slope_most);
    (void)printf("descriptors: at most %d in the first third, %d at the end; "
                 "threads: %d, %d\n",
                 r->most.descriptors, r->now.descriptors, r->most.threads,
                 r->now.threads);
    return r->blank_looks == 0 && growth_kib <= GROWTH_KIB &&
           r->now.descriptors <= r->most.descriptors &&
           r->now.threads <= r->most.threads;
}

int main(int argc, char **argv)
{
    if (argc <= ARGUMENTS) {
        (void)fputs("usage: real_time SECONDS CONTENT LOG COMMAND...\n",
                    stderr);
        return 2;
    }
    struct run *r = calloc(1, sizeof(*r));
    if (!r) {
        log_fatal_memory(sizeof(*r));
    }
    r->seconds = atoi(argv[1]);
    r->content = argv[2];
    r->seed = 1;
    bool fine = server_start(&r->server, W_PX, H_PX);
    if (fine) {
        r->pid = program_start(&r->server, argv + ARGUMENTS, argv[3]);
        fine = r->pid > 0 && wait_for_picture(r) && pass(r);
        fine = r->pid > 0 && end_in_order(r->pid) && judge(r) && fine;
        server_stop(&r->server);
    }
    free(r);
    return fine ? 0 : 1;
}
