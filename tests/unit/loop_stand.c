#include "loop_stand.h"

#include "calendar.h"
#include "content.h"
#include "content_case.h"

const char loop_stand_changes[] =
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

struct loop_stand loop_stand_open(void)
{
    struct content *content = content_case_load(loop_stand_changes);

    return (struct loop_stand){
        .content = content,
        .evening = content_find_deck(content, "avond"),
        .round_trip = content_find_deck(content, "rondgang"),
        .story = content_find_deck(content, "verhaal"),
    };
}

void loop_stand_close(struct loop_stand *stand)
{
    content_destroy(stand->content);
}

int64_t loop_stand_utc(int month, int day, int hour)
{
    return calendar_days(2026, month, day) * 86400 + (int64_t)hour * 3600;
}

struct show_clock loop_stand_clock(int64_t utc_s, uint64_t now_ms)
{
    return (struct show_clock){ true, utc_s * 1000 - (int64_t)now_ms };
}

struct show loop_stand_show(const struct loop_stand *stand, int64_t utc_s,
                            enum show_mode mode)
{
    const struct show_params params = {
        .mode = mode,
        .deck = -1,
        .clock = loop_stand_clock(utc_s, LOOP_STAND_START_MS),
    };
    struct show s;

    show_init(&s, stand->content, &params, LOOP_STAND_START_MS);
    return s;
}

void loop_stand_pass(const struct loop_stand *stand, struct show *s,
                     uint64_t now_ms)
{
    const struct intent nothing = { .type = INTENT_NONE };

    show_update(s, stand->content, &nothing, now_ms);
}
