/*
 * A picture of each kind is decoded, as the decoder's process does it, at a
 * size that shrinks it, one that enlarges it, and its own.
 */
#include <assert.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "decode.h"
#include "picture_folder.h"
#include "scenario.h"

enum {
    SMALL_PX = 90,
    LARGE_PX = 900,
    BOX_COUNT = 3,
};

/* So many pictures, for one reason. */
static void miss(struct trail *t, const char *reason, size_t count)
{
    (void)fprintf(stderr, "%s\n", reason);
    trail_worsen(t, TRAIL_OTHER);
    t->at += count;
}

static void decode(struct trail *t, struct image_bytes file,
                   struct decode_box box)
{
    struct image_header header;
    struct decode_image image = { 0 };

    const char *reason = image_header_read(file, &header);
    reason = reason ? reason : decode_run(file, &header, box, &image);
    if (reason) {
        miss(t, reason, 1);
    } else {
        trail_show(t, &(struct pixmap){ image.pixels, image.w_px, image.h_px,
                                        image.w_px });
    }
    decode_finish(&image);
}

void scenario_decode(struct trail *t, const char *dir)
{
    static const char *const names[] = { "images/wijk-en-water.png",
                                         "images/pakhuis.jpg",
                                         "images/kennis-twee-kanten.webp" };
    static const struct decode_box boxes[BOX_COUNT] = {
        { SMALL_PX, SMALL_PX, FIT_CONTAIN },
        { LARGE_PX, LARGE_PX, FIT_COVER },
        { IMAGE_SIDE_MAX_PX, IMAGE_SIDE_MAX_PX, FIT_CONTAIN },
    };
    char content[SCENARIO_PATH_BYTES];

    scenario_path(content, dir, "old");
    const int fd = open(content, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert(fd >= 0);
    trail_begin(t);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        struct image_bytes file = { 0 };
        const char *reason = picture_folder_read(fd, names[i], &file);
        if (reason) {
            miss(t, reason, BOX_COUNT);
        }
        for (size_t k = 0; !reason && k < BOX_COUNT; k++) {
            decode(t, file, boxes[k]);
        }
        free((void *)file.data);
    }
    trail_finish(t);
    (void)close(fd);
}
