#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "tape.h"

static void refuse_file(struct arena *arena, const char *path,
                        const char *reason, struct tape *out)
{
    const char **errors = arena_make(arena, const char *, 1);

    errors[0] =
        arena_format(arena, "%s: error: cannot be read: %s", path, reason);
    *out = (struct tape){ .errors = errors, .error_count = 1 };
}

bool tape_load(struct arena *arena, const char *path, struct tape *out)
{
    /* One byte more than allowed, so that the parser sees the excess. */
    const size_t room = TAPE_BYTES_MAX + 1;

    FILE *file = fopen(path, "rb");
    if (!file) {
        refuse_file(arena, path, strerror(errno), out);
        return false;
    }

    char *text = arena_make(arena, char, room);
    errno = 0;
    const size_t len = fread(text, 1, room, file);
    const int error = ferror(file) ? errno : 0;
    (void)fclose(file);
    if (error) {
        refuse_file(arena, path, strerror(error), out);
        return false;
    }
    return tape_parse(
        arena, (struct tape_source){ .name = path, .text = text, .len = len },
        out);
}
