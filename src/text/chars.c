#include "chars.h"

#include "utf8.h"

struct range {
    uint32_t first, last;
};

/* Mn and Me of the blocks that the fonts hold. Source: UnicodeData 15. */
static const struct range marks[] = {
    { 0x0300, 0x036F }, { 0x0483, 0x0489 }, { 0x0610, 0x061A },
    { 0x064B, 0x065F }, { 0x0670, 0x0670 }, { 0x06D6, 0x06DC },
    { 0x06DF, 0x06E4 }, { 0x06E7, 0x06E8 }, { 0x06EA, 0x06ED },
    { 0x08D3, 0x08E1 }, { 0x08E3, 0x08FF }, { 0x1AB0, 0x1AFF },
    { 0x1DC0, 0x1DFF }, { 0x20D0, 0x20FF }, { 0xFE00, 0xFE0F },
    { 0xFE20, 0xFE2F },
};

/* Format characters without ink, besides the two joiners. */
static const struct range dropped[] = {
    { 0x0000, 0x001F }, { 0x007F, 0x009F }, { 0x00AD, 0x00AD },
    { 0x061C, 0x061C }, { 0x200B, 0x200B }, { 0x200E, 0x200F },
    { 0x2028, 0x202E }, { 0x2060, 0x206F }, { 0xFEFF, 0xFEFF },
};

/* Hebrew, Arabic, Syriac and their presentation forms. */
static const struct range rtl[] = {
    { 0x0590, 0x065F },   { 0x066A, 0x06EF }, { 0x06FA, 0x08FF },
    { 0xFB1D, 0xFDFF },   { 0xFE70, 0xFEFE }, { 0x10800, 0x10FFF },
    { 0x1E800, 0x1EFFF },
};

/* Signs that take the direction of what is around them. */
static const struct range neutral[] = {
    { 0x0000, 0x002F }, { 0x003A, 0x0040 }, { 0x005B, 0x0060 },
    { 0x007B, 0x00A9 }, { 0x00AB, 0x00B4 }, { 0x00B6, 0x00B9 },
    { 0x00BB, 0x00BF }, { 0x00D7, 0x00D7 }, { 0x00F7, 0x00F7 },
    { 0x2000, 0x206F }, { 0x20A0, 0x20CF }, { 0x2190, 0x2BFF },
    { 0x2E00, 0x2E7F }, { 0x3000, 0x3020 },
};

static const struct range spaces[] = {
    { 0x0020, 0x0020 }, { 0x00A0, 0x00A0 }, { 0x2000, 0x200A },
    { 0x202F, 0x202F }, { 0x205F, 0x205F }, { 0x3000, 0x3000 },
};

static bool is_in(const struct range *ranges, size_t count, uint32_t c)
{
    for (size_t i = 0; i < count && ranges[i].first <= c; i++) {
        if (c <= ranges[i].last) {
            return true;
        }
    }
    return false;
}

#define IS_IN(ranges, c) \
    is_in((ranges), sizeof(ranges) / sizeof((ranges)[0]), (c))

static bool is_between(uint32_t c, uint32_t first, uint32_t last)
{
    return first <= c && c <= last;
}

enum char_dir char_direction(uint32_t c)
{
    if (IS_IN(neutral, c)) {
        return CHAR_NEUTRAL;
    }
    return IS_IN(rtl, c) ? CHAR_RTL : CHAR_LTR;
}

enum char_script char_script(uint32_t c)
{
    if (char_is_digit(c) || char_direction(c) == CHAR_NEUTRAL) {
        return SCRIPT_COMMON;
    }
    if (is_between(c, 0x0370, 0x03FF) || is_between(c, 0x1F00, 0x1FFF)) {
        return SCRIPT_GREEK;
    }
    if (is_between(c, 0x0400, 0x052F) || is_between(c, 0x1C80, 0x1C8F) ||
        is_between(c, 0x2DE0, 0x2DFF) || is_between(c, 0xA640, 0xA69F)) {
        return SCRIPT_CYRILLIC;
    }
    return char_direction(c) == CHAR_RTL ? SCRIPT_ARABIC : SCRIPT_LATIN;
}

bool char_is_dropped(uint32_t c)
{
    return IS_IN(dropped, c);
}

bool char_is_space(uint32_t c)
{
    return IS_IN(spaces, c);
}

bool char_is_mark(uint32_t c)
{
    return c >= 0x0300 && (IS_IN(marks, c) || char_is_joiner(c));
}

bool char_is_joiner(uint32_t c)
{
    return c == 0x200C || c == 0x200D;
}

bool char_is_digit(uint32_t c)
{
    return is_between(c, '0', '9') || is_between(c, 0x0660, 0x0669) ||
           is_between(c, 0x06F0, 0x06F9);
}

/* Blocks in which a capital stands right before its small letter. */
static bool is_in_pairs(uint32_t c, bool *odd_first)
{
    *odd_first = is_between(c, 0x0139, 0x0148) || is_between(c, 0x0179, 0x017E);
    return *odd_first || is_between(c, 0x0100, 0x0137) ||
           is_between(c, 0x014A, 0x0177) || is_between(c, 0x0460, 0x0481) ||
           is_between(c, 0x048A, 0x04BF) || is_between(c, 0x04D0, 0x052F);
}

uint32_t char_lower(uint32_t c)
{
    bool odd_first;

    if (is_between(c, 'A', 'Z') || is_between(c, 0x0410, 0x042F) ||
        (is_between(c, 0x00C0, 0x00DE) && c != 0x00D7)) {
        return c + 0x20;
    }
    if (is_between(c, 0x0400, 0x040F)) {
        return c + 0x50;
    }
    if (c == 0x0178) {
        return 0x00FF;
    }
    return is_in_pairs(c, &odd_first) && (c % 2 == 1) == odd_first ? c + 1 : c;
}

size_t cluster_len(struct span text)
{
    size_t pos = 0;

    while (pos < text.len && pos + UTF8_BYTES_MAX <= CLUSTER_BYTES_MAX) {
        uint32_t c;
        const size_t n = utf8_decode(text.text + pos, text.len - pos, &c);
        if (pos > 0 && !char_is_mark(c)) {
            break;
        }
        pos += n;
    }
    return pos;
}

struct span span_from(struct span text, size_t pos)
{
    return (struct span){ .text = text.text + pos, .len = text.len - pos };
}

bool chars_have_rtl(struct span text)
{
    for (size_t pos = 0; pos < text.len;) {
        uint32_t c;
        pos += utf8_decode(text.text + pos, text.len - pos, &c);
        if (char_direction(c) == CHAR_RTL) {
            return true;
        }
    }
    return false;
}
