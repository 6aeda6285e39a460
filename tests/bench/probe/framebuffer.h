#pragma once

/**
 * @file
 * What is on the screen: the pixels of a virtual X server, mapped from its
 * file, and a set of rows of them to compare over time.
 *
 * Whole rows, because a picture that moves by one pixel may leave every
 * point of a grid as it was. Each row is judged alone: a server copies a
 * new frame from top to bottom, so that two looks at many rows may see one
 * frame as two, but a row changes once.
 * Thread-safety: one thread.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "xwd.h"

struct framebuffer {
    const uint8_t *bytes; /**< Owned: the file, mapped. */
    size_t size_bytes;
    struct xwd_layout layout;
};

enum {
    ROWS_MAX = 128,
};

/** Rows and what they last showed. Borrows the framebuffer. */
struct rows {
    const struct framebuffer *screen;
    uint8_t *seen; /**< Owned. */
    int count;
    int at_px[ROWS_MAX]; /**< Which. */
};

/** Part of the screen, in thousandths of its height. */
struct band {
    int top, bottom;
};

/** False, and one line on standard error, if the file is no screen. */
bool framebuffer_open(struct framebuffer *f, const char *path);

/** Zeroed is fine. */
void framebuffer_close(struct framebuffer *f);

/** @p count rows, spread over @p band, as they are now. */
void rows_init(struct rows *r, const struct framebuffer *screen,
               struct band band, int count);
void rows_finish(struct rows *r);

/** Whether any row is not as it was seen. */
bool rows_differ(const struct rows *r);

/**
 * See row @p index.
 *
 * @return  The greatest difference to what was seen, of any channel of any
 *          pixel: 0 to 255.
 */
int rows_look(struct rows *r, int index);

/** See all of them. @return  Whether any was different. */
bool rows_look_all(struct rows *r);
