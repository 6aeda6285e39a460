#pragma once

/**
 * @file
 * A show and somebody at its staff's door. Whether a PIN is right is said by
 * door_type(), as the program would.
 */

#include "content.h"
#include "show.h"

enum {
    DOOR_START_MS = 1000000,
};

/** Of tests/content/good. */
extern const char door_pin[];

struct door {
    const struct content *content; /**< Borrowed. */
    struct show s;
    uint64_t now_ms;
};

/** A stand whose loop plays. */
struct door door_start(const struct content *content);

/** The same, with the panel open. */
struct door door_open(const struct content *content);

void door_act(struct door *d, enum intent_type type, int64_t value);
void door_pass(struct door *d, uint64_t ms);

/** Type it, and have it answered if it is asked. */
void door_type(struct door *d, const char *digits);
void door_type_unanswered(struct door *d, const char *digits);
void door_answer(struct door *d, enum intent_answer answer, unsigned number);
