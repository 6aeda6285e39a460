#include "boot.h"

#include <assert.h>
#include <stdio.h>
#include <systemd/sd-id128.h>

static_assert(BOOT_BYTES == SD_ID128_STRING_MAX, "as libsystemd writes it");

void boot_name(char out[BOOT_BYTES])
{
    sd_id128_t id;

    if (sd_id128_get_boot(&id) == 0) {
        (void)sd_id128_to_string(id, out);
    } else {
        (void)snprintf(out, BOOT_BYTES, "-");
    }
}
