#include "ways.h"

#include <execinfo.h>
#include <string.h>
#include <unistd.h>

#include "hash.h"

/* Whoever asks is deep in a library that knows nothing of it. */
static const void *beginning;

void ways_begin_at(const void *address)
{
    beginning = address;
}

uint64_t ways_here(void)
{
    void *callers[WAYS_CALLERS_MAX];
    const int most = backtrace(callers, WAYS_CALLERS_MAX);
    size_t count = 0;

    while (count < (size_t)most && callers[count] != beginning) {
        count++;
    }
    return hash_bytes(HASH_START, callers, count * sizeof(*callers)) | 1;
}

void ways_note(struct ways *w, long number, uint64_t way)
{
    size_t at = way % (2 * WAYS_MAX);

    while (w->known[at] != 0 && w->known[at] != way) {
        at = (at + 1) % (2 * WAYS_MAX);
    }
    if (w->known[at] == 0 && w->count < WAYS_MAX) {
        w->known[at] = way;
        w->firsts[w->count++] = (struct way_first){ number, way };
    }
}

long ways_lookup(const struct ways *w, long number)
{
    long low = 0;
    long high = w->count;

    while (low < high) {
        const long middle = (low + high) / 2;
        const bool before = w->firsts[middle].number < number;
        low = before ? middle + 1 : low;
        high = before ? high : middle;
    }
    return low < w->count && w->firsts[low].number == number ? low : -1;
}

void ways_clear(struct ways *w)
{
    memset(w, 0, sizeof(*w));
}

void ways_print(void)
{
    void *callers[WAYS_CALLERS_MAX];

    backtrace_symbols_fd(callers, backtrace(callers, WAYS_CALLERS_MAX),
                         STDERR_FILENO);
}
