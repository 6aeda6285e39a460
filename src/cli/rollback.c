#include <stdio.h>

#include "commands.h"
#include "options.h"
#include "publication.h"

int rollback_main(int argc, char **argv)
{
    const struct cli_option options[] = { { 0 } };
    const char *stand = NULL;
    struct release_id id;

    if (!cli_parse(argc, argv, options, &stand)) {
        return EXIT_USAGE;
    }
    if (!stand) {
        (void)fputs("standpunt rollback: STAND is needed: the folder of a "
                    "stand's releases; see standpunt --help\n",
                    stderr);
        return EXIT_USAGE;
    }
    if (!publication_roll_back(stand, &id)) {
        return EXIT_USAGE;
    }
    (void)printf("%s: release %d is current\n", stand, id.serial);
    return 0;
}
