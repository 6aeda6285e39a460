#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "search.h"
#include "search_word.h"
#include "utf8.h"

enum {
    TEXT_BYTES_MAX = 512,
};

/* Words with bars between them. */
static void read_words(const char *text, char *out)
{
    struct word_reader r = word_reader_make(text);
    struct word w;
    size_t len = 0;

    while (word_next(&r, &w)) {
        if (len > 0) {
            out[len++] = '|';
        }
        for (int i = 0; i < w.count; i++) {
            len += utf8_encode(w.letters[i], out + len);
        }
    }
    out[len] = '\0';
}

static const struct {
    const char *label, *text, *want;
} readings[] = {
    { "nothing", "", "" },
    { "only blanks", "   \t ", "" },
    { "only emoji", "😀 🌍👍🏽", "" },
    { "emoji between", "water😀beira", "water|beira" },
    { "accents", "Oekraïne, Één côté", "oekraine|een|cote" },
    { "a hyphen, a quote, a slash", "city-link “A/B”", "city|link|a|b" },
    { "an apostrophe parts Latin", "collega’s d'eau", "collega|s|d|eau" },
    { "but not Ukrainian", "здоров’я, м'ята сімʼя", "здоровя|мята|сімя" },
    { "Ukrainian neighbours", "Кривий Ріг, Ґудзь, Їжа",
      "кривии|ріг|гудзь|іжа" },
    { "Arabic", "أوكرانيا، مُـحَمَّد مدرسة", "اوكرانيا|محمد|مدرسه" },
    { "a soft hyphen", "kennis\u00ADdeling", "kennisdeling" },
    { "digits", "٢٠٣٠ and 11", "2030|and|11" },
    { "mixed directions", "\u202Bمياه\u202C water", "مياه|water" },
    { "broken UTF-8", "wa\xC3 ter\xFF", "wa|ter" },
    { "a word that is too long", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|b" },
};

static void test_readings(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(readings) / sizeof(readings[0]); i++) {
        char got[TEXT_BYTES_MAX];

        read_words(readings[i].text, got);
        if (strcmp(got, readings[i].want) != 0) {
            fail_msg("%s: \"%s\"", readings[i].label, got);
        }
    }
}

static struct word one(const char *text)
{
    struct word_reader r = word_reader_make(text);
    struct word w = { .count = 0 };

    assert_true(word_next(&r, &w));
    return w;
}

static const struct {
    const char *typed, *word;
    enum word_match want;
} pairs[] = {
    { "water", "water", WORD_EXACT },
    { "WATER", "wáter", WORD_EXACT },
    { "w", "water", WORD_PREFIX },
    { "wat", "water", WORD_PREFIX },
    { "water", "drinkwater", WORD_INSIDE },
    { "at", "water", WORD_OTHER }, /* too short to be found inside */
    { "oekraine", "Oekraïne", WORD_EXACT },
    { "oekrine", "Oekraïne", WORD_SLIP },   /* one too few */
    { "oekrraine", "Oekraïne", WORD_SLIP }, /* one too many */
    { "oekreine", "Oekraïne", WORD_SLIP },  /* another */
    { "okeraine", "Oekraïne", WORD_SLIP },  /* two changed places */
    { "aekraine", "Oekraïne", WORD_SLIP },  /* the first */
    { "oekrainu", "Oekraïne", WORD_SLIP },  /* the last */
    { "oekra", "Oekraïne", WORD_PREFIX },
    { "okrai", "Oekraïne", WORD_SLIP },    /* and unfinished */
    { "okreine", "Oekraïne", WORD_OTHER }, /* two slips */
    { "watr", "water", WORD_OTHER },       /* four letters forgive nothing */
    { "waterx", "water", WORD_SLIP },
    { "waterxy", "water", WORD_OTHER },
    { "україна", "Україна", WORD_EXACT },
    { "украіна", "Україна", WORD_EXACT },
    { "криви", "Кривий", WORD_PREFIX },
    { "اوكرانيا", "أوكرانيا", WORD_EXACT },
    { "مياه", "المياه", WORD_INSIDE },
    { "مدرسه", "مدرسة", WORD_EXACT },
    { "вода", "water", WORD_OTHER },
};

static void test_pairs(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        const struct word typed = one(pairs[i].typed);
        const struct word word = one(pairs[i].word);
        const struct letters a = word_letters(&typed);
        const struct letters b = word_letters(&word);
        const struct word_hit hit = word_compare(a, b);

        if (hit.match != pairs[i].want) {
            fail_msg("%s, %s: %d", pairs[i].typed, pairs[i].word, hit.match);
        }
        if (hit.match != WORD_OTHER &&
            !word_may_match(word_mask(a), a.count, word_mask(b))) {
            fail_msg("%s, %s: the masks say no", pairs[i].typed, pairs[i].word);
        }
    }
}

/* Every way to slip once, at every place of a word. */
static void test_every_slip(void **state)
{
    const struct word word = one("gemeente");
    (void)state;

    for (int at = 0; at < word.count; at++) {
        struct word few = word;
        struct word many = word;
        struct word other = word;
        struct word swapped = word;

        memmove(few.letters + at, few.letters + at + 1,
                sizeof(few.letters[0]) * (size_t)(few.count - at - 1));
        few.count--;
        memmove(many.letters + at + 1, many.letters + at,
                sizeof(many.letters[0]) * (size_t)(many.count - at));
        many.letters[at] = 'z';
        many.count++;
        other.letters[at] = 'z';
        if (at > 0) {
            swapped.letters[at] = word.letters[at - 1];
            swapped.letters[at - 1] = word.letters[at];
        }
        const struct word *const slips[] = { &few, &many, &other, &swapped };
        for (size_t i = 0; i < 4; i++) {
            const enum word_match match =
                word_compare(word_letters(slips[i]), word_letters(&word)).match;
            if (match == WORD_OTHER) {
                fail_msg("slip %zu at letter %d is not forgiven", i, at);
            }
        }
    }
}

static const struct {
    const char *query, *text, *want;
} marks[] = {
    { "water", "Schoon water en sanitair", "Schoon [water] en sanitair" },
    { "wat", "Leven in het water", "Leven in het [wat]er" },
    { "water", "Schoner drinkwater", "Schoner drink[water]" },
    { "oekraine", "In Oekraïne, en Oekraïense",
      "In [Oekraïne], en [Oekraïen]se" },
    { "een", "Één en e\u0301e\u0301n", "[Één] en [e\u0301e\u0301n]" },
    { "schoon water", "Water is schoon", "[Water] is [schoon]" },
    { "мята", "Свіжа м’ята", "Свіжа [м’ята]" },
    { "дол", "долмен", "[дол]мен" },
    { "مياه", "بيرا تصدّ المياه", "بيرا تصدّ [المياه]" },
    { "beira", "Varna", "Varna" },
    { "", "Varna", "Varna" },
    { "  😀", "Varna", "Varna" },
    { "deling", "kennis\u00ADdeling", "kennis\u00AD[deling]" },
};

static void mark(const char *query, const char *text, char *out)
{
    struct search_mark found[SEARCH_MARKS_MAX];
    const size_t count = search_marks(query, text, found);
    size_t at = 0;
    size_t len = 0;

    for (size_t i = 0; i < count; i++) {
        len += (size_t)sprintf(out + len, "%.*s[%.*s]",
                               (int)(found[i].start - at), text + at,
                               (int)found[i].len, text + found[i].start);
        at = found[i].start + found[i].len;
    }
    (void)sprintf(out + len, "%s", text + at);
}

static void test_marks(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        char got[TEXT_BYTES_MAX];

        mark(marks[i].query, marks[i].text, got);
        if (strcmp(got, marks[i].want) != 0) {
            fail_msg("%s: \"%s\"", marks[i].query, got);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_readings),
        cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_every_slip),
        cmocka_unit_test(test_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
