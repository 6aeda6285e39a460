#include "failing.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

/* The linker knows no argument for what it wraps, so this is a global. */
static struct {
    struct failing_plan plan;
    atomic_bool is_on;
    atomic_long seen;
    atomic_bool happened;
    bool without_threads;
} shared;

/* What it takes to choose is no part of it. */
static _Thread_local bool is_choosing;

void failing_begin(const struct failing_plan *plan)
{
    shared.plan = *plan;
    shared.seen = 0;
    shared.happened = false;
    shared.is_on = true;
}

void failing_end(void)
{
    shared.is_on = false;
}

long failing_seen(void)
{
    return shared.seen;
}

bool failing_happened(void)
{
    return shared.happened;
}

void failing_forbid_threads(void)
{
    shared.without_threads = true;
}

bool failing_has_threads(void)
{
    return !shared.without_threads;
}

static bool is_chosen(long number)
{
    const struct failing_plan *plan = &shared.plan;

    if (shared.happened) {
        return plan->lasting;
    }
    if (!plan->chooses) {
        return number == plan->number;
    }
    is_choosing = true;
    const bool chosen = plan->chooses(number);
    is_choosing = false;
    return chosen;
}

enum failing_way failing_now(enum failing_of of, bool halves)
{
    const struct failing_plan *plan = &shared.plan;

    if (!shared.is_on || is_choosing || plan->of != of ||
        (plan->way == FAILING_SHORT && !halves)) {
        return FAILING_NEVER;
    }
    const long number = atomic_fetch_add(&shared.seen, 1);
    if (plan->way == FAILING_NEVER || !is_chosen(number)) {
        return FAILING_NEVER;
    }
    shared.happened = true;
    if (plan->way == FAILING_KILLED) {
        (void)kill(getpid(), SIGKILL);
    }
    errno = of == FAILING_MEMORY ? ENOMEM : plan->error;
    return plan->way;
}
