/*
 * The keys that the X server and the kernel take before any program sees
 * them: whether they could lead a visitor out of a stand.
 */
#include "doctor_keys.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum {
    PATH_BYTES = 512,
    LINE_BYTES = 512,
    FILES_MAX = 64, /* of a folder of the X server */
};

/* `Option "DontVTSwitch" "true"`; without a value it holds, too. Source:
   xorg.conf(5). */
static bool sets_option(const char *line, const char *option)
{
    static const char *const yes[] = { "1", "on", "true", "yes", NULL };
    char name[LINE_BYTES];
    char value[LINE_BYTES] = "true";

    if (sscanf(line, " Option \"%511[^\"]\" \"%511[^\"]\"", name, value) < 1 ||
        strcasecmp(name, option) != 0) {
        return false;
    }
    for (int i = 0; yes[i]; i++) {
        if (strcasecmp(value, yes[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool file_sets(const char *path, const char *option)
{
    FILE *file = fopen(path, "re");
    char line[LINE_BYTES];
    bool found = false;

    while (file && !found && fgets(line, sizeof(line), file)) {
        found = sets_option(line, option);
    }
    if (file) {
        (void)fclose(file);
    }
    return found;
}

/* The server reads no other files of a folder. Source: xorg.conf(5). */
static bool is_read(const char *name)
{
    static const char suffix[] = ".conf";
    const size_t len = strlen(name);
    const size_t suffix_len = sizeof(suffix) - 1;

    return name[0] != '.' && len > suffix_len &&
           strcmp(name + len - suffix_len, suffix) == 0;
}

static bool folder_sets(const char *dir, const char *option)
{
    DIR *folder = opendir(dir);
    bool found = false;
    const struct dirent *entry;

    for (int i = 0;
         folder && !found && i < FILES_MAX && (entry = readdir(folder)) != NULL;
         i++) {
        char path[PATH_BYTES];
        if (!is_read(entry->d_name)) {
            continue;
        }
        const int len =
            snprintf(path, sizeof(path), "%s/%s", dir, entry->d_name);
        found = len > 0 && len < PATH_BYTES && file_sets(path, option);
    }
    if (folder) {
        (void)closedir(folder);
    }
    return found;
}

static bool server_has(const struct doctor_places *at, const char *option)
{
    return file_sets(at->xorg_conf, option) ||
           folder_sets(at->xorg_conf_dir, option) ||
           folder_sets(at->xorg_share_dir, option);
}

static void put(struct finding *f, bool well, const char *text)
{
    f->kind = well ? FINDING_WELL : FINDING_NOTE;
    f->about = "keys";
    (void)snprintf(f->text, sizeof(f->text), "%s", text);
}

static void look_at_server(const struct doctor_places *at,
                           struct doctor_display display, struct findings *out)
{
    struct finding *f = &out->items[out->count++];
    const bool zaps = display.zaps && !server_has(at, "DontZap");
    const bool switches = !server_has(at, "DontVTSwitch");

    if (zaps) {
        put(f, false,
            "Ctrl+Alt+Backspace ends the display; a stand that visitors "
            "reach needs DontZap, see standpunt(1), Locked");
    } else if (switches) {
        put(f, false,
            "Ctrl+Alt+F1 may lead to a console; a stand that visitors reach "
            "needs DontVTSwitch, see standpunt(1), Locked");
    } else {
        put(f, true, "the display keeps its own keys");
    }
}

/* 0: no key; 1: all; else bits, of which 4 is the keyboard's own. Source:
   sysrq.rst of the kernel. */
static void look_at_kernel(const struct doctor_places *at, struct findings *out)
{
    FILE *file = fopen(at->sysrq, "re");
    long sysrq = 0;
    const bool is_known = file && fscanf(file, "%ld", &sysrq) == 1;

    if (file) {
        (void)fclose(file);
    }
    put(&out->items[out->count++], is_known && sysrq == 0,
        !is_known    ? "whether SysRq reaches the kernel cannot be read; a "
                       "stand that visitors reach needs kernel.sysrq=0, see "
                       "standpunt(1), Locked"
        : sysrq == 0 ? "the kernel listens to none"
                     : "SysRq reaches the kernel; a stand that visitors reach "
                       "needs kernel.sysrq=0, see standpunt(1), Locked");
}

void doctor_look_at_keys(const struct doctor_places *at,
                         struct doctor_display display, struct findings *out)
{
    if (display.is_x11) {
        look_at_server(at, display, out);
    }
    look_at_kernel(at, out);
}
