#include "search_word.h"

#include <string.h>

#include "fold.h"
#include "utf8.h"

enum {
    GAP = ' ',
    LEFT_OUT = 0,
};

/* First and last of what is neither letter nor digit beyond ASCII: Latin-1's
   signs, general punctuation to arrows and pictures, Arabic and CJK marks,
   private use, and what is no character. */
static const struct {
    uint32_t first, last;
} gaps[] = {
    { 0x80, 0xBF },     { 0xD7, 0xD7 },     { 0xF7, 0xF7 },
    { 0x600, 0x61F },   { 0x66A, 0x66D },   { 0x6D4, 0x6D4 },
    { 0x2000, 0x2BFF }, { 0x3000, 0x303F }, { 0xE000, 0xF8FF },
    { 0xFE00, 0xFE0F }, { 0xFFF0, 0xFFFF },
};

static bool is_ascii_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool is_gap(uint32_t c)
{
    if (c < 0x80) {
        return !is_ascii_letter(c);
    }
    for (size_t i = 0; i < sizeof(gaps) / sizeof(gaps[0]); i++) {
        if (c >= gaps[i].first && c <= gaps[i].last) {
            return true;
        }
    }
    return c > UINT16_MAX;
}

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x2BC;
}

static bool is_cyrillic(uint32_t c)
{
    return c >= 0x400 && c <= 0x52F;
}

/* @param before  The letter before it in the same word; 0: none. */
static uint32_t letter_of(uint32_t c, uint32_t before)
{
    if (is_apostrophe(c)) {
        return is_cyrillic(before) ? LEFT_OUT : GAP;
    }
    const uint32_t folded = fold_character(c);
    return folded == 0 ? LEFT_OUT : is_gap(folded) ? GAP : folded;
}

struct word_reader word_reader_make(const char *text)
{
    return (struct word_reader){ .text = text, .len = strlen(text) };
}

/* One character of the text. */
struct step {
    uint32_t letter;
    size_t len;
};

static struct step step_at(const struct word_reader *r, uint32_t before)
{
    const unsigned char byte = (unsigned char)r->text[r->pos];
    uint32_t c;

    if (byte < 0x80 && byte != '\'') { /* most of what is read */
        const uint32_t lower =
            byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte;
        return (struct step){ is_ascii_letter(lower) ? lower : GAP, 1 };
    }
    const size_t len = utf8_decode(r->text + r->pos, r->len - r->pos, &c);

    return (struct step){ letter_of(c, before), len };
}

static void add_letter(struct word *w, uint32_t letter)
{
    if (w->count < WORD_LETTERS_MAX) {
        w->letters[w->count++] = (uint16_t)letter;
    }
}

bool word_next(struct word_reader *r, struct word *out)
{
    struct word w = { .count = 0 };
    uint32_t before = 0;

    while (r->pos < r->len) {
        const struct step step = step_at(r, before);
        if (step.letter == GAP && w.count > 0) {
            break;
        }
        if (step.letter != GAP && step.letter != LEFT_OUT) {
            w.start = w.count == 0 ? r->pos : w.start;
            add_letter(&w, step.letter);
            before = step.letter;
        }
        r->pos += step.len;
    }
    if (w.count == 0) {
        return false;
    }
    w.len = r->pos - w.start;
    *out = w;
    return true;
}

struct letters word_letters(const struct word *w)
{
    return (struct letters){ w->letters, w->count };
}

/* How many letters both begin with. */
static int common(struct letters a, struct letters b)
{
    const int most = a.count < b.count ? a.count : b.count;
    int i = 0;

    while (i < most && a.at[i] == b.at[i]) {
        i++;
    }
    return i;
}

static struct letters from(struct letters word, int first)
{
    const int skip = first < word.count ? first : word.count;
    return (struct letters){ word.at + skip, word.count - skip };
}

static bool begins(struct letters word, struct letters with)
{
    return with.count <= word.count && common(word, with) == with.count;
}

/* Where in the word it is, but for the start; 0: nowhere. */
static int find_inside(struct letters typed, struct letters word)
{
    for (int i = 1; i + typed.count <= word.count; i++) {
        if (begins(from(word, i), typed)) {
            return i;
        }
    }
    return 0;
}

static bool swapped(struct letters typed, struct letters word, int at)
{
    return at + 1 < typed.count && at + 1 < word.count &&
           typed.at[at] == word.at[at + 1] && typed.at[at + 1] == word.at[at];
}

/* Letters of the word that the typed one stands for; 0: more than a slip. */
static int slip_length(struct letters typed, struct letters word)
{
    const int at = common(typed, word);
    const struct letters rest = from(typed, at + 1);

    if (swapped(typed, word, at) &&
        begins(from(word, at + 2), from(typed, at + 2))) {
        return typed.count;
    }
    if (at < word.count && begins(from(word, at + 1), rest)) {
        return typed.count; /* another letter */
    }
    if (begins(from(word, at), rest)) {
        return typed.count - 1; /* one too many */
    }
    if (at < word.count && begins(from(word, at + 1), from(typed, at))) {
        return typed.count + 1; /* one too few */
    }
    return 0;
}

struct word_hit word_compare(struct letters typed, struct letters word)
{
    struct word_hit hit = { .match = WORD_OTHER };

    if (begins(word, typed)) {
        hit.match = word.count == typed.count ? WORD_EXACT : WORD_PREFIX;
        hit.count = typed.count;
        return hit;
    }
    if (typed.count >= WORD_INSIDE_MIN) {
        hit.from = find_inside(typed, word);
        hit.count = hit.from > 0 ? typed.count : 0;
        hit.match = hit.from > 0 ? WORD_INSIDE : WORD_OTHER;
    }
    if (hit.match == WORD_OTHER && typed.count >= WORD_SLIP_MIN) {
        hit.count = slip_length(typed, word);
        hit.match = hit.count > 0 ? WORD_SLIP : WORD_OTHER;
    }
    return hit;
}

uint64_t word_mask(struct letters word)
{
    uint64_t mask = 0;

    for (int i = 0; i < word.count; i++) {
        mask |= (uint64_t)1 << (word.at[i] % 64);
    }
    return mask;
}

bool word_may_match(uint64_t typed, int count, uint64_t word)
{
    const uint64_t missing = typed & ~word;
    const bool one = (missing & (missing - 1)) == 0;

    return missing == 0 || (one && count >= WORD_SLIP_MIN);
}

/* Over what is left out, to the start of the next letter. */
static size_t skip_letters(struct word_reader *r, size_t end, int count)
{
    uint32_t before = 0;

    while (r->pos < end) {
        const struct step step = step_at(r, before);
        if (step.letter != LEFT_OUT) {
            if (count-- == 0) {
                break;
            }
            before = step.letter;
        }
        r->pos += step.len;
    }
    return r->pos;
}

struct word_bytes word_hit_bytes(const char *text, const struct word *w,
                                 struct word_hit hit)
{
    struct word_reader r = word_reader_make(text);
    const size_t end = w->start + w->len;

    r.pos = w->start;
    const size_t start = skip_letters(&r, end, hit.from);
    const size_t stop = skip_letters(&r, end, hit.count);
    return (struct word_bytes){ start, stop - start };
}
