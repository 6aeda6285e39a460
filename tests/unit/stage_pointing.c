#include "stage_pointing.h"

struct stage stage_talk(void)
{
    struct stage t;

    stage_open(&t, stage_load(), "ttg1mt");
    return t;
}

struct stage stage_talk_with_desk(void)
{
    struct stage t = stage_talk();

    stage_say(&t, (struct intent){ .type = INTENT_DISPLAYS,
                                   .value = DESK_ROOM_DISPLAY,
                                   .limit = DESK_COMES });
    return t;
}

void stage_want(struct stage *t, enum intent_type type, int value)
{
    stage_say(t, (struct intent){ .type = type, .value = value });
}

void stage_point(struct stage *t, int x, int y, bool down)
{
    stage_say(t, (struct intent){ .type = INTENT_POINT,
                                  .value = down ? 1 : 0,
                                  .at = { x, y } });
}

void stage_stroke(struct stage *t, int y)
{
    stage_point(t, 1000, y, true);
    stage_point(t, 9000, y, false);
    stage_want(t, INTENT_POINT_END, 0);
}

bool stage_has_ink(const struct show *s)
{
    return !ink_is_clean(&s->pointing.ink);
}
