#pragma once

/**
 * @file
 * What stands behind the staff's door: whether a PIN is right is found out
 * on a thread, because that takes memory and time, and the tries that are
 * spent are in a file, because a plug is easily pulled.
 *
 * The file is there before a PIN is looked at, and goes when a right one was
 * entered or the lock has passed. A start while the door is shut shuts it
 * for the whole time again: nobody knows for how long the power was off.
 * Thread-safety: the stand's thread; the other one is inside.
 */

#include <stdbool.h>

#include "pin.h"

struct door;

struct door_params {
    const char *dir;    /**< For the file; copied. NULL: none is kept. */
    bool synchronous;   /**< No thread: tapes and tests. */
    void (*wake)(void); /**< Called there when it is done; may be NULL. */
};

/** Never NULL. What is wrong with the file is one log line. */
struct door *door_create(const struct door_params *params);

/** Waits for a PIN that is looked at. NULL is fine. */
void door_destroy(struct door *d);

/** Tries that earlier starts have left spent, 0 to @p max; a file that is
    damaged counts as all of them. */
int door_spent(const struct door *d, int max);

/** A PIN and what it has to be; copied. */
struct door_question {
    const char *pin;
    const char *hash;  /**< Of pin.h; "": there is none. */
    const char *plain; /**< Then these digits; "": nothing is right. */
    unsigned number;
    int spent; /**< Tries, this one among them. */
};

/** @return false if another one is still looked at: ask again later. */
bool door_ask(struct door *d, const struct door_question *q);

struct door_answer {
    unsigned number;
    enum pin_verdict verdict;
};

/** @return true once for each question, when it is answered. */
bool door_take(struct door *d, struct door_answer *out);

/** How many are spent now: the file follows, if nothing is looked at. */
void door_follow(struct door *d, int spent);
