#include "tape_line.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <time.h>

static const char *output_word(enum input_output output)
{
    return output == OUTPUT_DESK ? "desk" : "audience";
}

static void finger_word(int finger, char out[TAPE_NAME_BYTES_MAX])
{
    if (finger == TAPE_MOUSE) {
        (void)snprintf(out, TAPE_NAME_BYTES_MAX, "mouse");
    } else {
        (void)snprintf(out, TAPE_NAME_BYTES_MAX, "%d", finger);
    }
}

static void touch_values(const struct tape_event *e, char *out, size_t room)
{
    char finger[TAPE_NAME_BYTES_MAX];

    finger_word(e->u.touch.finger, finger);
    if (e->type == TAPE_UP || e->type == TAPE_LOST) {
        (void)snprintf(out, room, " %s", finger);
    } else if (e->type == TAPE_TAP || e->type == TAPE_HOVER) {
        (void)snprintf(out, room, " %d %d", e->u.touch.x_px, e->u.touch.y_px);
    } else {
        (void)snprintf(out, room, " %s %d %d", finger, e->u.touch.x_px,
                       e->u.touch.y_px);
    }
}

static void key_value(const struct key *key, char *out, size_t room)
{
    char name[KEY_NAME_BYTES_MAX];

    if (key_to_name(key, name)) {
        (void)snprintf(out, room, " %s", name);
    }
}

static void moment_value(const struct moment *moment, char *out, size_t room)
{
    const time_t seconds = (time_t)(moment->utc_ms / 1000);
    struct tm utc;

    assert(moment->ahead_min == 0);
    if (gmtime_r(&seconds, &utc)) {
        (void)strftime(out, room, " %Y-%m-%dT%H:%M:%SZ", &utc);
    }
}

static void values(const struct tape_event *e, char *out, size_t room)
{
    switch (e->type) {
    case TAPE_SIZE:
        (void)snprintf(out, room, " %d %d", e->u.size.w_px, e->u.size.h_px);
        break;
    case TAPE_PANEL:
        (void)snprintf(out, room, " %d %d", e->u.panel.w_mm, e->u.panel.h_mm);
        break;
    case TAPE_PLUG:
        (void)snprintf(out, room, " %s %d %d", output_word(e->output),
                       e->u.size.w_px, e->u.size.h_px);
        break;
    case TAPE_UNPLUG:
    case TAPE_ON:
        (void)snprintf(out, room, " %s", output_word(e->output));
        break;
    case TAPE_DOWN:
    case TAPE_MOVE:
    case TAPE_UP:
    case TAPE_LOST:
    case TAPE_TAP:
    case TAPE_HOVER:
        touch_values(e, out, room);
        break;
    case TAPE_KEY:
    case TAPE_KEY_DOWN:
    case TAPE_KEY_UP:
        key_value(&e->u.key, out, room);
        break;
    case TAPE_WHEEL:
        (void)snprintf(out, room, " %d", e->u.wheel_steps);
        break;
    case TAPE_CLOCK:
        moment_value(&e->u.moment, out, room);
        break;
    case TAPE_STAND:
    case TAPE_MODE:
    case TAPE_LANG:
    case TAPE_DECK:
    case TAPE_SHOT:
    case TAPE_DUMP:
    case TAPE_RELOAD:
        (void)snprintf(out, room, " %s", e->u.text);
        break;
    case TAPE_BLUR:
    case TAPE_WAIT:
    case TAPE_TYPE_COUNT:
        break;
    }
}

void tape_line(const struct tape_event *e, char out[TAPE_LINE_ROOM])
{
    char said[TAPE_LINE_ROOM / 2] = "";

    values(e, said, sizeof(said));
    (void)snprintf(out, TAPE_LINE_ROOM, "%" PRIu64 " %s%s", e->time_ms,
                   tape_word(e->type), said);
}
