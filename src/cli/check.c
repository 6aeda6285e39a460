#include <stdio.h>

#include "commands.h"
#include "examine.h"
#include "options.h"
#include "paths.h"

static void print_summary(const struct content *c,
                          const struct diag_list *diags, size_t screen_count)
{
    const size_t all = diags->count + diags->left_out_count;

    (void)printf("%s: %d goals, %zu projects, %zu decks, %zu screens: ", c->dir,
                 GOAL_COUNT, c->project_count, c->deck_count, screen_count);
    if (all == 0) {
        (void)printf("no mistakes\n");
    } else {
        (void)printf("warnings: %zu\n", all);
    }
}

int check_main(int argc, char **argv)
{
    static const char *const formats[] = { "text", "json", NULL };
    const char *wanted = NULL;
    const char *format = "text";
    const struct cli_option options[] = {
        { "content", &wanted, NULL },
        { "format", &format, NULL },
        { 0 },
    };
    char dir[PATHS_BYTES_MAX];
    struct examination found;

    if (!cli_parse(argc, argv, options, NULL)) {
        return EXIT_USAGE;
    }
    const int chosen = cli_word("format", format, formats);
    if (chosen < 0) {
        return EXIT_USAGE;
    }
    paths_find_content(wanted, dir);
    examine(argv[0], dir, &found);
    if (chosen == 1) {
        diag_list_print_json(&found.diags, stdout);
    } else {
        diag_list_print(&found.diags, stderr);
    }
    const int status = examination_status(&found);
    if (status == 0 && chosen == 0) {
        print_summary(found.content, &found.diags, found.screen_count);
    }
    examination_finish(&found);
    return status;
}
