#include "clicker.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    HEX = 16,
    /* The kernel's numbers, from linux/input-event-codes.h. */
    CODE_F5 = 63,
    CODE_PAGE_DOWN = 109,
    WORDS_MAX = 32, /* of a mask of keys: 767 bits in the kernel */
    VENDOR_LOGITECH = 0x046d,
    PRODUCT_R400 = 0xc52d,
};

static const char name_r400[] = "Logitech R400";

/* All parts are in a device's name. */
static const struct {
    const char *parts[2];
    const char *name;
} names[] = {
    { { "R400", "" }, name_r400 },
    { { "R500", "" }, "Logitech R500" },
    { { "R700", "" }, "Logitech R700" },
    { { "R800", "" }, "Logitech R800" },
    { { "Spotlight", "" }, "Logitech Spotlight" },
    { { "Kensington", "PowerPointer" }, "Kensington PowerPointer" },
    { { "Kensington", "Presenter" }, "Kensington Presenter" },
};

/* A line of the text, without its end. */
struct line {
    const char *at;
    size_t len;
};

/* A device while its lines are read. */
struct device {
    unsigned vendor, product;
    const char *name;
    bool sends_pages, sends_start;
};

static bool contains(struct line line, const char *part)
{
    const size_t len = strlen(part);

    for (size_t i = 0; i + len <= line.len; i++) {
        if (memcmp(line.at + i, part, len) == 0) {
            return true;
        }
    }
    return false;
}

static bool begins(struct line line, const char *word)
{
    const size_t len = strlen(word);
    return line.len >= len && memcmp(line.at, word, len) == 0;
}

/* The number in base 16 after @p word; 0 without one. */
static unsigned number_after(struct line line, const char *word)
{
    const size_t len = strlen(word);
    unsigned value = 0;

    for (size_t i = 0; i + len <= line.len; i++) {
        if (memcmp(line.at + i, word, len) != 0) {
            continue;
        }
        for (size_t k = i + len; k < line.len && k < i + len + 4; k++) {
            const char digit[] = { line.at[k], '\0' };
            value = value * HEX + (unsigned)strtoul(digit, NULL, HEX);
        }
        return value;
    }
    return 0;
}

static const char *name_of(struct line line)
{
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (contains(line, names[i].parts[0]) &&
            contains(line, names[i].parts[1])) {
            return names[i].name;
        }
    }
    return NULL;
}

/* Words of a machine's long, the highest first. */
static bool has_code(struct line line, unsigned code)
{
    const unsigned bits = sizeof(unsigned long) * CHAR_BIT;
    unsigned long words[WORDS_MAX];
    size_t count = 0;
    const char *end = line.at + line.len;
    const char *at = memchr(line.at, '=', line.len);

    at = at ? at + 1 : end;
    while (at < end && count < WORDS_MAX) {
        char *after;
        words[count] = strtoul(at, &after, HEX);
        if (after == at || after > end) {
            break;
        }
        count++;
        at = after;
    }
    const size_t word = code / bits;
    return word < count && ((words[count - 1 - word] >> (code % bits)) & 1);
}

static void read_line(struct device *device, struct line line)
{
    if (begins(line, "I:")) {
        device->vendor = number_after(line, "Vendor=");
        device->product = number_after(line, "Product=");
    } else if (begins(line, "N:")) {
        device->name = name_of(line);
    } else if (begins(line, "B: KEY=")) {
        device->sends_pages = has_code(line, CODE_PAGE_DOWN);
        device->sends_start = has_code(line, CODE_F5);
    }
}

/* One clicker is several devices. */
static void add(struct clicker_devices *to, const char *name)
{
    for (size_t i = 0; i < to->count; i++) {
        if (strcmp(to->names[i], name) == 0) {
            return;
        }
    }
    if (to->count < CLICKER_DEVICES_MAX) {
        to->names[to->count++] = name;
    }
}

static void end_device(struct clicker_devices *to, const struct device *device)
{
    const bool r400 =
        device->vendor == VENDOR_LOGITECH && device->product == PRODUCT_R400;

    if (r400 || device->name) {
        add(to, r400 ? name_r400 : device->name);
    }
    /* Its start button is F5; where the system has made another key of it,
       which X does not know, the device no longer has an F5. */
    to->is_half_dead |= r400 && device->sends_pages && !device->sends_start;
}

struct clicker_devices clicker_devices_read(const char *text, size_t len)
{
    struct clicker_devices out = { .count = 0 };
    struct device device = { 0 };
    const char *end = text + len;

    while (text < end) {
        const char *stop = memchr(text, '\n', (size_t)(end - text));
        const struct line line = { text, (size_t)((stop ? stop : end) - text) };
        read_line(&device, line);
        if (line.len == 0) {
            end_device(&out, &device);
            device = (struct device){ 0 };
        }
        text += line.len + 1;
    }
    end_device(&out, &device);
    return out;
}

/* By keys. */

enum {
    SEEN_PAGES = 1,
    SEEN_ACROSS = 2,
    SEEN_DOWN = 4,
    SEEN_PERIOD = 8,
    SEEN_B = 16,
    SEEN_F5 = 32,
    SEEN_ESCAPE = 64,
    SEEN_TAB = 128,
    SEEN_AUDIO = 256,
    SEEN_OTHER = 512,
};

static const struct {
    int usage;
    unsigned bit;
} usages[] = {
    { KEY_PAGE_UP, SEEN_PAGES },
    { KEY_PAGE_DOWN, SEEN_PAGES },
    { KEY_LEFT, SEEN_ACROSS },
    { KEY_RIGHT, SEEN_ACROSS },
    { KEY_UP, SEEN_DOWN },
    { KEY_DOWN, SEEN_DOWN },
    { KEY_PERIOD, SEEN_PERIOD },
    { KEY_B, SEEN_B },
    { KEY_F5, SEEN_F5 },
    { KEY_ESCAPE, SEEN_ESCAPE },
    { KEY_TAB, SEEN_TAB },
    { KEY_AUDIO_NEXT, SEEN_AUDIO },
    { KEY_AUDIO_PREVIOUS, SEEN_AUDIO },
};

void clicker_keys_add(struct clicker_keys *keys, const struct key *key)
{
    for (size_t i = 0; i < sizeof(usages) / sizeof(usages[0]); i++) {
        if (usages[i].usage == key->usage && key->modifiers == 0) {
            keys->seen |= usages[i].bit;
            return;
        }
    }
    /* Chords and other keys are a keyboard's. */
    keys->seen |= SEEN_OTHER;
}

/* What must have come, and what may have come besides. */
static const struct {
    unsigned needed, allowed;
    const char *name;
} signs[] = {
    { SEEN_PAGES | SEEN_PERIOD, SEEN_F5 | SEEN_ESCAPE,
      "Logitech R400, R700, R800" },
    { SEEN_PAGES | SEEN_F5 | SEEN_ESCAPE, 0, "Logitech R400, R700, R800" },
    { SEEN_PAGES | SEEN_B, SEEN_F5, "Kensington Presenter" },
    { SEEN_ACROSS, 0, "Logitech Spotlight, R500" },
    { SEEN_DOWN | SEEN_TAB, 0, "Norwii N27" },
    { SEEN_AUDIO, 0, "Bluetooth headset" },
};

const char *clicker_from_keys(const struct clicker_keys *keys)
{
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
        const unsigned needed = signs[i].needed;
        if ((keys->seen & needed) == needed &&
            (keys->seen & ~(needed | signs[i].allowed)) == 0) {
            return signs[i].name;
        }
    }
    return NULL;
}
