#include "stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct content *stage_load(void)
{
    struct diag_list diags;

    diag_list_init(&diags);
    struct content *content =
        content_load(SOURCE_DIR "/tests/content/good", &diags);
    diag_list_print(&diags, stderr);
    diag_list_finish(&diags);
    assert_non_null(content);
    return content;
}

static struct slide slide_from_letter(char letter)
{
    struct slide s = { .id = "",
                       .layout = SLIDE_TITLE,
                       .goal = -1,
                       .project = -1,
                       .picture = { .image = -1 } };

    if (letter >= '1' && letter <= '3') {
        s.layout = SLIDE_POINTS;
        s.steps = STEPS_ONE_BY_ONE;
        s.points.count = (size_t)(letter - '0');
    } else if (letter == 'p') {
        s.layout = SLIDE_PICTURE;
        s.steps = STEPS_ONE_BY_ONE;
    } else if (letter == 'o') {
        s.duty = SLIDE_OPTIONAL;
    } else if (letter == 'g') {
        s.layout = SLIDE_GOAL;
        s.goal = 10;
    } else if (letter == 'm') {
        s.layout = SLIDE_STATEMENT;
        s.art = ART_MAP;
    } else if (letter == 'a') {
        s.advance = ADVANCE_AUTO;
        s.seconds = 5;
    } else if (letter == 'b') {
        s = slide_from_letter('3');
        s.advance = ADVANCE_AUTO;
        s.seconds = 8;
    } else {
        assert_int_equal(letter, 't');
    }
    return s;
}

void stage_open(struct stage *t, const struct content *base, const char *deck)
{
    const size_t count = strlen(deck);
    const struct show_params params = { .mode = MODE_KIOSK, .deck = -1 };

    assert_true(count <= STAGE_SLIDE_MAX);
    *t = (struct stage){ .content = *base, .now_ms = STAGE_START_MS };
    t->slides = calloc(count, sizeof(*t->slides));
    t->decks = calloc(base->deck_count, sizeof(*t->decks));
    assert_non_null(t->slides);
    assert_non_null(t->decks);
    for (size_t i = 0; i < count; i++) {
        t->slides[i] = slide_from_letter(deck[i]);
    }
    memcpy(t->decks, base->decks, base->deck_count * sizeof(*t->decks));
    struct deck *talk = &t->decks[base->stands[0].talks.items[0]];
    talk->slides = t->slides;
    talk->slide_count = count;
    talk->minutes = STAGE_MINUTES;
    t->content.decks = t->decks;
    show_init(&t->s, &t->content, &params, t->now_ms);
    stage_keys(t, "s.....");
    assert_int_equal(t->s.state, STATE_PRESENT);
}

void stage_close(struct stage *t)
{
    free(t->slides);
    free(t->decks);
}

void stage_say(struct stage *t, struct intent intent)
{
    show_update(&t->s, &t->content, &intent, t->now_ms);
}

void stage_pass(struct stage *t, uint64_t ms)
{
    t->now_ms += ms;
    stage_say(t, (struct intent){ .type = INTENT_NONE });
}

static const struct {
    char letter;
    struct intent intent;
} letters[] = {
    { 'n', { .type = INTENT_NEXT } },
    { 'p', { .type = INTENT_PREVIOUS } },
    { 'N', { .type = INTENT_NEXT, .repeat = true } },
    { 'P', { .type = INTENT_PREVIOUS, .repeat = true } },
    { '>', { .type = INTENT_NEXT_SLIDE } },
    { '<', { .type = INTENT_PREVIOUS_SLIDE } },
    { 'x', { .type = INTENT_NEXT, .cut = true } },
    { 'f', { .type = INTENT_FIRST } },
    { 'l', { .type = INTENT_LAST } },
    { 'z', { .type = INTENT_SEEN } },
    { 'E', { .type = INTENT_ENTER } },
    { 'e', { .type = INTENT_ERASE } },
    { 'u', { .type = INTENT_UNWIND } },
    { 's', { .type = INTENT_PRESENT } },
    { 'S', { .type = INTENT_PRESENT_HERE } },
    { 'b', { .type = INTENT_BLACK } },
    { 'w', { .type = INTENT_WHITE } },
    { 'F', { .type = INTENT_FREEZE } },
    { 'O', { .type = INTENT_OVERVIEW } },
    { 'R', { .type = INTENT_CURSOR, .value = 1 } },
    { 'L', { .type = INTENT_CURSOR, .value = -1 } },
    { 'D', { .type = INTENT_CURSOR, .value = OVERVIEW_COLUMNS } },
    { 'U', { .type = INTENT_CURSOR, .value = -OVERVIEW_COLUMNS } },
    { 'G', { .type = INTENT_FIND } },
    { 'A', { .type = INTENT_ADVANCE } },
    { 'M', { .type = INTENT_FOLD } },
    { 'i', { .type = INTENT_VISIT } },
};

static void key(struct stage *t, char letter)
{
    t->now_ms += STAGE_KEY_MS;
    if (letter >= '0' && letter <= '9') {
        stage_say(
            t, (struct intent){ .type = INTENT_DIGIT, .value = letter - '0' });
        return;
    }
    for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++) {
        if (letters[i].letter == letter) {
            stage_say(t, letters[i].intent);
            stage_say(t, (struct intent){ .type = INTENT_LET_GO });
            return;
        }
    }
    fail_msg("no key '%c'", letter);
}

void stage_keys(struct stage *t, const char *keys)
{
    const uint64_t hand_back_ms =
        (uint64_t)t->content.kiosk.hand_back_seconds * 1000;

    for (const char *p = keys; *p; p++) {
        const uint64_t ms = *p == '.'   ? 1000
                            : *p == ',' ? 60000
                            : *p == ';' ? hand_back_ms
                                        : 0;
        if (ms > 0) {
            stage_pass(t, ms);
        } else {
            key(t, *p);
        }
    }
}

const char *stage_place(const struct stage *t)
{
    static char text[32];
    const struct show *s = &t->s;
    const struct screen screen = show_screen(s);

    if (s->state == STATE_ATTRACT) {
        return "loop";
    }
    if (s->state == STATE_BROWSE) {
        (void)snprintf(text, sizeof(text), "page %d/%d", (int)screen.kind,
                       screen.index);
        return text;
    }
    const struct deck *deck = &t->content.decks[s->talk.deck];
    const int parts = slide_part_count(&deck->slides[s->talk.slide]);
    (void)snprintf(text, sizeof(text), "%d.%d", s->talk.slide + 1,
                   parts - s->talk.hidden);
    return text;
}
