#include "tree.h"

#include <ctype.h>
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    PROCESSES_MAX = 8192,
    LINE_BYTES = 1024,
    PATH_BYTES = 64,
    KIB = 1024,
    END_TRIES = 300, /* of 10 ms: a browser writes its profile */
};

struct process {
    pid_t pid;
    struct tree_stat stat;
};

struct processes {
    int count;
    struct process all[PROCESSES_MAX];
};

bool tree_stat_parse(const char *line, struct tree_stat *out)
{
    unsigned long long user = 0;
    unsigned long long system = 0;
    long long waited_user = 0;
    long long waited_system = 0;
    int parent = 0;
    /* The name may hold spaces and brackets: the last one closes it. */
    const char *rest = strrchr(line, ')');

    if (!rest ||
        sscanf(rest + 1,
               " %*c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u "
               "%llu %llu %lld %lld",
               &parent, &user, &system, &waited_user, &waited_system) != 5) {
        return false;
    }
    *out = (struct tree_stat){
        .parent = parent,
        .ticks = user + system + (unsigned long long)waited_user +
                 (unsigned long long)waited_system,
    };
    return true;
}

static bool read_stat(pid_t pid, struct tree_stat *out)
{
    char path[PATH_BYTES];
    char line[LINE_BYTES];
    bool fine = false;

    (void)snprintf(path, sizeof(path), "/proc/%d/stat", (int)pid);
    FILE *file = fopen(path, "r");
    if (!file) {
        return false;
    }
    fine = fgets(line, sizeof(line), file) && tree_stat_parse(line, out);
    (void)fclose(file);
    return fine;
}

static void list_processes(struct processes *list)
{
    DIR *dir = opendir("/proc");
    const struct dirent *entry = NULL;

    list->count = 0;
    while (dir && (entry = readdir(dir)) && list->count < PROCESSES_MAX) {
        struct process *p = &list->all[list->count];
        if (!isdigit((unsigned char)entry->d_name[0])) {
            continue;
        }
        p->pid = (pid_t)strtol(entry->d_name, NULL, 10);
        list->count += read_stat(p->pid, &p->stat) ? 1 : 0;
    }
    if (dir) {
        (void)closedir(dir);
    }
}

static const struct process *find(const struct processes *list, pid_t pid)
{
    for (int i = 0; i < list->count; i++) {
        if (list->all[i].pid == pid) {
            return &list->all[i];
        }
    }
    return NULL;
}

static bool descends(const struct processes *list, const struct process *p,
                     pid_t root, pid_t without)
{
    if (p->pid == root) {
        return false;
    }
    for (int depth = 0; p && depth < list->count; depth++) {
        if (p->pid == without) {
            return false;
        }
        if (p->stat.parent == root) {
            return true;
        }
        p = find(list, p->stat.parent);
    }
    return false;
}

static double pss_bytes(pid_t pid)
{
    char path[PATH_BYTES];
    char line[LINE_BYTES];
    double bytes = 0;

    (void)snprintf(path, sizeof(path), "/proc/%d/smaps_rollup", (int)pid);
    FILE *file = fopen(path, "r");
    if (!file) {
        return 0;
    }
    while (fgets(line, sizeof(line), file)) {
        if (strncmp(line, "Pss:", 4) == 0) {
            bytes = (double)strtoll(line + 4, NULL, 10) * KIB;
            break;
        }
    }
    (void)fclose(file);
    return bytes;
}

static double ms_from_ticks(unsigned long long ticks)
{
    return 1e3 * (double)ticks / (double)sysconf(_SC_CLK_TCK);
}

struct tree_usage tree_measure(pid_t root, pid_t without)
{
    struct processes *list = malloc(sizeof(*list));
    struct tree_usage usage = { 0 };

    if (!list) {
        return usage;
    }
    list_processes(list);
    for (int i = 0; i < list->count; i++) {
        const struct process *p = &list->all[i];
        if (descends(list, p, root, without)) {
            usage.process_count++;
            usage.cpu_ms += ms_from_ticks(p->stat.ticks);
            usage.pss_bytes += pss_bytes(p->pid);
        }
    }
    free(list);
    return usage;
}

double tree_process_ms(pid_t pid)
{
    struct tree_stat stat;

    return read_stat(pid, &stat) ? ms_from_ticks(stat.ticks) : 0;
}

/* @return  How many were told. */
static int tell_all(pid_t without, int number)
{
    struct processes *list = malloc(sizeof(*list));
    int count = 0;

    if (!list) {
        return 0;
    }
    list_processes(list);
    for (int i = 0; i < list->count; i++) {
        if (descends(list, &list->all[i], getpid(), without)) {
            (void)kill(list->all[i].pid, number);
            count++;
        }
    }
    free(list);
    return count;
}

/* Orphans are ours, because we asked for them; the server is not reaped. */
static void reap(pid_t without)
{
    siginfo_t info = { 0 };

    while (waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           info.si_pid > 0 && info.si_pid != without) {
        (void)waitpid(info.si_pid, NULL, 0);
        info.si_pid = 0;
    }
}

void tree_end(pid_t without)
{
    const struct timespec pause = { .tv_nsec = 10 * 1000 * 1000 };
    int left = tell_all(without, SIGTERM);

    for (int i = 0; i < END_TRIES && left > 0; i++) {
        (void)nanosleep(&pause, NULL);
        reap(without);
        left = tell_all(without, 0);
    }
    while (left > 0) {
        left = tell_all(without, SIGKILL);
        (void)nanosleep(&pause, NULL);
        reap(without);
    }
}
