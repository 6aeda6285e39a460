/**
 * @file
 * A disk whose power was cut: what the machine wrote, less what the disk had
 * not yet been told to keep.
 *
 *     disk IMAGE LOG SEED
 *
 * LOG is what QEMU's filter `blklogwrites` wrote while the machine ran on
 * IMAGE, which itself was not touched. All writes up to the last flush are
 * done to IMAGE. Of those after it a disk with a cache of its own may have
 * kept any: each block of 4,096 bytes, which disks write whole and which file
 * systems trust them to, is kept or lost by a coin thrown from SEED. Says how
 * many sectors were kept and lost.
 *
 * The form of LOG is that of the kernel's dm-log-writes: sectors of 512 bytes,
 * first one that describes the log, then for each write one that describes it
 * and the sectors that were written. Writes are logged side by side: if the
 * power went while an earlier one was missing, what follows cannot be read, and
 * IMAGE stays as it was; the status is 3 then.
 */

#include <endian.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    SECTOR_BYTES = 512,
    BLOCK_SECTORS = 8,
    FLAG_FLUSH = 1,
    FLAG_FUA = 2,
    FLAG_DISCARD = 4,
    EXIT_USAGE = 2,
    EXIT_HOLE = 3,
};

static const uint64_t log_magic = 0x6a736677736872;

struct replay {
    FILE *log;
    FILE *image;
    long long last_flush; /* its place in the log, in writes */
    uint64_t coins;
    long kept_count;
    long lost_count;
};

struct entry {
    uint64_t first_sector;
    uint64_t sector_count;
    uint64_t flags;
};

static void fail(const char *what)
{
    perror(what);
    exit(EXIT_FAILURE);
}

/* Marsaglia's xorshift64: the same seed cuts at the same bytes. */
static bool throw_coin(struct replay *r)
{
    r->coins ^= r->coins << 13;
    r->coins ^= r->coins >> 7;
    r->coins ^= r->coins << 17;
    return (r->coins >> 32 & 1) != 0;
}

static uint64_t number_at(const unsigned char *sector, size_t idx)
{
    uint64_t value;

    memcpy(&value, sector + idx * sizeof(value), sizeof(value));
    return le64toh(value);
}

/* @return false at the end of the log, also at one that was cut. */
static bool next_entry(struct replay *r, struct entry *out)
{
    unsigned char sector[SECTOR_BYTES];

    if (fread(sector, sizeof(sector), 1, r->log) != 1) {
        return false;
    }
    *out = (struct entry){
        .first_sector = number_at(sector, 0),
        .sector_count = number_at(sector, 1),
        .flags = number_at(sector, 2),
    };
    return out->sector_count > 0 || out->flags != 0;
}

static bool has_data(const struct entry *entry)
{
    return (entry->flags & FLAG_DISCARD) == 0;
}

static void open_log(struct replay *r)
{
    unsigned char sector[SECTOR_BYTES];

    rewind(r->log);
    if (fread(sector, sizeof(sector), 1, r->log) != 1 ||
        number_at(sector, 0) != log_magic) {
        (void)fputs("the log is none\n", stderr);
        exit(EXIT_FAILURE);
    }
}

static void find_last_flush(struct replay *r)
{
    struct entry entry;

    open_log(r);
    r->last_flush = -1;
    for (long long idx = 0; next_entry(r, &entry); idx++) {
        if (entry.flags & FLAG_FLUSH) {
            r->last_flush = idx;
        }
        const long bytes = (long)entry.sector_count * SECTOR_BYTES;
        if (has_data(&entry) && fseek(r->log, bytes, SEEK_CUR) != 0) {
            fail("the log");
        }
    }
    if (fgetc(r->log) != EOF) {
        (void)fputs("the log has a hole\n", stderr);
        exit(EXIT_HOLE);
    }
}

/* @return false where the log ends within the sectors. */
static bool copy_sectors(struct replay *r, const struct entry *entry, bool sure)
{
    unsigned char sector[SECTOR_BYTES];
    bool keep = true;

    for (uint64_t i = 0; i < entry->sector_count; i++) {
        const uint64_t to = entry->first_sector + i;
        if (fread(sector, sizeof(sector), 1, r->log) != 1) {
            return false;
        }
        if (!sure && (i == 0 || to % BLOCK_SECTORS == 0)) {
            keep = throw_coin(r);
        }
        if (!keep) {
            r->lost_count++;
            continue;
        }
        const long at = (long)to * SECTOR_BYTES;
        if (fseek(r->image, at, SEEK_SET) != 0 ||
            fwrite(sector, sizeof(sector), 1, r->image) != 1) {
            fail("the image");
        }
        r->kept_count++;
    }
    return true;
}

static void apply(struct replay *r)
{
    struct entry entry;
    bool more = true;

    open_log(r);
    for (long long idx = 0; more && next_entry(r, &entry); idx++) {
        const bool sure = idx <= r->last_flush || (entry.flags & FLAG_FUA) != 0;
        more = !has_data(&entry) || copy_sectors(r, &entry, sure);
    }
}

int main(int argc, char **argv)
{
    struct replay r = { 0 };

    if (argc != 4) {
        (void)fputs("usage: disk IMAGE LOG SEED\n", stderr);
        return EXIT_USAGE;
    }
    r.image = fopen(argv[1], "r+b");
    r.log = fopen(argv[2], "rb");
    r.coins = strtoull(argv[3], NULL, 10) * 2 + 1; /* never 0 */
    if (!r.image || !r.log) {
        fail("open");
    }
    find_last_flush(&r);
    apply(&r);
    if (fclose(r.image) != 0) {
        fail("the image");
    }
    (void)fclose(r.log);
    (void)printf("%ld sectors kept, %ld lost\n", r.kept_count, r.lost_count);
    return EXIT_SUCCESS;
}
