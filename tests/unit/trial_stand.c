#include "trial_stand.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

struct release_id ids[TRIAL_IDS];

const struct trial_start usual = { .boot = "one" };

int make_two(void **state)
{
    if (make_stand(state) != 0) {
        return -1;
    }
    write_source("a.yaml", "x");
    return publish(source_dir(), &ids[0]) && publish(source_dir(), &ids[1])
               ? 0
               : -1;
}

bool shows(const struct trial *t, const struct release_id *id)
{
    char path[TEST_PATH_BYTES];

    path_of_released(id, "", path);
    path[strlen(path) - 1] = '\0';
    return strcmp(t->dir, path) == 0 && release_id_is_same(&t->shown, id);
}

void crash(struct trial *t)
{
    depot_close(&t->depot);
}

void run(struct trial *t, uint64_t until_ms)
{
    for (uint64_t ms = BEGIN_MS; ms <= until_ms; ms += TRIAL_LOOK_MS) {
        assert_false(trial_look(t, true, ms));
    }
}
