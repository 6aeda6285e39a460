#include "proof.h"

#include <stdio.h>

#include "commands.h"
#include "options.h"
#include "paths.h"

int proof_main(int argc, char **argv)
{
    const char *content = NULL;
    const char *out = NULL;
    const char *size = NULL;
    const char *lang = NULL;
    const struct cli_option options[] = {
        { "content", &content, NULL },
        { "out", &out, NULL },
        { "size", &size, NULL },
        { "lang", &lang, NULL },
        { 0 },
    };
    char content_dir[PATHS_BYTES_MAX];
    char assets_dir[PATHS_BYTES_MAX];
    int px[2] = { 0, 0 };

    if (!cli_parse(argc, argv, options, NULL) ||
        (size &&
         !cli_size("size", size, CLI_SIDE_PX_MIN, CLI_SIDE_PX_MAX, px))) {
        return EXIT_USAGE;
    }
    if (!out) {
        (void)fputs("standpunt proof: --out DIR is needed: where the "
                    "pictures go\n",
                    stderr);
        return EXIT_USAGE;
    }
    if (!paths_find_assets(assets_dir)) {
        return EXIT_USAGE;
    }
    paths_find_content(content, content_dir);
    const struct proof_params params = {
        .content_dir = content_dir,
        .assets_dir = assets_dir,
        .out_dir = out,
        .language = lang,
        .w_px = px[0],
        .h_px = px[1],
    };
    return proof_run(&params);
}
