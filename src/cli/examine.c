#include "examine.h"

#include <stdio.h>

#include "fit.h"
#include "options.h"
#include "paths.h"
#include "picture_check.h"

static bool leave_out(const char *command, const char *what)
{
    (void)fprintf(stderr, "standpunt %s: whether %s was not checked\n", command,
                  what);
    return false;
}

/* Only what can be shown is laid out. */
static size_t check_fit(const char *command, const struct content *content,
                        struct diag_list *diags)
{
    char assets_dir[PATHS_BYTES_MAX];
    const size_t errors_before = diags->error_count;
    const size_t screen_count = paths_find_assets(assets_dir)
                                    ? fit_check(content, assets_dir, diags)
                                    : 0;

    if (screen_count == 0 && diags->error_count == errors_before) {
        (void)leave_out(command, "all texts fit");
    }
    return screen_count;
}

void examine(const char *command, const char *dir, struct examination *out)
{
    *out = (struct examination){ 0 };
    diag_list_init(&out->diags);
    out->content = content_load(dir, &out->diags);
    if (out->content) {
        out->screen_count = check_fit(command, out->content, &out->diags);
        out->pictures_known = picture_check(out->content, &out->diags) ||
                              leave_out(command, "all pictures can be shown");
    }
}

int examination_status(const struct examination *e)
{
    if (e->diags.error_count > 0) {
        return EXIT_MISTAKES;
    }
    return e->screen_count > 0 && e->pictures_known ? 0 : EXIT_USAGE;
}

void examination_finish(struct examination *e)
{
    content_destroy(e->content);
    diag_list_finish(&e->diags);
}
