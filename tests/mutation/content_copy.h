#pragma once

/**
 * @file
 * A content folder in memory, and a copy of it on a disk that is memory,
 * too, whose files are changed and put back.
 */

#include <stdbool.h>
#include <stddef.h>

enum {
    COPY_FILES_MAX = 512,
};

struct copy_file {
    char *path; /**< In the folder. */
    char *text;
    size_t len;
};

/** Ends the program when there is no room for it. */
struct content_copy {
    char dir[64]; /**< Where it is; the content is in `content` there. */
    struct copy_file files[COPY_FILES_MAX]; /**< YAML only. */
    size_t count;
};

/** Read the content of @p from and write the copy, pictures too. */
void content_copy_open(struct content_copy *c, const char *from);

/** Write a file of the copy. @p path is in the folder. */
void content_copy_write(const struct content_copy *c, const char *path,
                        const char *text, size_t len);

/** Take a file out, if it is there. */
void content_copy_remove(const struct content_copy *c, const char *path);

/** Remove the copy. */
void content_copy_close(struct content_copy *c);
