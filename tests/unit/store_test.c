#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_full_store),
    };
    return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
