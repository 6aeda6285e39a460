#include "software.h"

#include <stdlib.h>

static const char *const names[SOFTWARE_NAMES] = {
    "LIBGL_ALWAYS_SOFTWARE",
    "GBM_ALWAYS_SOFTWARE",
};

void software_ask(struct software *s)
{
    for (int i = 0; i < SOFTWARE_NAMES; i++) {
        s->set[i] = !getenv(names[i]) && setenv(names[i], "1", 0) == 0;
    }
}

void software_undo(struct software *s)
{
    for (int i = 0; i < SOFTWARE_NAMES; i++) {
        if (s->set[i]) {
            (void)unsetenv(names[i]);
            s->set[i] = false;
        }
    }
}
