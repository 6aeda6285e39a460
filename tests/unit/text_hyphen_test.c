/* Dividing words: the dictionaries with the rules of the house, and the
   lines that come of it. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena.h"
#include "hyphens.h"
#include "state.h"
#include "text.h"

enum {
    WORD_BYTES_MAX = 512,
    ARENA_BYTES = 16 * 1024 * 1024,
};

/* Reading the French dictionary, libhyphen loses 130 bytes of its own, once;
   dividing loses none. Read by the leak check, if there is one. */
const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void)
{
    return "leak:libhyphen";
}

static const char *const dictionaries = "/usr/share/hyphen";

/* The word with = at each division. */
static void divide(struct hyphens *h, const char *language, const char *word,
                   char out[WORD_BYTES_MAX])
{
    size_t cuts[HYPHEN_WORD_MAX];
    const size_t len = strlen(word);
    const size_t count =
        hyphens_find(h, language, (struct span){ word, len }, cuts);
    size_t next = 0;
    char *to = out;

    for (size_t i = 0; i < len; i++) {
        if (next < count && cuts[next] == i) {
            *to++ = '=';
            next++;
        }
        *to++ = word[i];
    }
    *to = '\0';
    assert_int_equal(next, count);
}

static const struct {
    const char *language;
    const char *word;
    const char *want;
} words[] = {
    /* What the patterns say; the first and last divisions are out where two
       letters would stand alone. */
    { "nl", "ontwikkelingssamenwerking", "ont=wik=ke=lings=sa=men=wer=king" },
    { "nl", "duurzaamheidsdoelen", "duur=zaam=heids=doe=len" },
    { "nl", "verantwoordelijkheid", "ver=ant=woor=de=lijk=heid" },
    { "nl", "samenwerkingsverbanden", "samen=wer=kings=ver=ban=den" },
    { "nl", "gemeentebestuurders", "gemeen=te=be=stuur=ders" },
    { "nl", "kwaliteitsonderwijs", "kwa=li=teits=on=der=wijs" },
    { "nl", "Samenwerkingsverbanden", "Samen=wer=kings=ver=ban=den" },
    { "nl", "DUURZAAMHEID", "DUUR=ZAAM=HEID" },
    { "nl", "(duurzaamheidsdoelen),", "(duur=zaam=heids=doe=len)," },
    { "nl-BE", "duurzaamheid", "duur=zaam=heid" },
    /* Never before a trema, and right behind one. */
    { "nl", "Oekra\u00EFne", "Oekra\u00EFne" },
    { "nl", "Oekra\u00EFense", "Oekra\u00EFense" },
    { "nl", "be\u00EBindigen", "be\u00EBin=di=gen" },
    { "nl", "co\u00F6rdinatiecentrum", "co\u00F6r=di=na=tie=cen=trum" },
    { "nl", "financi\u00EBle", "finan=ci\u00EBle" },
    /* No two letters alone. */
    { "nl", "doelen", "doe=len" },
    { "nl", "haven", "haven" },
    { "nl", "vrede", "vrede" },
    /* Addresses, numbers, signs inside. */
    { "nl", "duurzaamheid.nl", "duurzaamheid.nl" },
    { "nl", "duurzaamheid2030", "duurzaamheid2030" },
    { "nl", "", "" },
    { "nl", "...", "..." },
    { "en", "international", "inter=na=tional" },
    { "en", "sustainability", "sus=tain=ab=il=ity" },
    { "fr", "d\u00E9veloppement", "d\u00E9ve=lop=pe=ment" },
    { "fr", "l\u2019intercommunalit\u00E9",
      "l\u2019in=ter=com=mu=na=lit\u00E9" },
    { "uk", "співробітництво", "спів=робі=т=ни=цтво" },
    { "uk", "ОБ'ЄДНАННЯ", "ОБ'ЄДНА=ННЯ" },
    { "uk", "ґрунтознавство", "ґрунто=знавство" },
    { "ar", "\u0627\u0644\u0645\u062F\u0646",
      "\u0627\u0644\u0645\u062F\u0646" },
    { "nl", "\u0434\u0443\u0436\u0435", "\u0434\u0443\u0436\u0435" },
    { "xx", "duurzaamheid", "duurzaamheid" },
    { NULL, "duurzaamheid", "duurzaamheid" },
};

static void test_words(void **state)
{
    (void)state;
    struct hyphens *h = hyphens_create(dictionaries);

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        char got[WORD_BYTES_MAX];
        divide(h, words[i].language, words[i].word, got);
        if (strcmp(got, words[i].want) != 0) {
            fail_msg("%s: got '%s', want '%s'", words[i].word, got,
                     words[i].want);
        }
    }
    hyphens_destroy(h);
}

/* A word of many pieces of a pattern, and one beyond the limit. */
static void test_long_words(void **state)
{
    (void)state;
    struct hyphens *h = hyphens_create(dictionaries);
    char word[WORD_BYTES_MAX];
    size_t cuts[HYPHEN_WORD_MAX];

    for (size_t len = 0; len < sizeof(word); len++) {
        word[len] = "samenwerking"[len % 12];
        const struct span text = { word, len };
        const size_t count = hyphens_find(h, "nl", text, cuts);
        assert_true(len <= HYPHEN_WORD_MAX || count == 0);
        for (size_t i = 0; i < count; i++) {
            assert_in_range(cuts[i], i == 0 ? 3 : cuts[i - 1] + 1, len - 3);
        }
    }
    hyphens_destroy(h);
}

/* What is said on standard error by two words of a missing dictionary. */
static void test_missing_dictionary(void **state)
{
    (void)state;
    struct hyphens *h = hyphens_create("/nowhere");
    size_t cuts[HYPHEN_WORD_MAX];
    const struct span word = { "duurzaamheid", 12 };
    char said[512];
    FILE *file = tmpfile();
    assert_non_null(file);
    (void)fflush(stderr);
    const int saved = dup(STDERR_FILENO);
    assert_true(dup2(fileno(file), STDERR_FILENO) >= 0);

    const size_t first = hyphens_find(h, "nl", word, cuts);
    const size_t second = hyphens_find(h, "nl", word, cuts);

    (void)fflush(stderr);
    (void)dup2(saved, STDERR_FILENO);
    (void)close(saved);
    rewind(file);
    said[fread(said, 1, sizeof(said) - 1, file)] = '\0';
    (void)fclose(file);
    assert_int_equal(first + second, 0);
    assert_non_null(strstr(said, "/nowhere/hyph_nl.dic"));
    assert_non_null(strstr(said, "hyphen-nl"));
    assert_ptr_equal(strchr(said, '\n'), said + strlen(said) - 1);
    hyphens_destroy(h);
}

/* Lines with / after each, ! if clipped. At 28 px a letter is about 15. */
static const struct {
    const char *label;
    const char *language;
    const char *text;
    int width_px;
    bool balanced;
    const char *want;
} layouts[] = {
    { "fits on a line of its own", "nl", "voor duurzaamheid", 190, false,
      "voor/duurzaamheid/" },
    { "wider than the box", "nl", "voor duurzaamheidsdoelen nu", 220, false,
      "voor duurzaam-/heidsdoelen nu/" },
    { "the rest of the line holds a part", "nl", "een samenwerkingsverband",
      250, false, "een samenwer-/kingsverband/" },
    { "the rest of the line holds no part", "nl", "iets als ontwikkelingen",
      170, false, "iets als ont-/wikkelingen/" },
    { "no language", NULL, "duurzaamheidsdoelen", 200, false,
      "duurzaamheid/sdoelen/!" },
    { "not in a heading", "nl", "duurzaamheidsdoelen", 200, true,
      "duurzaamheid/sdoelen/!" },
    { "a heading at its soft hyphens", "nl", "duurzaamheids\u00ADdoelen", 240,
      true, "duurzaamheids-/doelen/" },
    { "not two in a row", "nl", "samenwerkingsverbanden duurzaamheidsdoelen",
      220, false, "samenwerkings-/verbanden/duurzaamheids-/doelen/" },
    { "three lines are reported", "nl", "samenwerkingsverbanden", 110, false,
      "samen-/wer-/kings-/verban-/den/!" },
    { "soft hyphens are the author's", "nl", "duur\u00ADzaam\u00ADheid", 90,
      false, "duur-/zaam-/heid/" },
    { "Arabic never", "ar", "والمستوطنات", 100, false, NULL },
};

static void trace_block(char *trace, const struct text_block *block)
{
    trace[0] = '\0';
    for (size_t i = 0; i < block->line_count; i++) {
        for (size_t s = 0; s < block->lines[i].segment_count; s++) {
            (void)strcat(trace, block->lines[i].segments[s].text);
        }
        (void)strcat(trace, "/");
    }
    (void)strcat(trace, block->clipped ? "!" : "");
    assert_true(strlen(trace) < WORD_BYTES_MAX);
}

static void test_layouts(void **state)
{
    (void)state;
    struct text *t = text_create(false);
    struct region region = region_create(ARENA_BYTES);
    assert_non_null(t);

    for (size_t i = 0; i < sizeof(layouts) / sizeof(layouts[0]); i++) {
        struct arena arena = region_arena(&region);
        char got[WORD_BYTES_MAX];
        const struct text_params params = {
            .text = layouts[i].text,
            .style = { .face = FACE_TEXT, .size_px = 28, .line_px = 38 },
            .language = layouts[i].language,
            .width_px = layouts[i].width_px,
            .balanced = layouts[i].balanced,
        };

        trace_block(got, text_layout(t, &arena, &params));
        if (!layouts[i].want) {
            assert_null(strchr(got, '-'));
        } else if (strcmp(got, layouts[i].want) != 0) {
            fail_msg("%s: got '%s', want '%s'", layouts[i].label, got,
                     layouts[i].want);
        }
    }
    region_destroy(&region);
    text_destroy(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_long_words),
        cmocka_unit_test(test_missing_dictionary),
        cmocka_unit_test(test_layouts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
