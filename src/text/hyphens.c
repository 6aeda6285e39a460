#include "hyphens.h"

#include <hyphen.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "log.h"
#include "utf8.h"

enum {
    PATH_BYTES_MAX = 1024,
    WORD_BYTES_MAX = HYPHEN_WORD_MAX * UTF8_BYTES_MAX,
    /* What libhyphen wants beyond the word. */
    MARKS_ROOM = 5,
};

/* The one table of languages that are divided. */
static const struct {
    const char *language;
    const char *file;
    const char *package;
} sources[] = {
    { "nl", "hyph_nl.dic", "hyphen-nl" },
    { "en", "hyph_en_GB.dic", "hyphen-en-gb" },
    { "fr", "hyph_fr.dic", "hyphen-fr" },
    { "uk", "hyph_uk.dic", "hyphen-uk" },
};

enum {
    SOURCE_COUNT = sizeof(sources) / sizeof(sources[0]),
    DUTCH = 0,
};

struct dictionary {
    HyphenDict *patterns; /* NULL: not read, or not there. */
    bool tried;
};

struct hyphens {
    const char *dir;
    struct dictionary dictionaries[SOURCE_COUNT];
};

/* The letters of a word, and where each stands in it. */
struct letters {
    uint32_t chars[HYPHEN_WORD_MAX]; /* In lower case. */
    size_t at[HYPHEN_WORD_MAX + 1];
    size_t count;
};

/* A word as its dictionary is written, and what the patterns say: an odd
   digit after a letter is a place to divide. */
struct pattern_word {
    char bytes[WORD_BYTES_MAX + 1];
    size_t len;
    char marks[WORD_BYTES_MAX + MARKS_ROOM];
    bool changes[HYPHEN_WORD_MAX]; /* Its spelling would have to change. */
};

struct hyphens *hyphens_create(const char *dir)
{
    struct hyphens *h = calloc(1, sizeof(*h));
    if (!h) {
        log_fatal_memory(sizeof(*h));
    }
    h->dir = dir;
    return h;
}

void hyphens_destroy(struct hyphens *h)
{
    if (!h) {
        return;
    }
    for (int i = 0; i < SOURCE_COUNT; i++) {
        if (h->dictionaries[i].patterns) {
            hnj_hyphen_free(h->dictionaries[i].patterns);
        }
    }
    free(h);
}

/* SOURCE_COUNT if the language is not divided. "nl-BE" is "nl". */
static int find_source(const char *language)
{
    const char *code = language ? language : "";
    const size_t len = strcspn(code, "-_");
    int i = 0;

    while (i < SOURCE_COUNT && (strlen(sources[i].language) != len ||
                                strncmp(sources[i].language, code, len) != 0)) {
        i++;
    }
    return i;
}

static HyphenDict *read_patterns(struct hyphens *h, int source)
{
    struct dictionary *d = &h->dictionaries[source];
    if (d->tried) {
        return d->patterns;
    }

    char path[PATH_BYTES_MAX];
    (void)snprintf(path, sizeof(path), "%s/%s", h->dir, sources[source].file);
    d->tried = true;
    d->patterns = hnj_hyphen_load(path);
    if (!d->patterns) {
        log_warning("words are not divided: %s cannot be read; it comes with "
                    "the Debian package %s",
                    path, sources[source].package);
    }
    return d->patterns;
}

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019 || c == 0x02BC;
}

static bool is_letter(uint32_t c)
{
    return char_script(c) != SCRIPT_COMMON && !char_is_mark(c) &&
           !char_is_dropped(c) && !char_is_space(c);
}

/* False if @p word has no letters, or signs between them. */
static bool read_letters(struct span word, struct letters *out)
{
    bool ended = false;

    out->count = 0;
    for (size_t pos = 0; pos < word.len;) {
        uint32_t c;
        const size_t n = utf8_decode(word.text + pos, word.len - pos, &c);
        const bool inside = is_letter(c) || is_apostrophe(c);
        if (!inside && (char_is_digit(c) || char_is_mark(c))) {
            return false;
        }
        if (inside && (ended || out->count == HYPHEN_WORD_MAX)) {
            return false;
        }
        if (inside && (out->count > 0 || is_letter(c))) {
            out->chars[out->count] = is_apostrophe(c) ? '\'' : char_lower(c);
            out->at[out->count++] = pos;
        }
        ended = ended || (!inside && out->count > 0);
        pos += n;
    }
    return out->count > 0;
}

/* Into another encoding of one byte a letter. */
static bool convert(struct pattern_word *word, const char *encoding,
                    size_t letters)
{
    char from[WORD_BYTES_MAX];
    char *in = from;
    char *out = word->bytes;
    size_t in_left = word->len;
    size_t out_left = WORD_BYTES_MAX;

    const iconv_t state = iconv_open(encoding, "UTF-8");
    /* iconv's own way of saying no: iconv_open(3). */
    if (state == (iconv_t)-1) { // NOLINT(performance-no-int-to-ptr)
        return false;
    }
    memcpy(from, word->bytes, word->len);
    const bool done = iconv(state, &in, &in_left, &out, &out_left) == 0;
    (void)iconv_close(state);
    word->len = WORD_BYTES_MAX - out_left;
    return done && word->len == letters;
}

/* False if @p letters cannot be written in the encoding of @p dict. */
static bool encode(const HyphenDict *dict, const struct letters *letters,
                   struct pattern_word *out)
{
    out->len = 0;
    for (size_t i = 0; i < letters->count; i++) {
        out->len += utf8_encode(letters->chars[i], out->bytes + out->len);
    }
    if (!dict->utf8 && !convert(out, dict->cset, letters->count)) {
        return false;
    }
    out->bytes[out->len] = '\0';
    return true;
}

/* Lists that libhyphen made; the strings in them are its own, too. */
static void free_changes(char **texts, int *places, int *cuts, size_t len)
{
    for (size_t i = 0; texts && i < len; i++) {
        free(texts[i]);
    }
    free((void *)texts);
    free(places);
    free(cuts);
}

static bool match_patterns(HyphenDict *dict, struct pattern_word *word,
                           size_t letters)
{
    const int len = (int)word->len;
    const int least = HYPHEN_LETTERS_MIN;
    char **texts = NULL;
    int *places = NULL;
    int *cuts = NULL;

    const int failed =
        hnj_hyphen_hyphenate3(dict, word->bytes, len, word->marks, NULL, &texts,
                              &places, &cuts, least, least, 0, 0);
    for (size_t i = 0; i < letters; i++) {
        word->changes[i] = texts && texts[i];
    }
    free_changes(texts, places, cuts, word->len);
    return failed == 0;
}

static size_t count_letters(const struct letters *l, size_t first, size_t end)
{
    size_t count = 0;
    for (size_t i = first; i < end; i++) {
        count += l->chars[i] == '\'' ? 0 : 1;
    }
    return count;
}

static bool has_trema(uint32_t c)
{
    return c == 0x00E4 || c == 0x00EB || c == 0x00EF || c == 0x00F6 ||
           c == 0x00FC;
}

/* Beginnings that the Dutch patterns divide wrongly: Oek-raine. */
static const char *const dutch_wholes[] = { "oekra" };

static bool is_in_whole(const struct letters *l, size_t i)
{
    for (size_t k = 0; k < sizeof(dutch_wholes) / sizeof(char *); k++) {
        const char *whole = dutch_wholes[k];
        size_t same = 0;
        while (same < l->count && whole[same] != '\0' &&
               l->chars[same] == (unsigned char)whole[same]) {
            same++;
        }
        if (whole[same] == '\0' && i < same) {
            return true;
        }
    }
    return false;
}

static bool dutch_may_divide(const struct letters *l, size_t i)
{
    return !has_trema(l->chars[i]) && !is_in_whole(l, i);
}

/* The rules of the house, for a division before letter @p i. */
static bool may_divide(const struct letters *l, size_t i, int source)
{
    return count_letters(l, 0, i) >= HYPHEN_LETTERS_MIN &&
           count_letters(l, i, l->count) >= HYPHEN_LETTERS_MIN &&
           l->chars[i] != '\'' && l->chars[i - 1] != '\'' &&
           (source != DUTCH || dutch_may_divide(l, i));
}

size_t hyphens_find(struct hyphens *h, const char *language, struct span word,
                    size_t cuts[HYPHEN_WORD_MAX])
{
    struct letters letters;
    struct pattern_word pattern;
    const int source = find_source(language);
    if (source == SOURCE_COUNT || !read_letters(word, &letters)) {
        return 0;
    }
    HyphenDict *dict = read_patterns(h, source);
    if (!dict || !encode(dict, &letters, &pattern) ||
        !match_patterns(dict, &pattern, letters.count)) {
        return 0;
    }

    size_t count = 0;
    for (size_t i = 1; i < letters.count; i++) {
        const bool odd = (pattern.marks[i - 1] - '0') % 2 != 0;
        if (odd && !pattern.changes[i - 1] && may_divide(&letters, i, source)) {
            cuts[count++] = letters.at[i];
        }
    }
    return count;
}
