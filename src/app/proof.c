#include "proof.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "exhibit.h"
#include "fit_report.h"
#include "language.h"
#include "log.h"
#include "paths.h"
#include "png_file.h"
#include "proof_list.h"

enum {
    PATH_BYTES_MAX = 4096,
    PROOF_ARENA_BYTES = 256 << 20, /* addresses; pages are used as needed */
    EXIT_MISTAKES = 1,
    EXIT_COULD_NOT_RUN = 2,
    DESK_CLOCK_MINUTE = 14 * 60 + 32, /* as the design has it */
};

/* One way to see all screens: a size, and what a visitor asked for. */
struct sheet {
    const char *name; /* of its folder */
    struct viewport viewport;
    unsigned settings;
};

enum {
    LARGE = 1U << SETTING_LARGE,
    SHEETS_MAX = 4,
};

struct sheets {
    struct sheet items[SHEETS_MAX];
    size_t count;
};

struct proof {
    const struct proof_params *params;
    struct sheets sheets;
    struct exhibit *stand;
    FILE *index;
    struct fit_report *fit;
    int screen_count;
};

/* Both ways a screen hangs, unless one size is asked for. */
static struct sheets sheets_make(const struct proof_params *params)
{
    const struct viewport one = { .w_px = params->w_px, .h_px = params->h_px };
    const struct viewport wide = { .w_px = 1920, .h_px = 1080 };
    const struct viewport upright = { .w_px = 1080, .h_px = 1920 };

    if (params->w_px > 0) {
        return (struct sheets){ { { ".", one, 0 }, { "large", one, LARGE } },
                                2 };
    }
    return (struct sheets){ { { "landscape", wide, 0 },
                              { "landscape-large", wide, LARGE },
                              { "portrait", upright, 0 },
                              { "portrait-large", upright, LARGE } },
                            4 };
}

/* Where a sheet's pictures go: under @p root, and in the index page "". */
static bool sheet_dir(const char *root, const char *language,
                      const struct sheet *sheet, char out[PATH_BYTES_MAX])
{
    const bool plain = strcmp(sheet->name, ".") == 0;
    const int len =
        snprintf(out, PATH_BYTES_MAX, "%s%s%s%s%s", root, root[0] ? "/" : "",
                 language, plain ? "" : "/", plain ? "" : sheet->name);

    if (len < 0 || len >= PATH_BYTES_MAX) {
        log_warning("%s: the path is too long", root);
        return false;
    }
    return true;
}

/* A sheet in a language, while it is written. */
struct leaf {
    char dir[PATH_BYTES_MAX], link[PATH_BYTES_MAX];
    unsigned settings;
    int language;
};

/* What is drawn, as a picture and as a scene. */
struct drawn {
    const struct pixmap *picture;
    const struct scene *scene;
};

static bool save(struct proof *p, const struct leaf *leaf, const char *name,
                 struct drawn drawn)
{
    char path[PATH_BYTES_MAX];
    const int len = snprintf(path, sizeof(path), "%s/%s.png", leaf->dir, name);

    if (len < 0 || len >= (int)sizeof(path)) {
        log_warning("%s: the path is too long", leaf->dir);
        return false;
    }
    fit_report_add(p->fit, drawn.scene, NULL);
    (void)fprintf(p->index,
                  "<figure><a href=\"%s/%s.png\"><img loading=\"lazy\" "
                  "src=\"%s/%s.png\" alt=\"%s\"></a>"
                  "<figcaption>%s</figcaption></figure>\n",
                  leaf->link, name, leaf->link, name, name, name);
    p->screen_count++;
    return png_save(drawn.picture, path);
}

/* With large text a screen may have several pages; the loop and a talk are
   nobody's own and stay as they are. */
static bool prove_screen(struct proof *p, const struct leaf *leaf,
                         const struct proof_item *item, struct arena scratch)
{
    struct show show = item->show;
    int pages = 1;

    if (leaf->settings != 0 && show.state != STATE_BROWSE) {
        return true;
    }
    show.settings = leaf->settings;
    for (int i = 0; i < pages; i++) {
        show.history[show.depth - 1].page = i;
        exhibit_set_show(p->stand, &show);
        pages = exhibit_scene(p->stand, 0)->page_count;
        const char *name =
            i == 0 ? item->name
                   : arena_format(&scratch, "%s-page-%d", item->name, i + 1);
        const struct drawn drawn = { exhibit_draw(p->stand, 0).picture,
                                     exhibit_scene(p->stand, 0) };
        if (!save(p, leaf, name, drawn)) {
            return false;
        }
    }
    return true;
}

static void resize(struct proof *p, enum input_output output, int w_px,
                   int h_px)
{
    exhibit_input(p->stand, &(struct input_event){
                                .type = INPUT_RESIZE,
                                .output = output,
                                .u.size = { w_px, h_px },
                            });
}

/* The presenter's display: of a talk as it was drawn, lying. */
static bool prove_desks(struct proof *p, const struct leaf *leaf,
                        const struct sheet *sheet, struct arena arena)
{
    const struct viewport *v = &sheet->viewport;
    const struct proof_list list =
        proof_list_make_desk(&arena, exhibit_content(p->stand), leaf->language);
    bool fine = true;

    if (sheet->settings != 0 || v->w_px <= v->h_px) {
        return true;
    }
    resize(p, OUTPUT_DESK, v->w_px, v->h_px);
    exhibit_set_day_minute(p->stand, DESK_CLOCK_MINUTE);
    for (size_t i = 0; fine && i < list.count; i++) {
        exhibit_set_show(p->stand, &list.items[i].show);
        const struct drawn drawn = { exhibit_draw_desk(p->stand, 0).picture,
                                     exhibit_desk_scene(p->stand, 0) };
        fine = save(p, leaf, list.items[i].name, drawn);
    }
    resize(p, OUTPUT_DESK, 0, 0);
    return fine;
}

static bool prove_sheet(struct proof *p, const struct sheet *sheet,
                        int language)
{
    const struct content *content = exhibit_content(p->stand);
    const char *code = content->languages[language];
    struct region memory = region_create(PROOF_ARENA_BYTES);
    struct arena arena = region_arena(&memory);
    const struct proof_list list = proof_list_make(&arena, content, language);
    struct leaf leaf = { .settings = sheet->settings, .language = language };
    bool fine = sheet_dir(p->params->out_dir, code, sheet, leaf.dir) &&
                sheet_dir("", code, sheet, leaf.link) &&
                paths_make_dirs(leaf.dir);

    (void)fprintf(p->index, "<h2 lang=\"%s\">%s %dx%d%s</h2>\n<section>\n",
                  code, strings_language_name(exhibit_strings(p->stand), code),
                  sheet->viewport.w_px, sheet->viewport.h_px,
                  sheet->settings ? ", large text" : "");
    resize(p, OUTPUT_AUDIENCE, sheet->viewport.w_px, sheet->viewport.h_px);
    for (size_t i = 0; fine && i < list.count; i++) {
        fine = prove_screen(p, &leaf, &list.items[i], arena);
    }
    fine = fine && prove_desks(p, &leaf, sheet, arena);
    (void)fputs("</section>\n", p->index);
    region_destroy(&memory);
    return fine;
}

static bool prove_language(struct proof *p, int language)
{
    for (size_t i = 0; i < p->sheets.count; i++) {
        if (!prove_sheet(p, &p->sheets.items[i], language)) {
            return false;
        }
    }
    return true;
}

static bool prove_languages(struct proof *p)
{
    const struct content *content = exhibit_content(p->stand);
    const char *wanted = p->params->language;

    if (!wanted) {
        return prove_language(p, 0);
    }
    if (strcmp(wanted, "all") != 0) {
        const int language = language_find(content, wanted);
        return language != LANGUAGE_UNKNOWN && prove_language(p, language);
    }
    for (int i = 0; i < (int)content->language_count; i++) {
        if (!prove_language(p, i)) {
            return false;
        }
    }
    return true;
}

static bool write_sheets(struct proof *p)
{
    char path[PATH_BYTES_MAX];

    (void)snprintf(path, sizeof(path), "%s/index.html", p->params->out_dir);
    p->index = fopen(path, "w");
    if (!p->index) {
        log_warning("%s: %s", path, strerror(errno));
        return false;
    }
    (void)fputs("<!doctype html>\n<html lang=\"nl\"><meta charset=\"utf-8\">\n"
                "<title>Standpunt</title>\n<style>\n"
                "body{font:16px sans-serif;margin:2em;background:#faf8f4}\n"
                "section{display:flex;flex-wrap:wrap;gap:1em}\n"
                "figure{margin:0}img{height:220px;border:1px solid #e4dfd5}\n"
                "</style>\n<h1>Standpunt</h1>\n",
                p->index);
    const bool fine = prove_languages(p);
    (void)fputs("</html>\n", p->index);
    return fclose(p->index) == 0 && fine;
}

/* Warnings: at a size that nobody hangs, a text need not fit. */
static void say_misfits(const struct proof *p)
{
    const struct fit_report_manner manner = {
        .severity = DIAG_WARNING,
        .dir = p->params->content_dir,
    };
    struct diag_list diags;

    diag_list_init(&diags);
    fit_report_tell(p->fit, manner, &diags);
    diag_list_sort(&diags);
    diag_list_print(&diags, stderr);
    diag_list_finish(&diags);
}

static int prove(struct proof *p)
{
    if (!exhibit_content(p->stand)) {
        return EXIT_MISTAKES;
    }
    if (!paths_make_dirs(p->params->out_dir) || !write_sheets(p)) {
        return EXIT_COULD_NOT_RUN;
    }
    say_misfits(p);
    (void)printf("%s/index.html: %d screens, %zu texts that do not fit\n",
                 p->params->out_dir, p->screen_count, fit_report_count(p->fit));
    return 0;
}

int proof_run(const struct proof_params *params)
{
    const struct exhibit_params stand_params = {
        .content_dir = params->content_dir,
        .assets_dir = params->assets_dir,
        .viewport = sheets_make(params).items[0].viewport,
    };
    struct proof p = { .params = params, .sheets = sheets_make(params) };
    struct diag_list diags;
    enum exhibit_problem problem;
    int status = EXIT_COULD_NOT_RUN;

    diag_list_init(&diags);
    p.stand = exhibit_create(&stand_params, &diags, &problem);
    diag_list_print(&diags, stderr);
    diag_list_finish(&diags);
    if (p.stand) {
        p.fit = fit_report_create();
        status = prove(&p);
        fit_report_destroy(p.fit);
    }
    exhibit_destroy(p.stand);
    return status;
}
