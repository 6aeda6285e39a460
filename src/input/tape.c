#include "tape.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "moment.h"
#include "span.h"
#include "utf8.h"

enum {
    VALUE_MAX = 3,
    FIELD_VALUE = 2, /* after the time and the word */
    MESSAGE_BYTES_MAX = 400,
};

static_assert(FIELD_VALUE + VALUE_MAX <= SPAN_FIELD_MAX,
              "a line must hold the longest event");

/* What a value is. Numbers come first: they index number_kinds. */
enum value_kind {
    VALUE_WIDTH,
    VALUE_HEIGHT,
    VALUE_WIDTH_MM,
    VALUE_HEIGHT_MM,
    VALUE_FINGER,
    VALUE_X,
    VALUE_Y,
    VALUE_STEPS,
    VALUE_OUTPUT,
    VALUE_NAME,
    VALUE_MODE,
    VALUE_KEY,
    VALUE_FILE,
    VALUE_FOLDER,
    VALUE_MOMENT,
};

static const struct {
    const char *label;
    int min, max;
} number_kinds[] = {
    [VALUE_WIDTH] = { "width", TAPE_SIDE_PX_MIN, TAPE_SIDE_PX_MAX },
    [VALUE_HEIGHT] = { "height", TAPE_SIDE_PX_MIN, TAPE_SIDE_PX_MAX },
    [VALUE_WIDTH_MM] = { "width", TAPE_PANEL_MM_MIN, TAPE_PANEL_MM_MAX },
    [VALUE_HEIGHT_MM] = { "height", TAPE_PANEL_MM_MIN, TAPE_PANEL_MM_MAX },
    [VALUE_FINGER] = { "finger", 0, TAPE_FINGER_MAX },
    [VALUE_X] = { "x", -TAPE_POINT_PX_MAX, TAPE_POINT_PX_MAX },
    [VALUE_Y] = { "y", -TAPE_POINT_PX_MAX, TAPE_POINT_PX_MAX },
    [VALUE_STEPS] = { "steps", -TAPE_WHEEL_STEPS_MAX, TAPE_WHEEL_STEPS_MAX },
};

static const struct {
    const char *word;
    const char *values; /* as the messages show them */
    int value_count;
    enum value_kind kinds[VALUE_MAX];
} words[] = {
    [TAPE_SIZE] = { "size", " WIDTH HEIGHT", 2, { VALUE_WIDTH, VALUE_HEIGHT } },
    [TAPE_STAND] = { "stand", " NAME", 1, { VALUE_NAME } },
    [TAPE_MODE] = { "mode", " MODE", 1, { VALUE_MODE } },
    [TAPE_LANG] = { "lang", " NAME", 1, { VALUE_NAME } },
    [TAPE_DECK] = { "deck", " NAME", 1, { VALUE_NAME } },
    [TAPE_PANEL] = { "panel",
                     " WIDTH_MM HEIGHT_MM",
                     2,
                     { VALUE_WIDTH_MM, VALUE_HEIGHT_MM } },
    [TAPE_DOWN] = { "down",
                    " FINGER X Y",
                    3,
                    { VALUE_FINGER, VALUE_X, VALUE_Y } },
    [TAPE_MOVE] = { "move",
                    " FINGER X Y",
                    3,
                    { VALUE_FINGER, VALUE_X, VALUE_Y } },
    [TAPE_UP] = { "up", " FINGER", 1, { VALUE_FINGER } },
    [TAPE_LOST] = { "lost", " FINGER", 1, { VALUE_FINGER } },
    [TAPE_TAP] = { "tap", " X Y", 2, { VALUE_X, VALUE_Y } },
    [TAPE_HOVER] = { "hover", " X Y", 2, { VALUE_X, VALUE_Y } },
    [TAPE_BLUR] = { "blur", "", 0, { VALUE_NAME } },
    [TAPE_KEY] = { "key", " NAME", 1, { VALUE_KEY } },
    [TAPE_KEY_DOWN] = { "keydown", " NAME", 1, { VALUE_KEY } },
    [TAPE_KEY_UP] = { "keyup", " NAME", 1, { VALUE_KEY } },
    [TAPE_SHOT] = { "shot", " FILE", 1, { VALUE_FILE } },
    [TAPE_DUMP] = { "dump", " FILE", 1, { VALUE_FILE } },
    [TAPE_RELOAD] = { "reload", " FOLDER", 1, { VALUE_FOLDER } },
    [TAPE_WAIT] = { "wait", "", 0, { VALUE_NAME } },
    [TAPE_WHEEL] = { "wheel", " STEPS", 1, { VALUE_STEPS } },
    [TAPE_PLUG] = { "plug",
                    " OUTPUT WIDTH HEIGHT",
                    3,
                    { VALUE_OUTPUT, VALUE_WIDTH, VALUE_HEIGHT } },
    [TAPE_UNPLUG] = { "unplug", " OUTPUT", 1, { VALUE_OUTPUT } },
    [TAPE_ON] = { "on", " OUTPUT", 1, { VALUE_OUTPUT } },
    [TAPE_CLOCK] = { "clock", " MOMENT", 1, { VALUE_MOMENT } },
};

struct parser {
    struct arena *arena;
    const char *name;
    struct tape_event *events;
    size_t event_count, event_room;
    const char **errors;
    size_t error_count;
    int line;
    uint64_t last_ms;  /* of the last good time … */
    int last_line;     /* … and where it stands */
    unsigned settings; /* 1 << type of those that were given */
    bool started;      /* the first event has been judged */
    bool running;      /* past the settings */
};

/* Note a mistake on the current line. @return false, for the caller. */
__attribute__((format(printf, 2, 3))) static bool
refuse(struct parser *p, const char *format, ...)
{
    char message[MESSAGE_BYTES_MAX];

    if (p->error_count > TAPE_ERROR_MAX) {
        return false;
    }
    if (p->error_count == TAPE_ERROR_MAX) {
        p->errors[p->error_count++] = arena_format(
            p->arena,
            "%s:%d: error: more than %d mistakes; the rest is not listed",
            p->name, p->line, TAPE_ERROR_MAX);
        return false;
    }

    va_list args;
    va_start(args, format);
    (void)vsnprintf(message, sizeof(message), format, args);
    va_end(args);
    p->errors[p->error_count++] =
        arena_format(p->arena, "%s:%d: error: %s", p->name, p->line, message);
    return false;
}

static bool read_time(struct parser *p, struct span s, uint64_t *out_ms)
{
    int64_t value;

    if (!span_number(s, &value)) {
        return refuse(p,
                      "time \"%s\" is no whole number; "
                      "write milliseconds from the start",
                      span_quote(s).text);
    }
    if (value < 0 || value > TAPE_TIME_MS_MAX) {
        return refuse(p, "time %s is out of range; 0 to %d", span_quote(s).text,
                      TAPE_TIME_MS_MAX);
    }
    if ((uint64_t)value < p->last_ms) {
        return refuse(p,
                      "time %s is before %llu on line %d; "
                      "times never decrease",
                      span_quote(s).text, (unsigned long long)p->last_ms,
                      p->last_line);
    }
    *out_ms = (uint64_t)value;
    p->last_ms = *out_ms;
    p->last_line = p->line;
    return true;
}

static bool read_word(struct parser *p, struct span s, enum tape_type *out)
{
    for (int type = 0; type < TAPE_TYPE_COUNT; type++) {
        if (span_is_equal(s, words[type].word)) {
            *out = (enum tape_type)type;
            return true;
        }
    }
    return refuse(p,
                  "no event \"%s\"; events are size, stand, mode, lang, deck, "
                  "panel, down, move, up, lost, tap, hover, key, keydown, "
                  "keyup, wheel, blur, clock, wait, shot, dump, reload, plug, "
                  "unplug and on",
                  span_quote(s).text);
}

/* Values. */

static bool read_number_value(struct parser *p, enum value_kind kind,
                              struct span s, int *out)
{
    const char *label = number_kinds[kind].label;
    const int min = number_kinds[kind].min;
    const int max = number_kinds[kind].max;
    int64_t value;

    if (kind == VALUE_FINGER && span_is_equal(s, "mouse")) {
        *out = TAPE_MOUSE;
        return true;
    }
    if (!span_number(s, &value)) {
        return refuse(p, "%s \"%s\" is no whole number; %d to %d", label,
                      span_quote(s).text, min, max);
    }
    if (value < min || value > max) {
        return refuse(p, "%s %s is out of range; %d to %d", label,
                      span_quote(s).text, min, max);
    }
    *out = (int)value;
    return true;
}

static bool check_text(struct parser *p, enum value_kind kind, struct span s)
{
    if (kind == VALUE_NAME &&
        (!span_is_name(s, "") || s.len > TAPE_NAME_BYTES_MAX)) {
        return refuse(p,
                      "\"%s\" is no name; "
                      "letters, digits, - and _, at most %d",
                      span_quote(s).text, TAPE_NAME_BYTES_MAX);
    }
    if (kind == VALUE_MODE && !span_is_equal(s, "kiosk") &&
        !span_is_equal(s, "loop") && !span_is_equal(s, "present")) {
        return refuse(p, "no mode \"%s\"; modes are kiosk, loop and present",
                      span_quote(s).text);
    }
    /* Without folders: a tape writes nowhere but to --out. */
    if (kind == VALUE_FILE && (!span_is_name(s, ".") || s.text[0] == '.' ||
                               s.len > TAPE_FILE_BYTES_MAX)) {
        return refuse(p,
                      "\"%s\" is no plain file name; letters, digits, "
                      "-, _ and . (not first), at most %d",
                      span_quote(s).text, TAPE_FILE_BYTES_MAX);
    }
    return true;
}

static bool read_text_value(struct parser *p, enum value_kind kind,
                            struct span s, struct tape_event *event)
{
    if (kind == VALUE_KEY) {
        return key_from_name(s.text, s.len, &event->u.key) ||
               refuse(p,
                      "no key \"%s\"; write SDL's name, "
                      "such as PageDown, Shift+F or Keypad 1",
                      span_quote(s).text);
    }
    if (kind == VALUE_MOMENT) {
        return moment_read(s, &event->u.moment) ||
               refuse(p,
                      "\"%s\" is no moment from 2000 to 2099; write it as "
                      "2026-03-28T22:00:00+01:00, or with Z for UTC",
                      span_quote(s).text);
    }
    if (!check_text(p, kind, s)) {
        return false;
    }
    event->u.text = arena_copy_string(p->arena, s.text, s.len);
    return true;
}

static bool read_output(struct parser *p, struct span s, enum input_output *out)
{
    *out = span_is_equal(s, "desk") ? OUTPUT_DESK : OUTPUT_AUDIENCE;
    return *out == OUTPUT_DESK || span_is_equal(s, "audience") ||
           refuse(p, "no output \"%s\"; outputs are audience and desk",
                  span_quote(s).text);
}

/* Where the value at @p index of the event belongs. */
static int *number_slot(struct tape_event *event, enum value_kind kind)
{
    int *const slots[] = {
        [VALUE_WIDTH] = &event->u.size.w_px,
        [VALUE_HEIGHT] = &event->u.size.h_px,
        [VALUE_WIDTH_MM] = &event->u.panel.w_mm,
        [VALUE_HEIGHT_MM] = &event->u.panel.h_mm,
        [VALUE_FINGER] = &event->u.touch.finger,
        [VALUE_X] = &event->u.touch.x_px,
        [VALUE_Y] = &event->u.touch.y_px,
        [VALUE_STEPS] = &event->u.wheel_steps,
    };
    return slots[kind];
}

/* Keys and folders may hold blanks: they take the rest of the line. */
static bool takes_rest(enum value_kind kind)
{
    return kind == VALUE_KEY || kind == VALUE_FOLDER;
}

static bool check_value_count(struct parser *p, enum tape_type type,
                              const struct span_fields *f)
{
    const size_t want = (size_t)words[type].value_count;
    const size_t have = f->count - FIELD_VALUE;

    if (have == want ||
        (have > want && want == 1 && takes_rest(words[type].kinds[0]))) {
        return true;
    }
    return refuse(p, "%s has %zu value%s; write %s%s", words[type].word, have,
                  have == 1 ? "" : "s", words[type].word, words[type].values);
}

static bool read_values(struct parser *p, const struct span_fields *f,
                        struct tape_event *event)
{
    bool good = true;

    if (!check_value_count(p, event->type, f)) {
        return false;
    }
    for (int i = 0; i < words[event->type].value_count; i++) {
        const enum value_kind kind = words[event->type].kinds[i];
        const struct span s =
            takes_rest(kind) ? f->rest : f->at[FIELD_VALUE + i];
        if (kind == VALUE_OUTPUT) {
            good &= read_output(p, s, &event->output);
        } else if (kind < VALUE_OUTPUT) {
            good &= read_number_value(p, kind, s, number_slot(event, kind));
        } else {
            good &= read_text_value(p, kind, s, event);
        }
    }
    if (event->type == TAPE_TAP) {
        event->u.touch.finger = TAPE_TAP_FINGER;
    } else if (event->type == TAPE_HOVER) {
        event->u.touch.finger = TAPE_MOUSE;
    }
    return good;
}

/* Order. */

static bool is_setting(enum tape_type type)
{
    return type == TAPE_STAND || type == TAPE_MODE || type == TAPE_LANG ||
           type == TAPE_DECK || type == TAPE_PANEL;
}

/* Only the first line that says anything is judged: once is enough. */
static bool check_start(struct parser *p, const struct tape_event *event,
                        bool first)
{
    if (!first || (event->type == TAPE_SIZE && event->time_ms == 0)) {
        return true;
    }
    return refuse(p,
                  "the tape begins with %llu %s; "
                  "it must begin with 0 size WIDTH HEIGHT",
                  (unsigned long long)event->time_ms, words[event->type].word);
}

static bool check_setting(struct parser *p, const struct tape_event *event)
{
    const enum tape_type type = event->type;
    const unsigned bit = 1u << type;

    if (!is_setting(type)) {
        p->running = p->running || type != TAPE_SIZE;
        return true;
    }
    if (p->running || event->time_ms != 0) {
        return refuse(p,
                      "%s is too late; settings stand at time 0, "
                      "before all events",
                      words[type].word);
    }
    if (p->settings & bit) {
        return refuse(p, "%s is set twice; once is right", words[type].word);
    }
    p->settings |= bit;
    return true;
}

static void add_event(struct parser *p, const struct tape_event *event)
{
    if (p->event_count == p->event_room) {
        refuse(p, "too many events; at most %d", TAPE_EVENT_MAX);
        return;
    }
    p->events[p->event_count] = *event;
    p->event_count++;
}

/* Lines. */

static bool check_bytes(struct parser *p, struct span line)
{
    if (line.len > TAPE_LINE_BYTES_MAX) {
        return refuse(p, "the line has %zu bytes; at most %d", line.len,
                      TAPE_LINE_BYTES_MAX);
    }
    for (size_t i = 0; i < line.len; i++) {
        const unsigned char c = (unsigned char)line.text[i];
        if ((c < ' ' && c != '\t' && c != '\r') || c == 0x7F) {
            return refuse(p, "byte 0x%02X; a tape is plain text", (unsigned)c);
        }
    }
    return utf8_is_valid(line.text, line.len, NULL) ||
           refuse(p, "a broken character; a tape is UTF-8");
}

/* @return true if the line's time and word are right. */
static bool read_head(struct parser *p, const struct span_fields *f,
                      struct tape_event *event)
{
    if (!read_time(p, f->at[0], &event->time_ms)) {
        return false;
    }
    if (f->count == 1) {
        return refuse(p,
                      "no event after the time; write %s tap 960 540, "
                      "for instance",
                      span_quote(f->at[0]).text);
    }
    return read_word(p, f->at[1], &event->type);
}

static void parse_line(struct parser *p, struct span line)
{
    struct tape_event event = { .line = p->line };

    if (!check_bytes(p, line)) {
        return;
    }
    const struct span_fields f = span_split(span_without_comment(line));
    if (f.count == 0) {
        return;
    }

    const bool first = !p->started;
    p->started = true;
    if (!read_head(p, &f, &event)) {
        return;
    }
    bool good = check_start(p, &event, first);
    good &= check_setting(p, &event);
    good &= read_values(p, &f, &event);
    if (good) {
        add_event(p, &event);
    }
}

static size_t count_lines(struct span text)
{
    size_t count = 1;

    for (size_t i = 0; i < text.len; i++) {
        count += text.text[i] == '\n';
    }
    return count;
}

static void parse_text(struct parser *p, struct span text)
{
    const size_t lines = count_lines(text);

    p->event_room = lines < TAPE_EVENT_MAX ? lines : TAPE_EVENT_MAX;
    p->events = arena_make(p->arena, struct tape_event, p->event_room);
    while (text.len > 0 && p->error_count <= TAPE_ERROR_MAX) {
        p->line++;
        parse_line(p, span_take_line(&text));
    }
    if (!p->started) {
        p->line = 1;
        refuse(p, "no events; a tape begins with 0 size WIDTH HEIGHT");
    }
}

bool tape_parse(struct arena *arena, struct tape_source source,
                struct tape *out)
{
    struct parser p = { .arena = arena, .name = source.name, .line = 1 };

    p.errors = arena_make(arena, const char *, TAPE_ERROR_MAX + 1);
    if (source.len > TAPE_BYTES_MAX) {
        refuse(&p, "the tape is too long; at most %d bytes", TAPE_BYTES_MAX);
    } else {
        p.line = 0;
        parse_text(&p, (struct span){ source.text, source.len });
    }

    *out = (struct tape){ .errors = p.errors, .error_count = p.error_count };
    if (p.error_count == 0) {
        out->events = p.events;
        out->count = p.event_count;
    }
    return p.error_count == 0;
}

const char *tape_word(enum tape_type type)
{
    return words[type].word;
}
