#include <stdio.h>

#include "commands.h"
#include "doctor.h"
#include "options.h"
#include "paths.h"

enum {
    EXIT_TO_MEND = 1,
};

int doctor_main(int argc, char **argv)
{
    static const char *const words[] = {
        [FINDING_WELL] = "well",
        [FINDING_NOTE] = "note",
        [FINDING_MEND] = "mend",
    };
    const char *wanted = NULL;
    const struct cli_option options[] = {
        { "content", &wanted, NULL },
        { 0 },
    };
    char dir[PATHS_BYTES_MAX];
    struct findings findings;
    int status = 0;

    if (!cli_parse(argc, argv, options, NULL)) {
        return EXIT_USAGE;
    }
    paths_find_content(wanted, dir);
    doctor_look(dir, &findings);
    for (size_t i = 0; i < findings.count; i++) {
        const struct finding *f = &findings.items[i];
        (void)printf("%s  %s: %s\n", words[f->kind], f->about, f->text);
        status = f->kind == FINDING_MEND ? EXIT_TO_MEND : status;
    }
    return status;
}
