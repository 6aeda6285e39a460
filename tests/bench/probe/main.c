/**
 * @file
 * The probe: measures programs by what is on the screen.
 *
 *   probe run PROGRAM SIZE RESULTS LOG STEP… -- COMMAND ARGUMENT…
 *   probe report RESULTS PICTURE TITLE…
 *
 * The first adds lines to the file RESULTS; steps.h lists the steps. The
 * second prints the table, and writes the picture: a title is a line over
 * it.
 */

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "clock.h"
#include "log.h"
#include "program.h"
#include "report.h"
#include "server.h"
#include "steps.h"
#include "tree.h"

enum {
    EXIT_USAGE = 2,
    RUN_PROGRAM = 2, /* places of the arguments */
    RUN_SIZE,
    RUN_RESULTS,
    RUN_LOG,
    RUN_STEPS,
    REPORT_RESULTS = 2,
    REPORT_PICTURE,
    REPORT_TITLES,
};

static int usage(void)
{
    (void)fputs("usage: probe run PROGRAM SIZE RESULTS LOG STEP... -- "
                "COMMAND...\n"
                "       probe report RESULTS PICTURE TITLE...\n",
                stderr);
    return EXIT_USAGE;
}

static int find_command(int argc, char **argv)
{
    for (int i = RUN_STEPS; i + 1 < argc; i++) {
        if (strcmp(argv[i], "--") == 0) {
            return i + 1;
        }
    }
    return 0;
}

static bool do_steps(const struct server *server,
                     const struct steps_params *params, char **steps, int count)
{
    for (int i = 0; i < count; i++) {
        if (!steps_do(server, params, steps[i])) {
            return false;
        }
    }
    return true;
}

static int run(int argc, char **argv)
{
    const int command = find_command(argc, argv);
    int w_px = 0;
    int h_px = 0;
    struct server server;

    if (command == 0 || sscanf(argv[RUN_SIZE], "%dx%d", &w_px, &h_px) != 2) {
        return usage();
    }
    FILE *out = fopen(argv[RUN_RESULTS], "a");
    if (!out) {
        log_warning("%s: %s", argv[RUN_RESULTS], strerror(errno));
        return EXIT_USAGE;
    }
    clock_sharpen();
    program_adopt_orphans();
    bool fine = server_start(&server, w_px, h_px);
    if (fine) {
        const struct steps_params params = {
            .program = argv[RUN_PROGRAM],
            .size = argv[RUN_SIZE],
            .command = argv + command,
            .log = argv[RUN_LOG],
            .out = out,
        };
        fine = do_steps(&server, &params, argv + RUN_STEPS,
                        command - 1 - RUN_STEPS);
        tree_end(server.pid);
        server_stop(&server);
    }
    return fclose(out) == 0 && fine ? 0 : 1;
}

int main(int argc, char **argv)
{
    if (argc > RUN_STEPS && strcmp(argv[1], "run") == 0) {
        return run(argc, argv);
    }
    if (argc >= REPORT_TITLES && strcmp(argv[1], "report") == 0) {
        return report(argv[REPORT_RESULTS], argv[REPORT_PICTURE],
                      argv + REPORT_TITLES)
                   ? 0
                   : 1;
    }
    return usage();
}
