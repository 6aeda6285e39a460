#include "play.h"

#include <stdio.h>
#include <string.h>

#include "paths.h"
#include "player.h"

enum {
    TAPE_ARENA_BYTES = 16 << 20,
    EXIT_MISTAKES = 1,
    EXIT_COULD_NOT_PLAY = 2,
};

static enum show_mode mode_from_word(const char *word)
{
    return strcmp(word, "loop") == 0      ? MODE_LOOP
           : strcmp(word, "present") == 0 ? MODE_PRESENT
                                          : MODE_KIOSK;
}

/* The settings at the head of a tape. @return index of the first event. */
static size_t take_settings(const struct tape *tape, struct exhibit_params *out)
{
    size_t i = 1;

    out->viewport.w_px = tape->events[0].u.size.w_px;
    out->viewport.h_px = tape->events[0].u.size.h_px;
    for (; i < tape->count; i++) {
        const struct tape_event *e = &tape->events[i];
        if (e->type == TAPE_STAND) {
            out->stand = e->u.text;
        } else if (e->type == TAPE_MODE) {
            out->mode = mode_from_word(e->u.text);
        } else if (e->type == TAPE_LANG) {
            out->language = e->u.text;
        } else if (e->type == TAPE_DECK) {
            out->deck = e->u.text;
        } else if (e->type == TAPE_PANEL) {
            out->viewport.panel_w_mm = (float)e->u.panel.w_mm;
            out->viewport.panel_h_mm = (float)e->u.panel.h_mm;
        } else {
            break;
        }
    }
    return i;
}

static int play(const struct play_params *params, const struct tape *tape)
{
    struct exhibit_params stand = {
        .content_dir = params->content_dir,
        .assets_dir = params->assets_dir,
    };
    const size_t first = take_settings(tape, &stand);
    struct player player = { .out_dir = params->out_dir };
    struct diag_list diags;

    diag_list_init(&diags);
    const bool opened = player_open(&player, &stand, &diags);
    const bool mistakes = diags.error_count > 0;
    diag_list_print(&diags, stderr);
    diag_list_finish(&diags);
    if (!opened) {
        return EXIT_COULD_NOT_PLAY;
    }
    for (size_t i = first; i < tape->count && !exhibit_wants_quit(player.stand);
         i++) {
        player_step(&player, &tape->events[i]);
    }
    player_close(&player);
    return player.failed ? EXIT_COULD_NOT_PLAY : mistakes ? EXIT_MISTAKES : 0;
}

int play_run(const struct play_params *params)
{
    struct region memory = region_create(TAPE_ARENA_BYTES);
    struct arena arena = region_arena(&memory);
    struct tape tape;
    int status = EXIT_COULD_NOT_PLAY;

    if (tape_load(&arena, params->tape, &tape)) {
        if (paths_make_dirs(params->out_dir)) {
            status = play(params, &tape);
        }
    } else {
        for (size_t i = 0; i < tape.error_count; i++) {
            (void)fprintf(stderr, "%s\n", tape.errors[i]);
        }
    }
    region_destroy(&memory);
    return status;
}
