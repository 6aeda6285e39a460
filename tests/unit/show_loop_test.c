/**
 * @file
 * The loop over days: every slide of three days in spring and autumn is
 * where a plain count by the second has it; clocks that are set, visits and
 * reloads leave it sane.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "calendar.h"
#include "content.h"
#include "content_case.h"
#include "show.h"

enum {
    START_MS = 1000123,
    FRAME_MS = 16,
    DAYS = 3,
    TURN_COUNT_MAX = 60000,
    NIGHT = 1,
    SUNDAY = 2,
};

static const char night_and_sunday[] =
    "in content/decks/avond.yaml\n"
    "+id: avond\n"
    "+title: Avond\n"
    "+kind: loop\n"
    "+slides:\n"
    "+  - {id: een, layout: goal, goal: 6, seconds: 5}\n"
    "+  - {id: twee, layout: goal, goal: 7, seconds: 7}\n"
    "in content/standpunt.yaml\n"
    "-    talks: [verhaal]\n"
    "+    talks: [verhaal]\n"
    "+    schedule:\n"
    "+      zone: Europe/Amsterdam\n"
    "+      programmes:\n"
    "+        - days: [saturday]\n"
    "+          from: 22:00\n"
    "+          to: 02:30\n"
    "+          decks:\n"
    "+            - {deck: avond, weight: 2}\n"
    "+            - {deck: rondgang}\n"
    "+        - days: [sunday]\n"
    "+          from: 09:00\n"
    "+          to: 17:00\n"
    "+          decks: [{deck: verhaal}]\n";

static struct content *load(const char *changes)
{
    struct content_case folder;
    struct diag_list diags;

    content_case_open(&folder, changes);
    diag_list_init(&diags);
    struct content *content = content_load("content", &diags);
    diag_list_print(&diags, stderr);
    diag_list_finish(&diags);
    content_case_close(&folder);
    assert_non_null(content);
    return content;
}

static struct content *content;
static int evening, round_trip, story;

static int load_all(void **state)
{
    (void)state;
    content = load(night_and_sunday);
    evening = content_find_deck(content, "avond");
    round_trip = content_find_deck(content, "rondgang");
    story = content_find_deck(content, "verhaal");
    return 0;
}

static int unload_all(void **state)
{
    (void)state;
    content_destroy(content);
    return 0;
}

static int64_t utc(int month, int day, int hour)
{
    return calendar_days(2026, month, day) * 86400 + (int64_t)hour * 3600;
}

static struct show_clock clock_at(int64_t utc_s, uint64_t now_ms)
{
    return (struct show_clock){ true, utc_s * 1000 - (int64_t)now_ms };
}

static struct show start_at(int64_t utc_s, enum show_mode mode)
{
    const struct show_params params = {
        .mode = mode,
        .deck = -1,
        .clock = clock_at(utc_s, START_MS),
    };
    struct show s;

    show_init(&s, content, &params, START_MS);
    return s;
}

static void pass(struct show *s, uint64_t now_ms)
{
    const struct intent nothing = { .type = INTENT_NONE };
    show_update(s, content, &nothing, now_ms);
}

static void act(struct show *s, enum intent_type type, uint64_t now_ms)
{
    const struct intent intent = { .type = type };
    show_update(s, content, &intent, now_ms);
}

/* A slide and when it came on. */
struct turn {
    int deck, slide;
    uint64_t since_ms;
};

struct turns {
    struct turn *items;
    size_t count;
};

static void note(struct turns *turns, struct turn turn)
{
    assert_true(turns->count < TURN_COUNT_MAX);
    turns->items[turns->count++] = turn;
}

/* What the wall shows: seconds since Monday, by the two changes of 2026. */
static int64_t local_week_s(int64_t utc_s)
{
    const bool summer = utc_s >= utc(3, 29, 1) && utc_s < utc(10, 25, 1);
    const int64_t monday_s = calendar_days(2025, 12, 29) * 86400;

    return (utc_s + (summer ? 7200 : 3600) - monday_s) % (7 * 86400);
}

static int programme_by_hand(int64_t utc_s)
{
    const int64_t s = local_week_s(utc_s);
    const int64_t hour_s = 3600;
    const int64_t saturday_s = 5 * 24 * hour_s;
    const int64_t sunday_s = 6 * 24 * hour_s;

    return s >= saturday_s + 22 * hour_s && s < sunday_s + 9000       ? NIGHT
           : s >= sunday_s + 9 * hour_s && s < sunday_s + 17 * hour_s ? SUNDAY
                                                                      : 0;
}

/* The order within a round of each programme. */
static int deck_by_hand(int programme, int turn)
{
    if (programme == NIGHT) {
        return turn % 3 == 1 ? round_trip : evening;
    }
    return programme == SUNDAY ? story : round_trip;
}

static int seconds_by_hand(int deck, int slide)
{
    static const int evenings[] = { 5, 7 };
    static const int rounds[] = { 12, 8, 8 };

    return deck == evening      ? evenings[slide]
           : deck == round_trip ? rounds[slide]
                                : 8;
}

static int slides_by_hand(int deck)
{
    return deck == evening ? 2 : deck == round_trip ? 3 : 7;
}

/* Second by second, with none of the program's own reckoning. */
static void count_by_hand(struct turns *turns, int64_t from_s)
{
    int programme = programme_by_hand(from_s);
    int turn = 0;
    struct turn now = { deck_by_hand(programme, 0), 0, 0 };
    int64_t since = 0;

    for (int64_t s = 0; s < DAYS * 86400; s++) {
        const int wanted = programme_by_hand(from_s + s);
        if (wanted != programme) {
            programme = wanted;
            turn = 0;
            now = (struct turn){ deck_by_hand(programme, 0), 0, 0 };
            since = s;
        } else if (s - since == seconds_by_hand(now.deck, now.slide)) {
            since = s;
            if (++now.slide == slides_by_hand(now.deck)) {
                now.slide = 0;
                now.deck = deck_by_hand(programme, ++turn);
            }
        } else if (s > 0) {
            continue;
        }
        now.since_ms = START_MS + (uint64_t)since * 1000;
        note(turns, now);
    }
}

static void look_at(const struct show *s, struct turns *turns)
{
    const struct turn *last =
        turns->count > 0 ? &turns->items[turns->count - 1] : NULL;

    if (!last || last->since_ms != s->loop.since_ms) {
        note(turns,
             (struct turn){ s->loop.deck, s->loop.slide, s->loop.since_ms });
    }
}

/* As the program does it: asleep from deadline to deadline. */
static void count_by_deadlines(struct turns *turns, struct show *s)
{
    const uint64_t end_ms = START_MS + DAYS * (uint64_t)86400000;

    for (uint64_t now_ms = START_MS; now_ms < end_ms;) {
        pass(s, now_ms);
        look_at(s, turns);
        const uint64_t next_ms = show_deadline_ms(s, content, now_ms);
        now_ms = next_ms > now_ms ? next_ms : now_ms + FRAME_MS;
    }
}

static const struct {
    const char *label;
    int month, day, hour; /* UTC: a Friday, 23:00 in Amsterdam */
    size_t nights;        /* seconds of the night's programme … */
    size_t sundays;       /* … and of the Sunday's */
} seasons[] = {
    { "spring", 3, 27, 22, 4 * 3600, 8 * 3600 },
    { "autumn", 10, 23, 21, 5 * 3600, 8 * 3600 },
    { "no change", 6, 12, 21, 4 * 3600 + 1800, 8 * 3600 },
};

/* Every slide stands its own time but the last of a programme. */
static void check_times(const struct turns *turns, int64_t from_s,
                        const char *label, size_t seconds[3])
{
    for (size_t i = 0; i + 1 < turns->count; i++) {
        const struct turn *t = &turns->items[i];
        const uint64_t ms = turns->items[i + 1].since_ms - t->since_ms;
        const int64_t at_s = from_s + (int64_t)(t->since_ms - START_MS) / 1000;
        const int programme = programme_by_hand(at_s);
        const bool last =
            programme_by_hand(at_s + (int64_t)ms / 1000) != programme;
        const int whole = seconds_by_hand(t->deck, t->slide);
        if (ms != (uint64_t)whole * 1000 &&
            !(last && ms < (uint64_t)whole * 1000)) {
            fail_msg("%s: slide %zu stood for %llu ms", label, i,
                     (unsigned long long)ms);
        }
        seconds[programme] += ms / 1000;
    }
}

static void test_three_days(void **state)
{
    (void)state;
    struct turns want = { calloc(TURN_COUNT_MAX, sizeof(struct turn)), 0 };
    struct turns got = { calloc(TURN_COUNT_MAX, sizeof(struct turn)), 0 };

    assert_true(want.items && got.items);
    for (size_t i = 0; i < sizeof(seasons) / sizeof(seasons[0]); i++) {
        const int64_t from_s =
            utc(seasons[i].month, seasons[i].day, seasons[i].hour);
        struct show s = start_at(from_s, MODE_LOOP);
        size_t seconds[3] = { 0 };

        want.count = got.count = 0;
        count_by_hand(&want, from_s);
        count_by_deadlines(&got, &s);
        assert_int_equal(got.count, want.count);
        for (size_t k = 0; k < got.count; k++) {
            const struct turn *a = &got.items[k];
            const struct turn *b = &want.items[k];
            if (a->deck != b->deck || a->slide != b->slide ||
                a->since_ms != b->since_ms) {
                fail_msg("%s: slide %zu is %d/%d at %llu", seasons[i].label, k,
                         a->deck, a->slide, (unsigned long long)a->since_ms);
            }
        }
        check_times(&got, from_s, seasons[i].label, seconds);
        assert_int_equal(seconds[NIGHT], seasons[i].nights);
        assert_int_equal(seconds[SUNDAY], seasons[i].sundays);
    }
    free(want.items);
    free(got.items);
}

/* Nobody woke it for that long: it is where it would be. */
static void test_after_a_sleep(void **state)
{
    (void)state;
    const int64_t from_s = utc(3, 27, 22);

    for (uint64_t hours = 1; hours < 72; hours += 7) {
        const uint64_t now_ms = START_MS + hours * 3600000 + 4321;
        struct show awake = start_at(from_s, MODE_LOOP);
        struct show asleep = awake;
        for (uint64_t t = START_MS; t < now_ms; t += 500) {
            pass(&awake, t);
        }
        pass(&awake, now_ms);
        pass(&asleep, now_ms);
        assert_int_equal(asleep.loop.programme, awake.loop.programme);
        assert_int_equal(asleep.loop.deck, awake.loop.deck);
        assert_int_equal(asleep.loop.slide, awake.loop.slide);
        assert_int_equal(asleep.loop.since_ms, awake.loop.since_ms);
    }
}

static void test_clock_not_known(void **state)
{
    (void)state;
    const struct show_params params = { .mode = MODE_LOOP, .deck = -1 };
    struct show s;

    show_init(&s, content, &params, START_MS);
    pass(&s, START_MS + 12000);
    assert_int_equal(s.loop.deck, round_trip);
    assert_int_equal(s.loop.slide, 1);
    assert_int_equal(s.loop.programme, PROGRAMME_NONE);

    /* It becomes known in the night. */
    show_set_clock(&s, content, clock_at(utc(6, 13, 21), START_MS + 13000),
                   START_MS + 13000);
    assert_int_equal(s.loop.programme, NIGHT);
    assert_int_equal(s.loop.deck, evening);
    assert_int_equal(s.loop.since_ms, START_MS + 13000);
    assert_true(transition_is_running(&s.transition, START_MS + 13000));
}

/* A deck that was asked for has no hours. */
static void test_a_deck_of_ones_own(void **state)
{
    (void)state;
    const struct show_params params = {
        .mode = MODE_LOOP,
        .deck = round_trip,
        .clock = clock_at(utc(6, 13, 21), START_MS),
    };
    struct show s;

    show_init(&s, content, &params, START_MS);
    pass(&s, START_MS + 86400000);
    assert_int_equal(s.loop.deck, round_trip);
    assert_int_equal(s.loop.programme, PROGRAMME_NONE);
}

static const struct {
    const char *label;
    int hour, jump_s;
    bool changes;
} jumps[] = {
    { "a second, by the network", 12, 1, false },
    { "back a second", 12, -1, false },
    { "an hour, the same programme", 12, 3600, false },
    { "back an hour", 12, -3600, false },
    { "to the night", 12, 10 * 3600, true },
    { "a year back, the same hours of the day", 12, -364 * 86400, false },
    { "before 1970, a Saturday", 12, -3130 * 604800, false },
    { "out of the night", 21, 12 * 3600, true },
    { "within the night", 21, 3600, false },
};

/* Only the programme follows the wall clock; no slide is cut or doubled. */
static void test_clock_is_set(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(jumps) / sizeof(jumps[0]); i++) {
        const int64_t from_s = utc(6, 13, jumps[i].hour);
        const uint64_t now_ms = START_MS + 31000;
        struct show s = start_at(from_s, MODE_LOOP);
        pass(&s, now_ms);
        struct show same = s;
        const struct show before = s;

        show_set_clock(&s, content,
                       clock_at(from_s + 31 + jumps[i].jump_s, now_ms), now_ms);
        const bool changed = s.loop.programme != before.loop.programme;
        if (changed != jumps[i].changes) {
            fail_msg("%s: programme %d", jumps[i].label, s.loop.programme);
        }
        if (changed) {
            assert_int_equal(s.loop.slide, 0);
            assert_int_equal(s.loop.since_ms, now_ms);
            continue;
        }
        for (uint64_t t = now_ms; t < now_ms + 60000; t += 250) {
            pass(&s, t);
            pass(&same, t);
            assert_int_equal(s.loop.deck, same.loop.deck);
            assert_int_equal(s.loop.slide, same.loop.slide);
            assert_int_equal(s.loop.since_ms, same.loop.since_ms);
        }
    }
}

/* A touch pauses it; after the idle time it goes on with the rest. */
static void test_pause(void **state)
{
    (void)state;
    const uint64_t touch_ms = START_MS + 15000; /* 3 s into the second */
    const uint64_t back_ms =
        touch_ms + (uint64_t)(content->kiosk.idle_seconds +
                              content->kiosk.warning_seconds) *
                       1000;

    for (int mode = MODE_KIOSK; mode <= MODE_LOOP; mode++) {
        struct show s = start_at(utc(6, 12, 12), (enum show_mode)mode);
        act(&s, INTENT_HOME, touch_ms);
        assert_int_equal(s.state, STATE_BROWSE);
        pass(&s, back_ms);
        assert_int_equal(s.state, STATE_ATTRACT);
        assert_int_equal(s.loop.slide, 1);
        pass(&s, back_ms + 4999);
        assert_int_equal(s.loop.slide, 1);
        pass(&s, back_ms + 5000);
        assert_int_equal(s.loop.slide, 2);
    }
}

/* The hour struck while a visitor was there. */
static void test_programme_begins_during_a_visit(void **state)
{
    (void)state;
    struct show s = start_at(utc(6, 13, 20) - 10, MODE_LOOP);
    const uint64_t back_ms = START_MS + 60000;

    act(&s, INTENT_HOME, START_MS + 5000);
    pass(&s, START_MS + 20000);
    assert_int_equal(s.loop.programme, PROGRAMME_NONE);
    s.overlay = OVERLAY_WARNING;
    s.warning_ms = back_ms - 1000;
    act(&s, INTENT_RESTART, back_ms);
    assert_int_equal(s.state, STATE_ATTRACT);
    assert_int_equal(s.loop.programme, NIGHT);
    assert_int_equal(s.loop.deck, evening);
    assert_int_equal(s.loop.slide, 0);
    assert_int_equal(s.loop.since_ms, back_ms);
}

/* A talk waits for nobody's hour, and hands back to what plays by then. */
static void test_programme_begins_during_a_talk(void **state)
{
    (void)state;
    struct show s = start_at(utc(6, 13, 20) - 10, MODE_KIOSK);

    act(&s, INTENT_PRESENT, START_MS + 1000);
    pass(&s, START_MS + 3600000);
    assert_int_equal(s.state, STATE_PRESENT);
    assert_true(show_deadline_ms(&s, content, START_MS + 3600000) ==
                UINT64_MAX);
    act(&s, INTENT_END_TALK, START_MS + 3600000);
    assert_int_equal(s.loop.programme, NIGHT);
    assert_int_equal(s.loop.since_ms, START_MS + 3600000);
}

static void test_deadline_is_the_programme(void **state)
{
    (void)state;
    struct show s = start_at(utc(6, 13, 20) - 3, MODE_LOOP);

    pass(&s, START_MS + 2000);
    assert_int_equal(show_deadline_ms(&s, content, START_MS + 2000),
                     START_MS + 3000);
}

static const struct {
    const char *label, *changes;
    int deck_slide;   /* of the evening's deck, before */
    const char *deck; /* after */
    int slide;
} reloads[] = {
    { "nothing changed", "", 1, "avond", 1 },
    { "a programme came before it",
      "-        - days: [saturday]\n"
      "+        - {days: [monday], from: 10:00, to: 11:00,"
      " decks: [{deck: verhaal}]}\n"
      "+        - days: [saturday]\n",
      1, "avond", 1 },
    { "its deck plays no more", "-            - {deck: avond, weight: 2}\n", 1,
      "rondgang", 0 },
    { "the programme is over by now",
      "-          from: 22:00\n"
      "+          from: 23:30\n",
      1, "rondgang", 0 },
    { "the slide is gone",
      "in content/decks/avond.yaml\n"
      "-  - {id: twee, layout: goal, goal: 7, seconds: 7}\n",
      1, "avond", 0 },
};

static void test_reload(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(reloads) / sizeof(reloads[0]); i++) {
        char changes[4096];
        (void)snprintf(changes, sizeof(changes), "%s%s", night_and_sunday,
                       reloads[i].changes);
        struct content *after = load(changes);
        struct show s = start_at(utc(6, 13, 21), MODE_LOOP);
        pass(&s, START_MS + 5000);
        assert_int_equal(s.loop.slide, reloads[i].deck_slide);

        show_rebind(&s, content, after, START_MS + 6000);
        if (s.loop.deck != content_find_deck(after, reloads[i].deck) ||
            s.loop.slide != reloads[i].slide) {
            fail_msg("%s: deck %d, slide %d", reloads[i].label, s.loop.deck,
                     s.loop.slide);
        }
        content_destroy(after);
    }
}

/* As many as a deck may have: round once, each on its moment. */
static void test_five_hundred_slides(void **state)
{
    (void)state;
    enum {
        SLIDES = 500,
        SECONDS = 8,
        BYTES = 64,
    };
    char *changes = calloc(SLIDES + 5, BYTES);
    assert_non_null(changes);
    size_t len = (size_t)sprintf(changes, "in content/decks/lang.yaml\n"
                                          "+id: lang\n+title: Lang\n"
                                          "+kind: loop\n+slides:\n");
    for (int i = 0; i < SLIDES; i++) {
        len += (size_t)sprintf(changes + len,
                               "+  - {id: s%d, layout: goal, goal: %d}\n", i,
                               i % 17 + 1);
    }
    struct content *c = load(changes);
    const struct show_params params = { .mode = MODE_LOOP,
                                        .deck = content_find_deck(c, "lang") };
    const struct intent nothing = { .type = INTENT_NONE };
    struct show s;

    free(changes);
    show_init(&s, c, &params, START_MS);
    for (int i = 0; i <= SLIDES; i++) {
        const uint64_t now_ms = START_MS + (uint64_t)i * SECONDS * 1000;
        show_update(&s, c, &nothing, now_ms);
        assert_int_equal(s.loop.slide, i % SLIDES);
        assert_int_equal(s.loop.since_ms, now_ms);
    }
    content_destroy(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_three_days),
        cmocka_unit_test(test_after_a_sleep),
        cmocka_unit_test(test_clock_not_known),
        cmocka_unit_test(test_a_deck_of_ones_own),
        cmocka_unit_test(test_clock_is_set),
        cmocka_unit_test(test_pause),
        cmocka_unit_test(test_programme_begins_during_a_visit),
        cmocka_unit_test(test_programme_begins_during_a_talk),
        cmocka_unit_test(test_deadline_is_the_programme),
        cmocka_unit_test(test_reload),
        cmocka_unit_test(test_five_hundred_slides),
    };
    return cmocka_run_group_tests(tests, load_all, unload_all);
}
