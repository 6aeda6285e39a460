#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "picture_stand.h"
#include "worker.h"

/* A worker that has no room for results: requests stay in its queue. */
static struct worker *stalled_worker(const struct picture_folder *folder)
{
    struct worker *worker =
        worker_create(&(struct worker_params){ .wake = picture_stand_wake });
    struct worker_request dropped;

    assert_non_null(worker);
    picture_stand_expect();
    worker_assign(worker, folder, 1);
    for (int i = 0; i < WORKER_RESULTS_MAX; i++) {
        const struct worker_request filler = {
            .id = picture_stand_id(STAND_RED),
            .box = { 1, 1 + i, FIT_COVER },
        };
        assert_false(worker_ask(worker, &filler, &dropped));
        picture_stand_wait();
    }
    return worker;
}

/* A request that its height tells from the others. */
static struct worker_request request_of(int tag, uint64_t frame, bool ahead)
{
    return (struct worker_request){
        .id = picture_stand_id(STAND_RED),
        .box = { 2, tag, FIT_COVER },
        .frame = frame,
        .ahead = ahead,
    };
}

static void test_order_of_requests(void **state)
{
    const struct picture_stand *stand = *state;
    struct picture_folder *folder =
        picture_folder_create(stand->dir, picture_stand_paths(), STAND_RED);
    struct worker *worker = stalled_worker(folder);
    const struct worker_request asked[] = {
        request_of(1, 5, true),  request_of(2, 6, true),
        request_of(3, 5, false), request_of(4, 6, false),
        request_of(5, 6, false), request_of(6, 1, true),
        request_of(7, 6, false), request_of(6, 7, false), /* shown now */
        request_of(3, 2, true),                           /* no way back */
    };
    static const int want[] = { 6, 4, 5, 3, 2, 1 };
    struct worker_request dropped;
    struct worker_result result;

    for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++) {
        assert_false(worker_ask(worker, &asked[i], &dropped));
    }
    worker_cancel(worker, asked[6].id, asked[6].box);
    worker_cancel(worker, picture_stand_id(STAND_GREEN),
                  asked[0].box); /* never asked */
    for (int i = 0; i < WORKER_RESULTS_MAX; i++) {
        assert_true(worker_take(worker, &result));
        assert_int_equal(result.box.w_px, 1);
        decode_finish(&result.image);
    }
    for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
        picture_stand_wait();
        assert_true(worker_take(worker, &result));
        assert_null(result.reason);
        assert_int_equal(result.box.h_px, want[i]);
        decode_finish(&result.image);
    }
    assert_false(worker_take(worker, &result));
    worker_destroy(worker);
    picture_folder_destroy(folder);
}

static void test_full_queue(void **state)
{
    const struct picture_stand *stand = *state;
    struct picture_folder *folder =
        picture_folder_create(stand->dir, picture_stand_paths(), STAND_RED);
    struct worker *worker = stalled_worker(folder);
    struct worker_request dropped;

    for (int i = 1; i <= WORKER_REQUESTS_MAX; i++) {
        const struct worker_request r = request_of(i, 3, true);
        assert_false(worker_ask(worker, &r, &dropped));
    }
    const struct worker_request late = request_of(1000, 3, true);
    assert_true(worker_ask(worker, &late, &dropped));
    assert_int_equal(dropped.box.h_px, 1000);
    const struct worker_request shown = request_of(1001, 1, false);
    assert_true(worker_ask(worker, &shown, &dropped));
    assert_int_equal(dropped.box.h_px, WORKER_REQUESTS_MAX);
    worker_destroy(worker);
    picture_folder_destroy(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order_of_requests),
        cmocka_unit_test(test_full_queue),
    };
    return cmocka_run_group_tests_name("worker", tests, picture_stand_make,
                                       picture_stand_remove);
}
