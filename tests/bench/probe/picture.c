#include "picture.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "log.h"

/* The server's words are this machine's: blue is the lowest byte. */
static void write_row(FILE *file, const uint8_t *row, int w_px)
{
    for (int x = 0; x < w_px; x++) {
        uint32_t pixel = 0;
        memcpy(&pixel, row + (size_t)x * sizeof(pixel), sizeof(pixel));
        (void)fputc((int)(pixel >> 16 & 255), file);
        (void)fputc((int)(pixel >> 8 & 255), file);
        (void)fputc((int)(pixel & 255), file);
    }
}

bool picture_save(const struct framebuffer *screen, const char *path)
{
    const struct xwd_layout *layout = &screen->layout;
    FILE *file = fopen(path, "wb");

    if (!file) {
        log_warning("%s: %s", path, strerror(errno));
        return false;
    }
    (void)fprintf(file, "P6\n%d %d\n255\n", layout->w_px, layout->h_px);
    for (int y = 0; y < layout->h_px; y++) {
        write_row(file,
                  screen->bytes + layout->pixels_offset +
                      (size_t)y * layout->stride_bytes,
                  layout->w_px);
    }
    return fclose(file) == 0;
}
