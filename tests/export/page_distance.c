/*
 * How far a page of a PDF, drawn by somebody else, is from the screen.
 *
 * usage: page_distance SCREEN PAGE MEAN_MAX TILE_MAX
 *
 * Two PNG files of one size. Prints the mean difference of a channel, in
 * 255ths, over all pixels, and over the tile of 60 x 60 that differs most:
 * edges of letters differ between any two rasterisers, a word that stands
 * elsewhere, or a picture that is missing, fills a tile.
 *
 * Exit status 0 if neither is more than what is allowed, else 1; 2 if
 * nothing could be compared.
 */
#include <png.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    CHANNELS = 3,
    TILE_PX = 60,
    EXIT_NEAR = 0,
    EXIT_FAR = 1,
    EXIT_NOT_COMPARED = 2,
};

struct picture {
    png_image image;
    uint8_t *pixels;
};

static int read_picture(const char *path, struct picture *out)
{
    *out = (struct picture){ .image.version = PNG_IMAGE_VERSION };
    if (!png_image_begin_read_from_file(&out->image, path)) {
        (void)printf("%s: %s\n", path, out->image.message);
        return 0;
    }
    out->image.format = PNG_FORMAT_RGB;
    out->pixels = malloc(PNG_IMAGE_SIZE(out->image));
    return out->pixels &&
           png_image_finish_read(&out->image, NULL, out->pixels, 0, NULL);
}

static long row_difference(const uint8_t *a, const uint8_t *b, size_t count)
{
    long sum = 0;

    for (size_t i = 0; i < count; i++) {
        sum += labs((long)a[i] - (long)b[i]);
    }
    return sum;
}

/* Two pictures of one size. */
struct pair {
    const struct picture *screen, *page;
};

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Of the tile at (x, y); its size goes to @p values. */
static long tile_difference(const struct pair *p, size_t x, size_t y,
                            long *values)
{
    const size_t wide = p->screen->image.width;
    const size_t w = smaller(wide - x, TILE_PX);
    const size_t h = smaller(p->screen->image.height - y, TILE_PX);
    long sum = 0;

    for (size_t row = y; row < y + h; row++) {
        const size_t at = (row * wide + x) * CHANNELS;
        sum += row_difference(p->screen->pixels + at, p->page->pixels + at,
                              w * CHANNELS);
    }
    *values = (long)(w * h * CHANNELS);
    return sum;
}

static int compare(const struct pair *p, const double most[2])
{
    const png_image *image = &p->screen->image;
    double worst = 0;
    size_t at[2] = { 0, 0 };
    long sum = 0;
    long all = 0;

    for (size_t y = 0; y < image->height; y += TILE_PX) {
        for (size_t x = 0; x < image->width; x += TILE_PX) {
            long values;
            const long difference = tile_difference(p, x, y, &values);
            const double mean = (double)difference / (double)values;
            if (mean > worst) {
                worst = mean;
                at[0] = x;
                at[1] = y;
            }
            sum += difference;
            all += values;
        }
    }
    const double mean = (double)sum / (double)all;
    (void)printf("mean %.2f, worst tile %.2f at %zu,%zu\n", mean, worst, at[0],
                 at[1]);
    return mean <= most[0] && worst <= most[1] ? EXIT_NEAR : EXIT_FAR;
}

int main(int argc, char **argv)
{
    struct picture screen = { 0 };
    struct picture page = { 0 };
    int status = EXIT_NOT_COMPARED;

    if (argc != 5) {
        (void)fputs("usage: page_distance SCREEN PAGE MEAN_MAX TILE_MAX\n",
                    stderr);
        return status;
    }
    const double most[2] = { strtod(argv[3], NULL), strtod(argv[4], NULL) };
    if (read_picture(argv[1], &screen) && read_picture(argv[2], &page)) {
        if (screen.image.width == page.image.width &&
            screen.image.height == page.image.height) {
            status = compare(&(struct pair){ &screen, &page }, most);
        } else {
            (void)printf("%s: not of the size of %s\n", argv[2], argv[1]);
        }
    }
    free(screen.pixels);
    free(page.pixels);
    return status;
}
