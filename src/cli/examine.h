#pragma once

/**
 * @file
 * What `check` says of a content folder, for all who ask for it.
 */

#include "content.h"
#include "diag.h"

enum {
    EXIT_MISTAKES = 1,
};

/** Holds memory: examination_finish(). */
struct examination {
    struct content *content; /**< NULL if it cannot be shown. */
    struct diag_list diags;
    size_t screen_count; /**< Laid out; 0: whether texts fit is not known. */
    bool pictures_known; /**< Whether they can be shown. */
};

/**
 * Read a folder, lay out every screen and decode every picture.
 *
 * @param command  Who asks, for a line on standard error.
 */
void examine(const char *command, const char *dir, struct examination *out);

/** The exit status: 0, 1 for mistakes, 2 if it could not be done. */
int examination_status(const struct examination *e);

void examination_finish(struct examination *e);
