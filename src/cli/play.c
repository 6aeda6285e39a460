#include "play.h"

#include <stdio.h>

#include "commands.h"
#include "options.h"
#include "paths.h"

int play_main(int argc, char **argv)
{
    const char *content = NULL;
    const char *out = ".";
    const char *tape = NULL;
    const struct cli_option options[] = {
        { "content", &content, NULL },
        { "out", &out, NULL },
        { 0 },
    };
    char content_dir[PATHS_BYTES_MAX];
    char assets_dir[PATHS_BYTES_MAX];

    if (!cli_parse(argc, argv, options, &tape)) {
        return EXIT_USAGE;
    }
    if (!tape) {
        (void)fputs("standpunt play: a tape is needed; see standpunt "
                    "--help\n",
                    stderr);
        return EXIT_USAGE;
    }
    if (!paths_find_assets(assets_dir)) {
        return EXIT_USAGE;
    }
    paths_find_content(content, content_dir);
    const struct play_params params = {
        .tape = tape,
        .content_dir = content_dir,
        .assets_dir = assets_dir,
        .out_dir = out,
    };
    return play_run(&params);
}
