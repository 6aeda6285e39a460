#include <stdio.h>

#include "deck_page.h"
#include "exhibit.h"
#include "handout.h"
#include "language.h"
#include "log.h"
#include "out_file.h"
#include "paths.h"
#include "png_file.h"

enum {
    EXIT_MISTAKES = 1,
    EXIT_COULD_NOT_RUN = 2,
    DIGITS_MIN = 2, /* So that files stand in the order of the slides. */
};

static int digits_of(size_t count)
{
    int digits = 1;

    for (; count >= 10; count /= 10) {
        digits++;
    }
    return digits > DIGITS_MIN ? digits : DIGITS_MIN;
}

static bool picture_path(const struct handout_params *p,
                         const struct deck *deck, int index,
                         char out[OUT_PATH_BYTES_MAX])
{
    const int len = snprintf(out, OUT_PATH_BYTES_MAX, "%s/%0*d-%s.png",
                             p->png_dir, digits_of(deck->slide_count),
                             index + 1, deck->slides[index].id);

    if (len < 0 || len >= OUT_PATH_BYTES_MAX) {
        log_warning("%s: the path is too long", p->png_dir);
        return false;
    }
    return true;
}

static bool write_picture(const struct pixmap *picture, const char *path)
{
    char part[OUT_PATH_BYTES_MAX];

    if (!out_file_begin(path, part)) {
        return false;
    }
    if (!png_save(picture, part)) {
        out_file_drop(part);
        return false;
    }
    return out_file_end(part, path);
}

static bool write_slide(struct exhibit *stand, const struct deck_view *view,
                        const struct handout_params *p, int index)
{
    const struct deck *deck = &view->content->decks[view->deck];
    const struct show show = deck_show(view, index);
    char path[OUT_PATH_BYTES_MAX];

    if (!picture_path(p, deck, index, path)) {
        return false;
    }
    exhibit_set_show(stand, &show);
    return write_picture(exhibit_draw(stand, 0).picture, path);
}

static int write_deck(struct exhibit *stand, const struct handout_params *p)
{
    const struct content *content = exhibit_content(stand);
    if (!content) {
        return EXIT_MISTAKES;
    }
    const struct deck_view view = {
        .content = content,
        .deck = deck_find(content, p->deck),
        .language = p->language ? language_find(content, p->language) : 0,
    };
    if (view.deck == DECK_UNKNOWN || view.language == LANGUAGE_UNKNOWN ||
        !paths_make_dirs(p->png_dir)) {
        return EXIT_COULD_NOT_RUN;
    }

    const int count = (int)content->decks[view.deck].slide_count;
    for (int i = 0; i < count; i++) {
        if (!write_slide(stand, &view, p, i)) {
            return EXIT_COULD_NOT_RUN;
        }
    }
    (void)printf("%s: %d pictures\n", p->png_dir, count);
    return 0;
}

int handout_png(const struct handout_params *params)
{
    const struct exhibit_params stand_params = {
        .content_dir = params->content_dir,
        .assets_dir = params->assets_dir,
        .viewport = { .w_px = params->w_px, .h_px = params->h_px },
    };
    struct diag_list diags;
    enum exhibit_problem problem;
    int status = EXIT_COULD_NOT_RUN;

    diag_list_init(&diags);
    struct exhibit *stand = exhibit_create(&stand_params, &diags, &problem);
    diag_list_print(&diags, stderr);
    diag_list_finish(&diags);
    if (stand) {
        status = write_deck(stand, params);
    }
    exhibit_destroy(stand);
    return status;
}
