#include "setting.h"

#include "show.h"

unsigned setting_own(const struct content *content)
{
    return content->kiosk.motion == STAND_MOTION_CALM ? 1U << SETTING_CALM : 0;
}

bool show_has(const struct show *s, enum setting setting)
{
    return (s->settings & 1U << setting) != 0;
}

int show_patience(const struct show *s)
{
    return show_has(s, SETTING_SLOW) ? 3 : show_has(s, SETTING_LARGE) ? 2 : 1;
}
