#include "staff_door.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

const char door_pin[] = "0417";

void door_act(struct door *d, enum intent_type type, int64_t value)
{
    const struct intent intent = { .type = type, .value = value };
    show_update(&d->s, d->content, &intent, d->now_ms);
}

void door_pass(struct door *d, uint64_t ms)
{
    d->now_ms += ms;
    door_act(d, INTENT_NONE, 0);
}

struct door door_start(const struct content *content)
{
    const struct show_params params = { .mode = MODE_KIOSK, .deck = -1 };
    struct door d = { .content = content, .now_ms = DOOR_START_MS };

    show_init(&d.s, content, &params, d.now_ms);
    return d;
}

void door_answer(struct door *d, enum intent_answer answer, unsigned number)
{
    const struct intent intent = { .type = INTENT_ADMIT,
                                   .value = answer,
                                   .limit = number };
    show_update(&d->s, d->content, &intent, d->now_ms);
}

void door_type_unanswered(struct door *d, const char *digits)
{
    for (const char *p = digits; *p; p++) {
        door_act(d, INTENT_DIGIT, *p - '0');
    }
    door_act(d, INTENT_ENTER, 0);
}

void door_type(struct door *d, const char *digits)
{
    door_type_unanswered(d, digits);
    if (d->s.staff.asks) {
        const bool right = strcmp(d->s.staff.pin, door_pin) == 0;
        door_answer(d, right ? ANSWER_RIGHT : ANSWER_WRONG, d->s.staff.asking);
    }
}

struct door door_open(const struct content *content)
{
    struct door d = door_start(content);

    door_act(&d, INTENT_STAFF, 0);
    door_type(&d, door_pin);
    assert_int_equal(d.s.overlay, OVERLAY_STAFF);
    return d;
}
