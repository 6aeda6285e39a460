#include "doctor.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <unistd.h>

#include "content.h"
#include "doctor_keys.h"
#include "paths.h"
#include "platform.h"
#include "shape.h"
#include "string_table.h"
#include "survey.h"
#include "text.h"

/* Nobody runs this before the year it was written in: 2026-01-01, UTC. */
static const int64_t earliest_utc_ms = INT64_C(1767225600000);
/* All scaled pictures, and what little else is written. */
static const uint64_t roomy_bytes = (uint64_t)600 << 20;
static const uint64_t tight_bytes = (uint64_t)20 << 20;

__attribute__((format(printf, 4, 5))) static void find(struct findings *out,
                                                       enum finding_kind kind,
                                                       const char *about,
                                                       const char *format, ...)
{
    va_list args;

    assert(out->count < FINDINGS_MAX);
    struct finding *f = &out->items[out->count++];
    f->kind = kind;
    f->about = about;
    va_start(args, format);
    (void)vsnprintf(f->text, sizeof(f->text), format, args);
    va_end(args);
}

static void look_at_assets(struct findings *out)
{
    char dir[PATHS_BYTES_MAX];
    struct diag_list diags;

    if (!paths_find_assets(dir)) {
        find(out, FINDING_MEND, "program",
             "its own files are missing; install it again");
        return;
    }
    diag_list_init(&diags);
    struct strings *strings = strings_load(dir, &diags);
    struct shape_set *shapes = shape_set_load(dir);
    if (strings && shapes) {
        find(out, FINDING_WELL, "program", "its own files are in %s", dir);
    } else {
        find(out, FINDING_MEND, "program",
             "its own files in %s are damaged; install it again", dir);
    }
    shape_set_destroy(shapes);
    strings_destroy(strings);
    diag_list_finish(&diags);
}

static void look_at_fonts(struct findings *out)
{
    struct text *text = text_create(true);

    if (text) {
        find(out, FINDING_WELL, "fonts", "all faces are there");
    } else {
        find(out, FINDING_MEND, "fonts",
             "faces are missing; install fonts-inter and fonts-noto-core");
    }
    text_destroy(text);
}

static struct doctor_display look_at_display(struct findings *out)
{
    struct platform_survey survey;

    if (!platform_survey(&survey)) {
        find(out, FINDING_MEND, "display",
             "there is none; switch it on, or start from its own session");
        return (struct doctor_display){ .is_x11 = false };
    }
    if (survey.displays.count == 0) {
        find(out, FINDING_MEND, "display",
             "%s knows none; look at its cable and its power", survey.driver);
    } else {
        const struct rect first = survey.displays.items[0].bounds;
        find(out, FINDING_WELL, "display", "%d, the first of %d x %d, by %s",
             (int)survey.displays.count, first.w, first.h, survey.driver);
    }
    if (survey.touch_count > 0) {
        find(out, FINDING_WELL, "touch", "devices: %d", survey.touch_count);
    } else {
        find(out, FINDING_NOTE, "touch",
             "there is no touch device; a mouse and keys do all it does");
    }
    return (struct doctor_display){ survey.is_x11, survey.zaps };
}

static void look_at_clock(struct findings *out)
{
    struct timex state = { .modes = 0 };

    if (platform_utc_ms() < earliest_utc_ms) {
        find(out, FINDING_MEND, "clock",
             "it is years behind, so schedules do not hold; set it");
    } else if (adjtimex(&state) == TIME_ERROR) {
        find(out, FINDING_NOTE, "clock",
             "no time server sets it; compare it with a watch");
    } else {
        find(out, FINDING_WELL, "clock", "a time server sets it");
    }
    if (access("/usr/share/zoneinfo/Europe/Amsterdam", R_OK) == 0) {
        find(out, FINDING_WELL, "time zones", "they are there");
    } else {
        find(out, FINDING_MEND, "time zones",
             "they are missing, so schedules do not hold; install tzdata");
    }
}

static void look_at_space(struct findings *out, const char *about,
                          const char *dir)
{
    struct statvfs space;

    if (access(dir, W_OK) != 0 || statvfs(dir, &space) != 0) {
        find(out, FINDING_MEND, about, "%s cannot be written: %s", dir,
             strerror(errno));
        return;
    }
    const uint64_t bytes = (uint64_t)space.f_bavail * space.f_frsize;
    const unsigned mib = (unsigned)(bytes >> 20);
    if (bytes < tight_bytes) {
        find(out, FINDING_MEND, about, "%s is full: %u MiB are free", dir, mib);
    } else if (bytes < roomy_bytes) {
        find(out, FINDING_NOTE, about,
             "%s has %u MiB free; all scaled pictures take up to 512", dir,
             mib);
    } else {
        find(out, FINDING_WELL, about, "%s has %u MiB free", dir, mib);
    }
}

static void look_at_disk(struct findings *out)
{
    char dir[PATHS_BYTES_MAX];

    if (paths_make_cache("/pictures", dir)) {
        look_at_space(out, "cache", dir);
    } else {
        find(out, FINDING_NOTE, "cache",
             "there is no folder for it, so pictures are scaled at every "
             "start; set XDG_CACHE_HOME or HOME");
    }
    if (paths_make_state(dir)) {
        look_at_space(out, "place", dir);
    } else {
        find(out, FINDING_NOTE, "place",
             "there is no folder for it, so a start after a crash begins "
             "anew; set XDG_STATE_HOME or HOME");
    }
}

static void look_at_content(struct findings *out, const char *dir)
{
    struct diag_list diags;

    diag_list_init(&diags);
    struct content *content = content_load(dir, &diags);
    if (!content) {
        find(out, FINDING_MEND, "content",
             "%s: mistakes: %zu; standpunt check names them", dir,
             diags.error_count);
    } else if (!kiosk_has_pin(&content->kiosk)) {
        find(out, FINDING_NOTE, "content",
             "%s has no staff_pin_hash, so there is no staff panel", dir);
    } else {
        find(out, FINDING_WELL, "content", "%s can be shown", dir);
    }
    content_destroy(content);
    diag_list_finish(&diags);
}

/* Of xorg.conf(5), "Description", and sysrq.rst of the kernel. */
static const struct doctor_places places = {
    .xorg_conf = "/etc/X11/xorg.conf",
    .xorg_conf_dir = "/etc/X11/xorg.conf.d",
    .xorg_share_dir = "/usr/share/X11/xorg.conf.d",
    .sysrq = "/proc/sys/kernel/sysrq",
};

void doctor_look(const char *content_dir, struct findings *out)
{
    out->count = 0;
    look_at_assets(out);
    look_at_fonts(out);
    const struct doctor_display display = look_at_display(out);
    doctor_look_at_keys(&places, display, out);
    look_at_clock(out);
    look_at_disk(out);
    look_at_content(out, content_dir);
}
