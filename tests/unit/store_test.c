#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "store.h"

static struct asset_id id_of(uint32_t value)
{
    return (struct asset_id){ value };
}

static void test_full_store(void **state)
{
    (void)state;
    struct store *store = store_create();
    struct decode_box box = { 1, 1, FIT_COVER };

    for (uint32_t id = 1; id <= STORE_ENTRIES_MAX; id++) {
        struct store_entry *entry = store_add(store, id_of(id), box);
        assert_non_null(entry);
        entry->used = id;
    }
    assert_true(store_is_full(store));
    assert_null(store_add(store, id_of(STORE_ENTRIES_MAX + 1), box));
    assert_int_equal(store_bytes(store), STORE_ENTRIES_MAX * 4);

    store_remove(store, store_oldest(store, 1, true));
    assert_null(store_find(store, id_of(1), box));
    assert_non_null(store_find(store, id_of(2), box));
    assert_non_null(store_add(store, id_of(1), box));
    store_clear(store);
    assert_null(store_find(store, id_of(2), box));
    assert_null(store_oldest(store, 1, true));
    assert_int_equal(store_bytes(store), 0);
    store_destroy(store);
}

/* Pictures keep their pixels when their numbers change places. */
static void test_renumber(void **state)
{
    (void)state;
    static const uint32_t numbers[] = { 2, 1, 0, 7 };
    struct store *store = store_create();
    const struct decode_box box = { 1, 1, FIT_COVER };
    uint32_t *pixels[5];

    for (uint32_t id = 1; id <= 5; id++) {
        pixels[id - 1] = malloc(sizeof(uint32_t));
        assert_non_null(pixels[id - 1]);
        store_fill(store, store_add(store, id_of(id), box),
                   (struct decode_image){ .pixels = pixels[id - 1],
                                          .w_px = 1,
                                          .h_px = 1,
                                          .opaque = true });
    }
    const struct decode_box waited = { 2, 2, FIT_COVER };
    assert_non_null(store_add(store, id_of(1), waited));
    store_renumber(store, numbers, 4);
    assert_ptr_equal(store_find(store, id_of(2), box)->image.pixels, pixels[0]);
    assert_ptr_equal(store_find(store, id_of(1), box)->image.pixels, pixels[1]);
    assert_ptr_equal(store_find(store, id_of(7), box)->image.pixels, pixels[3]);
    assert_null(store_find(store, id_of(3), box));
    assert_null(store_find(store, id_of(5), box));
    assert_null(store_find(store, id_of(2), waited));
    assert_int_equal(store_bytes(store), 3 * 4);
    assert_int_equal(store_ready_bytes(store), 3 * 4);
    store_destroy(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_full_store),
        cmocka_unit_test(test_renumber),
    };
    return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
