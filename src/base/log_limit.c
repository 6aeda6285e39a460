#include "log_limit.h"

enum {
    MINUTE_S = 60,
};

/* The line's, else the place of the one that began first. */
static struct log_line *find(struct log_limit *limit, uint64_t hash)
{
    struct log_line *oldest = &limit->lines[0];

    for (int i = 0; i < LOG_LINES_KNOWN; i++) {
        struct log_line *line = &limit->lines[i];
        if (line->hash == hash) {
            return line;
        }
        if (line->since_s < oldest->since_s) {
            oldest = line; /* a free one has begun at 0 */
        }
    }
    return oldest;
}

bool log_limit_pass(struct log_limit *limit, uint64_t hash, uint64_t now_s,
                    int *missed)
{
    struct log_line *line = find(limit, hash);

    if (line->hash != hash) {
        *line = (struct log_line){ .hash = hash, .since_s = now_s };
    }
    if (now_s - line->since_s >= MINUTE_S) {
        line->since_s = now_s;
        line->count = 0;
    }
    if (line->count >= LOG_SAME_PER_MINUTE) {
        line->missed++;
        return false;
    }
    line->count++;
    *missed = line->missed;
    line->missed = 0;
    return true;
}
