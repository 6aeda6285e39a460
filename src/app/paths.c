#include "paths.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "log.h"

static bool exe_dir(char out[PATHS_BYTES_MAX])
{
    const ssize_t len = readlink("/proc/self/exe", out, PATHS_BYTES_MAX - 1);

    if (len <= 0) {
        return false;
    }
    out[len] = '\0';
    char *slash = strrchr(out, '/');
    if (!slash) {
        return false;
    }
    *slash = '\0';
    return true;
}

/* `<exe dir>/<tail>` if that exists. */
static bool beside_exe(const char *tail, char out[PATHS_BYTES_MAX])
{
    char dir[PATHS_BYTES_MAX];
    struct stat info;

    if (!exe_dir(dir)) {
        return false;
    }
    const int len = snprintf(out, PATHS_BYTES_MAX, "%s/%s", dir, tail);
    return len > 0 && len < PATHS_BYTES_MAX && stat(out, &info) == 0;
}

bool paths_find_assets(char out[PATHS_BYTES_MAX])
{
    /* The last one is seen from a helper in libexec/standpunt. */
    if (beside_exe("assets", out) ||
        beside_exe("../share/standpunt/assets", out) ||
        beside_exe("../../share/standpunt/assets", out)) {
        return true;
    }
    log_warning("the assets folder is missing; looked in assets and "
                "../share/standpunt/assets beside the program");
    return false;
}

bool paths_find_helper(const char *name, char out[PATHS_BYTES_MAX])
{
    char installed[PATHS_BYTES_MAX];

    (void)snprintf(installed, sizeof(installed), "../libexec/standpunt/%s",
                   name);
    if (beside_exe(name, out) || beside_exe(installed, out)) {
        return true;
    }
    log_warning("the program %s is missing; looked beside this one and in "
                "../libexec/standpunt",
                name);
    return false;
}

void paths_find_content(const char *wanted, char out[PATHS_BYTES_MAX])
{
    struct stat info;

    if (!wanted && stat("content", &info) != 0 &&
        (beside_exe("../share/standpunt/content", out) ||
         beside_exe("../../share/standpunt/content", out))) {
        return;
    }
    (void)snprintf(out, PATHS_BYTES_MAX, "%s", wanted ? wanted : "content");
}

/* XDG Base Directory Specification 0.8: a relative path is no path. */
static const char *absolute_from_environment(const char *name)
{
    const char *path = getenv(name);

    return path && path[0] == '/' ? path : NULL;
}

/* In the folder that @p variable names or, without that, in @p place of the
   home folder. */
static bool make_own(const char *variable, const char *place, const char *part,
                     char out[PATHS_BYTES_MAX])
{
    const char *base = absolute_from_environment(variable);
    const char *home = absolute_from_environment("HOME");

    if (!base && !home) {
        log_info("no HOME, so nothing is kept for the next start");
        return false;
    }
    const int len = snprintf(out, PATHS_BYTES_MAX, "%s%s/standpunt%s",
                             base ? base : home, base ? "" : place, part);
    return len > 0 && len < PATHS_BYTES_MAX && paths_make_dirs(out);
}

bool paths_make_cache(const char *part, char out[PATHS_BYTES_MAX])
{
    return make_own("XDG_CACHE_HOME", "/.cache", part, out);
}

bool paths_make_state(char out[PATHS_BYTES_MAX])
{
    return make_own("XDG_STATE_HOME", "/.local/state", "", out);
}

static bool make_dir(const char *path)
{
    if (mkdir(path, 0777) != 0 && errno != EEXIST) {
        log_warning("%s: %s", path, strerror(errno));
        return false;
    }
    return true;
}

bool paths_make_dirs(const char *path)
{
    char part[PATHS_BYTES_MAX];
    const size_t len = strlen(path);

    if (len >= sizeof(part)) {
        log_warning("%s: the path is too long", path);
        return false;
    }
    for (size_t i = 1; i < len; i++) {
        if (path[i] == '/') {
            memcpy(part, path, i);
            part[i] = '\0';
            if (!make_dir(part)) {
                return false;
            }
        }
    }
    return make_dir(path);
}
