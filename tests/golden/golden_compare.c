/*
 * Compares a shot with its golden picture, for run_images.sh.
 *
 * usage: golden_compare GOLDEN SHOT DIFFERENCE [CHANNEL_OFF_MAX]
 *
 * Exit status 0 if they are equal within the tolerance, else 1 and a line
 * that says by how much they are not; 2 if nothing could be compared.
 */
#include <stdio.h>
#include <stdlib.h>

#include "image_compare.h"

enum {
    EXIT_EQUAL = 0,
    EXIT_DIFFERENT = 1,
    EXIT_NOT_COMPARED = 2,
    CHANNEL_MAX = 255,
};

static int compare(const struct image_compare_params *p)
{
    const struct image_comparison found = image_compare(p);

    if (found.problem) {
        (void)printf("%s: %s\n", p->golden, found.problem);
        return EXIT_NOT_COMPARED;
    }
    if (!found.equal) {
        (void)printf("%s: %zu pixels are off by more than %d, one by %d: "
                     "see %s\n",
                     p->golden, found.outlier_count, p->channel_off_max,
                     found.worst, p->difference);
        return EXIT_DIFFERENT;
    }
    return EXIT_EQUAL;
}

int main(int argc, char **argv)
{
    char *end = NULL;
    long off_max = IMAGE_CHANNEL_OFF_MAX;

    if (argc == 5) {
        off_max = strtol(argv[4], &end, 10);
    }
    if (argc < 4 || argc > 5 || (end && *end != '\0') || off_max < 0 ||
        off_max > CHANNEL_MAX) {
        (void)fputs("usage: golden_compare GOLDEN SHOT DIFFERENCE [0-255]\n",
                    stderr);
        return EXIT_NOT_COMPARED;
    }
    const struct image_compare_params params = {
        .golden = argv[1],
        .shot = argv[2],
        .difference = argv[3],
        .channel_off_max = (int)off_max,
    };
    return compare(&params);
}
