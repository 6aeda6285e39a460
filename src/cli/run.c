#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "end_signal.h"
#include "live.h"
#include "log.h"
#include "options.h"
#include "paths.h"

enum {
    PANEL_MM_MIN = 50,
    PANEL_MM_MAX = 5000,
    PICTURE_MIB_MIN = 16, /* two full screens of 1080p */
    PICTURE_MIB_MAX = 4096,
};

/* As they are written on the command line. */
struct run_options {
    const char *content, *stand, *mode, *deck, *lang, *window, *rotate,
        *panel_mm, *picture_mib, *renderer, *state, *presenter;
    bool fullscreen, locked, no_watch, show_damage;
};

static bool read_mode(const struct run_options *o, struct live_params *out)
{
    static const char *const modes[] = { "kiosk", "loop", "present", NULL };
    const int mode = o->mode ? cli_word("mode", o->mode, modes) : 0;

    if (mode < 0) {
        return false;
    }
    out->stand.mode = (enum show_mode)mode;
    if (o->deck && out->stand.mode == MODE_KIOSK) {
        (void)fputs("standpunt run: --deck needs --mode loop or present\n",
                    stderr);
        return false;
    }
    return true;
}

static bool read_rotation(const struct run_options *o, struct live_params *out)
{
    static const char *const turns[] = { "0", "90", "180", "270", NULL };
    const int turn = o->rotate ? cli_word("rotate", o->rotate, turns) : 0;

    out->rotate_deg = turn * 90;
    return turn >= 0;
}

static bool read_renderer(const struct run_options *o, struct live_params *out)
{
    static const char *const names[] = { "auto", "cpu", "gpu", NULL };
    const int name = o->renderer ? cli_word("renderer", o->renderer, names) : 0;

    if (name < 0) {
        return false;
    }
    out->renderer = (enum platform_renderer)name;
    out->show_damage = o->show_damage;
    return true;
}

static bool read_sizes(const struct run_options *o, struct live_params *out)
{
    int size[2];

    if (o->panel_mm) {
        if (!cli_size("panel-mm", o->panel_mm, PANEL_MM_MIN, PANEL_MM_MAX,
                      size)) {
            return false;
        }
        out->stand.viewport.panel_w_mm = (float)size[0];
        out->stand.viewport.panel_h_mm = (float)size[1];
    }
    if (o->window) {
        if (!cli_size("window", o->window, CLI_SIDE_PX_MIN, CLI_SIDE_PX_MAX,
                      size)) {
            return false;
        }
        out->w_px = o->fullscreen ? 0 : size[0];
        out->h_px = o->fullscreen ? 0 : size[1];
    }
    return true;
}

static bool read_lock(const struct run_options *o, struct live_params *out)
{
    out->locked = o->locked;
    if (o->locked && out->w_px > 0) {
        (void)fputs("standpunt run: --locked is for the whole screen, not for "
                    "a --window\n",
                    stderr);
        return false;
    }
    return true;
}

static bool read_memory(const struct run_options *o, struct live_params *out)
{
    int mib = 0;

    if (o->picture_mib && !cli_number("picture-mib", o->picture_mib,
                                      PICTURE_MIB_MIN, PICTURE_MIB_MAX, &mib)) {
        return false;
    }
    out->stand.picture_bytes = (size_t)mib << 20;
    return true;
}

/* NULL: the place is not kept, and that was said. */
static const char *find_state(const struct run_options *o,
                              char made[PATHS_BYTES_MAX])
{
    if (o->state) {
        return paths_make_dirs(o->state) ? o->state : NULL;
    }
    return paths_make_state(made) ? made : NULL;
}

/* A word, or the number of a display. */
static bool read_presenter(const struct run_options *o, struct live_params *out)
{
    static const char option[] = "presenter-display";
    static const char *const words[] = { "auto", "off", "window", NULL };
    const char *value = o->presenter ? o->presenter : words[DISPLAYS_AUTO];

    if (value[0] >= '0' && value[0] <= '9') {
        out->displays.choice = DISPLAYS_NUMBER;
        return cli_number(option, value, 1, DISPLAYS_MAX,
                          &out->displays.number);
    }
    const int word = cli_word(option, value, words);
    out->displays.choice = (enum displays_choice)word;
    return word >= 0;
}

/* The same command line again: what was installed meanwhile, if so. A signal
   to end that comes from now on waits for that.
   @return only if it cannot, or if such a signal has come before. */
static int relaunch(int argc, char **argv)
{
    char program[PATHS_BYTES_MAX];
    int status = EXIT_USAGE;
    char **again = calloc((size_t)argc + 2, sizeof(*again));

    if (!again) {
        log_fatal_memory(((size_t)argc + 2) * sizeof(*again));
    }
    end_signal_hold();
    again[0] = "standpunt";
    for (int i = 0; i < argc; i++) {
        again[i + 1] = argv[i];
    }
    if (end_signal_came()) {
        status = EXIT_SUCCESS;
    } else if (paths_find_helper(again[0], program)) {
        (void)execv(program, again);
        log_warning("%s: %s", program, strerror(errno));
    }
    free((void *)again);
    return status;
}

int run_main(int argc, char **argv)
{
    struct run_options o = { 0 };
    const struct cli_option options[] = {
        { "content", &o.content, NULL },
        { "stand", &o.stand, NULL },
        { "mode", &o.mode, NULL },
        { "deck", &o.deck, NULL },
        { "lang", &o.lang, NULL },
        { "window", &o.window, NULL },
        { "rotate", &o.rotate, NULL },
        { "panel-mm", &o.panel_mm, NULL },
        { "picture-mib", &o.picture_mib, NULL },
        { "renderer", &o.renderer, NULL },
        { "state", &o.state, NULL },
        { "presenter-display", &o.presenter, NULL },
        { "fullscreen", NULL, &o.fullscreen },
        { "locked", NULL, &o.locked },
        { "no-watch", NULL, &o.no_watch },
        { "show-damage", NULL, &o.show_damage },
        { 0 },
    };
    char content[PATHS_BYTES_MAX];
    char assets[PATHS_BYTES_MAX];
    char kept[PATHS_BYTES_MAX];
    char state[PATHS_BYTES_MAX];
    char decoder[PATHS_BYTES_MAX];
    struct live_params params = { 0 };

    if (!cli_parse(argc, argv, options, NULL) || !read_mode(&o, &params) ||
        !read_rotation(&o, &params) || !read_renderer(&o, &params) ||
        !read_presenter(&o, &params) || !read_sizes(&o, &params) ||
        !read_lock(&o, &params) || !read_memory(&o, &params)) {
        return EXIT_USAGE;
    }
    if (!paths_find_assets(assets)) {
        return EXIT_USAGE;
    }
    paths_find_content(o.content, content);
    params.stand.content_dir = content;
    params.version = STANDPUNT_VERSION;
    params.without_watch = o.no_watch;
    params.stand.assets_dir = assets;
    params.stand.kept_dir = paths_make_cache("/pictures", kept) ? kept : NULL;
    params.stand.decoder =
        paths_find_helper("standpunt-decoder", decoder) ? decoder : NULL;
    params.state_dir = find_state(&o, state);
    params.stand.door_dir = params.state_dir;
    params.stand.stand = o.stand;
    params.stand.language = o.lang;
    params.stand.deck = o.deck;
    end_signal_hold(); /* until there is a window that hears of it */
    const int status = live_run(&params);
    return status == LIVE_RELAUNCH ? relaunch(argc, argv) : status;
}
