#include "start_note.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "boot.h"
#include "log.h"
#include "release_file.h"

enum {
    NOTE_BYTES_MAX = 128,
};

static const char note_name[] = "starts";
static const char fresh_name[] = "starts.new";
static const char *const reasons[] = {
    [START_ENDED] = "ended",
    [START_PICTURE] = "picture",
};

/* What it would not write is nothing. */
static void read_note(struct start_note *n)
{
    char boot[BOOT_BYTES] = "";
    char why[8] = "";
    int failures = 0;
    size_t len;
    char *text =
        release_file_read(n->dir_fd, note_name, NOTE_BYTES_MAX - 1, &len);

    if (text &&
        sscanf(text, "standpunt-starts 2\nboot %32s\nfailures %d\nwhy %7s",
               boot, &failures, why) == 3 &&
        strcmp(boot, n->boot) == 0 && failures > 0 &&
        failures <= CAUTION_FAILURES_MAX) {
        n->failures = failures;
        n->found = strcmp(why, reasons[START_PICTURE]) == 0 ? START_PICTURE
                                                            : START_ENDED;
    }
    free(text);
}

static bool put(const struct start_note *n, const char *text, size_t len)
{
    const int fd =
        openat(n->dir_fd, fresh_name,
               O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0) {
        return false;
    }
    const bool written = release_file_write_all(fd, text, len);
    return close(fd) == 0 && written &&
           renameat(n->dir_fd, fresh_name, n->dir_fd, note_name) == 0;
}

/* Nothing is noted; that works on a full disk, too. */
static void clear(struct start_note *n)
{
    n->noted = 0;
    (void)unlinkat(n->dir_fd, note_name, 0);
}

/* An old note that cannot be replaced would be believed by every start. */
static void give_up(struct start_note *n, int error)
{
    if (!n->is_said) {
        log_warning("starts that end at once are not counted: %s",
                    strerror(error));
    }
    n->is_said = true;
    (void)unlinkat(n->dir_fd, fresh_name, 0);
    clear(n);
}

static void write_note(struct start_note *n, int failures,
                       enum start_reason reason)
{
    char text[NOTE_BYTES_MAX];

    if (failures == 0) {
        clear(n);
        return;
    }
    n->noted = failures;
    const int len = snprintf(text, sizeof(text),
                             "standpunt-starts 2\nboot %s\nfailures %d\n"
                             "why %s\n",
                             n->boot, failures, reasons[reason]);
    if (!put(n, text, (size_t)len)) {
        give_up(n, errno);
    }
}

static void plan(struct start_note *n, uint64_t ran_ms)
{
    const uint64_t turn_ms = caution_turn_ms(n->failures, ran_ms);

    n->due_ms = turn_ms < UINT64_MAX ? n->began_ms + turn_ms : UINT64_MAX;
}

void start_note_begin(struct start_note *n, const char *dir, const char *boot,
                      uint64_t now_ms)
{
    *n =
        (struct start_note){ .dir_fd = -1, .boot = boot, .due_ms = UINT64_MAX };
    n->began_ms = now_ms;
    n->dir_fd = dir ? open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (n->dir_fd < 0) {
        return;
    }
    read_note(n);
    plan(n, 0);
    write_note(n, caution_after(n->failures, 0), START_ENDED);
}

enum caution start_note_caution(const struct start_note *n)
{
    return caution_of(n->failures);
}

void start_note_follow(struct start_note *n, uint64_t now_ms)
{
    if (n->dir_fd < 0 || now_ms < n->due_ms) {
        return;
    }
    const uint64_t ran_ms = now_ms - n->began_ms;
    plan(n, ran_ms);
    write_note(n, caution_after(n->failures, ran_ms), n->found);
}

void start_note_blame(struct start_note *n, enum start_reason reason)
{
    if (n->dir_fd >= 0 && n->noted > 0) {
        write_note(n, n->noted, reason);
    }
}

/* As before it, or better by what time in order has cleared since. */
static int excused(const struct start_note *n)
{
    return n->noted < n->failures ? n->noted : n->failures;
}

void start_note_end(struct start_note *n, enum start_end end)
{
    const int left = end == START_WELL      ? 0
                     : end == START_EXCUSED ? excused(n)
                                            : CAUTION_TRIES;

    if (n->dir_fd >= 0 && end != START_FAILED) {
        write_note(n, left, n->found);
    }
    if (n->dir_fd >= 0) {
        (void)close(n->dir_fd);
    }
    n->dir_fd = -1;
    n->due_ms = UINT64_MAX;
}
