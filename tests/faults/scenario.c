#include "scenario.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static const struct scenario scenarios[] = {
    { .name = "start", .run = scenario_start },
    { .name = "reload", .run = scenario_reload },
    { .name = "visit", .run = scenario_visit },
    { .name = "publish",
      .run = scenario_publish,
      .prepare = scenario_publish_prepare,
      .look = scenario_publish_look,
      .writes = true },
    { .name = "decode", .run = scenario_decode },
    { .name = "live",
      .run = scenario_live,
      .prepare = scenario_live_prepare,
      .look = scenario_live_look,
      .writes = true,
      .threads = true },
};

const struct scenario *scenario_lookup(const char *name)
{
    const struct scenario *found = NULL;

    for (size_t i = 0; i < sizeof(scenarios) / sizeof(scenarios[0]); i++) {
        found = strcmp(scenarios[i].name, name) == 0 ? &scenarios[i] : found;
    }
    return found;
}

void scenario_path(char out[SCENARIO_PATH_BYTES], const char *dir,
                   const char *name)
{
    const int len = snprintf(out, SCENARIO_PATH_BYTES, "%s/%s", dir, name);
    assert(len > 0 && len < SCENARIO_PATH_BYTES);
}
