#pragma once

/**
 * @file
 * The system's word that something in a folder may have changed (inotify).
 *
 * A hint, never the truth: events get lost, do not exist on network file
 * systems, and the system's limit may be used up. Folders are watched, not
 * files, because editors replace a file by another of its name. The folder's
 * own name is watched in the folder above it, so that a link that is
 * switched is noticed.
 * Thread-safety: one thread.
 */

#include <stdbool.h>
#include <stddef.h>

struct folder_hint {
    int fd;           /**< To wait for; -1: there are no hints. */
    int above;        /**< The watch of the folder above; -1: none. */
    const char *dir;  /**< Borrowed. */
    const char *name; /**< Of the folder in the one above; in `dir`. */
    size_t name_len;
    bool is_said; /**< That the system refuses, in the log. */
};

/** Prepare; `dir` is borrowed until folder_hint_close(). */
void folder_hint_open(struct folder_hint *h, const char *dir);

/** Without any watch again, for folders may have gone or moved away. */
void folder_hint_renew(struct folder_hint *h);

/** Watch this folder too; again is no harm. */
void folder_hint_add(struct folder_hint *h, const char *path);

/** Take all events. @return true if one may be of the content. */
bool folder_hint_drain(struct folder_hint *h);

void folder_hint_close(struct folder_hint *h);
