#include <stdio.h>

#include "commands.h"
#include "content.h"
#include "options.h"
#include "paths.h"

enum {
    EXIT_MISTAKES = 1,
};

static void print_summary(const struct content *c,
                          const struct diag_list *diags)
{
    (void)printf("%s: %d goals, %zu projects, %zu decks: ", c->dir, GOAL_COUNT,
                 c->project_count, c->deck_count);
    if (diags->count == 0) {
        (void)printf("no mistakes\n");
    } else {
        (void)printf("warnings: %zu\n", diags->count);
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
    struct diag_list diags;

    if (!cli_parse(argc, argv, options, NULL)) {
        return EXIT_USAGE;
    }
    const int chosen = cli_word("format", format, formats);
    if (chosen < 0) {
        return EXIT_USAGE;
    }
    paths_find_content(wanted, dir);
    diag_list_init(&diags);
    struct content *content = content_load(dir, &diags);
    if (chosen == 1) {
        diag_list_print_json(&diags, stdout);
    } else {
        diag_list_print(&diags, stderr);
    }
    if (content && chosen == 0) {
        print_summary(content, &diags);
    }
    const int status = content ? 0 : EXIT_MISTAKES;
    content_destroy(content);
    diag_list_finish(&diags);
    return status;
}
