#include "report.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "log.h"
#include "plot.h"
#include "result.h"
#include "table.h"

static bool write_picture(const struct results *all, const char *path,
                          char *const *titles)
{
    FILE *file = fopen(path, "w");

    if (!file) {
        log_warning("%s: %s", path, strerror(errno));
        return false;
    }
    plot_write(file, all, titles);
    if (fclose(file) != 0) {
        log_warning("%s: %s", path, strerror(errno));
        return false;
    }
    return true;
}

bool report(const char *results, const char *picture, char *const *titles)
{
    struct results *all = malloc(sizeof(*all));
    bool fine = false;

    if (!all) {
        log_fatal_memory(sizeof(*all));
    }
    fine = results_load(all, results);
    if (fine && all->count == 0) {
        log_warning("%s: nothing was measured", results);
        fine = false;
    }
    if (fine) {
        table_print(stdout, all);
        fine = write_picture(all, picture, titles);
    }
    free(all);
    return fine;
}
