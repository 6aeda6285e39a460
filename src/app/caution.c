#include "caution.h"

#include <stddef.h>

enum caution caution_of(int failures)
{
    return failures < CAUTION_TRIES       ? CAUTION_NONE
           : failures < 2 * CAUTION_TRIES ? CAUTION_SAFE
                                          : CAUTION_BARE;
}

static int one_more(int failures)
{
    return failures < CAUTION_FAILURES_MAX ? failures + 1
                                           : CAUTION_FAILURES_MAX;
}

int caution_after(int failures, uint64_t ran_ms)
{
    switch (caution_of(failures)) {
    case CAUTION_NONE:
        return ran_ms < CAUTION_AT_ONCE_MS ? one_more(failures) : 0;
    case CAUTION_SAFE:
        return ran_ms < CAUTION_AT_ONCE_MS ? one_more(failures)
               : ran_ms < CAUTION_TRUST_MS ? CAUTION_TRIES
                                           : 0;
    case CAUTION_BARE:
        return ran_ms < CAUTION_BARE_MS ? CAUTION_FAILURES_MAX : CAUTION_TRIES;
    }
    return 0;
}

uint64_t caution_turn_ms(int failures, uint64_t ran_ms)
{
    static const uint64_t turns_ms[] = { CAUTION_AT_ONCE_MS, CAUTION_BARE_MS,
                                         CAUTION_TRUST_MS };
    const int now = caution_after(failures, ran_ms);

    for (size_t i = 0; i < sizeof(turns_ms) / sizeof(turns_ms[0]); i++) {
        if (turns_ms[i] > ran_ms &&
            caution_after(failures, turns_ms[i]) != now) {
            return turns_ms[i];
        }
    }
    return UINT64_MAX;
}
