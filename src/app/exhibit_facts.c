/*
 * What the staff panel says: of the program, as it was told, and of the
 * content that was read last.
 */
#include <stdio.h>

#include "exhibit_room.h"

void exhibit_note_mistakes(struct exhibit *s, const struct diag_list *diags)
{
    struct facts *facts = &s->facts;

    s->show.content_errors = (int)diags->error_count;
    s->stale = true;
    facts->mistake_count = 0;
    for (size_t i = 0;
         i < diags->count && facts->mistake_count < FACTS_MISTAKES_MAX; i++) {
        const struct diag *d = &diags->items[i];
        char *line = s->mistakes[facts->mistake_count];
        if (d->severity == DIAG_ERROR) {
            /* Cut where it is longer than any panel is wide. */
            (void)snprintf(line, sizeof(s->mistakes[0]), "%s:%d: %s",
                           d->where.file, d->where.line, d->message);
            facts->mistakes[facts->mistake_count++] = line;
        }
    }
}

void exhibit_set_facts(struct exhibit *s, const struct facts *facts)
{
    struct facts next = *facts;

    next.known = true;
    const struct asset_counts pictures = asset_counts(s->assets);
    next.picture_bytes = asset_bytes(s->assets);
    next.pictures_loaded = pictures.loaded;
    next.pictures_kept = pictures.kept;
    next.pictures_broken = pictures.broken;
    next.mistake_count = s->facts.mistake_count;
    for (size_t i = 0; i < next.mistake_count; i++) {
        next.mistakes[i] = s->facts.mistakes[i];
    }
    s->facts = next;
    s->stale = s->stale || exhibit_shows_facts(s);
}

bool exhibit_shows_facts(const struct exhibit *s)
{
    return s->content && s->show.overlay == OVERLAY_STAFF;
}
