#include "zone_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "calendar.h"
#include "zone_rule.h"

enum {
    HEADER_BYTES = 44,
    TYPE_BYTES = 6,
    RULE_BYTES_MAX = 100,
    PATH_BYTES_MAX = 512,
    DAY_S = 24 * 3600,
};

static const char folder[] = STANDPUNT_ZONEINFO_DIR;

/* The counts of a header, in its order. */
struct counts {
    size_t is_utc, is_standard, leaps, times, types, letters;
};

/* What is not read yet. */
struct reader {
    const unsigned char *at;
    size_t left;
};

static const unsigned char *take(struct reader *r, size_t len)
{
    const unsigned char *from = r->at;

    if (len > r->left) {
        return NULL;
    }
    r->at += len;
    r->left -= len;
    return from;
}

static uint32_t number32(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 |
           p[3];
}

static int64_t number64(const unsigned char *p)
{
    return (int64_t)((uint64_t)number32(p) << 32 | number32(p + 4));
}

static bool read_header(struct reader *r, struct counts *out)
{
    const unsigned char *p = take(r, HEADER_BYTES);

    if (!p || memcmp(p, "TZif", 4) != 0 || p[4] < '2') {
        return false;
    }
    *out = (struct counts){
        .is_utc = number32(p + 20),
        .is_standard = number32(p + 24),
        .leaps = number32(p + 28),
        .times = number32(p + 32),
        .types = number32(p + 36),
        .letters = number32(p + 40),
    };
    /* Far less than a size_t holds, so that sums of them cannot wrap. */
    return out->is_utc <= ZONE_FILE_BYTES_MAX &&
           out->is_standard <= ZONE_FILE_BYTES_MAX &&
           out->leaps <= ZONE_FILE_BYTES_MAX &&
           out->times <= ZONE_FILE_BYTES_MAX && out->types >= 1 &&
           out->types <= UINT8_MAX && out->letters <= ZONE_FILE_BYTES_MAX;
}

/* What follows the times and their types in a block of data. */
static size_t tail_bytes(const struct counts *c, size_t time_bytes)
{
    return c->letters + c->leaps * (time_bytes + 4) + c->is_standard +
           c->is_utc;
}

/* The first block has the times of 1901 to 2038 once more. */
static bool skip_old_block(struct reader *r)
{
    struct counts c;

    return read_header(r, &c) &&
           take(r, c.times * 5 + c.types * TYPE_BYTES + tail_bytes(&c, 4));
}

/* The data of the second block, and the rule after it. */
struct block {
    struct counts counts;
    const unsigned char *times, *indices, *types;
    struct zone_rule rule;
};

/* A line between two line ends. */
static bool read_rule(struct reader *r, struct zone_rule *out)
{
    char text[RULE_BYTES_MAX + 1];
    const unsigned char *from = take(r, 1);
    const unsigned char *end =
        from && *from == '\n' ? memchr(r->at, '\n', r->left) : NULL;

    if (!end || end - r->at > RULE_BYTES_MAX) {
        return false;
    }
    const size_t len = (size_t)(end - r->at);
    memcpy(text, r->at, len);
    text[len] = '\0';
    return strlen(text) == len && zone_rule_read(text, out);
}

static bool read_block(struct reader *r, struct block *b)
{
    struct counts *c = &b->counts;

    if (!read_header(r, c) || c->leaps > 0) {
        return false; /* with leap seconds its times are of another kind */
    }
    b->times = take(r, c->times * 8);
    b->indices = take(r, c->times);
    b->types = take(r, c->types * TYPE_BYTES);
    return b->times && b->indices && b->types && take(r, tail_bytes(c, 8)) &&
           read_rule(r, &b->rule);
}

static bool read_offset(const struct block *b, size_t type, int *out)
{
    if (type >= b->counts.types) {
        return false;
    }
    const int32_t offset = (int32_t)number32(b->types + type * TYPE_BYTES);
    *out = (int)offset;
    return offset >= -ZONE_OFFSET_S_MAX && offset <= ZONE_OFFSET_S_MAX;
}

/* A table while it is filled. */
struct table {
    struct zone_change *changes;
    size_t count, room;
    int64_t last_s; /* of the file's own times, also old ones */
    int first_offset_s;
};

static int64_t year_s(int year)
{
    return calendar_days(year, 1, 1) * DAY_S;
}

/* Of those before the table begins only the last one counts. */
static bool add_times(struct table *t, const struct block *b)
{
    t->last_s = INT64_MIN;
    if (!read_offset(b, 0, &t->first_offset_s)) {
        return false;
    }
    for (size_t i = 0; i < b->counts.times; i++) {
        const int64_t at_s = number64(b->times + i * 8);
        int offset;
        if (!read_offset(b, b->indices[i], &offset) ||
            (i > 0 && at_s <= t->last_s)) {
            return false;
        }
        t->last_s = at_s;
        if (at_s < year_s(ZONE_YEAR_MIN)) {
            t->first_offset_s = offset;
        } else if (at_s < year_s(ZONE_YEAR_MAX + 1) && t->count < t->room) {
            t->changes[t->count++] = (struct zone_change){ at_s, offset };
        }
    }
    return true;
}

static void add_rule(struct table *t, const struct zone_rule *rule)
{
    struct zone_change changes[2];

    if (!rule->has_summer) {
        return; /* the file's last time leads there */
    }
    for (int year = ZONE_YEAR_MIN - 1; year <= ZONE_YEAR_MAX; year++) {
        zone_rule_changes(rule, year, changes);
        for (int i = 0; i < 2; i++) {
            if (changes[i].at_s <= t->last_s) {
                continue;
            }
            if (year < ZONE_YEAR_MIN) {
                t->first_offset_s = changes[i].offset_s;
            } else if (t->count < t->room) {
                t->changes[t->count++] = changes[i];
            }
        }
    }
}

/* A rule can be read whose summers overlap. */
static bool is_in_order(const struct table *t)
{
    for (size_t i = 1; i < t->count; i++) {
        if (t->changes[i].at_s < t->changes[i - 1].at_s) {
            return false;
        }
    }
    return true;
}

bool zone_parse(struct arena *arena, struct zone_bytes bytes, struct zone *out)
{
    struct reader r = { bytes.data, bytes.len };
    struct table t = { .room = ZONE_CHANGE_COUNT_MAX };
    struct block b = { 0 };
    const struct arena kept = *arena;

    *out = (struct zone){ 0 };
    if (!skip_old_block(&r) || !read_block(&r, &b)) {
        return false;
    }
    t.changes = arena_new(arena, struct zone_change, t.room);
    if (!t.changes || !add_times(&t, &b)) {
        *arena = kept;
        return false;
    }
    if (b.counts.times == 0 && !b.rule.has_summer) {
        t.first_offset_s = b.rule.standard_s;
    }
    add_rule(&t, &b.rule);
    if (!is_in_order(&t)) {
        *arena = kept;
        return false;
    }

    /* Give back what the table does not need. */
    arena->begin = (unsigned char *)(t.changes + t.count);
    *out = (struct zone){
        .first_offset_s = t.first_offset_s,
        .changes = t.changes,
        .count = t.count,
    };
    return true;
}

/* Nothing but a name below the folder: no dots, no slash in front. */
static bool is_name(const char *name)
{
    static const char signs[] = "abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-_/";
    const size_t len = strlen(name);

    return len > 0 && len <= ZONE_NAME_BYTES_MAX && name[0] != '/' &&
           strspn(name, signs) == len;
}

static size_t read_all(int fd, unsigned char *data, size_t room)
{
    size_t len = 0;
    ssize_t got;

    do {
        got = read(fd, data + len, room - len);
        len += got > 0 ? (size_t)got : 0;
    } while ((got > 0 && len < room) || (got < 0 && errno == EINTR));
    return got < 0 ? 0 : len;
}

bool zone_load(struct arena *arena, const char *name, struct zone *out)
{
    char path[PATH_BYTES_MAX];
    struct stat info;
    bool good = false;

    *out = (struct zone){ 0 };
    if (!is_name(name)) {
        return false;
    }
    (void)snprintf(path, sizeof(path), "%s/%s", folder, name);
    const int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    unsigned char *data = malloc(ZONE_FILE_BYTES_MAX);
    if (fd >= 0 && data && fstat(fd, &info) == 0 && S_ISREG(info.st_mode)) {
        const size_t len = read_all(fd, data, ZONE_FILE_BYTES_MAX);
        good = zone_parse(arena, (struct zone_bytes){ data, len }, out);
    }
    free(data);
    if (fd >= 0) {
        (void)close(fd);
    }
    return good;
}

bool zone_machine_has_any(void)
{
    return access(folder, X_OK) == 0;
}
