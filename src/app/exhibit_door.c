/*
 * The show asks whether a PIN is right; the door finds out, and the answer
 * is an intent like any other.
 */
#include "door.h"
#include "exhibit_room.h"
#include "platform.h"

void exhibit_open_door(struct exhibit *s, const struct exhibit_params *p)
{
    s->door = door_create(&(struct door_params){
        .dir = p->door_dir,
        .synchronous = !p->live,
        .wake = p->live ? platform_wake : NULL,
    });
}

/* The same question once; a door that is busy wakes us for another. */
static void ask(struct exhibit *s, int spent)
{
    const struct show_staff *staff = &s->show.staff;
    const struct kiosk *kiosk = &s->content->kiosk;

    if (staff->asks && staff->asking != s->pins_asked &&
        door_ask(s->door, &(struct door_question){
                              .pin = staff->pin,
                              .hash = kiosk->staff_pin_hash,
                              .plain = kiosk->staff_pin,
                              .number = staff->asking,
                              .spent = spent,
                          })) {
        s->pins_asked = staff->asking;
    }
}

static enum intent_answer answer_from(enum pin_verdict verdict)
{
    switch (verdict) {
    case PIN_WRONG:
        break;
    case PIN_RIGHT:
        return ANSWER_RIGHT;
    case PIN_NOT_KNOWN:
        return ANSWER_NOT_KNOWN;
    }
    return ANSWER_WRONG;
}

void exhibit_mind_door(struct exhibit *s, uint64_t now_ms)
{
    struct door_answer answer;

    if (!s->content) {
        return;
    }
    ask(s, show_pin_spent(&s->show, now_ms));
    if (door_take(s->door, &answer)) {
        const struct intent intent = { .type = INTENT_ADMIT,
                                       .value = answer_from(answer.verdict),
                                       .limit = answer.number };
        exhibit_apply(s, &intent, now_ms);
    }
    door_follow(s->door, show_pin_spent(&s->show, now_ms));
}
