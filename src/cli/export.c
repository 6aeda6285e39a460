#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "log.h"
#include "options.h"
#include "paths.h"

int export_main(int argc, char **argv)
{
    char program[PATHS_BYTES_MAX];

    (void)argc; /* argv ends with NULL, as it came. */
    if (!paths_find_helper("standpunt-export", program)) {
        return EXIT_USAGE;
    }
    (void)execv(program, argv);
    log_warning("%s: %s", program, strerror(errno));
    return EXIT_USAGE;
}
