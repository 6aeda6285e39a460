#include "state_text.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hash.h"

/* Grows with every change of the form: an older file is then not read. */
static const char head[] = "standpunt-state 1";

enum value_kind {
    VALUE_TEXT,  /* char[room], without line ends */
    VALUE_INT,   /* int */
    VALUE_INT64, /* int64_t */
};

/* A line of the file: its word and where its value goes. */
static const struct {
    const char *word;
    enum value_kind kind;
    size_t offset, room;
} lines[] = {
    { "asked", VALUE_TEXT, offsetof(struct state, asked), STATE_ASKED_BYTES },
    { "saved", VALUE_INT64, offsetof(struct state, saved_ms), 0 },
    { "tries", VALUE_INT, offsetof(struct state, tries), 0 },
    { "mode", VALUE_INT, offsetof(struct state, kept.mode), 0 },
    { "stand", VALUE_TEXT, offsetof(struct state, kept.stand), KEPT_ID_BYTES },
    { "talk", VALUE_TEXT, offsetof(struct state, kept.talk.deck),
      KEPT_ID_BYTES },
    { "talk-slide", VALUE_TEXT, offsetof(struct state, kept.talk.slide),
      KEPT_ID_BYTES },
    { "talk-number", VALUE_INT, offsetof(struct state, kept.talk.number), 0 },
    { "talk-hidden", VALUE_INT, offsetof(struct state, kept.talk_hidden), 0 },
    { "talk-by-touch", VALUE_INT, offsetof(struct state, kept.talk_by_touch),
      0 },
    { "talk-ms", VALUE_INT64, offsetof(struct state, kept.talk_ms), 0 },
    { "loop", VALUE_TEXT, offsetof(struct state, kept.loop.deck),
      KEPT_ID_BYTES },
    { "loop-slide", VALUE_TEXT, offsetof(struct state, kept.loop.slide),
      KEPT_ID_BYTES },
    { "loop-number", VALUE_INT, offsetof(struct state, kept.loop.number), 0 },
    { "loop-turn", VALUE_INT, offsetof(struct state, kept.loop_turn), 0 },
    { "loop-ms", VALUE_INT64, offsetof(struct state, kept.loop_ms), 0 },
};

enum {
    LINE_COUNT = sizeof(lines) / sizeof(lines[0]),
    NUMBER_BYTES = 24, /* of 64 bits, and their end */
};

/* Milliseconds that no clock reaches, far from where sums overflow. */
static const int64_t time_max_ms = INT64_C(1) << 53;

/* What is on the line after its word. */
static const char *value_text(const struct state *state, int line,
                              char number[NUMBER_BYTES])
{
    const char *at = (const char *)state + lines[line].offset;
    int64_t value = 0;

    if (lines[line].kind == VALUE_TEXT) {
        return at;
    }
    if (lines[line].kind == VALUE_INT) {
        int narrow;
        memcpy(&narrow, at, sizeof(narrow));
        value = narrow;
    } else {
        memcpy(&value, at, sizeof(value));
    }
    (void)snprintf(number, NUMBER_BYTES, "%" PRId64, value);
    return number;
}

static size_t append(char out[STATE_BYTES_MAX], size_t len, const char *word,
                     const char *value)
{
    const int used =
        snprintf(out + len, STATE_BYTES_MAX - len, "%s %s\n", word, value);

    assert(used > 0 && (size_t)used < STATE_BYTES_MAX - len);
    return len + (size_t)used;
}

size_t state_write(const struct state *state, char out[STATE_BYTES_MAX])
{
    char number[NUMBER_BYTES];
    size_t len = (size_t)snprintf(out, STATE_BYTES_MAX, "%s\n", head);

    for (int i = 0; i < LINE_COUNT; i++) {
        len = append(out, len, lines[i].word, value_text(state, i, number));
    }
    (void)snprintf(number, sizeof(number), "%016" PRIx64,
                   hash_bytes(HASH_START, out, len));
    return append(out, len, "sum", number);
}

/* False for what is too long; a number may be any, it is compared later. */
static bool set_value(struct state *state, int line, const char *text,
                      size_t len)
{
    char *at = (char *)state + lines[line].offset;
    char number[NUMBER_BYTES];

    if (lines[line].kind == VALUE_TEXT) {
        if (len >= lines[line].room) {
            return false;
        }
        memcpy(at, text, len);
        return true;
    }
    if (len >= sizeof(number)) {
        return false;
    }
    memcpy(number, text, len);
    number[len] = '\0';
    const int64_t value = strtoll(number, NULL, 10);
    if (lines[line].kind == VALUE_INT) {
        const int narrow = (int)value;
        memcpy(at, &narrow, sizeof(narrow));
    } else {
        memcpy(at, &value, sizeof(value));
    }
    return true;
}

/* `word value` at @p *at, which then is behind it. */
static bool read_line(struct state *state, int line, const char **at,
                      const char *end)
{
    const size_t word_len = strlen(lines[line].word);
    const char *line_end = memchr(*at, '\n', (size_t)(end - *at));

    if (!line_end || (size_t)(line_end - *at) < word_len + 1 ||
        memcmp(*at, lines[line].word, word_len) != 0) {
        return false;
    }
    const char *value = *at + word_len + 1;
    *at = line_end + 1;
    return set_value(state, line, value, (size_t)(line_end - value));
}

static bool read_lines(const char *text, size_t len, struct state *out)
{
    const char *at = text + sizeof(head);
    const char *end = text + len;

    for (int i = 0; i < LINE_COUNT; i++) {
        if (!read_line(out, i, &at, end)) {
            return false;
        }
    }
    return true;
}

static bool is_time(int64_t ms)
{
    return ms >= 0 && ms <= time_max_ms;
}

static bool has_times(const struct state *state)
{
    return is_time(state->saved_ms) && is_time(state->kept.talk_ms) &&
           is_time(state->kept.loop_ms);
}

/*
 * The sum covers every byte; and what was read must write the same bytes
 * again, so that nothing is read in a way in which it was not meant.
 */
bool state_read(const char *text, size_t len, struct state *out)
{
    char again[STATE_BYTES_MAX];

    memset(out, 0, sizeof(*out));
    if (len > sizeof(head) && len < STATE_BYTES_MAX &&
        !memchr(text, '\0', len) && read_lines(text, len, out) &&
        has_times(out) && state_write(out, again) == len &&
        memcmp(again, text, len) == 0) {
        return true;
    }
    memset(out, 0, sizeof(*out));
    return false;
}

/* A clock that lost its battery may be behind by some: that is no age. */
bool state_accept(struct state *state, const char *asked, int64_t utc_ms)
{
    struct show_kept *kept = &state->kept;
    const int64_t age_ms = utc_ms - state->saved_ms;

    if (strcmp(state->asked, asked) != 0) {
        return false;
    }
    if (age_ms > STATE_AGE_MS || age_ms < -STATE_AGE_MS) {
        kept->talk = (struct kept_slide){ 0 };
        kept->talk_ms = 0;
    } else if (age_ms > 0 && kept_has_talk(kept)) {
        kept->talk_ms += kept->talk_ms > 0 ? age_ms : 0;
    } else if (age_ms > 0) {
        kept->loop_ms += age_ms; /* as if it had never stood still */
    }
    return true;
}
