#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "tape.h"

enum {
    ARENA_BYTES = 8 * 1024 * 1024, /* what tape_parse() promises */
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program, so that the fuzzer keeps the input. */
static void require(bool ok)
{
    if (!ok) {
        abort();
    }
}

static bool has_text(enum tape_type type)
{
    switch (type) {
    case TAPE_STAND:
    case TAPE_MODE:
    case TAPE_LANG:
    case TAPE_DECK:
    case TAPE_SHOT:
    case TAPE_DUMP:
    case TAPE_RELOAD:
        return true;
    case TAPE_SIZE:
    case TAPE_PANEL:
    case TAPE_DOWN:
    case TAPE_MOVE:
    case TAPE_UP:
    case TAPE_LOST:
    case TAPE_TAP:
    case TAPE_HOVER:
    case TAPE_BLUR:
    case TAPE_KEY:
    case TAPE_KEY_DOWN:
    case TAPE_KEY_UP:
    case TAPE_WAIT:
    case TAPE_WHEEL:
    case TAPE_PLUG:
    case TAPE_UNPLUG:
    case TAPE_ON:
    case TAPE_CLOCK:
    case TAPE_TYPE_COUNT:
        break;
    }
    return false;
}

static void check_events(const struct tape *tape)
{
    uint64_t last_ms = 0;

    require(tape->count >= 1 && tape->count <= TAPE_EVENT_MAX);
    require(tape->events[0].type == TAPE_SIZE);
    for (size_t i = 0; i < tape->count; i++) {
        const struct tape_event *e = &tape->events[i];
        require(e->type < TAPE_TYPE_COUNT);
        require(e->time_ms >= last_ms && e->time_ms <= TAPE_TIME_MS_MAX);
        require(e->output == OUTPUT_AUDIENCE || e->output == OUTPUT_DESK);
        require(!has_text(e->type) || strlen(e->u.text) > 0);
        last_ms = e->time_ms;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct region region = region_create(ARENA_BYTES);
    struct arena arena = region_arena(&region);
    const struct tape_source source = {
        .name = "fuzz.tape",
        .text = (const char *)data,
        .len = size,
    };
    struct tape tape;

    if (tape_parse(&arena, source, &tape)) {
        require(tape.error_count == 0);
        check_events(&tape);
    } else {
        require(tape.count == 0 && tape.error_count >= 1);
        require(tape.error_count <= TAPE_ERROR_MAX + 1);
    }
    region_destroy(&region);
    return 0;
}
