#include "trend.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <unistd.h>

enum {
    PATH_BYTES = 64,
};

static long resident_kib(pid_t pid)
{
    char path[PATH_BYTES];
    long all = 0;
    long shared = 0;

    (void)snprintf(path, sizeof(path), "/proc/%d/statm", (int)pid);
    FILE *file = fopen(path, "r");
    if (!file) {
        return -1;
    }
    const int got = fscanf(file, "%*d %ld %ld", &all, &shared);
    (void)fclose(file);
    return got == 2 ? (all - shared) * (sysconf(_SC_PAGESIZE) / 1024) : -1;
}

/* Entries of a folder of the process; -1 if it cannot be read. */
static int count_entries(pid_t pid, const char *folder)
{
    char path[PATH_BYTES];
    int count = 0;

    (void)snprintf(path, sizeof(path), "/proc/%d/%s", (int)pid, folder);
    DIR *dir = opendir(path);
    if (!dir) {
        return -1;
    }
    for (const struct dirent *entry = readdir(dir); entry;
         entry = readdir(dir)) {
        count += entry->d_name[0] != '.';
    }
    (void)closedir(dir);
    return count;
}

struct holding holding_of(pid_t pid)
{
    return (struct holding){
        .resident_kib = resident_kib(pid),
        .descriptors = count_entries(pid, "fd"),
        .threads = count_entries(pid, "task"),
    };
}

void trend_add(struct trend *trend, double at, double value)
{
    if (trend->count < TREND_SAMPLES_MAX) {
        trend->at[trend->count] = at;
        trend->value[trend->count] = value;
        trend->count++;
    }
}

static double mean(const double *list, size_t count)
{
    double sum = 0;

    for (size_t i = 0; i < count; i++) {
        sum += list[i];
    }
    return sum / (double)count;
}

struct trend_line trend_line(const struct trend *trend)
{
    double spread = 0;
    double common = 0;
    double errors = 0;

    if (trend->count < 3) {
        return (struct trend_line){ 0 };
    }
    const double at = mean(trend->at, trend->count);
    const double value = mean(trend->value, trend->count);
    for (size_t i = 0; i < trend->count; i++) {
        spread += (trend->at[i] - at) * (trend->at[i] - at);
        common += (trend->at[i] - at) * (trend->value[i] - value);
    }
    const double slope = spread > 0 ? common / spread : 0;
    for (size_t i = 0; i < trend->count; i++) {
        const double error =
            trend->value[i] - value - slope * (trend->at[i] - at);
        errors += error * error;
    }
    const double deviation =
        spread > 0 ? sqrt(errors / (double)(trend->count - 2) / spread) : 0;
    return (struct trend_line){ .slope = slope,
                                .slope_most = slope + 2 * deviation };
}
