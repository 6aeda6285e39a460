/*
 * The command `publish`: what the stand has afterwards is the old release
 * or the new one, whole, and the next publication succeeds.
 */
#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "commands.h"
#include "publication.h"
#include "scenario.h"

static int publish(const char *dir, const char *content)
{
    char source[SCENARIO_PATH_BYTES];
    char stand[SCENARIO_PATH_BYTES];
    char *arguments[] = { "publish", source, "--to", stand, NULL };

    scenario_path(source, dir, content);
    scenario_path(stand, dir, "anew/stand");
    return publish_main(4, arguments);
}

void scenario_publish_prepare(const char *dir)
{
    if (publish(dir, "small") != 0) {
        (void)fputs("the first release cannot be published\n", stderr);
    }
}

void scenario_publish(struct trail *t, const char *dir)
{
    trail_begin(t);
    const int status = publish(dir, "small-new");
    trail_finish(t);
    if (status != 0) {
        trail_worsen(t, TRAIL_KEPT);
    }
}

static const char *look_at(const char *stand, enum trail_end end)
{
    struct release_id id;
    struct depot d;
    const char *wrong = NULL;

    if (!depot_open(&d, stand)) {
        return "the stand is gone";
    }
    if (!depot_read(&d, DEPOT_CURRENT, &id) || id.serial == 0) {
        wrong = "nothing is current";
    } else if (!depot_verify(&d, &id)) {
        wrong = "what is current is not whole";
    } else if (end == TRAIL_SAME && id.serial != 2) {
        wrong = "it said that it published, and did not";
    } else if (id.serial != 1 && id.serial != 2) {
        wrong = "neither the old release nor the new one";
    }
    depot_close(&d);
    return wrong;
}

const char *scenario_publish_look(const char *dir, enum trail_end end)
{
    char stand[SCENARIO_PATH_BYTES];

    scenario_path(stand, dir, "anew/stand");
    const char *wrong = look_at(stand, end);
    if (!wrong && publish(dir, "small-new") != 0) {
        wrong = "the next publication fails";
    }
    return wrong;
}
