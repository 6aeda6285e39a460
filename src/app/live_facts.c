#include "live_facts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    TELL_MS = 1000,
};

void live_facts_init(struct live_facts *f, uint64_t now_ms)
{
    *f = (struct live_facts){ .began_ms = now_ms };
}

uint64_t live_facts_deadline_ms(const struct live_facts *f)
{
    return f->told_ms > 0 ? f->told_ms + TELL_MS : UINT64_MAX;
}

/* The folder behind a link too: of a release that is its name. */
static void find_folder(char out[NAME_MAX + 1], const char *dir)
{
    char *path = realpath(dir, NULL);
    const char *slash = path ? strrchr(path, '/') : NULL;

    (void)snprintf(out, NAME_MAX + 1, "%.*s", NAME_MAX,
                   slash ? slash + 1 : dir);
    free(path);
}

/* Resident memory: the second number of proc(5), statm, in pages. */
static uint64_t resident_bytes(void)
{
    FILE *file = fopen("/proc/self/statm", "re");
    unsigned long pages = 0;

    if (file && fscanf(file, "%*u %lu", &pages) != 1) {
        pages = 0;
    }
    if (file) {
        (void)fclose(file);
    }
    return (uint64_t)pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

void live_facts_tell(struct live_facts *f, struct exhibit *s,
                     const struct live_sources *from, uint64_t now_ms)
{
    if (!exhibit_shows_facts(s)) {
        f->told_ms = 0;
        return;
    }
    if (now_ms < live_facts_deadline_ms(f) && f->told_ms > 0) {
        return;
    }
    f->told_ms = now_ms;
    find_folder(f->folder, from->content.dir);
    (void)snprintf(f->drawn_by, sizeof(f->drawn_by), "%s", from->drawn_by);
    (void)snprintf(f->driver, sizeof(f->driver), "%s", from->driver);
    exhibit_set_facts(s, &(struct facts){
                             .version = from->version,
                             .folder = f->folder,
                             .drawn_by = f->drawn_by,
                             .start = from->start,
                             .driver = f->driver,
                             .release = from->content.shown,
                             .older = from->content.older,
                             .up_ms = now_ms - f->began_ms,
                             .frames = f->frames.shown,
                             .late = f->frames.late,
                             .frame_ms = frame_count_ms(&f->frames, 50),
                             .frame_worst_ms = frame_count_ms(&f->frames, 99),
                             .memory_bytes = resident_bytes(),
                             .picture_bytes_max = from->picture_bytes_max,
                         });
}
