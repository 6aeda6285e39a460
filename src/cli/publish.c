#include <stdio.h>

#include "commands.h"
#include "examine.h"
#include "options.h"
#include "publication.h"

static bool complain(const char *what)
{
    (void)fprintf(stderr, "standpunt publish: %s; see standpunt --help\n",
                  what);
    return false;
}

static bool read_order(int argc, char **argv, struct publication_order *out)
{
    const struct cli_option options[] = {
        { "to", &out->stand, NULL },
        { "key", &out->key, NULL },
        { 0 },
    };

    if (!cli_parse(argc, argv, options, &out->source)) {
        return false;
    }
    if (!out->source) {
        return complain("DIR is needed: the folder of content to publish");
    }
    return out->stand || complain("--to STAND is needed: the folder of a "
                                  "stand's releases");
}

/* The copy, told by the names of its source. */
static int examine_copy(const struct publication *p, const char *source)
{
    struct examination found;

    examine("publish", p->copy, &found);
    diag_list_rename(&found.diags, p->copy, source);
    diag_list_print(&found.diags, stderr);
    const int status = examination_status(&found);
    if (status == EXIT_MISTAKES) {
        (void)fputs("standpunt publish: the content has mistakes; the stand "
                    "keeps what it has\n",
                    stderr);
    }
    examination_finish(&found);
    return status;
}

int publish_main(int argc, char **argv)
{
    struct publication_order order = { 0 };
    struct publication p;

    if (!read_order(argc, argv, &order) || !publication_begin(&p, &order)) {
        return EXIT_USAGE;
    }
    int status = examine_copy(&p, order.source);
    if (status == 0 && !publication_finish(&p)) {
        status = EXIT_USAGE;
    }
    if (status == 0) {
        (void)printf("%s: release %d is current%s\n", p.depot.dir, p.id.serial,
                     p.signature[0] ? ", signed" : "");
    }
    publication_end(&p);
    return status;
}
