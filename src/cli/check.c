#include <stdio.h>

#include "commands.h"
#include "content.h"
#include "fit.h"
#include "options.h"
#include "paths.h"

enum {
    EXIT_MISTAKES = 1,
};

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

/* Only what can be shown is laid out. @return the screens; 0 and a line on
   standard error if it could not be done. */
static size_t check_fit(const struct content *content, struct diag_list *diags)
{
    char assets_dir[PATHS_BYTES_MAX];
    const size_t screen_count = paths_find_assets(assets_dir)
                                    ? fit_check(content, assets_dir, diags)
                                    : 0;

    if (screen_count == 0) {
        (void)fputs("standpunt check: whether all texts fit was not checked\n",
                    stderr);
    }
    return screen_count;
}

static int status_of(const struct diag_list *diags, size_t screen_count)
{
    if (diags->error_count > 0) {
        return EXIT_MISTAKES;
    }
    return screen_count > 0 ? 0 : EXIT_USAGE;
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
    const size_t screen_count = content ? check_fit(content, &diags) : 0;
    if (chosen == 1) {
        diag_list_print_json(&diags, stdout);
    } else {
        diag_list_print(&diags, stderr);
    }
    const int status = status_of(&diags, screen_count);
    if (status == 0 && chosen == 0) {
        print_summary(content, &diags, screen_count);
    }
    content_destroy(content);
    diag_list_finish(&diags);
    return status;
}
