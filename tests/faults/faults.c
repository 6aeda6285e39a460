/**
 * @file
 * Every place in a scenario at which memory is asked for, or a call of the
 * file system is made, fails once. The program then does as if nothing had
 * happened, or keeps what it had and says so in one line, or ends with exit
 * status 70 and one line: never otherwise.
 *
 *     faults SCENARIO once|lasting OUT HOW     memory
 *     faults SCENARIO calls OUT HOW            each way a call can fail
 *     faults SCENARIO once|lasting|calls OUT MANNER NUMBER
 *                                              that place alone, in sight
 *
 * Tens of thousands of places are come to in some hundred ways: by the same
 * functions, called from the same places. HOW is `all` places, the first of
 * `each` way, or at most so many of these, evenly spread. A scenario that
 * only reads is run once, and a process of its own goes on from each place.
 */

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "scenario.h"
#include "ways.h"

enum {
    EXIT_SOFTWARE = 70,
    LIMIT_S = 240, /* only what hangs takes so long */
    WORDS_BYTES = 4096,
    LINE_BYTES = 1024,
    FINDINGS_MAX = 2000, /* then the rest would say no more */
    FILES_MAX = 256,
};

/* One way to fail. */
struct manner {
    const char *name;
    enum failing_way way;
    int error;
};

static const struct manner manners[] = {
    { "EIO", FAILING_ERROR, EIO },       { "ENOSPC", FAILING_ERROR, ENOSPC },
    { "EMFILE", FAILING_ERROR, EMFILE }, { "EINTR", FAILING_ERROR, EINTR },
    { "ENOMEM", FAILING_ERROR, ENOMEM }, { "short", FAILING_SHORT, 0 },
};

/* What all processes of a run share. */
struct shared {
    struct trail trail;
    long places;
    long tried;
    long same, other, kept, ended;
    long findings;
    bool went_through; /* the process that goes from place to place */
    struct ways ways;
    char usual[WORDS_BYTES]; /* what is said when nothing fails */
};

/* fork_here() is called without an argument, by whom a library calls. */
static struct {
    const struct scenario *scenario;
    const char *dir;
    const char *way;
    const char *manner; /* of a call that fails, else "" */
    struct shared *shared;
    FILE *report; /* what the program itself prints is not seen */
    const char *how;
    uint64_t sought; /* the way that fails */
    int words;       /* what was said */
    bool is_failed;
} run;

static bool is_of_calls(void)
{
    return strcmp(run.way, "calls") == 0;
}

/* A process that goes on from the middle reads on in the same open files,
   which is seen where a call fails, and leaves its traces for the next. */
static bool begins_anew(void)
{
    return run.scenario->writes || run.scenario->threads || is_of_calls();
}

static _Noreturn void give_up(const char *what)
{
    (void)fprintf(stderr, "faults: %s\n", what);
    exit(2);
}

static void begin_words(void)
{
    if (ftruncate(run.words, 0) != 0 || lseek(run.words, 0, SEEK_SET) != 0) {
        give_up("what is said cannot be kept");
    }
}

/* A line that is said when nothing fails, too. */
static bool is_usual(const char *line)
{
    char whole[LINE_BYTES];

    (void)snprintf(whole, sizeof(whole), "%.*s", (int)strcspn(line, "\n"),
                   line);
    return strstr(run.shared->usual, whole) != NULL;
}

/* @return how many lines tell of something. */
static int read_words(char out[WORDS_BYTES])
{
    const ssize_t len = pread(run.words, out, WORDS_BYTES - 1, 0);
    int lines = 0;

    out[len > 0 ? len : 0] = '\0';
    for (const char *p = out; *p; p += strcspn(p, "\n"), p += *p ? 1 : 0) {
        lines += is_usual(p) ? 0 : 1;
    }
    return lines;
}

/* NULL if that is how it may end. */
static const char *judge(int status, int lines)
{
    const bool lasting = run.shared->trail.plan.lasting;
    const bool said = lines == 1 || (lasting && lines >= 1);
    /* Of content that is refused: what is wrong, and that the old stays. */
    const int most = run.scenario->threads ? 2 : 1;

    if (!WIFEXITED(status)) {
        return WTERMSIG(status) == SIGALRM ? "it hangs" : "it crashed";
    }
    switch (WEXITSTATUS(status)) {
    case TRAIL_SAME:
        run.shared->same++;
        return lines <= most || lasting ? NULL : "more than one line";
    case TRAIL_OTHER:
        run.shared->other++;
        return said ? NULL : "another picture, and not one line";
    case TRAIL_KEPT: /* what is wrong, and what that means */
        run.shared->kept++;
        return lines >= 1 && lines <= 2 ? NULL : "refused, and not in a word";
    case EXIT_SOFTWARE:
        run.shared->ended++;
        return said ? NULL : "ended, and not with one line";
    default:
        return WEXITSTATUS(status) == TRAIL_LOST
                   ? "not what was there, nor what should be"
               : WEXITSTATUS(status) == TRAIL_OPEN
                   ? "a file is still open"
                   : "an exit status that means nothing";
    }
}

static void note(long number, int status, const char *wrong)
{
    char words[WORDS_BYTES];
    const int lines = read_words(words);
    const char *found = judge(status, lines);

    run.shared->tried++;
    wrong = found ? found : wrong;
    if (wrong) {
        run.shared->findings++;
        (void)fprintf(run.report, "%s %s %s, place %ld: %s (status %#x)\n%s",
                      run.scenario->name, run.way, run.manner, number, wrong,
                      (unsigned)status, words);
        (void)fflush(run.report);
    }
}

static int wait_for(pid_t pid)
{
    int status = 0;

    if (pid < 0) {
        give_up("no process");
    }
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

/* Its words are kept, and it ends. */
static pid_t begin_process(void)
{
    begin_words();
    const pid_t pid = fork();

    if (pid == 0) {
        (void)dup2(run.words, STDERR_FILENO);
        (void)alarm(LIMIT_S);
    }
    return pid;
}

static pid_t begin_failed(void)
{
    const pid_t pid = begin_process();

    run.is_failed = pid == 0;
    return pid;
}

/* Takes them down, or fails at the one that is sought: in one function, so
   that it is the same end of each way. */
static bool meet_way(long number)
{
    const uint64_t way = ways_here();

    if (run.sought != 0) {
        return way == run.sought;
    }
    ways_note(&run.shared->ways, number, way);
    return false;
}

/* Whether the way at @p index is one of an even part of all. */
static bool is_in_part(long index)
{
    const long count = run.shared->ways.count;
    const long most = strtol(run.how, NULL, 10); /* 0: it is a word */
    const long stride = most > 0 && most < count ? (count - 1) / most + 1 : 1;

    return index % stride == 0;
}

static bool is_wanted(long number)
{
    const long way = ways_lookup(&run.shared->ways, number);

    return run.shared->findings < FINDINGS_MAX &&
           (strcmp(run.how, "all") == 0 || (way >= 0 && is_in_part(way)));
}

/* A process that goes on from here with a failure; this one waits for it. */
static bool fork_here(long number)
{
    if (!is_wanted(number)) {
        return false;
    }
    const pid_t pid = begin_failed();
    if (pid == 0) {
        return true;
    }
    note(number, wait_for(pid), NULL);
    return false;
}

static int count_open_files(void)
{
    int count = 0;

    for (int fd = 0; fd < FILES_MAX; fd++) {
        count += fcntl(fd, F_GETFD) >= 0 ? 1 : 0;
    }
    return count;
}

/* Never returns: what is left over is looked at by the leak sanitizer. */
static _Noreturn __attribute__((noinline)) void play(struct trail trail)
{
    ways_begin_at(__builtin_return_address(0));
    if (!run.scenario->threads) {
        failing_forbid_threads();
    }
    run.scenario->run(&trail, run.dir);
    const int open_files = count_open_files();
    if (!trail.compares) {
        run.shared->trail = trail;
        run.shared->trail.open_files = open_files;
        run.shared->places = failing_seen();
    } else if (trail.at < trail.count && trail.end < TRAIL_KEPT) {
        trail_worsen(&trail, TRAIL_OTHER);
    }
    if (trail.compares && open_files > trail.open_files) {
        trail_worsen(&trail, TRAIL_OPEN);
    }
    run.shared->went_through |= !run.is_failed;
    exit((int)trail.end);
}

static void prepare(void)
{
    char command[SCENARIO_PATH_BYTES + 128];

    if (!run.scenario->writes) {
        return;
    }
    /* What the one before began may still be at work there for a moment. */
    (void)snprintf(command, sizeof(command),
                   "cd '%s' && for i in 1 2 3 4 5; do rm -rf anew 2>&- && "
                   "break; sleep 0.2; done; mkdir anew",
                   run.dir);
    if (system(command) != 0) {
        give_up("the folder cannot be made anew");
    }
    if (run.scenario->prepare) {
        run.scenario->prepare(run.dir);
    }
}

static struct trail trail_for(const struct manner *m, bool lasting)
{
    struct trail trail = run.shared->trail;

    trail.plan = (struct failing_plan){
        .of = is_of_calls() ? FAILING_CALLS : FAILING_MEMORY,
        .way = m ? m->way : FAILING_ERROR,
        .error = m ? m->error : ENOMEM,
        .lasting = lasting,
    };
    trail.at = 0;
    trail.compares = true;
    return trail;
}

/* What it shows, and how many places there are. */
static void record(const struct manner *m)
{
    struct trail trail = trail_for(m, false);

    trail.plan.chooses = meet_way;
    run.sought = 0;
    trail.count = 0;
    trail.compares = false;
    ways_clear(&run.shared->ways);
    run.shared->went_through = false;
    prepare();
    const pid_t pid = begin_process();
    if (pid == 0) {
        play(trail);
    }
    const int status = wait_for(pid);
    (void)read_words(run.shared->usual);
    if (status != 0 || !run.shared->went_through) {
        (void)fputs(run.shared->usual, stderr);
        give_up("the scenario itself fails");
    }
}

static void from_place_to_place(struct trail trail)
{
    trail.plan.chooses = fork_here;
    run.shared->went_through = false;
    const pid_t pid = fork();
    if (pid == 0) {
        play(trail);
    }
    if (wait_for(pid) != 0 || !run.shared->went_through) {
        give_up("it does not come to the same places twice");
    }
}

static void try_anew(const struct trail *trail, long number)
{
    prepare();
    const pid_t pid = begin_failed();
    if (pid == 0) {
        play(*trail);
    }
    const int status = wait_for(pid);
    const enum trail_end end =
        WIFEXITED(status) ? (enum trail_end)WEXITSTATUS(status) : TRAIL_LOST;
    note(number, status,
         run.scenario->look ? run.scenario->look(run.dir, end) : NULL);
}

static void each_anew(struct trail trail)
{
    for (long i = 0; i < run.shared->places; i++) {
        if (is_wanted(i)) {
            trail.plan.number = i;
            try_anew(&trail, i);
        }
    }
}

/* Threads come to places in another order each time, but by the same ways. */
static void each_way(struct trail trail)
{
    trail.plan.chooses = meet_way;
    for (long i = 0; i < run.shared->ways.count; i++) {
        if (is_in_part(i) && run.shared->findings < FINDINGS_MAX) {
            run.sought = run.shared->ways.firsts[i].way;
            try_anew(&trail, i);
        }
    }
}

static void try_all(const struct manner *m, bool lasting)
{
    struct shared *s = run.shared;

    run.manner = m ? m->name : "";
    record(m);
    s->tried = s->same = s->other = s->kept = s->ended = 0;
    s->trail.plan.lasting = lasting;
    if (run.scenario->threads) {
        each_way(trail_for(m, lasting));
    } else if (begins_anew()) {
        each_anew(trail_for(m, lasting));
    } else {
        from_place_to_place(trail_for(m, lasting));
    }
    (void)fprintf(
        run.report,
        "%s %s %s: %ld of %ld places, %ld ways: %ld as if nothing, %ld looked "
        "otherwise, %ld kept what was, %ld ended\n",
        run.scenario->name, run.way, run.manner, s->tried, s->places,
        s->ways.count, s->same, s->other, s->kept, s->ended);
    (void)fflush(run.report);
}

static bool is_the_one(long number)
{
    if (number != strtol(run.how, NULL, 10)) {
        return false;
    }
    ways_print();
    return true;
}

/* Alone and in sight: for a debugger. */
static _Noreturn void try_one(const struct manner *m, bool lasting)
{
    record(m);
    prepare();
    struct trail trail = trail_for(m, lasting);
    trail.plan.chooses = is_the_one;
    play(trail);
}

/* What the program prints is not looked at: report says what was found. */
static FILE *take_output(void)
{
    FILE *report = fdopen(dup(STDOUT_FILENO), "w");

    return report && freopen("/dev/null", "w", stdout) ? report : NULL;
}

static void begin(char **argv)
{
    FILE *words = tmpfile();

    run.scenario = scenario_lookup(argv[1]);
    run.way = argv[2];
    run.dir = argv[3];
    run.report = take_output();
    run.shared = mmap(NULL, sizeof(*run.shared), PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (!run.scenario || run.shared == MAP_FAILED || !words || !run.report) {
        give_up("no such scenario, or no memory");
    }
    run.words = fileno(words);
}

int main(int argc, char **argv)
{
    const size_t manner_count = sizeof(manners) / sizeof(manners[0]);

    if (argc != 5 && argc != 6) {
        give_up("SCENARIO once|lasting|calls OUT HOW");
    }
    begin(argv);
    const bool lasting = strcmp(run.way, "lasting") == 0;
    run.how = argv[argc - 1];
    if (argc == 6) {
        try_one(is_of_calls() ? &manners[strtol(argv[4], NULL, 10)] : NULL,
                lasting);
    }
    for (size_t i = 0; is_of_calls() && i < manner_count; i++) {
        try_all(&manners[i], lasting);
    }
    if (!is_of_calls()) {
        try_all(NULL, lasting);
    }
    return run.shared->findings > 0 ? 1 : 0;
}
