/*
 * The program that `standpunt export` becomes: argv[0] is "export".
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "handout.h"
#include "options.h"
#include "paths.h"
#include "web.h"

enum {
    PICTURE_W_PX = 1920,
    PICTURE_H_PX = 1080,
    DATE_BYTES = 32,
    DECIMAL = 10,
};

/* As they are written on the command line. */
struct export_options {
    const char *deck, *pdf, *png, *web, *lang, *content, *size;
    bool notes;
};

static bool refuse(const char *why)
{
    (void)fprintf(stderr, "standpunt export: %s; see standpunt --help\n", why);
    return false;
}

/* A site has all that the content has, in all its languages. */
static bool is_whole_site(const struct export_options *o)
{
    return (!o->deck && !o->pdf && !o->png && !o->lang && !o->size &&
            !o->notes) ||
           refuse("--web goes with --content alone");
}

static bool go_together(const struct export_options *o)
{
    if (o->web) {
        return is_whole_site(o);
    }
    if (!o->deck) {
        return refuse("--deck NAME or --web DIR is needed: what to hand out");
    }
    if (!o->pdf == !o->png) {
        return refuse("either --pdf FILE or --png DIR is needed");
    }
    if (o->notes && !o->pdf) {
        return refuse("--notes needs --pdf");
    }
    if (o->size && !o->png) {
        return refuse("--size needs --png");
    }
    return true;
}

/* The one date that builds which must be the same agree on; without it the
   file has none. @return  False after one line on standard error. */
static bool read_date(char out[DATE_BYTES], const char **date)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    struct tm utc;

    *date = NULL;
    if (!epoch) {
        return true;
    }
    const time_t seconds = (time_t)strtoll(epoch, &end, DECIMAL);
    if (end == epoch || *end != '\0' || !gmtime_r(&seconds, &utc) ||
        strftime(out, DATE_BYTES, "%Y-%m-%dT%H:%M:%SZ", &utc) == 0) {
        return refuse("SOURCE_DATE_EPOCH is no number of seconds");
    }
    *date = out;
    return true;
}

static bool read_options(int argc, char **argv, struct export_options *o)
{
    const struct cli_option options[] = {
        { "deck", &o->deck, NULL },
        { "pdf", &o->pdf, NULL },
        { "png", &o->png, NULL },
        { "lang", &o->lang, NULL },
        { "content", &o->content, NULL },
        { "size", &o->size, NULL },
        { "web", &o->web, NULL },
        { "notes", NULL, &o->notes },
        { 0 },
    };
    return cli_parse(argc, argv, options, NULL) && go_together(o);
}

int main(int argc, char **argv)
{
    struct export_options o = { 0 };
    int px[2] = { PICTURE_W_PX, PICTURE_H_PX };
    char content[PATHS_BYTES_MAX];
    char assets[PATHS_BYTES_MAX];
    char date[DATE_BYTES];
    const char *created;

    if (!read_options(argc, argv, &o) ||
        (o.size &&
         !cli_size("size", o.size, CLI_SIDE_PX_MIN, CLI_SIDE_PX_MAX, px)) ||
        !read_date(date, &created) || !paths_find_assets(assets)) {
        return EXIT_USAGE;
    }
    paths_find_content(o.content, content);
    if (o.web) {
        return web_export(&(struct web_params){ content, assets, o.web });
    }
    const struct handout_params params = {
        .content_dir = content,
        .assets_dir = assets,
        .deck = o.deck,
        .language = o.lang,
        .pdf = o.pdf,
        .notes = o.notes,
        .creator = "Standpunt " STANDPUNT_VERSION,
        .created = created,
        .png_dir = o.png,
        .w_px = px[0],
        .h_px = px[1],
    };
    return o.pdf ? handout_pdf(&params) : handout_png(&params);
}
