/**
 * @file
 * When a stand says that it is alive, and what it does about a picture that
 * does not arrive.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "heartbeat.h"

enum {
    START_MS = 1000,
    WATCHDOG_US = 10000000,
    PING_MS = 5000,
};

static struct heartbeat made(uint64_t watchdog_us)
{
    struct heartbeat h;

    heartbeat_init(&h, watchdog_us, START_MS);
    return h;
}

/* One that has just beaten, with everything in order. */
static struct heartbeat beaten(void)
{
    struct heartbeat h = made(WATCHDOG_US);

    assert_int_equal(heartbeat_frame(&h, PLATFORM_SHOWN, true, START_MS),
                     HEART_GOES_ON);
    heartbeat_pumped(&h);
    assert_true(heartbeat_beats(&h, UINT64_MAX, START_MS));
    return h;
}

static void test_nobody_asks(void **state)
{
    struct heartbeat h = made(0);
    (void)state;

    assert_int_equal(heartbeat_deadline_ms(&h), UINT64_MAX);
    assert_false(heartbeat_wants_proof(&h, UINT64_MAX));
    heartbeat_pumped(&h);
    (void)heartbeat_frame(&h, PLATFORM_SHOWN, false, START_MS);
    assert_false(heartbeat_beats(&h, UINT64_MAX, UINT64_MAX));
}

/* The first frame has the canary; then one comes every two seconds, and a
   word every half of what was asked for. */
static void test_pace(void **state)
{
    struct heartbeat h = made(WATCHDOG_US);
    (void)state;

    assert_true(heartbeat_wants_proof(&h, START_MS));
    h = beaten();
    assert_false(heartbeat_wants_proof(&h, START_MS + HEART_CANARY_MS - 1));
    assert_true(heartbeat_wants_proof(&h, START_MS + HEART_CANARY_MS));
    assert_int_equal(heartbeat_deadline_ms(&h), START_MS + HEART_CANARY_MS);
    (void)heartbeat_frame(&h, PLATFORM_SHOWN, true, START_MS + 4900);
    assert_int_equal(heartbeat_deadline_ms(&h), START_MS + PING_MS);
    heartbeat_pumped(&h);
    assert_false(heartbeat_beats(&h, UINT64_MAX, START_MS + PING_MS - 1));
    assert_true(heartbeat_beats(&h, UINT64_MAX, START_MS + PING_MS));
    assert_false(heartbeat_beats(&h, UINT64_MAX, START_MS + PING_MS + 1));
}

/* A short leash has its canaries in time, too. */
static void test_short_leash(void **state)
{
    struct heartbeat h = made(2000000);
    (void)state;

    assert_int_equal(h.ping_every_ms, 1000);
    assert_int_equal(h.canary_every_ms, 500);
    h = made(1);
    assert_int_equal(h.ping_every_ms, 1);
}

static void test_every_sign(void **state)
{
    static const struct {
        const char *label;
        enum platform_shown shown;
        bool proved, pumped;
        uint64_t content_ms; /* how long ago; UINT64_MAX: no thread */
        bool beats;
    } cases[] = {
        { "all is well", PLATFORM_SHOWN, true, true, 0, true },
        { "nobody follows", PLATFORM_SHOWN, true, true, UINT64_MAX, true },
        { "no frame", PLATFORM_REFUSED, false, true, 0, false },
        { "one that waits", PLATFORM_BEHIND, true, true, 0, false },
        { "no events", PLATFORM_SHOWN, true, false, 0, false },
        { "a wrong canary", PLATFORM_WRONG, true, true, 0, false },
        { "a refused one", PLATFORM_REFUSED, true, true, 0, false },
        { "an old canary", PLATFORM_SHOWN, false, true, 0, false },
        { "slow content", PLATFORM_SHOWN, true, true, HEART_CONTENT_MS, true },
        { "stuck content", PLATFORM_SHOWN, true, true, HEART_CONTENT_MS + 1,
          false },
    };
    const uint64_t now_ms = START_MS + HEART_CONTENT_MS + 10;
    (void)state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct heartbeat h = beaten();
        (void)heartbeat_frame(&h, cases[i].shown, cases[i].proved, now_ms);
        if (cases[i].pumped) {
            heartbeat_pumped(&h);
        }
        const uint64_t content_ms = cases[i].content_ms == UINT64_MAX
                                        ? UINT64_MAX
                                        : now_ms - cases[i].content_ms;
        if (heartbeat_beats(&h, content_ms, now_ms) != cases[i].beats) {
            fail_msg("%s", cases[i].label);
        }
        /* What is not said now is not asked again in the same breath. */
        assert_true(heartbeat_deadline_ms(&h) > now_ms ||
                    heartbeat_wants_proof(&h, now_ms));
    }
}

/* Each word needs a frame of its own. */
static void test_frame_counts_once(void **state)
{
    struct heartbeat h = beaten();
    uint64_t now_ms = START_MS + PING_MS;
    (void)state;

    h.right_ms = now_ms;
    heartbeat_pumped(&h);
    assert_false(heartbeat_beats(&h, UINT64_MAX, now_ms));
    now_ms += HEART_AGAIN_MS;
    (void)heartbeat_frame(&h, PLATFORM_SHOWN, true, now_ms);
    assert_true(heartbeat_beats(&h, UINT64_MAX, now_ms));
}

/* Three misses: anew; three more: the end. One that is right forgives all. */
static void test_misses(void **state)
{
    struct heartbeat h = beaten();
    uint64_t now_ms = START_MS;
    (void)state;

    for (int round = 0; round < 3; round++) {
        for (int i = 1; i <= HEART_MISSES_MAX; i++) {
            now_ms = h.canary_due_ms;
            assert_true(heartbeat_wants_proof(&h, now_ms));
            assert_int_equal(heartbeat_frame(&h, PLATFORM_WRONG, true, now_ms),
                             i < HEART_MISSES_MAX ? HEART_GOES_ON
                                                  : HEART_RENEW);
            assert_int_equal(h.canary_due_ms, now_ms + HEART_AGAIN_MS);
        }
        (void)heartbeat_frame(&h, PLATFORM_SHOWN, true, h.canary_due_ms);
    }
    for (int i = 1; i <= 2 * HEART_MISSES_MAX; i++) {
        assert_int_equal(
            heartbeat_frame(&h, PLATFORM_WRONG, true, h.canary_due_ms),
            i == 2 * HEART_MISSES_MAX ? HEART_ENDS
            : i == HEART_MISSES_MAX   ? HEART_RENEW
                                      : HEART_GOES_ON);
    }
}

/* A frame that is not whole yet, or has no canary, is no miss. */
static void test_no_miss(void **state)
{
    struct heartbeat h = beaten();
    const uint64_t now_ms = START_MS + HEART_CANARY_MS;
    (void)state;

    for (int i = 0; i < 10; i++) {
        (void)heartbeat_frame(&h, PLATFORM_BEHIND, true, now_ms);
        (void)heartbeat_frame(&h, PLATFORM_SHOWN, false, now_ms);
    }
    assert_int_equal(h.misses, 0);
    assert_true(heartbeat_wants_proof(&h, now_ms));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nobody_asks),
        cmocka_unit_test(test_pace),
        cmocka_unit_test(test_short_leash),
        cmocka_unit_test(test_every_sign),
        cmocka_unit_test(test_frame_counts_once),
        cmocka_unit_test(test_misses),
        cmocka_unit_test(test_no_miss),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
