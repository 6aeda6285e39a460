#include <stdio.h>

#include "commands.h"
#include "depot.h"
#include "examine.h"
#include "options.h"

/* @return false if a release is not as it was published. */
static bool list(const struct depot *d)
{
    struct depot_releases all;
    struct release_id current;
    struct release_id good;
    bool whole = depot_list(d, &all);

    whole = depot_read(d, DEPOT_CURRENT, &current) && whole;
    whole = depot_read(d, DEPOT_GOOD, &good) && whole;
    for (size_t i = all.count; i > 0; i--) {
        const struct release_id *id = &all.items[i - 1];
        const bool is_whole = depot_verify(d, id);
        (void)printf("%s%s%s%s\n", id->name,
                     release_id_is_same(id, &current) ? " current" : "",
                     release_id_is_same(id, &good) ? " good" : "",
                     is_whole ? "" : " damaged");
        whole = whole && is_whole;
    }
    return whole;
}

int releases_main(int argc, char **argv)
{
    const struct cli_option options[] = { { 0 } };
    const char *stand = NULL;
    struct depot depot;

    if (!cli_parse(argc, argv, options, &stand)) {
        return EXIT_USAGE;
    }
    if (!stand) {
        (void)fputs("standpunt releases: STAND is needed: the folder of a "
                    "stand's releases; see standpunt --help\n",
                    stderr);
        return EXIT_USAGE;
    }
    if (!depot_open(&depot, stand)) {
        return EXIT_USAGE;
    }
    const bool whole = list(&depot);
    depot_close(&depot);
    return whole ? 0 : EXIT_MISTAKES;
}
