/**
 * @file
 * The real program under a service manager, on an X server of its own: it
 * hangs, crashes, loses its decoder, its display or its place on the screen,
 * and a moment later the same slide is there again.
 *
 *     hang_and_crash PROGRAM OUT ROUNDS WATCHDOG_MS
 *
 * Says how long each took; what takes a minute has failed.
 */

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "screen.h"
#include "supervisor.h"

enum {
    PATH_BYTES = 1024,
    HANG_MS = 60000,
    REST_MS = 400,   /* a picture that is the same for so long is at rest */
    PRESS_MS = 1500, /* longer than it takes until a place is kept */
    LINE_BYTES = 256,
    ROUNDS_MAX = 1000,
    WATCHDOG_MS_MAX = 60000,
    EXIT_USAGE = 2,
    EXIT_START_AGAIN = 75,
};

static const char slide[] = "talk-slide beeld";

struct bench {
    struct screen screen;
    struct supervisor stand;
    const char *out;
    uint64_t want; /* the picture of the slide */
};

static void path_of(const struct bench *b, const char *name,
                    char path[PATH_BYTES])
{
    (void)snprintf(path, PATH_BYTES, "%s/%s", b->out, name);
}

/* Whether a line of what was kept is this one. */
static bool is_kept(const struct bench *b, const char *line)
{
    char path[PATH_BYTES];
    char text[LINE_BYTES];
    bool found = false;

    path_of(b, "state/place", path);
    FILE *file = fopen(path, "re");
    while (file && !found && fgets(text, sizeof(text), file)) {
        text[strcspn(text, "\n")] = '\0';
        found = strcmp(text, line) == 0;
    }
    if (file) {
        (void)fclose(file);
    }
    return found;
}

/* Nothing of the start before: neither its place nor its pictures. */
static void forget(const struct bench *b)
{
    char command[2 * PATH_BYTES];

    (void)snprintf(command, sizeof(command), "rm -rf '%s/state' '%s/standpunt'",
                   b->out, b->out);
    if (system(command) != 0) { /* NOLINT(cert-env33-c): a test's own folder */
        supervisor_fail("cannot be emptied", b->out);
    }
}

static void go_to_slide(struct bench *b, const char *which)
{
    const uint64_t until_ms = supervisor_now_ms() + HANG_MS;
    uint64_t pressed_ms = 0;

    while (!b->stand.ready || !is_kept(b, slide)) {
        supervisor_step(&b->stand);
        const uint64_t now_ms = supervisor_now_ms();
        if (now_ms > until_ms) {
            supervisor_fail("the slide is never there", which);
        }
        if (b->stand.ready && now_ms - pressed_ms > PRESS_MS) {
            screen_press(&b->screen,
                         is_kept(b, "talk-slide cijfers") ? "Prior" : "End");
            pressed_ms = now_ms;
        }
    }
}

/* The picture that is there and does not change any more. */
static void remember(struct bench *b)
{
    uint64_t since_ms = supervisor_now_ms();

    b->want = 0;
    while (b->want == 0 || supervisor_now_ms() - since_ms < REST_MS) {
        const uint64_t now = screen_hash(&b->screen);
        supervisor_step(&b->stand);
        if (now != b->want) {
            b->want = now;
            since_ms = supervisor_now_ms();
        }
    }
}

static pid_t parent_of(pid_t pid, char name[LINE_BYTES])
{
    char path[PATH_BYTES];
    int parent = 0;

    (void)snprintf(path, sizeof(path), "/proc/%d/stat", (int)pid);
    FILE *file = fopen(path, "re");
    if (!file) {
        return 0;
    }
    if (fscanf(file, "%*d (%255[^)]) %*c %d", name, &parent) != 2) {
        parent = 0;
    }
    (void)fclose(file);
    return parent;
}

/* 0 while there is none. */
static pid_t find_decoder(pid_t of)
{
    DIR *all = opendir("/proc");
    char name[LINE_BYTES] = "";
    pid_t found = 0;

    for (const struct dirent *e; all && found == 0 && (e = readdir(all));) {
        const pid_t pid = (pid_t)strtol(e->d_name, NULL, 10);
        if (pid > 0 && parent_of(pid, name) == of &&
            strncmp(name, "standpunt-decod", 15) == 0) {
            found = pid;
        }
    }
    (void)closedir(all);
    return found;
}

/* What can happen, and what the program did about it when the picture is
   there again. */

static void stop_it(struct bench *b)
{
    (void)kill(b->stand.pid, SIGSTOP);
}

static void crash_it(struct bench *b)
{
    (void)kill(b->stand.pid, SIGSEGV);
}

static void kill_it(struct bench *b)
{
    (void)kill(b->stand.pid, SIGKILL);
}

static void kill_decoder(struct bench *b)
{
    const uint64_t until_ms = supervisor_now_ms() + HANG_MS;
    pid_t decoder;

    while ((decoder = find_decoder(b->stand.pid)) == 0) {
        supervisor_step(&b->stand);
        if (supervisor_now_ms() > until_ms) {
            supervisor_fail("there is none", "the decoder");
        }
    }
    (void)kill(decoder, SIGKILL);
}

static void restart_display(struct bench *b)
{
    screen_kill(&b->screen);
    screen_start(&b->screen);
}

static void cover_it(struct bench *b)
{
    screen_cover(&b->screen);
}

enum outcome {
    ANOTHER_START, /* the service manager's */
    SAME_START,    /* it went on by itself */
    START_AGAIN,   /* it ended by itself, with 75 */
};

static const struct fault {
    const char *name;
    void (*happen)(struct bench *b);
    void (*stay)(struct bench *b); /* meanwhile, until it has ended */
    enum outcome outcome;
} faults[] = {
    { "stopped", stop_it, NULL, ANOTHER_START },
    { "crashed", crash_it, NULL, ANOTHER_START },
    { "killed", kill_it, NULL, ANOTHER_START },
    { "decoder killed", kill_decoder, NULL, SAME_START },
    { "display restarted", restart_display, NULL, START_AGAIN },
    { "covered", cover_it, NULL, SAME_START },
    { "covered for good", cover_it, cover_it, START_AGAIN },
};

static bool is_back(const struct bench *b, const struct fault *fault,
                    int starts)
{
    const struct supervisor *s = &b->stand;
    const bool other = s->starts > starts;

    return s->ready && s->pings > 0 &&
           (other || fault->outcome == SAME_START) &&
           screen_hash(&b->screen) == b->want;
}

/* @return how long the slide was away. */
static uint64_t suffer(struct bench *b, const struct fault *fault)
{
    const uint64_t begin_ms = supervisor_now_ms();
    const int starts = b->stand.starts;

    fault->happen(b);
    b->stand.pings = 0;
    while (!is_back(b, fault, starts)) {
        supervisor_step(&b->stand);
        if (fault->stay && b->stand.starts == starts && b->stand.pid != 0) {
            fault->stay(b);
        } else {
            if (fault->stay) {
                screen_uncover(&b->screen);
            }
        }
        if (supervisor_now_ms() - begin_ms > HANG_MS) {
            supervisor_fail("the picture does not come back", fault->name);
        }
    }
    screen_uncover(&b->screen);
    return supervisor_now_ms() - begin_ms;
}

/* How it came back, and where. */
static void judge(const struct bench *b, const struct fault *fault, int starts)
{
    const struct supervisor *s = &b->stand;
    const int status = s->status;

    if (fault->outcome == SAME_START && s->starts != starts) {
        supervisor_fail("the program was started again", fault->name);
    }
    if (fault->outcome == START_AGAIN &&
        (!WIFEXITED(status) || WEXITSTATUS(status) != EXIT_START_AGAIN) &&
        s->starts == starts + 1) {
        supervisor_fail("it did not end with 75", fault->name);
    }
    if (!is_kept(b, slide)) {
        supervisor_fail("another slide is kept", fault->name);
    }
}

static uint64_t round_of(struct bench *b, const struct supervisor_params *p,
                         const struct fault *fault)
{
    forget(b);
    supervisor_open(&b->stand, p);
    go_to_slide(b, fault->name);
    remember(b);
    const int starts = b->stand.starts;
    const uint64_t away_ms = suffer(b, fault);
    judge(b, fault, starts);
    const int status = supervisor_close(&b->stand);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        supervisor_fail("it does not end in order afterwards", fault->name);
    }
    return away_ms;
}

static void run(struct bench *b, const struct supervisor_params *p, int rounds)
{
    for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
        uint64_t longest_ms = 0;
        uint64_t all_ms = 0;
        for (int n = 0; n < rounds; n++) {
            const uint64_t away_ms = round_of(b, p, &faults[i]);
            all_ms += away_ms;
            longest_ms = away_ms > longest_ms ? away_ms : longest_ms;
        }
        (void)printf("%-18s away for %6.2f s, at most %6.2f, of %d\n",
                     faults[i].name, (double)all_ms / rounds / 1000,
                     (double)longest_ms / 1000, rounds);
        (void)fflush(stdout);
    }
}

static int number(const char *text, int most)
{
    const long n = strtol(text, NULL, 10);

    return n > 0 && n <= most ? (int)n : 0;
}

int main(int argc, char **argv)
{
    char state[PATH_BYTES];
    struct bench b = { .out = argc == 5 ? argv[2] : "" };
    const int rounds = argc == 5 ? number(argv[3], ROUNDS_MAX) : 0;
    const int leash_ms = argc == 5 ? number(argv[4], WATCHDOG_MS_MAX) : 0;

    if (rounds == 0 || leash_ms == 0) {
        (void)fputs("usage: hang_and_crash PROGRAM OUT ROUNDS WATCHDOG_MS\n",
                    stderr);
        return EXIT_USAGE;
    }
    (void)mkdir(b.out, 0755);
    path_of(&b, "state", state);
    char *const words[] = {
        argv[1],   "run",     "--content",  "tests/content/good",
        "--mode",  "present", "--renderer", "cpu",
        "--state", state,     NULL
    };
    screen_start(&b.screen);
    const struct supervisor_params params = {
        .argv = words,
        .dir = b.out,
        .display = b.screen.name,
        .watchdog_ms = (uint64_t)leash_ms,
    };
    run(&b, &params, rounds);
    screen_kill(&b.screen);
    return 0;
}
