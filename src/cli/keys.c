#include <stdio.h>

#include "commands.h"
#include "content.h"
#include "key_report.h"
#include "key_tester.h"
#include "language.h"
#include "options.h"
#include "paths.h"

enum {
    EXIT_MISTAKES = 1,
    WINDOW_W_PX = 1280,
    WINDOW_H_PX = 720,
};

static struct content *load(const char *wanted)
{
    char dir[PATHS_BYTES_MAX];
    struct diag_list diags;

    paths_find_content(wanted, dir);
    diag_list_init(&diags);
    struct content *content = content_load(dir, &diags);
    diag_list_print(&diags, stderr);
    diag_list_finish(&diags);
    return content;
}

static int list(const struct content *content)
{
    if (!content) {
        return EXIT_MISTAKES;
    }
    key_report_write_map(&content->keys, stdout);
    return 0;
}

/* The code of the language to use; NULL after a line in the log. */
static const char *find_language(const struct content *content,
                                 const char *wanted)
{
    if (!content) {
        return "en";
    }
    const int index = wanted ? language_find(content, wanted) : 0;
    return index >= 0 ? content->languages[index] : NULL;
}

/* Keys can be tried whatever is wrong with the content. */
static int test(const struct content *content, const char *lang,
                const int px[2])
{
    char assets[PATHS_BYTES_MAX];
    struct key_tester_params params = {
        .content = content,
        .language = find_language(content, lang),
        .w_px = px[0],
        .h_px = px[1],
    };

    if (!params.language || !paths_find_assets(assets)) {
        return EXIT_USAGE;
    }
    params.assets_dir = assets;
    if (!content) {
        (void)fputs("standpunt keys: these are the keys without the content\n",
                    stderr);
    }
    if (!key_tester_run(&params)) {
        (void)fputs("standpunt keys: without a window there is the list:\n",
                    stderr);
        return list(content);
    }
    return 0;
}

int keys_main(int argc, char **argv)
{
    const char *wanted = NULL;
    const char *lang = NULL;
    const char *window = NULL;
    bool only_list = false;
    const struct cli_option options[] = {
        { "content", &wanted, NULL },
        { "lang", &lang, NULL },
        { "window", &window, NULL },
        { "list", NULL, &only_list },
        { 0 },
    };
    int px[2] = { WINDOW_W_PX, WINDOW_H_PX };

    if (!cli_parse(argc, argv, options, NULL) ||
        (window &&
         !cli_size("window", window, CLI_SIDE_PX_MIN, CLI_SIDE_PX_MAX, px))) {
        return EXIT_USAGE;
    }
    struct content *content = load(wanted);
    const int status = only_list ? list(content) : test(content, lang, px);
    content_destroy(content);
    return status;
}
