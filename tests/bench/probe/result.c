#include "result.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "log.h"

const struct measure_info measures[] = {
    { "start_ms", "start to first complete frame, ms", false, 0 },
    { "press_ms", "touch to first changed pixel, ms, median", false, 1 },
    { "press_p99_ms", "the same, 99 of 100", false, 1 },
    { "key_ms", "key to first changed pixel, ms, median", false, 1 },
    { "key_p99_ms", "the same, 99 of 100", false, 1 },
    { "cut_ms", "key to a slide that cuts in, first pixel", false, 1 },
    { "cut_p99_ms", "the same, 99 of 100", false, 1 },
    { "cut_whole_ms", "and to its last pixel, ms, median", false, 1 },
    { "fade_fps", "crossfade, frames a second", true, 1 },
    { "fade_worst_ms", "crossfade, longest gap, ms", false, 1 },
    { "fade_gaps", "crossfade, gaps over 25 ms", false, 0 },
    { "fade_s", "crossfade, seconds in motion", true, 1 },
    { "fade_cpu_ms", "CPU of one crossfade, ms", false, 0 },
    { "fade_server_ms", "and of the X server, ms", false, 0 },
    { "slide_fps", "slide, frames a second", true, 1 },
    { "slide_worst_ms", "slide, longest gap, ms", false, 1 },
    { "slide_gaps", "slide, gaps over 25 ms", false, 0 },
    { "slide_s", "slide, seconds in motion", true, 1 },
    { "slide_cpu_ms", "CPU of one slide, ms", false, 0 },
    { "scroll_fps", "list, frames a second", true, 1 },
    { "scroll_worst_ms", "list, longest gap, ms", false, 1 },
    { "pan_fps", "map (Leaflet) dragged, frames a second", true, 1 },
    { "pan_worst_ms", "map dragged, longest gap, ms", false, 1 },
    { "pan_gaps", "map dragged, gaps over 25 ms", false, 0 },
    { "pan_cpu_ms", "CPU of a second of dragging, ms", false, 0 },
    { "zoom_fps", "map that zooms, frames a second", true, 1 },
    { "zoom_worst_ms", "map that zooms, longest gap, ms", false, 1 },
    { "zoom_gaps", "map that zooms, gaps over 25 ms", false, 0 },
    { "zoom_cpu_ms", "CPU of one zoom, ms", false, 0 },
    { "idle_frames", "frames drawn in a minute of rest", false, 0 },
    { "idle_cpu_ms", "CPU of 10 s of rest, ms", false, 0 },
    { "home_pss_mb", "memory (PSS) at home after the loop, MB", false, 1 },
    { "pss_mb", "memory (PSS) after all of this, MB", false, 1 },
    { "processes", "processes", false, 0 },
    { 0 },
};

enum {
    LINE_BYTES = 4 * RESULT_NAME_BYTES,
};

static const char *const words[] = {
    [RESULT_NUMBER] = NULL,
    [RESULT_MISSING] = "missing",
    [RESULT_NONE] = "none",
    [RESULT_FAILED] = "failed",
};

const char *result_word(enum result_kind kind)
{
    return words[kind];
}

void result_write(FILE *file, const struct result *result)
{
    (void)fprintf(file, "%s\t%s\t%s\t", result->program, result->size,
                  result->measure);
    if (result->kind == RESULT_NUMBER) {
        (void)fprintf(file, "%.3f\n", result->value);
    } else {
        (void)fprintf(file, "%s\n", words[result->kind]);
    }
}

static bool parse_value(const char *text, struct result *out)
{
    char *end = NULL;

    for (int i = RESULT_MISSING; i <= RESULT_FAILED; i++) {
        if (strcmp(text, words[i]) == 0) {
            out->kind = (enum result_kind)i;
            out->value = 0;
            return true;
        }
    }
    out->kind = RESULT_NUMBER;
    out->value = strtod(text, &end);
    return end != text && *end == '\0';
}

bool result_parse(const char *line, struct result *out)
{
    char value[RESULT_NAME_BYTES];

    return sscanf(line, "%47[^\t\n]\t%47[^\t\n]\t%47[^\t\n]\t%47[^\t\n]",
                  out->program, out->size, out->measure, value) == 4 &&
           parse_value(value, out);
}

bool results_load(struct results *all, const char *path)
{
    char line[LINE_BYTES];
    FILE *file = fopen(path, "r");

    all->count = 0;
    if (!file) {
        log_warning("%s: %s", path, strerror(errno));
        return false;
    }
    while (all->count < RESULTS_MAX && fgets(line, sizeof(line), file)) {
        all->count += result_parse(line, &all->list[all->count]) ? 1 : 0;
    }
    (void)fclose(file);
    return true;
}

const struct result *results_lookup(const struct results *all,
                                    const char *program, const char *size,
                                    const char *measure)
{
    for (size_t i = all->count; i > 0; i--) {
        const struct result *r = &all->list[i - 1];
        if (strcmp(r->program, program) == 0 && strcmp(r->size, size) == 0 &&
            strcmp(r->measure, measure) == 0) {
            return r;
        }
    }
    return NULL;
}
